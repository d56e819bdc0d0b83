"""The documents of one language as numbered words; knows where each stands, but no weights."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

import numpy as np
from numpy.typing import NDArray

from plugins.related.document import Document
from plugins.related.rows import Ints, split_evenly
from plugins.related.words import find_stems, is_word, split_words

NO_TERM = -1

BLOCK = 1 << 18  # tokens handled at once: bounds memory


@dataclass(frozen=True, slots=True, eq=False)
class Corpus:
    """Document d is the token numbers `tokens[starts[d]:starts[d + 1]]`, its headline first.

    words:       token number -> the token as it is written.
    terms:       token number -> term number, or NO_TERM.
    term_count:  word terms are numbered below this; the tag terms follow.
    tags:        all tags in order; tag number t is term number `term_count + t`.
    """

    starts: Ints
    tokens: NDArray[np.int32]
    words: tuple[str, ...]
    terms: Ints
    term_count: int
    tags: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def width(self) -> int:
        """Return how many terms there are, tags included."""
        return self.term_count + len(self.tags)

    def blocks(self) -> Iterator[tuple[int, Ints, NDArray[np.int32]]]:
        """Yield (first document, starts within the block, tokens) for runs of documents."""
        for block in split_evenly(np.diff(self.starts), BLOCK):
            starts = self.starts[block.start : block.stop + 1]
            yield block.start, starts - starts[0], self.tokens[starts[0] : starts[-1]]


def read_corpus(documents: Sequence[Document]) -> Corpus:
    """Return the documents, at least one and all in one language, as numbers.

    Numbers are given in order of first appearance, so they depend on the documents' order only.
    """
    number_of: defaultdict[str, int] = defaultdict(count().__next__)
    texts = [
        np.fromiter(map(number_of.__getitem__, tokens), np.int32, len(tokens))
        for tokens in (split_words(f"{one.title}\n{one.text}") for one in documents)
    ]
    words = tuple(number_of)
    terms, term_count = _number_terms(words, documents[0].language)
    return Corpus(
        starts=np.concatenate(([0], np.cumsum([len(text) for text in texts]))),
        tokens=np.concatenate(texts),
        words=words,
        terms=terms,
        term_count=term_count,
        tags=tuple(sorted(frozenset().union(*(one.tags for one in documents)))),
    )


def _number_terms(words: Sequence[str], language: str) -> tuple[Ints, int]:
    """Return token number -> term number, and how many terms there are."""
    number_of: dict[str, int] = {}
    terms = np.full(len(words), NO_TERM, np.int64)
    spelled = [place for place, word in enumerate(words) if is_word(word)]
    stems = find_stems([words[place] for place in spelled], language)
    for place, stem in zip(spelled, stems, strict=True):
        if stem:
            terms[place] = number_of.setdefault(stem, len(number_of))
    return terms, len(number_of)
