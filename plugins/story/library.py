"""All of content, read at once: stories, pages, glossaries, and every problem in them.

Follows no link, so that nothing outside content is ever read.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Protocol, TypeAlias

from plugins.story.glossary import Glossary, Term, load_glossary, name_key
from plugins.story.load import read_story
from plugins.story.photo import check_photos
from plugins.story.problem import Problem
from plugins.story.standing import read_pages
from plugins.story.story import StandingPage, Story, Text
from plugins.story.ties import check_tied_stories
from plugins.story.tree import Tree, look_at
from plugins.story.walk import (
    check_places,
    check_unread,
    folders_in,
    is_about_content,
    is_markdown,
    list_files,
    list_months,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path


@dataclass(frozen=True)
class Library:
    """What content holds.

    stories:  oldest first, then by id. Only the sound ones; the others are in `problems`.
    pages:    by slug, then language.
    broken:   Markdown files whose errors keep them out, as paths below `content`.
    problems: every error and notice, by file and line.
    """

    content: Path
    stories: tuple[Story, ...]
    pages: tuple[StandingPage, ...]
    tags: Glossary
    categories: Glossary
    threads: Glossary
    broken: frozenset[str]
    problems: tuple[Problem, ...]

    def at(self, path: Path) -> StandingPage | tuple[Story, Text]:
        """Return the page, or the story and its text, that the file at `path` holds.

        Raises KeyError for a file that is neither, or that has errors.
        """
        return self._files[path.resolve()]

    @cached_property
    def _files(self) -> dict[Path, StandingPage | tuple[Story, Text]]:
        files: dict[Path, StandingPage | tuple[Story, Text]] = {}
        root = self.content.resolve()
        for page in self.pages:
            files[root / page.path.relative_to(self.content)] = page
        for story in self.stories:
            for text in story.texts.values():
                files[root / text.path.relative_to(self.content)] = (story, text)
        return files

    def tags_of(self, story: Story) -> list[Term]:
        """Return the story's tags, each once, in the story's order."""
        found = (self.tags.find(tag) for tag in story.tags)
        return list({term.key: term for term in found if term}.values())

    def category_of(self, story: Story) -> Term | None:
        """Return the story's category, None where it has none."""
        return self.categories.find(story.category) if story.category else None

    def thread_of(self, story: Story) -> Term | None:
        """Return the story's thread, None where it has none.

        One that `threads.yaml` does not know is called by its key, as far as that can be read.
        """
        return (self.threads.find(story.thread) or name_key(story.thread)) if story.thread else None


# Stories, and what was told of them and of those that are none.
Readings: TypeAlias = "tuple[Sequence[Story], Sequence[Problem]]"


class Reader(Protocol):
    """Who reads stories, and may know some of them already. Folders are paths below content."""

    def recall(self, month: str) -> Readings | None:
        """Return the stories of a month in which nothing is to be looked at, else None."""
        ...

    def read(self, folders: Sequence[str]) -> Readings:
        """Return the stories in folders."""
        ...


@dataclass(frozen=True)
class _Novice:
    """A Reader who knows nothing yet."""

    content: Path

    def recall(self, _month: str) -> None:
        """Return nothing."""

    def read(self, folders: Sequence[str]) -> Readings:
        """Return the stories in folders."""
        found = [read_story(self.content / one) for one in folders]
        return [one for one, _ in found if one], [fault for _, faults in found for fault in faults]


def load_library(content: Path, reader: Reader | None = None, tree: Tree | None = None) -> Library:
    """Read everything below `content`. Never stops at a fault: they are all in `problems`.

    tree: what the disk says of `content`, for who has looked already.
    """
    problems: list[Problem] = []
    if not content.is_dir():
        mend = "Name the folder that holds `stories/`, with `--content`"
        problems.append(Problem(content, 0, "there is no content folder here", mend))
    tree, reader = tree or look_at(str(content)), reader or _Novice(content)
    months = list_months(tree)
    known = {one: found for one in months if (found := reader.recall(one))}
    files = list_files(content, tree, problems, known.keys()) if content.is_dir() else []
    folders = [one for month in months if month not in known for one in folders_in(tree, month)]
    problems += check_places(content, files, folders)
    problems += [*check_unread(content, files), *check_photos(content, files)]

    fresh, faults = reader.read(folders)
    problems += faults
    stories = [*fresh]
    for ones, faults in known.values():
        stories += ones
        problems += faults
    stories.sort(key=lambda one: (one.date, one.id, one.folder))
    pages, faults = read_pages(content / "pages", _page_files(content, files))
    problems += faults
    tags, categories, threads = (
        _load_glossary(content, name, problems) for name in ("tags", "categories", "threads")
    )
    problems += [*_check_ids(stories), *_check_terms(stories, tags, categories)]
    broken = _find_broken(files, fresh, pages)
    problems += check_tied_stories(stories, sorted(content / name for name in broken))
    return Library(
        content=content,
        stories=tuple(stories),
        pages=tuple(pages),
        tags=tags,
        categories=categories,
        threads=threads,
        broken=frozenset(broken),
        problems=tuple(sorted(set(problems))),
    )


def _page_files(content: Path, files: Sequence[str]) -> list[Path]:
    return [content / one for one in files if one.startswith("pages/") and is_markdown(one)]


def _load_glossary(content: Path, name: str, problems: list[Problem]) -> Glossary:
    glossary, faults = load_glossary(content / f"{name}.yaml")
    problems += faults
    return glossary


def _find_broken(
    files: Sequence[str], stories: Sequence[Story], pages: Sequence[StandingPage]
) -> set[str]:
    """Return the Markdown files that should be a story or a page and are none."""
    sound = {f"stories/{story.folder}/{one}.md" for story in stories for one in story.texts}
    sound |= {f"pages/{page.path.name}" for page in pages}
    return {
        path
        for path in files
        if path not in sound and is_markdown(path) and not is_about_content(path)
    }


def _check_ids(stories: Sequence[Story]) -> Iterator[Problem]:
    first: dict[str, Story] = {}
    for story in stories:
        holder = first.setdefault(story.id, story)
        if holder is not story:
            text, theirs = story.texts[story.original], holder.texts[holder.original]
            what = f"`id` is {story.id!r}, which `{theirs.path}` has too"
            mend = "Give the newer story an id of its own"
            yield Problem(text.path, text.front.line(("id",)), what, mend)


def _check_terms(
    stories: Sequence[Story], tags: Glossary, categories: Glossary
) -> Iterator[Problem]:
    """Yield a problem for each tag and category that the glossary does not know."""
    words = {tag for story in stories for tag in story.tags}
    strange = {word for word in words if not tags.may_know(word)}
    words = {story.category for story in stories if story.category}
    strange_categories = {word for word in words if not categories.may_know(word)}
    if not strange and not strange_categories:
        return
    for story in stories:
        if strange.isdisjoint(story.tags) and story.category not in strange_categories:
            continue
        text = story.texts[story.original]
        named = [(("tags", index), tag, tags) for index, tag in enumerate(story.tags)]
        if story.category:
            named.append((("category",), story.category, categories))  # type: ignore[arg-type]
        for place, word, glossary in named:
            if glossary.may_know(word):
                continue
            kind = "category" if glossary is categories else "tag"
            close = glossary.nearest(word)
            mend = f"Write `{close}`, or add" if close else "Add"
            line = text.front.line(place)
            what = f"the {kind} {word!r} is not in `{glossary.path.name}`"
            yield Problem(text.path, line, what, f"{mend} it to `{glossary.path}`")
