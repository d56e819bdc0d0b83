"""Redirects, robots and pace: the fetcher goes where it may, and never in a hurry."""

import pytest

from plugins.clip import ClipError
from tests.clip.fetch.servers import HTML, SAVE, Server, moved, page, to, told


def test_redirects_are_followed_three_times():
    answers = {f"/{n}": moved(f"{n + 1}") for n in range(100)}
    with Server({**answers, "/100": page()}) as server:
        assert to(server).fetch_page(server.url("/97")).url == server.url("/100")
        assert told(server, "/0") == (
            "it leads on more than 3 times."
            " Copy the address of the page itself, as the browser shows it."
        )


def test_a_redirect_to_another_scheme_or_port_is_refused():
    with Server({"/a": moved("ftp://n.test/"), "/b": moved("http://127.0.0.1:1/")}) as server:
        words = []
        for path in ("/a", "/b"):
            with pytest.raises(ClipError) as caught:
                to(server).fetch_page(server.url(path))
            words.append(caught.value.problems[0].what)

    assert words == [
        "'ftp' is not a way to fetch a page",
        "port 1 is not one that pages are fetched from",
    ]


ROBOTS = b"User-agent: *\nDisallow: /private/\n\nUser-agent: kliping\nDisallow: /a\n"


def test_robots_bar_pages_and_are_asked_for_once():
    robots = page(ROBOTS, kind="text/plain")
    answers = {"/robots.txt": robots, "/a": page(), "/b": page(), "/private/c": page()}
    with Server(answers) as server:
        fetcher = to(server)
        with pytest.raises(ClipError, match=r"the site's robots.txt bars programs from this page"):
            fetcher.fetch_page(server.url("/a"))
        fetcher.fetch_page(server.url("/b"))
        fetcher.fetch_page(server.url("/private/c"))

    assert server.paths == ["/robots.txt", "/b", "/private/c"]


def test_robots_bar_what_a_redirect_leads_to():
    with Server({"/robots.txt": page(ROBOTS), "/b": moved("/a"), "/a": page()}) as server:
        assert told(server, "/b").startswith(f"127.0.0.1:{server.port}/a: the site's robots.txt")
    assert server.paths == ["/robots.txt", "/b"]


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(page(status="500 No"), id="server fault"),
        pytest.param(page(status="429 No"), id="too many"),
    ],
)
def test_robots_that_cannot_be_had_bar_everything(robots):
    with Server({"/robots.txt": robots, "/a": page()}) as server:
        assert told(server) == (
            "the site's robots.txt cannot be had, so what it allows is not known."
            f" Try later. {SAVE}"
        )
    assert server.paths == ["/robots.txt"]


@pytest.mark.parametrize(
    "robots",
    [
        pytest.param(page(status="403 No"), id="forbidden"),
        pytest.param(page(b"\xff\x00" * 400_000, kind="text/plain"), id="large and no text"),
        pytest.param(page(b"", kind=""), id="empty"),
        pytest.param(moved("/b"), id="moved to nothing"),
    ],
)
def test_robots_that_say_nothing_bar_nothing(robots):
    with Server({"/robots.txt": robots, "/a": page()}) as server:
        assert to(server).fetch_page(server.url()).body == HTML


def test_pictures_are_fetched_without_robots_and_pages_are_not_pictures():
    answers = {"/a": page(), "/p.png": page(b"png", kind="image/png")}
    with Server(answers) as server:
        assert to(server).fetch_picture(server.url("/p.png")).body == b"png"
        assert told(server, fetch="fetch_picture") == (
            "the server sends 'text/html', not a picture. Give the address of an article."
        )
    assert server.paths == ["/p.png", "/a"]


def test_a_host_is_asked_once_a_second():
    slept = []
    now = [100.0]

    def sleep(seconds):
        slept.append(round(seconds, 3))
        now[0] += seconds

    with Server({"/a": page(), "/b": page()}) as server:
        fetcher = to(server, clock=lambda: now[0], sleep=sleep)
        fetcher.fetch_page(server.url("/a"))
        now[0] += 0.25
        fetcher.fetch_page(server.url("/b"))
        now[0] += 5
        fetcher.fetch_page(server.url("/b"))

    assert slept == [1.0, 0.75]


@pytest.mark.parametrize(("delay", "waits"), [("7", 7.0), ("0.2", 1.0), ("900", 30.0)])
def test_a_host_is_asked_as_seldom_as_it_wants(delay, waits):
    slept = []
    robots = page(f"User-agent: *\nCrawl-delay: {delay}\n".encode(), kind="text/plain")

    with Server({"/robots.txt": robots, "/a": page(), "/b": page()}) as server:
        fetcher = to(server, clock=lambda: 100.0 + sum(slept), sleep=slept.append)
        fetcher.fetch_page(server.url("/a"))
        fetcher.fetch_page(server.url("/b"))

    assert slept == [1.0, waits]
