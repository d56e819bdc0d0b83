"""A story's folder: the translation inherits from its original, whichever language that is."""

import os
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from plugins.story.load import load_story, read_story
from plugins.story.pictures import check_picture_file, picture_path
from plugins.story.problem import StoryError
from plugins.story.story import Correction, Picture, Source
from tests.story.writing import original, translation, write

PICTURE = "pictures:\n  - {file: a.jpg, alt: Air, caption: Banjir, credit: BBC, licence: own}\n"


def folder_of(tmp_path, files, name="stories/2022/01/banjir"):
    return write(tmp_path / name, files)


@pytest.mark.parametrize(("first", "second"), [("id", "en"), ("en", "id")])
def test_a_translation_inherits_what_it_does_not_say(tmp_path, first, second):
    folder = folder_of(
        tmp_path,
        {
            f"{first}.md": original(
                f"{PICTURE}summary: Ringkas\ncategory: dunia\ntags: [banjir, cuaca]\n"
                "authors: [Ani]\nthread: demak\nstatus: draft\n"
                "related: [hujan]\nunrelated: [gempa, tsunami]\n"
                "source: {name: Kompas, url: 'https://a.example/', retrieved: 2022-01-12,"
                " rights: excerpt}\n"
                "corrections:\n  - {date: 2022-01-13, note: Angka dibetulkan}\n"
            ),
            f"{second}.md": translation("translator: Budi"),
            "a.jpg": "",
        },
    )

    story = load_story(folder)

    assert list(story.texts) == ["id", "en"]
    assert (story.id, story.original, story.folder) == ("20220111-banjir", first, "2022/01/banjir")
    assert (story.year, story.month, story.slug) == ("2022", "01", "banjir")
    assert story.date == datetime(2022, 1, 11, 9, 7, tzinfo=timezone(timedelta(hours=7)))
    assert (story.category, story.tags) == ("dunia", ("banjir", "cuaca"))
    assert (story.authors, story.thread, story.status) == (("Ani",), "demak", "draft")
    assert (story.related, story.unrelated) == (("hujan",), ("gempa", "tsunami"))
    assert story.source == Source("Kompas", "https://a.example/", date(2022, 1, 12), "excerpt")
    picture = Picture("a.jpg", "Air", "Banjir", "BBC", "own", False, first, first, first)
    correction = Correction(date(2022, 1, 13), "Angka dibetulkan", first)
    text, translated = story.texts[first], story.texts[second]
    assert (text.title, text.summary, text.body) == ("Banjir surut", "Ringkas", "Air mulai surut.")
    assert (text.translator, text.translates) == ("", "")
    assert (text.pictures, text.corrections) == ((picture,), (correction,))
    assert (translated.title, translated.summary) == ("Flood recedes", "")
    assert translated.body == "The water is going down."
    assert (translated.translator, translated.translates) == ("Budi", "unknown")
    assert (translated.pictures, translated.corrections) == ((picture,), (correction,))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        pytest.param(
            "- {alt: Water, caption: Flood, credit: BBC News}",
            ("Water en", "Flood en", "BBC News en"),
            id="all of its own",
        ),
        pytest.param(
            "- {alt: Water, caption: Flood}",
            ("Water en", "Flood en", "BBC id"),
            id="credit inherited",
        ),
        pytest.param("- {}", ("Air id", "Banjir id", "BBC id"), id="none of its own"),
        pytest.param("- {alt: Water}", ("Water en", "Banjir id", "BBC id"), id="only an alt"),
        pytest.param("- {caption: Flood}", ("Air id", "Flood en", "BBC id"), id="only a caption"),
        pytest.param("- {credit: BBC}", ("Air id", "Banjir id", "BBC en"), id="only a credit"),
    ],
)
def test_a_picture_knows_the_language_of_its_words(tmp_path, words, expected):
    files = {"id.md": original(PICTURE), "en.md": translation(f"pictures:\n  {words}"), "a.jpg": ""}

    (picture,) = load_story(folder_of(tmp_path, files)).texts["en"].pictures

    found = (
        f"{picture.alt} {picture.language}",
        f"{picture.caption} {picture.caption_language}",
        f"{picture.credit} {picture.credit_language}",
    )
    assert (picture.file, picture.licence) == ("a.jpg", "own")
    assert found == expected


def test_a_correction_is_translated_in_its_place(tmp_path):
    days = "corrections:\n  - {date: 2022-01-13, note: Satu}\n  - {date: 2022-01-14, note: Dua}"
    files = {"id.md": original(days), "en.md": translation("corrections:\n  - {note: One}")}

    story = load_story(folder_of(tmp_path, files))

    assert story.texts["en"].corrections == (
        Correction(date(2022, 1, 13), "One", "en"),
        Correction(date(2022, 1, 14), "Dua", "id"),
    )


@pytest.mark.parametrize("language", ["id", "en"])
def test_a_story_in_one_language_is_whole(tmp_path, language):
    story = load_story(folder_of(tmp_path, {f"{language}.md": original()}))

    assert (story.original, list(story.texts)) == (language, [language])


def test_load_raises_every_error_and_no_notice(tmp_path):
    folder = folder_of(tmp_path, {"id.md": "---\nid: a\ntitle: b\ndate: c\n---\n"})

    with pytest.raises(StoryError) as caught:
        load_story(folder)

    assert str(caught.value) == (
        f"{folder}/id.md:4: `date` is 'c', which is not a date and time with a zone."
        " Write it as `2022-01-11T09:07:00+07:00`."
    )


@pytest.mark.parametrize("target", ["id.txt", "/etc/passwd", "loop.md", "missing"])
def test_a_symbolic_link_is_never_followed(tmp_path, target):
    folder = folder_of(tmp_path, {"id.txt": original()})
    (folder / "id.md").symlink_to(target)
    (folder / "loop.md").symlink_to("loop.md")

    story, problems = read_story(folder)

    assert story is None
    assert [str(one) for one in problems] == [
        f"{folder}: the folder holds no story. Write `id.md` or `en.md` in it, or delete it."
    ]


def test_a_pipe_is_never_opened(tmp_path):
    folder = folder_of(tmp_path, {"id.md": original()})
    os.mkfifo(folder / "en.md")

    assert list(load_story(folder).texts) == ["id"]


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("pipe.jpg", id="pipe"),
        pytest.param("folder.jpg", id="folder"),
        pytest.param("none.jpg", id="not there"),
        pytest.param("A.jpg", id="of another case"),
        pytest.param("é" * 99, id="as long as a name may be"),
        pytest.param("/photos/none.jpg", id="no such shared picture"),
    ],
)
def test_what_is_no_file_of_the_story_is_no_picture(tmp_path, name):
    folder = folder_of(tmp_path, {"id.md": original(), "a.jpg": ""})
    os.mkfifo(folder / "pipe.jpg")
    (folder / "folder.jpg").mkdir()

    problems = list(check_picture_file(folder, folder / "id.md", 9, name))

    assert [(one.path, one.line, one.severity) for one in problems] == [
        (folder / "id.md", 9, "error")
    ]


def test_a_link_is_told_as_the_walk_over_content_tells_it(tmp_path):
    folder = folder_of(tmp_path, {"id.md": original(), "a.jpg": ""})
    (folder / "link.jpg").symlink_to("a.jpg")

    problems = list(check_picture_file(folder, folder / "id.md", 9, "link.jpg"))

    assert [str(one) for one in problems] == [
        f"{folder / 'link.jpg'}: this is a symbolic link to 'a.jpg'."
        " Put the file itself here: the build follows no link."
    ]


@pytest.mark.parametrize("name", ["..", ".", "", "a\\b", "a/b", "a\0b", "/photos/", "a" * 300])
def test_what_is_no_name_never_reaches_the_disk(tmp_path, name):
    # The schema tells it in front matter, and the figures in a body.
    assert list(check_picture_file(tmp_path, tmp_path / "id.md", 9, name)) == []


@pytest.mark.parametrize(
    ("file", "place"),
    [
        ("a.jpg", "content/stories/2022/01/banjir/a.jpg"),
        ("/photos/a.jpg", "content/photos/a.jpg"),
    ],
)
def test_a_picture_lies_beside_its_story_or_among_the_shared_ones(file, place):
    assert picture_path(Path("content/stories/2022/01/banjir"), file) == Path(place)


def test_a_translation_older_than_its_original_is_told_and_stops_nothing(tmp_path):
    old = translation().replace("unknown", "0123456789abcdef")
    folder = folder_of(tmp_path, {"id.md": original(), "en.md": old})

    story, problems = read_story(folder)

    assert story is not None
    assert [(str(one).removeprefix(f"{folder}/"), one.severity) for one in problems] == [
        (
            "en.md:3: `id.md` has changed since this translation was made."
            " Bring it up to date, then run `./inv translate --accept` on it.",
            "notice",
        )
    ]
