"""Which documents belong together. Pure: documents in, keys out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from plugins.related.document import Document
from plugins.related.shelf import Shelf

# Less near than this without a common tag, texts share a weekday and a name in passing, and no two
# languages agree on who is next.
FLOOR = 0.07
_KNOWN = 50  # documents; the fewer there are, the less is known of which words are rare


def rank_related(documents: Sequence[Document], limit: int) -> dict[str, list[tuple[str, float]]]:
    """Return key -> (key of a related document, score), best first, for every document.

    limit:  the longest list to return, in documents. Must not be negative.

    Documents are compared within their language, never across: same event first, then same
    subject (`weight.py` has the weights, `company.py` the second look). Scores are above 0 and at
    most 1, five places; equal ones go by date, the newer first, then by key. The order of
    `documents` does not matter. A related link is a promise: what is less near than FLOOR and
    shares no tag is left out, so that a list may be short, or []. Among few documents likeness
    is lower, and the floor with it, in proportion.

    Cost grows with the documents, not with their square. Raises ValueError for a key used twice.
    """
    tags = {document.key: document.tags for document in documents}
    sizes = Counter(document.language for document in documents)
    floors = {language: FLOOR * min(1, size / _KNOWN) for language, size in sizes.items()}
    return {
        document.key: [
            (other, score)
            for other, score in related
            if score >= floors[document.language] or not document.tags.isdisjoint(tags[other])
        ]
        for document, related in Shelf.of(documents, limit).lists()
    }
