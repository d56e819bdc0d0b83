"""All of content, read at once: stories, pages, glossaries, and every problem in them.

Walks without following a link, so that nothing outside content is ever read.
"""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES, RESERVED
from plugins.story.front_matter import open_front_matter
from plugins.story.glossary import Glossary, Term, load_glossary, name_key
from plugins.story.limits import check_limits
from plugins.story.load import MARKDOWN, read_story
from plugins.story.photo import check_photos, is_photo_words
from plugins.story.pictures import link_problem
from plugins.story.problem import Problem
from plugins.story.schema import PageKeys, read_keys
from plugins.story.story import StandingPage, Story, Text
from plugins.story.ties import check_tied_stories

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

# Files right below content that speak of it to those who work there.
_ABOUT_CONTENT = frozenset({"licence", "license", "readme"})
_MAX_DEPTH = 10  # a story's pictures stand four deep; a hostile tree goes on for ever
_WORDS = frozenset({".txt", ".yaml", ".yml", ".rst", ".html", ".htm", ".docx", ".odt"})
_PAGE_NAME = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(id|en)\.md")


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


def read_each(folders: Sequence[Path]) -> Readings:
    """Return what `read_story` says of each folder."""
    return [read_story(folder) for folder in folders]


def load_library(
    content: Path, read_all: Callable[[Sequence[Path]], Readings] = read_each
) -> Library:
    """Read everything below `content`. Never stops at a fault: they are all in `problems`.

    read_all: reads the folders of stories, in their order; it may know some of them already.
    """
    problems: list[Problem] = []
    if not content.is_dir():
        mend = "Name the folder that holds `stories/`, with `--content`"
        problems.append(Problem(content, 0, "there is no content folder here", mend))
    files = list(_walk(content, problems)) if content.is_dir() else []
    folders = _story_folders(content, files, problems)
    problems += [*_check_unread(content, files), *check_photos(content, files)]

    stories = []
    for story, faults in read_all(folders):
        problems += faults
        if story:
            stories.append(story)
    stories.sort(key=lambda story: (story.date, story.id))
    problems += _check_ids(stories)

    pages = _read_pages(content, files, problems)
    glossaries = []
    for name in ("tags", "categories", "threads"):
        glossary, faults = load_glossary(content / f"{name}.yaml")
        glossaries.append(glossary)
        problems += faults
    tags, categories, threads = glossaries
    problems += _check_terms(stories, tags, categories)
    broken = _find_broken(content, files, stories, pages)
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


def _find_broken(
    content: Path, files: Sequence[Path], stories: Sequence[Story], pages: Sequence[StandingPage]
) -> set[str]:
    """Return the Markdown files that should be a story or a page and are none."""
    sound = {text.path for story in stories for text in story.texts.values()}
    sound |= {page.path for page in pages}
    return {
        path.relative_to(content).as_posix()
        for path in files
        if path.suffix.casefold() in MARKDOWN
        and path not in sound
        and not _is_about_content(path, content)
    }


def _walk(folder: Path, problems: list[Problem], depth: int = 0) -> Iterator[Path]:
    """Yield every file below `folder`, in order. Tells what is neither file nor folder."""
    if depth > _MAX_DEPTH:
        what = f"folders stand more than {_MAX_DEPTH} deep in each other"
        problems.append(Problem(folder, 0, what, "Take it out of content"))
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        problems.append(
            Problem(
                folder,
                0,
                f"the folder cannot be read: {error.strerror}",
                "Let it be read",
            )
        )
        return
    for entry in entries:
        path = folder / entry.name
        if entry.is_symlink():
            problems.append(link_problem(path))
        elif entry.name.startswith("."):
            continue
        elif entry.is_dir(follow_symlinks=False):
            yield from _walk(path, problems, depth + 1)
        elif entry.is_file(follow_symlinks=False):
            yield path
        else:
            what = "this is neither a file nor a folder"
            problems.append(Problem(path, 0, what, "Take it out of content"))


def _story_folders(content: Path, files: list[Path], problems: list[Problem]) -> list[Path]:
    """Return the folders of the files three deep below `stories/`; tell Markdown elsewhere."""
    folders = [content / "stories"]
    for _ in range(3):
        folders = [one for folder in folders for one in _folders_in(folder)]
    known = {*folders, content / "pages"}
    for path in files:
        if path.suffix.casefold() not in MARKDOWN or path.parent in known:
            continue
        if _is_about_content(path, content):
            continue
        if path.is_relative_to(content / "pages"):
            continue  # told with the pages
        mend = "Move it to `stories/YEAR/MONTH/SLUG/`, named `id.md` or `en.md`"
        problems.append(Problem(path, 0, "nothing reads Markdown that lies here", mend))
    return folders


def _folders_in(folder: Path) -> list[Path]:
    """Return the folders right below `folder`, in order, without links and hidden ones."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return []  # it is not there, or the walk has told that it cannot be read
    return [
        folder / entry.name
        for entry in entries
        if not entry.name.startswith(".") and entry.is_dir(follow_symlinks=False)
    ]


def _is_about_content(path: Path, content: Path) -> bool:
    return path.parent == content and path.stem.casefold() in _ABOUT_CONTENT


def _check_unread(content: Path, files: list[Path]) -> Iterator[Problem]:
    """Yield a notice for each file that looks like words and that nothing reads."""
    known = {content / f"{name}.yaml" for name in ("tags", "categories", "threads")}
    for path in files:
        if is_photo_words(path, content):
            continue  # told with the photos
        if path.suffix.casefold() in _WORDS and path not in known:
            mend = "Name it as the guide says, or take it out of content"
            yield Problem(path, 0, "nothing reads this file", mend, severity="notice")


def _check_ids(stories: list[Story]) -> Iterator[Problem]:
    first: dict[str, Story] = {}
    for story in stories:
        holder = first.setdefault(story.id, story)
        if holder is not story:
            text, theirs = story.texts[story.original], holder.texts[holder.original]
            what = f"`id` is {story.id!r}, which `{theirs.path}` has too"
            mend = "Give the newer story an id of its own"
            yield Problem(text.path, text.front.line(("id",)), what, mend)


def _check_terms(stories: list[Story], tags: Glossary, categories: Glossary) -> Iterator[Problem]:
    """Yield a problem for each tag and category that the glossary does not know."""
    for story in stories:
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


def _read_pages(content: Path, files: list[Path], problems: list[Problem]) -> list[StandingPage]:
    pages = []
    folder = content / "pages"
    for path in files:
        if path.suffix.casefold() not in MARKDOWN or not str(path).startswith(f"{folder}/"):
            continue
        name = _PAGE_NAME.fullmatch(path.name)
        if not name or name[1] in RESERVED or path.parent != folder:
            reserved = name and name[1] in RESERVED
            what = (
                f"`{name[1]}` is an address of the site's own"
                if name and reserved
                else (f"`{path.name}` is not a page's name")
            )
            mend = "Name it like `about.id.md`, right below `pages/`"
            problems.append(Problem(path, 0, what, mend))
            continue
        front, faults = open_front_matter(path)
        problems += faults
        keys, faults = read_keys(PageKeys, path, front) if front else (None, [])
        limits = list(check_limits(path, front)) if front else []
        problems += [*faults, *limits]
        if front and keys and not limits:
            slug, language = name[1], name[2]
            pages.append(
                StandingPage(slug, language, path, keys.title, keys.summary, front.body, front)
            )
    return sorted(pages, key=lambda page: (page.slug, LANGUAGES.index(page.language)))
