"""What a build is asked for: an order that cannot be filled is told as a problem, never a crash."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from pelican.settings import read_settings

from plugins.press.command import ROOT, Order, build, check
from plugins.press.press import Press
from plugins.press.preview import serve
from plugins.story.problem import StoryError
from tests.site.building import build_site, make_content, write_story


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path / "content")
    write_story(folder, "2022/01/terbit")
    return folder


def test_a_folder_that_is_not_there_is_told_by_every_command(tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nope")
    told = f"{nowhere}: there is no such folder. Name the folder that holds `stories/`."

    for command in (build, lambda order: serve(order, 0)):
        with pytest.raises(StoryError) as caught:
            command(Order(nowhere, str(tmp_path / "out")))
        assert str(caught.value) == told
    assert [str(one) for one in check(Order(nowhere))] == [told]


def test_an_output_that_cannot_be_made_is_told(content: Path, tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(StoryError, match="the output cannot be written"):
        build(Order(str(content), str(tmp_path / "file/out")))


def test_an_output_among_the_stories_is_refused(content: Path) -> None:
    with pytest.raises(StoryError, match="lies among the files the site is made of"):
        build(Order(str(content), str(content / "out")))


def test_a_time_that_is_none_is_told(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "kemarin")

    with pytest.raises(StoryError, match="SOURCE_DATE_EPOCH: it is 'kemarin'"):
        build(Order(str(content), str(tmp_path / "out")))


@pytest.mark.parametrize(
    ("before", "after", "told"),
    [
        ("{{ article.title }}", "{{ article.titel }}", "has no attribute 'titel'"),
        ("{% block main %}", "{% block main %}{% if %}", "Expected an expression"),
    ],
    ids=["a name that no view has", "a slip in its grammar"],
)
def test_a_fault_of_a_template_is_told_with_its_line_and_changes_nothing(
    content: Path, tmp_path: Path, before: str, after: str, told: str
) -> None:
    theme = tmp_path / "theme"
    shutil.copytree(ROOT / "theme", theme)
    template = theme / "templates/article.html"
    lines = template.read_text(encoding="utf-8").split("\n")
    number = next(n for n, line in enumerate(lines, 1) if before in line)
    lines[number - 1] = lines[number - 1].replace(before, after)
    template.write_text("\n".join(lines), encoding="utf-8")
    output = tmp_path / "out"
    settings = {"PATH": str(content), "OUTPUT_PATH": str(output), "THEME": str(theme)}

    with pytest.raises(StoryError) as caught:
        Press(read_settings(str(ROOT / "pelicanconf.py"), override=settings)).run()

    (problem,) = caught.value.problems
    assert (problem.path.resolve(), problem.line) == (template.resolve(), number)
    assert told in problem.what
    assert not output.exists()


@pytest.mark.parametrize("suffix", [".html", ".htm", ".js", ""])
def test_a_picture_that_would_be_served_as_something_else_is_refused(
    content: Path, tmp_path: Path, suffix: str
) -> None:
    name = f"foto{suffix}"
    story = write_story(content, "2022/01/gambar", pictures=[{"file": name, "alt": "Foto"}])
    comment = b"<script>alert(document.domain)</script>"
    gif = b"GIF89a\x01\0\x01\0\x80\0\0\xff\xff\xff\0\0\0!\xfe" + bytes([len(comment)]) + comment
    gif += b"\0,\0\0\0\0\x01\0\x01\0\0\x02\x02D\x01\0;"
    (story.parent / name).write_bytes(gif)

    with pytest.raises(StoryError, match="is a GIF picture, which its name does not say"):
        build_site(content, tmp_path / "out")
