"""Words and addresses in XML: read back, they are what they were, but for what XML forbids."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from plugins.feeds.escaping import clean, markup, plain_uri, uri, words


@given(st.text())
def test_words_are_read_as_they_were_written(text):
    element = etree.fromstring(f'<a b="{words(text)}">{words(text)}</a>'.encode("utf-8", "ignore"))

    lines = clean(text).replace("\r\n", "\n").replace("\r", "\n")
    assert (element.text or "") == lines
    assert element.get("b") == lines.replace("\n", " ").replace("\t", " ")


@given(st.text(st.sampled_from("]>[<&;x")))
def test_markup_is_read_as_it_was_written(text):
    assert (etree.fromstring(f"<a>{markup(text)}</a>").text or "") == text


@pytest.mark.parametrize(
    ("address", "spelt"),
    [
        pytest.param("https://a.example/b?c=d&e#f", "https://a.example/b?c=d&e#f", id="plain"),
        pytest.param("https://a.example/%C3%A9", "https://a.example/%C3%A9", id="spelt already"),
        pytest.param("https://a.example/é?ü", "https://a.example/%C3%A9?%C3%BC", id="letters"),
        pytest.param("https://a.example/{b}|c", "https://a.example/%7Bb%7D%7Cc", id="signs"),
        pytest.param("https://bücher.example/é", "https://xn--bcher-kva.example/%C3%A9", id="host"),
        pytest.param(
            f"https://{'ü' * 70}.example/", f"https://{'%C3%BC' * 70}.example/", id="no host at all"
        ),
        pytest.param("https://a.example/?x=[1]", "https://a.example/?x=%5B1%5D", id="brackets"),
        pytest.param("http://[::1]:80/é", "http://[::1]:80/%C3%A9", id="brackets of a host"),
        pytest.param("https://a.example?é", "https://a.example?%C3%A9", id="no path"),
        pytest.param("", "", id="nothing"),
    ],
)
def test_an_address_is_spelt_in_the_letters_of_addresses(address, spelt):
    assert plain_uri(address) == spelt


def test_an_address_stands_between_quotes():
    assert uri("https://a.example/?b&c'\"") == "https://a.example/?b&amp;c'%22"
