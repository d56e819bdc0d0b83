"""A shelf as bytes and back, for a cache; reads and writes no file.

The bytes hold numbers and words, no live objects. They are bound to a digest: whatever was
damaged, or made by other code, for another limit or from other documents, costs time only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.related.arrays import Arrays, Data, list_pieces, read_arrays
from plugins.related.document import Document, mark_document
from plugins.related.meeting import Meeting
from plugins.related.ranked import Ranked
from plugins.related.rows import Rows
from plugins.related.seal import SIZE, digest_of, seal
from plugins.related.shelf import Shelf
from plugins.related.standing import Standing
from plugins.related.uses import Uses
from plugins.related.vocabulary import Vocabulary
from plugins.related.weighing import Weighing

# Stands for a document that is not as it was packed: no real one has this tag.
_OTHER = frozenset({"\0"})
_NEVER = datetime.min.replace(tzinfo=UTC)


def pack_shelf(shelf: Shelf, salt: bytes, memo: bytes = b"") -> bytes:
    """Return the shelf as bytes.

    salt: names the code and the tools that made it. memo: what goes with it, for whoever opens it.
    """
    return b"".join(list_shelf(shelf, salt, memo))


def list_shelf(shelf: Shelf, salt: bytes, memo: bytes = b"") -> list[Data]:
    """Return what `pack_shelf` does in pieces, most of which are the shelf's own memory."""
    arrays: Arrays = {"memo": np.frombuffer(memo, np.uint8)}
    languages = sorted(shelf.standings)
    for number, language in enumerate(languages):
        packed = _pack_standing(shelf.standings[language])
        arrays |= {f"{number}.{name}": array for name, array in packed.items()}
    arrays["languages"] = _pack_texts(languages)
    body = list_pieces(arrays)
    return [seal(salt, shelf.limit, digest_of(body)), *body]


def open_shelf(
    data: Data, documents: Sequence[Document], limit: int, salt: bytes, digest: bytes = b""
) -> tuple[Shelf, bytes] | None:
    """Return the shelf as it was packed, and its memo, to be changed into that of `documents`.

    A document that is not as it was packed is a stranger there, so that `Shelf.replace` takes it
    for changed. None where `data` is damaged, or was packed with another limit or salt. The
    numbers stay in `data`, which must not change. digest: that of the body, where it is known.
    Cost: without it, one reading of `data`.
    """
    body = memoryview(data)[SIZE:]
    if bytes(memoryview(data)[:SIZE]) != seal(salt, limit, digest or digest_of([body])):
        return None
    now = {one.key: one for one in documents}
    arrays = read_arrays(body)
    standings = {
        language: _unpack_standing(arrays, f"{number}.", language, now)
        for number, language in enumerate(_unpack_texts(arrays["languages"]))
    }
    return Shelf(limit, standings), arrays["memo"].tobytes()


def unpack_shelf(
    data: Data, documents: Sequence[Document], limit: int, salt: bytes
) -> tuple[Shelf, frozenset[str]] | None:
    """Return the shelf of `documents` and the keys whose lists are new or other than packed.

    None where `data` is damaged, or was packed with another limit or salt. Cost: as that of
    `Shelf.replace`, and reading.
    """
    opened = open_shelf(data, documents, limit, salt)
    return opened and opened[0].replace(documents)


def _pack_standing(standing: Standing) -> Arrays:
    weighing, meeting, vocabulary = standing.weighing, standing.meeting, standing.vocabulary
    return {
        "keys": _pack_texts([one.key for one in standing.documents]),
        "marks": _pack_texts([mark_document(one) for one in standing.documents]),
        "words": _pack_texts(vocabulary.words),
        "names": _pack_texts(vocabulary.names),
        **_pack_fields("vocabulary", vocabulary, _VOCABULARY),
        **_pack_fields("uses", weighing.uses, _USES),
        "tally": weighing.tally,
        "worth": weighing.worth,
        **_pack_fields("rows", weighing.rows, _ROWS),
        **_pack_fields("holders", meeting.holders, _ROWS),
        **_pack_fields("meeting", meeting, _MEETING),
        **_pack_fields("company", standing.company, _ROWS),
        **_pack_fields("standing", standing, _STANDING),
        **_pack_fields("friends", standing.friends, _RANKED),
        **_pack_fields("related", standing.related, _RANKED),
    }


def _unpack_standing(
    arrays: Mapping[str, NDArray[Any]], prefix: str, language: str, now: Mapping[str, Document]
) -> Standing:
    def read(name: str, fields: Sequence[str]) -> Arrays:
        return {field: arrays[f"{prefix}{name}.{field}"] for field in fields}

    words, names = (_unpack_texts(arrays[prefix + name]) for name in ("words", "names"))
    keys, marks = (_unpack_texts(arrays[prefix + name]) for name in ("keys", "marks"))
    documents = []
    for key, mark in zip(keys, marks, strict=True):
        one = now.get(key)
        if one is None or mark_document(one) != mark:
            one = Document(key, language, "", "", _OTHER, _NEVER)
        documents.append(one)
    return Standing(
        vocabulary=Vocabulary.of(language, words, names, read("vocabulary", _VOCABULARY)),
        documents=tuple(documents),
        weighing=Weighing(
            Uses(**read("uses", _USES)),
            arrays[prefix + "tally"],
            arrays[prefix + "worth"],
            Rows(**read("rows", _ROWS)),
        ),
        meeting=Meeting(holders=Rows(**read("holders", _ROWS)), **read("meeting", _MEETING)),
        company=Rows(**read("company", _ROWS)),
        friends=Ranked(**read("friends", _RANKED)),
        related=Ranked(**read("related", _RANKED)),
        **read("standing", _STANDING),
    )


_VOCABULARY = ("terms", "is_spelled", "is_capital", "is_tag")
_USES = ("starts", "terms", "counts", "seen", "capital", "spelling")
_ROWS = ("starts", "columns", "values")
_MEETING = ("asked", "others", "carried", "bars")
_STANDING = ("cosines", "likeness")
_RANKED = ("others", "cosines")


def _pack_fields(name: str, holder: object, fields: Sequence[str]) -> Arrays:
    return {f"{name}.{field}": getattr(holder, field) for field in fields}


def _pack_texts(texts: Sequence[str]) -> NDArray[np.uint8]:
    return np.frombuffer(json.dumps(texts).encode("ascii"), np.uint8)


def _unpack_texts(array: NDArray[Any]) -> list[str]:
    texts: list[str] = json.loads(array.tobytes())
    return texts
