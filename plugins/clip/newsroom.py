"""Whether a story comes from a newsroom in Indonesia, in whatever language; reads no page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from plugins.clip.outlets import is_outlet

if TYPE_CHECKING:
    from collections.abc import Iterable

# Papers that write English too; an outlet called after Jakarta or Indonesia is at home there.
_NAME = re.compile(
    r".*(?:jakarta|indonesia)|(?:antara|tempo|kompas|detik|republika|kumparan|katadata|kontan)\b",
    re.IGNORECASE,
)
# "© 2018 PT. Bina Media Tenggara": a company under Indonesian law.
_COMPANY = re.compile(r"(?:©|(?i:\(c\)|copyright|hak cipta))[^\n]{0,60}?\bPT\.? (?=[A-Z])")
_TOWN = r"(?:Jakarta|Bandung|Surabaya|Medan|Semarang|Yogyakarta|Palembang|Bogor|Tangerang)"
# "Jakarta / Sat, August 18, 2018": the newsroom's town before the day.
_STATION = re.compile(
    rf"{_TOWN}\s?[/|,●•·–-]\s?.{{0,12}}\b(?:\d{{1,2}}|[A-Z][a-z]{{2,8}})\b.{{0,20}}\b\d{{4}}\b"
)
_LONGEST = 200  # characters of a line that says so


def is_indonesian(address: str, outlet: str, lines: Iterable[str] = ()) -> bool:
    """Return whether an address under `.id`, the outlet's name or the lines around tell so.

    A dateline does not: papers of every country have reporters in Jakarta.
    """
    host = (urlsplit(address).hostname or "").casefold()
    if host.endswith(".id") or re.search(r"jakarta|indonesia", host) or _NAME.match(outlet):
        return True
    if is_outlet(outlet) and "." not in outlet:
        return False  # a paper of another country
    return any(_is_told(line) for line in lines if len(line) <= _LONGEST)


def _is_told(line: str) -> bool:
    return bool(_COMPANY.search(line) or _STATION.match(line))
