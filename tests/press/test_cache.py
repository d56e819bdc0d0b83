"""The cache: what was kept comes back as it was, or not at all; who is gone is forgotten."""

import shutil
import sqlite3

import pytest

from plugins.press.cache import Cache, Month, cache_of
from plugins.press.sealed import digest_of

STORY = ("key", "story", "texts")
MONTH = Month("stories/a", "seen", "uses", "folders", "stories", "texts")
PICTURES = (digest_of("pictures"), "pictures")
BODY = ("key/id", "<p>html</p>", "words")


@pytest.fixture
def path(tmp_path):
    """Return a cache that holds one story."""
    cache = Cache(tmp_path / "a.sqlite")
    stamp = ("stories/a/id.md", "stamp", "digest")
    assert cache.keep([STORY], [BODY], [stamp], [("sign", MONTH)], [PICTURES])
    cache.close()
    return cache.path


def test_what_was_kept_comes_back(path):
    cache = Cache(path)

    assert cache.story("key") == ("story", "texts")
    assert cache.months("sign") == {"stories/a": MONTH}
    assert cache.months("other") == {}
    assert cache.pictures([PICTURES[0], "other"]) == dict([PICTURES])
    assert cache.body("key/id") == ("<p>html</p>", "words")
    assert cache.body("key/en") is None
    assert cache.stamps(["stories/a"]) == {"stories/a/id.md": ("stamp", "digest")}
    assert cache.stamps(["stories", "photos"]) == cache.stamps(["stories/a"])
    assert cache.stamps(["stories/", "stories/b", "a"]) == {}
    assert not cache.damaged


@pytest.mark.parametrize("column", ["story", "texts", "seal"])
def test_a_row_that_is_not_as_it_was_is_no_row(path, column, capsys):
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE stories SET {column} = 'x'")

    cache = Cache(path)

    assert cache.story("key") is None
    cache.close()
    assert capsys.readouterr().err == (
        f"{path}: the cache was damaged; what was lost is read again.\n"
    )


@pytest.mark.parametrize("value", ["'x'", "x'00ff'", "7"])
@pytest.mark.parametrize("column", ["name", "seen", "uses", "folders", "stories", "texts", "seal"])
def test_a_month_that_is_not_as_it_was_is_no_month(path, column, value):
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE months SET {column} = {value}")

    cache = Cache(path)

    assert cache.months("sign") == {}
    assert cache.damaged


@pytest.mark.parametrize("value", ["'x'", "x'00ff'", "7"])
def test_pictures_that_are_not_as_they_were_are_none(path, value):
    with sqlite3.connect(path) as database:
        database.execute(f"UPDATE pictures SET told = {value}")

    cache = Cache(path)

    assert cache.pictures([PICTURES[0]]) == {}
    assert cache.damaged


def test_a_body_that_is_not_as_it_was_is_no_body(path):
    with sqlite3.connect(path) as database:
        database.execute("UPDATE bodies SET html = '<p>other</p>'")

    assert Cache(path).body("key/id") is None


def test_tables_of_another_version_are_made_anew(path):
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 99")

    cache = Cache(path)

    assert cache.story("key") is None
    assert cache.keep([STORY])
    assert cache.story("key") == ("story", "texts")


def test_old_stories_go_when_they_are_many(path):
    cache = Cache(path)
    cache.keep([(f"old-{number}", "", "") for number in range(200)])

    cache.sweep(["key"], ["stories/a/id.md"], "sign")

    assert cache.story("old-1") is None
    assert cache.story("key") == ("story", "texts")
    assert cache.months("sign")
    assert cache.pictures([PICTURES[0]]) == {}  # those that are shown are kept again
    assert cache.body("key/id")
    assert cache.stamps(["stories"])


def test_stamps_of_files_that_are_gone_go_with_old_stories(path):
    cache = Cache(path)
    cache.keep([(f"old-{number}", "", "") for number in range(200)])

    cache.sweep(["key"], [], "sign")

    assert cache.stamps(["stories"]) == {}


def test_the_cache_of_a_folder_that_is_gone_goes(tmp_path):
    gone, here, new = (tmp_path / name for name in ("gone", "here", "new"))
    for folder in (gone, here, new):
        folder.mkdir()
    caches = [cache_of(tmp_path / "cache", folder) for folder in (gone, here)]
    for cache in caches:
        cache.keep([STORY])
        cache.close()
    shutil.rmtree(gone)

    cache_of(tmp_path / "cache", new)

    assert [cache.path.exists() for cache in caches] == [False, True]
