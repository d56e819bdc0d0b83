"""Pasted text, stage by stage, to a clipping; decides nothing that a stage could decide."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.address import Address, take_address
from plugins.clip.attribution import Byline, take_byline
from plugins.clip.boxes import LINKS
from plugins.clip.caption import take_captions
from plugins.clip.clipping import Clipping, Dropped, Picture
from plugins.clip.closing import closing_credit
from plugins.clip.dateline import Dateline, find_dateline, opening_outlet
from plugins.clip.deck import Deck, take_deck
from plugins.clip.doubts import tell_doubts
from plugins.clip.glued import cut_end_matter, cut_glued, join_broken
from plugins.clip.headline import Headline, take_headline
from plugins.clip.language import tell_language
from plugins.clip.layout import Layout, lay_out
from plugins.clip.lists import write_body
from plugins.clip.moment import Moment, read_moment, settle_moment
from plugins.clip.newsroom import is_indonesian
from plugins.clip.noise import OUTLET_AT_END, trim_signature
from plugins.clip.outlets import fullest_name, is_wire
from plugins.clip.paragraphs import Paragraph
from plugins.clip.problem import refuse
from plugins.clip.sections import read_origin
from plugins.clip.summary import summarise
from plugins.clip.wrapping import Contents, unwrap

if TYPE_CHECKING:
    from collections.abc import Sequence

# No article comes near either; beyond them a paste costs more time than it can be worth.
LONGEST = 2_000_000  # characters; a story's file may hold no more bytes
MOST_PARAGRAPHS = 20_000
_MOST_SEARCHES = 100  # dropped words that are looked for within the lines


@dataclass(frozen=True)
class Reading:
    """A clipping, and what its reader was not sure of, told for a human.

    places: a picture's address -> how many characters of the body stand before it; a picture
    above or below the text has none.
    """

    clipping: Clipping
    doubts: list[str] = field(default_factory=list)
    places: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class _Parts:
    """What the stages found. body: the story's paragraphs; guesses: doubts about what went."""

    address: Address
    headline: Headline
    pictures: list[Picture]
    deck: Deck
    byline: Byline
    body: list[str]
    keywords: list[str]
    dropped: list[Dropped]
    guesses: list[str]


def read_paste(text: str) -> Clipping:
    """Return the clipping that pasted text holds.

    Every line is in the title, the body, a field, or in `dropped` with its reason.
    Raises ClipError where there is no text to clip, or more than any article has. Cost is
    linear.
    """
    return examine_paste(text).clipping


def examine_paste(text: str) -> Reading:
    """Return the clipping with the doubts about it. See `read_paste`."""
    contents = _take_apart(text)
    parts = _find_parts(contents)
    title = parts.headline.title or parts.address.title
    if not title and not parts.body:
        raise refuse(
            "there is nothing in it but the furniture of a site, such as "
            f"{_first_line(contents, text)!r}",
            "Copy the article's headline and its paragraphs, and paste them again",
        )
    language = tell_language("\n".join([*parts.body[:200], title]) if parts.body else "")
    dateline = next(filter(None, map(find_dateline, parts.body[:5])), None)
    moment = _first_moment(contents, parts, dateline)
    outlet = _first_outlet(contents, parts, dateline)
    url = contents.url or parts.address.url
    at_home = is_indonesian(url, outlet, (one.text for one in parts.dropped))
    clipping = Clipping(
        title=title,
        authors=list(contents.authors) or parts.byline.authors,
        published=settle_moment(moment, language, at_home=at_home) if moment else None,
        language=language,
        source_name=outlet,
        url=url,
        summary=parts.deck.summary or summarise(parts.body),
        body=write_body(parts.body),
        pictures=parts.pictures,
        tags=list(dict.fromkeys(parts.keywords)),
        dropped=_in_order(text, [*contents.dropped, *parts.dropped]),
    )
    return Reading(clipping, [*tell_doubts(clipping, moment), *parts.guesses])


def _find_parts(contents: Contents) -> _Parts:
    """Return what each stage finds, and the body as the last of them leaves it."""
    address = take_address(contents.paragraphs)
    layout = lay_out(address.rest)
    headline = _take_title(layout, contents)
    captions = take_captions(headline.rest, headline.lead if layout.found else None)
    story = captions.rest[captions.above :]
    deck = take_deck(
        captions.rest[: captions.above],
        story[0].text if story else "",
        pictured=any(picture.caption for picture in captions.pictures),
    )
    first = len(deck.rest)
    story, closing = _take_closing(story)
    byline = take_byline(
        [*deck.rest, *story, *closing, *layout.signed],
        (first, first + len(story)) if layout.found else None,
    )
    texts, edges = _cut_edges(byline, headed=bool(headline.title), found=layout.found)
    body, glued, links = cut_glued(join_broken(texts))
    body, helpers = cut_end_matter(body, list(contents.authors) or byline.authors)
    body, initials = trim_signature(body)
    captioned = [*captions.guessed, *([deck.picture.caption] if deck.picture else [])]
    return _Parts(
        address, headline,
        [*captions.pictures, *filter(None, [deck.picture]), *layout.pictures],
        deck, byline, body,
        keywords=layout.keywords,
        dropped=[
            *address.dropped, *layout.dropped, *headline.dropped, *captions.dropped,
            *deck.dropped, *byline.dropped, *edges, *glued, *helpers, *initials,
        ],
        guesses=[
            *(f"taken for a caption because of its place: {text}" for text in captioned),
            *(f"taken for a link to another story: {text}" for text in links),
            *(f"{one.reason}: {one.text}" for one in layout.dropped if one.reason == LINKS),
        ],
    )  # fmt: skip


def _take_closing(story: list[Paragraph]) -> tuple[list[Paragraph], list[Paragraph]]:
    """Return the story without the bracket that names its writer, and that as a line of its own."""
    mark, credit = closing_credit(story[-1].text) if story else ("", "")
    if not mark:
        return story, []
    last = replace(story[-1], text=story[-1].text.removesuffix(mark).rstrip())
    return [*story[:-1], last], [Paragraph(credit)]


def _first_outlet(contents: Contents, parts: _Parts, dateline: Dateline | None) -> str:
    """Return the outlet that the surest place names, "" where none does."""
    outlets = (
        contents.outlet,
        parts.address.outlet,
        parts.byline.outlet,
        parts.headline.outlet,
        dateline.outlet if dateline else "",
        parts.byline.behind,
        *map(opening_outlet, parts.body[:1]),
        contents.channel,
        parts.address.named,
        *(one.text.strip("()[] -–—") for one in parts.dropped if one.reason == OUTLET_AT_END),
        *(read_origin(one.text) for one in parts.dropped),
    )
    # An agency gave its story to whoever printed it.
    named = [name for name in outlets if name]
    return fullest_name([*(n for n in named if not is_wire(n)), *filter(is_wire, named)])


def _first_moment(contents: Contents, parts: _Parts, dateline: Dateline | None) -> Moment | None:
    """Return the moment that the surest place states: the dateline's day comes last."""
    return (
        contents.moment
        or parts.byline.moment
        or contents.stamp
        or parts.headline.moment
        or (read_moment(dateline.text) if dateline else None)
    )


def _take_title(layout: Layout, contents: Contents) -> Headline:
    """Return the headline: that of a form, else the line above the story that is most like one."""
    paragraphs = [*layout.head, *layout.story]
    if not contents.title:
        return take_headline(paragraphs, len(layout.head), contents.hint)
    return Headline(contents.title, paragraphs, lead=len(layout.head))


def _cut_edges(byline: Byline, *, headed: bool, found: bool) -> tuple[list[str], list[Dropped]]:
    """Return the body, and what no rule could place above the story or below it.

    Without a headline nothing tells a header from the story: what stands above is kept.
    """
    texts = [paragraph.text for paragraph in byline.rest]
    first = byline.above if headed and found else 0
    end = len(texts) - (byline.below if found else 0)
    dropped = [Dropped(text, "between headline and story") for text in texts[:first]]
    dropped += [Dropped(text, "below the story") for text in texts[end:]]
    return texts[first:end], dropped


def _take_apart(text: str) -> Contents:
    """Return what a text that may be an article holds."""
    if len(text) > LONGEST:
        raise refuse(
            f"the text is {len(text):,} characters, more than {LONGEST:,}", "Paste one article"
        )
    lines = sum(1 for line in text.splitlines() if line.strip())
    if lines > MOST_PARAGRAPHS:
        raise refuse(
            f"the text has {lines:,} lines, more than {MOST_PARAGRAPHS:,}",
            "Paste one article",
        )
    contents = unwrap(text)
    if not contents.paragraphs and not contents.title:
        raise refuse(
            "there is no text in it",
            "Copy the article's headline and its paragraphs, and paste them again",
        )
    return contents


def _first_line(contents: Contents, text: str) -> str:
    first = contents.paragraphs[0].text if contents.paragraphs else text.strip()
    return first[:60]


def _in_order(text: str, dropped: Sequence[Dropped]) -> list[Dropped]:
    """Return the dropped words in the order in which the paste has them.

    A repeated headline is found at its second place: the first one is the title.
    """
    lines = [" ".join(line.split()) for line in text.splitlines()]
    places: dict[str, list[int]] = {}
    for place, line in enumerate(lines):
        places.setdefault(line, []).append(place)
    wanted: list[tuple[int, Dropped]] = []
    looked = 0
    for one in dropped:
        own = places.get(one.text, [])
        again = one.reason.startswith("the headline again")
        if again or (not own and looked < _MOST_SEARCHES):
            looked += 1
            first = own[0] if own and again else -1
            own = _find(one.text, lines, first)
        wanted.append((own.pop(0) if own else len(lines), one))
    return [one for _, one in sorted(wanted, key=lambda pair: pair[0])]


def _find(words: str, lines: Sequence[str], first: int) -> list[int]:
    """Return the places below `first` of lines that hold the words, or their beginning."""
    start = words[:30]
    return [place for place, line in enumerate(lines) if place > first and start in line][:1]
