"""The texts that related stories are measured on, as documents; judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from plugins.related.document import Document

FILES = ("ecbplus.jsonl", "ntrex.jsonl", "sib200.jsonl")

# The sets have no dates that mean anything, so none may help: all are the same.
DAY = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Documents in English, and of those that report a known event: key -> event, and -> topic."""

    documents: tuple[Document, ...]
    event_of: Mapping[str, str]
    topic_of: Mapping[str, str]

    def thin(self, size: int, random: Random) -> Labelled:
        """Return the same pool with `size` documents left of each event, chosen by `random`."""
        keys_of: dict[str, list[str]] = {}
        for key, event in self.event_of.items():
            keys_of.setdefault(event, []).append(key)
        kept = {
            key: event
            for event, keys in sorted(keys_of.items())
            for key in random.sample(keys, min(size, len(keys)))
        }
        gone = self.event_of.keys() - kept.keys()
        documents = tuple(one for one in self.documents if one.key not in gone)
        return Labelled(documents, kept, {key: self.topic_of[key] for key in kept})

    def pick(self, parity: int) -> dict[str, str]:
        """Return key -> event for the events of even topics (0) or of odd ones (1)."""
        return {
            key: event
            for key, event in self.event_of.items()
            if int(self.topic_of[key]) % 2 == parity
        }

    def tagged(self) -> tuple[Document, ...]:
        """Return the documents with the topic, where known, as their tag."""
        tags = {key: frozenset({topic}) for key, topic in self.topic_of.items()}
        return tuple(replace(one, tags=tags.get(one.key, frozenset())) for one in self.documents)


def missing_files(folder: Path) -> list[str]:
    """Return the names of the files that `folder` lacks."""
    return [name for name in FILES if not (folder / name).is_file()]


def read_events(folder: Path) -> Labelled:
    """Return ECB+ with its events among the English texts of the other sets.

    Those in Indonesian stay out: they never stand in a list of an English one.
    """
    lines = list(_read_lines(folder / "ecbplus.jsonl"))
    news = [_make_document(f"ecb-{line['id']}", "en", "", line["body"]) for line in lines]
    sentences = [
        _make_document(f"sib-{line['id']}", "en", "", line["eng_Latn"])
        for line in _read_lines(folder / "sib200.jsonl")
    ]
    english, _ = read_pairs(folder)
    return Labelled(
        (*news, *sentences, *english),
        {f"ecb-{line['id']}": line["event"] for line in lines},
        {f"ecb-{line['id']}": line["topic"] for line in lines},
    )


def read_pairs(folder: Path) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the English and the Indonesian texts of NTREX; a pair shares its key."""
    lines = list(_read_lines(folder / "ntrex.jsonl"))
    english, indonesian = (
        tuple(
            _make_document(line["id"], language, line[f"{language}_title"], "\n".join(line[column]))
            for line in lines
        )
        for language, column in (("en", "en"), ("id", "id_body"))
    )
    return english, indonesian


def _make_document(key: str, language: str, title: str, text: str) -> Document:
    return Document(key, language, title, text, frozenset(), DAY)


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
