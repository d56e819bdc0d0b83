"""Servers on this machine that answer as the web's worst do, for the fetcher's tests."""

from __future__ import annotations

import contextlib
import socket
import threading

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetcher, Reach

SAVE = "Open it in the browser, save the page there, and clip the file."
HTML = b"<!doctype html><title>Banjir</title><p>Air naik."


def page(
    body=HTML, *, status="200 OK", kind="text/html; charset=utf-8", length=None, extra=()
) -> bytes:
    """Return a whole HTTP answer."""
    lines = [f"HTTP/1.1 {status}"]
    if kind:
        lines.append(f"Content-Type: {kind}")
    if length is not False:
        lines.append(f"Content-Length: {len(body) if length is None else length}")
    lines += extra
    return "\r\n".join([*lines, "", ""]).encode("utf-8") + body


def moved(to: str, status="302 Found") -> bytes:
    """Return a redirect."""
    return page(b"", status=status, extra=[f"Location: {to}"])


NO_ROBOTS = page(b"", status="404 Not Found")


class Server:
    """Answers each request with what `answers` holds for its path, and keeps the requests.

    answers: path -> bytes of the whole answer, or a function that gets the socket.
    """

    def __init__(self, answers, *, wrap=None):
        self.answers = {"/robots.txt": NO_ROBOTS, **answers}
        self.requests: list[str] = []
        self.touched = 0
        self._wrap = wrap
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)

    @property
    def paths(self) -> list[str]:
        """Return the paths that were asked for, in order."""
        return [request.split(" ")[1] for request in self.requests]

    def url(self, path="/a") -> str:
        """Return the address of a path."""
        return f"http://127.0.0.1:{self.port}{path}"

    def __enter__(self):
        self._thread.start()
        return self

    def __exit__(self, *_):
        self._stop.set()
        with contextlib.suppress(OSError):  # wakes `accept`
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
        self._thread.join(5)
        self._listener.close()

    def _serve(self):
        while not self._stop.is_set():
            line, _ = self._listener.accept()
            if self._stop.is_set():
                line.close()
                return
            self.touched += 1
            threading.Thread(target=self._answer, args=(line,), daemon=True).start()

    def _answer(self, line):
        with contextlib.suppress(OSError), line:
            line.settimeout(1)
            with self._wrap(line) if self._wrap else line as spoken:
                self._speak(spoken)

    def _speak(self, line):
        request = b""
        while b"\r\n\r\n" not in request:
            piece = line.recv(65536)
            if not piece:
                return
            request += piece
        text = request.decode("utf-8")
        self.requests.append(text)
        answer = self.answers.get(text.split(" ")[1], NO_ROBOTS)
        if callable(answer):
            answer(line, self._stop)
        else:
            line.sendall(answer)
        line.shutdown(socket.SHUT_WR)
        line.recv(1)


def to(server, **given):
    """Return a fetcher that may reach this machine, on the server's port alone."""
    given.setdefault("sleep", lambda seconds: None)
    return Fetcher(reach=Reach(frozenset({server.port}), loopback=True), **given)


def told(server, path="/a", fetch="fetch_page", **given):
    """Return the words of the refusal behind the address."""
    with pytest.raises(ClipError) as caught:
        getattr(to(server, **given), fetch)(server.url(path))
    return str(caught.value).removeprefix(f"127.0.0.1:{server.port}{path}: ")
