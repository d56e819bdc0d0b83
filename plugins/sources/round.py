"""A round of the links: which are asked today, and what is made of the answers. Pure.

The web is asked by what is given: one function that tells how an address answers, and one that
finds the archive's copy.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlsplit

from plugins.sources.record import Failing, is_copy

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

ARCHIVE = "https://archive.org/wayback/available"
_RESTS = 7  # days before an address that answered is asked again
# A server that shows us the door may well show readers in: it says nothing of the page.
_CLOSED = frozenset({401, 402, 403, 405, 406, 407, 429, 451, 999})


class Probed(Protocol):
    """How an address answered; see the fetcher."""

    @property
    def url(self) -> str: ...  # noqa: D102
    @property
    def status(self) -> int: ...  # noqa: D102
    @property
    def what(self) -> str: ...  # noqa: D102
    @property
    def barred(self) -> bool: ...  # noqa: D102


@dataclass(frozen=True)
class Known:
    """What is known of links. failing: address -> Failing; seen: address -> day it answered."""

    failing: Mapping[str, Failing]
    seen: Mapping[str, str]


def choose(urls: Iterable[str], known: Known, today: date, limit: int) -> list[str]:
    """Return the addresses to ask today: failing ones first, then those not seen the longest.

    No address is asked twice a day, and none that answered within a week.
    """
    waiting = []
    for url in dict.fromkeys(urls):
        failing = known.failing.get(url)
        if failing:
            if failing.last < today:
                waiting.append((0, str(failing.last), url))
            continue
        day = known.seen.get(url, "")
        if not day or (today - date.fromisoformat(day)).days >= _RESTS:
            waiting.append((1, day, url))
    return [url for _, _, url in sorted(waiting, key=lambda one: one[:2])[:limit]]


def fault_of(url: str, probed: Probed) -> str | None:
    """Return why an address fails, "" where it answers, None where nobody can tell."""
    if probed.barred or probed.status in _CLOSED:
        return None
    if 200 <= probed.status < 300:
        before, after = urlsplit(url), urlsplit(probed.url)
        if before.path.strip("/") and not after.path.strip("/") and not after.query:
            return "it leads to the site's front page"
        return ""
    return probed.what


def after(known: Known, url: str, fault: str | None, today: date) -> Known:
    """Return what is known after an answer."""
    failing, seen = dict(known.failing), dict(known.seen)
    old = failing.get(url)
    if fault:
        first, times = (old.first, old.times) if old else (today, 0)
        failing[url] = Failing(url, times + 1, first, today, fault, old.copy if old else "")
        seen.pop(url, None)
    elif fault == "" or not old:  # of one that failed, who cannot tell changes nothing
        seen[url] = str(today)
        failing.pop(url, None)
    return Known(failing, seen)


def ask_archive(url: str, day: str, archive: str = ARCHIVE) -> str:
    """Return the address that tells of the archive's copy nearest to a day, YYYYMMDD or ""."""
    stamp = f"&timestamp={day}" if day else ""
    return f"{archive}?url={quote(url, safe='')}{stamp}"


def copy_in(answer: bytes) -> str:
    """Return the copy that the archive names, "" where it has none or says something else."""
    try:
        closest = json.loads(answer)["archived_snapshots"]["closest"]
        url = str(closest["url"]) if closest["available"] is True else ""
    except (ValueError, KeyError, TypeError):
        return ""
    url = url.replace("http://web.archive.org/", "https://web.archive.org/", 1)
    return url if is_copy(url) else ""


def find_copies(known: Known, urls: Mapping[str, str], fetch: Callable[[str, str], bytes]) -> Known:
    """Return what is known with the archive's copy of each dead link that has none yet.

    urls: address -> day, as the archive is asked. fetch: answers for (address, day), b"" if not.
    """
    failing = dict(known.failing)
    for url, one in known.failing.items():
        if one.is_dead and not one.copy and url in urls:
            failing[url] = replace(one, copy=copy_in(fetch(url, urls[url])))
    return replace(known, failing=failing)
