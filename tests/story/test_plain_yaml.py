"""What is read line by line is what the YAML parser reads; the rest is left to it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.front_matter import parse_yaml
from plugins.story.plain_yaml import read_plain

_KEYS = st.sampled_from(["id", "title", "tags", "pictures", "x_y"])
_VALUES = st.sampled_from(
    """a~B c~12:30~a: b~a #b~a#b~- x~[a, b]~[a,b]~[a, 'b c', "d, e"]~[]~[a: b]~{a: b}~{}
    ~{a: b, c: "d: e"}~"x"~"x\\n"~'it''s'~""~null~|~>~&a~*a~!x y~`c~é~1~a ~a, b~[a, b~{a~?
    ~2022-01-01T10:00:00+07:00~https://a.example/c?d#e~a:~"a" b~[a b, c-d]~[a.b, /c]~[a, ]
    ~{a: b, a: c}~“x”~...~a  b~[é, ñ a]~[a  b]~{a:  b}~[ a ]~{a: /b}~- - a~a - b~=~<<~[1.5, -2]
    ~[a:b]~/photos/a.jpg""".replace("\n    ", "").split("~")
)
_INDENTS = st.sampled_from(["", "", "", "  ", "  - ", "    ", "- ", " ", "      "])
_LINES = st.one_of(
    st.tuples(_INDENTS, _KEYS, _VALUES).map(lambda one: f"{one[0]}{one[1]}: {one[2]}"),
    st.tuples(_INDENTS, _KEYS).map(lambda one: f"{one[0]}{one[1]}:"),
    st.tuples(_INDENTS, _VALUES).map("".join),
    st.sampled_from(["", " ", "# x"]),
)


@settings(max_examples=1500, deadline=None)
@given(st.lists(_LINES, max_size=4).map("\n".join))
def test_it_reads_what_the_parser_reads(text):
    plain = read_plain(text, 1)
    parsed = parse_yaml(Path("a.md"), f"{text}\n# a comment, which is left to the parser")

    assert plain is None or (*plain, []) == parsed


def test_front_matter_as_it_is_written_takes_no_parser():
    text = """
id: 20220111-banjir
title: "Banjir: air surut"
date: 2022-01-11T09:07:00+07:00
category:
tags: [banjir, "Kota Tua"]
source: {name: "Contoh", rights: full}
pictures:
  - file: /photos/a.jpg
    alt: 'Air di jalan'
  - file: b.jpg
authors:
  - Ariyan Rastya
place:
  name: Demak
"""

    fields, lines = read_plain(text, 1) or ({}, {})

    assert fields == {
        "id": "20220111-banjir",
        "title": "Banjir: air surut",
        "date": "2022-01-11T09:07:00+07:00",
        "tags": ["banjir", "Kota Tua"],
        "source": {"name": "Contoh", "rights": "full"},
        "pictures": [{"file": "/photos/a.jpg", "alt": "Air di jalan"}, {"file": "b.jpg"}],
        "authors": ["Ariyan Rastya"],
        "place": {"name": "Demak"},
    }
    assert lines["pictures", 0, "alt"] == 10
    assert lines["category",] == 5


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("id: a\nid: b", id="a key twice"),
        pytest.param("title: a\n  b", id="a value of two lines"),
        pytest.param("title: a: b", id="a colon amid words"),
        pytest.param("title: *a", id="an alias"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_is_not_plain_is_left_to_the_parser(text):
    assert read_plain(text, 1) is None
