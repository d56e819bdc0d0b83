"""What was read of the stories, kept between two builds. Knows rows and seals, not what is in them.

Every row carries a digest of itself: one that does not fit it is as good as absent. A file that
is no database is made anew. So a bad cache costs time, and nothing else.
"""

from __future__ import annotations

import hashlib
import json
import os
import sqlite3
import sys
from contextlib import closing, suppress
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from plugins.press.sealed import digest_of
from plugins.press.told import as_told
from plugins.story.kept import clear, is_own, make_folder, read_kept, write_kept
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

VERSION = 3  # of the tables; another one is made anew
_TABLES = """
CREATE TABLE stamps (path TEXT PRIMARY KEY, stamp TEXT, digest TEXT) WITHOUT ROWID;
CREATE TABLE stories (key TEXT PRIMARY KEY, story TEXT, texts TEXT, seal TEXT);
CREATE TABLE months (
    sign TEXT, name TEXT, seen TEXT, uses TEXT, folders TEXT, stories TEXT, texts TEXT, seal TEXT,
    PRIMARY KEY (sign, name)
);
CREATE TABLE pictures (mark TEXT PRIMARY KEY, told TEXT) WITHOUT ROWID;
CREATE TABLE bodies (key TEXT PRIMARY KEY, html TEXT, plain TEXT, seal TEXT);
"""
_STALE = 2  # times as many stories as content has may be kept before the old ones go


def cache_of(root: Path, content: Path) -> Cache:
    """Return the cache of one content folder below `root`; those of folders that are gone go.

    Raises StoryError where `root` is no folder.
    """
    where = str(content.resolve())
    name = hashlib.sha256(where.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    folder = root / "stories"
    owner = folder / f"{name}.of"
    cache = Cache(folder / f"{name}.sqlite")
    if root.exists() and not root.is_dir():
        what = "the caches go here, and this is no folder"
        raise StoryError(Problem(as_told(root), 0, what, "Move it elsewhere"))
    cache.damaged = make_folder(folder, root)
    if not owner.exists():
        with suppress(OSError, ValueError):
            for other in folder.glob("*.of"):
                if not Path(os.fsdecode(read_kept(other))).is_dir():
                    for one in (*folder.glob(f"{other.stem}.*"), root / "related" / other.stem):
                        one.unlink(missing_ok=True)
            write_kept(owner, (os.fsencode(where),), owner.with_suffix(".part"))
    return cache


class Month(NamedTuple):
    """What is kept of the stories in a folder of content.

    name:    of the folder. seen: what the disk said of it and all below, "" where that is no
             matter. uses: what it said of the files that the stories use from elsewhere.
    folders: of the stories, each with what the disk said of it and what it uses, as JSON.
    stories, texts: their heads.
    """

    name: str
    seen: str
    uses: str
    folders: str
    stories: str
    texts: str


class Cache:
    """A file of rows. Every process opens it for itself; one alone writes.

    damaged: whether something in it was not as it was left.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.damaged = False
        self._opened: tuple[int, sqlite3.Connection] | None = None

    def stamps(self, folders: Iterable[str]) -> dict[str, tuple[str, str]]:
        """Return path -> (stamp, digest of the file that had it) of the files below folders."""
        query = "SELECT path, stamp, digest FROM stamps WHERE path > ? AND path < ?"
        # After the names below a folder come those with what follows the slash, which is a nought.
        rows = chain.from_iterable(self._all(query, f"{one}/", f"{one}0") for one in folders)
        return {path: (stamp, digest) for path, stamp, digest in rows}

    def is_empty(self) -> bool:
        """Return whether no story is kept."""
        return not any(self._all("SELECT 1 FROM stories LIMIT 1"))

    def months(self, sign: str) -> dict[str, Month]:
        """Return name of a month's folder -> what is kept of it, from every sound row of `sign`."""
        found = {}
        query = "SELECT name, seen, uses, folders, stories, texts, seal FROM months WHERE sign = ?"
        for *row, seal in self._all(query, sign):
            if seal == _seal(sign, *row):
                found[row[0]] = Month(*row)
            else:
                self.damaged = True
        return found

    def pictures(self, marks: Collection[str]) -> dict[str, str]:
        """Return mark -> what it is the digest of, for those of `marks` that are kept."""
        query = "SELECT mark, told FROM pictures WHERE mark IN (SELECT value FROM json_each(?))"
        rows = [*self._all(query, json.dumps([*marks]))]
        found = {mark: told for mark, told in rows if mark == _seal(told)}
        self.damaged |= len(found) < len(rows)
        return found

    def story(self, key: str) -> tuple[str, str] | None:
        """Return (story, texts); None where the row is not there or not sound."""
        rows = self._all("SELECT story, texts, seal FROM stories WHERE key = ?", key)
        for story, texts, seal in rows:
            if seal == _seal(key, story, texts):
                return str(story), str(texts)
            self.damaged = True
        return None

    def body(self, key: str) -> tuple[str, str] | None:
        """Return (HTML, words) of a text; None where the row is not there or not sound."""
        rows = self._all("SELECT html, plain, seal FROM bodies WHERE key = ?", key)
        for html, plain, seal in rows:
            if seal == _seal(key, html, plain):
                return str(html), str(plain)
            self.damaged = True
        return None

    def keep(
        self,
        stories: Sequence[tuple[str, str, str]] = (),
        bodies: Sequence[tuple[str, str, str]] = (),
        stamps: Sequence[tuple[str, str, str]] = (),
        months: Sequence[tuple[str, Month]] = (),
        pictures: Sequence[tuple[str, str]] = (),
    ) -> bool:
        """Add rows; return whether they are kept. Nothing is lost but time where they are not.

        months: each with the `sign` it was read under. pictures: each behind its mark.
        """
        if not (stories or bodies or stamps or months or pictures):
            return True
        try:
            database = self._connect()
            with database:
                for table, rows in (("stories", stories), ("bodies", bodies)):
                    database.executemany(
                        f"INSERT OR REPLACE INTO {table} VALUES (?, ?, ?, ?)",
                        ((*row, _seal(*row)) for row in rows),
                    )
                database.executemany("INSERT OR REPLACE INTO stamps VALUES (?, ?, ?)", stamps)
                database.executemany("INSERT OR REPLACE INTO pictures VALUES (?, ?)", pictures)
                database.executemany(
                    "INSERT OR REPLACE INTO months VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                    ((sign, *month, _seal(sign, *month)) for sign, month in months),
                )
        except (sqlite3.Error, UnicodeEncodeError):  # of a name that is no text
            return False
        return True

    def sweep(self, keys: Iterable[str], paths: Iterable[str], sign: str = "") -> None:
        """Forget stories but those of `keys`, once they are few among what is kept.

        paths: of the files there are. sign: of the months to keep. Pictures all go: those that are
        still shown are kept again.
        """
        known = set(keys)
        with suppress(sqlite3.Error):
            database = self._connect()
            (count,) = database.execute("SELECT count(*) FROM stories").fetchone()
            if count <= _STALE * len(known) + 100:
                return
            kept = {key for (key,) in database.execute("SELECT key FROM stories")}
            gone = [(key,) for key in kept - known]
            bodies = [(f"{key}/{one}",) for (key,) in gone for one in ("id", "en")]
            files = set(paths)
            kept = {path for (path,) in database.execute("SELECT path FROM stamps")}
            stale = [(path,) for path in kept - files]
            with database:
                database.executemany("DELETE FROM stories WHERE key = ?", gone)
                database.executemany("DELETE FROM bodies WHERE key = ?", bodies)
                database.execute("DELETE FROM months WHERE sign != ?", (sign,))
                database.execute("DELETE FROM pictures")
                database.executemany("DELETE FROM stamps WHERE path = ?", stale)

    def close(self) -> None:
        """Close the file; tell, once, where it was damaged."""
        if self._opened and self._opened[0] == os.getpid():
            self._opened[1].close()
        self._opened = None
        if self.damaged:
            line = f"{self.path}: the cache was damaged; what was lost is read again."
            print(line, file=sys.stderr)
            self.damaged = False

    def _all(self, query: str, *values: str) -> Iterator[tuple[str, ...]]:
        try:
            yield from self._connect().execute(query, values).fetchall()
        except UnicodeEncodeError:
            return  # a name that is no text: nothing is kept under it
        except sqlite3.Error:
            self._drop()

    def _connect(self) -> sqlite3.Connection:
        """Return this process's own way to the file; SQLite's does not outlive a fork."""
        if self._opened is None or self._opened[0] != os.getpid():
            self._opened = (os.getpid(), self._open())
        return self._opened[1]

    def _open(self) -> sqlite3.Connection:
        make_folder(self.path.parent, self.path.parent.parent)
        # SQLite writes in place: to whatever a link leads to, and to whatever shares the file.
        if not all(map(is_own, self._files())):
            self._drop()
        database = sqlite3.connect(self.path, timeout=30)
        try:
            # A power cut may damage it: then it is made anew.
            database.execute("PRAGMA synchronous = OFF")
            database.execute("PRAGMA journal_mode = WAL")  # workers read while we write
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if version != VERSION:
                _make_tables(database)
        except sqlite3.DatabaseError:
            database.close()
            self._drop()
            database = sqlite3.connect(self.path, timeout=30)
            _make_tables(database)
        return database

    def _drop(self) -> None:
        """Take the file away: it is no database any more."""
        self.damaged = True
        if self._opened:
            self._opened[1].close()
            self._opened = None
        for path in self._files():
            with suppress(OSError):
                clear(path)

    def _files(self) -> Iterator[Path]:
        for suffix in ("", "-journal", "-wal", "-shm"):
            yield Path(f"{self.path}{suffix}")


def _make_tables(database: sqlite3.Connection) -> None:
    """Make empty tables in place of whatever tables there are."""
    with database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        for (name,) in names:
            database.execute(f'DROP TABLE "{name}"')
        for statement in _TABLES.split(";"):
            with closing(database.execute(statement)):
                pass
        database.execute(f"PRAGMA user_version = {VERSION}")


def _seal(*row: object) -> str:
    # Whoever damaged the file may have left any kind of value there.
    return digest_of(*map(str, row))
