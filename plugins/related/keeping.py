"""The shelf and the lists of an earlier build, kept in a file, from which this one's are told.

The file is written anew only once much has changed: until then every build starts from the same
one, and what it tells is what it would tell from nothing.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from plugins.related.arrays import Data
from plugins.related.document import Document, order_documents
from plugins.related.packing import list_shelf, open_shelf
from plugins.related.retelling import find_retold
from plugins.related.seal import identify, map_file
from plugins.related.shelf import Shelf
from plugins.related.standing import CANDIDATES
from plugins.related.telling import Lists, Told, tell_stories
from plugins.related.wishes import Wishes
from plugins.story.kept import clear, create_kept, make_folder, open_kept

# Does both, and returns what both return.
Beside = Callable[[Callable[[], Any], Callable[[], Any]], tuple[Any, Any]]

_END = "\0"  # of a key or a list in a memo: no word or tag has one
# So much may be other than in the file before it is written anew.
_DRIFT = 64  # documents
_TOUCHED = 4  # stories, for one of so many lists
_OLD = 24 * 60 * 60  # seconds; no build takes as long


def _one_by_one(there: Callable[[], Any], here: Callable[[], Any]) -> tuple[Any, Any]:
    return there(), here()


def tell_lists(
    path: Path,
    documents: Sequence[Document],
    story_of: Mapping[str, str],
    limit: int,
    wishes: Wishes,
    salt: bytes,
    beside: Beside = _one_by_one,
    seen: Mapping[str, str] | None = None,
) -> Lists:
    """Return the related documents of each, as `relate_stories` tells them.

    path: where the shelf is kept; made where it is not there. A file that is damaged, or of
    another salt, costs time. story_of: as for `relate_stories`; a key ends in `/LANGUAGE`.
    beside: has two things done, side by side where that can be. seen: what `look_ahead` told.
    """
    salt += repr(limit).encode()
    opened = _open(path, documents, salt, seen or {})
    if opened is None:
        shelf = _rank_all(path, documents, salt, beside)
        lists = tell_stories(shelf, story_of, limit, wishes)
        _keep(path, shelf, lists, wishes, salt)
        return lists
    base, memo = opened
    before, lists = _read_memo(memo)
    drift = _count_strangers(base, documents)
    shelf = base.turn_into(documents) if drift else base
    anew: Lists = {}
    touched: set[str] = set()
    if drift or before != wishes:
        retold, touched = find_retold((base, shelf), (before, wishes), _story_of)
        known = Told(lists, touched)
        anew = tell_stories(shelf, story_of, limit, wishes, retold, known) if retold else {}
    lists = {one.key: anew[one.key] if one.key in anew else lists[one.key] for one in documents}
    if drift > _DRIFT or len(touched) * _TOUCHED > len(lists):
        _keep(path, shelf, lists, wishes, salt)
    return lists


def _rank_all(path: Path, documents: Sequence[Document], salt: bytes, beside: Beside) -> Shelf:
    """Return `Shelf.of(documents)`; the first language is ranked while the others are.

    The others come by a file beside `path`: two processes hold no copies of them meanwhile.
    """
    first, *rest = order_documents(documents) or [[]]
    if not rest:
        return Shelf.of(first)
    others = [one for group in rest for one in group]
    by = path.with_name(f"{path.name}.{os.getpid()}.others")
    try:
        there, here = partial(_put_all, by, others, salt), partial(Shelf.of, first)
        _, own = beside(there, here)
        opened = _open(by, others, salt, {})
    finally:
        by.unlink(missing_ok=True)
    return Shelf.of(documents) if opened is None else own.join(opened[0])


def _put_all(path: Path, documents: Sequence[Document], salt: bytes) -> None:
    _put(path, list_shelf(Shelf.of(documents), salt))


def _open(
    path: Path, documents: Sequence[Document], salt: bytes, seen: Mapping[str, str]
) -> tuple[Shelf, bytes] | None:
    try:
        with open_kept(path) as file:
            data, digest = map_file(file), bytes.fromhex(seen.get(identify(file), ""))
    except (OSError, ValueError):  # none there, or an empty one
        return None
    return open_shelf(data, documents, CANDIDATES, salt, digest)


def _story_of(key: str) -> str:
    return key.rpartition("/")[0]


def _count_strangers(base: Shelf, documents: Sequence[Document]) -> int:
    """Return how many documents are only in one of the two, a changed one counted twice."""
    now = {one.key: one for one in documents}
    packed = [one for standing in base.standings.values() for one in standing.documents]
    same = sum(now.get(one.key) is one for one in packed)
    return len(packed) + len(now) - 2 * same


def _keep(path: Path, shelf: Shelf, lists: Lists, wishes: Wishes, salt: bytes) -> None:
    anew = path.with_name(f"{path.name}.{os.getpid()}")
    _put(anew, list_shelf(shelf, salt, _write_memo(lists, wishes)))
    with suppress(OSError):
        if path.is_dir():  # nothing of ours
            clear(path)
        anew.replace(path)
    _sweep(path)


def _sweep(path: Path) -> None:
    """Remove what builds that were killed left beside `path`; that of a running one is young."""
    with suppress(OSError):
        written = path.lstat().st_mtime  # just now
        for left in path.parent.glob(f"{path.name}.*"):
            if written - left.lstat().st_mtime > _OLD:
                clear(left)


def _put(path: Path, pieces: Sequence[Data]) -> None:
    with suppress(OSError):  # a shelf that is not kept costs time
        make_folder(path.parent, path.parent.parent)
        with create_kept(path) as file:
            file.writelines(pieces)


def _write_memo(lists: Lists, wishes: Wishes) -> bytes:
    words = json.dumps([wishes.first, wishes.never, wishes.shown])
    return _END.join([words, *lists, *lists.values()]).encode("utf-8", "surrogatepass")


def _read_memo(memo: bytes) -> tuple[Wishes, Lists]:
    words, *rest = memo.decode("utf-8", "surrogatepass").split(_END)
    count = len(rest) // 2
    return Wishes(*json.loads(words)), dict(zip(rest[:count], rest[count:], strict=True))
