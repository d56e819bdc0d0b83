"""The texts that related stories are measured on, as documents; judges nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

from plugins.related import Document

FILES = ("ecbplus.jsonl", "indosum.jsonl", "ntrex.jsonl", "sib200.jsonl")

# The sets have no dates that mean anything, so none may help: all are the same.
DAY = datetime(2020, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Labelled:
    """Documents, and the event of those that report a known one: key -> event."""

    documents: tuple[Document, ...]
    event_of: Mapping[str, str]

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
        return Labelled(tuple(one for one in self.documents if one.key not in gone), kept)

    def without_tags(self) -> tuple[Document, ...]:
        """Return the documents with their tags taken away."""
        return tuple(replace(one, tags=frozenset()) for one in self.documents)


def missing_files(folder: Path) -> list[str]:
    """Return the names of the files that `folder` lacks."""
    return [name for name in FILES if not (folder / name).is_file()]


def read_events(folder: Path) -> Labelled:
    """Return ECB+ with its events, its topic as the tag, among the texts of the other sets."""
    news = list(_read_lines(folder / "ecbplus.jsonl"))
    labelled = [
        _make_document(f"ecb-{line['id']}", "en", "", line["body"], line["topic"]) for line in news
    ]
    sentences = (
        _make_document(f"sib-{line['id']}-{language}", language, "", line[column])
        for line in _read_lines(folder / "sib200.jsonl")
        for language, column in (("en", "eng_Latn"), ("id", "ind_Latn"))
    )
    indonesian = (
        _make_document(f"indosum-{line['id']}", "id", "", line["body"])
        for line in _read_lines(folder / "indosum.jsonl")
    )
    english, translated = read_pairs(folder)
    others = (*sentences, *indonesian, *english)
    others += tuple(replace(one, key=f"{one.key}-id") for one in translated)
    events = {f"ecb-{line['id']}": line["event"] for line in news}
    return Labelled((*labelled, *others), events)


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


def _make_document(key: str, language: str, title: str, text: str, *tags: str) -> Document:
    return Document(key, language, title, text, frozenset(tags), DAY)


def _read_lines(path: Path) -> Iterator[dict[str, Any]]:
    with path.open(encoding="utf-8") as lines:
        yield from map(json.loads, lines)
