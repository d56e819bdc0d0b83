"""A story's fingerprint follows its words and nothing else; a stale translation is known."""

import pytest

from plugins.story.load import load_story
from tests.story.writing import original, translation, write


def fingerprint(tmp_path, text):
    return load_story(write(tmp_path / "2022/01/x", {"id.md": text})).texts["id"].fingerprint


TEXT = original("summary: Air turun\ntags: [banjir]\n")


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(TEXT.replace("Air mulai", "Air\nmulai"), id="a line broken elsewhere"),
        pytest.param(TEXT.replace("\n", "\r\n"), id="line ends"),
        pytest.param(TEXT.replace("mulai surut.", "mulai   surut.  \n\n"), id="spaces"),
        pytest.param(TEXT.replace("[banjir]", "[banjir, cuaca]"), id="tags"),
        pytest.param(TEXT.replace("09:07", "10:07"), id="date"),
        pytest.param(TEXT.replace("id: 20220111-banjir", "id: other"), id="id"),
    ],
)
def test_fingerprint_stays_while_the_words_do(tmp_path, edited):
    before = fingerprint(tmp_path / "before", TEXT)

    assert fingerprint(tmp_path / "after", edited) == before


@pytest.mark.parametrize(
    "edited",
    [
        pytest.param(TEXT.replace("Air mulai", "Air segera"), id="a word of the body"),
        pytest.param(TEXT.replace("surut.", "surut"), id="a full stop"),
        pytest.param(TEXT.replace("Banjir surut", "Banjir Surut"), id="a capital of the title"),
        pytest.param(TEXT.replace("Air turun", "Air naik"), id="the summary"),
    ],
)
def test_fingerprint_changes_with_the_words(tmp_path, edited):
    before = fingerprint(tmp_path / "before", TEXT)

    assert fingerprint(tmp_path / "after", edited) != before


def test_fingerprint_is_the_same_for_both_ways_to_write_an_accent(tmp_path):
    composed = fingerprint(tmp_path / "a", TEXT.replace("Air mulai", "Caf\u00e9 mulai"))
    apart = fingerprint(tmp_path / "b", TEXT.replace("Air mulai", "Cafe\u0301 mulai"))

    assert composed == apart


def test_fingerprint_is_made_the_same_way_for_ever(tmp_path):
    # It stands in translations: another way to make it would call every one of them outdated.
    assert fingerprint(tmp_path, original()) == "f908937a6fab1165"


@pytest.mark.parametrize(
    ("translates", "outdated"),
    [
        pytest.param("current", False, id="made from these words"),
        pytest.param("0123456789abcdef", True, id="made from other words"),
        pytest.param("unknown", False, id="nobody recorded it"),
    ],
)
def test_a_translation_is_outdated_once_its_original_has_changed(tmp_path, translates, outdated):
    current = fingerprint(tmp_path, original())
    made_from = current if translates == "current" else translates
    files = {"id.md": original(), "en.md": translation().replace("unknown", made_from)}

    story = load_story(write(tmp_path / "2022/01/y", files))

    assert (story.is_outdated("en"), story.is_outdated("id")) == (outdated, False)


def test_a_story_has_an_address_in_each_language(tmp_path):
    story = load_story(write(tmp_path / "2022/01/banjir", {"id.md": original()}))

    assert [story.address(one) for one in ("id", "en")] == [
        "/id/2022/01/banjir/",
        "/en/2022/01/banjir/",
    ]
