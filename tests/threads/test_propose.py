"""Proposals: three close stories of a fortnight, and never what an editor has settled already."""

from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pytest

from plugins.story.glossary import load_glossary
from plugins.story.library import Library
from plugins.threads.propose import propose_threads
from tests.threads.stories import story

CONTENT = Path("content")
TAGS = "banjir: {id: Banjir, en: Flood}\ndemak: {id: Demak, en: Demak}"


@dataclass(frozen=True)
class Document:
    """What the ranking is given of a text."""

    key: str
    language: str
    title: str
    text: str
    tags: frozenset[str]
    date: datetime


@pytest.fixture
def library_of(tmp_path):
    def make(stories):
        path = tmp_path / "tags.yaml"
        path.write_text(TAGS)
        tags, _ = load_glossary(path)
        none, _ = load_glossary(tmp_path / "none.yaml")
        ordered = tuple(sorted(stories, key=lambda one: (one.date, one.id)))
        return Library(CONTENT, ordered, (), tags, none, none, frozenset(), ())

    return make


def likeness(**scores):
    """Return a ranking in which `a_b=0.9` makes those two 0.9 alike, in each language."""

    def rank(documents, limit):
        keys = {document.key for document in documents}
        lists = {key: [] for key in sorted(keys)}
        for pair, score in scores.items():
            one, other = pair.split("_")
            for language in ("id", "en"):
                if {f"{one}/{language}", f"{other}/{language}"} <= keys:
                    lists[f"{one}/{language}"].append((f"{other}/{language}", score))
        return {key: ones[:limit] for key, ones in lists.items()}

    return rank


def free(slug, day, **more):
    return story(slug, day, "", **more)


ALIKE = likeness(a_b=0.9, c_a=0.9, b_c=0.9)


def say(first, what, mend):
    return [f"content/stories/2022/01/{first}/id.md: {what}. {mend}."]


NEW = say(
    "a",
    "3 stories within 14 days look like one matter: `a`, `b`, `c`",
    "Add `thread: a` to each of them, or keep them apart with `unrelated`",
)


@pytest.mark.parametrize(
    ("stories", "rank", "expected"),
    [
        pytest.param([], ALIKE, [], id="nothing"),
        pytest.param([free("a", 1), free("b", 8), free("c", 15)], ALIKE, NEW, id="a fortnight"),
        pytest.param([free("a", 1), free("b", 8)], ALIKE, [], id="two stories"),
        pytest.param([free("a", 1), free("b", 8), free("c", 16)], ALIKE, [], id="a day too late"),
        pytest.param(
            [free("a", 1), free("b", 8), free("c", 15)],
            likeness(a_b=0.9, a_c=0.2, b_c=0.9),
            [],
            id="not close to the first",
        ),
        pytest.param(
            [free(slug, 1) for slug in "abcd"],
            likeness(a_b=0.9, a_c=0.9, a_d=0.9, b_c=0.9),
            say(
                "a",
                "3 stories of one day look like one matter: `a`, `b`, `c`",
                "Add `thread: a` to each of them, or keep them apart with `unrelated`",
            ),
            id="not close to half of the others",
        ),
        pytest.param(
            [free("a", 1, languages=("id",)), free("b", 8), free("c", 15, languages=("id",))],
            ALIKE,
            NEW,
            id="in one language only",
        ),
        pytest.param(
            [free("a", 1, unrelated=("c",)), free("b", 8), free("c", 15)],
            ALIKE,
            [],
            id="kept apart by the first",
        ),
        pytest.param(
            [free("a", 1), free("b", 8), free("c", 15, unrelated=("b",))],
            ALIKE,
            [],
            id="kept apart by another",
        ),
        pytest.param(
            [story("a", 1), story("b", 8), story("c", 15)], ALIKE, [], id="one thread already"
        ),
        pytest.param(
            [story("a", 1), story("b", 8), free("c", 15)],
            ALIKE,
            say(
                "c",
                "this story looks like one of the thread `demak`, near `a`, `b`",
                "Add `thread: demak`, or keep it apart with `unrelated`",
            ),
            id="one more for a thread",
        ),
        pytest.param(
            [story("a", 1, "x"), story("b", 8, "y"), free("c", 15)], ALIKE, [], id="of two threads"
        ),
        pytest.param(
            [
                free("a", 1, tags=("Banjir", "Demak")),
                free("b", 2, tags=("demak", "flood")),
                free("c", 3, tags=("demak",)),
            ],
            ALIKE,
            say(
                "a",
                "3 stories within 2 days look like one matter: `a`, `b`, `c`",
                "Add `thread: demak-2022` to each of them, or keep them apart with `unrelated`",
            ),
            id="a tag names it",
        ),
        pytest.param(
            [
                *(free(slug, 1, tags=("demak",)) for slug in "abc"),
                story("d", 1, "demak-2022"),
                story("e", 1, "a"),
            ],
            ALIKE,
            say(
                "a",
                "3 stories of one day look like one matter: `a`, `b`, `c`",
                "Add `thread: a-2022` to each of them, or keep them apart with `unrelated`",
            ),
            id="the names are taken",
        ),
    ],
)
def test_what_is_proposed(library_of, stories, rank, expected):
    problems = propose_threads(library_of(stories), Document, rank)

    assert [str(one) for one in problems] == expected
    assert {one.severity for one in problems} <= {"notice"}


def test_one_group_is_proposed_once_and_told_in_short(library_of):
    slugs = [f"s{number:02}" for number in range(15)]
    alike = {f"{one}_{other}": 0.9 for one in slugs for other in slugs if one < other}

    (problem,) = propose_threads(
        library_of([free(slug, 1) for slug in slugs]), Document, likeness(**alike)
    )

    named = ", ".join(f"`{slug}`" for slug in slugs[:12])
    assert problem.what == f"15 stories of one day look like one matter: {named} and 3 more"


def test_a_document_is_the_words_of_a_text_and_its_tags(library_of):
    seen = []
    one = free("a", 1, languages=("id",), tags=("Flood",), body="Air [naik](../b/id.md) lagi.")

    propose_threads(library_of([one]), Document, lambda ones, _: seen.extend(ones) or {})

    assert seen == [
        Document("a/id", "id", "a id", "\nAir [naik] lagi.", frozenset({"banjir"}), one.date)
    ]


def test_a_draft_is_looked_at_too(library_of):
    stories = [free("a", 1), free("b", 8), replace(free("c", 15), status="draft")]

    assert [str(one) for one in propose_threads(library_of(stories), Document, ALIKE)] == NEW


def test_two_proposals_never_share_a_key(library_of):
    days = {"a": 1, "b": 2, "c": 3, "x": 21, "y": 22, "z": 23}
    library = library_of([replace(free(slug, day), tags=("banjir",)) for slug, day in days.items()])
    rank = likeness(
        **dict.fromkeys(("a_b", "a_c", "b_c", "x_y", "x_z", "y_z"), 0.9)
        | {pair[::-1]: 0.9 for pair in ("a_b", "a_c", "b_c", "x_y", "x_z", "y_z")}
    )

    mends = [problem.mend.split("`")[1] for problem in propose_threads(library, Document, rank)]

    assert len(mends) == len(set(mends)) == 2


def test_two_stories_of_one_id_are_ranked_as_one(library_of):
    def rank(documents, limit):
        keys = [document.key for document in documents]
        assert len(keys) == len(set(keys)) > 0
        return {}

    assert propose_threads(library_of([free("a", 1), free("a", 2)]), Document, rank) == []
