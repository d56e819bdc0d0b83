"""How long an editor waits for the preview: from a saved file to the page with its words.

The real `./inv serve`, asked over loopback as a browser asks: the page is fetched again when the
server says that it should be.
"""

from __future__ import annotations

import http.client
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_EDITS = 3
_REST = 10.0  # seconds for the build that follows an edit
_PATIENCE = 120.0


def see_edits(inv: Path, content: Path) -> list[float]:
    """Return the seconds after which each of a few edits of the newest story was seen."""
    story = max(content.glob("stories/*/*/*/id.md"))
    address = f"/id/{'/'.join(story.parent.parts[-3:])}/"
    seconds = []
    with _serve(inv, content) as port:
        for _ in range(_EDITS):
            time.sleep(_REST)
            seconds.append(_see(port, story, address, f"Kalimat {time.time_ns()}."))
    return seconds


def _see(port: int, story: Path, address: str, words: str) -> float:
    """Return how long it takes until the page at `address` has `words`, written now."""
    events = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    events.request("GET", "/.kliping/events")
    heard = events.getresponse()
    text = story.read_text(encoding="utf-8")
    started = time.perf_counter()
    story.write_text(f"{text}\n{words}\n", encoding="utf-8")
    while words not in _get(port, address):
        while not heard.readline().startswith(b"data: reload"):
            pass
    seconds = time.perf_counter() - started
    events.close()
    return seconds


def _get(port: int, address: str) -> str:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=_PATIENCE)
    connection.request("GET", address)
    page = connection.getresponse().read().decode()
    connection.close()
    return page


@contextmanager
def _serve(inv: Path, content: Path) -> Iterator[int]:
    """Run the preview, and give its port once it has built."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port = int(one.getsockname()[1])
    command = [str(inv), "serve", "--port", str(port), "--content", str(content)]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        try:
            if server.stdout:
                server.stdout.readline()
            yield port
        finally:
            server.send_signal(signal.SIGINT)
            server.wait(timeout=_PATIENCE)
