"""What was saved with a page is found by address, and nothing else is."""

import pytest

from plugins.clip.saved import base_name, nothing, saved_beside, saved_in


@pytest.fixture
def page(tmp_path):
    """Return a page that a browser saved whole."""
    folder = tmp_path / "Banjir_files"
    folder.mkdir()
    (folder / "bus kota.jpg").write_bytes(b"bus")
    (tmp_path / "secret.jpg").write_bytes(b"secret")
    (folder / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    return tmp_path / "Banjir.html"


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("Banjir_files/bus%20kota.jpg", b"bus"),
        ("https://cdn.example/2022/bus%20kota.jpg?w=700", b"bus"),
        ("Banjir_files/../secret.jpg", None),
        ("https://a.example/..%2Fsecret.jpg", None),
        ("https://a.example/link.jpg", None),
        ("https://a.example/", None),
        ("https://[a/bus%20kota.jpg", None),
    ],
)
def test_a_folder_gives_its_own_files(page, url, body):
    assert saved_beside(page)(url) == body


def test_a_page_without_a_folder_of_its_own_has_nothing(page):
    other = page.with_name("Gempa.html")
    other.with_name("Gempa_files").symlink_to(page.with_name("Banjir_files"))

    assert saved_beside(page.with_name("Surut.html")) is nothing
    assert saved_beside(other) is nothing


def test_an_archive_gives_the_address_first_and_the_name_after_it():
    saved = saved_in(
        {
            "https://a/1/x.jpg": b"1",
            "https://a/2/x.jpg": b"2",
            "https://a/": b"3",
            "https://a/bus.jpg": b"4",
            "https://a/image?url=a": b"5",
            "https://a/image?url=b": b"6",
        }
    )

    asked = ("2/x.jpg", "9/x.jpg", "9/bus.jpg?w=9", "y.jpg", "?", "image?url=b", "image?url=z")
    found = [b"2", None, b"4", None, None, b"6", None]
    assert [saved(f"https://a/{one}") for one in asked] == found


def test_a_broken_address_has_no_name():
    assert base_name("https://[a/b.jpg") == ""
