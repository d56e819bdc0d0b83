"""A page, stage by stage, to a clipping; decides nothing that a stage could decide."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from plugins.clip.characters import clean_characters
from plugins.clip.clipping import Clipping, Picture
from plugins.clip.dateline import find_dateline
from plugins.clip.doubts import tell_doubts
from plugins.clip.language import tell_language
from plugins.clip.newsroom import is_indonesian
from plugins.clip.page.blocks import split_blocks
from plugins.clip.page.body import find_body
from plugins.clip.page.clear import clear_body
from plugins.clip.page.decode import decode_page, parse_page
from plugins.clip.page.gallery import choose_pictures
from plugins.clip.page.heading import blocks_beside
from plugins.clip.page.kind import tell_other
from plugins.clip.page.labels import labelled_dates
from plugins.clip.page.origin import find_origin
from plugins.clip.page.people import byline_names, find_people
from plugins.clip.page.pictures import map_pictures
from plugins.clip.page.prune import prune_page
from plugins.clip.page.signature import closing_names
from plugins.clip.page.standing import find_cuts, write_parts
from plugins.clip.page.state import read_scripts, with_kept
from plugins.clip.page.structured import read_described, texts_of
from plugins.clip.page.title import find_title
from plugins.clip.page.when import find_moment, moment_in_address, settle
from plugins.clip.paste import Reading
from plugins.clip.problem import PAGE, ClipError, placed, refuse
from plugins.clip.summary import summarise

if TYPE_CHECKING:
    from lxml.html import HtmlElement

    from plugins.clip.moment import Moment
    from plugins.clip.page.blocks import Block
    from plugins.clip.page.clear import Cleared
    from plugins.clip.page.origin import Origin
    from plugins.clip.page.pictures import Shown
    from plugins.clip.page.state import read_scripts, with_kept
from plugins.clip.page.structured import Described


def read_page(html: str | bytes, url: str) -> Clipping:
    """Return the clipping of a news page found at `url`. Reads no other page and no network.

    Raises ClipError where the page is none, holds no article, or is past any bound.
    """
    return examine_page(html, url).clipping


def examine_page(html: str | bytes, url: str, stand_in: str = "") -> Reading:
    """Return the clipping with the doubts about it. See `read_page`.

    stand_in: the address that relative ones hang on where no other is known.
    """
    try:
        return _examine(html, url, stand_in)
    except ClipError as error:
        raise placed(error, PAGE) from error


@dataclass(frozen=True)
class _Page:
    """What is read of a page before anything is cut from its tree.

    order: the place of each element in the page. printed: its blocks. scripts: those that may
    keep pictures.
    """

    tree: HtmlElement
    described: Described
    origin: Origin
    title: str
    heading: HtmlElement | None
    shown: list[Shown]
    scripts: list[str]
    order: dict[HtmlElement, int]
    printed: list[Block]


def _survey(html: str | bytes, url: str, stand_in: str) -> _Page:
    tree = parse_page(decode_page(html))
    described = read_described(tree)
    origin = find_origin(tree, described, url, stand_in)
    title, heading = find_title(tree, described, origin.site)
    order = {element: place for place, element in enumerate(tree.iter())}
    titles = set(filter(None, (title, described.meta("og:title"), described.meta("twitter:title"))))
    shown, scripts = map_pictures(tree, origin.base, titles), read_scripts(tree)
    printed = split_blocks(tree)
    return _Page(tree, described, origin, title, heading, shown, scripts, order, printed)


def _examine(html: str | bytes, url: str, stand_in: str) -> Reading:
    page = _survey(html, url, stand_in)
    tree, described, origin, title = page.tree, page.described, page.origin, page.title
    people = find_people(tree, described, origin.site, page.heading, page.printed)
    moment = _find_moment(page)
    captions = [word for one in page.shown for word in one.words]
    dropped = prune_page(tree, captions)
    body = find_body(tree, origin.base, "".join(texts_of(described.article.get("articleBody"))[:1]))
    own = [block for block in body if not block.stray]
    other = tell_other(split_blocks(tree), own, described, title)
    if other:
        raise refuse(*other)
    cleared = clear_body(body, title=title, captions=captions, own=origin.own, authors=people)
    people = people or _late_names(cleared, origin.site)
    if moment is None or moment.clock is None:
        american = origin.language == "en-us"
        moment = find_moment(tree, described, cleared.above, american=american) or moment
    moment = moment or moment_in_address(origin.url)
    language, summary = _tell_language(cleared, title, origin)
    pictures = _choose_pictures(page, own, cleared)
    text, places = _write_body(cleared, pictures, page.shown, page.order, origin.base)
    stated = _plain(_stated_summary(described, title))
    clipping = Clipping(
        title=_plain(title),
        authors=[_plain(name) for name in people],
        published=settle(moment, language, at_home=_is_home(page)) if moment else None,
        language=language,
        source_name=_plain(origin.site),
        url=origin.url,
        summary=_plain(stated or " ".join(cleared.deck) or summary),
        body=text,
        pictures=[_plain_picture(one) for one in pictures],
        tags=[_plain(tag) for tag in dict.fromkeys([*origin.keywords, *cleared.keywords])],
        dropped=[one for one in (*dropped, *cleared.dropped) if one.text != stated],
        rights=_plain(origin.rights),
    )
    return Reading(clipping, _doubts(clipping, moment), places)


def _find_moment(page: _Page) -> Moment | None:
    """Return when the story was published, as far as the page says it outside of its body."""
    lines = [block.text for block in blocks_beside(page.printed, page.heading)]
    return find_moment(
        page.tree,
        page.described,
        lines,
        american=page.origin.language == "en-us",
        labelled=labelled_dates(page.printed),
    )


def _is_home(page: _Page) -> bool:
    """Return whether an Indonesian newsroom published the page."""
    lines = (block.text for block in page.printed)
    return is_indonesian(page.origin.url, page.origin.site, lines)


def _choose_pictures(page: _Page, own: list[Block], cleared: Cleared) -> list[Picture]:
    """Return the story's pictures, those that a script keeps and a caption below it among them."""
    base = page.origin.base
    chosen = choose_pictures(page.shown, own, page.heading, page.described, base, page.order)
    texts = [block.text for block in cleared.blocks]
    return _noted(with_kept(chosen, page.scripts, page.title, texts, base), cleared.lead_notes)


def _late_names(cleared: Cleared, site: str) -> list[str]:
    """Return the writers that only the lines around the story name, those above it first."""
    return (
        byline_names(cleared.above, site)
        or closing_names(cleared.signed, site)
        or byline_names(cleared.signed, site)
    )


def _write_body(
    cleared: Cleared,
    pictures: list[Picture],
    shown: list[Shown],
    order: dict[HtmlElement, int],
    base: str,
) -> tuple[str, dict[str, int]]:
    """Return the story's Markdown and the places of its pictures. Refuses a page without one."""
    cuts = find_cuts(pictures, shown, cleared.blocks, order)
    text, places = write_parts(cleared.blocks, cuts, base)
    if not text:
        raise refuse(
            "there is no article in it", "Paste the article's text instead: `./inv clip -`"
        )
    return text, places


def _tell_language(cleared: Cleared, title: str, origin: Origin) -> tuple[str | None, str]:
    """Return the language of the body, and a summary in its own words."""
    prose = [block.text for block in cleared.blocks if block.kind == "p"]
    texts = prose or [block.text for block in cleared.blocks]
    declared = origin.language[:2] if origin.language[:2] in ("id", "en") else None
    return tell_language("\n".join([*texts[:200], title])) or declared, summarise(texts)


def _stated_summary(described: Described, title: str) -> str:
    """Return the description for machines, without a dateline; "" where it is but the title."""
    text = described.meta("og:description", "description")
    dateline = find_dateline(text)
    text = dateline.rest if dateline and dateline.outlet else text
    return "" if _plain(text).casefold() == _plain(title).casefold() else text


def _noted(pictures: list[Picture], notes: list[tuple[str, str]]) -> list[Picture]:
    """Return the pictures, the lead with the caption that a line below the story gives it."""
    if not pictures or pictures[0].caption or not notes:
        return pictures
    caption, credit = notes[0]
    lead = replace(pictures[0], caption=caption, credit=credit or pictures[0].credit)
    return [lead, *pictures[1:]]


def _plain(text: str) -> str:
    return " ".join(clean_characters(text)[0].split())


def _plain_picture(picture: Picture) -> Picture:
    return Picture(
        picture.url,
        _plain(picture.alt),
        _plain(picture.caption),
        _plain(picture.credit),
    )


def _doubts(clipping: Clipping, moment: Moment | None) -> list[str]:
    doubts = tell_doubts(clipping, moment)
    if any(one.reason == "page numbers" for one in clipping.dropped):
        doubts.append("the story has more pages than this one; clip its whole, often `?page=all`")
    if any(one.reason == "the rest is elsewhere" for one in clipping.dropped):
        doubts.append("the page holds only the beginning: it says that the rest is elsewhere")
    elif re.search(r"(?:…|\.\.\.|\[\.\.\.\])\s*$", clipping.body):
        doubts.append("the text breaks off: the page may hold only the beginning")
    return doubts
