"""Footnotes whose names lead somewhere whatever an editor calls them. Knows no story."""

from __future__ import annotations

import hashlib
import re

from markdown.extensions.footnotes import FootnoteExtension

_PLAIN = re.compile(r"[\w-]{1,60}")  # what may stand in an id of a body


class Notes(FootnoteExtension):
    """Python-Markdown's footnotes; a name with other signs gives way to its digest."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802  (the library's name)
        """Return the id of a note."""
        return str(super().makeFootnoteId(_name(id)))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802
        """Return the id of a place that leads to a note."""
        return str(super().makeFootnoteRefId(_name(id), found))


def _name(name: str) -> str:
    """Return a name for an id: the same for the same note, wherever others are put."""
    if _PLAIN.fullmatch(name):
        return name
    return f"-{hashlib.blake2b(name.encode('utf-8', 'replace'), digest_size=6).hexdigest()}"
