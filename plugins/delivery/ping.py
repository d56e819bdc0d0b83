"""Who asked to be told of news is told: a WebSub hub of feeds, IndexNow of pages.

WebSub: https://www.w3.org/TR/websub/#publishing. IndexNow: https://www.indexnow.org/documentation.
"""

from __future__ import annotations

import json
import time
import urllib.request
from dataclasses import dataclass
from http.client import HTTPException
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from plugins.story.address import FEEDS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

INDEXNOW = "https://api.indexnow.org/indexnow"
_MOST = 10_000  # addresses that IndexNow takes at once
_SECONDS = 15.0  # for one answer, and between two looks at the site
_LOOKS = 40  # GitHub shows a push after a minute, seldom after ten


@dataclass(frozen=True)
class Ping:
    """A message to one of those who asked. `kind`: media type of the body."""

    url: str
    kind: str
    body: bytes


def pings_for(
    changed: Sequence[str], siteurl: str, hub: str, key: str, indexnow: str = INDEXNOW
) -> list[Ping]:
    """Return what is to be sent: one message a feed to the hub, one of all pages to IndexNow.

    changed: addresses below the site's root. hub, key: "" where nobody asked.
    """
    feeds = [one for one in changed if one.rpartition("/")[2] in FEEDS]
    pages = [siteurl + one for one in changed if one.endswith("/")][:_MOST]
    pings = []
    for one in feeds if hub else ():
        body = urlencode({"hub.mode": "publish", "hub.url": siteurl + one}).encode()
        pings.append(Ping(hub, "application/x-www-form-urlencoded", body))
    if key and pages:
        told = {
            "host": urlsplit(siteurl).netloc,
            "key": key,
            "keyLocation": f"{siteurl}/{key}.txt",
            "urlList": pages,
        }
        pings.append(Ping(indexnow, "application/json; charset=utf-8", json.dumps(told).encode()))
    return pings


def send_all(pings: Sequence[Ping]) -> Iterator[str]:
    """Send each message and yield what to tell: a failure is told, and stops nothing."""
    sent = 0
    for ping in pings:
        request = urllib.request.Request(ping.url, ping.body, {"Content-Type": ping.kind})
        fault = ""
        try:
            with urllib.request.urlopen(request, timeout=_SECONDS):
                sent += 1
        except (OSError, HTTPException, ValueError) as error:
            fault = f"{ping.url} was not told: {error}"
        if fault:
            yield fault
    yield f"Told {sent} of {len(pings)}."


def wait_for(
    url: str, expected: bytes, sleep: Callable[[float], None] = time.sleep, looks: int = _LOOKS
) -> bool:
    """Return whether the site comes to show a file as it was published; asks again and again.

    A hub reads the feed at once: told too early, it would find no news.
    """
    for look in range(looks):
        if look:
            sleep(_SECONDS)
        try:
            with urllib.request.urlopen(url, timeout=_SECONDS) as answer:
                if answer.read(len(expected) + 1) == expected:
                    return True
        except (OSError, HTTPException):
            continue
    return False
