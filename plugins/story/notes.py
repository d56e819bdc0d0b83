"""Footnotes whose names lead somewhere whatever an editor calls them. Knows no story."""

from __future__ import annotations

import re

from markdown.extensions.footnotes import FootnoteExtension

_PLAIN = re.compile(r"[\w-]{1,60}")  # what may stand in an id of a body


class Notes(FootnoteExtension):
    """Python-Markdown's footnotes; a name with other signs gives way to the note's number."""

    def makeFootnoteId(self, id: str) -> str:  # noqa: N802  (the library's name)
        """Return the id of a note."""
        return str(super().makeFootnoteId(self._name(id)))

    def makeFootnoteRefId(self, id: str, found: bool = False) -> str:  # noqa: N802
        """Return the id of a place that leads to a note."""
        return str(super().makeFootnoteRefId(self._name(id), found))

    def _name(self, name: str) -> str:
        if _PLAIN.fullmatch(name):
            return name
        number = f"-{list(self.footnotes).index(name) + 1}"
        while number in self.footnotes:
            number = f"-{number}"
        return number
