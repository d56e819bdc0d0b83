"""One text in one language, as the ranking sees it; knows no folder, page or Pelican object."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import pairwise
from typing import Any

_SIZE = 16  # bytes of a document's digest


@dataclass(frozen=True)
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

    @cached_property
    def moment(self) -> float:
        """Return the date in seconds: sooner compared than dates with their zones."""
        return self.date.timestamp()


class LateDocument(Document):
    """A document whose text is asked for each time it is needed, and not kept.

    mark: changes whenever anything does that is known of it.
    read: returns the text of `source`.
    """

    mark: str
    read: Callable[[Any], str]

    def __init__(self, read: Callable[[Any], str], source: Any, **known: Any) -> None:
        # A frozen class, of which there are as many as texts.
        known["read"], known["source"] = read, source
        self.__dict__.update(known)

    def __getattr__(self, name: str) -> str:
        if name != "text":
            raise AttributeError(name)
        return self.read(self.source)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, LateDocument):
            return False
        return (self.key, self.mark) == (other.key, other.mark)

    def __hash__(self) -> int:
        return hash(self.key)


def mark_document(document: Document) -> str:
    """Return what changes when anything does that is known of a document."""
    if isinstance(document, LateDocument):
        return document.mark
    words = [document.key, document.language, document.title, document.text]
    words += [document.date.isoformat(), *sorted(document.tags)]
    told = json.dumps(words).encode("ascii")  # a lone surrogate has no UTF-8
    return hashlib.blake2b(told, digest_size=_SIZE).hexdigest()


def order_documents(documents: Sequence[Document]) -> list[list[Document]]:
    """Return the documents of each language, newest first, then by key: the order of ties.

    Raises ValueError for a key used twice.
    """
    ordered = sorted(documents, key=lambda document: document.key)
    if len({one.key for one in ordered}) < len(ordered):
        twice = next(one.key for one, other in pairwise(ordered) if one.key == other.key)
        raise ValueError(f"keys of documents must differ, got {twice!r} twice")
    ordered.sort(key=lambda document: document.moment, reverse=True)
    by_language: dict[str, list[Document]] = {}
    for document in ordered:
        by_language.setdefault(document.language, []).append(document)
    return list(by_language.values())
