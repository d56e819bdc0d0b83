"""How much a block of a page looks like a paragraph of a story; knows no page around it.

Sentences of Chinese, Japanese and Thai count too: a page in one is still refused or read rightly.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.paragraphs import is_prose
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from plugins.clip.page.block import Block

_TEXTS = frozenset(("p", "li", "pre", "table"))
_SET_APART = frozenset(("li", "pre", "table"))
HEADINGS = frozenset(("h2", "h3", "h4", "h5", "h6"))
_FULL_STOP = re.compile(r"[。！？][」』”’）)\]]*$")
# Scripts that put no space between words: Thai, kana, the Han characters, full-width forms.
_UNSPACED = re.compile("[\u0e00-\u0e7f\u3040-\u30ff\u3400-\u9fff\uff00-\uffef]")


def worth(block: Block) -> float:
    """Return how much the block looks like a paragraph of a story, in characters."""
    if block.kind not in _TEXTS or block.stray:
        return 0.0
    free = len(block.text) - block.linked
    if free < len(block.text) * 0.5 or not reads_as_prose(block.text):
        return 0.0
    return float(free)


def set_apart(block: Block) -> float:
    """Return the characters of a block that its markup shows to be the story's, however short."""
    marked = block.kind in _SET_APART or block.quote or block.home.tag in ("dt", "dd")
    return len(block.text) - 2.0 * block.linked if marked else 0.0


def reads_as_prose(text: str) -> bool:
    """Return whether the text reads as a paragraph, in a script with spaces or without."""
    return is_prose(text) or _is_unspaced_prose(text)


def is_closed(text: str) -> bool:
    """Return whether the text closes as a sentence does, in a script with spaces or without."""
    return is_finished(text) or bool(_FULL_STOP.search(text[-12:]))


def _is_unspaced_prose(text: str) -> bool:
    if text.isascii():
        return False
    signs = len(_UNSPACED.findall(text))
    if signs * 2 < len(text):
        return False
    return signs > 30 or (signs > 12 and is_closed(text))
