"""A page or a picture asked for at its address: every refusal is a ClipError, told in words."""

from __future__ import annotations

import socket
import ssl
import time
from contextlib import suppress
from dataclasses import dataclass, replace
from http.client import HTTPException, responses
from typing import TYPE_CHECKING

from plugins.clip.fetch.agent import name_agent
from plugins.clip.fetch.body import TooMuch, read_body
from plugins.clip.fetch.line import Deadline, dial, open_line
from plugins.clip.fetch.pace import Pace
from plugins.clip.fetch.refusal import SAVE, broken, refused, wrong_kind
from plugins.clip.fetch.resolve import ask_system, find_addresses
from plugins.clip.fetch.robots import LONGEST as LONGEST_ROBOTS
from plugins.clip.fetch.robots import Rules
from plugins.clip.fetch.target import PORTS, Barred, Target, aim, bar_at, follow, refuse_at
from plugins.clip.problem import ClipError

if TYPE_CHECKING:
    from collections.abc import Callable
    from http.client import HTTPConnection, HTTPResponse

    from plugins.clip.fetch.line import Clock, Dialler
    from plugins.clip.fetch.refusal import SAVE, broken, refused, wrong_kind
from plugins.clip.fetch.resolve import Resolver

SECONDS = 10.0  # for one page, with its robots.txt and its redirects; waiting our turn aside
MAX_BYTES = 5_000_000
MAX_REDIRECTS = 3
HTML = frozenset({"text/html", "application/xhtml+xml"})
PICTURES = frozenset(
    "image/jpeg image/jpg image/pjpeg image/png image/webp image/gif image/avif".split()
)
JSON = frozenset({"application/json", "application/javascript"})
UNREAD: frozenset[str] = frozenset()  # kinds of a body that nobody wants to see
_SURE = frozenset({*range(200, 300), 429})  # after any other, GET is tried too
_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Fetched:
    """What came back. url: after redirects. kind: media type. charset: "" if not stated."""

    url: str
    kind: str
    charset: str
    body: bytes


@dataclass(frozen=True)
class Probed:
    """How an address answered, or why not.

    url: after redirects. status: 0 where no answer came. barred: it may not be asked, by our
    rules or the site's.
    """

    url: str
    status: int
    what: str
    barred: bool = False


@dataclass(frozen=True)
class Reach:
    """Where a fetcher may go. Tests open it to this machine; no command line can."""

    ports: frozenset[int] = PORTS
    loopback: bool = False


@dataclass(frozen=True)
class _Answer:
    status: int
    location: str
    kind: str
    charset: str
    body: bytes


class Fetcher:
    """Fetches for one run: keeps each host's pace and rules, and nothing on disk."""

    def __init__(
        self,
        *,
        reach: Reach | None = None,
        resolver: Resolver = ask_system,
        dialler: Dialler = dial,
        roots: ssl.SSLContext | None = None,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
        seconds: float = SECONDS,
        contact: str = "",
    ) -> None:
        """Make ready. contact: see `name_agent`, which may refuse it; the rest is for tests."""
        self._agent = name_agent(contact)
        self._reach = reach or Reach()
        self._resolver = resolver
        self._dialler = dialler
        self._roots = roots
        self._clock = clock
        self._seconds = seconds
        self._pace = Pace(clock, sleep)
        self._rules: dict[str, Rules] = {}
        self._silent: dict[str, ClipError] = {}  # asked in vain; no run waits for a host twice

    def fetch_page(self, url: str) -> Fetched:
        """Return the HTML at the address, if robots.txt lets us read it. Raises ClipError."""
        return self._fetch(url, HTML, polite=True)

    def fetch_picture(self, url: str) -> Fetched:
        """Return the picture's bytes as they came: they are not to be trusted yet.

        Raises ClipError.
        """
        return self._fetch(url, PICTURES, polite=False)

    def fetch_data(self, url: str) -> Fetched:
        """Return the JSON that a service made for programs answers. Raises ClipError."""
        return self._fetch(url, JSON, polite=False)

    def probe(self, url: str) -> Probed:
        """Return whether an address answers, without reading it. Raises nothing.

        Asks by HEAD, and by GET where a server does not know that. Keeps to robots.txt.
        """
        found = Probed(url, 0, "")
        for method in ("HEAD", "GET"):
            try:
                target, answer = self._walk(url, UNREAD, polite=True, method=method)
            except ClipError as error:
                found = Probed(url, 0, error.problems[0].what, barred=isinstance(error, Barred))
            else:
                name = f"{answer.status} {responses.get(answer.status, '')}".rstrip()
                found = Probed(target.url, answer.status, f"the server answers {name}")
            if found.barred or found.status in _SURE:
                break
        return found

    def _fetch(self, url: str, kinds: frozenset[str], *, polite: bool) -> Fetched:
        target, answer = self._walk(url, kinds, polite=polite)
        if answer.status != 200:
            raise refused(target, answer.status)
        if not answer.body:
            raise refuse_at(target.url, "the server sends an empty page", SAVE)
        return Fetched(target.url, answer.kind, answer.charset, answer.body)

    def _walk(
        self, url: str, kinds: frozenset[str], *, polite: bool, method: str = "GET"
    ) -> tuple[Target, _Answer]:
        """Ask for an address and wherever it leads; return the last one and its answer."""
        target = aim(url, self._reach.ports)
        deadline = Deadline(self._clock() + self._seconds, self._clock)
        for _ in range(MAX_REDIRECTS + 1):
            if polite:
                deadline = self._ask_leave(target, deadline)
            answer, deadline = self._ask(target, kinds, deadline, method)
            if answer.status not in _MOVED or not answer.location:
                return target, answer
            target = follow(target, answer.location, self._reach.ports)
        raise refuse_at(
            url, f"it leads on more than {MAX_REDIRECTS} times", "Copy the address of the page"
            " itself, as the browser shows it"
        )  # fmt: skip

    def _ask_leave(self, target: Target, deadline: Deadline) -> Deadline:
        """Raise ClipError where the site's robots.txt bars us; ask for it at most once a run."""
        rules = self._rules.get(target.origin)
        if rules is None:
            try:
                rules, deadline = self._ask_rules(target, deadline)
            except ClipError as error:  # an editor knows the page's address, not this one
                what, mend = error.problems[0].what, error.problems[0].mend
                refuse = bar_at if isinstance(error, Barred) else refuse_at
                raise refuse(target.url, what, mend) from error
            self._rules[target.origin] = rules
            self._pace.slow(target.host, rules.pause)
        if rules.are_unknown:
            what = "the site's robots.txt cannot be had, so what it allows is not known"
            raise bar_at(target.url, what, f"Try later. {SAVE}")
        if not rules.allow(target.url):
            raise bar_at(target.url, "the site's robots.txt bars programs from this page", SAVE)
        return deadline

    def _ask_rules(self, target: Target, deadline: Deadline) -> tuple[Rules, Deadline]:
        asked = replace(target, path="/robots.txt")
        for _ in range(MAX_REDIRECTS + 1):
            answer, deadline = self._ask(asked, None, deadline)
            if answer.status not in _MOVED or not answer.location:
                break
            asked = follow(asked, answer.location, self._reach.ports)
        return Rules(answer.status, answer.body), deadline

    def _ask(
        self,
        target: Target,
        kinds: frozenset[str] | None,
        deadline: Deadline,
        method: str = "GET",
    ) -> tuple[_Answer, Deadline]:
        """Return the answer to one request, and the deadline moved by the wait for our turn."""
        silent = self._silent.get(target.authority)
        if silent:
            raise refuse_at(target.url, silent.problems[0].what, silent.problems[0].mend)
        waited = self._pace.wait(target.host)
        deadline = replace(deadline, at=deadline.at + waited)
        try:
            connection, line = self._connect(target, deadline)
        except ClipError as error:
            self._silent[target.authority] = error
            raise
        try:
            with line:
                connection.putrequest(
                    method, target.path, skip_host=True, skip_accept_encoding=True
                )
                for name, value in _headers(target, kinds, self._agent):
                    connection.putheader(name, value)
                connection.endheaders()
                return _take(target, connection.getresponse(), kinds), deadline
        except ClipError:
            raise
        except (OSError, HTTPException, TooMuch, ValueError) as error:
            raise broken(target, error, self._seconds) from error

    def _connect(self, target: Target, deadline: Deadline) -> tuple[HTTPConnection, socket.socket]:
        """Return a line to the host, its address looked up once and judged."""
        try:
            addresses = find_addresses(
                target,
                self._resolver,
                seconds=deadline.left(),
                loopback=self._reach.loopback,
            )
            return open_line(target, addresses, deadline, dialler=self._dialler, roots=self._roots)
        except (OSError, ValueError) as error:
            raise broken(target, error, self._seconds) from error


def _headers(target: Target, kinds: frozenset[str] | None, agent: str) -> list[tuple[str, str]]:
    return [
        ("Host", target.authority),
        ("User-Agent", agent),
        ("Accept", ", ".join(sorted(kinds)) if kinds else "text/plain, */*;q=0.1"),
        ("Accept-Language", "id, en;q=0.8"),
        ("Accept-Encoding", "gzip"),
        ("Connection", "close"),
    ]


def _take(target: Target, response: HTTPResponse, kinds: frozenset[str] | None) -> _Answer:
    """Read the body only of an answer that is wanted: any kind for None, as for robots.txt."""
    status = response.status
    kind = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    charset = response.headers.get_param("charset", "")
    body = b""
    if status == 200 and kinds is not UNREAD:
        if kinds is not None and kind not in kinds:
            raise wrong_kind(target, kind, is_picture=kinds is PICTURES)
        if kinds is None:
            body = read_body(response, LONGEST_ROBOTS, cut=True)
        else:
            body = read_body(response, MAX_BYTES)
    location = response.getheader("Location") or ""
    with suppress(UnicodeError):  # http.client reads headers as Latin-1; sites write UTF-8
        location = location.encode("latin-1").decode("utf-8")
    return _Answer(status, location, kind, charset if isinstance(charset, str) else "", body)
