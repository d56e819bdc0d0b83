"""A loopback server that answers as GitHub Pages does: below a sub-path, with the site's 404."""

from __future__ import annotations

import gzip
import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

# Ends of the types that hosts compress.
_TEXTS = ("html", "css", "javascript", "json", "xml")


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms for an acknowledgement
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(
        self, *args: Any, folder: Path, base: str, packing: bool = False, **kwargs: Any
    ) -> None:
        self.base, self.packing = base, packing
        super().__init__(*args, directory=str(folder), **kwargs)

    def do_GET(self) -> None:
        path = self.path.split("?")[0]
        inside = path.startswith(self.base + "/")
        self.path = self.path.removeprefix(self.base)
        found = Path(self.translate_path(self.path))
        if not inside or not (found / "index.html" if found.is_dir() else found).is_file():
            self._say_lost()
        elif found.is_dir() and not path.endswith("/"):
            self._redirect(path + "/")
        elif self.packing and self.guess_type(str(found)).endswith(_TEXTS):
            self._send_packed(found / "index.html" if found.is_dir() else found)
        else:
            super().do_GET()

    def _send_packed(self, file: Path) -> None:
        body = gzip.compress(file.read_bytes(), 6)
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        with suppress(ConnectionError):  # the browser has gone on
            self.wfile.write(body)

    def _redirect(self, target: str) -> None:
        self.send_response(301)
        self.send_header("Location", target)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def _say_lost(self) -> None:
        lost = Path(self.directory) / "404.html"
        body = lost.read_bytes() if lost.is_file() else b""
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Say nothing: pytest's output is for faults."""


class Server:
    """A running server. `site` may be set after the port is known; it is read on each request.

    packing: whether it compresses texts, as hosts do.
    """

    def __init__(self, base: str, *, packing: bool = False) -> None:
        self.base, self.packing = base, packing
        self.site = Path()
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handle)
        self.http.daemon_threads = True

    def _handle(self, *args: Any) -> Any:
        return partial(_Handler, folder=self.site, base=self.base, packing=self.packing)(*args)

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"http://127.0.0.1:{self.http.server_port}"

    @property
    def url(self) -> str:
        """Return the site's address without a trailing slash."""
        return self.origin + self.base


@contextmanager
def serving(base: str, *, packing: bool = False) -> Iterator[Server]:
    """Serve below `base` ("" or "/sub/path") on a free port until the block ends."""
    server = Server(base, packing=packing)
    thread = threading.Thread(target=server.http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()
