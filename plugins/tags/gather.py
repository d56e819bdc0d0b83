"""Which stories each term of a glossary holds. Pure: names in, lists out."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable

ItemT = TypeVar("ItemT")


def gather_terms(
    items: Iterable[tuple[ItemT, Iterable[str]]], order: Iterable[str]
) -> dict[str, list[ItemT]]:
    """Return term key -> its items, in the order of `items`; terms in the order of `order`.

    items: each with the keys of its terms, none of them twice. Every key must be in `order`.
    A term without an item is left out: nothing links to it, and an empty page helps no one.
    """
    found: dict[str, list[ItemT]] = {key: [] for key in order}
    for item, keys in items:
        for key in keys:
            found[key].append(item)
    return {key: held for key, held in found.items() if held}
