"""One request a second to each host, or as seldom as it asks. Knows no request."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from plugins.clip.fetch.line import Clock

SECONDS = 1.0
LONGEST = 30.0  # an editor waits at the keyboard; a site that asks for more gets this


class Pace:
    """Remembers when each host was asked last."""

    def __init__(
        self, clock: Clock, sleep: Callable[[float], None], seconds: float = SECONDS
    ) -> None:
        self._clock = clock
        self._sleep = sleep
        self._seconds = seconds
        self._free: dict[str, float] = {}
        self._slower: dict[str, float] = {}

    def wait(self, host: str) -> float:
        """Sleep until the host may be asked again; return the seconds slept."""
        pause = max(self._free.get(host, 0.0) - self._clock(), 0.0)
        if pause:
            self._sleep(pause)
        self._free[host] = self._clock() + self._slower.get(host, self._seconds)
        return pause

    def slow(self, host: str, seconds: float) -> None:
        """Let more time pass between the coming requests to the host, but never over `LONGEST`."""
        self._slower[host] = max(self._seconds, min(seconds, LONGEST))
