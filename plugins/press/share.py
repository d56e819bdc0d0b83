"""The plain links by which a reader passes a story on; no other site is asked before. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

if TYPE_CHECKING:
    from plugins.press.views import Share


def share_links(title: str, url: str, mail: str) -> list[Share]:
    """Return a link to each place a story can be sent to. `mail`: the word for e-mail."""
    # What needs no quoting is known at a glance, and mostly it is these three alone that do.
    about = quote(title, safe=" ").replace(" ", "%20")
    at = quote(url, safe=":/").replace(":", "%3A").replace("/", "%2F")
    return [
        {"name": mail, "href": f"mailto:?subject={about}&body={at}"},
        {"name": "WhatsApp", "href": f"https://wa.me/?text={about}%20{at}"},
        {"name": "Telegram", "href": f"https://t.me/share/url?url={at}&text={about}"},
    ]
