"""Which stories each term of a glossary holds. Pure: names in, lists out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

ItemT = TypeVar("ItemT")


def gather_terms(
    items: Sequence[ItemT], terms: Mapping[ItemT, Iterable[str]], order: Iterable[str]
) -> dict[str, list[ItemT]]:
    """Return term key -> its items, in the order of `items`; terms in the order of `order`.

    terms: item -> the keys of its terms. Every key must be in `order`.
    A term without an item is left out: nothing links to it, and an empty page helps no one.
    """
    found: dict[str, list[ItemT]] = {key: [] for key in order}
    for item in items:
        for key in dict.fromkeys(terms.get(item, ())):
            found[key].append(item)
    return {key: held for key, held in found.items() if held}
