"""Pages that stand in for what was published: moved elsewhere, or withdrawn. Pure.

Knows no register: what stands in for what is told by others, as plain values.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from plugins.press.contents import PageView
from plugins.press.place import BOTH, Place
from plugins.story.address import LANGUAGES, front, other

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from plugins.press.site import Site
    from plugins.press.views import Goal


def stand_in_pages(site: Site, stand_ins: Iterable[Any]) -> Iterator[PageView]:
    """Yield a page for each stand-in.

    stand_ins: with an address and `to`, a page with address and title, or None. One with `gone`,
    whose reasons and date are told to readers, is withdrawn; any other has moved.
    """
    for one in stand_ins:
        template, view = ("gone", _gone_view) if hasattr(one, "gone") else ("moved", _moved_view)
        yield PageView(one.address, template, (repr(one),), partial(view, site, one))


def _place(one: Any) -> Place:
    """Return the place of a page that has no counterpart and is on no list."""
    first = one.address.split("/", 2)[1]
    lang = first if first in LANGUAGES else BOTH
    return Place(lang, one.address, {}, front(None))


def _moved_view(site: Site, one: Any) -> dict[str, Any]:
    place = _place(one)
    words = site.words[site.languages(place)[0]]
    frame = site.frame(place, words["moved"], words["moved_help"], robots="noindex")
    return {**frame, "to": _to(site, one)}


def _gone_view(site: Site, one: Any) -> dict[str, Any]:
    place = _place(one)
    lang = site.languages(place)[0]
    words, reasons = site.words[lang], one.gone.reasons
    told = lang if reasons[lang] else other(lang)
    frame = site.frame(place, words["gone"], reasons[told] or words["gone"], robots="noindex")
    return {
        **frame,
        "reason": {"lang": told, "text": reasons[told]},
        "when": site.when(one.gone.date, site.languages(place)) if one.gone.date else None,
        "to": _to(site, one) if one.to else None,
    }


def _to(site: Site, one: Any) -> Goal:
    """Return where the page leads; its address where it has no title."""
    url = site.url(one.to.address)
    lang = _place(one.to).lang
    return {
        "address": one.to.address,
        "url": url,
        "title": one.to.title or url,
        "lang": lang if lang != BOTH else site.default_lang,
    }
