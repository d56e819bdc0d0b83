"""The words and terms of one language as numbers; knows no document and no weight."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import count
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.related.rows import Ints
from plugins.related.words import find_stems, is_capitalised, is_word

NO_TERM = -1

# Stands before a tag among the words; no word begins with it.
MARK = "#"


class Vocabulary:
    """Numbers for words, given as they come: they name a word or term and tell nothing of it.

    It only ever grows, so whoever holds a number can go on using it.

    words:       word number -> the word as it is written, a sentence mark, or a tag after MARK.
    names:       term number -> the stem, or the tag after MARK.
    terms:       word number -> term number, or NO_TERM.
    is_spelled:  word number -> whether it is a word, not a mark or a tag.
    is_capital:  word number -> whether it is written as a name is.
    is_tag:      term number -> whether it is a tag.
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.words: list[str] = []
        self.names: list[str] = []
        self.terms: Ints = np.zeros(0, np.int32)
        self.is_spelled = self.is_capital = self.is_tag = np.zeros(0, np.bool_)
        self._word_numbers: defaultdict[str, int] = defaultdict(count().__next__)
        self._term_numbers: dict[str, int] = {}

    @classmethod
    def of(
        cls, language: str, words: list[str], names: list[str], arrays: Mapping[str, Any]
    ) -> Vocabulary:
        """Return the vocabulary of these words and names; `arrays` are the rest, by name."""
        vocabulary = cls(language)
        vocabulary.words, vocabulary.names = words, names
        numbers = zip(words, range(len(words)), strict=True)
        vocabulary._word_numbers = defaultdict(count(len(words)).__next__, numbers)
        vocabulary._term_numbers = dict(zip(names, range(len(names)), strict=True))
        for name, array in arrays.items():
            setattr(vocabulary, name, array)
        return vocabulary

    @property
    def width(self) -> int:
        """Return how many terms there are."""
        return len(self.names)

    def number_of_tag(self, tag: str) -> int:
        """Return the term number of a tag that a document has."""
        return self._term_numbers[MARK + tag]

    def number_words(self, words: list[str]) -> NDArray[np.int32]:
        """Return the numbers of `words`; `learn` must follow before the arrays are asked."""
        return np.fromiter(map(self._word_numbers.__getitem__, words), np.int32, len(words))

    def learn(self) -> None:
        """Find the terms of all words that were numbered since the last time."""
        known = len(self.words)
        new = list(self._word_numbers)[known:] if known < len(self._word_numbers) else []
        spelled = [is_word(word) for word in new]
        stems = iter(
            find_stems([word for word, own in zip(new, spelled, strict=True) if own], self.language)
        )
        names = [next(stems) if own else _tag_name(w) for w, own in zip(new, spelled, strict=True)]
        self._add_words(new, self._number_terms(names))

    def _add_words(self, new: list[str], terms: Ints) -> None:
        """Add words whose numbers and terms are known."""
        self.words += new
        self.terms = np.concatenate((self.terms, terms))
        self.is_spelled = _lengthen(self.is_spelled, map(is_word, new))
        self.is_capital = _lengthen(self.is_capital, map(is_capitalised, new))
        newest = self.names[len(self.is_tag) :]
        self.is_tag = _lengthen(self.is_tag, (name.startswith(MARK) for name in newest))

    def _number_terms(self, names: list[str]) -> NDArray[np.int32]:
        numbers = np.full(len(names), NO_TERM, np.int32)
        for place, name in enumerate(names):
            if name:
                number = self._term_numbers.setdefault(name, len(self.names))
                if number == len(self.names):
                    self.names.append(name)
                numbers[place] = number
        return numbers


def _tag_name(word: str) -> str:
    return word if word.startswith(MARK) else ""


def _lengthen(known: NDArray[np.bool_], new: Iterable[bool]) -> NDArray[np.bool_]:
    return np.concatenate((known, np.fromiter(new, np.bool_)))
