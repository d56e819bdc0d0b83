"""A web address taken apart and found fit to be asked for. Resolves and opens nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urljoin, urlsplit

from plugins.clip.address import is_web_address
from plugins.clip.problem import ClipError, refuse

LONGEST = 2000  # characters; servers and proxies stop not far above
PORTS = frozenset({80, 443})
_DEFAULT = {"http": 80, "https": 443}
_NAME = re.compile(r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_.-]*[a-z0-9_])?\.?", re.IGNORECASE)
_SIX = re.compile(r"[0-9a-f:.]{2,45}", re.IGNORECASE)
_SAFE = "%/:=&?~+!$,;'@()*[]"


@dataclass(frozen=True)
class Target:
    """What to ask, and whom.

    host: ASCII, as DNS knows it; an IPv6 address without its brackets.
    path: path and query, in ASCII, beginning with `/`.
    """

    scheme: str
    host: str
    port: int
    path: str

    @property
    def authority(self) -> str:
        """Return host and port as the `Host` header states them."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _DEFAULT[self.scheme] else f"{host}:{self.port}"

    @property
    def origin(self) -> str:
        """Return scheme, host and port: what one robots.txt speaks for."""
        return f"{self.scheme}://{self.authority}"

    @property
    def url(self) -> str:
        """Return the whole address, without a fragment."""
        return f"{self.origin}{self.path}"


def place_of(url: str) -> Path:
    """Return the address, without its scheme, as the place where a problem lies.

    A Path folds the two slashes behind a scheme into one; without it nothing is lost.
    """
    printable = "".join(mark if mark.isprintable() else "?" for mark in url[:200])
    return Path(re.sub(r"^[A-Za-z][A-Za-z0-9+.-]*:/*", "", printable) or "(empty address)")


class Barred(ClipError):
    """An address that we may not ask: our own rules or the site's say so, not a fault of it."""


def bar_at(url: str, what: str, mend: str) -> Barred:
    """Return, for the caller to raise, the error of an address that may not be asked."""
    return Barred(*refuse_at(url, what, mend).problems)


def refuse_at(url: str, what: str, mend: str) -> ClipError:
    """Return, for the caller to raise, the error that lies at the address."""
    return refuse(what, mend, path=place_of(url))


def aim(url: str, ports: frozenset[int] = PORTS) -> Target:
    """Return what the address asks for. Raises ClipError where it may not be asked for."""
    if len(url) > LONGEST:
        raise refuse_at(
            url, f"the address has {len(url):,} characters, more than {LONGEST:,}", "Shorten it"
        )
    try:
        parts = urlsplit(url)
        port = parts.port
        host = parts.hostname or ""
    except ValueError as error:
        raise refuse_at(url, f"the address cannot be read: {error}", "Copy it again") from error
    scheme = parts.scheme.lower()
    if scheme not in _DEFAULT:
        raise refuse_at(
            url,
            f"{(scheme or 'no scheme')!r} is not a way to fetch a page",
            "Write the address with `https://` in front",
        )
    if "@" in parts.netloc:
        raise refuse_at(
            url, "the address holds a user name or a password", "Write it without what stands"
            " before the `@`"
        )  # fmt: skip
    if not host or not is_web_address(url):
        raise refuse_at(url, "this is not a web address", "Copy it again from the browser")
    number = _DEFAULT[scheme] if port is None else port
    if number not in ports:
        raise refuse_at(
            url, f"port {number} is not one that pages are fetched from", "Use port 80 or 443"
        )
    path = quote(parts.path or "/", safe=_SAFE)
    query = f"?{quote(parts.query, safe=_SAFE)}" if parts.query else ""
    return Target(scheme, _ascii_host(url, host), number, path + query)


def _ascii_host(url: str, host: str) -> str:
    """Return the host as DNS spells it. Digits in circles and the like become plain here."""
    if ":" in host:
        if _SIX.fullmatch(host):
            return host.lower()
        raise refuse_at(url, f"{host!r} is no host", "Copy the address again")
    try:
        name = host.encode("idna").decode("ascii").lower()
    except UnicodeError:
        name = ""
    if not _NAME.fullmatch(name) or ".." in name:
        raise refuse_at(url, f"{host!r} is no host", "Copy the address again")
    return name.removesuffix(".") or name


def follow(target: Target, location: str, ports: frozenset[int] = PORTS) -> Target:
    """Return where a redirect leads. Raises ClipError where it may not lead."""
    try:
        url = urljoin(target.url, location.strip())
    except ValueError as error:
        raise refuse_at(
            target.url, f"it leads to {location[:80]!r}, which is no address", "Copy it again"
        ) from error
    return aim(url, ports)
