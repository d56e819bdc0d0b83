"""The line of names that closes a story, as `A. BUDI | C. DEWI`; knows no page around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.language import is_common
from plugins.clip.outlets import is_nobody, is_section
from plugins.clip.page.names import names_in

if TYPE_CHECKING:
    from collections.abc import Iterable

# Words of labels and tags below a story, that no person is called.
_NO_NAMES = frozenset(
    "foto video galeri grafis infografis terkait pilihan terpopuler trending selengkapnya lihat "
    "bank piala timnas liga polri tni dpr mpr kpk pemilu pilkada indonesia jakarta read more next "
    "related photo photos gallery share follow subscribe tags advertisement".split()
)
_LONGEST = 160
_BAR = re.compile(r"\s*[|•·]\s*")
_JOINT = re.compile(r"\s*(?:[|•·/&,]|\bDAN\b|\bdan\b)\s*")
_NAME = re.compile(r"[A-Z][\w.'’-]*(?: [A-Z][\w.'’-]*){1,3}")


def is_signature(text: str) -> bool:
    """Return whether a line is nothing but names: all in capitals, or parted by bars.

    Agencies may stand among them, and each person's name has two words at least.
    """
    text = text.strip(" ().*")
    if not text or len(text) > _LONGEST or any(map(str.isdigit, text)) or ":" in text:
        return False
    if not text.isupper() and len(_BAR.split(text)) < 2:
        return False
    people = [part for part in _JOINT.split(text) if not is_nobody(part)]
    return bool(people) and all(map(_is_name, people))


def closing_names(lines: Iterable[str], site: str) -> list[str]:
    """Return the people who sign the story below it, as printed; agencies are not among them."""
    for line in lines:
        if is_signature(line):
            parts = _JOINT.split(line.strip(" ().*"))
            return [part for part in parts if not is_nobody(part) and names_in(part, site)]
    return []


def _is_name(part: str) -> bool:
    words = part.casefold().split()
    if not _NAME.fullmatch(part) or is_section(part) or _NO_NAMES & set(words):
        return False
    return not any(map(is_common, words))
