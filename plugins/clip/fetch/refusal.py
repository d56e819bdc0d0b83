"""What an editor is told when an address gives no page. Opens nothing."""

from __future__ import annotations

import socket
import ssl
from http.client import responses
from typing import TYPE_CHECKING

from plugins.clip.fetch.body import TooMuch
from plugins.clip.fetch.target import refuse_at

if TYPE_CHECKING:
    from plugins.clip.fetch.target import Target
    from plugins.clip.problem import ClipError

SAVE = "Open it in the browser, save the page there, and clip the file"


def wrong_kind(target: Target, kind: str, *, is_picture: bool) -> ClipError:
    """Return the error of a body that is of another kind than was asked for."""
    wanted = "a picture" if is_picture else "a page"
    if not kind:
        return refuse_at(target.url, f"the server does not say that it sends {wanted}", SAVE)
    if kind.startswith("image/"):
        mend = "Clip the page that shows it"
    elif kind == "application/pdf":
        mend = "Open it, copy the text, and clip that: `./inv clip -`"
    else:
        mend = "Give the address of an article"
    return refuse_at(target.url, f"the server sends {kind[:60]!r}, not {wanted}", mend)


def refused(target: Target, status: int) -> ClipError:
    """Return the error of a status that is no success."""
    name = responses.get(status, "")
    what = f"the server answers {status} {name}".rstrip()
    if status in (404, 410):
        return refuse_at(target.url, what, "Check the address: the page is not there")
    if status >= 500 or status == 429:
        return refuse_at(target.url, what, f"Try later. {SAVE}")
    return refuse_at(target.url, what, SAVE)


def broken(target: Target, error: Exception, seconds: float) -> ClipError:
    """Return the error of a connection that came to nothing."""
    if isinstance(error, TooMuch):
        return refuse_at(target.url, f"the server {error}", SAVE)
    if isinstance(error, TimeoutError | socket.timeout):
        what = f"nothing whole came within {seconds:g} seconds"
    elif isinstance(error, ssl.SSLCertVerificationError):
        what = f"its certificate does not hold: {error.verify_message}"
    elif isinstance(error, ssl.SSLError):
        what = f"no safe connection could be made: {error.reason or error}"
    elif isinstance(error, OSError):
        what = f"the server cannot be reached: {error.strerror or error}"
    else:
        what = f"the server speaks no HTTP that can be read: {type(error).__name__}"
    return refuse_at(target.url, what, f"Try later. {SAVE}")
