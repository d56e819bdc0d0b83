"""What one value of a file may say: a line, a slug, a moment, a licence. Knows no key.

A validator raises `told(what, mend)`, so that its advice reaches the editor in its own words.
"""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BeforeValidator
from pydantic_core import PydanticCustomError

from plugins.story.problem import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
FILE_NAME_LENGTH = 200  # bytes; file systems stop at 255
SLUG_LENGTH = 100  # file systems stop at 255 bytes, and an address is read aloud at times

# SPDX short names of the licences a source or picture may state, and where each is explained.
LICENCES = {
    "CC0-1.0": "https://creativecommons.org/publicdomain/zero/1.0/",
    "CC-BY-2.0": "https://creativecommons.org/licenses/by/2.0/",
    "CC-BY-3.0": "https://creativecommons.org/licenses/by/3.0/",
    "CC-BY-4.0": "https://creativecommons.org/licenses/by/4.0/",
    "CC-BY-SA-2.0": "https://creativecommons.org/licenses/by-sa/2.0/",
    "CC-BY-SA-3.0": "https://creativecommons.org/licenses/by-sa/3.0/",
    "CC-BY-SA-4.0": "https://creativecommons.org/licenses/by-sa/4.0/",
    "CC-BY-NC-4.0": "https://creativecommons.org/licenses/by-nc/4.0/",
    "CC-BY-NC-ND-4.0": "https://creativecommons.org/licenses/by-nc-nd/4.0/",
    "CC-BY-NC-SA-4.0": "https://creativecommons.org/licenses/by-nc-sa/4.0/",
    "CC-BY-ND-4.0": "https://creativecommons.org/licenses/by-nd/4.0/",
}
RIGHTS = ("full", "excerpt", "own", *LICENCES)

_MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:\d\d)")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")  # fromisoformat takes week dates too
EXAMPLE = "2022-01-11T09:07:00+07:00"
_YEARS = range(1900, 2200)  # outside them the year is a slip of the hand


def told(what: str, mend: str) -> PydanticCustomError:
    """Return the error that a validator raises to be told in its own words."""
    return PydanticCustomError("told", "{what}", {"what": what, "mend": mend})


def _line(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise told("is blank", "Write its words, or take the line out")
    return text


def _slug(text: str) -> str:
    if not SLUG.fullmatch(text) or len(text) > SLUG_LENGTH:
        raise told(
            f"is {text[:120]!r}",
            "Use a to z, 0 to 9 and single hyphens between them, such as `banjir-demak`,"
            f" at most {SLUG_LENGTH} characters",
        )
    return text


def _moment(text: Any) -> datetime:
    wrong = told(
        f"is {text!r}, which is not a date and time with a zone",
        f"Write it as `{EXAMPLE}`",
    )
    if not isinstance(text, str) or not _MOMENT.fullmatch(text):
        raise wrong
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        raise told(
            f"is {text!r}, which is in no calendar or on no clock",
            f"Write it as `{EXAMPLE}`",
        ) from None
    offset = moment.utcoffset() or timedelta()
    if moment.year not in _YEARS or abs(offset) > timedelta(hours=14) or offset.seconds % 900:
        raise wrong
    return moment


def _day(text: Any) -> date:
    if isinstance(text, str) and _DAY.fullmatch(text):
        with suppress(ValueError):
            return date.fromisoformat(text)
    raise told(f"is {text!r}, which is not a day in the calendar", "Write it as `2022-01-11`")


def is_web_address(text: str) -> bool:
    """Return whether `text` is the address of a page on the web, without a password."""
    try:
        parts = urlsplit(text)
        known = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # such as `http://[x`
        return False
    return known and "@" not in parts.netloc and not re.search(r'[\s<>"\\]', text)


def _web_address(text: str) -> str:
    if not is_web_address(text):
        what = f"is {text!r}, which is not a web address"
        raise told(what, "Write it with `https://` in front")
    return text


def is_picture_name(text: str) -> bool:
    """Return whether `text` can name a picture: a file beside the story, or `/photos/NAME`."""
    name = text.removeprefix("/photos/")
    unfit = re.search(r"[/\\\x00-\x1f]", name) or name.startswith(".") or not name
    return not unfit and len(name.encode("utf-8", "replace")) <= FILE_NAME_LENGTH


def _file_name(text: str) -> str:
    if not is_picture_name(text):
        raise told(
            f"is {text[:120]!r}, which is not a file of this story",
            "Put the picture into the story's folder and write its name,"
            " or into `photos/` and write `/photos/NAME`",
        )
    return text


def _choice(known: tuple[str, ...]) -> Callable[[str], str]:
    def choose(text: str) -> str:
        if text in known:
            return text
        close = nearest(text, known)
        best = f"Write `{close}`" if close else "Write one of " + ", ".join(f"`{k}`" for k in known)
        raise told(f"is {text!r}", best)

    return choose


def _flag(text: Any) -> bool:
    if text not in ("true", "false"):
        raise told(f"is {text!r}", "Write `true` or `false`")
    return bool(text == "true")


Line = Annotated[str, AfterValidator(_line)]
Slug = Annotated[str, AfterValidator(_slug)]
Moment = Annotated[datetime, BeforeValidator(_moment)]
Day = Annotated[date, BeforeValidator(_day)]
WebAddress = Annotated[str, AfterValidator(_web_address)]
FileName = Annotated[str, AfterValidator(_file_name)]
Rights = Annotated[str, AfterValidator(_choice(RIGHTS))]
Flag = Annotated[bool, BeforeValidator(_flag)]
