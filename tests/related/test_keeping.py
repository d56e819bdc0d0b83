"""Lists told from a shelf that an earlier build kept are those told from nothing."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any

import pytest

from plugins.related.document import Document, LateDocument, mark_document
from plugins.related.keeping import tell_lists
from plugins.related.shelf import Shelf
from plugins.related.stories import relate_stories
from plugins.related.wishes import Wishes
from tests.related.test_rank import make_document
from tests.related.test_shelf import change_document, write_document, write_text

LIMIT = 4


def in_stories(random: Random, count: int) -> dict[str, Document]:
    """Return documents of stories, some in both languages, some printed twice."""
    documents = {}
    for number in range(count):
        one = write_document(random, number)
        for language in random.choice([("id",), ("en",), ("id", "en")]):
            key = f"{number:02}/{language}"
            text = one.text if random.random() < 0.8 else write_text(random, 30)
            documents[key] = replace(one, key=key, language=language, text=text)
    return documents


def late(document: Document) -> LateDocument:
    """Return the document with its text to be asked for."""
    return LateDocument(
        lambda one: one.text,
        document,
        key=document.key,
        language=document.language,
        title=document.title,
        tags=document.tags,
        date=document.date,
        mark=mark_document(document),
    )


def story_of(documents: dict[str, Document]) -> dict[str, str]:
    return {key: key.split("/")[0] for key in documents}


def edit(random: Random, documents: dict[str, Document]) -> None:
    if len(documents) > 2 and random.random() < 0.5:
        del documents[random.choice(sorted(documents))]
    for key in random.sample(sorted(documents), min(len(documents), random.choice([0, 1, 3]))):
        documents[key] = replace(
            change_document(random, documents[key]), language=documents[key].language
        )
    if random.random() < 0.5:
        one = random.choice(sorted(documents)).split("/")[0]
        for language in ("id", "en"):
            key = f"{one}/{language}"
            text = write_text(random, 20)
            documents[key] = make_document(key, text, language=language, tags=["flood"])


def wish(random: Random, documents: dict[str, Document]) -> Wishes:
    stories = sorted({key.split("/")[0] for key in documents})
    words = [
        {random.choice(stories): random.sample([*stories, "lost"], 2) for _ in range(count)}
        for count in (1, 2, 1)
    ]
    return Wishes(*words)


def from_nothing(documents: dict[str, Document], wishes: Wishes) -> dict[str, str]:
    shelf = Shelf.of(list(documents.values()))
    told = relate_stories(shelf, story_of(documents), LIMIT, wishes)
    return {
        key: "\n".join(
            [
                " ".join(one.key for one in rows),
                *(f"{' '.join(one.tags)}\t{' '.join(one.terms)}" for one in rows),
            ]
        )
        for key, rows in told.items()
    }


@pytest.mark.parametrize("seed", range(12))
def test_lists_after_any_edits_are_those_told_from_nothing(tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    documents = in_stories(random, random.choice([3, 30, 90]))
    wishes = wish(random, documents)
    for _ in range(6):
        late_ones = [late(one) for one in documents.values()]

        lists = tell_lists(
            tmp_path / "kept", late_ones, story_of(documents), LIMIT, wishes, b"salt"
        )

        assert lists == from_nothing(documents, wishes)
        edit(random, documents)
        wishes = random.choice([wishes, wish(random, documents)])


def test_a_text_that_did_not_change_is_not_asked_for(tmp_path: Path) -> None:
    documents = in_stories(Random(1), 20)
    stories = story_of(documents)
    asked: list[str] = []
    for changed in (None, "03/id"):
        asked.clear()
        kept = []
        for key, one in documents.items():
            mark = "new" if key == changed else "old"
            own = late(one)
            kept.append(
                LateDocument(
                    lambda one: asked.append(one.key) or one.text,
                    one,
                    key=key,
                    language=own.language,
                    title=own.title,
                    tags=own.tags,
                    date=own.date,
                    mark=mark,
                )
            )
        tell_lists(tmp_path / "kept", kept, stories, LIMIT, Wishes(), b"salt")

    assert asked == ["03/id"]


@pytest.mark.parametrize("salt", [b"salt", b"other"])
def test_a_file_that_is_damaged_or_of_other_code_costs_time_only(
    tmp_path: Path, salt: bytes
) -> None:
    documents = in_stories(Random(2), 20)
    path = tmp_path / "kept"
    ones = list(documents.values())
    tell_lists(path, ones, story_of(documents), LIMIT, Wishes(), b"salt")
    if salt == b"salt":
        raw = bytearray(path.read_bytes())
        raw[len(raw) // 2] ^= 1
        path.write_bytes(raw)

    lists = tell_lists(path, ones, story_of(documents), LIMIT, Wishes(), salt)

    assert lists == from_nothing(documents, Wishes())


def test_a_half_of_the_work_that_fails_leaves_nothing_beside_the_shelf(tmp_path: Path) -> None:
    def fail_here(there: Callable[[], Any], _here: Callable[[], Any]) -> tuple[Any, Any]:
        there()
        assert len(list(tmp_path.iterdir())) == 1
        raise KeyboardInterrupt

    documents = in_stories(Random(3), 20)
    ones = list(documents.values())
    with pytest.raises(KeyboardInterrupt):
        tell_lists(
            tmp_path / "kept", ones, story_of(documents), LIMIT, Wishes(), b"salt", fail_here
        )

    assert list(tmp_path.iterdir()) == []


def test_what_builds_that_were_killed_left_long_ago_goes(tmp_path: Path) -> None:
    for name in ("kept.11", "kept.11.others", "kept.12.others", "other.11"):
        (tmp_path / name).write_text("left")
        if name != "kept.12.others":
            os.utime(tmp_path / name, (0, 0))
    documents = in_stories(Random(3), 20)

    tell_lists(
        tmp_path / "kept", list(documents.values()), story_of(documents), LIMIT, Wishes(), b"salt"
    )

    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "kept",
        "kept.12.others",
        "other.11",
    ]
