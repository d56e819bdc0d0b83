"""Every package is locked by hash and comes as a wheel; an audit that cannot look fails."""

from __future__ import annotations

import http.server
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.metadata import files
from pathlib import Path
from typing import Any

import pytest

from scripts.audit import CANARY, LOCKS, audit, read_locks
from tests.site.building import ROOT


@pytest.mark.parametrize("name", LOCKS)
def test_every_requirement_is_pinned_by_hash(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line for line in text.split("\n") if line.strip() and not line.startswith("#")]

    pinned = re.compile(r"[\w.\-]+(\[[\w,]+\])?==\S+( ;[^#]*?)?( +--hash=sha256:[0-9a-f]{64})+ *")
    assert lines
    assert [line[:60] for line in lines if not pinned.fullmatch(line)] == []


def test_they_are_installed_as_wheels_by_their_hashes() -> None:
    script = (ROOT / "inv").read_text(encoding="utf-8")

    assert script.count("--require-hashes") == script.count("--only-binary") > 0


def test_the_sanitiser_holds_the_ammonia_that_is_mended() -> None:
    """An audit of Python packages does not see what a wheel was compiled from; its SBOM does."""
    boms = [one for one in files("nh3") or () if one.match("sboms/*.json")]
    parts = [part for one in boms for part in json.loads(one.read_text())["components"]]
    versions = [part["version"] for part in parts if part["name"] == "ammonia"]

    assert len(versions) == 1
    assert tuple(map(int, versions[0].split("."))) >= (4, 2, 0)


@contextmanager
def answering(make: Any) -> Iterator[str]:
    """Serve what `make` returns of the number of queries, as (status, JSON), on loopback."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))["queries"]
            status, told = make(len(asked))
            body = told if isinstance(told, bytes) else json.dumps(told).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_args: Any) -> None:
            pass

    server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


KNOWN = {"vulns": [{"id": "PYSEC-1"}]}
LOCK = "a==1.0 --hash=sha256:0\nb[bin]==2.0 \\\n    --hash=sha256:0\n"


@pytest.mark.parametrize(
    ("make", "code", "told"),
    [
        pytest.param(
            lambda count: (200, {"results": [{}] * (count - 1) + [KNOWN]}),
            0,
            "2 packages audited, 0 known to be vulnerable.",
            id="sound",
        ),
        pytest.param(
            lambda count: (200, {"results": [{}] + [KNOWN] * (count - 1)}),
            1,
            "b==2.0: PYSEC-1. Lock a newer one: `./inv lock`.",
            id="vulnerable",
        ),
        pytest.param(lambda count: (200, {"results": [{}] * count}), 1, "no audit", id="blind"),
        pytest.param(
            lambda count: (200, {"results": [KNOWN]}), 1, "Nothing was audited", id="not all"
        ),
        pytest.param(lambda count: (200, {}), 1, "Nothing was audited", id="no results"),
        pytest.param(lambda count: (200, b"<html>"), 1, "Nothing was audited", id="no JSON"),
        pytest.param(lambda count: (500, {}), 1, "Nothing was audited", id="an error"),
    ],
)
def test_an_audit_fails_closed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], make: Any, code: int, told: str
) -> None:
    for name in LOCKS:
        (tmp_path / name).write_text(LOCK)

    with answering(make) as url:
        assert audit(tmp_path, url) == code

    out = capsys.readouterr()
    assert told in out.out + out.err


def test_an_audit_of_nobody_and_of_nothing_fails(tmp_path: Path) -> None:
    assert audit(ROOT, "http://127.0.0.1:9/") == 1
    for name in LOCKS:
        (tmp_path / name).write_text("# nothing\n")
    assert audit(tmp_path, "http://127.0.0.1:9/") == 1


def test_the_locks_are_read_whole() -> None:
    packages = read_locks(ROOT)

    assert len(packages) > 50
    assert {name for name, _ in packages} >= {"nh3", "pelican", "pytest", "uv"}
    assert CANARY not in packages
