"""The lead picture as Media RSS tells it, in RSS and Atom alike. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.feeds.escaping import uri, words

if TYPE_CHECKING:
    from plugins.feeds.feed import Enclosure

MEDIA = "http://search.yahoo.com/mrss/"


def write_media(picture: Enclosure) -> str:
    """Return a picture with its sides, its words and its maker."""
    sides = f'width="{picture.width}" height="{picture.height}"'
    kind = f'type="{picture.type}" medium="image" fileSize="{picture.length}"'
    inside = ""
    if picture.caption:
        # Not as its description: feedparser takes that for the story's text where it has none.
        inside = f'<media:title type="plain">{words(picture.caption)}</media:title>'
    if picture.credit:
        inside += f"<media:credit>{words(picture.credit)}</media:credit>"
    return f'<media:content url="{uri(picture.url)}" {kind} {sides}>{inside}</media:content>'
