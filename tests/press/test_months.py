"""A month that nobody touched is taken as it was; of another, the stories that are as they were."""

import time

import pytest

from plugins.press.cache import Cache
from plugins.press.heads import cut_heads, join_heads, write_head
from plugins.press.months import Months
from plugins.story.load import load_story
from plugins.story.tree import look_at
from tests.story.writing import original, write

MONTH = "stories/2022/01"
NAMES = (f"{MONTH}/air", f"{MONTH}/banjir")
REST = {"sign": "s", "closed": True, "opening": "", "worn": {}}
LATER = 10**9  # nanoseconds, after which no file is fresh


@pytest.fixture
def content(tmp_path):
    return write(
        tmp_path / "content",
        {"photos/a.jpg": "", **{f"{name}/id.md": original() for name in NAMES}},
    )


@pytest.fixture
def open_months(content, tmp_path):
    """Return what opens the months as they are on the disk now."""
    cache = Cache(tmp_path / "a.sqlite")
    yield lambda later=LATER: Months(
        cache, content, look_at(str(content), time.time_ns() + later), "sign"
    )
    cache.close()


def heads_of(content):
    texts = {"id": (REST, [])}
    return {name: write_head("key", load_story(content / name), texts, []) for name in NAMES}


@pytest.fixture
def kept(content, open_months):
    """Keep a month, of which one story uses a photo and a file that is not there."""
    months, heads = open_months(), heads_of(content)
    time.sleep(0.06)  # until the photo is not fresh any more
    uses = [f"{content}/photos/a.jpg", f"{content}/photos/a.yaml", f"{content}/{NAMES[0]}/b.jpg"]
    told = {NAMES[0]: months.tell(NAMES[0], uses), NAMES[1]: months.tell(NAMES[1], [])}
    months.keep([MONTH], {name: (heads[name], told[name]) for name in NAMES})
    return heads


def test_a_month_is_recalled_as_it_was(kept, open_months):
    months = open_months()

    assert list(cut_heads(months.recall(MONTH))) == list(cut_heads(join_heads([*kept.values()])))
    assert months.recall("stories/2022/02") is None
    assert list(months.heads("stories/2022/02")) == []


@pytest.mark.parametrize(
    ("change", "left"),
    [
        pytest.param({f"{NAMES[0]}/id.md": "other"}, [NAMES[1]], id="a text is written"),
        pytest.param({f"{NAMES[0]}/en.md": "new"}, [NAMES[1]], id="a text comes"),
        pytest.param({f"{NAMES[1]}/a.jpg": ""}, [NAMES[0]], id="a picture comes"),
        pytest.param({f"{MONTH}/new/id.md": ""}, [*NAMES], id="a story comes"),
        pytest.param({f"{MONTH}/note.txt": ""}, [*NAMES], id="a stray file comes"),
        pytest.param({"photos/a.jpg": "other"}, [NAMES[1]], id="a photo changes"),
        pytest.param({"photos/a.yaml": "credit: A"}, [NAMES[1]], id="a photo gets its words"),
    ],
)
def test_of_a_month_that_changed_the_other_stories_are_known(
    content, kept, open_months, change, left
):
    write(content, change)

    months = open_months()

    assert months.recall(MONTH) is None
    assert [name for name, _ in months.heads(MONTH)] == left


def test_what_goes_changes_its_month(content, kept, open_months):
    (content / NAMES[0] / "id.md").unlink()

    assert open_months().recall(MONTH) is None


@pytest.mark.parametrize("odd", ["catatan.txt", "../catatan.md", "lama/id.md", "x.MD"])
def test_a_month_of_which_something_is_to_be_told_is_looked_through(content, open_months, odd):
    heads = heads_of(content)
    write(content, {f"{NAMES[0]}/{odd}": ""})

    open_months().keep([MONTH], {name: (heads[name], "") for name in NAMES})

    months = open_months()
    assert months.recall(MONTH) is None
    assert [name for name, _ in months.heads(MONTH)] == [*NAMES]


def test_so_is_one_with_a_link(content, open_months):
    (content / NAMES[0] / "b.jpg").symlink_to("id.md")
    heads = heads_of(content)

    open_months().keep([MONTH], {name: (heads[name], "") for name in NAMES})

    assert open_months().recall(MONTH) is None


def test_hidden_files_are_nothing_to_be_told(content, open_months):
    heads = heads_of(content)
    write(content, {f"{MONTH}/.DS_Store": "", f"{MONTH}/.old/id.md": "", f"{NAMES[0]}/.a": ""})

    open_months().keep([MONTH], {name: (heads[name], "") for name in NAMES})

    assert open_months().recall(MONTH) is not None


def test_what_is_kept_already_is_not_written_again(kept, open_months, monkeypatch):
    months, written = open_months(), []
    monkeypatch.setattr(Cache, "keep", lambda _, months: written.extend(months))

    months.keep([MONTH], dict(months.heads(MONTH)))
    assert written == []
    months.keep([MONTH], {NAMES[0]: dict(months.heads(MONTH))[NAMES[0]]})
    assert [month.name for _, month in written] == [MONTH]


def test_what_changed_while_stories_were_read_is_not_relied_on(content, open_months):
    time.sleep(0.12)
    months = open_months(0)
    write(content, {"photos/a.jpg": "other"})
    time.sleep(0.06)

    assert months.tell(NAMES[0], [f"{content}/photos/a.jpg"]) is None
    assert months.tell(NAMES[0], []) == ""


def test_a_file_that_was_written_just_now_is_not_relied_on(open_months):
    assert open_months(0).tell(NAMES[0], []) is None
    assert open_months().tell(NAMES[0], []) == ""
