"""Writing: a whole new folder or nothing, and never over a story that is there."""

from dataclasses import replace
from datetime import datetime

import pytest

from plugins.clip import ClipError, read_paste
from plugins.clip.clipping import Clipping
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


def write(clipping, content, *, url=""):
    return write_clipping(clipping, content, language="id", url=url, retrieved=NOW, tags=["semeru"])


def files_in(folder):
    return sorted(str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file())


def test_a_story_gets_its_folder(tmp_path):
    written = write(STORY, tmp_path / "content")

    path = tmp_path / "content/stories/2021/12/semeru-meletus/id.md"
    assert written == Written(path)
    assert files_in(tmp_path) == ["content/stories/2021/12/semeru-meletus/id.md"]
    assert path.read_text(encoding="utf-8").startswith("---\nid: 20211204-semeru-meletus\n")


def test_what_is_written_is_a_sound_story(tmp_path):
    written = write(STORY, tmp_path, url="https://news.example/a")

    story = load_story(written.path.parent)

    assert story.id == "20211204-semeru-meletus"


@pytest.mark.parametrize(
    "again",
    [
        pytest.param(STORY, id="the same"),
        pytest.param(replace(STORY, title="Judul Lain", published=None), id="under another title"),
        pytest.param(
            replace(STORY, body=STORY.body.replace("Warga", "Semua warga")), id="with a change"
        ),
    ],
)
def test_the_same_text_is_written_once(tmp_path, again):
    first = write(STORY, tmp_path).path
    before = first.read_bytes()

    written = write(again, tmp_path)

    assert written == Written(first, first)
    assert files_in(tmp_path) == ["stories/2021/12/semeru-meletus/id.md"]
    assert first.read_bytes() == before


def test_a_story_an_editor_has_changed_is_found_and_kept(tmp_path):
    first = write(STORY, tmp_path).path
    edited = first.read_text(encoding="utf-8").replace("Warga mengungsi.", "Warga pergi.")
    first.write_text(edited.replace("Semeru Meletus", "Letusan Semeru"), encoding="utf-8")

    assert write(STORY, tmp_path) == Written(first, first)


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


def test_what_markdown_would_read_is_found_again(tmp_path):
    clipping = read_paste("Judul\n11/01/2022\n\n# a yang *b* dan <c> atau [d](e) di &copy; sana.")

    first = write(clipping, tmp_path)

    assert write(clipping, tmp_path).already == first.path
