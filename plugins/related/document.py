"""One text in one language, as the ranking sees it; knows no folder, page or Pelican object."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Document:
    """What is known of a story in one language.

    key:       names this text among all texts of all languages.
    language:  `id`, `en` or another code; documents are compared within one language only.
    title:     the headline as plain text, perhaps empty.
    text:      summary and body as plain text, in reading order: early words weigh more.
    tags:      glossary keys; a tag weighs as a name that the headline and the text repeat.
    date:      when it was published, with a zone. It only breaks ties, the newer first.
    """

    key: str
    language: str
    title: str
    text: str
    tags: frozenset[str]
    date: datetime


def order_documents(documents: Sequence[Document]) -> list[list[Document]]:
    """Return the documents of each language, newest first, then by key: the order of ties.

    Raises ValueError for a key used twice.
    """
    ordered = sorted(documents, key=lambda document: document.key)
    for one, other in pairwise(ordered):
        if one.key == other.key:
            raise ValueError(f"keys of documents must differ, got {one.key!r} twice")
    ordered.sort(key=lambda document: document.date, reverse=True)
    by_language: dict[str, list[Document]] = {}
    for document in ordered:
        by_language.setdefault(document.language, []).append(document)
    return list(by_language.values())
