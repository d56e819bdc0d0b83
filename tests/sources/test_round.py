"""A round of the links: who is asked, what an answer means, and when a link is dead."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from plugins.sources.record import Failing
from plugins.sources.round import Known, after, ask_archive, choose, copy_in, fault_of, find_copies

URL, TODAY = "https://a.example/x", date(2026, 11, 20)
COPY = "https://web.archive.org/web/20220112000000/https://a.example/x"


@dataclass(frozen=True)
class Answer:
    url: str = URL
    status: int = 200
    what: str = "said"
    barred: bool = False


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        pytest.param(Answer(), "", id="it answers"),
        pytest.param(Answer(url="https://www.a.example/y?z=1"), "", id="it moved"),
        pytest.param(Answer(status=404), "said", id="not found"),
        pytest.param(Answer(status=410), "said", id="gone"),
        pytest.param(Answer(status=500), "said", id="ill"),
        pytest.param(Answer(status=0), "said", id="nobody there"),
        pytest.param(
            Answer(url="https://a.example/"), "it leads to the site's front page", id="home"
        ),
        pytest.param(Answer(status=403), None, id="closed to programs"),
        pytest.param(Answer(status=429), None, id="too many"),
        pytest.param(Answer(status=451), None, id="for legal reasons"),
        pytest.param(Answer(status=0, barred=True), None, id="robots"),
    ],
)
def test_what_an_answer_means(answer: Answer, fault: str | None) -> None:
    assert fault_of(URL, answer) == fault


def test_a_front_page_may_be_the_link_itself() -> None:
    assert fault_of("https://a.example/", Answer(url="https://www.a.example/")) == ""


def test_a_link_dies_of_failures_over_days_and_lives_again_at_once() -> None:
    known = Known({}, {})
    deaths = []
    for days in (0, 2, 6, 8):
        known = after(known, URL, "404", TODAY + timedelta(days=days))
        deaths.append(known.failing[URL].is_dead)
    assert deaths == [False, False, False, True]

    unsure = after(known, URL, None, TODAY + timedelta(days=9))
    assert unsure == known

    again = after(known, URL, "", TODAY + timedelta(days=9))
    assert again == Known({}, {URL: "2026-11-29"})


def failing(last: date) -> Failing:
    return Failing(URL, 1, TODAY - timedelta(days=9), last, "404")


@pytest.mark.parametrize(
    ("known", "asked"),
    [
        pytest.param(Known({}, {}), True, id="never asked"),
        pytest.param(Known({}, {URL: "2026-11-14"}), False, id="answered this week"),
        pytest.param(Known({}, {URL: "2026-11-13"}), True, id="answered a week ago"),
        pytest.param(Known({URL: failing(TODAY)}, {}), False, id="failed today"),
        pytest.param(Known({URL: failing(TODAY - timedelta(days=1))}, {}), True, id="yesterday"),
    ],
)
def test_no_link_is_asked_too_often(known: Known, asked: bool) -> None:
    assert choose([URL, URL], known, TODAY, 10) == ([URL] if asked else [])


def test_failing_links_go_first_then_those_not_seen_the_longest() -> None:
    seen = {"https://a.example/old": "2026-10-01", "https://a.example/older": "2026-09-01"}
    known = Known({URL: failing(TODAY - timedelta(days=1))}, seen)

    urls = ["https://a.example/old", "https://a.example/new", "https://a.example/older", URL]

    assert choose(urls, known, TODAY, 3) == [URL, "https://a.example/new", urls[2]]


def told(**closest: object) -> bytes:
    return json.dumps({"archived_snapshots": {"closest": closest}}).encode()


@pytest.mark.parametrize(
    ("answer", "copy"),
    [
        pytest.param(told(available=True, url=COPY), COPY, id="one"),
        pytest.param(
            told(available=True, url=COPY.replace("https:", "http:", 1)), COPY, id="plain"
        ),
        pytest.param(told(available=False, url=COPY), "", id="none any more"),
        pytest.param(b'{"archived_snapshots": {}}', "", id="none"),
        pytest.param(told(available=True, url="https://evil.example/"), "", id="elsewhere"),
        pytest.param(told(available=True, url=COPY + '"><script>'), "", id="a script"),
        pytest.param(b"[]", "", id="another shape"),
        pytest.param(b"", "", id="nothing"),
    ],
)
def test_the_archives_answer_is_believed_only_as_far_as_it_goes(answer: bytes, copy: str) -> None:
    assert copy_in(answer) == copy


def test_a_copy_is_looked_for_once_and_for_the_dead_alone() -> None:
    dead = Failing(URL, 3, TODAY - timedelta(days=9), TODAY, "404")
    ill = Failing("https://b.example/", 1, TODAY, TODAY, "500")
    asked = []

    def fetch(url: str, day: str) -> bytes:
        asked.append((url, day))
        return told(available=True, url=COPY)

    known = Known({URL: dead, ill.url: ill}, {})
    urls = {URL: "20220112", ill.url: ""}
    known = find_copies(known, urls, fetch)
    known = find_copies(known, urls, fetch)

    assert asked == [(URL, "20220112")]
    assert (known.failing[URL].copy, known.failing[ill.url].copy) == (COPY, "")
    assert ask_archive("https://a.example/?b&c", "20220112") == (
        "https://archive.org/wayback/available?url=https%3A%2F%2Fa.example%2F%3Fb%26c"
        "&timestamp=20220112"
    )
