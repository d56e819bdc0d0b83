"""The writer: one file an address, below the staging folder, and never one over another."""

import pytest

from plugins.press.writer import SiteWriter
from plugins.story.problem import StoryError


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("/", "index.html"),
        ("/id/", "id/index.html"),
        ("/id/2022/01/banjir/", "id/2022/01/banjir/index.html"),
        ("/404.html", "404.html"),
        ("/id/feed.xml", "id/feed.xml"),
    ],
)
def test_an_address_is_a_file(tmp_path, address, file):
    writer = SiteWriter(str(tmp_path), settings={})

    writer.write_text(address, "kata “é”")

    assert [path for path in tmp_path.rglob("*") if path.is_file()] == [tmp_path / file]
    assert (tmp_path / file).read_bytes() == "kata “é”".encode()


@pytest.mark.parametrize("second", ["/id/", "/id/index.html"])
def test_two_pages_of_one_address_are_told_and_the_first_stays(tmp_path, second):
    writer = SiteWriter(str(tmp_path), settings={})
    writer.write_text("/id/", "one")

    with pytest.raises(StoryError) as caught:
        writer.write_text(second, "two")

    assert str(caught.value) == (
        f"{second.rstrip('/')}: two pages want the address {second}. Rename one of them."
    )
    assert (tmp_path / "id/index.html").read_text() == "one"


@pytest.mark.parametrize(
    ("first", "second"), [("/id", "/id/"), ("/id/", "/id")], ids=["file first", "folder first"]
)
def test_a_page_and_a_folder_of_one_name_are_told(tmp_path, first, second):
    writer = SiteWriter(str(tmp_path), settings={})
    writer.write_text(first, "one")

    with pytest.raises(StoryError):
        writer.write_text(second, "two")


def test_pelicans_own_way_to_write_is_refused(tmp_path):
    with pytest.raises(NotImplementedError, match="write 'x.html' with write_text"):
        SiteWriter(str(tmp_path), settings={}).write_file("x.html", None, {})
