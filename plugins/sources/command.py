"""What `./inv links` does: asks after the links of content, and writes down what fails."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.sources.gather import gather_links
from plugins.sources.record import NAME, read_record, write_record
from plugins.sources.round import (
    ARCHIVE,
    Known,
    Probed,
    after,
    ask_archive,
    choose,
    fault_of,
    find_copies,
)
from plugins.story.kept import read_kept, replace_file
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from datetime import date
    from pathlib import Path

    from plugins.sources.gather import Place
    from plugins.story.library import Library


@dataclass(frozen=True)
class Web:
    """How the web is asked.

    probe:   how an address answers; never raises. fetch: the bytes of a service's answer; raises
             StoryError where there is none. archive: where the web archive tells of its copies.
    """

    probe: Callable[[str], Probed]
    fetch: Callable[[str], bytes]
    archive: str = ARCHIVE


def check_links(
    library: Library, cache: Path, today: date, web: Web, limit: int, tell: Callable[[str], object]
) -> None:
    """Ask after up to `limit` links, write `links.tsv`, and tell what fails.

    cache: file of the days on which links answered; it may be lost at any time. What was found
    is kept when the round is broken off.
    """
    path = library.content / NAME
    places = gather_links(library)
    failing, problems = read_record(path)
    known = Known({url: one for url, one in failing.items() if url in places}, _read_seen(cache))
    chosen = choose(places, known, today, limit)
    try:
        for number, url in enumerate(chosen, 1):
            fault = fault_of(url, web.probe(url))
            known = after(known, url, fault, today)
            if fault:
                tell(f"{number} of {len(chosen)}: {url}: {fault}")
        known = find_copies(
            known, {url: one.day for url, one in places.items()}, lambda *one: _copy(web, *one)
        )
    finally:
        if known.failing or path.exists():
            _write(path, write_record(known.failing.values()))
        cache.parent.mkdir(parents=True, exist_ok=True)
        _write(cache, json.dumps({url: day for url, day in known.seen.items() if url in places}))
    for one in problems:
        tell(str(one))
    _tell_dead(known, places, tell)
    left = len(choose(places, known, today, len(places)))
    tell(f"Asked {len(chosen)} of {len(places)} links, {len(known.failing)} fail; {left} to ask.")


def _copy(web: Web, url: str, day: str) -> bytes:
    try:
        return web.fetch(ask_archive(url, day, web.archive))
    except StoryError:
        return b""


def _tell_dead(known: Known, places: Mapping[str, Place], tell: Callable[[str], object]) -> None:
    for url, one in known.failing.items():
        if one.is_dead:
            what = f"the link {url} is dead since {one.first}: {one.why}"
            copy = f"Its copy is {one.copy}" if one.copy else "The web archive has no copy"
            tell(str(Problem(places[url].path, places[url].line, what, copy)))


def _read_seen(cache: Path) -> dict[str, str]:
    with suppress(OSError, ValueError):
        seen = json.loads(read_kept(cache))
        return {url: day for url, day in seen.items() if isinstance(day, str) and len(day) == 10}
    return {}


def _write(path: Path, text: str) -> None:
    partial = path.with_name(f".{path.name}.part")
    replace_file(path, (text.encode(),), partial)
