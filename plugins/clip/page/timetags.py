"""The stamps in a page's own `<time>` and its like, without those of other stories and of changes.

Knows no order of trust among them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.stamps import read_machine

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

_LONGEST_BESIDE = 60  # characters of a link around a stamp that holds no headline


def time_tags(tree: HtmlElement) -> Iterator[str]:
    """Yield the stamps of the page's own `<time>`: some scripts keep them in an attribute."""
    tags = tree.xpath("//time | //*[@datetime] | //*[@title and contains(@class,'published')]")[:30]
    for tag in tags:
        if is_elsewhere(tag) or is_teaser(tag):
            continue
        if _is_of_update(tag):
            continue
        kept = [value for name, value in tag.items() if name.startswith("data-")]
        stamps = [tag.get("datetime"), tag.get("content"), tag.get("title"), *kept]
        yield from (stamp for stamp in stamps if stamp and read_machine(stamp))


def _is_of_update(tag: HtmlElement) -> bool:
    """Return whether the stamp is named that of an update, and not of publication as well.

    WordPress writes `entry-date updated` where a story was not changed since.
    """
    names = (tag.get("class") or "").casefold()
    later = "updat" in names and not re.search(r"entry-date|publish", names)
    return later or "modif" in (tag.get("itemprop") or "").casefold()


def is_teaser(tag: HtmlElement) -> bool:
    """Return whether the stamp stands in a link that holds more: the headline of another story."""
    links = [one for one in tag.iterancestors() if one.tag == "a"]
    return bool(links) and len(" ".join(links[0].xpath("string()").split())) > _LONGEST_BESIDE
