"""The headline of a paste and what stands above it; judges no line below but its repeats."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from plugins.clip.byline import read_credits
from plugins.clip.caption import split_credit
from plugins.clip.clipping import Dropped
from plugins.clip.dateline import find_dateline
from plugins.clip.outlets import is_outlet
from plugins.clip.paragraphs import Paragraph, is_prose
from plugins.clip.sentences import first_sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

_STRANGE = 1
_TOP = 15  # paragraphs in which a headline, and its repeat, are looked for
_LONGEST = 200
_BULLET = re.compile(r"[•●▪◦‣·○■►»>*-] ?(?P<label>[^.!?]{1,60})")
_CRUMB = re.compile(r"\s*(?:[>›»/|]|→)\s*")
# Names of sections, as menus and breadcrumbs of both languages print them.
_SECTIONS = frozenset(
    (
        "home|beranda|menu|search|cari|login|log in|masuk|daftar|sign in|sign up|register|"
        "subscribe|live|live tv|news|berita|berita utama|nasional|national|internasional|"
        "international|dunia|world|global|asia|asia pacific|europe|africa|middle east|americas|"
        "us|uk|indonesia|politik|politics|hukum|kriminal|peristiwa|ekonomi|economy|bisnis|"
        "business|markets|money|finance|olahraga|sport|sports|bola|sepakbola|teknologi|tekno|"
        "technology|tech|sains|science|kesehatan|health|hiburan|entertainment|gaya hidup|"
        "lifestyle|regional|daerah|megapolitan|metro|metropolitan|jakarta|travel|otomotif|opini|"
        "opinion|edukasi|pendidikan|humaniora|lingkungan|environment|climate|culture|budaya|foto|"
        "video|top news|terkini|terbaru|latest|breaking news|exclusive|eksklusif|trending|"
        "headline|headlines|tren"
    ).split("|")
)
_SUFFIX = re.compile(r"\s+(?:[|–—-]|::)\s+(?P<site>[^|–—]{2,40})$")


@dataclass(frozen=True)
class Headline:
    """title: "" where the paste shows none. rest: the paragraphs without it and its repeats."""

    title: str = ""
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    outlet: str = ""


def take_headline(paragraphs: Sequence[Paragraph]) -> Headline:
    """Return the headline, without the site's name, and the paragraphs without it."""
    place = _find_repeated(paragraphs)
    if place is None:
        place = _find_first(paragraphs)
    if place is None:
        # What looks like a site's header above no headline may well be the story: keep it all.
        return Headline(rest=list(paragraphs))
    above, dropped = _clear_above(paragraphs[:place])
    title, outlet = _cut_site(paragraphs[place].text)
    below, repeats = _cut_repeats(title, paragraphs[place].text, paragraphs[place + 1 :])
    return Headline(title, [*above, *below], [*dropped, *repeats], outlet)


def _find_repeated(paragraphs: Sequence[Paragraph]) -> int | None:
    """Return the place of a headline that comes again: news pages put it beside the picture.

    At most _STRANGE lines that are no known header may stand above it: captions repeat too.
    """
    top = paragraphs[:_TOP]
    strange = 0
    for place, paragraph in enumerate(top):
        text = paragraph.text
        if _is_above(text):
            continue
        again = any(_repeats(text, later.text) for later in top[place + 1 :])
        sound = text.count(" ") >= 2 and _is_headline(top, place)
        if again and sound and not split_credit(text, above_lead=True):
            return place
        strange += 1
        if strange > _STRANGE or is_prose(text):
            return None
    return None


def _find_first(paragraphs: Sequence[Paragraph]) -> int | None:
    for place, paragraph in enumerate(paragraphs[:_TOP]):
        if _is_above(paragraph.text) and place + 1 < len(paragraphs):
            continue
        if not _is_headline(paragraphs, place):
            return None
        return place + 1 if _is_kicker(paragraphs, place) else place
    return None


def _is_headline(paragraphs: Sequence[Paragraph], place: int) -> bool:
    text = paragraphs[place].text
    if len(text) > _LONGEST or text[-1] in ",;" or find_dateline(text):
        return False
    if len(text) > 120 and first_sentence(text) != text:
        return False
    stopped = text.rstrip("\"”’')").endswith(".") and not text.endswith("...")
    after = paragraphs[place + 1].text if place + 1 < len(paragraphs) else ""
    credits = read_credits(after) if after else None
    return not stopped or bool(credits and credits.moment)


def _is_above(text: str) -> bool:
    """Return whether the line is of the sort that stands above headlines: header or credits."""
    credits = read_credits(text)
    return _is_header(text) or bool(credits and not credits.names_only)


def _is_header(text: str) -> bool:
    """Return whether the line is a menu entry, a section's name or a trail of them."""
    bullet = _BULLET.fullmatch(text)
    label = bullet["label"].strip() if bullet else text
    if bullet and len(label.split()) <= 4:
        return True
    crumbs = [crumb for crumb in _CRUMB.split(label.casefold()) if crumb]
    if len(label) > 160 or not crumbs:
        return False
    known = [crumb in _SECTIONS or is_outlet(crumb) for crumb in crumbs]
    return all(known) or (len(crumbs) > 1 and known[0] and len(crumbs[-1].split()) <= 4)


def _is_kicker(paragraphs: Sequence[Paragraph], place: int) -> bool:
    """Return whether the line is a topic in capitals above the headline proper."""
    text = paragraphs[place].text
    if not text.isupper() or text.count(" ") > 2 or place + 1 >= len(paragraphs):
        return False
    after = paragraphs[place + 1].text
    return (
        not after.isupper()
        and after.count(" ") >= 3
        and not read_credits(after)
        and _is_headline(paragraphs, place + 1)
    )


def _clear_above(paragraphs: Sequence[Paragraph]) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the credits and prose above the headline, and the header lines that go."""
    kept, dropped = [], []
    for paragraph in paragraphs:
        text = paragraph.text
        if is_prose(text) or (_is_above(text) and not _is_header(text)):
            kept.append(paragraph)
        else:
            dropped.append(Dropped(text, "site header above the headline"))
    return kept, dropped


def _cut_site(title: str) -> tuple[str, str]:
    suffix = _SUFFIX.search(title)
    if suffix and is_outlet(suffix["site"]):
        return title[: suffix.start()], suffix["site"]
    return title, ""


def _repeats(title: str, text: str) -> bool:
    """Return whether the text is the title again, or the title with other words glued to it.

    A sentence may begin with the words of a headline, so what follows must be a new beginning.
    """
    if not text.startswith(title):
        return False
    after = text[len(title) :]
    return not after or (after[0] == " " and (after[1].isupper() or after[1] in '"“(['))


def _cut_repeats(
    title: str, printed: str, paragraphs: Sequence[Paragraph]
) -> tuple[list[Paragraph], list[Dropped]]:
    """Return the paragraphs without the headline's repeats near the top."""
    kept: list[Paragraph] = []
    dropped: list[Dropped] = []
    for paragraph in paragraphs[:_TOP]:
        if paragraph.text in (title, printed):
            dropped.append(Dropped(paragraph.text, "the headline again"))
        elif title.count(" ") >= 2 and _repeats(title, paragraph.text):
            dropped.append(Dropped(title, "the headline again, glued to the text after it"))
            rest = paragraph.text[len(title) :].strip()
            kept.append(replace(paragraph, text=rest, glued=True))
        else:
            kept.append(paragraph)
    return [*kept, *paragraphs[_TOP:]], dropped
