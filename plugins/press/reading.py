"""Stories read and dressed: each by itself, in whatever process, and none twice in two builds.

What is made of a story alone (its text as HTML, its figures) is kept by the bytes it was made of;
what hangs on other stories (links, lists, related stories) is the generators' affair.
"""

from __future__ import annotations

import json
import os
import time
from dataclasses import dataclass, field, replace
from pathlib import Path
from stat import S_ISLNK
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.press.cache import Cache
from plugins.press.crew import cut, share
from plugins.press.links import AsksOthers, LoneDesk
from plugins.press.sealed import digest_of
from plugins.story.inert import make_inert, plain_words
from plugins.story.load import MARKDOWN, read_story
from plugins.story.problem import Problem
from plugins.story.record import place_story, record_of, restore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.story.library import Readings
    from plugins.story.story import Story

_CHUNK = 32  # stories a worker reads before it tells what it found
_OPENING = 400  # characters of a text that are enough for a summary where it has none
# A file may change again within the same tick of the clock that stamps it.
_TICK = 50_000_000  # nanoseconds
ABSENT = "absent"  # in place of the digest of a file that a story would use if it were there


@dataclass(frozen=True)
class Dressed:
    """What was made of a text alone.

    key:    of its body in the cache. sign: changes when anything does that is told of the story.
    closed: its HTML is finished; otherwise it links to pages of ours.
    worn:   what the rooms have set on the article, as JSON has it.
    """

    key: str
    sign: str
    closed: bool
    word_count: int
    opening: str
    worn: dict[str, Any]
    problems: tuple[Problem, ...] = ()


@dataclass
class _Found:
    """A story as a worker hands it over: JSON, and the bodies apart."""

    key: str = ""
    story: str = ""
    texts: str = ""
    bodies: list[tuple[str, str, str]] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_sound: bool = False


class Reading:
    """Reads all stories of a content folder.

    convert: Markdown -> HTML. batch: makes the object that rooms are shown in place of Pelican's
    generator, for the articles of a few stories. signature: digest of all else that matters.
    announce: told the folders that are about to be read, before any is.
    """

    def __init__(
        self,
        cache: Cache,
        content: Path,
        convert: Callable[[str], str],
        batch: Callable[[list[Any]], Any],
        signature: str,
        workers: int,
        announce: Callable[[Sequence[Path]], None] = lambda _folders: None,
    ) -> None:
        self.cache = cache
        self._content = content
        self._convert = convert
        self._batch = batch
        self._signature = digest_of(signature, str(content))
        self._workers = workers
        self._announce = announce
        self._dressed: dict[str, dict[str, Dressed]] = {}
        self._loose: dict[str, tuple[str, str]] = {}  # bodies that the cache would not take
        self._folders: dict[str, Path] = {}
        self._stamps: dict[str, tuple[str, str]] = {}
        self._fresh: dict[str, tuple[str, str]] = {}
        self._pictures: dict[str, str] = {}

    def dressed(self, story: Story, language: str) -> Dressed:
        """Return what was made of a text of a story that `read` has returned."""
        return self._dressed[story.folder][language]

    def body(self, key: str) -> tuple[str, str]:
        """Return (HTML, words) of a text by its key."""
        found = self._loose.get(key) or self.cache.body(key)
        if found is None:  # the cache was damaged in the meantime
            folder = self._folders[key.split("/")[0]]
            self._loose |= {
                key: (html, plain) for key, html, plain in self._read_folder(folder).bodies
            }
            found = self._loose[key]
        return found

    def read(self, folders: Sequence[Path]) -> Readings:
        """Return the story of each folder and its problems, in order."""
        self._stamps = self.cache.stamps()
        known = self.cache.stories()
        keys = [self._key(folder) for folder in folders]
        self._folders = dict(zip(keys, folders, strict=True))
        found: dict[Path, _Found] = {}
        for key, folder in self._folders.items():
            if key in known and self._is_current(known[key][1]):
                found[folder] = _Found(key, *known.pop(key), is_sound=True)
        missing = [folder for folder in folders if folder not in found]
        if missing:
            self._announce(missing)
        chunks = cut(missing, _CHUNK)
        for chunk, part in zip(
            chunks, share(chunks, self._read_folders, self._workers, "stories"), strict=True
        ):
            self._keep(part)
            found |= zip(chunk, (replace(one, bodies=[]) for one in part), strict=True)
        self.cache.keep([], [], [(path, *stamp) for path, stamp in self._fresh.items()])
        self.cache.sweep(keys, self._stamps)
        return [self._restore(folder, found.pop(folder)) for folder in folders]

    def _keep(self, fresh: list[_Found]) -> None:
        sound = [(one.key, one.story, one.texts) for one in fresh if one.is_sound]
        bodies = [body for one in fresh for body in one.bodies]
        if not self.cache.keep(sound, bodies, []):
            self._loose |= {key: (html, plain) for key, html, plain in bodies}

    def _key(self, folder: Path) -> str:
        """Return a digest of all that the story in `folder` is made of, but for its pictures."""
        parts = [self._signature, "/".join(folder.parts[-3:])]
        try:
            entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
        except OSError:
            entries = []
        for entry in entries:
            if entry.name.endswith(MARKDOWN) and entry.is_file(follow_symlinks=False):
                parts += [entry.name, self._digest(entry.path, entry.stat())]
            elif entry.name.casefold().endswith(MARKDOWN):
                parts.append(entry.name)
        return digest_of(*parts)

    def _digest(self, path: str, stat: os.stat_result) -> str:
        """Return the digest of a file's bytes; those of a file with a known stamp are not read."""
        stamp = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ctime_ns} {stat.st_ino}"
        known = self._stamps.get(path)
        if known and known[0] == stamp:
            return known[1]
        now = time.time_ns()
        try:
            digest = digest_of(Path(path).read_bytes())
        except OSError as error:
            return f"unread {error.errno}"
        self._stamps[path] = (stamp, digest)
        if max(stat.st_ctime_ns, stat.st_mtime_ns) < now - _TICK:
            self._fresh[path] = (stamp, digest)
        return digest

    def _digest_now(self, path: str) -> str:
        try:
            return self._digest(path, os.lstat(path))
        except FileNotFoundError:
            return ABSENT

    def _is_current(self, texts: str) -> bool:
        """Return whether the files that a kept story uses are what they were."""
        for path, digest in json.loads(texts)["uses"]:
            if path not in self._pictures:
                try:
                    stat = os.lstat(path)
                    self._pictures[path] = "" if S_ISLNK(stat.st_mode) else self._digest(path, stat)
                except FileNotFoundError:
                    self._pictures[path] = ABSENT
                except OSError:
                    return False
            if self._pictures[path] != digest:
                return False
        return True

    def _restore(self, folder: Path, found: _Found) -> tuple[Story | None, list[Problem]]:
        if not found.story:
            return None, found.problems
        story: Story = place_story(json.loads(found.story, object_hook=restore), folder)
        told = json.loads(found.texts)
        self._dressed[story.folder] = {
            language: Dressed(**rest, problems=_problems(problems))
            for language, (rest, problems) in told["texts"].items()
        }
        return story, list(_problems(told["problems"]))

    def _read_folders(self, folders: Sequence[Path]) -> list[_Found]:
        return [self._read_folder(folder) for folder in folders]

    def _read_folder(self, folder: Path) -> _Found:
        """Read one story from its files, and dress it."""
        key = self._key(folder)
        story, problems = read_story(folder)
        if story is None:
            return _Found(problems=problems)
        drafts, told = self._convert_texts(story)
        batch = self._batch(drafts)
        signals.article_generator_pretaxonomy.send(batch)
        for problem in batch.problems:
            told[problem.path.stem].append(problem)
        record = json.dumps(record_of(story), ensure_ascii=False)
        texts, bodies = {}, []
        uses: set[str] = set()
        for draft in drafts:
            rest, html = self._finish_draft(draft, f"{key}/{draft.lang}", record, told[draft.lang])
            texts[draft.lang] = (rest, [_told(one) for one in told[draft.lang]])
            bodies.append((rest["key"], html, draft.plain))
            uses |= set(getattr(draft, "uses", ()))
        kept = {
            "uses": [(path, self._digest_now(path)) for path in sorted(uses)],
            "problems": [_told(one) for one in problems],
            "texts": texts,
        }
        every = [*problems, *(one for faults in told.values() for one in faults)]
        is_sound = all(one.severity != "error" for one in every)
        return _Found(
            key,
            record,
            json.dumps(kept, ensure_ascii=False),
            bodies,
            problems,
            is_sound=is_sound and self._key(folder) == key,  # nobody wrote to it meanwhile
        )

    def _finish_draft(
        self, draft: Any, key: str, record: str, told: list[Problem]
    ) -> tuple[dict[str, Any], str]:
        """Return what is kept of a text, and its HTML."""
        html, closed = self._close(draft, told)
        worn = {name: one for name, one in vars(draft).items() if name not in _OWN}
        rest = {
            "key": key,
            "sign": digest_of(record, html, json.dumps(worn), draft.plain),
            "closed": closed,
            "word_count": len(draft.plain.split()),
            "opening": " ".join(draft.plain.split())[:_OPENING],
            "worn": worn,
        }
        return rest, html

    def _convert_texts(self, story: Story) -> tuple[list[Any], dict[str, list[Problem]]]:
        """Return the story's texts as articles with their HTML, and what cannot be converted."""
        drafts: list[Any] = []
        told: dict[str, list[Problem]] = {}
        for language, text in story.texts.items():
            told[language] = []
            try:
                html = self._convert(text.body)
            except RecursionError:
                told[language].append(too_deep(text))
                html = ""
            drafts.append(
                SimpleNamespace(
                    story=story, text=text, lang=language, _content=html, plain=plain_words(html)
                )
            )
        return drafts, told

    def _close(self, draft: Any, told: list[Problem]) -> tuple[str, bool]:
        """Return the draft's HTML, and whether it is finished."""
        desk = LoneDesk(self._content)
        try:
            resolved = desk.resolve(draft._content, draft.text.path, draft.text.front)
        except AsksOthers:
            return draft._content, False
        told += desk.problems
        return make_inert(resolved), True


_OWN = frozenset({"story", "text", "lang", "uses", "_content", "plain"})


def too_deep(text: Any) -> Problem:
    """Return the problem of a text or page that Markdown gives up on."""
    what = "lists or quotations stand too deep in each other to be read"
    return Problem(text.path, text.front.body_line, what, "Write them flat")


def _told(problem: Problem) -> list[Any]:
    return [str(problem.path), problem.line, problem.what, problem.mend, problem.severity]


def _problems(rows: list[list[Any]]) -> tuple[Problem, ...]:
    return tuple(
        Problem(Path(path), line, what, mend, severity=severity)
        for path, line, what, mend, severity in rows
    )
