"""How often and how early each document uses its terms; compares no documents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from plugins.related.document import Document
from plugins.related.memory import give_back
from plugins.related.rows import STEPS, Ints, Run, join_runs, split_evenly, stack_lengths
from plugins.related.vocabulary import MARK, NO_TERM, Vocabulary
from plugins.related.words import split_words

# A news text says what happened first. The first word counts as FIRST later ones, and the surplus
# fades over so many words. Measured on ECB+ (bench/related.py).
FIRST = 4.0
FADE = 60

# A tag counts as two first words: the editor chose it.
TAG = 2 * FIRST

BLOCK = 1 << 18  # words handled at once: bounds memory
MANY = 1000  # documents that leave memory behind worth giving back


@dataclass(frozen=True, slots=True, eq=False)
class Uses:
    """The terms of document d stand at `starts[d]:starts[d + 1]`, each once, by first use.

    terms:     term numbers.
    counts:    uses, weighed by their places, in STEPS of a TAG.
    seen:      uses inside a sentence, where a capital tells something.
    capital:   those of them that have one. Each of the three stops at what its bits hold.
    spelling:  number of the word at the first use.
    """

    starts: Ints
    terms: NDArray[np.int32]
    counts: NDArray[np.int32]
    seen: NDArray[np.uint16]
    capital: NDArray[np.uint16]
    spelling: NDArray[np.int32]

    def __len__(self) -> int:
        return len(self.starts) - 1

    @property
    def arrays(self) -> tuple[NDArray[Any], ...]:
        """Return everything but the starts."""
        return self.terms, self.counts, self.seen, self.capital, self.spelling

    def cut(self, block: slice) -> Uses:
        """Return the documents of `block` alone."""
        starts = self.starts[block.start : block.stop + 1]
        own = slice(starts[0], starts[-1])
        return Uses(starts - starts[0], *(array[own] for array in self.arrays))


def join_uses(parts: Sequence[Uses], runs: Sequence[Run]) -> Uses:
    """Return the documents of `runs`, each a part and a stretch of it, one after the other."""
    starts, arrays = join_runs([(part.starts, part.arrays) for part in parts], runs)
    return Uses(starts, *arrays)


def no_uses() -> Uses:
    """Return the uses of no documents."""
    empty, few = np.zeros(0, np.int32), np.zeros(0, np.uint16)
    return Uses(np.zeros(1, np.int64), empty, empty, few, few, empty)


def read_uses(documents: Sequence[Document], vocabulary: Vocabulary) -> Uses:
    """Return what `documents`, all in the language of `vocabulary`, say."""
    texts = [vocabulary.number_words(_list_words(one)) for one in documents]
    vocabulary.learn()
    lengths = np.array([len(text) for text in texts], np.int64)
    parts = [no_uses()] + [
        _count_uses(lengths[block], np.concatenate(texts[block]), vocabulary)
        for block in split_evenly(lengths, BLOCK)
    ]
    texts.clear()
    if len(documents) > MANY:
        give_back()
    return join_uses(parts, [(part, 0, len(one)) for part, one in enumerate(parts)])


def _list_words(document: Document) -> list[str]:
    words = split_words(f"{document.title}\n{document.text}")
    return words + [MARK + tag for tag in sorted(document.tags)]


def _count_uses(lengths: Ints, words: NDArray[np.int32], vocabulary: Vocabulary) -> Uses:
    """Return the uses in one block of texts, each of `lengths` words."""
    owners = np.repeat(np.arange(len(lengths)), lengths)
    terms = vocabulary.terms[words]
    told = np.flatnonzero(terms != NO_TERM)
    bits = len(words).bit_length()
    packed = (owners[told] * vocabulary.width + terms[told]) << bits | told
    packed.sort()
    places = packed & ((1 << bits) - 1)
    packed >>= bits
    heads = np.flatnonzero(np.concatenate(([True], packed[1:] != packed[:-1])))[: len(packed)]
    firsts = places[heads]
    sums = (
        np.add.reduceat(array[places], heads) if len(heads) else np.zeros(0, np.int64)
        for array in _weigh_places(lengths, words, vocabulary)
    )
    order = np.argsort(firsts)
    counts, seen, capital = (array[order] for array in sums)
    firsts = firsts[order]
    return Uses(
        stack_lengths(np.bincount(owners[firsts], minlength=len(lengths))),
        terms[firsts],
        _narrow(counts, np.int32),
        _narrow(seen, np.uint16),
        _narrow(capital, np.uint16),
        words[firsts],
    )


def _narrow(counts: Ints, kind: type[Any]) -> NDArray[Any]:
    """Return the counts in fewer bits, those that do not fit as the highest that does."""
    return np.minimum(counts, np.iinfo(kind).max).astype(kind)


def _weigh_places(
    lengths: Ints, words: NDArray[np.int32], vocabulary: Vocabulary
) -> Iterator[Ints]:
    """Yield for each place its use in STEPS of a TAG, whether it is seen, whether capital."""
    starts = stack_lengths(lengths)[:-1][lengths > 0]
    spelled = vocabulary.is_spelled[words]
    before: Ints = np.cumsum(spelled) - spelled
    place: Ints = before - np.repeat(before[starts], lengths[lengths > 0])
    use = (1 + (FIRST - 1) * np.exp(-place / FADE)) / TAG
    yield np.where(spelled, np.rint(use * STEPS), STEPS).astype(np.int64)
    # Only capitals that follow a word count: at the start of a sentence every word has one.
    inside = spelled.copy()
    inside[1:] &= spelled[:-1]
    inside[starts] = False
    yield inside.astype(np.int64)
    yield (inside & vocabulary.is_capital[words]).astype(np.int64)
