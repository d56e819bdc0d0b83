"""Beginnings: a started story is a draft that checks clean, and nothing is written over."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from plugins.story.load import load_story, read_story
from plugins.story.problem import StoryError
from plugins.story.start import accept_translation, start_story, start_translation
from tests.story.writing import original, translation, write

NOW = datetime(2022, 1, 11, 9, 7, 30, tzinfo=timezone(timedelta(hours=7)))


def test_a_new_story_is_a_draft_of_now(tmp_path):
    path = start_story(tmp_path, 'Kata "Tokayev": #1', "kata-tokayev", "en", NOW)

    assert path == tmp_path / "stories/2022/01/kata-tokayev/en.md"
    assert path.read_text() == (
        "---\n"
        "id: 20220111-kata-tokayev\n"
        'title: "Kata \\"Tokayev\\": #1"\n'
        "date: 2022-01-11T09:07:30+07:00\n"
        "summary:\n"
        "category:\n"
        "tags: []\n"
        "source: {rights: own}\n"
        "status: draft\n"
        "---\n"
        "\n"
        "…\n"
    )
    story, problems = read_story(path.parent)
    assert problems == []
    assert (story.texts["en"].title, story.status, story.date) == (
        'Kata "Tokayev": #1',
        "draft",
        NOW,
    )


@pytest.mark.parametrize(
    ("title", "language", "problem"),
    [
        ("Kata", "fr", "--lang: 'fr' is no language. Write `--lang id` or `--lang en`."),
        (
            "  ",
            "id",
            "title: the title '  ' is blank, or holds what cannot be printed. Write the headline.",
        ),
    ],
)
def test_a_wrong_beginning_is_told_and_writes_nothing(tmp_path, title, language, problem):
    with pytest.raises(StoryError) as caught:
        start_story(tmp_path, title, "kata", language, NOW)

    assert str(caught.value) == problem
    assert list(tmp_path.iterdir()) == []


def test_a_story_that_is_there_is_not_written_over(tmp_path):
    path = start_story(tmp_path, "Satu", "kata", "id", NOW)
    before = path.read_bytes()

    with pytest.raises(StoryError) as caught:
        start_story(tmp_path, "Dua", "kata", "id", NOW)

    assert str(caught.value) == (
        f"{path.parent}: there is a story of this name. Choose another title, or add the other"
        " language with `./inv translate`."
    )
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["id.md"]


@pytest.mark.parametrize(("first", "second"), [("id", "en"), ("en", "id")])
def test_a_started_translation_has_the_words_to_translate_and_checks_clean(tmp_path, first, second):
    more = (
        'summary: "Kata: \\"air\\""\n'
        "pictures:\n"
        "  - {file: a.jpg, alt: Air, caption: Banjir, credit: BBC}\n"
        "  - {file: b.jpg, decorative: true}\n"
        "  - {file: c.jpg, decorative: true, caption: Garis}\n"
        "corrections:\n  - {date: 2022-01-13, note: 'Angka: dua'}"
    )
    pictures = {"a.jpg": "", "b.jpg": "", "c.jpg": ""}
    folder = write(tmp_path / "2022/01/x", {f"{first}.md": original(more), **pictures})
    text = load_story(folder).texts[first]

    path = start_translation(folder)

    story, problems = read_story(folder)
    assert path == folder / f"{second}.md"
    assert problems == []
    started = story.texts[second]
    assert started.translates == text.fingerprint
    assert (started.title, started.summary, started.body) == (text.title, text.summary, text.body)
    assert [one.caption for one in started.pictures] == ["Banjir", "", "Garis"]
    assert [one.note for one in started.corrections] == ["Angka: dua"]
    assert not story.is_outdated(second)


def test_a_started_translation_waits_while_its_original_is_out(tmp_path):
    folder = write(tmp_path / "2022/01/x", {"id.md": original()})

    start_translation(folder)

    story = load_story(folder)
    assert [story.is_draft(one) for one in ("id", "en")] == [False, True]


def test_an_accepted_translation_is_of_the_original_as_it_is_now(tmp_path):
    old = translation().replace("translates: unknown", "translates: 0123456789abcdef # checked")
    folder = write(tmp_path / "2022/01/x", {"id.md": original(), "en.md": old})
    now = load_story(folder).texts["id"].fingerprint

    path = accept_translation(folder)

    assert path.read_text() == old.replace("0123456789abcdef", now)
    assert read_story(folder)[1] == []


def test_only_a_translation_can_be_accepted(tmp_path):
    folder = write(tmp_path / "2022/01/x", {"id.md": original()})

    with pytest.raises(StoryError, match="the story has no translation"):
        accept_translation(folder)


def test_a_file_of_the_story_names_it_too(tmp_path, monkeypatch):
    folder = write(tmp_path / "content/stories/2022/01/x", {"id.md": original()})
    monkeypatch.chdir(tmp_path)

    path = start_translation((folder / "id.md").relative_to(tmp_path))

    assert path == Path("content/stories/2022/01/x/en.md")


def test_a_translation_that_is_there_is_not_written_over(tmp_path):
    files = {"id.md": original(), "en.md": translation()}
    folder = write(tmp_path / "2022/01/x", files)

    with pytest.raises(StoryError, match="the file exists already"):
        start_translation(folder)

    assert (folder / "en.md").read_text() == translation()


@pytest.mark.parametrize("name", ["nowhere", "."])
@pytest.mark.parametrize("begin", [start_translation, accept_translation])
def test_what_is_no_story_cannot_be_translated(tmp_path, name, begin):
    with pytest.raises(StoryError):
        begin(tmp_path / name)


def test_accepting_changes_one_value_and_no_line_end(tmp_path):
    old = translation("summary: unknown").replace("\n", "\r\n")
    folder = write(tmp_path / "2022/01/x", {"id.md": original(), "en.md": old})
    now = load_story(folder).texts["id"].fingerprint

    accept_translation(folder)

    expected = old.replace("translates: unknown", f"translates: {now}")
    assert (folder / "en.md").read_bytes() == expected.encode()


def test_a_fingerprint_on_a_line_of_its_own_is_told(tmp_path):
    old = translation().replace("translates: unknown", "translates:\n  unknown")
    folder = write(tmp_path / "2022/01/x", {"id.md": original(), "en.md": old})

    with pytest.raises(StoryError, match="has its value on another line"):
        accept_translation(folder)

    assert (folder / "en.md").read_text() == old


@pytest.mark.parametrize(
    "title", ["---", "#", "a: b", "'", "\\", "[a]", "~", "no", "010", "“Kata” — 👍", "<b>&amp;"]
)
def test_any_title_reads_back(tmp_path, title):
    path = start_story(tmp_path, title, "kata", "id", NOW)

    assert load_story(path.parent).texts["id"].title == title


@pytest.mark.parametrize("title", ["a\u2028b", "\ufeffa", "a\x7fb", "a\x85b", "\u202ea", "a\udcff"])
def test_a_title_that_no_story_may_have_starts_none(tmp_path, title):
    with pytest.raises(StoryError, match="cannot be printed"):
        start_story(tmp_path, title, "kata", "id", NOW)

    assert list(tmp_path.iterdir()) == []
