"""Writing: a whole new folder or nothing, and never over a story that is there."""

from dataclasses import replace
from datetime import datetime

import pytest

from plugins.clip import ClipError
from plugins.clip.clipping import Clipping, Picture
from plugins.clip.pictures import Taken
from plugins.clip.write import Written, write_clipping
from plugins.story import load_story

NOW = datetime.fromisoformat("2022-01-12T08:00:00+07:00")
STORY = Clipping(
    title="Semeru Meletus",
    published=datetime.fromisoformat("2021-12-04T20:15:00+07:00"),
    language="id",
    summary="Gunung Semeru meletus.",
    body="Gunung Semeru meletus.\n\nWarga mengungsi.\n\nBantuan dikirim ke sana.",
)


def write(clipping, content, *, taken=None):
    return write_clipping(
        clipping, content, language="id", retrieved=NOW, tags=["semeru"], taken=taken
    )


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_story_gets_its_folder(tmp_path):
    written = write(STORY, tmp_path / "content")

    path = tmp_path / "content/stories/2021/12/semeru-meletus/id.md"
    assert written == Written(path)
    assert files_in(tmp_path) == ["content/stories/2021/12/semeru-meletus/id.md"]
    assert path.read_text(encoding="utf-8").startswith("---\nid: 20211204-semeru-meletus\n")


def test_what_is_written_is_a_sound_story(tmp_path):
    written = write(replace(STORY, url="https://news.example/a"), tmp_path)

    story = load_story(written.path.parent)

    assert story.id == "20211204-semeru-meletus"


def test_another_story_of_that_name_gets_a_number(tmp_path):
    write(STORY, tmp_path)

    second = write(replace(STORY, body="Lain sama sekali."), tmp_path)
    third = write(replace(STORY, body="Yang ketiga."), tmp_path)

    assert second.path.parent.name == "semeru-meletus-2"
    assert "id: 20211204-semeru-meletus-2\n" in second.path.read_text(encoding="utf-8")
    assert third.path.parent.name == "semeru-meletus-3"


@pytest.mark.parametrize(
    ("clipping", "title"),
    [
        pytest.param(replace(STORY, published=None), "Semeru Meletus", id="no date"),
        pytest.param(replace(STORY, title=""), "Gunung Semeru meletus", id="no headline"),
    ],
)
def test_what_is_not_known_makes_a_draft(tmp_path, clipping, title):
    written = write(clipping, tmp_path)

    text = written.path.read_text(encoding="utf-8")
    assert written.draft
    assert f'title: "{title}"\n' in text
    assert "status: draft\n" in text


def test_a_headline_alone_is_refused(tmp_path):
    with pytest.raises(ClipError, match="there is only a headline, no story"):
        write(replace(STORY, body=""), tmp_path)

    assert files_in(tmp_path) == []


def test_a_story_no_file_may_hold_is_refused(tmp_path):
    with pytest.raises(ClipError, match="would be larger than 2,000,000 bytes"):
        write(replace(STORY, body="a" * 2_000_000), tmp_path)

    assert files_in(tmp_path) == []


def test_a_folder_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "stories").write_text("a file", encoding="utf-8")

    with pytest.raises(ClipError, match="the story cannot be written: "):
        write(STORY, tmp_path)


def test_a_stale_folder_of_a_crash_is_no_story_and_in_nobodys_way(tmp_path):
    stale = tmp_path / "stories/2021/12/.semeru-meletus.deadbeef"
    stale.mkdir(parents=True)
    (stale / "id.md").write_text("half", encoding="utf-8")

    assert write(STORY, tmp_path).path.parent.name == "semeru-meletus"


def test_pictures_lie_beside_the_story_and_are_named_in_it(tmp_path):
    pictures = (Picture("https://a.example/bus.jpg", "", "Bus.", "BBC"), Picture(caption="Peta."))
    taken = Taken(pictures, ("bus.jpg", ""), {"bus.jpg": b"drawn"})

    written = write(replace(STORY, pictures=list(pictures)), tmp_path, taken=taken)

    assert files_in(written.path.parent) == ["bus.jpg", "id.md"]
    assert (written.path.parent / "bus.jpg").read_bytes() == b"drawn"
    assert load_story(written.path.parent).texts["id"].pictures[0].file == "bus.jpg"
    assert (
        "pictures:\n"
        '  - file: "bus.jpg"\n'
        '    alt: "Bus."\n'
        '    caption: "Bus."\n'
        '    credit: "BBC"\n'
        '  - caption: "Peta."\n'
        "status: published\n"
    ) in written.path.read_text(encoding="utf-8")


def test_a_picture_of_which_nothing_is_known_still_makes_a_sound_story(tmp_path):
    taken = Taken((Picture("https://a.example/bus.jpg"),), ("bus.jpg",), {"bus.jpg": b"drawn"})

    written = write(STORY, tmp_path, taken=taken)

    text = written.path.read_text(encoding="utf-8")
    assert 'pictures:\n  - file: "bus.jpg"\n    decorative: true\n' in text
    assert load_story(written.path.parent).id == "20211204-semeru-meletus"
