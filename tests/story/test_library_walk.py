"""The walk over content: nothing outside is read, and what cannot be read is told."""

import os
from contextlib import contextmanager
from pathlib import Path

import pytest

from plugins.story.library import load_library
from tests.story.writing import original, write

HOME = "stories/2022/01/banjir"
PAGE = "---\ntitle: Tentang\n---\n\nIni kliping.\n"


@pytest.fixture
def content(tmp_path, monkeypatch):
    """The content folder, seen from where the command is given."""
    monkeypatch.chdir(tmp_path)
    return Path("content")


def test_links_pipes_and_loops_are_told_and_never_followed(content, tmp_path):
    outside = write(tmp_path / "outside", {"id.md": original(), "stories/2022/01/x/id.md": "x"})
    write(content, {f"{HOME}/id.md": original()})
    (content / HOME / "en.md").symlink_to(outside / "id.md")
    (content / HOME / "loop").symlink_to(".")
    (content / "pages").symlink_to(outside)
    (content / "stories/2023").symlink_to(outside / "stories/2022")
    (content / "tags.yaml").symlink_to("/nowhere")
    os.mkfifo(content / HOME / "pipe.md")

    library = load_library(content)

    no_link = "Put the file itself here: the build follows no link."
    assert [str(one) for one in library.problems] == [
        f"content/pages: this is a symbolic link to '{outside}'. {no_link}",
        f"content/{HOME}/en.md: this is a symbolic link to '{outside}/id.md'. {no_link}",
        f"content/{HOME}/loop: this is a symbolic link to '.'. {no_link}",
        f"content/{HOME}/pipe.md: this is neither a file nor a folder. Take it out of content.",
        f"content/stories/2023: this is a symbolic link to '{outside}/stories/2022'. {no_link}",
        f"content/tags.yaml: this is a symbolic link to '/nowhere'. {no_link}",
    ]
    assert [story.id for story in library.stories] == ["20220111-banjir"]


@contextmanager
def common_user(folder):
    """Read as a user who may not read everything: for root, file modes mean nothing."""
    if os.getuid():
        yield
        return
    for one in folder.parents:
        one.chmod(one.stat().st_mode | 0o055)
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(f"{HOME}/id.md", id="story"),
        pytest.param("pages/about.id.md", id="page"),
        pytest.param("tags.yaml", id="glossary"),
        pytest.param("stories/2022/01", id="folder"),
    ],
)
def test_what_cannot_be_read_is_told(content, name):
    glossary = "a: {id: Satu, en: One}"
    write(content, {f"{HOME}/id.md": original(), "pages/about.id.md": PAGE, "tags.yaml": glossary})
    (content / name).chmod(0)

    with common_user(content.absolute()):
        problems = load_library(content).problems

    (content / name).chmod(0o755)
    assert [(one.path, one.severity) for one in problems] == [(content / name, "error")]
    assert "cannot be read: Permission denied" in problems[0].what


def test_folders_nested_without_end_are_told_and_not_walked(content):
    deep = content.joinpath(*"abcdefghijkl")
    deep.mkdir(parents=True)

    problems = load_library(content).problems

    assert [str(one) for one in problems] == [
        f"{content.joinpath(*'abcdefghijk')}: folders stand more than 10 deep in each other."
        " Take it out of content."
    ]


def test_words_that_nothing_reads_are_told_and_stop_nothing(content):
    files = {
        f"{HOME}/id.md": original(),
        f"{HOME}/en.txt": "x",
        f"{HOME}/a.jpg": "x",
        "tags.yml": "",
    }
    write(content, {**files, "tags.yaml": "", ".catatan.txt": "x"})

    library = load_library(content)

    assert [(str(one), one.severity) for one in library.problems] == [
        (
            f"{path}: nothing reads this file."
            " Name it as the guide says, or take it out of content.",
            "notice",
        )
        for path in (content / HOME / "en.txt", content / "tags.yml")
    ]
    assert len(library.stories) == 1
