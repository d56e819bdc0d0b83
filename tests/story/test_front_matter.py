"""Front matter: every value is the text that was written, and every fault has its line."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.story.front_matter import MAX_BYTES, FrontMatter, parse_yaml, read_front_matter

HERE = Path("content/stories/2022/01/banjir/id.md")


def told(raw):
    """Return every problem of a file as the editor reads it, without the file's name."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return [str(one).removeprefix(str(HERE)) for one in read_front_matter(HERE, raw)[1]]


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


NOT_YAML = "Put text with `:`, `#` or quotes between double quotes."


@pytest.mark.parametrize(
    ("raw", "problems"),
    [
        pytest.param(
            b"", [": the file is empty. Write the story, or delete the file."], id="empty file"
        ),
        pytest.param(
            b" \n\n", [": the file is empty. Write the story, or delete the file."], id="blank file"
        ),
        pytest.param(
            b"\xef\xbb\xbf---\nkey: a\n---\n",
            [
                ":1: the file starts with a byte order mark (U+FEFF)."
                " Save it as UTF-8 without a byte order mark."
            ],
            id="byte order mark",
        ),
        pytest.param(
            b"---\nkey: a\n---\nok\ncaf\xe9\n",
            [":5: byte 0xe9 is not UTF-8. Save the file as UTF-8."],
            id="Latin-1",
        ),
        pytest.param(
            b"---\nkey: \xed\xa0\x80\n---\n",
            [":2: byte 0xed is not UTF-8. Save the file as UTF-8."],
            id="half of a surrogate pair",
        ),
        pytest.param(
            b"\xff\xfe-\x00-\x00-\x00",
            [":1: byte 0xff is not UTF-8. Save the file as UTF-8."],
            id="UTF-16",
        ),
        pytest.param(
            "---\nkey: a\0b\n---\nx\u202ey\u202e\x07\n",
            [
                ":2: the line holds U+0000 (control character), which nobody can see."
                " Delete that character.",
                ":4: the line holds U+0007 (control character), which nobody can see."
                " Delete that character.",
                ":4: the line holds U+202E (right-to-left override), which nobody can see."
                " Delete that character.",
            ],
            id="NUL, bell and bidi, once a line",
        ),
        pytest.param(
            "# Banjir\n\ntext\n",
            [
                ":1: the first line is '# Banjir', not `---`."
                " Start the file with front matter: keys between two `---` lines."
            ],
            id="no front matter",
        ),
        pytest.param(
            "---\nkey: a\n\ntext\n",
            [":1: the front matter that starts here does not end. Close it with a line `---`."],
            id="not closed",
        ),
        pytest.param(
            "---\njust words\n---\n",
            [":1: the file holds text, not keys. Write lines `key: value`."],
            id="words instead of keys",
        ),
        pytest.param(
            "---\n- a\n---\n",
            [":1: the file holds a list, not keys. Write lines `key: value`."],
            id="a list instead of keys",
        ),
        pytest.param(
            "---\n# nothing\n---\n",
            [":1: the file holds nothing, not keys. Write lines `key: value`."],
            id="nothing between the fences",
        ),
        pytest.param(
            "---\nok: a\ntitle: Tokayev: teroris\n---\n",
            [f":3: this is not YAML: mapping values are not allowed in this context. {NOT_YAML}"],
            id="a colon without quotes",
        ),
        pytest.param(
            "---\n\tkey: a\n---\n",
            [f":2: this is not YAML: found character that cannot start any token. {NOT_YAML}"],
            id="a tab",
        ),
        pytest.param(
            '---\nok: a\nkey: "open\n---\n',
            [f":4: this is not YAML: found unexpected end of stream. {NOT_YAML}"],
            id="a quote left open",
        ),
        pytest.param(
            "---\nkey: a\nok: b\nkey: c\n---\n",
            [":4: `key` stands on line 2 too. Keep one of the two."],
            id="a key twice",
        ),
        pytest.param(
            "---\nkey:\nkey: c\n---\n",
            [":3: `key` stands on line 2 too. Keep one of the two."],
            id="a key twice, once empty",
        ),
        pytest.param(
            "---\na:\n  key: b\n  key: c\n---\n",
            [":4: `key` stands on line 3 too. Keep one of the two."],
            id="a key twice within a mapping",
        ),
        pytest.param(
            "---\na:\n  - key: b\n    key: c\n  - key: d\n---\n",
            [":4: `key` stands on line 3 too. Keep one of the two."],
            id="a key twice within an entry",
        ),
        pytest.param(
            "---\na: {b: 1}\na: {b: 2}\n---\n",
            [":3: `a` stands on line 2 too. Keep one of the two."],
            id="a mapping twice is one fault",
        ),
        pytest.param(
            "---\na: &x b\nc: *x\n---\n",
            [":3: `*x` is a YAML alias. Write the value out again."],
            id="an alias",
        ),
        pytest.param(
            "---\na: &x {b: c}\nd:\n  <<: *x\n---\n",
            [":4: `*x` is a YAML alias. Write the value out again."],
            id="a merge key",
        ),
        pytest.param(
            "---\na: !!int 3\nb: !x y\n---\n",
            [
                ":2: `tag:yaml.org,2002:int` is a YAML type. Take it out: every value is text.",
                ":3: `!x` is a YAML type. Take it out: every value is text.",
            ],
            id="types",
        ),
        pytest.param(
            "---\na: !!python/object/apply:os.system [ls]\n---\n",
            [
                ":2: `tag:yaml.org,2002:python/object/apply:os.system` is a YAML type."
                " Take it out: every value is text."
            ],
            id="a Python object",
        ),
        pytest.param(
            "---\n? [a]\n: b\n---\n",
            [":2: a list or mapping stands where a key belongs. Write `key: value`."],
            id="a list as key",
        ),
        pytest.param(
            f"---\nkey: {'[' * 12}{']' * 12}\n---\n",
            [":2: values are nested more than 12 deep. Write them flat."],
            id="nested too deep",
        ),
        pytest.param(
            b"---\nkey: " + b"x" * MAX_BYTES,
            [": the file is 2,000,009 bytes, more than 2,000,000. Cut it into several stories."],
            id="too large",
        ),
    ],
)
def test_a_fault_is_told_with_its_line(raw, problems):
    assert told(raw) == problems


@pytest.mark.parametrize(
    "yaml",
    [
        pytest.param("summary: a\n--- {title: b}", id="on the line that starts it"),
        pytest.param("summary: a\n...\n--- # more\ntitle: b", id="after an end"),
        pytest.param("summary: a\n--- ", id="empty"),
    ],
)
def test_a_second_document_never_replaces_the_first_silently(yaml):
    # Not through read_front_matter: a glossary has no fence that would end it.
    fields, _, problems = parse_yaml(Path("tags.yaml"), f"{yaml}\n")

    assert "title" not in fields
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("written", "code"),
    [
        pytest.param('"a\\0b"', "U+0000", id="NUL"),
        pytest.param('"a\\x07b"', "U+0007", id="bell"),
        pytest.param('"a\\u202eb"', "U+202E", id="bidi override"),
        pytest.param('"a\\uffffb"', "U+FFFF", id="no character"),
    ],
)
def test_an_escape_hides_no_character_that_nobody_can_see(written, code):
    problems = told(f"---\nok: a\nkey: {written}\n---\n")

    assert len(problems) == 1
    assert problems[0].startswith(":3: ")
    assert code in problems[0]


@pytest.mark.parametrize(
    "mark",
    [
        pytest.param("\x85", id="next line"),
        pytest.param("\u2028", id="line separator"),
        pytest.param("\u2029", id="paragraph separator"),
        pytest.param("\ufeff", id="byte order mark inside"),
    ],
)
def test_a_mark_that_yaml_reads_as_a_line_end_shifts_no_line(mark):
    # libyaml still reads YAML 1.1, where these end a line; an editor shows none of them.
    problems = told(f'---\nkey: "a{mark}b"\nok: c\nok: d\n---\n')

    assert [one.split(" ")[0] for one in problems] == [":2:", ":4:"]


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
    started = time.process_time()

    read_front_matter(HERE, f"---\n{yaml}\n---\n".encode())

    assert time.process_time() - started < 2  # seconds; each takes a tenth of it


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
