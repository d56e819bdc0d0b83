"""A head tells what lists need as the story does; the rest is fetched once, and only if asked."""

from pathlib import Path

import pytest

from plugins.press.heads import read_heads, tell_problem, write_head
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
    "worn": {"thumbnail": None, "pictures": {"/a.png": "a.png"}, "figures": [], "lead": None},
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
    texts = {"id": (REST, [tell_problem(NOTICE)]), "en": (REST, [])}

    def whole(key):
        return lambda: asked.append(key) or story

    (head,) = read_heads([write_head(KEY, story, texts, [])], str(tmp_path), whole)
    return head


def test_what_lists_need_is_at_hand(head, story, asked):
    names = ("id", "folder", "date", "category", "tags", "thread", "status", "original")
    for name in (*names, "authors", "outlets"):
        assert getattr(head.story, name) == getattr(story, name), name
    assert (head.story.related, head.story.unrelated) == (("c-d",), ())
    for language, text in story.texts.items():
        kept = head.story.texts[language]
        told = (kept.language, kept.title, kept.summary, kept.status, kept.path)
        assert told == (language, text.title, text.summary, text.status, text.path)
        assert head.story.address(language) == story.address(language)
        assert head.story.modified(language) == story.modified(language)
        assert (kept.updated, kept.corrections) == (text.updated, text.corrections)
    assert head.texts["id"].opening == "Air naik."
    assert head.texts["en"].opening == ""  # it has a summary
    assert head.texts["id"].worn == {"thumbnail": None, "pictures": {"/a.png": "a.png"}}
    assert head.texts["id"].problems == (NOTICE,)
    assert asked == []


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

    assert look(head.story) == look(story)
    assert look(head.story) == look(story)
    assert asked == [KEY]


def test_what_no_story_has_is_refused(head, asked):
    with pytest.raises(AttributeError, match="nothing"):
        head.story.nothing  # noqa: B018
    with pytest.raises(AttributeError, match="nothing"):
        head.story.texts["id"].nothing  # noqa: B018
    assert asked == []
