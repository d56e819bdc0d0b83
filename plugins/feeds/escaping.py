"""Words and addresses as XML takes them. Knows no format."""

from __future__ import annotations

import re
from contextlib import suppress
from urllib.parse import quote

# Letters that XML forbids: one of them makes a whole feed unreadable.
_FORBIDDEN = "\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff"
_ALIEN = re.compile(f"[{_FORBIDDEN}]")
_SPECIAL = re.compile(f'[&<>"{_FORBIDDEN}]')
# What a URI may hold besides letters, digits and `-._`; brackets in its host alone.
_AS_IT_IS = "%/:?#@!$&'()*+,;=~"
_IN_HOST = "%:@?#[]"
_FIT = re.compile(r"[\w%/:?#@!$&'()*+,;=~.-]*", re.ASCII)

_PARTS = re.compile(r"((?:https?://)?)([^/?#]*)(.*)", re.DOTALL)


def words(text: str) -> str:
    """Return `text` as it stands between tags or in double quotes."""
    if not _SPECIAL.search(text):  # most words are as plain as this
        return text
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return clean(text.replace('"', "&quot;"))


def clean(text: str) -> str:
    """Return `text` without the letters that XML forbids."""
    return _ALIEN.sub("", text) if _ALIEN.search(text) else text


def markup(html: str) -> str:
    """Return clean HTML as the text of an element: unescaped, so that it stays short."""
    return f"<![CDATA[{html.replace(']]>', ']]]]><![CDATA[>')}]]>"


def uri(address: str) -> str:
    """Return a web address in the letters that a URI may have, fit to stand in double quotes."""
    return words(plain_uri(address))


def plain_uri(address: str) -> str:
    """Return a web address in the letters that a URI may have."""
    if _FIT.fullmatch(address):
        return address
    start, host, rest = _PARTS.fullmatch(address).groups()  # type: ignore[union-attr]
    if not host.isascii():
        with suppress(UnicodeError):  # no name that could be asked for; the rest is spelt anyway
            host = host.encode("idna").decode()
    return f"{start}{quote(host, safe=_IN_HOST)}{quote(rest, safe=_AS_IT_IS)}"
