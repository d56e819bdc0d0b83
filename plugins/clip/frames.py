"""Pictures whose caption and credit stand together on lines of their own; judges no single line.

Blank lines, the marks that a page sets beside its pictures and repeated lines tell such frames;
what the lines themselves say of a picture, `credit` reads.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.clipping import Dropped, Picture
from plugins.clip.columns import SHOUT, may_caption, read_between, read_over
from plugins.clip.credit import is_names, read_credit, split_credit
from plugins.clip.dateline import find_dateline
from plugins.clip.labelled import Frame, read_labels, read_source
from plugins.clip.outlets import is_agency, is_picture_source
from plugins.clip.paragraphs import is_prose
from plugins.clip.sections import is_header
from plugins.clip.sentences import is_finished

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.clip.paragraphs import Paragraph

_LONGEST = 300  # characters of a caption
_NEAR = 8  # lines above a picture in which the day of the story stands
_KIN = 2  # words that a caption shares with what stands for its picture
_FEWEST = 4  # words of a caption
_BEGUN = 3  # words of its beginning that stand alone above it
_SHORTEST = 3  # letters of a credit without a label: two stand for a writer's portrait
_LABELS = 4  # lines of a frame that labels tell
_TELLING = 6  # words of a caption that no full stop closes; a subheading mostly has fewer
_MOST_LINES = 6  # of a block that frames a picture
_MARK = "place of a picture"
_BESIDE = "beside a picture"
_TOGGLE = re.compile(r"(?:toggle|hide|show) caption", re.IGNORECASE)
_LETTERS = re.compile(r"[A-Z]{3,8}")  # of a body that gave the picture: `JAXA`
_LIST_OF_LETTERS = re.compile(r"[A-Z]{2,8}(?:(?:, |/)[A-Z][A-Za-z]{1,9}){1,5}")


@dataclass(frozen=True)
class Framed:
    """paragraphs, reasons: each frame is one paragraph that holds its picture."""

    paragraphs: list[Paragraph] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)


def frame_pictures(paragraphs: Sequence[Paragraph], reasons: Sequence[str]) -> Framed:
    """Return the paragraphs with the lines of each frame made one. Cost is linear.

    reasons: why each paragraph is furniture, "" where it is none.
    """
    framed = Framed()
    seen: set[str] = set()
    place = 0
    while place < len(paragraphs):
        frame = _find_frame(paragraphs, reasons, place, seen)
        seen.add(paragraphs[place].text)
        if frame is None:
            framed.paragraphs.append(paragraphs[place])
            framed.reasons.append(reasons[place])
            place += 1
            continue
        first = paragraphs[place]
        if frame.picture and _is_again(frame.picture, framed.paragraphs):
            framed.dropped.append(Dropped(frame.picture.credit, "the credit again"))
        elif frame.picture:
            text = frame.picture.caption or frame.picture.credit
            framed.paragraphs.append(replace(first, text=text, picture=frame.picture))
            framed.reasons.append("")
        lines = (paragraph.text for paragraph in paragraphs[place : place + frame.lines])
        why = dict(zip(lines, reasons[place : place + frame.lines], strict=True))
        caption = frame.picture.caption if frame.picture else ""
        framed.dropped.extend(
            Dropped(
                text, why[text] or ("the caption again" if _says_again(text, caption) else _BESIDE)
            )
            for text in frame.other
        )
        place += frame.lines
    return framed


def _says_again(text: str, caption: str) -> bool:
    return bool(caption) and (text in caption or caption in text)


def _is_again(picture: Picture, above: Sequence[Paragraph]) -> bool:
    """Return whether it is the credit of the picture right above, as viewers print it twice."""
    before = [paragraph.picture for paragraph in above[-2:] if paragraph.picture]
    return not picture.caption and any(one.credit == picture.credit for one in before)


def _find_frame(
    paragraphs: Sequence[Paragraph], reasons: Sequence[str], place: int, seen: set[str]
) -> Frame | None:
    block = _block_from(paragraphs, place)
    return (
        read_labels(paragraphs[place : place + _LABELS])
        or read_between(paragraphs, place)
        or _read_agency(paragraphs, place)
        or _read_alternative(block, below_date=_is_below_date(paragraphs, place))
        or _read_marked(block, list(reasons[place : place + len(block)]), seen)
        or _read_repeated(paragraphs, place)
        or _read_begun(paragraphs, place)
        or _read_shouted(block)
        or _read_block(paragraphs, reasons, place, block)
        or read_over(paragraphs, reasons, place)
    )


def _block_from(paragraphs: Sequence[Paragraph], place: int) -> list[Paragraph]:
    """Return the paragraph with those below it as far as no blank line parts them."""
    end = place + 1
    while end < min(len(paragraphs), place + _MOST_LINES + 1) and not paragraphs[end].apart:
        end += 1
    return list(paragraphs[place:end])


def _is_below_date(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the day or a part of the story stands above, and so the headline as well."""
    above = paragraphs[max(0, place - _NEAR) : place]
    return any(_has_moment(p.text) or is_prose(p.text) for p in above)


def _read_alternative(block: Sequence[Paragraph], *, below_date: bool) -> Frame | None:
    """Return the frame below the words that stand for a picture where none can be shown."""
    if len(block) < 2 or is_finished(block[0].text) or len(block[0].text) > _LONGEST:
        return None
    if read_credits(block[0].text):
        return None
    alone = below_date and block[0].apart and len(block[0].text.split()) >= _FEWEST
    if read_source(block[1].text):
        below = read_labels(block[1:])
        return below and replace(below, lines=below.lines + 1, other=(block[0].text, *below.other))
    # The words for those who cannot see and the caption speak of one thing.
    kin = len(_words(block[0].text) & _words(block[1].text)) >= _KIN
    split = split_credit(block[1].text, above_lead=kin or block[1].text.endswith(")"))
    if alone and split and split[0] and len(block) == 2 and is_finished(split[0]):
        return Frame(2, Picture(caption=split[0], credit=split[1]), (block[0].text,))
    return None


def _read_agency(paragraphs: Sequence[Paragraph], place: int) -> Frame | None:
    """Return the frame of an agency's name alone and, below it, words that no full stop closes.

    So the BBC prints its captions; the story's own paragraphs close with one.
    """
    name, *below = paragraphs[place : place + 2]
    letters = bool(_LETTERS.fullmatch(name.text))
    if not below or not (letters or is_agency(name.text)) or not _is_below_date(paragraphs, place):
        return None
    text = below[0].text
    if letters and not any(is_prose(p.text) for p in paragraphs[place + 2 : place + 3]):
        return None
    if not letters and place and is_prose(paragraphs[place - 1].text) and is_prose(text):
        return Frame(1, None, (name.text,))  # of a picture without a caption
    telling = len(text.split()) >= _TELLING and len(text) <= _LONGEST and not is_finished(text)
    if (
        below[0].apart
        or not telling
        or not may_caption(text)
        or split_credit(text, above_lead=True)
    ):
        return None
    return Frame(2, Picture(caption=text, credit=name.text))


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{4,}", text.casefold()))


def _read_repeated(paragraphs: Sequence[Paragraph], place: int) -> Frame | None:
    """Return the frame of a credit and a caption that comes twice: under picture and in viewer."""
    lines = [paragraph.text for paragraph in paragraphs[place : place + 3]]
    told = split_credit(lines[0], above_lead=True) if lines[1:2] == lines[:1] else None
    if told and told[0]:  # no story says a sentence twice in a row
        return Frame(2, Picture(caption=told[0], credit=told[1]), (lines[1],))
    if len(lines) < 3 or len(set(lines)) != 2:
        return None
    # Above the caption, below it twice, or between the two.
    for credit, one, two in (lines, lines[::-1], (lines[1], lines[0], lines[2])):
        if one == two and read_credit(credit) and may_caption(one):
            return Frame(3, Picture(caption=one, credit=read_credit(credit)), (one,))
    return None


def _read_begun(paragraphs: Sequence[Paragraph], place: int) -> Frame | None:
    """Return the frame of a caption whose first words stand alone above it, for the blind."""
    line, *below = [paragraph.text for paragraph in paragraphs[place : place + 2]]
    if not below or len(line.split()) < _BEGUN or not below[0].startswith(line):
        return None
    split = split_credit(below[0], above_lead=True)
    if not split or not split[0].startswith(line):
        return None
    return Frame(2, Picture(caption=split[0], credit=split[1]), (line,))


def _read_shouted(block: Sequence[Paragraph]) -> Frame | None:
    """Return the frame of a credit with its label and, below it, a caption that capitals open."""
    if len(block) < 2 or not SHOUT.match(block[1].text) or not may_caption(block[1].text):
        return None
    credit = read_credit(block[0].text)
    return Frame(2, Picture(caption=block[1].text, credit=credit)) if credit else None


def _read_marked(
    block: Sequence[Paragraph], reasons: Sequence[str], seen: set[str]
) -> Frame | None:
    """Return the frame beside a page's own mark of a picture: `Lihat Foto`, `toggle caption`.

    seen: the lines above; the headline comes again where a page shows its picture.
    """
    if reasons[:1] == [_MARK] and len(block) > 1 and block[1].text in seen:
        below = _read_marked([block[0], *block[2:]], [reasons[0], *reasons[2:]], set())
        return below and replace(below, lines=below.lines + 1, other=(block[1].text, *below.other))
    marked = [place for place, reason in enumerate(reasons) if reason == _MARK]
    texts = [paragraph.text for paragraph in block]
    if marked[:1] == [0] and reasons[1:3] == ["", ""]:
        # Where the story follows at once, its first sentence is no caption.
        ends = len(block) == 3 or any(reasons[3:4]) or _opens_story(texts[3])
        pair = _read_pair(texts[1], texts[2], loose=ends or not is_finished(texts[2]))
        told = pair and pair.picture and pair.picture.caption == texts[2] and is_finished(texts[2])
        return None if told and not ends else pair and replace(pair, lines=3, other=(texts[0],))
    if marked[:1] == [2] and _TOGGLE.fullmatch(texts[2]) and not any(reasons[:2]):
        pair = _read_pair(texts[0], texts[1], loose=True)
        return pair and replace(pair, lines=3, other=(texts[2],))
    if marked[:1] == [0] and len(block) == 2 and not reasons[1] and read_credit_line(texts[1]):
        if is_header(texts[1]):
            return None  # of a menu: `Foto`, `Video`
        return Frame(2, Picture(credit=read_credit_line(texts[1])), (texts[0],))
    return None


def _opens_story(text: str) -> bool:
    """Return whether a line is the story's first or credits its writer: `Laporan Wartawan …`."""
    credits = read_credits(text)
    return bool(find_dateline(text) or (credits and not credits.names_only))


def _read_block(
    paragraphs: Sequence[Paragraph],
    reasons: Sequence[str],
    place: int,
    block: Sequence[Paragraph],
) -> Frame | None:
    """Return the frame that is a block of two lines, one the caption and the other its credit."""
    if len(block) != 2 or any(reasons[place : place + 2]) or not (block[0].apart or place == 0):
        return None
    upper, lower = block[0].text, block[1].text
    shouts = bool(SHOUT.match(upper) or SHOUT.match(lower))
    letters = bool(_LIST_OF_LETTERS.fullmatch(lower)) and is_finished(upper)
    dated = any(_has_moment(p.text) for p in paragraphs[max(0, place - 6) : place])
    source = is_picture_source(lower) and is_finished(upper) and dated
    return _read_pair(upper, lower, loose=shouts or letters or source)


def _read_pair(upper: str, lower: str, *, loose: bool) -> Frame | None:
    """Return the frame of a caption and a credit in either order.

    loose: names alone are credit enough.
    """
    for caption, line in ((upper, lower), (lower, upper)):
        credit = read_credit(line) or (read_credit_line(line) if loose else "")
        if credit and may_caption(caption) and not read_credit(caption):
            return Frame(2, Picture(caption=caption, credit=credit))
    return None


def read_credit_line(line: str) -> str:
    """Return the credit of a line that stands where a picture's credit does, else ""."""
    letters = sum(map(str.isalpha, line))
    return read_credit(line) or (line if is_names(line) and letters >= _SHORTEST else "")


def _has_moment(text: str) -> bool:
    credits = read_credits(text)
    return bool(credits and credits.moment)
