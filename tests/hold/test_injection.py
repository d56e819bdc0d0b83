"""Hostile words in every field run nowhere: without the policy, nor without the sanitiser.

Without both they do, which proves that the browser would run them.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.hold.hostile import FIELDS, write_hostile
from tests.hold.injection import injecting, run_pelican
from tests.hold.shapes import shapes_of
from tests.hold.vectors import ALL, VECTORS

# What ends whatever a word may stand in, and what runs by itself; the campaign has them all.
_FEW = (
    '"><script>x()</script>',
    "]]></title></script><img src=/none.png onerror=x()>",
    "<details open ontoggle=x()><summary>a</summary></details>",
)


@pytest.mark.slow
@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("access")
def test_hostile_words_run_nowhere(tmp_path: Path) -> None:
    with injecting(tmp_path) as trial:
        assert trial.attack(_FEW, only="id/2022/**/*") == []
        assert trial.control > 0


@pytest.mark.slow
@pytest.mark.needs("chromium")
@pytest.mark.xdist_group("access")
def test_in_plain_pelican_they_run(tmp_path: Path) -> None:
    assert run_pelican(tmp_path, VECTORS["event"][:6]) != []


def test_there_are_as_many_vectors_and_fields_as_are_promised() -> None:
    assert len(ALL) >= 300
    assert len(FIELDS) >= 11


def test_words_are_written_in_every_field(tmp_path: Path) -> None:
    content = tmp_path / "content"
    slug, words = "2022/01/v-0", "kata-kata"

    def count(without: set[str]) -> int:
        write_hostile(content, {slug: words}, {slug: without})
        told = (path.read_text("utf-8") for path in content.rglob("*.*") if path.suffix != ".jpg")
        return sum(text.count(words) for text in told)

    whole = count(set())
    assert count(set(FIELDS)) == 0
    assert {field for field in FIELDS if count({field}) >= whole} == set()


@pytest.mark.parametrize(
    ("name", "sound", "broken"),
    [
        pytest.param(
            "a.html",
            '<html><head><meta name="a" content="b"></head>',
            '<html><head><meta name="a" content="" onload="b"></head>',
            id="an attribute",
        ),
        pytest.param(
            "a.html",
            '<html><head><script type="application/ld+json">{"a": 1}</script></head>',
            '<html><head><script type="application/ld+json">{"a": {"b": 1}}</script></head>',
            id="a key",
        ),
        pytest.param("a.xml", "<a>b</a>", "<a><b/></a>", id="an element"),
        pytest.param("a.opml", "<a b=''/>", "<a b='' c=''/>", id="an attribute in a list"),
        pytest.param("feed.json", '{"a": ["b"]}', '{"a": [{"b": 1}]}', id="a key in a feed"),
    ],
)
def test_markup_made_of_words_is_another_shape(
    tmp_path: Path, name: str, sound: str, broken: str
) -> None:
    (tmp_path / name).write_text(sound, encoding="utf-8")
    before = shapes_of(tmp_path)
    (tmp_path / name).write_text(broken, encoding="utf-8")

    assert shapes_of(tmp_path) - before != set()
