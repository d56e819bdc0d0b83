"""Related stories: nearest first, one language only, never itself, the same answer every build."""

import json
import os
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.related.document import Document
from plugins.related.rank import rank_related

ROOT = Path(__file__).parent.parent.parent
DAY = datetime(2026, 3, 1, 7, 0, tzinfo=UTC)


def make_document(key, text="", title="", tags=(), language="en", days=0):
    date = DAY + timedelta(days=days)
    return Document(key, language, title, text, frozenset(tags), date)


def rank_keys(documents, limit=5):
    ranked = rank_related(documents, limit)
    return {key: [other for other, _ in related] for key, related in ranked.items()}


# Every text is met by chance words of the others, and one pair shares more.
FLOOD = "Water broke the dyke at Demak on Sunday and hundreds of people left their homes."
FLOOD_AGAIN = "Repair of the dyke at Demak began while people still could not reach their homes."
MATCH = "The team won the final on Sunday before hundreds of people in a full stadium."
BUDGET = "The ministry presented a budget that people called careful in a full chamber."


@pytest.mark.parametrize(
    ("documents", "expected"),
    [
        pytest.param([], {}, id="no stories"),
        pytest.param([make_document("a", FLOOD)], {"a": []}, id="alone"),
        pytest.param([make_document("a"), make_document("b")], {"a": [], "b": []}, id="no words"),
        pytest.param(
            [make_document("a", "the and of"), make_document("b", "the and of")],
            {"a": [], "b": []},
            id="stop words say nothing",
        ),
        pytest.param(
            [make_document("a", "Banjir Demak"), make_document("b", "Gempa Cianjur")],
            {"a": [], "b": []},
            id="nothing shared",
        ),
        pytest.param(
            [make_document("a", FLOOD), make_document("b", FLOOD)],
            {"a": ["b"], "b": ["a"]},
            id="two alike, though every word is in every text",
        ),
        pytest.param(
            [make_document("a", FLOOD), make_document("b", FLOOD, language="id")],
            {"a": [], "b": []},
            id="languages never mix",
        ),
        pytest.param(
            [
                make_document("a", "Überschwemmung in Passau", language="de"),
                make_document("b", "Nach der Überschwemmung", language="de"),
            ],
            {"a": ["b"], "b": ["a"]},
            id="a language without a stemmer",
        ),
        pytest.param(
            [
                make_document("me", FLOOD),
                make_document("new", MATCH, days=2),
                make_document("old", MATCH, days=1),
                make_document("twin", MATCH, days=1),
            ],
            {
                "me": ["new", "old", "twin"],
                "new": ["old", "twin", "me"],
                "old": ["new", "twin", "me"],
                "twin": ["new", "old", "me"],
            },
            id="ties go by date, newer first, then by key",
        ),
        pytest.param(
            [
                make_document("first", "Banjir bandang menerjang desa", language="id"),
                make_document("other", "Desa itu diterjang banjir bandang", language="id"),
                make_document("far", "Rapat anggaran di desa", language="id"),
            ],
            {"first": ["other", "far"], "other": ["first", "far"], "far": ["other", "first"]},
            id="forms of an Indonesian word are one word",
        ),
    ],
)
def test_ranks(documents, expected):
    assert rank_keys(documents) == expected


def test_a_rare_name_outweighs_common_words():
    documents = [
        make_document("me", "Residents of Demak saw people leave homes before water came."),
        make_document("name", "A new market opened in Demak."),
        make_document("words", "Residents saw people leave homes before rain."),
        *(
            make_document(f"x{n}", f"Residents saw people leave homes before {n}.")
            for n in range(9)
        ),
    ]

    assert rank_keys(documents)["me"][0] == "name"


def test_a_word_written_as_a_name_outweighs_the_same_word_written_small():
    documents = [
        make_document("me", "They met Rose and a baker."),
        make_document("name", "We saw Rose there."),
        make_document("word", "We saw a baker there."),
    ]

    assert rank_keys(documents)["me"] == ["name", "word"]


def test_the_headline_outweighs_the_end_of_the_text():
    filler = " ".join(f"word{n}" for n in range(60))
    documents = [
        make_document("me", "A quake was felt."),
        make_document("end", f"{filler} quake"),
        make_document("title", filler.replace("word", "other"), title="quake"),
    ]

    assert rank_keys(documents)["me"] == ["title", "end"]


def test_a_shared_tag_decides_between_texts_equally_near():
    documents = [
        make_document("me", FLOOD, tags={"demak"}),
        make_document("new", MATCH, days=3),
        make_document("tagged", MATCH, tags={"demak"}),
        make_document("other", BUDGET),
    ]

    assert rank_keys(documents)["me"][0] == "tagged"


def test_two_reports_with_few_shared_words_meet_through_a_third():
    documents = [
        make_document("one", "Tokayev blames gunmen. Snipers fired in Almaty."),
        make_document("two", "Curfew lifted slowly. Troops depart Kazakhstan. gunmen"),
        make_document(
            "both", "Tokayev blames gunmen; snipers, troops, curfew: Almaty, Kazakhstan."
        ),
        make_document("chance", "gunmen robbed banks downtown yesterday evening"),
        *(make_document(f"x{n}", f"harvest rice farmers price {n}") for n in range(6)),
    ]

    assert rank_keys(documents)["one"][:2] == ["both", "two"]


@pytest.mark.parametrize("limit", [0, 1, 2, 100])
def test_a_list_is_at_most_as_long_as_the_limit(limit):
    documents = [make_document(f"{n:02}", FLOOD, days=-n) for n in range(40)]

    ranked = rank_keys(documents, limit)

    assert {len(related) for related in ranked.values()} == {min(limit, 39)}
    assert ranked["00"] == [f"{n:02}" for n in range(1, 40)][:limit]


def test_a_short_list_is_the_beginning_of_a_long_one():
    documents = [
        make_document(f"{n}", text) for n, text in enumerate([FLOOD, FLOOD_AGAIN, MATCH, BUDGET])
    ]
    long = rank_related(documents, 3)

    assert rank_related(documents, 1) == {key: related[:1] for key, related in long.items()}


def test_limit_below_zero_is_refused():
    with pytest.raises(ValueError, match="limit must be 0 or more, got -1"):
        rank_related([], limit=-1)


def test_a_key_used_twice_is_refused_even_in_two_languages():
    documents = [make_document("same"), make_document("b"), make_document("same", language="id")]

    with pytest.raises(ValueError, match="keys of documents must differ, got 'same' twice"):
        rank_related(documents, 5)


def test_letters_written_in_two_ways_are_the_same():
    documents = [
        make_document("composed", "Café Æther opened"),
        make_document("apart", "The Cafe\u0301 closed"),
        make_document("emoji", "👩‍👩‍👧 \u200b \ud800 ٣ ﷽ 漢字"),
    ]

    assert rank_keys(documents) == {"composed": ["apart"], "apart": ["composed"], "emoji": []}


WORDS = st.sampled_from(["Demak", "flood", "Floods", "final", "the", "won", "2026", "café", "漢字"])


@st.composite
def pools(draw):
    keys = draw(st.lists(st.text(max_size=3), unique=True, max_size=12))
    return [
        make_document(
            key,
            text=" ".join(draw(st.lists(WORDS, max_size=8))),
            tags=draw(st.frozensets(st.sampled_from(["demak", "flood"]))),
            language=draw(st.sampled_from(["en", "id", "fr"])),
            days=draw(st.integers(0, 2)),
        )
        for key in keys
    ]


@given(pools(), st.randoms(use_true_random=False), st.integers(0, 4))
def test_any_order_gives_sound_lists_and_the_same(documents, random, limit):
    language = {document.key: document.language for document in documents}
    shuffled = random.sample(documents, len(documents))

    ranked = rank_related(documents, limit)

    assert rank_related(shuffled, limit) == ranked
    assert ranked.keys() == language.keys()
    for key, related in ranked.items():
        others = [other for other, _ in related]
        scores = [score for _, score in related]
        assert len(set(others)) == len(others) <= limit
        assert key not in others
        assert {language[other] for other in others} <= {language[key]}
        assert scores == sorted(scores, reverse=True)
        assert all(0 < score <= 1 for score in scores)


SCRIPT = """
import json
from tests.related.test_rank import BUDGET, FLOOD, FLOOD_AGAIN, MATCH, make_document
from plugins.related.rank import rank_related
texts = [FLOOD, FLOOD_AGAIN, MATCH, BUDGET]
tags = {"flood", "demak", "java", "water", "dyke"}
print(json.dumps(rank_related([make_document(t, t, tags=tags) for t in texts], 3)))
"""


def test_the_seed_of_hashes_changes_nothing():
    answers = [
        subprocess.run(
            [sys.executable, "-c", SCRIPT],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    ]

    assert answers[0] == answers[1]
    assert json.loads(answers[0])[FLOOD][0][0] == FLOOD_AGAIN


def test_a_chance_word_makes_no_link_but_a_common_tag_does():
    crowd = [
        make_document(str(number), " ".join(f"word{number}x{one}" for one in range(60)))
        for number in range(50)
    ]
    words = [" ".join(f"{name}{one}" for one in range(60)) for name in ("left", "right")]
    apart = [make_document(key, f"{text} dyke") for key, text in zip("ab", words, strict=True)]
    tagged = [make_document(one.key, one.text, tags=["flood"]) for one in apart]

    assert [rank_keys([*crowd, *pair])["a"] for pair in (apart, tagged)] == [[], ["b"]]
