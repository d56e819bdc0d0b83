"""How we name ourselves to the sites we ask, and whom they can turn to; asks nothing itself."""

from __future__ import annotations

import os
import re
from pathlib import Path

from plugins.clip.fetch.robots import TOKEN
from plugins.clip.problem import refuse

SETTING = "KLIPING_CONTACT"  # the variable of the environment that holds the contact
_WHAT = "clips single articles for a news digest, at an editor's request"
_CONTACT = re.compile(r"https?://[!-'*-~]{4,200}|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
                      re.ASCII)  # fmt: skip


def own_contact() -> str:
    """Return the contact that the environment holds, "" where it holds none."""
    return os.environ.get(SETTING, "")


def name_agent(contact: str = "") -> str:
    """Return what `User-Agent` says; contact: an address of the web or of mail, "" for none.

    Raises ClipError where it is neither: what stands in a header may hold nothing else.
    """
    if contact and not _CONTACT.fullmatch(contact):
        raise refuse(
            f"{contact!r} is no address",
            "Write a page such as `https://example.org/about`, a mail address, or nothing",
            path=Path(SETTING),
        )
    return f"{TOKEN}/0.1 ({f'+{contact}; ' if contact else ''}{_WHAT})"
