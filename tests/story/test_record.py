"""A story comes back from its record as it was, and opens its files only when asked."""

import json

import pytest

from plugins.story.load import load_story
from plugins.story.record import record_of, restore_story
from tests.story.writing import write

ORIGINAL = """---
id: a-b
title: "Banjir “besar”"
date: 2022-01-11T09:07:00+07:00
tags: [banjir, air]
authors: [Ani]
source: {name: X, url: "https://example.org/a", retrieved: 2022-01-12, rights: full}
pictures:
  - {file: a.png, alt: Air, caption: Naik, credit: Budi}
corrections:
  - {date: 2022-01-13, note: Angka dibetulkan}
related: [c-d]
---

Air naik.
"""


@pytest.fixture
def folder(tmp_path):
    return write(
        tmp_path / "stories/2022/01/banjir",
        {
            "id.md": ORIGINAL,
            "en.md": "---\ntitle: Flood\ntranslates: unknown\n---\n\nRising.\n",
            "a.png": "",
        },
    )


def kept(folder):
    """Return the story as it comes back from JSON."""
    written = json.dumps(record_of(load_story(folder)))
    return restore_story(written, folder)


def test_a_story_comes_back_as_it_was(folder):
    story, back = load_story(folder), kept(folder)

    assert record_of(back) == record_of(story)
    for language, text in story.texts.items():
        assert (back.texts[language].path, back.texts[language].body) == (text.path, text.body)
        assert back.texts[language].front == text.front
    assert back.date == story.date
    assert back.texts["en"].pictures == story.texts["en"].pictures
    assert back.source == story.source
    assert back.is_outdated("en") == story.is_outdated("en")


def test_files_are_opened_only_for_what_they_alone_know(folder):
    back = kept(folder)
    for path in folder.glob("*.md"):
        path.unlink()

    assert back.texts["id"].title == "Banjir “besar”"
    assert back.texts["id"].fingerprint
    with pytest.raises(FileNotFoundError):
        _ = back.texts["id"].body


def test_what_is_no_part_of_a_story_is_refused():
    with pytest.raises(TypeError, match="a story holds no float"):
        record_of(1.5)
