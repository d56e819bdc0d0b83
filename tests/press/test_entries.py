"""Entries of the site's maps: read back as written, and never one that is not as marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from plugins.press.entries import find_entries, mark_of, read_entries
from plugins.press.sitemap import sitemap_xml

if TYPE_CHECKING:
    from pathlib import Path

ENTRIES = {
    f"{name}/index.html": f"  <url>\n    <loc>https://a.example/{name}/</loc>\n  </url>\n"
    for name in ("b", "a", "é")
}
MARKS = {name: mark_of(entry) or "" for name, entry in ENTRIES.items()}
RAW = sitemap_xml(ENTRIES.values())
HEAD = '<!doctype html><title>{0}</title><link rel="canonical" href="https://a.example/{0}/">'


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name in ENTRIES:
        page = tmp_path / name
        page.parent.mkdir()
        page.write_text(HEAD.format(page.parent.name), encoding="utf-8")
    return tmp_path


def test_entries_are_read_as_they_were_written() -> None:
    assert read_entries(RAW) == {MARKS[name]: entry for name, entry in ENTRIES.items()}


def test_what_has_no_entry_has_no_mark() -> None:
    assert (mark_of(""), mark_of(None)) == ("", None)


def test_the_maps_tell_what_they_were_told(site: Path) -> None:
    parts = [("one.xml", ["a/index.html"]), ("two.xml", ["b/index.html", "é/index.html"])]
    for part, names in parts:
        (site / part).write_bytes(sitemap_xml(ENTRIES[name] for name in names))
    for name in ENTRIES:
        (site / name).unlink()  # no page is asked

    assert find_entries(MARKS, ["one.xml", "two.xml"], site) == ENTRIES


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(None, id="none"),
        pytest.param(b"", id="an empty one"),
        pytest.param(RAW[:-60], id="one without its end"),
        pytest.param(RAW.replace(b"example/b/", b"example/B/"), id="another"),
        pytest.param(b"\xff" + RAW, id="no text"),
    ],
)
def test_where_a_map_is_damaged_the_pages_tell(site: Path, raw: bytes | None) -> None:
    if raw is not None:
        (site / "sitemap.xml").write_bytes(raw)

    assert find_entries(MARKS, ["sitemap.xml"], site) == ENTRIES


def test_a_page_that_is_in_no_map_is_told_by_none(site: Path) -> None:
    assert find_entries({"a/index.html": ""}, ["sitemap.xml"], site) == {}
