"""The converter gives the HTML that Python-Markdown gives, for any text and any extension."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown

import pelicanconf
from plugins.story.converter import Converter, converter_of

_PLAIN = Markdown(**pelicanconf.MARKDOWN)
_OURS = converter_of(pelicanconf.MARKDOWN)

# What the library's processors and patterns look for, amid words.
_MARKS = (
    "* - + > # ## = === --- *** _ ** ` ``` ~~~ \\ ! [ ] ( ) < > & &amp; &#7; : | |- 1. 2. 2) 20 ١."
    " ^ [^1] [^1]: [x]: [x] [a](b) ![a](b) <b> </b> <div> </div> <!-- --> <http://a.example>"
    " <a@b.c> {} {.x} //// ///Foot \" ' “ ” ( « ~ $ % @ ; , . ? / \t \x02 \x03 \x0b \x85 \xa0"
    " \u2028 é Ω 中"
).split(" ")
_PIECES = st.one_of(
    st.sampled_from(_MARKS),
    st.sampled_from(["satu", "Dua", "three", "Tokayev:", "a_b_c", "2022", "9.07"]),
    st.sampled_from([" ", "  ", "    ", "\n", "  \n", "\n\n", "\n\n    ", "\n    ", "\n\n\n"]),
    st.text(max_size=3),
)
_TEXTS = st.lists(_PIECES, max_size=40).map("".join)
_SENTENCES = st.lists(
    st.sampled_from(
        ["satu dua", "> kutip", "# Kepala", "* butir", "1. satu", "20 orang", "    kode"]
    )
    | st.sampled_from([": arti", "[^1]: catatan", "kata[^1]", "[x]: /y", "a | b\n--|--\n1 | 2"])
    | st.sampled_from(["<div>", "</div>", "```", "**tebal** kata", "“Kata” > kata", "x  \ny"]),
    max_size=12,
).map("\n\n".join)


_BITS = st.sampled_from(
    ["**tebal**", "*miring*", "**", "*", "**tebal *miring*", "_", "`kode`", "!", "(", "[a]", "[^1]"]
    + ["[taut](https://a.example/b-c/)", "[taut]: https://a.example", "[a](/b)", "\\*", ">", "&gt;"]
)
_WORDS = st.sampled_from(["Kata", "kata", "kata,", "2022", " ", " ", " ", " "])
_BLOCKS = st.tuples(
    st.sampled_from(["", "", "", "> ", "## ", "* ", "1. "]), st.lists(_WORDS | _BITS, max_size=9)
).map(lambda one: one[0] + "".join(one[1]))
_PLAIN_BLOCKS = st.lists(_BLOCKS, max_size=4).map("\n\n".join)


@settings(max_examples=500, deadline=None)
@given(_TEXTS | _SENTENCES | _PLAIN_BLOCKS)
def test_any_text_becomes_the_librarys_html(text):
    assert _OURS.reset().convert(text) == _PLAIN.reset().convert(text)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Satu.\n\n: arti", id="a definition takes the paragraph before it"),
        pytest.param("* satu\n\n  dua\n\ntiga", id="a paragraph behind a list"),
        pytest.param("* satu\n* dua", id="words of a tight list"),
        pytest.param("* satu\n\n    dua\n\n    tiga", id="paragraphs in an item"),
        pytest.param("> satu\n\ndua\n\n> tiga", id="quotations"),
        pytest.param("Satu[^1].\n\n[^1]: Dua.\n\n    Tiga.", id="a note of two paragraphs"),
        pytest.param("1990. Tahun itu", id="a year that is a list"),
        pytest.param("1990 itu > 2 \"dan\" 'lagi'", id="a year that is none"),
        pytest.param("a  \nb", id="a line broken"),
        pytest.param("Satu\x02dua\x03", id="the library's own marks"),
        pytest.param("&lt; & <b>x</b>\n\nkata", id="HTML"),
        pytest.param("\\*satu\\*\n\nkata", id="escaped"),
        pytest.param("Satu  \n\n", id="spaces at the end"),
    ],
)
def test_blocks_keep_their_neighbours(text):
    assert _OURS.reset().convert(text) == _PLAIN.reset().convert(text)


def test_settings_of_the_digest_take_the_short_way():
    assert isinstance(_OURS, Converter)


@pytest.mark.parametrize("extension", ["nl2br", "smarty", "abbr", "toc", "attr_list", "md_in_html"])
def test_an_extension_that_looks_at_words_is_left_to_the_library(extension):
    other = converter_of({"extensions": [extension]})

    assert type(other) is Markdown
