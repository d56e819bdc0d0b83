"""The preview: a loopback server that shows the site, rebuilds it as files change and reloads.

What makes the browser reload is added to the pages on their way out, never to the built site.
"""

from __future__ import annotations

import html
import http.server
import sys
import threading
import time
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from watchfiles import watch

from plugins.press.command import CACHE, ROOT, tell
from plugins.press.order import Order
from plugins.story.address import LANGUAGES
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence, Set

    from plugins.press.press import Press

_OWN = "/.kliping/"  # no story's address starts with a full stop
_TAG = f'<script src="{_OWN}reload.js" defer></script>'.encode()
_SCRIPT = f"""new EventSource("{_OWN}events").onmessage = () => location.reload();\n"""
_TEXTS = tuple(f"{language}.md" for language in LANGUAGES)
_STEP = 20  # milliseconds without a further change, after which a file is taken for saved
_PAUSE = 0.2  # seconds
_HEARTBEAT = 15  # seconds; a closed tab is noticed when a beat cannot be sent
_FAULTY = """<!doctype html><html lang="en"><meta charset="utf-8"><title>To mend</title>
<h1>{count} to mend</h1><ol>{items}</ol><p>This page reloads when they are.</p>{tag}</html>"""


class Preview:
    """The newest build, what was printed ahead of the next one, and who waits for it.

    proofs: path -> page of a story that was saved since. problems: what is to mend.
    """

    def __init__(self, order: Order, port: int) -> None:
        self.site = CACHE / "preview"
        self.order = replace(order, output=str(self.site), siteurl=f"http://127.0.0.1:{port}")
        self.content = Path(order.content).absolute() if order.content else ROOT / "content"
        self.problems: Sequence[Problem] = ()
        self.proofs: dict[str, bytes] = {}
        self.number = 0
        self.changed = threading.Condition()
        self._press: Press | None = None
        self._wanted = threading.Event()
        self._is_over = False

    def build(self) -> None:
        """Build once; on a fault keep the last good site and remember what is to mend."""
        self._wanted.clear()
        ahead = dict(self.proofs)
        before, news = self.problems, True
        try:
            press = self.order.press()
            press.build(publish=True)
            self.problems = ()
            news = bool(before) or not self._is_shown(press.written, ahead)
            press.writer.get_ready()
            self._press = press
            # A story that was saved while this went on is still newer than the site.
            self.proofs = {
                key: one for key, one in self.proofs.items() if ahead.get(key) is not one
            }
            if news:
                print(f"Built {press.page_count} pages.", file=sys.stderr)
        except StoryError as error:
            self.problems = sorted(error.problems)
            news = self.problems != before
            tell(self.problems if news else ())
        except Exception as error:  # noqa: BLE001  (settings are being edited: they can raise all)
            what = f"the settings fail: {type(error).__name__}: {error}"
            self.problems = [Problem(Path("pelicanconf.py"), 0, what, "Mend them and save")]
            tell(self.problems)
        if news:
            self._notify()

    def _is_shown(self, written: Set[str], ahead: Mapping[str, bytes]) -> bool:
        """Return whether readers of the preview have seen all of a build before it was done."""
        return all(
            name in ahead and (self.site / name).read_bytes() == ahead[name]
            for name in written
            if name.endswith(".html")
        )

    def prove(self, paths: Iterable[Path]) -> None:
        """Show the pages of stories whose files are at `paths` as they are now, before a build."""
        press = self._press
        names = {one for path in paths if (one := self._story_at(path))}
        if press is None or not names:
            return
        seen = [one for one in self.problems if self._story_at(one.path.absolute()) not in names]
        try:
            proofs = [press.prove(name) for name in sorted(names)]
        except StoryError as error:
            self.problems = sorted({*seen, *error.problems})
            tell(self.problems)
        else:
            self.problems = seen
            for pages in proofs:
                self.proofs |= pages
            if not any(proofs):
                return  # it is for a build to show
        self._notify()

    def _story_at(self, path: Path) -> str:
        """Return the folder, below content, of the story that a text belongs to, or ""."""
        if not path.is_relative_to(self.content) or path.name not in _TEXTS:
            return ""
        folder = path.parent.relative_to(self.content)
        return folder.as_posix() if folder.parts[:1] == ("stories",) else ""

    def _notify(self) -> None:
        with self.changed:
            self.number += 1
            self.changed.notify_all()

    def wait(self, number: int) -> int:
        """Return the number of the newest build once it is not `number`, or after a heartbeat."""
        with self.changed:
            self.changed.wait_for(lambda: self.number != number, _HEARTBEAT)
            return self.number

    def watch(self) -> None:
        """Rebuild whenever content, theme or settings change. Returns on Ctrl-C."""
        builder = threading.Thread(target=self._keep_building)
        builder.start()
        watched = (self.content, ROOT / "theme", ROOT / "pelicanconf.py")
        try:
            for changes in watch(*watched, raise_interrupt=False, step=_STEP):
                self.prove({Path(path) for _, path in changes})
                self._wanted.set()
        except KeyboardInterrupt:
            pass  # it came while a proof was made
        finally:
            self._is_over = True
            self._wanted.set()
            builder.join()

    def _keep_building(self) -> None:
        """Build when it is wanted, so that a proof need not wait for a build."""
        while not self._is_over:  # asked anew each time: a build forgets what was wanted before it
            self._wanted.wait()
            time.sleep(_PAUSE)  # the tab fetches the proof meanwhile
            if not self._is_over:
                self.build()


class _Handler(http.server.SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.0"  # a closed connection is the end: no lengths to keep true

    def __init__(self, *args: Any, preview: Preview) -> None:
        self.preview = preview
        super().__init__(*args, directory=str(preview.site))

    def do_GET(self) -> None:
        """Answer with a file of the site, or with what is to mend."""
        if self.path == f"{_OWN}events":
            self._stream_events()
        elif self.path == f"{_OWN}reload.js":
            self._send(200, "text/javascript", _SCRIPT.encode())
        elif self.path.endswith("/sw.js"):
            self.send_error(404)  # what a browser keeps of a preview would outlive it
        elif self._is_page() and self.preview.problems:
            items = "".join(f"<li>{html.escape(str(one))}" for one in self.preview.problems)
            page = _FAULTY.format(count=len(self.preview.problems), items=items, tag=_TAG.decode())
            self._send(500, "text/html; charset=utf-8", page.encode())
        elif self._is_page():
            self._send_page()
        else:
            super().do_GET()

    def _is_page(self) -> bool:
        path = self.path.split("?")[0]
        return path.endswith(("/", ".html")) or "." not in path.rsplit("/", 1)[-1]

    def _send_page(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir() and not self.path.split("?")[0].endswith("/"):
            super().do_GET()  # answers with a redirect to the address with a slash
            return
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        proof = self.preview.proofs.get(self._name_below(path))
        status = 200 if proof is not None else status
        page = proof or (path if status == 200 else self.preview.site / "404.html").read_bytes()
        page = page.replace(b"</body>", _TAG + b"</body>")
        self._send(status, "text/html; charset=utf-8", page)

    def _name_below(self, path: Path) -> str:
        site = self.preview.site
        return path.relative_to(site).as_posix() if path.is_relative_to(site) else ""

    def _stream_events(self) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        seen = self.preview.number
        try:
            while True:
                newest = self.preview.wait(seen)
                self.wfile.write(b"data: reload\n\n" if newest != seen else b": beat\n\n")
                self.wfile.flush()
                seen = newest
        except (BrokenPipeError, ConnectionResetError):
            self.close_connection = True  # the tab is closed

    def _send(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_args: Any) -> None:
        """Say nothing: the terminal is for problems."""


def open_server(preview: Preview, port: int) -> http.server.ThreadingHTTPServer:
    """Return a server on loopback that is not yet serving. Raises OSError for a busy port."""
    handler = partial(_Handler, preview=preview)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", port), handler)
    server.daemon_threads = True
    return server


def serve(order: Order, port: int) -> None:
    """Build, serve on 127.0.0.1 and rebuild on change, until Ctrl-C.

    Raises StoryError for an order that cannot be filled and a port that cannot be had.
    """
    preview = Preview(order, port)
    preview.order.press()  # what is wrong with the order stops here, not in the browser
    try:
        server = open_server(preview, port)
    except (OSError, OverflowError) as error:
        what = f"port {port} cannot be had: {error}".rstrip(".")
        problem = Problem(Path("--port"), 0, what, "Choose another with `--port`")
        raise StoryError(problem) from None
    preview.build()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    print(f"Kliping is at http://127.0.0.1:{port}/ (Ctrl-C stops it).", flush=True)
    preview.watch()
    server.shutdown()
