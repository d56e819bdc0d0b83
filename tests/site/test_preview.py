"""The preview shows the site and what is to mend, and leaves nothing of itself in what is built."""

from __future__ import annotations

import http.client
import os
import re
import signal
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from plugins.press.command import Order
from plugins.press.preview import Preview, open_server
from tests.site.building import ROOT, make_content, write_story

RELOAD = '<script src="/.kliping/reload.js" defer></script></body>'
FAULT = "id.md:1: `date` is missing. Add a line such as `date: 2022-01-11T09:07:00+07:00`."


def free_port() -> int:
    """Return a port nobody listens on."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def get(port: int, path: str) -> tuple[int, str]:
    """Return (status, body) of an address."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path)
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


@pytest.fixture
def content(tmp_path: Path) -> Path:
    folder = make_content(tmp_path / "content")
    write_story(folder)
    return folder


@pytest.fixture
def preview(content: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Preview:
    """Return a preview that has built nothing yet."""
    monkeypatch.setattr("plugins.press.preview.CACHE", tmp_path / "cache")
    return Preview(Order(str(content)), free_port())


@pytest.fixture
def port(preview: Preview) -> Iterator[int]:
    """Serve the content's preview and return its port."""
    number = int(preview.order.siteurl.rsplit(":", 1)[1])  # type: ignore[union-attr]
    preview.build()
    server = open_server(preview, number)
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    yield number
    server.shutdown()
    server.server_close()
    thread.join()


def test_a_page_is_served_with_what_reloads_it(port: int) -> None:
    status, page = get(port, "/id/2022/01/banjir/")

    assert status == 200
    assert "Warga mengungsi" in page
    assert page.count(RELOAD) == 1
    assert get(port, "/.kliping/reload.js")[0] == 200


def test_an_address_that_is_none_is_told_with_404(port: int) -> None:
    status, page = get(port, "/id/1999/01/tidak-ada/")

    assert status == 404
    assert "Halaman ini tidak ada" in page
    assert RELOAD in page


def test_a_file_is_served_as_it_is(port: int, tmp_path: Path) -> None:
    status, styles = get(port, "/theme/site.css")

    assert status == 200
    assert styles == (tmp_path / "cache/preview/theme/site.css").read_text(encoding="utf-8")


def test_nothing_outside_the_site_is_served(port: int, tmp_path: Path) -> None:
    (tmp_path / "cache" / "secret.txt").write_text("secret")

    for path in ("/../secret.txt", "/%2e%2e/secret.txt", "/theme/..%2f..%2f..%2fsecret.txt"):
        assert get(port, path)[0] == 404, path


def test_the_built_site_holds_nothing_of_the_preview(port: int, tmp_path: Path) -> None:
    get(port, "/id/")

    for file in (tmp_path / "cache" / "preview").rglob("*"):
        assert not file.is_file() or b".kliping" not in file.read_bytes(), file


def test_a_saved_story_is_shown_before_a_build_and_as_one_makes_it(
    port: int, preview: Preview, content: Path, tmp_path: Path
) -> None:
    write_story(content, "2022/01/gempa", title="Gempa", body="[dulu](../banjir/id.md)")
    preview.build()
    there = (tmp_path / "cache/preview/id/2022/01/gempa/index.html").read_bytes()

    text = "Bumi [diam](../banjir/id.md) lagi."
    path = write_story(content, "2022/01/gempa", title="Gempa lagi", body=text)
    preview.prove({path, content / "tags.yaml"})
    proof = get(port, "/id/2022/01/gempa/")[1]
    left = (tmp_path / "cache/preview/id/2022/01/gempa/index.html").read_bytes()
    preview.build()

    assert "<h1>Gempa lagi</h1>" in re.sub(r"<h1[^>]*>", "<h1>", proof)
    assert get(port, "/id/2022/01/gempa/")[1] == proof
    assert left == there
    assert preview.proofs == {}


def test_a_story_that_breaks_is_told_before_a_build_and_so_is_its_mending(
    port: int, preview: Preview, content: Path
) -> None:
    path = write_story(content, date=None)
    preview.prove({path})
    status, broken = get(port, "/id/")
    write_story(content, title="Surut")
    preview.prove({path})

    assert (status, FAULT.split(". ")[0].split(":1: ")[1] in broken) == (500, True)
    assert get(port, "/id/2022/01/banjir/")[0] == 200
    assert "Surut" in get(port, "/id/2022/01/banjir/")[1]


def test_what_the_last_build_did_not_show_is_left_to_the_next(
    preview: Preview, port: int, content: Path
) -> None:
    number = preview.number
    new = write_story(content, "2022/01/baru")
    draft = write_story(content, status="draft")

    preview.prove({new, draft, content / "tags.yaml"})

    assert (preview.proofs, preview.number) == ({}, number)


@pytest.fixture
def served(content: Path) -> Iterator[int]:
    """Run `./inv serve` over the content until the test ends, and return its port."""
    number = free_port()
    process = subprocess.Popen(
        [str(ROOT / "inv"), "serve", "--port", str(number), "--content", str(content)],
        cwd=ROOT,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == (
        f"Kliping is at http://127.0.0.1:{number}/ (Ctrl-C stops it).\n"
    )
    yield number
    process.send_signal(signal.SIGINT)
    assert process.wait(timeout=20) == 0
    process.stdout.close()


def wait_for(port: int, status: int, words: str) -> str:
    """Return the front page once it has `status` and holds `words`."""
    for _ in range(100):
        told, page = get(port, "/id/")
        if told == status and words in page:
            return page
        time.sleep(0.1)
    return pytest.fail(f"{words!r} is not shown: {told}, {page[:2000]}")


@pytest.mark.slow
def test_a_broken_story_is_shown_at_once_and_so_is_the_mended_one(
    served: int, content: Path
) -> None:
    events = http.client.HTTPConnection("127.0.0.1", served, timeout=20)
    events.request("GET", "/.kliping/events")
    heard = events.getresponse()
    time.sleep(1)  # the watcher takes a moment to look at its folders for the first time

    write_story(content, date=None)
    broken = wait_for(served, 500, "date")
    write_story(content, title="Banjir surut")
    mended = wait_for(served, 200, "Banjir surut")

    assert heard.readline() == b"data: reload\n"
    events.close()
    assert re.search(r"<li>\S*" + re.escape(FAULT), broken)
    assert RELOAD in mended
