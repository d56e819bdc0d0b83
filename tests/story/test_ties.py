"""Ties: whatever `related` and `unrelated` name is another story, named once, in one of them."""

from pathlib import Path

import pytest

from plugins.story.library import load_library
from tests.story.writing import original, translation, write

AT = "stories/2022/01"


def named(slug, more=""):
    return original(more).replace("id: 20220111-banjir", f"id: 20220111-{slug}")


def told(tmp_path, monkeypatch, files):
    """Return the problems of a content folder that also holds `hujan` and a draft, `tanggul`."""
    monkeypatch.chdir(tmp_path)
    others = {
        f"{AT}/hujan/id.md": named("hujan"),
        f"{AT}/tanggul/id.md": named("tanggul", "status: draft"),
    }
    content = write(Path("content"), others | files)
    return [str(one).removeprefix(f"content/{AT}/") for one in load_library(content).problems]


@pytest.mark.parametrize(
    ("more", "problems"),
    [
        pytest.param("related: [20220111-hujan]\nunrelated: [20220111-tanggul]", [], id="sound"),
        pytest.param("related: []\nunrelated:", [], id="nothing"),
        pytest.param(
            "related:\n  - 20220111-tanggul\n  - 20220111-hujn",
            [
                "banjir/id.md:7: `related` names '20220111-hujn', which is no story's `id`."
                " Write `20220111-hujan`, or take it out."
            ],
            id="a story that is none, one close",
        ),
        pytest.param(
            "unrelated: [wxyz]",
            ["banjir/id.md:5: `unrelated` names 'wxyz', which is no story's `id`. Take it out."],
            id="a story that is none, none close",
        ),
        pytest.param(
            "related: [20220111-banjir]",
            ["banjir/id.md:5: `related` names the story itself, '20220111-banjir'. Take it out."],
            id="itself",
        ),
        pytest.param(
            "related:\n  - 20220111-hujan\n  - 20220111-hujan",
            ["banjir/id.md:7: `related` names '20220111-hujan' twice. Take one of them out."],
            id="twice",
        ),
        pytest.param(
            "unrelated: [20220111-hujan]\nrelated: [20220111-hujan]",
            [
                "banjir/id.md:5: '20220111-hujan' stands in `related` and in `unrelated`."
                " Keep it in one of the two."
            ],
            id="in both",
        ),
        pytest.param(
            "related: [[x]]\nunrelated: {a: b}",
            [
                "banjir/id.md:5: `related 1` is ['x'], which is not text."
                " Write it as text on one line.",
                "banjir/id.md:6: `unrelated` is {'a': 'b'}, which is not a list."
                " Write it as `[one, two]`.",
            ],
            id="no list of ids",
        ),
    ],
)
def test_faults_of_ties(tmp_path, monkeypatch, more, problems):
    assert told(tmp_path, monkeypatch, {f"{AT}/banjir/id.md": named("banjir", more)}) == problems


def test_a_file_with_other_faults_has_its_ties_told_too(tmp_path, monkeypatch):
    files = {f"{AT}/banjir/id.md": named("banjir", "titel: x\nrelated: [wxyz]")}

    assert told(tmp_path, monkeypatch, files) == [
        "banjir/id.md:5: `titel` is not a key. Write `title`, or take the line out.",
        "banjir/id.md:6: `related` names 'wxyz', which is no story's `id`. Take it out.",
    ]


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(named("banjir", "titel: x"), id="a key misspelt"),
        pytest.param(named("banjir", 'summary: "x"y'), id="not YAML"),
        pytest.param(named("banjir").replace("---\n", "", 1), id="no front matter"),
    ],
)
def test_a_story_with_faults_is_still_a_story(tmp_path, monkeypatch, broken):
    files = {
        f"{AT}/banjir/id.md": broken,
        f"{AT}/surut/id.md": named("surut", "related: [20220111-banjir]"),
    }

    (problem,) = told(tmp_path, monkeypatch, files)

    assert problem.startswith("banjir/id.md:")


def test_a_translation_has_no_say(tmp_path, monkeypatch):
    files = {
        f"{AT}/banjir/id.md": named("banjir"),
        f"{AT}/banjir/en.md": translation("related: [wxyz]"),
    }

    assert told(tmp_path, monkeypatch, files) == [
        "banjir/en.md:4: `related` belongs to the original."
        " Take it out here: a translation inherits it."
    ]
