"""A digest is unchanged only while nothing that a build looks at has changed."""

import os
import time
from datetime import UTC, datetime, timedelta

import pytest

from plugins.press.home import Home
from plugins.press.ledger import stamp_at
from plugins.press.sealed import home_of
from plugins.press.unchanged import Last, look_round, recalled, remember
from tests.story.writing import write

ORDER = ("content", None, False)


@pytest.fixture
def site(tmp_path, monkeypatch):
    """Return a folder whose output was built a moment ago."""
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    write(tmp_path, {"content/a.md": "a", "theme/base.html": "b", "output/index.html": "c"})
    home_of(tmp_path / "output").mkdir()
    time.sleep(0.1)  # what was written within the same tick is never trusted
    note(tmp_path)
    return tmp_path


def recall(site, order=ORDER):
    """Return what the last build told where this one would make the same site, else None."""
    with recalled(site / "output", order) as (last, _):
        return last


def note(site, *, until=None, since=None):
    content, theme = site / "content", site / "theme"
    now = datetime.now(UTC)
    remember(
        site / "output",
        ORDER,
        look_round(ORDER, content, theme),
        {"index.html": stamp_at(str(site / "output/index.html"))},
        content=str(content),
        theme=str(theme),
        since=(since or now - timedelta(hours=1)).isoformat(),
        until=until.isoformat() if until else None,
        marks=Home(site / "output").marks(),
        stories=1,
        pages=2,
        notices=3,
    )


def test_nothing_changed(site):
    assert recall(site) == Last(1, 2, 3)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda site: write(site, {"content/a.md": "x"}), id="a story"),
        pytest.param(lambda site: write(site, {"content/b/c.md": ""}), id="a new story"),
        pytest.param(lambda site: (site / "content/a.md").unlink(), id="a story gone"),
        pytest.param(lambda site: os.utime(site / "content/a.md"), id="a story touched"),
        pytest.param(lambda site: write(site, {"theme/base.html": "x"}), id="a template"),
        pytest.param(lambda site: write(site, {"output/index.html": "x"}), id="a page"),
        pytest.param(lambda site: (site / "output/index.html").unlink(), id="a page gone"),
        pytest.param(lambda site: write(site, {".output.press/unchanged": "x"}), id="the note"),
    ],
)
def test_what_changed_is_seen(site, change):
    change(site)

    assert recall(site) is None


def test_a_file_of_the_same_length_and_time_is_seen(site):
    path = site / "content/a.md"
    before = path.stat()

    path.write_text("z")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))

    assert recall(site) is None


def test_another_order_is_another_site(site):
    assert recall(site, ("content", None, True)) is None


@pytest.mark.parametrize(
    ("moment", "same"), [(-2, False), (0, True), (2, False)], ids=["before", "now", "after"]
)
def test_the_clock_tells_which_stories_are_due(site, monkeypatch, moment, same):
    now = datetime.now(UTC)
    note(site, since=now - timedelta(hours=1), until=now + timedelta(hours=1))
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str((now + timedelta(hours=moment)).timestamp()))

    assert (recall(site) is not None) == same


def test_what_was_written_a_moment_ago_is_not_trusted(site):
    write(site, {"content/new.md": "x"})

    note(site)

    assert recall(site) is None
