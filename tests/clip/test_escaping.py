"""Escaping: text comes out of Markdown as the very characters that went in."""

import re
from html import unescape

import markdown
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from plugins.clip.escaping import escape_paragraph

ALPHABET = "ab1.)#*_-+=`~<>&;[](){}!|:\\^$\"' 0x"


def shown(text):
    html = markdown.markdown(text, extensions=["extra", "admonition", "toc", "sane_lists"])
    assert re.fullmatch(r"<p>[^<]*</p>", html), html
    return unescape(html[3:-4])


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("# x", "\\# x"),
        ("1. Januari", "1\\. Januari"),
        ("11) Januari", "11\\) Januari"),
        ("* a", "\\* a"),
        ("- a", "\\- a"),
        ("<b>", "&lt;b>"),
        ("[x](y)", "\\[x](y)"),
        ("_a_", "\\_a\\_"),
        ("&copy; & co", "&amp;copy; & co"),
        ("~~~", "&#126;~~"),
        ("Rp 1.000 - “a” (b) c: d!", "Rp 1.000 - “a” (b) c: d!"),
    ],
)
def test_only_what_markdown_would_read_is_escaped(text, escaped):
    assert escape_paragraph(text) == escaped
    assert shown(escaped) == text


@given(st.text(ALPHABET, min_size=1).map(str.strip).filter(bool))
@example("---")
@example("[TOC]")
@example("[^1]: a")
@example("*[a]: b")
@example("[a]: http://b")
@example("{: .a }")
@example("!!! note")
@example(": a")
@example("a | b")
@example("<!-- a -->")
@example("<script>alert(1)</script>")
@example("&#60;b&#62;")
@example("\\")
@example("\\*a\\*")
@example("a  b")
def test_any_line_is_shown_as_it_is(text):
    assert shown(escape_paragraph(text)) == text
