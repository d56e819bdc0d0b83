"""What lies in content: every file, the folders of stories, and what is there by mistake.

Reads what the disk says and no file. Follows no link, so that nothing outside content is ever read.
"""

from __future__ import annotations

import os
import stat
from itertools import starmap
from typing import TYPE_CHECKING

from plugins.story.load import MARKDOWN
from plugins.story.photo import is_photo_words
from plugins.story.pictures import link_problem
from plugins.story.problem import Problem
from plugins.story.tree import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence, Set
    from pathlib import Path

    from plugins.story.tree import Tree

# Files right below content that speak of it to those who work there.
_ABOUT_CONTENT = frozenset({"licence", "license", "readme"})
_MAX_DEPTH = 10  # a story's pictures stand four deep; a hostile tree goes on for ever
_WORDS = frozenset({".txt", ".yaml", ".yml", ".rst", ".html", ".htm", ".docx", ".odt"})
_TEXTS = ("id.md", "en.md")


def list_files(
    content: Path, tree: Tree, problems: list[Problem], known: Set[str] = frozenset()
) -> list[str]:
    """Return the path of every file below content, in order. Tells what is neither file nor folder.

    known: folders that need not be looked into.
    """
    files: list[str] = []
    _walk(content, tree, "", problems, files, known)
    return files


def _walk(
    content: Path,
    tree: Tree,
    folder: str,
    problems: list[Problem],
    files: list[str],
    known: Set[str],
) -> None:
    """Add every file below `folder` to `files`."""
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
            if path not in known:
                _walk(content, tree, path, problems, files, known)
        else:
            what = "this is neither a file nor a folder"
            problems.append(Problem(content / path, 0, what, "Take it out of content"))


def list_months(tree: Tree) -> list[str]:
    """Return the folders two deep below `stories/`, in order."""
    return [month for year in folders_in(tree, "stories") for month in folders_in(tree, year)]


def folders_in(tree: Tree, folder: str) -> list[str]:
    """Return the folders right below `folder`, in order, without links and hidden ones."""
    start = len(folder) + 1
    return [one for one in tree.below.get(folder, ()) if one[start] != "."]


def is_plain(tree: Tree, month: str) -> bool:
    """Return whether nothing is to be told of the files of a month but what stories say."""
    files = [one for folder in folders_in(tree, month) for one in tree.folders[folder]]
    beside = [one for one in tree.folders[month] if one[1] is not FOLDER]
    return all(starmap(_is_hidden, beside)) and all(starmap(_is_plain_file, files))


def _is_hidden(name: str, entry: os.stat_result) -> bool:
    return name[0] == "." and not stat.S_ISLNK(entry.st_mode)


def _is_plain_file(name: str, entry: os.stat_result) -> bool:
    if not stat.S_ISREG(entry.st_mode):
        return False
    return name in _TEXTS or not (is_markdown(name) or _suffix(name) in _WORDS)


def check_places(content: Path, files: Sequence[str], stories: Sequence[str]) -> Iterator[Problem]:
    """Yield a problem for each Markdown file that is in no folder of `stories`, nor of pages."""
    known = {*stories, "pages"}
    for path in files:
        folder = path.rpartition("/")[0]
        if folder in known or not is_markdown(path) or is_about_content(path):
            continue
        if path.startswith("pages/"):
            continue  # told with the pages
        mend = "Move it to `stories/YEAR/MONTH/SLUG/`, named `id.md` or `en.md`"
        yield Problem(content / path, 0, "nothing reads Markdown that lies here", mend)


def check_unread(content: Path, files: Sequence[str]) -> Iterator[Problem]:
    """Yield a notice for each file that looks like words and that nothing reads."""
    known = {f"{name}.yaml" for name in ("tags", "categories", "threads", "gone")}
    for path in files:
        told = path in known or is_photo_words(path)
        if not path.endswith(".md") and _suffix(path) in _WORDS and not told:
            mend = "Name it as the guide says, or take it out of content"
            what = "nothing reads this file"
            yield Problem(content / path, 0, what, mend, severity="notice")


def _suffix(path: str) -> str:
    return os.path.splitext(path)[1].casefold()  # noqa: PTH122  (of every file of content)


def is_markdown(path: str) -> bool:
    """Return whether a path's name is that of a Markdown file."""
    return path.endswith(".md") or _suffix(path) in MARKDOWN


def is_about_content(path: str) -> bool:
    """Return whether a Markdown file right below content speaks of it to those who work there."""
    return "/" not in path and path.rpartition(".")[0].casefold() in _ABOUT_CONTENT
