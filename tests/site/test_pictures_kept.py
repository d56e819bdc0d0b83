"""Pictures are encoded once, whatever is built, and are the same however they were made."""

from __future__ import annotations

from pathlib import Path

import pytest

from plugins.figures import cards, darkroom
from plugins.press import command
from tests.figures.pictures import busy, saved, write
from tests.site.building import hash_tree, make_content, write_story
from tests.site.picturing import WORDS, add_picture, build


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return make_content(tmp_path / "content")


@pytest.mark.parametrize("workers", [1, 4])
def test_the_number_of_workers_changes_no_byte(content: Path, tmp_path: Path, workers: int) -> None:
    for number in range(4):
        slug = f"2022/01/b{number}"
        write(content / "stories" / slug / "a.jpg", saved(busy((500, 400), seed=number)))
        write_story(content, slug, title=f"B{number}", pictures=[{"file": "a.jpg", **WORDS}])

    one = build(content, tmp_path / "one/output", WORKERS=workers)
    other = build(content, tmp_path / "other/output", WORKERS=2)

    assert hash_tree(one) == hash_tree(other)


def test_another_output_encodes_nothing(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    one = build(content, tmp_path / "one/output", **cache)
    monkeypatch.setattr(darkroom.Child, "develop", None)
    monkeypatch.setattr(cards, "draw_card", None)

    other = build(content, tmp_path / "other/output", **cache)

    assert hash_tree(one) == hash_tree(other)


def test_a_site_that_was_cleaned_is_built_again_without_encoding(
    content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])
    monkeypatch.setattr(command, "ROOT", tmp_path)
    monkeypatch.setattr(command, "CACHE", tmp_path / ".cache")
    settings = {"CACHE_PATH": str(tmp_path / ".cache")}
    first = hash_tree(build(content, tmp_path / "output", **settings))

    command.clean(only_output=True)
    assert not (tmp_path / "output").exists()
    monkeypatch.setattr(darkroom.Child, "develop", None)
    monkeypatch.setattr(cards, "draw_card", None)

    assert hash_tree(build(content, tmp_path / "output", **settings)) == first


def test_pictures_that_are_gone_from_the_cache_are_made_again(
    content: Path, tmp_path: Path
) -> None:
    add_picture(content)
    write_story(content, pictures=[{"file": "a.jpg", **WORDS}])
    cache = {"CACHE_PATH": str(tmp_path / "cache")}
    one = build(content, tmp_path / "one/output", **cache)
    for path in (tmp_path / "cache/pictures").rglob("*"):
        if path.is_file():
            path.write_bytes(path.read_bytes()[:-9])

    other = build(content, tmp_path / "other/output", **cache)

    assert hash_tree(one) == hash_tree(other)
