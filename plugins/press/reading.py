"""Stories read and dressed: each by itself, in whatever process, and none twice in two builds.

What is made of a story alone (its text as HTML, its figures) is kept by the bytes it was made of;
what hangs on other stories (links, lists, related stories) is the generators' affair.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from stat import S_ISLNK
from typing import TYPE_CHECKING

from plugins.press.cache import Cache
from plugins.press.crew import cut, share
from plugins.press.digests import Digests, Stamps
from plugins.press.dressing import Wardrobe
from plugins.press.heads import (
    Head,
    join_heads,
    mark_pictures,
    read_heads,
    tell_problem,
    write_head,
)
from plugins.press.months import Months
from plugins.press.records import Records
from plugins.press.sealed import digest_of
from plugins.press.uses import ABSENT
from plugins.story.load import MARKDOWN, read_story
from plugins.story.problem import Problem, StoryError
from plugins.story.record import restore_story
from plugins.story.tree import Tree

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.story.library import Readings
    from plugins.story.record import KeptStory

_CHUNK = 64  # stories a worker reads before it tells what it found


@dataclass
class _Found:
    """A story as a worker hands it over: JSON, and the bodies and pictures apart."""

    key: str = ""
    head: Head | None = None
    story: str = ""
    texts: str = ""
    bodies: list[tuple[str, str, str]] = field(default_factory=list)
    pictures: list[tuple[str, str]] = field(default_factory=list)
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
        self.records = Records(cache, content, self._read_again)
        self._digests = Digests()
        self._used: dict[str, str] = {}
        self._stories: list[Sequence[KeptStory]] = []

    @cached_property
    def _months(self) -> Months:
        return Months(self.cache, self._content, self._tree, self._signature)

    def read_fresh(self, name: str) -> KeptStory:
        """Return the story in a folder as its files are now; the cache hears nothing of it.

        Raises StoryError with every error.
        """
        found = self._read_folder(name)
        errors = [one for one in found.problems if one.severity == "error"]
        if found.head is None:
            raise StoryError(*errors)
        self._hold(found)
        ((story,), _) = self._restore([found.head])
        for language in story.texts:
            told = self.records.told(story, language)
            errors += [one for one in told if one.severity == "error"]
        if errors:
            raise StoryError(*errors)
        return story

    def recall(self, month: str) -> Readings | None:
        """Return the stories of a month in which nothing has changed, else None."""
        heads = self._months.recall(month)
        if heads is None:
            return None
        stories, problems = self._restore([heads])
        self._stories.append(stories)
        return stories, problems

    def read(self, names: Sequence[str]) -> Readings:
        """Return the stories in folders, which are paths below content, and their problems."""
        months = list(dict.fromkeys(name.rpartition("/")[0] for name in names))
        kept = {name: one for month in months for name, one in self._months.heads(month)}
        missing = [name for name in names if name not in kept]
        found = self._read_missing(missing) if missing else {}
        for name, one in found.items():
            uses = self._months.tell(name, one.uses) if one.head and one.is_sound else None
            if one.head and uses is not None:
                kept[name] = (one.head, uses)
        self._months.keep(months, kept)
        heads = [found[name].head if name in found else kept[name][0] for name in names]
        stories, problems = self._restore([one for one in heads if one])
        self._stories.append(stories)
        unsound = [one for one in found.values() if one.head is None]
        return stories, [*problems, *(fault for one in unsound for fault in one.problems)]

    def _restore(self, heads: Sequence[Head]) -> tuple[Sequence[KeptStory], Sequence[Problem]]:
        return read_heads(join_heads(heads), str(self._content), self.records.whole)

    def _read_again(self, folder: str) -> None:
        """Read a story again: the cache was damaged in the meantime."""
        self._hold(self._read_folder(folder))

    def _hold(self, found: _Found) -> None:
        """Keep a story where the cache has none of it."""
        bodies = {name: (html, plain) for name, html, plain in found.bodies}
        self.records.hold(found.key, (found.story, found.texts), bodies)

    def _read_missing(self, names: Sequence[str]) -> dict[str, _Found]:
        """Return what is in folders that are not as they were seen."""
        folders = (f"{self._content}/{name}" for name in (*names, "photos"))
        self._digests.known = self.cache.stamps(folders)
        found: dict[str, _Found] = {}
        is_empty = self.cache.is_empty()
        for name in () if is_empty else names:
            one = self._find_kept(name)
            if one:
                found[name] = one
        unread = [name for name in names if name not in found]
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
                found[name] = replace(one, bodies=[], pictures=[], story="", texts="")
        self._digests.known |= fresh
        self.cache.keep(stamps=[(path, *stamp) for path, stamp in fresh.items()])
        return found

    def sweep(self) -> None:
        """Forget what is kept of stories that are no more, once that is much."""
        keys = [story.key for stories in self._stories for story in stories]
        files = self._tree.folders.items()
        paths = (f"{self._content}/{name}/{one}" for name, held in files for one, _ in held)
        self.cache.sweep(keys, paths, self._signature)

    def _find_kept(self, name: str) -> _Found | None:
        """Return a story whose files hold what they held when it was read, whenever that was."""
        key = self._key(name)
        kept = self.cache.story(key)
        if kept is None or not self._is_current(kept[1]):
            return None
        story = restore_story(kept[0], self._content / name)
        told = json.loads(kept[1])
        head = write_head(key, story, told["texts"], told["problems"])
        return _Found(key, head, uses=[path for path, _ in told["uses"]], is_sound=True)

    def _keep(self, fresh: list[_Found]) -> None:
        sound = [(one.key, one.story, one.texts) for one in fresh if one.is_sound]
        bodies = [body for one in fresh for body in one.bodies]
        pictures = {mark: told for one in fresh for mark, told in one.pictures}
        is_kept = self.cache.keep(sound, bodies, pictures=[*pictures.items()])
        for one in fresh:
            if one.story and not (is_kept and one.is_sound):
                self._hold(one)

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
            if path not in self._used:
                try:
                    stat = os.lstat(path)
                    is_link = S_ISLNK(stat.st_mode)
                    self._used[path] = "" if is_link else self._digests.of(path, stat)
                except FileNotFoundError:
                    self._used[path] = ABSENT
                except OSError:
                    return False
            if self._used[path] != digest:
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
            [mark_pictures(rest["worn"]) for rest, _ in made.texts.values()],
            problems,
            made.uses,
            is_sound=is_sound and self._key(name) == key,  # nobody wrote to it meanwhile
        )
