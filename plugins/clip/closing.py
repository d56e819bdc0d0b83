"""The bracket that closes a story with its writer: `… negeri. (Kontributor: A. B.)`; cuts none."""

from __future__ import annotations

import re

from plugins.clip.byline import Credits, read_credits
from plugins.clip.language import is_common
from plugins.clip.outlets import is_nobody, is_place, is_section

_BRACKET = re.compile(r"(?<=[.!?\"”’)]) ?(?P<mark>[(\[](?P<inner>[^()\[\]]{5,90})[)\]])$")
# Words in the names of bodies, that no person is called.
_BODIES = frozenset(
    "bank badan dinas kementerian komisi lembaga organisasi dewan partai universitas institut "
    "human rights watch world united nations amnesty international committee council association "
    "foundation yayasan center centre group indonesia nasional republik".split()
)
_MOST_WORDS = 4  # of a name without a label


def closing_credit(text: str) -> tuple[str, str]:
    """Return the bracket that closes a story's last paragraph and its words, ("", "") if none.

    Its words name a role with its people, or are people's whole names that the text above the
    bracket does not tell of.
    """
    found = _BRACKET.search(text[-120:])
    credits = read_credits(found["inner"]) if found else None
    if not found or not credits:
        return "", ""
    if not credits.names_only and (credits.labelled or credits.dropped) and not credits.moment:
        return found["mark"], found["inner"]
    if credits.names_only and _are_people(credits, text[: -len(found["mark"])]):
        return found["mark"], f"Oleh: {found['inner']}"
    return "", ""


def _are_people(credits: Credits, above: str) -> bool:
    return bool(credits.authors) and all(_is_person(name, above) for name in credits.authors)


def _is_person(name: str, above: str) -> bool:
    words = name.casefold().split()
    if not 2 <= len(words) <= _MOST_WORDS or _BODIES & set(words) or name in above:
        return False
    return not (is_nobody(name) or is_place(name) or is_section(name) or any(map(is_common, words)))
