"""The licence a source states, by the name our stories use; grants nothing it does not state."""

from __future__ import annotations

import re

from plugins.story.values import LICENCES

_DEED = re.compile(
    r"creativecommons\.org/(?:licenses/(?P<kind>by[a-z-]{0,9})/(?P<version>\d\.\d)"
    r"|(?P<zero>publicdomain/zero))",
    re.IGNORECASE,
)
_WORDS = re.compile(
    r"\bCC[ -]?(?P<kind>BY(?:[ -](?:NC|ND|SA)){0,2})[ -]v?(?P<version>\d\.\d)\b"
    r"|\b(?P<zero>CC[ -]?0)\b",
    re.IGNORECASE,
)


def name_licence(stated: str) -> str:
    """Return the SPDX name of the one open licence that the words or the address state, or "".

    A licence of a version that our stories do not know, or two different ones, name none: what
    is not sure is not granted.

    >>> name_licence("https://creativecommons.org/licenses/by-sa/4.0/deed.id")
    'CC-BY-SA-4.0'
    """
    names = {
        "CC0-1.0"
        if found["zero"]
        else f"CC-{found['kind'].upper().replace(' ', '-')}-{found['version']}"
        for rule in (_DEED, _WORDS)
        for found in rule.finditer(stated)
    }
    known = names & LICENCES.keys()
    return known.pop() if len(names) == 1 and known else ""
