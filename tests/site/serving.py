"""A loopback server that answers as GitHub Pages does: below a sub-path, with the site's 404."""

from __future__ import annotations

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # else every answer waits 40 ms for an acknowledgement
    extensions_map = http.server.SimpleHTTPRequestHandler.extensions_map | {
        ".woff2": "font/woff2",
        ".xml": "application/xml",
    }

    def __init__(self, *args: Any, folder: Path, base: str, **kwargs: Any) -> None:
        self.base = base
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
        else:
            super().do_GET()

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
    """A running server. `site` may be set after the port is known; it is read on each request."""

    def __init__(self, base: str) -> None:
        self.base = base
        self.site = Path()
        self.http = http.server.ThreadingHTTPServer(("127.0.0.1", 0), self._handle)
        self.http.daemon_threads = True

    def _handle(self, *args: Any) -> None:
        partial(_Handler, folder=self.site, base=self.base)(*args)

    @property
    def origin(self) -> str:
        """Return scheme, host and port."""
        return f"http://127.0.0.1:{self.http.server_port}"

    @property
    def url(self) -> str:
        """Return the site's address without a trailing slash."""
        return self.origin + self.base


@contextmanager
def serving(base: str) -> Iterator[Server]:
    """Serve below `base` ("" or "/sub/path") on a free port until the block ends."""
    server = Server(base)
    thread = threading.Thread(target=server.http.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield server
    finally:
        server.http.shutdown()
        server.http.server_close()
        thread.join()
