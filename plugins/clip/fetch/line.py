"""A connection that ends at a moment, however slowly the other side speaks. Knows no HTTP."""

from __future__ import annotations

import io
import socket
import ssl
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from http.client import HTTPConnection
from typing import TYPE_CHECKING, Any

import certifi

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.fetch.target import Target

Clock = Callable[[], float]
# address, port, seconds -> an open connection; raises OSError
Dialler = Callable[[str, int, float], socket.socket]


@dataclass(frozen=True)
class Deadline:
    """A moment on a clock that only runs forward."""

    at: float
    clock: Clock

    def left(self) -> float:
        """Return the seconds that are left. Raises TimeoutError when there are none."""
        seconds = self.at - self.clock()
        if seconds <= 0:
            raise TimeoutError("the time is up")
        return seconds


def dial(address: str, port: int, seconds: float) -> socket.socket:
    """Connect to an address in figures: no name is resolved a second time."""
    return socket.create_connection((address, port), timeout=seconds)


class _Reader(io.RawIOBase):
    """Reads a socket; each read may last as long as the deadline allows and no longer.

    A timeout of the socket's own starts anew with each byte, which a slow server knows.
    """

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self._line = line
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        self._line.settimeout(self._deadline.left())
        return self._line.recv_into(buffer)


class _Line:
    """As much of a socket as `http.client` uses."""

    def __init__(self, line: socket.socket, deadline: Deadline) -> None:
        self._line = line
        self._deadline = deadline

    def makefile(self, _mode: str) -> io.BufferedReader:
        return io.BufferedReader(_Reader(self._line, self._deadline))

    def sendall(self, data: bytes) -> None:
        self._line.settimeout(self._deadline.left())
        self._line.sendall(data)

    def close(self) -> None:
        """Leave the socket open: whoever opened it closes it."""


@cache
def trusted_roots() -> ssl.SSLContext:
    """Return what certificates are checked by: the system's roots, and certifi's."""
    context = ssl.create_default_context()
    context.load_verify_locations(certifi.where())
    return context


def open_line(
    target: Target,
    addresses: Sequence[str],
    deadline: Deadline,
    *,
    dialler: Dialler = dial,
    roots: ssl.SSLContext | None = None,
) -> tuple[HTTPConnection, socket.socket]:
    """Return a connection to the first address that answers, and its socket, to be closed.

    The name goes into TLS's greeting and is what the certificate must state; the address is
    the one that was checked. Raises OSError.
    """
    fault: OSError = OSError("it has no address")
    for tried, address in enumerate(addresses):
        try:
            share = deadline.left() / (len(addresses) - tried)
            line = dialler(address, target.port, share)
        except OSError as error:
            fault = error
            continue
        try:
            if target.scheme == "https":
                line.settimeout(deadline.left())
                line = (roots or trusted_roots()).wrap_socket(line, server_hostname=target.host)
        except BaseException:
            line.close()
            raise
        connection = HTTPConnection(target.host, target.port)
        connection.sock = _Line(line, deadline)
        connection.auto_open = 0  # else http.client dials again by name
        return connection, line
    raise fault
