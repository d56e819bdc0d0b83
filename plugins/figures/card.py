"""The card that a shared link shows: headline, category, date, the site's name, and a picture.

Pure: words and a style in, bytes out, the same on every machine.
"""

from __future__ import annotations

import hashlib
import io
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from PIL import Image, ImageOps

from plugins.figures.lettering import drawable, set_text
from plugins.figures.sheet import INK, SOFT, TONE, Sheet

if TYPE_CHECKING:
    from plugins.figures.style import Colour, Style

SIZE = (1200, 630)  # what networks show uncut: https://ogp.me, twice Facebook's 600 × 315
_MARGIN = 64
_PICTURE = 456  # pixels of width that a picture takes, at the right
_GAP = 44
# Width of the sheet, of what is written on it, and its mode: by itself, and beside a picture.
_ALONE = (SIZE[0], SIZE[0] - 2 * _MARGIN, "P")
_BESIDE = (SIZE[0] - _PICTURE, SIZE[0] - _PICTURE - _MARGIN - _GAP, "RGB")
_TITLES = (128, 112, 98, 86, 76, 68, 60, 52, 45, 39, 34, 30)
_LEADING = 1.1
_TOP, _LABEL, _NAME, _FOOT = 58, 30, 42, 28
_TITLE_TOP, _TITLE_BOTTOM = 122, 500
_RULE = 534
_QUALITY = 65  # of a JPEG: letters on paper show no seam yet, and networks encode it again


@dataclass(frozen=True)
class Words:
    """What a card says. `language`: of the words; `site`: the digest's name."""

    language: str
    title: str
    category: str
    day: str
    site: str


def tell_poster(language: str, title: str, day: str, picture: str) -> str:
    """Return what changes when anything does that a card shows of one text.

    picture: digest of the copy it shows, or "". With that the poster begins, and a space.
    """
    return f"{picture} {_digest(repr((language, title, day)))}"


def tell_ground(category: str, site: str, style: Style, *versions: str) -> str:
    """Return what changes when anything does that the cards of a category have in common."""
    return _digest(f"{(category, site, *versions)!r} {_style_key(style)}")


def card_key(poster: str, ground: str) -> str:
    """Return what changes when the card does."""
    return _digest(f"{poster} {ground}")


def _digest(told: str) -> str:
    return hashlib.blake2b(told.encode(), digest_size=16).hexdigest()


@lru_cache(maxsize=1)
def _style_key(style: Style) -> str:
    faces = [(one.weight, one.digest) for one in (style.serif, style.sans, style.sans_bold)]
    return repr((style.paper, style.ink, style.soft, style.rule, style.tones, faces))


def extension_of(picture: str) -> str:
    """Return what a card's name ends in: a photograph is lighter as JPEG, plain words as PNG."""
    return "jpg" if picture else "png"


def draw_card(words: Words, style: Style, picture: bytes | None) -> bytes:
    """Return the card. `picture`: a copy of ours, JPEG or PNG.

    Cost: two milliseconds, and seven more where the last cards did not show the same picture.
    """
    room = _ALONE if picture is None else _BESIDE
    heading = _heading(style, words.language, words.category, words.site, room)
    if picture is None:
        sheet = heading.copy()
        _write(sheet, words, style, room[1])
        return sheet.as_png()
    drawn = _panel(picture, style.paper)
    _write(heading.onto(drawn), words, style, room[1])  # over all that the last card said
    out = io.BytesIO()
    drawn.save(out, "JPEG", quality=_QUALITY)
    return out.getvalue()


@lru_cache(maxsize=16)  # 2 MB each
def _heading(
    style: Style, language: str, category: str, site: str, room: tuple[int, int, str]
) -> Sheet:
    """Return what the cards of a category share: its label, the rule, and the site's name.

    room: _ALONE or _BESIDE.
    """
    across, width, mode = room
    inks = (style.ink, style.soft, style.tone(language))
    sheet = Sheet((across, SIZE[1]), style.paper, inks, mode)
    if category:
        label = drawable(category, style.sans_bold)
        (line,) = set_text(label, style.sans_bold, (width, _LABEL), (_LABEL,), 1.0).lines or ("",)
        sheet.text((_MARGIN, _TOP), line, style.sans_bold, _LABEL, TONE)
    sheet.line((_MARGIN, _RULE, _MARGIN + width, _RULE + 3))
    name = drawable(site, style.serif)
    sheet.text((_MARGIN, _RULE + 18), name, style.serif, _NAME, INK)
    end = _MARGIN + style.serif.letters(_NAME).length(name)
    sheet.text((end, _RULE + 18), ".", style.serif, _NAME, TONE)
    return sheet


def _write(sheet: Sheet, words: Words, style: Style, width: int) -> None:
    """Write the headline, and the day where the site's name leaves it room."""
    box = (width, _TITLE_BOTTOM - _TITLE_TOP)
    title = set_text(drawable(words.title, style.serif), style.serif, box, _TITLES, _LEADING)
    for number, line in enumerate(title.lines):
        place = (_MARGIN, _TITLE_TOP + number * title.step)
        sheet.text(place, line, style.serif, title.size, INK)
    name = style.serif.letters(_NAME).length(drawable(words.site, style.serif))
    day = drawable(words.day, style.sans)
    across = style.sans.letters(_FOOT).length(day)
    if across <= width - name - 40:
        sheet.text((_MARGIN + width - across, _RULE + 31), day, style.sans, _FOOT, SOFT)


@lru_cache(maxsize=4)  # 3 MB each; cards with one picture are drawn one after the other
def _panel(picture: bytes, paper: Colour) -> Image.Image:
    """Return a card that shows the middle of a picture; what is left of it is to be drawn over."""
    place = (_PICTURE, SIZE[1])
    with Image.open(io.BytesIO(picture), formats=("JPEG", "PNG")) as opened:
        opened.draft("RGB", place)
        opened.load()
        shown: Image.Image = opened
        if opened.format == "PNG":
            shown = Image.new("RGBA", opened.size, paper)
            shown.alpha_composite(opened.convert("RGBA"))
        fitted = ImageOps.fit(shown.convert("RGB"), place, Image.Resampling.HAMMING)
    card = Image.new("RGB", SIZE, paper)
    card.paste(fitted, (SIZE[0] - _PICTURE, 0))
    return card
