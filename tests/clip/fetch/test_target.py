"""Whatever is given for an address becomes a target or a ClipError, and nothing else."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clip import ClipError
from plugins.clip.duplicates import address_key
from plugins.clip.fetch.target import Target, aim, follow, place_of
from plugins.clip.pictures import file_name

HOME = Target("https", "news.example", 443, "/2022/a?b=c")
PIECES = st.sampled_from(
    ["http://", "https:", "//", "/", "\\", "@", ":", "[", "]", "::1", "%", "%00", "?", "#", "..",
     "a", "é", "①", "。", "xn--", "\0", "\n", " ", "\udcff", "\u202e", "ß", "Ⅷ", "0x7f", "443"]
)  # fmt: skip
ADDRESSES = st.one_of(st.text(max_size=40), st.lists(PIECES, max_size=12).map("".join))


@given(ADDRESSES)
def test_an_address_is_fit_or_refused(text):
    for url in (text, f"http://{text}", f"https://news.example/{text}"):
        with suppress(ClipError):
            target = aim(url)
            assert target.url.isascii()
            assert target.url.isprintable()
            assert aim(target.url) == target


@given(ADDRESSES)
def test_a_redirect_is_fit_or_refused(text):
    with suppress(ClipError):
        assert follow(HOME, text).path.startswith("/")


@given(ADDRESSES)
def test_no_address_stops_the_others_who_read_it(text):
    assert address_key(text) == address_key(text)
    name = file_name(text, "jpg", ())
    assert "/" not in name
    assert str(place_of(text))


@pytest.mark.parametrize(
    ("location", "url"),
    [
        ("/b", "https://news.example/b"),
        ("b", "https://news.example/2022/b"),
        ("?d", "https://news.example/2022/a?d"),
        ("//m.news.example/b", "https://m.news.example/b"),
        ("http://news.example/b#c", "http://news.example/b"),
        (" https://news.example/é ", "https://news.example/%C3%A9"),
    ],
)
def test_a_redirect_leads_on_from_where_it_stands(location, url):
    assert follow(HOME, location).url == url
