"""A title as the name of a folder and the end of an address; knows no folder."""

from __future__ import annotations

import re
import unicodedata
from hashlib import sha256

from plugins.clip.language import is_common

LONGEST = 60
_WORD = re.compile(r"[a-z0-9]+")
# Windows keeps these names for devices, in any folder.
_DEVICES = frozenset(
    ["con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))]
)


def slug_of(title: str) -> str:
    """Return a slug of ASCII letters, figures and hyphens, at most LONGEST characters.

    A long title loses its common words, then its last words. A title without any Latin letter
    or figure gives `story-` and the start of its digest, so that no slug is empty.
    """
    plain = unicodedata.normalize("NFKD", re.sub(r"['’‘]", "", title[:1000]))
    words = _WORD.findall(plain.encode("ascii", "ignore").decode("ascii").lower())
    if len("-".join(words)) > LONGEST:
        words = [word for word in words if not is_common(word)] or words
    slug = ""
    for word in words:
        longer = f"{slug}-{word}" if slug else word[:LONGEST]
        if len(longer) > LONGEST:
            break
        slug = longer
    if not slug or slug in _DEVICES:
        return f"story-{sha256(title.encode('utf-8', 'surrogatepass')).hexdigest()[:8]}"
    return slug
