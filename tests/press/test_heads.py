"""A head tells what lists need as the story does; the rest is fetched once, and only if asked."""

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from plugins.press.heads import (
    cut_heads,
    join_heads,
    mark_pictures,
    read_heads,
    tell_problem,
    write_head,
)
from plugins.story.load import load_story
from plugins.story.problem import Problem
from tests.story.writing import write

KEY = "0" * 32
NOTICE = Problem(Path("content/a.md"), 3, "what", "mend", severity="notice")
REST = {
    "sign": "s",
    "closed": True,
    "word_count": 2,
    "opening": "Air naik.",
    "worn": {
        "poster": "p",
        "thumbnail": None,
        "pictures": {"/a.png": "a.png"},
        "figures": [],
        "lead": None,
    },
}


@pytest.fixture
def story(tmp_path):
    original = (
        "---\nid: a-b\ntitle: Banjir\ndate: 2022-01-11T09:07:00+07:00\ntags: [air]\n"
        "authors: [Ani]\nsource: {name: Antara; AP, rights: excerpt}\nrelated: [c-d]\n"
        "corrections: [{date: 2022-01-12, note: Lagi}]\n---\n\nAir naik.\n"
    )
    translated = (
        "---\ntitle: Flood\nsummary: Wet\ntranslates: unknown\n"
        "updated: 2022-01-14T09:00:00+07:00\n---\n\nRising.\n"
    )
    folder = tmp_path / "stories/2022/01/banjir"
    return load_story(write(folder, {"id.md": original, "en.md": translated}))


@pytest.fixture
def asked():
    return []


@pytest.fixture
def head(story, asked, tmp_path):
    return head_of(story, tmp_path, lambda kept: asked.append(kept.key) or story)


def head_of(story, content, whole=None, *, rest=REST):
    texts = {"id": (rest, [tell_problem(NOTICE)]), "en": (rest, [])}
    (head,), problems = read_heads(write_head(KEY, story, texts, []), str(content), whole or str)
    assert problems == []
    return head


def test_what_lists_need_is_at_hand(head, story, asked):
    names = ("id", "folder", "date", "category", "tags", "thread", "status", "original")
    for name in (*names, "authors", "outlets"):
        assert getattr(head, name) == getattr(story, name), name
    assert (head.related, head.unrelated) == (("c-d",), ())
    for language, text in story.texts.items():
        kept = head.texts[language]
        told = (kept.language, kept.title, kept.summary, kept.status, kept.path)
        assert told == (language, text.title, text.summary, text.status, text.path)
        assert head.address(language) == story.address(language)
        assert head.modified(language) == story.modified(language)
        assert (kept.updated, kept.corrections) == (text.updated, text.corrections)
    dressed = head.texts["id"].dressed
    assert (dressed.opening, dressed.closed, dressed.poster) == ("Air naik.", "closed", "p")
    assert (dressed.pictures, dressed.thumbnail) == (mark_pictures(REST["worn"])[0], "")
    assert (dressed.notices, dressed.errors) == ("1", "")
    assert head.texts["en"].dressed.opening == ""  # it has a summary
    assert asked == []


def _retitled(story):
    text = replace(story.texts["id"], title="Lain")
    return replace(story, texts=story.texts | {"id": text})


def _summed_up(story):
    text = replace(story.texts["id"], summary="Lain")
    return replace(story, texts=story.texts | {"id": text})


def _waiting(story):
    text = replace(story.texts["id"], status="draft")
    return replace(story, texts=story.texts | {"id": text})


@pytest.mark.parametrize(
    ("change", "marks"),
    [
        pytest.param(lambda one: one, set(), id="nothing"),
        pytest.param(lambda one: replace(one, authors=("B",)), set(), id="what no list shows"),
        pytest.param(_retitled, {"card_mark", "link_mark"}, id="its title"),
        pytest.param(_summed_up, {"card_mark"}, id="its summary"),
        pytest.param(_waiting, {"card_mark"}, id="its status"),
        pytest.param(lambda one: replace(one, status="draft"), {"card_mark"}, id="the story's"),
        pytest.param(
            lambda one: replace(one, folder="2022/01/air"), {"card_mark", "link_mark"}, id="address"
        ),
        pytest.param(
            lambda one: replace(one, date=datetime(2022, 1, 13, tzinfo=UTC)),
            {"card_mark", "link_mark"},
            id="its day",
        ),
    ],
)
def test_a_mark_changes_with_what_it_stands_for(story, tmp_path, change, marks):
    before, after = (head_of(one, tmp_path).texts["id"].dressed for one in (story, change(story)))

    moved = {name for name in ("card_mark", "link_mark") if _differs(name, before, after)}

    assert moved == marks


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param({"opening": "Air surut."}, id="first words"),
        pytest.param({"worn": {"thumbnail": {"alt": "Air"}}}, id="picture"),
    ],
)
def test_a_list_shows_what_is_made_of_a_text(story, tmp_path, rest):
    before, after = (
        head_of(story, tmp_path, rest=REST | one).texts["id"].dressed for one in ({}, rest)
    )

    assert _differs("card_mark", before, after)
    assert not _differs("link_mark", before, after)


def _differs(name, one, other):
    return getattr(one, name) != getattr(other, name)


@pytest.mark.parametrize(
    "look",
    [
        pytest.param(lambda story: story.source, id="source"),
        pytest.param(lambda story: story.texts["en"].translates, id="translates"),
        pytest.param(lambda story: story.texts["id"].fingerprint, id="fingerprint"),
        pytest.param(lambda story: story.is_outdated("en"), id="outdated"),
    ],
)
def test_the_rest_is_fetched_once(head, story, asked, look):
    story.texts["id"].fingerprint, story.texts["en"].fingerprint

    assert look(head) == look(story)
    assert look(head) == look(story)
    assert asked == [KEY]


def test_what_no_story_has_is_refused(head, asked):
    with pytest.raises(AttributeError, match="nothing"):
        head.nothing  # noqa: B018
    with pytest.raises(AttributeError, match="nothing"):
        head.texts["id"].nothing  # noqa: B018
    assert asked == []


def test_heads_are_joined_and_cut(story, tmp_path):
    alone = replace(story, folder="2022/01/air", texts={"id": story.texts["id"]})
    rest = (REST, [])
    heads = [
        write_head(KEY, story, {"id": rest, "en": rest}, []),
        write_head("1" * 32, alone, {"id": rest}, [tell_problem(NOTICE)]),
    ]

    joined = join_heads(heads)

    assert list(cut_heads(joined)) == [("2022/01/banjir", heads[0]), ("2022/01/air", heads[1])]
    stories, problems = read_heads(joined, str(tmp_path), str)
    assert [one.folder for one in stories] == ["2022/01/banjir", "2022/01/air"]
    assert problems == [NOTICE]
    assert read_heads(join_heads([]), str(tmp_path), str) == ([], [])


def test_a_value_of_two_lines_is_refused(story):
    with pytest.raises(ValueError, match="two lines"):
        write_head(KEY, replace(story, category="a\nb"), {"id": (REST, []), "en": (REST, [])}, [])
