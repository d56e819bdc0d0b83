"""The line itself: TLS by name, and hosts that are silent or half dead."""

import socket
import ssl
import subprocess

import pytest

from plugins.clip import ClipError
from plugins.clip.fetch import Fetcher
from tests.clip.fetch.servers import HTML, Server, page, to


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """Make a certificate for `n.test` that signs itself."""
    folder = tmp_path_factory.mktemp("tls")
    subprocess.run(
        [
            *"openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=n.test".split(),
            *("-addext", "subjectAltName=DNS:n.test"),
            *("-keyout", folder / "key", "-out", folder / "cert"),
        ],
        check=True,
        capture_output=True,
    )
    return folder


@pytest.mark.needs("openssl")
@pytest.mark.parametrize(
    ("name", "trusted", "words"),
    [
        pytest.param("n.test", True, "", id="sound"),
        pytest.param(
            "n.test", False, "its certificate does not hold: self-signed certificate", id="unknown"
        ),
        pytest.param(
            "m.test",
            True,
            "its certificate does not hold: Hostname mismatch, certificate is not valid for"
            " 'm.test'.",
            id="of another name",
        ),
    ],
)
def test_tls_is_checked_by_name_although_the_line_goes_to_an_address(
    certificate, name, trusted, words
):
    serve = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    serve.load_cert_chain(certificate / "cert", certificate / "key")
    greeted = []
    serve.sni_callback = lambda line, host, context: greeted.append(host)
    roots = ssl.create_default_context(cafile=str(certificate / "cert")) if trusted else None
    with Server({"/a": page()}, wrap=lambda line: serve.wrap_socket(line, server_side=True)) as it:
        fetcher = Fetcher(
            resolver=lambda host, port: ["93.184.216.34"],
            dialler=lambda address, port, seconds: socket.create_connection(("127.0.0.1", it.port)),
            roots=roots,
            sleep=lambda seconds: None,
        )
        if words:
            with pytest.raises(ClipError) as caught:
                fetcher.fetch_page(f"https://{name}/a")
            assert caught.value.problems[0].what == words
        else:
            assert fetcher.fetch_page(f"https://{name}/a").body == HTML

    assert set(greeted) == {name}


def test_a_server_that_speaks_no_tls_is_told():
    with Server({}) as server, pytest.raises(ClipError, match="no safe connection could be made"):
        to(server).fetch_page(server.url().replace("http:", "https:"))


def test_a_server_that_never_ends_its_greeting_is_left():
    with Server({}) as server, pytest.raises(ClipError, match=r"came within 0\.3 seconds"):
        to(server, seconds=0.3).fetch_page(server.url().replace("http:", "https:"))


def test_a_host_that_is_silent_is_not_asked_twice():
    dialled = []

    def dead(address, port, seconds):
        dialled.append(address)
        raise TimeoutError("timed out")

    fetcher = Fetcher(resolver=lambda host, port: ["93.184.216.34"], dialler=dead)
    for path in ("a.jpg", "b.jpg"):
        with pytest.raises(ClipError, match=rf"^n\.test/{path}: nothing whole came"):
            fetcher.fetch_picture(f"https://n.test/{path}")

    assert dialled == ["93.184.216.34"]


def test_a_second_address_is_tried_where_the_first_is_dead():
    with Server({"/a": page()}) as server:

        def dial(address, port, seconds):
            if address == "2606:2800:21f:cb07::1":
                raise OSError(101, "Network is unreachable")
            return socket.create_connection(("127.0.0.1", server.port), timeout=seconds)

        fetched = Fetcher(
            resolver=lambda host, port: ["2606:2800:21f:cb07::1", "93.184.216.34"],
            dialler=dial,
            sleep=lambda seconds: None,
        ).fetch_page("http://n.test/a")

    assert fetched.body == HTML
