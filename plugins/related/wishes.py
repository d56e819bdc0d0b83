"""What editors and pages wish of lists of related stories; knows no text. Imports nothing heavy."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

# What an editor, or a page, says of a story: its id -> ids of others.
Word = Mapping[str, Collection[str]]


@dataclass(frozen=True, slots=True)
class Wishes:
    """What is known of stories besides their texts; ids that are unknown are passed over.

    first:  stories to begin the list with, in this order.
    never:  stories to keep out of it, even if they are also among `first`.
    shown:  stories that stand elsewhere on the page, such as those before and after it in its
            thread; only `first` brings them into the list.
    """

    first: Mapping[str, Sequence[str]] = field(default_factory=dict)
    never: Word = field(default_factory=dict)
    shown: Word = field(default_factory=dict)
