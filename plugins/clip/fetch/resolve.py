"""A host's addresses, asked for once, and every one of them public, or none is used."""

from __future__ import annotations

import socket
from collections.abc import Callable, Sequence
from threading import Thread
from typing import TYPE_CHECKING

from plugins.clip.fetch.hosts import closed_to_us, is_loopback
from plugins.clip.fetch.target import bar_at, refuse_at

if TYPE_CHECKING:
    from plugins.clip.fetch.target import Target

# host, port -> addresses in figures; raises OSError
Resolver = Callable[[str, int], Sequence[str]]
_MOST = 4  # addresses tried; a page that needs more is not worth the wait


def ask_system(host: str, port: int) -> list[str]:
    """Return what the system's resolver answers, in its order."""
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(answer[4][0]) for answer in answers))


def find_addresses(
    target: Target, resolver: Resolver, *, seconds: float, loopback: bool = False
) -> list[str]:
    """Return the addresses to connect to, all of them checked.

    loopback: let this machine's own addresses pass; for tests.

    One answer that is not public refuses the host, because a name that points both out and in
    is made to fool this check. Raises ClipError.
    """
    addresses = _within(target, resolver, seconds)
    if not addresses:
        raise refuse_at(target.url, f"`{target.host}` has no address", "Check its spelling")
    for address in addresses:
        if loopback and is_loopback(address):
            continue
        kind = closed_to_us(address)
        if kind:
            raise bar_at(
                target.url,
                f"`{target.host}` is {address}, which belongs to {kind}; only public hosts are"
                " fetched from",
                "Save the page in the browser and clip the file",
            )
    return list(addresses)[:_MOST]


def _within(target: Target, resolver: Resolver, seconds: float) -> Sequence[str]:
    """Ask the resolver, which knows no deadline, in a thread that may be left behind."""
    answers: list[Sequence[str]] = []
    faults: list[Exception] = []

    def ask() -> None:
        try:
            answers.append(resolver(target.host, target.port))
        except (OSError, UnicodeError) as error:
            faults.append(error)

    thread = Thread(target=ask, daemon=True)
    thread.start()
    thread.join(max(seconds, 0))
    if answers:
        return answers[0]
    reason = "nobody answered in time"
    if faults:
        reason = getattr(faults[0], "strerror", None) or str(faults[0])
    raise refuse_at(
        target.url,
        f"`{target.host}` cannot be found: {reason}",
        "Check its spelling and the connection",
    )
