"""What a site's robots.txt lets us read, by RFC 9309. Fetches nothing itself."""

from __future__ import annotations

from protego import Protego

TOKEN = "Kliping"  # the name by which a robots.txt may speak to us
LONGEST = 500_000  # bytes; RFC 9309 asks that at least 500 KiB be read
_UNREACHABLE = range(500, 600)


class Rules:
    """What one site allows."""

    def __init__(self, status: int, body: bytes) -> None:
        """Read the answer to a request for robots.txt.

        A site without the file allows everything; one whose server is at fault, nothing, since
        what it would say is not known (RFC 9309, 2.3.1).
        """
        self._closed = status in _UNREACHABLE or status == 429
        text = body[:LONGEST].decode("utf-8", "replace") if status == 200 else ""
        self._rules = Protego.parse(text)

    @property
    def are_unknown(self) -> bool:
        """Return whether the site has rules and could not tell them."""
        return self._closed

    def allow(self, url: str) -> bool:
        """Return whether the page may be read by us."""
        return not self._closed and bool(self._rules.can_fetch(url, TOKEN))

    @property
    def pause(self) -> float:
        """Return the seconds that the site wants between requests (`Crawl-delay`), 0 if none."""
        return float(self._rules.crawl_delay(TOKEN) or 0)
