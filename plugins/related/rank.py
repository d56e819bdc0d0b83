"""Which documents belong together. Pure: documents in, keys out."""

from __future__ import annotations

from collections.abc import Sequence

from plugins.related.document import Document
from plugins.related.shelf import Shelf


def rank_related(documents: Sequence[Document], limit: int) -> dict[str, list[tuple[str, float]]]:
    """Return key -> (key of a related document, score), best first, for every document.

    limit:  the longest list to return, in documents. Must not be negative.

    Documents are compared within their language, never across: same event first, then same
    subject (`weight.py` has the weights, `company.py` the second look). Scores are above 0 and at
    most 1, five places; equal ones go by date, the newer first, then by key. The order of
    `documents` does not matter. A document that shares nothing with another gets [].

    Cost grows with the documents, not with their square. Raises ValueError for a key used twice.
    """
    return {document.key: related for document, related in Shelf.of(documents, limit).lists()}
