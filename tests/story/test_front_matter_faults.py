"""Front matter's faults: each is told once, with its line, and none is hidden by another."""

from pathlib import Path

import pytest

from plugins.story.front_matter import MAX_BYTES, parse_yaml, read_front_matter

HERE = Path("content/stories/2022/01/banjir/id.md")


def told(raw):
    """Return every problem of a file as the editor reads it, without the file's name."""
    raw = raw.encode() if isinstance(raw, str) else raw
    return [str(one).removeprefix(str(HERE)) for one in read_front_matter(HERE, raw)[1]]


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
