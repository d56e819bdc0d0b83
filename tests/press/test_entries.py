"""Entries of the sitemap: read back as they were written, and never one that is not as marked."""

import pytest

from plugins.press.entries import mark_of, read_entries
from plugins.press.sitemap import sitemap_xml

ENTRIES = {
    f"{name}/index.html": f"  <url>\n    <loc>https://a.example/{name}/</loc>\n  </url>\n"
    for name in ("b", "a", "é")
}
MARKS = {name: mark_of(entry) for name, entry in ENTRIES.items()}
RAW = sitemap_xml({**ENTRIES, "unlisted.html": ""})


def test_entries_are_read_as_they_were_written():
    assert read_entries(RAW, MARKS) == ENTRIES


def test_what_has_no_entry_has_no_mark():
    assert (mark_of(""), mark_of(None)) == ("", None)


@pytest.mark.parametrize(
    ("raw", "left"),
    [
        pytest.param(b"", [], id="a lost one"),
        pytest.param(RAW[:-60], ["a/index.html", "b/index.html"], id="one without its end"),
        pytest.param(
            RAW.replace(b"example/b/", b"example/B/"),
            ["a/index.html", "é/index.html"],
            id="another",
        ),
        pytest.param(b"\xff" + RAW, ["b/index.html", "é/index.html"], id="no text"),
    ],
)
def test_an_entry_that_is_not_as_marked_is_not_told(raw, left):
    assert sorted(read_entries(raw, MARKS)) == left
