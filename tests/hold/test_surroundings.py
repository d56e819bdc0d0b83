"""Zone, locale, hash seed, umask, clock, place, order of files and workers change no byte."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

from tests.hold.campaign import find_faults
from tests.hold.surroundings import SURROUNDINGS
from tests.site.building import build_site, hash_tree, make_content, write_story


@pytest.mark.slow
def test_no_surroundings_change_a_byte() -> None:
    assert find_faults(SURROUNDINGS) == []


def test_ties_are_broken_by_what_is_committed(tmp_path: Path) -> None:
    """Stories that share date, title and tags stand in one order, whichever was written first."""
    slugs = [f"2022/01/{word}" for word in ("satu", "dua", "tiga", "empat", "lima")]
    made = []
    for number, order in enumerate([slugs, slugs[::-1], [*slugs[2:], *slugs[:2]]]):
        content = make_content(tmp_path / f"{number}/content")
        for slug, language in itertools.product(order, ("id", "en")):
            more = {"translates": "unknown"} if language == "en" else {}
            write_story(content, slug, language, title="Sama", summary="Sama.", **more)
        made.append(build_site(content, tmp_path / f"{number}/output", "https://example.org"))

    first, *others = map(hash_tree, made)
    assert others == [first, first]
    for language in ("id", "en"):
        front = (made[0] / language / "index.html").read_text(encoding="utf-8")
        links = re.findall(rf'href="/{language}/2022/01/([a-z]+)/"', front)
        assert set(links) == {slug.rpartition("/")[2] for slug in slugs}
