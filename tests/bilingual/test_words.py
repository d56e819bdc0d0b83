"""Interface words: the same keys in each language, each of them text; every gap is told."""

from pathlib import Path
from string import Formatter

import pytest

from plugins.bilingual.words import load_words
from plugins.story.problem import StoryError

THEME = Path(__file__).parents[2] / "theme" / "words"


def tables(tmp_path, indonesian, english):
    for language, table in (("id", indonesian), ("en", english)):
        if table is not None:
            (tmp_path / f"{language}.yaml").write_bytes(
                table if isinstance(table, bytes) else table.encode()
            )
    return tmp_path


def test_words_are_read_as_they_are_written(tmp_path):
    folder = tables(tmp_path, "no: tidak\nread: '{name} dibaca'", "no: no\nread: '{name} read'")

    assert load_words(folder) == {
        "id": {"no": "tidak", "read": "{name} dibaca"},
        "en": {"no": "no", "read": "{name} read"},
    }


@pytest.mark.parametrize(
    ("indonesian", "english", "problems"),
    [
        pytest.param(
            "a: x\nb: y",
            "a: x\nc: z",
            [
                'en.yaml: the words for `b` are missing. Add a line `b: "…"`.',
                'id.yaml: the words for `c` are missing. Add a line `c: "…"`.',
            ],
            id="a key that one language lacks",
        ),
        pytest.param(
            "a: x",
            "a:",
            ['en.yaml: the words for `a` are missing. Add a line `a: "…"`.'],
            id="a key without words",
        ),
        pytest.param(
            "a: x\nb: [y]",
            "a: {x: y}\nb: z",
            [
                "en.yaml:1: `a` is not text. Write its words on one line.",
                "id.yaml:2: `b` is not text. Write its words on one line.",
            ],
            id="words that are not text",
        ),
        pytest.param(
            "a: x",
            None,
            ["en.yaml: the table of words is missing. Write the theme's words there."],
            id="no file",
        ),
        pytest.param(
            "a: x\na: y",
            "a: x",
            ["id.yaml:2: `a` stands on line 1 too. Keep one of the two."],
            id="a key twice",
        ),
        pytest.param(
            "b: y\na: x: y",
            "b: y",
            [
                "id.yaml:2: this is not YAML: mapping values are not allowed in this context."
                " Put text with `:`, `#` or quotes between double quotes."
            ],
            id="no YAML",
        ),
    ],
)
def test_what_is_wrong_with_the_tables_is_told(tmp_path, indonesian, english, problems):
    with pytest.raises(StoryError) as caught:
        load_words(tables(tmp_path, indonesian, english))

    assert str(caught.value).replace(f"{tmp_path}/", "").split("\n") == problems


def test_the_theme_speaks_both_languages():
    words = load_words(THEME)

    assert set(words["id"]) == set(words["en"])


@pytest.mark.parametrize("key", sorted(load_words(THEME)["id"]))
def test_both_languages_leave_the_same_gaps_to_fill(key):
    words = load_words(THEME)

    gaps = [{part[1] for part in Formatter().parse(words[one][key])} - {None} for one in words]

    assert gaps[0] == gaps[1]
