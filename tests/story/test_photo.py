"""Shared pictures: their words stand once, in both languages, and a story may overrule each."""

import pytest

from plugins.story.library import load_library
from plugins.story.load import load_story, read_story
from plugins.story.pictures import shared_picture
from tests.story.writing import original, translation, write

WORDS = """\
credit: Foto Ani
licence: CC-BY-4.0
id: {alt: Peta Jawa, caption: Jawa}
en: {alt: Map of Java}
"""
STORY = "stories/2022/01/banjir"


def pictures(tmp_path, *, shared=WORDS, entry="", translated=""):
    """Return the story's one picture in each language, as (alt, caption, credit, licence, lang)."""
    root = write(
        tmp_path / "content",
        {
            "photos/peta.jpg": b"",
            **({"photos/peta.yaml": shared} if shared is not None else {}),
            f"{STORY}/id.md": original(f"pictures:\n  - file: /photos/peta.jpg\n{entry}"),
            f"{STORY}/en.md": translation(translated),
        },
    )
    texts = load_story(root / STORY).texts
    return {
        language: (one.alt, one.caption, one.credit, one.licence, one.language)
        for language, one in ((name, text.pictures[0]) for name, text in texts.items())
    }


@pytest.mark.parametrize(
    ("entry", "translated", "indonesian", "english"),
    [
        pytest.param(
            "",
            "",
            ("Peta Jawa", "Jawa", "Foto Ani", "CC-BY-4.0", "id"),
            ("Map of Java", "Jawa", "Foto Ani", "CC-BY-4.0", "en"),
            id="a story that says nothing inherits all",
        ),
        pytest.param(
            "    caption: Jawa banjir\n    credit: BMKG\n    licence: Izin BMKG\n",
            "pictures:\n  - caption: Java under water\n",
            ("Peta Jawa", "Jawa banjir", "BMKG", "Izin BMKG", "id"),
            ("Map of Java", "Java under water", "Foto Ani", "Izin BMKG", "en"),
            id="a story's own words go first",
        ),
    ],
)
def test_a_story_inherits_what_it_does_not_say(tmp_path, entry, translated, indonesian, english):
    found = pictures(tmp_path, entry=entry, translated=translated)

    assert found == {"id": indonesian, "en": english}


def test_words_in_one_language_are_marked_as_that(tmp_path):
    shared = "id: {alt: Peta Jawa, caption: Jawa}"

    assert pictures(tmp_path, shared=shared) == {
        "id": ("Peta Jawa", "Jawa", "", "", "id"),
        "en": ("Peta Jawa", "Jawa", "", "", "id"),
    }


def test_a_shared_picture_without_words_needs_those_of_the_story(tmp_path):
    folder = write(
        tmp_path / "content",
        {
            "photos/peta.jpg": b"",
            f"{STORY}/id.md": original("pictures:\n  - file: /photos/peta.jpg"),
        },
    )

    story, problems = read_story(folder / STORY)

    assert story is None
    assert [one.what for one in problems] == ["the picture `/photos/peta.jpg` has no `alt`"]


@pytest.mark.parametrize("shared", ["decorative: true", WORDS])
def test_words_or_their_absence_may_be_said_once(tmp_path, shared):
    assert pictures(tmp_path, shared=shared)


def test_a_picture_of_the_body_has_its_shared_words(tmp_path):
    folder = write(tmp_path / "content", {"photos/peta.yaml": WORDS, f"{STORY}/a": b""}) / STORY

    found = shared_picture(folder, "/photos/peta.jpg", "en")

    assert (found.alt, found.credit, found.licence) == ("Map of Java", "Foto Ani", "CC-BY-4.0")
    assert shared_picture(folder, "own.jpg", "en") is None


@pytest.mark.parametrize(
    ("files", "told"),
    [
        pytest.param({"photos/a.yaml": WORDS, "photos/a.jpg": b""}, [], id="sound"),
        pytest.param({"photos/a.yaml": "", "photos/a.jpg": b""}, [], id="empty"),
        pytest.param(
            {"photos/a.yaml": WORDS},
            [
                "content/photos/a.yaml: these words belong to no picture. Put the picture beside"
                " it, such as `a.jpg`, or delete it."
            ],
            id="no picture",
        ),
        pytest.param(
            {"photos/a.yaml": "licence: x\nid:\n  atl: Peta\n", "photos/a.jpg": b""},
            [
                "content/photos/a.yaml:3: `atl` is not a key of `id`. Write `alt`, or take the"
                " line out."
            ],
            id="a key misspelt",
        ),
        pytest.param(
            {"photos/a.yaml": "- x\n", "photos/a.jpg": b""},
            ["content/photos/a.yaml:1"],
            id="a list",
        ),
    ],
)
def test_faults_of_shared_words_are_told_once(tmp_path, monkeypatch, files, told):
    monkeypatch.chdir(tmp_path)
    content = write(tmp_path / "content", files).relative_to(tmp_path)

    found = [str(one) for one in load_library(content).problems]

    assert len(found) == len(told)
    assert all(one.startswith(start) for one, start in zip(found, told, strict=True))


def test_words_changed_on_disk_are_read_again(tmp_path):
    first = pictures(tmp_path)
    again = pictures(tmp_path, shared=WORDS.replace("Peta Jawa", "Peta Bali"))

    assert first["id"][0] == "Peta Jawa"
    assert again["id"][0] == "Peta Bali"
