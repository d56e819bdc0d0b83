"""Lists of stories: one order for all languages, the editor's word first, a reason that is true."""

from __future__ import annotations

from dataclasses import replace

import pytest

from plugins.related.shelf import Shelf
from plugins.related.stories import Relation, relate_stories
from plugins.related.wishes import Wishes
from tests.related.test_rank import BUDGET, FLOOD, FLOOD_AGAIN, MATCH, make_document

BANJIR = "Air menjebol tanggul di Demak pada Minggu dan ratusan warga meninggalkan rumah."
BANJIR_LAGI = "Perbaikan tanggul di Demak dimulai ketika warga belum kembali ke rumah."
LAGA = "Tim itu memenangi laga final pada Minggu di depan ratusan warga di stadion penuh."
ANGGARAN = "Kementerian memaparkan anggaran yang disebut hemat di ruang sidang penuh."

SHELF = {
    "flood/en": make_document("flood/en", FLOOD, "Dykes fail", {"flood"}, days=1),
    "flood/id": make_document("flood/id", BANJIR, "Tanggul jebol", {"flood"}, "id", days=1),
    "repair/en": make_document("repair/en", FLOOD_AGAIN, "Repair", {"flood", "works"}, days=2),
    "repair/id": make_document(
        "repair/id", BANJIR_LAGI, "Perbaikan", {"flood", "works"}, "id", days=2
    ),
    "match/en": make_document("match/en", MATCH, "Final", {"football"}, days=3),
    "match/id": make_document("match/id", LAGA, "Laga final", {"football"}, "id", days=3),
    "budget/id": make_document("budget/id", ANGGARAN, "Anggaran", {"works"}, "id", days=4),
}


def relate(documents=SHELF, limit=5, **wishes):
    shelf = Shelf.of(list(documents.values()))
    stories = {key: key.split("/")[0] for key in documents}
    return relate_stories(shelf, stories, limit, Wishes(**wishes))


def keys(relations):
    return {key: [one.key.split("/")[0] for one in related] for key, related in relations.items()}


def test_both_languages_show_one_order_and_what_exists_in_them():
    assert keys(relate()) == {
        "flood/en": ["repair"],
        "flood/id": ["repair"],
        "repair/en": ["flood"],
        "repair/id": ["flood", "budget"],
        "match/en": [],
        "match/id": [],
        "budget/id": ["repair"],
    }


def test_languages_help_each_other():
    """Only the Indonesian texts tell which of two equally near English ones is the nearer."""
    documents = {
        one.key: one
        for one in [
            make_document("me/en", FLOOD, tags={"flood"}),
            make_document("far/en", f"{FLOOD} {BUDGET}", tags={"flood"}, days=1),
            make_document("near/en", f"{FLOOD} {MATCH}", tags={"flood"}),
            make_document("me/id", BANJIR, language="id"),
            make_document("far/id", ANGGARAN, language="id", days=1),
            make_document("near/id", BANJIR_LAGI, language="id"),
            make_document("other/id", LAGA, language="id"),
        ]
    }

    assert keys(relate(documents))["me/en"] == ["near", "far"]


@pytest.mark.parametrize(
    ("wishes", "expected"),
    [
        pytest.param({"first": {"flood": ["match"]}}, ["match", "repair"], id="first"),
        pytest.param({"first": {"flood": ["repair"]}}, ["repair"], id="first, and near anyway"),
        pytest.param(
            {"first": {"flood": ["budget", "match", "match", "flood", "lost"]}},
            ["match", "repair"],
            id="first: not in this language, twice, itself, unknown",
        ),
        pytest.param({"never": {"flood": ["repair", "lost"]}}, [], id="never"),
        pytest.param(
            {"first": {"flood": ["match"]}, "never": {"flood": ["match"]}},
            ["repair"],
            id="never is stronger than first",
        ),
        pytest.param({"shown": {"flood": ["repair"]}}, [], id="shown elsewhere"),
        pytest.param(
            {"first": {"flood": ["repair"]}, "shown": {"flood": ["repair"]}},
            ["repair"],
            id="first is stronger than shown elsewhere",
        ),
        pytest.param({"never": {"repair": ["flood"]}}, ["repair"], id="another story's word"),
    ],
)
def test_wishes(wishes, expected):
    assert keys(relate(**wishes))["flood/en"] == expected


def test_near_duplicates_take_one_place_and_none_beside_their_own():
    copy = replace(SHELF["repair/en"], key="copy/en", text=f"{FLOOD_AGAIN} ")
    documents = {**SHELF, "copy/en": copy}

    related = keys(relate(documents))

    assert related["flood/en"] == ["copy"]
    assert related["flood/id"] == ["repair"]
    assert related["repair/en"] == ["flood"]


def test_the_newer_of_two_equally_near_stories_goes_first():
    documents = {
        one.key: one
        for one in [
            make_document("me/en", FLOOD, tags={"flood"}),
            make_document("old/en", MATCH, tags={"flood"}),
            make_document("new/en", f"{MATCH} Once.", tags={"flood"}, days=3),
            make_document("x/en", BUDGET),
        ]
    }

    assert keys(relate(documents, limit=1))["me/en"] == ["new"]


def test_a_reason_names_shared_tags_rarest_first_and_words_as_the_reader_saw_them():
    related = relate(first={"flood": ["match"]})

    (chosen, near) = related["flood/en"]
    assert chosen == Relation("match/en", chosen.score, True, (), ("Sunday", "hundreds", "people"))
    assert (near.key, near.chosen, near.tags) == ("repair/en", False, ("flood",))
    assert set(near.terms) <= set(FLOOD.split()) | {"Dykes"}
    assert related["repair/id"][1].tags == ("works",)


def test_a_story_has_one_text_a_language():
    shelf = Shelf.of([make_document("a", FLOOD), make_document("b", MATCH)])

    with pytest.raises(ValueError, match="a story has one document a language, not two in 'en'"):
        relate_stories(shelf, {"a": "same", "b": "same"}, 3)
