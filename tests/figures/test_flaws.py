"""Flaws: a picture must say what it shows, whose it is and on what terms, and be used."""

from pathlib import Path

import pytest

from plugins.figures.flaws import check_unused, check_words, images_in
from plugins.figures.report import report, write_csv, write_table
from plugins.story.library import load_library
from plugins.story.load import load_story
from plugins.story.pictures import place_words
from tests.figures.pictures import write
from tests.story.writing import original, translation
from tests.story.writing import write as write_all

STORY = "stories/2022/01/banjir"
SOUND = "pictures:\n  - {file: a.jpg, alt: Air, caption: Banjir, credit: Ani, licence: CC-BY-4.0}\n"


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        pytest.param("alt: Air, caption: Banjir, credit: Ani, licence: CC0-1.0", [], id="sound"),
        pytest.param("decorative: true, credit: Ani, licence: CC0-1.0", [], id="decorative"),
        pytest.param(
            "alt: Air, credit: Ani",
            [
                "the picture `a.jpg` has no `licence`. Add `licence: CC-BY-4.0`, or in words by"
                " what right it stands here."
            ],
            id="no licence",
        ),
        pytest.param(
            "alt: Air, licence: CC0-1.0",
            ['the picture `a.jpg` has no `credit`. Add `credit: "…"`, who made it.'],
            id="no credit",
        ),
        pytest.param(
            "alt: Air naik., caption: air  Naik, credit: Ani, licence: CC0-1.0",
            [
                "`alt` and `caption` of `a.jpg` are the same. Say in `alt` what the picture shows,"
                " and in `caption` what that has to do with it."
            ],
            id="alt repeats the caption",
        ),
    ],
)
def test_the_words_of_a_picture(tmp_path, entry, told):
    folder = tmp_path / STORY
    more = f"pictures:\n  - {{file: a.jpg, {entry}}}"
    write_all(folder, {"id.md": original(more), "a.jpg": b""})
    text = load_story(folder).texts["id"]

    found = list(check_words(text, 6, text.pictures[0], inherited=False))

    assert [str(one) for one in found] == [f"{folder}/id.md:6: {line}" for line in told]
    assert {one.severity for one in found} <= {"flaw"}


def test_who_places_a_picture_in_the_text_alone_is_told_where_its_credit_goes(tmp_path):
    folder = tmp_path / STORY
    write_all(folder, {"id.md": original(), "a.jpg": b""})
    text = load_story(folder).texts["id"]
    picture = place_words("a.jpg", "Air", "", None, "id")

    found = check_words(text, 9, picture, inherited=False)

    there = "to an entry `file: a.jpg` of the original's `pictures`"
    assert [str(one).partition(". ")[2] for one in found] == [
        f'Add `credit: "…"` {there}, who made it.',
        f"Add `licence: CC-BY-4.0` {there}, or in words by what right it stands here.",
    ]


def test_a_translation_is_judged_by_its_words_alone(tmp_path):
    folder = tmp_path / STORY
    more = "pictures:\n  - {file: a.jpg, alt: Air}"
    theirs = translation("pictures:\n  - {alt: Water, caption: Water}")
    write_all(folder, {"id.md": original(more), "en.md": theirs, "a.jpg": b""})
    text = load_story(folder).texts["en"]

    found = check_words(text, 5, text.pictures[0], inherited=True)

    assert [one.what for one in found] == ["`alt` and `caption` of `a.jpg` are the same"]


@pytest.mark.parametrize(
    ("files", "unused"),
    [
        pytest.param({f"{STORY}/id.md": original(SOUND), f"{STORY}/a.jpg": b""}, [], id="listed"),
        pytest.param(
            {f"{STORY}/id.md": original() + "![x](b%20c.png)", f"{STORY}/b c.png": b""},
            [],
            id="in a body",
        ),
        pytest.param(
            {f"{STORY}/id.md": original(), f"{STORY}/b.jpg": b""}, [f"{STORY}/b.jpg"], id="neither"
        ),
        pytest.param(
            {f"{STORY}/id.md": "---\nbroken: b.jpg", f"{STORY}/b.jpg": b""},
            [],
            id="named by a story with errors",
        ),
        pytest.param(
            {f"{STORY}/id.md": original() + "![x](/photos/b.jpg)", "photos/b.jpg": b""},
            [],
            id="shared and used",
        ),
        pytest.param(
            {f"{STORY}/id.md": original() + "![x](b.jpg)", "photos/b.jpg": b""},
            ["photos/b.jpg"],
            id="shared, and only a namesake is used",
        ),
        pytest.param({"stories/b.jpg": b""}, ["stories/b.jpg"], id="beside no story"),
    ],
)
def test_files_that_no_story_shows(tmp_path, files, unused):
    content = write_all(tmp_path / "content", files)

    found = check_unused(load_library(content))

    assert [one.path.relative_to(content).as_posix() for one in found] == unused
    assert all(one.what == "no story shows this picture" for one in found)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ('![a b](c.jpg "d e")', [("a b", "c.jpg", "d e")]),
        ("![](c.jpg)\n![x](</photos/d.png>)", [("", "c.jpg", ""), ("x", "/photos/d.png", "")]),
        ("[no](picture.jpg) ![", []),
    ],
)
def test_pictures_of_a_body_are_found(body, found):
    assert images_in(body) == found


def test_the_report_tells_each_picture_once(tmp_path):
    shared = "pictures:\n  - file: /photos/p.jpg\n    alt: =Peta\n"
    content = write_all(
        tmp_path / "content",
        {
            f"{STORY}/id.md": original(SOUND),
            f"{STORY}/en.md": translation("pictures:\n  - alt: Water\n"),
            f"{STORY}/a.jpg": b"1234",
            "stories/2022/02/lagi/id.md": original(shared).replace("20220111", "2"),
            "stories/2022/03/lain/id.md": original().replace("20220111", "3")
            + "![Peta](/photos/p.jpg)",
            "photos/p.jpg": b"12",
        },
    )

    rows = report(load_library(content))

    assert write_csv(rows).splitlines() == [
        "picture,bytes,credit,licence,licence_url,alt_id,alt_en,caption_id,caption_en,used",
        "photos/p.jpg,2,,,,'=Peta,,,,2022/02/lagi/id 2022/03/lain/id",
        "stories/2022/01/banjir/a.jpg,4,Ani,CC-BY-4.0,https://creativecommons.org/licenses/by/4.0/"
        ",Air,Water,Banjir,,2022/01/banjir/id 2022/01/banjir/en",
    ]
    assert write_table(rows).splitlines() == [
        "picture               credit  licence    used in",
        "photos/p.jpg          –       –          2022/02/lagi and 1 more",
        "2022/01/banjir/a.jpg  Ani     CC-BY-4.0  2022/01/banjir",
        "",
        "2 pictures, 1 without credit or licence.",
    ]


def test_no_pictures_are_told_too(tmp_path):
    content = write(tmp_path / "content/stories/2022/01/b/id.md", original().encode()).parents[4]

    assert write_table(report(load_library(Path(content)))) == "No story shows a picture."
