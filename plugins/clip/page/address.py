"""Addresses on a page, made whole and safe to keep; fetches nothing."""

from __future__ import annotations

import re
from functools import lru_cache
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

from plugins.clip.address import is_web_address

_TRACKING = re.compile(
    r"utm_\w*|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid|ref|ref_src|ref_url|source|src|"
    r"cmpid?|ocid|smid|smtyp|xtor|at_\w+|ns_\w+|_ga|spm|taid|tag_from|browser|amp|partner|feature|"
    r"sr_share|CMP|__twitter_impression|soc_\w+|ito|ICID|intcmp",
    re.IGNORECASE,
)
_NO_OWN_LABEL = frozenset(("www", "m", "co", "com", "amp", "go", "or", "net"))
# Characters that Markdown, templates and Pelican's `{filename}` and `|filename|` could read.
_SAFE = "/:?#@!$&'()*+,;=%~-._"


def join_address(base: str, address: str | None) -> str:
    """Return the address in full and in safe characters, or "" if it is not one of the web."""
    address = (
        "".join((address or "").split()) if address and "\n" in address else (address or "").strip()
    )
    if not address or address.startswith(("data:", "javascript:", "blob:", "about:", "#")):
        return ""
    try:
        whole = urljoin(base, address)
        parts = urlsplit(whole)
        host = (
            parts.netloc.encode("idna").decode("ascii")
            if not parts.netloc.isascii()
            else parts.netloc
        )
    except (ValueError, UnicodeError):
        return ""
    safe = urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, _SAFE),
            quote(parts.query, _SAFE),
            quote(parts.fragment, _SAFE),
        )
    )
    return is_web_address(safe)


def without_tracking(address: str) -> str:
    """Return the address without the parameters that only say whence a reader came."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    kept = [
        (key, value)
        for key, value in parse_qsl(parts.query, keep_blank_values=True)
        if not _TRACKING.fullmatch(key)
    ]
    query = (
        parts.query
        if len(kept) == len(parse_qsl(parts.query, keep_blank_values=True))
        else urlencode(kept)
    )
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, ""))


def path_of(address: str) -> str:
    """Return the path of an address; "" for what is none, as one within another may be."""
    try:
        return urlsplit(address).path
    except ValueError:
        return ""


@lru_cache(maxsize=4096)  # lists of links are asked about one by one
def is_same_site(one: str, other: str) -> bool:
    """Return whether two hosts share the last label but the public suffix, nearly enough."""
    first, second = ((urlsplit(url).hostname or "").split(".") for url in (one, other))
    return bool(set(first[:-1]) & set(second[:-1]) - _NO_OWN_LABEL) or first == second
