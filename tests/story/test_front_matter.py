"""Front matter: every value is the text that was written, and every fault has its line."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.front_matter import FrontMatter, read_front_matter
from tests.pace import within

HERE = Path("content/stories/2022/01/banjir/id.md")


def fields_of(yaml):
    """Return the values of front matter that must have no problem."""
    front, problems = read_front_matter(HERE, f"---\n{yaml}\n---\nbody\n".encode())
    assert problems == []
    return front.fields


@pytest.mark.parametrize(
    ("written", "value"),
    [
        pytest.param("no", "no", id="no is not false"),
        pytest.param("on", "on", id="on is not true"),
        pytest.param("yes", "yes", id="yes"),
        pytest.param("true", "true", id="true"),
        pytest.param("null", "null", id="null is a word"),
        pytest.param("010", "010", id="010 is not eight"),
        pytest.param("1_000", "1_000", id="underscore"),
        pytest.param("0x1F", "0x1F", id="not hexadecimal"),
        pytest.param("1e3", "1e3", id="not a power"),
        pytest.param(".inf", ".inf", id="not infinity"),
        pytest.param("12:30", "12:30", id="12:30 is not 750"),
        pytest.param("2026-02-30", "2026-02-30", id="a day that does not exist"),
        pytest.param("=", "=", id="equals sign"),
        pytest.param("<<", "<<", id="a value, not a merge"),
        pytest.param('"~"', "~", id="a quoted tilde is text"),
        pytest.param('""', "", id="quoted and empty is said, and blank"),
        pytest.param("''", "", id="single quotes"),
        pytest.param("'it''s'", "it's", id="doubled single quote"),
        pytest.param('"a: b # c"', "a: b # c", id="colon and hash between quotes"),
        pytest.param("a #b", "a", id="a comment"),
        pytest.param("a#b", "a#b", id="no comment without a space"),
        pytest.param('"\\u00e9"', "é", id="an escape"),
        pytest.param("&x word", "word", id="an anchor nobody uses"),
        pytest.param("|\n  two\n  lines", "two\nlines\n", id="literal block"),
        pytest.param(">-\n  two\n  lines", "two lines", id="folded block"),
        pytest.param("two\n  lines", "two lines", id="plain over two lines"),
        pytest.param("Bali’s “Ogoh-ogoh” 🎭 नमस्ते", "Bali’s “Ogoh-ogoh” 🎭 नमस्ते", id="any script"),
    ],
)
def test_a_value_is_the_text_that_was_written(written, value):
    assert fields_of(f"key: {written}") == {"key": value}


@pytest.mark.parametrize(
    ("yaml", "fields"),
    [
        pytest.param("key:", {}, id="empty"),
        pytest.param("key: ~", {}, id="tilde"),
        pytest.param("key: # later", {}, id="only a comment"),
        pytest.param("a:\nb: x", {"b": "x"}, id="among others"),
        pytest.param("a: {b: , c: x}", {"a": {"c": "x"}}, id="within a mapping"),
        pytest.param(
            "a: [x, ~, '']", {"a": ["x", "", ""]}, id="an entry of a list keeps its place"
        ),
        pytest.param("a: []\nb: {}", {"a": [], "b": {}}, id="empty list and mapping are values"),
    ],
)
def test_an_empty_value_is_like_a_missing_key(yaml, fields):
    assert fields_of(yaml) == fields


def test_every_value_knows_its_line():
    text = (
        "---\ntitle: a\n\npictures:\n  - file: x.png\n    alt: b\n  - {file: y.png,\n     alt: c}\n"
    )

    front, problems = read_front_matter(HERE, (text + "---\n\n\nbody\nand more\n\n").encode())

    assert problems == []
    assert front == FrontMatter(
        fields={
            "title": "a",
            "pictures": [{"file": "x.png", "alt": "b"}, {"file": "y.png", "alt": "c"}],
        },
        lines={
            ("title",): 2,
            ("pictures",): 4,
            ("pictures", 0): 5,
            ("pictures", 0, "file"): 5,
            ("pictures", 0, "alt"): 6,
            ("pictures", 1): 7,
            ("pictures", 1, "file"): 7,
            ("pictures", 1, "alt"): 8,
        },
        body="body\nand more",
        body_line=12,
    )
    assert front.line(("pictures", 1, "caption", "x")) == 7
    assert front.line(("nothing",)) == 1
    assert [front.line_of(words) for words in ("and", "body", "nowhere", "")] == [13, 12, 12, 12]


@pytest.mark.parametrize(
    ("raw", "body"),
    [
        pytest.param(b"---\r\nkey: a\r\n---\r\none\r\ntwo\r\n", "one\ntwo", id="CRLF"),
        pytest.param(b"---\rkey: a\r---\rone\rtwo", "one\ntwo", id="CR"),
        pytest.param(
            b"---  \nkey: a\n--- \none\n---\ntwo", "one\n---\ntwo", id="a rule in the body"
        ),
        pytest.param(b"---\nkey: a\n---", "", id="no body"),
        pytest.param(b"---\nkey: a\n---\n\n    code\n\n", "    code", id="indented first line"),
    ],
)
def test_the_body_is_what_follows(raw, body):
    front, problems = read_front_matter(HERE, raw)

    assert problems == []
    assert (front.fields, front.body) == ({"key": "a"}, body)


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("key: " + "[" * 50_000, id="lists"),
        pytest.param("key: " + "{a: " * 50_000, id="mappings"),
        pytest.param("- " * 50_000, id="dashes"),
        pytest.param("? " * 50_000, id="keys of keys"),
        pytest.param("\n".join(" " * n + "a:" for n in range(1500)), id="indented"),
        pytest.param("key: " + "&a " * 50_000, id="anchors"),
        pytest.param("key: '" + "''" * 500_000 + "'", id="quotes"),
        pytest.param("key: " + "a " * 500_000, id="one long line"),
        pytest.param("\n".join(f"k{n}: v" for n in range(40_000)), id="many keys"),
    ],
)
def test_a_bomb_costs_bounded_time(yaml):
    with within(2):  # each takes a tenth of it
        read_front_matter(HERE, f"---\n{yaml}\n---\n".encode())


def is_plain(value):
    """Return whether `value` is text, or lists and mappings of it."""
    if isinstance(value, dict):
        return all(isinstance(key, str) and is_plain(one) for key, one in value.items())
    return isinstance(value, str) or (isinstance(value, list) and all(map(is_plain, value)))


_YAML_LIKE = st.lists(
    st.sampled_from(
        "a b : - , [ ] { } & * ! | > ' \" # % @ ` ? ~ << \\ \n \t --- ... é \u2028 \ufeff \0".split(
            " "
        )
        + [" ", "\n", "\n  ", ": ", "- "]
    ),
    max_size=40,
).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), _YAML_LIKE, _YAML_LIKE.map(lambda text: f"---\nkey: {text}\n---\nx")))
def test_any_text_gives_plain_values_or_problems(text):
    front, problems = read_front_matter(HERE, text.encode("utf-8", "surrogatepass"))

    assert front is not None or problems
    assert front is None or is_plain(front.fields)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=200))
def test_any_bytes_give_a_file_or_problems(raw):
    front, problems = read_front_matter(HERE, raw)

    assert front is not None or problems


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.characters(
            exclude_categories=("Cs", "Cc"), exclude_characters="\u2028\u2029\ufeff\ufffe\uffff"
        )
    ).filter(
        lambda text: not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
    )
)
def test_quoted_text_reads_back_exactly(text):
    quoted = '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'

    assert fields_of(f"key: {quoted}") == {"key": text}
