"""The standing pages of content: what lies right below `pages/`. Knows no story."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.story.address import LANGUAGES, RESERVED
from plugins.story.front_matter import open_front_matter
from plugins.story.limits import check_limits
from plugins.story.problem import Problem
from plugins.story.schema import PageKeys, read_keys
from plugins.story.story import StandingPage

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

_NAME = re.compile(r"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\.(id|en)\.md")


def read_pages(folder: Path, files: Iterable[Path]) -> tuple[list[StandingPage], list[Problem]]:
    """Return the sound pages, by slug, then language, and what is wrong with the others.

    files: every Markdown file below `folder`, which may also lie deeper, and is then told.
    """
    pages, problems = [], []
    for path in files:
        name = _NAME.fullmatch(path.name)
        if not name or name[1] in RESERVED or path.parent != folder:
            reserved = name and name[1] in RESERVED
            what = f"`{path.name}` is not a page's name"
            if name and reserved:
                what = f"`{name[1]}` is an address of the site's own"
            mend = "Name it like `about.id.md`, right below `pages/`"
            problems.append(Problem(path, 0, what, mend))
            continue
        page, faults = _read_page(path, name[1], name[2])
        pages += [page] if page else []
        problems += faults
    return sorted(pages, key=lambda one: (one.slug, LANGUAGES.index(one.language))), problems


def _read_page(path: Path, slug: str, language: str) -> tuple[StandingPage | None, list[Problem]]:
    front, problems = open_front_matter(path)
    if front is None:
        return None, problems
    keys, faults = read_keys(PageKeys, path, front)
    limits = list(check_limits(path, front))
    problems = [*problems, *faults, *limits]
    if keys is None or limits:
        return None, problems
    page = StandingPage(slug, language, path, keys.title, keys.summary, front.body, front)
    return page, problems
