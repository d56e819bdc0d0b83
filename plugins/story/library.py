"""All of content, read at once: stories, pages, glossaries, and every problem in them.

Follows no link, so that nothing outside content is ever read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, TypeAlias

from plugins.story.glossary import Glossary, Term, load_glossary, name_key
from plugins.story.load import MARKDOWN, read_story
from plugins.story.photo import check_photos, is_photo_words
from plugins.story.pictures import link_problem
from plugins.story.problem import Problem
from plugins.story.standing import read_pages
from plugins.story.story import StandingPage, Story, Text
from plugins.story.ties import check_tied_stories
from plugins.story.tree import Tree, look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# Files right below content that speak of it to those who work there.
_ABOUT_CONTENT = frozenset({"licence", "license", "readme"})
_MAX_DEPTH = 10  # a story's pictures stand four deep; a hostile tree goes on for ever
_WORDS = frozenset({".txt", ".yaml", ".yml", ".rst", ".html", ".htm", ".docx", ".odt"})


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


Readings = list[tuple[Story | None, list[Problem]]]
# Folders of stories, as paths below content, to what is in each.
ReadAll: TypeAlias = "Callable[[Sequence[str]], Readings]"


def load_library(
    content: Path, read_all: ReadAll | None = None, tree: Tree | None = None
) -> Library:
    """Read everything below `content`. Never stops at a fault: they are all in `problems`.

    read_all: reads the folders of stories, in their order; it may know some of them already.
    tree:     what the disk says of `content`, for who has looked already.
    """
    problems: list[Problem] = []
    if not content.is_dir():
        mend = "Name the folder that holds `stories/`, with `--content`"
        problems.append(Problem(content, 0, "there is no content folder here", mend))
    tree = tree or look_at(str(content))
    files: list[str] = []
    if content.is_dir():
        _walk(content, tree, "", problems, files)
    folders = _story_folders(content, tree, files, problems)
    problems += [*_check_unread(content, files), *check_photos(content, files)]

    readings = read_all(folders) if read_all else [read_story(content / one) for one in folders]
    problems += [fault for _, faults in readings for fault in faults]
    stories = sorted((one for one, _ in readings if one), key=lambda one: (one.date, one.id))
    pages, faults = read_pages(content / "pages", _page_files(content, files))
    problems += faults
    tags, categories, threads = (
        _load_glossary(content, name, problems) for name in ("tags", "categories", "threads")
    )
    problems += [*_check_ids(stories), *_check_terms(stories, tags, categories)]
    broken = _find_broken(files, stories, pages)
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
    return [content / one for one in files if one.startswith("pages/") and _is_markdown(one)]


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
        if path not in sound and _is_markdown(path) and not _is_about_content(path)
    }


def _walk(
    content: Path, tree: Tree, folder: str, problems: list[Problem], files: list[str]
) -> None:
    """Add every file below `folder` to `files`, in order. Tells what is neither file nor folder."""
    if folder.count("/") + bool(folder) > _MAX_DEPTH:
        what = f"folders stand more than {_MAX_DEPTH} deep in each other"
        problems.append(Problem(content / folder, 0, what, "Take it out of content"))
        return
    if folder in tree.unread:
        what = f"the folder cannot be read: {tree.unread[folder]}"
        problems.append(Problem(content / folder, 0, what, "Let it be read"))
        return
    for name, entry in tree.folders[folder]:
        path = f"{folder}/{name}" if folder else name
        kind = stat.S_IFMT(entry.st_mode)
        if kind == stat.S_IFLNK:
            problems.append(link_problem(content / path))
        elif name[0] == ".":
            continue
        elif kind == stat.S_IFREG:
            files.append(path)
        elif kind == stat.S_IFDIR:
            _walk(content, tree, path, problems, files)
        else:
            what = "this is neither a file nor a folder"
            problems.append(Problem(content / path, 0, what, "Take it out of content"))


def _story_folders(
    content: Path, tree: Tree, files: Sequence[str], problems: list[Problem]
) -> list[str]:
    """Return the folders three deep below `stories/`; tell Markdown elsewhere."""
    folders = ["stories"]
    for _ in range(3):
        folders = [one for folder in folders for one in _folders_in(tree, folder)]
    known = {*folders, "pages"}
    for path in files:
        folder = path.rpartition("/")[0]
        if folder in known or not _is_markdown(path) or _is_about_content(path):
            continue
        if path.startswith("pages/"):
            continue  # told with the pages
        mend = "Move it to `stories/YEAR/MONTH/SLUG/`, named `id.md` or `en.md`"
        problems.append(Problem(content / path, 0, "nothing reads Markdown that lies here", mend))
    return folders


def _folders_in(tree: Tree, folder: str) -> list[str]:
    """Return the folders right below `folder`, in order, without links and hidden ones."""
    return [
        f"{folder}/{name}"
        for name, entry in tree.folders.get(folder, ())
        if not name.startswith(".") and stat.S_ISDIR(entry.st_mode)
    ]


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].casefold()  # noqa: PTH122  (of every file of content)


def _is_markdown(path: str) -> bool:
    return path.endswith(".md") or _suffix(path) in MARKDOWN


def _is_about_content(path: str) -> bool:
    """Return whether a Markdown file right below content speaks of it to those who work there."""
    return "/" not in path and path.rpartition(".")[0].casefold() in _ABOUT_CONTENT


def _check_unread(content: Path, files: Sequence[str]) -> Iterator[Problem]:
    """Yield a notice for each file that looks like words and that nothing reads."""
    known = {f"{name}.yaml" for name in ("tags", "categories", "threads", "gone")}
    for path in files:
        told = path in known or is_photo_words(path)
        if not path.endswith(".md") and _suffix(path) in _WORDS and not told:
            mend = "Name it as the guide says, or take it out of content"
            what = "nothing reads this file"
            yield Problem(content / path, 0, what, mend, severity="notice")


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
