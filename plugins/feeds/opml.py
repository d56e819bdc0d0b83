"""All feeds in one OPML file (http://opml.org/spec2.opml), for a reader to take in at once. Pure.

A channel stands in it once, as RSS: all readers know that, and three formats are one feed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.feeds.escaping import uri, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from plugins.feeds.feed import Feed


def write_opml(title: str, groups: Sequence[tuple[str, Sequence[Feed]]]) -> bytes:
    """Return the feeds of each group under the group's name, in the order given."""
    return "\n".join(_lines(title, groups)).encode()


def _lines(title: str, groups: Sequence[tuple[str, Sequence[Feed]]]) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="utf-8"?>'
    yield '<opml version="2.0">'
    yield f"<head><title>{words(title)}</title></head>"
    yield "<body>"
    for name, feeds in groups:
        yield f'<outline text="{words(name)}">'
        for feed in feeds:
            language = f' language="{feed.language}"' if feed.language else ""
            named = f'text="{words(feed.title)}" title="{words(feed.title)}"'
            about = f'description="{words(feed.subtitle)}"{language}'
            where = f'xmlUrl="{uri(feed.url)}" htmlUrl="{uri(feed.site_url)}"'
            yield f'<outline type="rss" {named} {about} {where}/>'
        yield "</outline>"
    yield "</body>"
    yield "</opml>"
    yield ""
