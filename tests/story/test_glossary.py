"""The glossary: a term answers to all its words in both languages, and no word to two terms."""

import pytest

from plugins.story.glossary import load_glossary

TAGS = """\
flood:
  id: Banjir
  en: Flood
  aliases: [banjir bandang, "air-bah"]
  description: {id: Air yang meluap., en: Water where it should not be.}
covid-19: {id: Covid-19, en: COVID-19}
"""


def glossary_of(tmp_path, content):
    path = tmp_path / "tags.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return load_glossary(path)


@pytest.mark.parametrize(
    ("word", "key"),
    [
        ("flood", "flood"),
        ("Flood", "flood"),
        ("FLOOD", "flood"),
        ("banjir", "flood"),
        ("Banjir", "flood"),
        ("banjir bandang", "flood"),
        ("Banjir-Bandang", "flood"),
        ("  banjir   bandang ", "flood"),
        ("air bah", "flood"),
        ("Air-Bah", "flood"),
        ("covid 19", "covid-19"),
        ("Covid-19", "covid-19"),
        ("covid19", None),
        ("banji", None),
        ("", None),
        ("-", None),
    ],
)
def test_a_term_answers_to_each_of_its_words_in_any_case(tmp_path, word, key):
    glossary, problems = glossary_of(tmp_path, TAGS)

    term = glossary.find(word)

    assert problems == []
    assert (term.key if term else None) == key


def test_a_term_is_read_whole(tmp_path):
    glossary, _ = glossary_of(tmp_path, TAGS)

    flood, covid = glossary.terms.values()

    assert (flood.key, flood.names) == ("flood", {"id": "Banjir", "en": "Flood"})
    assert flood.aliases == ("banjir bandang", "air-bah")
    assert flood.descriptions == {
        "id": "Air yang meluap.",
        "en": "Water where it should not be.",
    }
    assert flood.words == ("flood", "Banjir", "Flood", "banjir bandang", "air-bah")
    assert covid.descriptions == {"id": "", "en": ""}


@pytest.mark.parametrize(
    ("word", "close"),
    [
        ("flod", "flood"),
        ("banjr", "Banjir"),
        ("kovid-19", "covid-19"),
        ("zzz", None),
    ],
)
def test_the_nearest_word_of_either_language_is_offered(tmp_path, word, close):
    glossary, _ = glossary_of(tmp_path, TAGS)

    found = glossary.nearest(word)

    assert (found and found.casefold()) == (close and close.casefold())


KEYS = "`id`, `en`, `aliases`, `description`"


@pytest.mark.parametrize(
    ("content", "problems"),
    [
        pytest.param("", [], id="empty file: no terms"),
        pytest.param(" \n", [], id="blank file: no terms"),
        pytest.param(
            "flood: {id: Banjir, en: Flood}\nbanjir: {id: Air, en: Banjir}",
            [
                "tags.yaml:2: `banjir` answers to 'Banjir', and so does `flood`."
                " Give the word to one of the two.",
                "tags.yaml:2: `banjir` answers to 'banjir', and so does `flood`."
                " Give the word to one of the two.",
            ],
            id="a word of two terms",
        ),
        pytest.param(
            "a: {id: Satu, en: One, aliases: [air bah]}\nb: {id: Dua, en: Two, aliases: [Air-Bah]}",
            [
                "tags.yaml:2: `b` answers to 'Air-Bah', and so does `a`."
                " Give the word to one of the two."
            ],
            id="an alias of two terms",
        ),
        pytest.param(
            "flood: {id: Flood, en: Flood, aliases: [flood, FLOOD]}", [], id="a word said twice"
        ),
        pytest.param(
            "Banjir Besar: {id: a, en: b}\n../x: {id: c, en: d}",
            [
                "tags.yaml:1: the key 'Banjir Besar' cannot be an address."
                " Use a to z, 0 to 9 and single hyphens between: it becomes an address.",
                "tags.yaml:2: the key '../x' cannot be an address."
                " Use a to z, 0 to 9 and single hyphens between: it becomes an address.",
            ],
            id="a key that is no address",
        ),
        pytest.param(
            "flood:\n  id: Banjir\n  eng: Flood",
            [
                'tags.yaml:1: `en` is missing. Add a line such as `en: "…"`, the name in English.',
                "tags.yaml:3: `eng` is not a key. Write `en`, or take the line out.",
            ],
            id="a key misspelt",
        ),
        pytest.param(
            "flood:\n  en: Flood",
            ['tags.yaml:1: `id` is missing. Add a line such as `id: "…"`, the name in Indonesian.'],
            id="no Indonesian name",
        ),
        pytest.param(
            "flood: Banjir",
            [
                "tags.yaml:1: `flood` is 'Banjir', which is not a group of keys."
                " Write it as keys of its own, one a line, indented under it."
            ],
            id="a word for a term",
        ),
        pytest.param(
            "flood: {id: a, en: b, description: {fr: c}, aliases: x}",
            [
                "tags.yaml:1: `aliases` is 'x', which is not a list. Write it as `[one, two]`.",
                "tags.yaml:1: `fr` is not a key of `description`. Take the line out."
                " Keys are `id`, `en`.",
            ],
            id="faults within a term",
        ),
        pytest.param(
            "flood: {id: a, en: b}\nflood: {id: c, en: d}",
            ["tags.yaml:2: `flood` stands on line 1 too. Keep one of the two."],
            id="a term twice",
        ),
        pytest.param(
            "- flood",
            ["tags.yaml:1: the file holds a list, not keys. Write lines `key: value`."],
            id="a list",
        ),
        pytest.param(
            b"flood: {id: a, en: b}\nx: \xff",
            ["tags.yaml:2: byte 0xff is not UTF-8. Save the file as UTF-8."],
            id="not UTF-8",
        ),
        pytest.param("no: {id: Tidak, en: 'No'}\n010: {id: a, en: b}", [], id="YAML 1.1 traps"),
    ],
)
def test_what_is_wrong_with_a_glossary_is_told(tmp_path, content, problems):
    _, found = glossary_of(tmp_path, content)

    assert [str(one).removeprefix(f"{tmp_path}/") for one in sorted(found)] == problems


@pytest.mark.parametrize(
    ("content", "readable"),
    [
        pytest.param(TAGS, True, id="sound"),
        pytest.param("", True, id="empty"),
        pytest.param("flood: x", True, id="a fault of one term"),
        pytest.param("flood: {", False, id="no YAML"),
        pytest.param("a: {id: b, en: c}\n---\nd: {id: e, en: f}", False, id="two documents"),
        pytest.param(b"\xff", False, id="not UTF-8"),
    ],
)
def test_nobody_knows_the_terms_of_a_file_that_cannot_be_read(tmp_path, content, readable):
    glossary, problems = glossary_of(tmp_path, content)

    assert glossary.readable == readable
    assert readable or len(problems) == 1


def test_a_missing_file_has_no_terms(tmp_path):
    glossary, problems = load_glossary(tmp_path / "tags.yaml")

    assert (dict(glossary.terms), problems) == ({}, [])


def test_a_link_is_not_followed(tmp_path):
    (tmp_path / "real.yaml").write_text(TAGS)
    (tmp_path / "tags.yaml").symlink_to("real.yaml")

    glossary, _ = load_glossary(tmp_path / "tags.yaml")

    assert dict(glossary.terms) == {}
