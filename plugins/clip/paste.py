"""Pasted text, stage by stage, to a clipping; decides nothing that a stage could decide."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.address import take_address
from plugins.clip.byline import Byline, take_byline
from plugins.clip.caption import take_captions
from plugins.clip.characters import clean_characters
from plugins.clip.clipping import Clipping, Dropped
from plugins.clip.dateline import find_dateline
from plugins.clip.deck import take_deck
from plugins.clip.doubts import tell_doubts
from plugins.clip.headline import take_headline
from plugins.clip.language import tell_language
from plugins.clip.layout import lay_out
from plugins.clip.lists import write_body
from plugins.clip.moment import settle_moment
from plugins.clip.noise import trim_signature
from plugins.clip.paragraphs import Paragraph, split_paragraphs
from plugins.clip.problem import refuse
from plugins.clip.summary import summarise

if TYPE_CHECKING:
    from collections.abc import Sequence

# No article comes near either; beyond them a paste costs more time than it can be worth.
LONGEST = 2_000_000  # characters; a story's file may hold no more bytes
MOST_PARAGRAPHS = 20_000


@dataclass(frozen=True)
class Reading:
    """A clipping, and what its reader was not sure of, told for a human."""

    clipping: Clipping
    doubts: list[str] = field(default_factory=list)


def read_paste(text: str) -> Clipping:
    """Return the clipping that pasted text holds.

    Every line is in the title, the body, a field, or in `dropped` with its reason.
    Raises ClipError where there is no text to clip, or more than any article has. Cost is
    linear.
    """
    return examine_paste(text).clipping


def examine_paste(text: str) -> Reading:
    """Return the clipping with the doubts about it. See `read_paste`."""
    paragraphs, controls = _take_apart(text)
    address = take_address(paragraphs)
    layout = lay_out(address.rest)
    headline = take_headline([*layout.head, *layout.story], len(layout.head))
    captions = take_captions(headline.rest, headline.lead if layout.found else None)
    story = captions.rest[captions.above :]
    deck = take_deck(captions.rest[: captions.above], story[0].text if story else "")
    first = len(deck.rest)
    byline = take_byline(
        [*deck.rest, *story, *layout.signed],
        (first, first + len(story)) if layout.found else None,
    )
    title = headline.title or address.title
    body, edges = _cut_edges(byline, headed=bool(headline.title), found=layout.found)
    body, initials = trim_signature(body)
    if not title and not body:
        raise refuse(
            "there is nothing in it but the furniture of a site, such as "
            f"{paragraphs[0].text[:60]!r}",
            "Copy the article's headline and its paragraphs, and paste them again",
        )
    language = tell_language("\n".join([*body[:200], title]) if body else "")
    dateline = next(filter(None, map(find_dateline, body[:5])), None)
    outlets = (address.outlet, byline.outlet, headline.outlet, dateline.outlet if dateline else "")
    gone = (
        address.dropped
        + layout.dropped
        + headline.dropped
        + captions.dropped
        + deck.dropped
        + byline.dropped
        + edges
        + initials
    )
    clipping = Clipping(
        title=title,
        authors=byline.authors,
        published=settle_moment(byline.moment, language) if byline.moment else None,
        language=language,
        source_name=next(filter(None, outlets), ""),
        url=address.url,
        summary=deck.summary or summarise(body),
        body=write_body(body),
        pictures=[*captions.pictures, *filter(None, [deck.picture])],
        tags=list(dict.fromkeys(layout.keywords)),
        dropped=controls + _in_order(paragraphs, gone),
    )
    guessed = [*captions.guessed, *([deck.picture.caption] if deck.picture else [])]
    guesses = [f"taken for a caption because of its place: {text}" for text in guessed]
    return Reading(clipping, [*tell_doubts(clipping, byline.moment), *guesses])


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


def _take_apart(text: str) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the paragraphs and the controls that fell out, of a text that may be an article."""
    if len(text) > LONGEST:
        raise refuse(
            f"the text is {len(text):,} characters, more than {LONGEST:,}", "Paste one article"
        )
    cleaned, controls = clean_characters(text)
    paragraphs = split_paragraphs(cleaned)
    if not paragraphs:
        raise refuse(
            "there is no text in it",
            "Copy the article's headline and its paragraphs, and paste them again",
        )
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise refuse(
            f"the text has {len(paragraphs):,} lines, more than {MOST_PARAGRAPHS:,}",
            "Paste one article",
        )
    return paragraphs, controls


def _in_order(paragraphs: Sequence[Paragraph], dropped: Sequence[Dropped]) -> list[Dropped]:
    """Return the dropped words in the order in which the paste has them.

    A repeated headline is found at its second place: the first one is the title.
    """
    places: dict[str, list[int]] = {}
    for place, paragraph in enumerate(paragraphs):
        places.setdefault(paragraph.text, []).append(place)
    wanted: list[tuple[int, Dropped]] = []
    for one in dropped:
        own = places.get(one.text, [])
        if one.reason.startswith("the headline again"):
            first = own[0] if own else -1
            own = [
                place
                for place, paragraph in enumerate(paragraphs[:100])
                if place > first and paragraph.text.startswith(one.text)
            ]
        place = own.pop(0) if own else len(paragraphs)
        wanted.append((place, one))
    return [one for _, one in sorted(wanted, key=lambda pair: pair[0])]
