"""A paste in its three parts, above the story, the story, below it; keeps nothing that is noise."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.boxes import mark_boxes
from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped, Picture
from plugins.clip.frames import frame_pictures
from plugins.clip.noise import label_noise, read_keywords
from plugins.clip.prose import Span, find_story

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_SIGNED = 20  # lines below the story in which its credits stand
# Below these stands what readers wrote, so that no name there is an author's.
_READERS = frozenset(("comments", "time since publication", "counts of readers"))
# Below these only a name with its role is.
_SITE = frozenset(("list of other stories", "copyright line"))


@dataclass(frozen=True)
class Layout:
    """The paragraphs that are no furniture, in their three parts.

    signed: the lines below the story that may credit it. rest: the other lines below it.
    pictures: those that are captioned below the story.
    found: the story was told from what is around it; else everything is `story`.
    """

    head: list[Paragraph] = field(default_factory=list)
    story: list[Paragraph] = field(default_factory=list)
    signed: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    keywords: list[str] = field(default_factory=list)
    pictures: list[Picture] = field(default_factory=list)
    found: bool = False


def lay_out(paragraphs: Sequence[Paragraph]) -> Layout:
    """Return the parts of a paste. What is furniture is told; so is what no story has below it."""
    framed = frame_pictures(paragraphs, label_noise(paragraphs, len(paragraphs)))
    paragraphs = framed.paragraphs
    reasons = mark_boxes(paragraphs, framed.reasons)
    span = find_story(paragraphs, reasons)
    if not span:
        layout = Layout(dropped=framed.dropped)
        _keep(paragraphs, reasons, layout.story, layout)
        return layout
    reasons = mark_boxes(paragraphs, label_noise(paragraphs, span.end, span.first))
    layout = Layout(dropped=framed.dropped, found=True)
    _keep(paragraphs[: span.first], reasons[: span.first], layout.head, layout)
    _keep(paragraphs[span.first : span.end], reasons[span.first : span.end], layout.story, layout)
    _keep_below(paragraphs, reasons, span, layout)
    return layout


def _keep(
    paragraphs: Sequence[Paragraph], reasons: Sequence[str], kept: list[Paragraph], layout: Layout
) -> None:
    """Put what is no furniture into `kept`, a caption's line with the mark of its picture."""
    shown = False
    for paragraph, reason in zip(paragraphs, reasons, strict=True):
        if reason:
            _drop(paragraph, reason, layout)
        else:
            kept.append(replace(paragraph, shown=True) if shown else paragraph)
        shown = reason == "place of a picture"


def _keep_below(
    paragraphs: Sequence[Paragraph], reasons: Sequence[str], span: Span, layout: Layout
) -> None:
    strange = site = False
    for place in range(span.end, len(paragraphs)):
        paragraph, reason = paragraphs[place], reasons[place]
        strange = strange or reason in _READERS or place - span.end >= _SIGNED
        site = site or reason in _SITE
        if not reason and not paragraph.picture and _is_headline(paragraph.text):
            site = True  # of another story
        if reason:
            _drop(paragraph, reason, layout)
        elif paragraph.picture:
            layout.pictures.append(paragraph.picture)
        elif strange or (site and not _has_role(paragraph.text)):
            layout.dropped.append(Dropped(paragraph.text, "below the story"))
        elif _is_signed(paragraphs, reasons, place) or (
            not layout.signed and _is_shouted(paragraphs, place)
        ):
            layout.signed.append(replace(paragraph, text=f"Oleh: {paragraph.text}"))
        else:
            layout.signed.append(paragraph)


def _has_role(text: str) -> bool:
    credits = read_credits(text)
    return bool(credits and not credits.names_only and not credits.moment)


def _is_headline(text: str) -> bool:
    return text.count(" ") >= 3 and read_credits(text) is None


def _is_shouted(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the line is names in capitals, as Tempo signs its stories.

    Tags in capitals come in numbers.
    """
    text = paragraphs[place].text
    if any(p.text.isupper() for p in paragraphs[place + 1 : place + 2]):
        return False
    credits = read_credits(text)
    return text.isupper() and " " in text and bool(credits and credits.names_only)


def _is_signed(paragraphs: Sequence[Paragraph], reasons: Sequence[str], place: int) -> bool:
    """Return whether a name stands below its own initials, or above a button to follow it."""
    text = paragraphs[place].text
    credits = read_credits(text)
    if not credits or not credits.names_only or " " not in text:
        return False
    initials = paragraphs[place - 1].text if reasons[place - 1] == "editor's initials" else ""
    letters = "".join(filter(str.isalpha, initials)).casefold()
    if letters and letters in text.casefold().replace(" ", ""):
        return True
    return reasons[place + 1 : place + 2] == ["call to follow"]


def _drop(paragraph: Paragraph, reason: str, layout: Layout) -> None:
    layout.dropped.append(Dropped(paragraph.text, reason))
    if reason == "tag list":
        layout.keywords.extend(read_keywords(paragraph.text))
