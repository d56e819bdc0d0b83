"""Stories read and dressed: each by itself, in whatever process, and none twice in two builds.

What is made of a story alone (its text as HTML, its figures) is kept by the bytes it was made of;
what hangs on other stories (links, lists, related stories) is the generators' affair.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from stat import S_ISLNK
from typing import TYPE_CHECKING, Any

from plugins.press.cache import Cache
from plugins.press.crew import cut, share
from plugins.press.digests import Digests, Stamps
from plugins.press.dressing import Wardrobe
from plugins.press.heads import Dressed, Head, read_heads, tell_problem, write_head
from plugins.press.sealed import digest_of
from plugins.press.uses import ABSENT, TICK, Uses
from plugins.story.load import MARKDOWN, read_story
from plugins.story.problem import Problem, StoryError
from plugins.story.record import place_story, restore
from plugins.story.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from plugins.story.library import Readings
    from plugins.story.story import Story

_CHUNK = 64  # stories a worker reads before it tells what it found


@dataclass
class _Found:
    """A story as a worker hands it over: JSON, and the bodies apart."""

    key: str = ""
    head: str = ""
    story: str = ""
    texts: str = ""
    bodies: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    uses: list[str] = field(default_factory=list)
    is_sound: bool = False


class Reading:
    """Reads all stories of a content folder.

    tree: what the disk says of the folder. signature: digest of all else that matters.
    announce: told the folders that are about to be read, before any is.
    """

    def __init__(
        self,
        cache: Cache,
        content: Path,
        tree: Tree,
        wardrobe: Wardrobe,
        signature: str,
        workers: int,
        announce: Callable[[Sequence[Path]], None] = lambda _folders: None,
    ) -> None:
        self.cache = cache
        self._content = content
        self._tree = tree
        self._wardrobe = wardrobe
        self._signature = digest_of(signature, str(content))
        self._workers = workers
        self._announce = announce
        self._dressed: dict[str, dict[str, Dressed]] = {}
        self._loose: dict[str, tuple[str, str]] = {}  # what the cache would not take
        self._folders: dict[str, str] = {}
        self._digests = Digests()
        self._pictures: dict[str, str] = {}
        self._last: tuple[str, tuple[str, str]] = ("", ("", ""))
        self._parsed: tuple[str, Any] = ("", {})
        self._uses = Uses()

    def dressed(self, story: Story, language: str) -> Dressed:
        """Return what was made of a text of a story that `read` has returned."""
        return self._dressed[story.folder][language]

    def body(self, key: str) -> tuple[str, str]:
        """Return (HTML, words) of a text by its key."""
        found = self._loose.get(key) or self.cache.body(key)
        if found is None:
            self._read_again(key.split("/")[0])
            found = self._loose[key]
        return found

    def rest(self, key: str) -> dict[str, Any]:
        """Return all that was made of a text but its body, by its key."""
        key, _, language = key.partition("/")
        texts = self._record(key)[1]
        if texts is not self._parsed[0]:  # the texts of a story are asked for one after the other
            self._parsed = texts, json.loads(texts)["texts"]
        rest: Any = self._parsed[1][language][0]
        worn: dict[str, Any] = rest["worn"]
        return {**worn, "word_count": rest["word_count"], "opening": rest["opening"]}

    def _whole(self, key: str) -> Story:
        """Return all of a story by its key."""
        return self._place(self._record(key)[0], self._folders[key])

    def _place(self, record: str, name: str) -> Story:
        story: Story = json.loads(record, object_hook=restore)
        return place_story(story, self._content / name)

    def _record(self, key: str) -> tuple[str, str]:
        if key == self._last[0]:  # asked for by each of its texts, for this and that
            return self._last[1]
        found = self._loose.get(key) or self.cache.story(key)
        if found is None:
            self._read_again(key)
            found = self._loose[key]
        self._last = key, found
        return found

    def _read_again(self, key: str) -> None:
        """Read a story again: the cache was damaged in the meantime."""
        self._hold(key, self._read_folder(self._folders[key]))

    def _hold(self, key: str, found: _Found) -> None:
        """Keep a story where the cache has none of it."""
        self._last = ("", ("", ""))
        self._loose[key] = found.story, found.texts
        for name, html, plain in found.bodies:
            self._loose[f"{key}/{name.rpartition('/')[2]}"] = html, plain

    def read_fresh(self, name: str) -> Head:
        """Return the story in a folder as its files are now; the cache hears nothing of it.

        Raises StoryError with every error.
        """
        found = self._read_folder(name)
        errors = [one for one in found.problems if one.severity == "error"]
        if found.head:
            self._folders[found.key] = name
            self._hold(found.key, found)
            (head,) = read_heads([found.head], str(self._content), partial(partial, self._whole))
            every = (one for text in head.texts.values() for one in text.problems)
            errors += (one for one in every if one.severity == "error")
        if errors or not found.head:
            raise StoryError(*errors)
        return head

    def read(self, names: Sequence[str]) -> Readings:
        """Return the story of each folder, a path below content, and its problems, in order."""
        known = self.cache.heads(self._signature)
        found: dict[str, _Found] = {}
        for name in names:
            row = known.pop(name, None)
            if row and row[0] == self._tree.seen(name) and self._uses.are_as_told(row[1]):
                found[name] = _Found(head=row[2])
        missing = [name for name in names if name not in found]
        if missing:
            self._read_missing(missing, found)
        heads = [found[name].head for name in names if found[name].head]
        whole = partial(partial, self._whole)
        restored = iter(read_heads(heads, str(self._content), whole))
        return [self._take(name, found[name], restored) for name in names]

    def _take(
        self, name: str, found: _Found, restored: Iterator[Head]
    ) -> tuple[Story | None, list[Problem]]:
        if not found.head:
            return None, found.problems
        head = next(restored)
        self._folders[head.key] = name
        self._dressed[head.story.folder] = head.texts
        return head.story, head.problems

    def _read_missing(self, names: Sequence[str], found: dict[str, _Found]) -> None:
        """Find the stories of folders that are not as they were seen."""
        folders = (f"{self._content}/{name}" for name in (*names, "photos"))
        self._digests.known = self.cache.stamps(folders)
        heads: list[tuple[str, str, str, str, str]] = []
        unread = []
        is_empty = self.cache.is_empty()
        for name in names:
            one = None if is_empty else self._find_kept(name)
            if one:
                found[name] = one
                heads += self._seal_head(name, one)
            else:
                unread.append(name)
        if unread:
            self._announce([self._content / name for name in unread])
        chunks = cut(unread, _CHUNK)
        fresh = self._digests.take_fresh()
        for chunk, (part, stamps) in zip(
            chunks, share(chunks, self._read_folders, self._workers, "stories"), strict=True
        ):
            self._keep(part)
            fresh |= stamps
            for name, one in zip(chunk, part, strict=True):
                heads += self._seal_head(name, one)
                found[name] = replace(one, bodies=[], story="", texts="")
        self._digests.known |= fresh
        self.cache.keep([], [], [(path, *stamp) for path, stamp in fresh.items()], heads)
        if unread:
            keys = {one.head[2:34] for one in found.values() if one.head}  # a head begins with it
            files = self._tree.folders.items()
            paths = (f"{self._content}/{name}/{one}" for name, held in files for one, _ in held)
            self.cache.sweep(keys, paths, self._signature)

    def _find_kept(self, name: str) -> _Found | None:
        """Return a story whose files hold what they held when it was read, whenever that was."""
        key = self._key(name)
        kept = self.cache.story(key)
        if kept is None or not self._is_current(kept[1]):
            return None
        story = self._place(kept[0], name)
        told = json.loads(kept[1])
        head = write_head(key, story, told["texts"], told["problems"])
        return _Found(key, head, uses=[path for path, _ in told["uses"]], is_sound=True)

    def _seal_head(self, name: str, found: _Found) -> Iterator[tuple[str, str, str, str, str]]:
        """Yield the row of a head, where what it was made of can be told from what comes later."""
        uses = self._uses.tell(found.uses)
        if found.is_sound and uses is not None and self._tree.newest(name) < self._tree.at - TICK:
            yield self._signature, name, self._tree.seen(name), uses, found.head

    def _keep(self, fresh: list[_Found]) -> None:
        sound = [(one.key, one.story, one.texts) for one in fresh if one.is_sound]
        bodies = [body for one in fresh for body in one.bodies]
        is_kept = self.cache.keep(sound, bodies, [])
        for one in fresh:
            if one.story and not (is_kept and one.is_sound):
                self._hold(one.key, one)

    def _key(self, name: str) -> str:
        """Return a digest of all that the story in a folder is made of, but for its pictures."""
        folder = self._content / name
        parts = [self._signature, "/".join(folder.parts[-3:])]
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            entries = []
        for entry in entries:
            if entry.name.endswith(MARKDOWN) and entry.is_file(follow_symlinks=False):
                parts += [entry.name, self._digests.of(entry.path, entry.stat())]
            elif entry.name.casefold().endswith(MARKDOWN):
                parts.append(entry.name)
        return digest_of(*parts)

    def _is_current(self, texts: str) -> bool:
        """Return whether the files that a kept story uses are what they were."""
        for path, digest in json.loads(texts)["uses"]:
            if path not in self._pictures:
                try:
                    stat = os.lstat(path)
                    is_link = S_ISLNK(stat.st_mode)
                    self._pictures[path] = "" if is_link else self._digests.of(path, stat)
                except FileNotFoundError:
                    self._pictures[path] = ABSENT
                except OSError:
                    return False
            if self._pictures[path] != digest:
                return False
        return True

    def _read_folders(self, names: Sequence[str]) -> tuple[list[_Found], Stamps]:
        """Return the stories of folders, and the stamps that were not known before."""
        found = [self._read_folder(name) for name in names]
        return found, self._digests.take_fresh()

    def _read_folder(self, name: str) -> _Found:
        """Read one story from its files, and dress it."""
        key = self._key(name)
        story, problems = read_story(self._content / name)
        if story is None:
            return _Found(problems=problems)
        made = self._wardrobe.dress(story)
        told = [tell_problem(one) for one in problems]
        uses = [(path, self._digests.now_of(path)) for path in made.uses]
        kept = {"uses": uses, "problems": told, "texts": made.texts}
        is_sound = made.is_sound and all(one.severity != "error" for one in problems)
        return _Found(
            key,
            write_head(key, story, made.texts, told),
            made.record,
            json.dumps(kept, ensure_ascii=False),
            [(f"{key}/{language}", *body) for language, body in made.bodies.items()],
            problems,
            made.uses,
            is_sound=is_sound and self._key(name) == key,  # nobody wrote to it meanwhile
        )
