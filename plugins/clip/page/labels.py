"""Dates behind a label, as lists and tables of facts below a story have them; reads no date."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.moment import read_moment
from plugins.clip.page.elsewhere import is_elsewhere

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.page.blocks import Block

_LABEL = re.compile(
    r"(?:hari\s?[/,&]\s?)?(?:tanggal(?: (?:terbit|tayang|publikasi))?|tgl|date|waktu|"
    r"(?:di)?terbit(?:kan)?(?: pada)?|dipublikasikan|(?:di)?posting|rilis|published|posted)"
    r"\b\s*(?:on|pada)?\s*[:|]?\s*",
    re.IGNORECASE,
)
_LONGEST = 60  # characters of such a line


def labelled_dates(blocks: Sequence[Block]) -> list[str]:
    """Return the dates of the page's short lines that open with a label, without the label."""
    found = []
    for block in blocks:
        label = _LABEL.match(block.text) if len(block.text) <= _LONGEST else None
        rest = block.text[label.end() :] if label else ""
        if any(map(str.isdigit, rest)) and read_moment(rest) and not is_elsewhere(block.home):
            found.append(rest)
    return found
