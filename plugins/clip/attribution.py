"""Which lines around a story say who wrote it and when; reads no line itself, `byline` does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from plugins.clip.byline import Credits, is_job, is_story, merge_credits, read_credits
from plugins.clip.clipping import Dropped
from plugins.clip.moment import Moment
from plugins.clip.outlets import is_nobody, is_place, is_section
from plugins.clip.paragraphs import Paragraph, is_prose

if TYPE_CHECKING:
    from collections.abc import Sequence

_ZONE = 30  # paragraphs; credits stand this near to the story's ends
_SENTENCE = 6  # spaces of a line that tells something
_TOLD = 20_000  # letters of the story in which a name is looked for
_MOST_LISTED = 16  # lines below a label that may name writers and their posts
_LONGEST_POST = 90  # characters of a writer's post
_WORD = re.compile(r"\w+")
# Capitalised labels that could be a name; what stands in the story is sorted out by the story.
_LABELS = frozenset(
    "related topics topic news stories story updates update live gallery image images photos menu "
    "share save listen comments premium free read more watch video audio podcast newsletter print "
    "waktu baca berita terkait terkini bagikan komentar simpan cetak artikel dengarkan gratis "
    "pernyataan edisi halaman daftar isi laporan utama khusus exclusive special report breaking "
    "besar kecil normal sedang small large medium text teks font "
    "opinion analysis explainer advertisement iklan transcript download embed playlist "
    "partners mitra".split()
)


@dataclass(frozen=True)
class Byline:
    """The credits of a paste, and the paragraphs that are none.

    outlet: of the lines above the story. behind: of those below it, mostly whose story it was.
    above, below: how many paragraphs of `rest` stand before the story, and after it.
    """

    authors: list[str] = field(default_factory=list)
    moment: Moment | None = None
    outlet: str = ""
    behind: str = ""
    rest: list[Paragraph] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    above: int = 0
    below: int = 0


def take_byline(paragraphs: Sequence[Paragraph], story: tuple[int, int] | None = None) -> Byline:
    """Return the credits of the lines before the story and after it; the story is the rest.

    Names after the story count only where none stands before it: agencies list there everyone
    who helped. story: the places of its first paragraph and of the one after its last, where
    the caller knows them.
    """
    first, last = story or _story_bounds(paragraphs)
    told = _Told(paragraphs[first:last])
    above, kept_above = _read_zone(paragraphs[:first], told)
    below, kept_below = _read_zone(paragraphs[last:], told, bare=False)
    head, both = merge_credits(above), merge_credits([*above, *below])
    dropped = list(both.dropped)
    authors = head.authors or both.authors
    if not authors and story:
        authors, kept_above = _guess_writer(head, kept_above, told)
    if head.authors:
        helpers = [name for name in merge_credits(below).authors if name not in head.authors]
        dropped += [Dropped(name, "named below the story, not in its byline") for name in helpers]
    return Byline(
        authors=_each_once(authors),
        moment=head.moment if head.moment and not head.moment.updated else both.moment,
        outlet=head.outlet,
        behind=both.outlet,
        rest=[*kept_above, *paragraphs[first:last], *kept_below],
        dropped=dropped,
        above=len(kept_above),
        below=len(kept_below),
    )


class _Told:
    """What the story tells: a name in it is one that it writes of, or its place."""

    def __init__(self, story: Sequence[Paragraph]) -> None:
        # A line that is nothing but the name may credit the story once more.
        text = " ".join(p.text for p in story if p.text.count(" ") >= _SENTENCE)[:_TOLD]
        self._words = f" {_plain(text)} "

    def names(self, name: str) -> bool:
        """Return whether the story has the name."""
        return f" {_plain(name)} " in self._words

    def may_write(self, name: str) -> bool:
        """Return whether a name without a label may be a writer's."""
        words = _plain(name).split()
        if self.names(name) or is_place(name) or is_section(name) or is_nobody(name):
            return False
        return not any(word in _LABELS for word in words)


def _plain(text: str) -> str:
    return " ".join(_WORD.findall(text.casefold()))


def _each_once(names: Sequence[str]) -> list[str]:
    """Return the names, each once and in small letters where they are printed so too."""
    spelt: dict[str, str] = {}
    for name in names:
        known = spelt.setdefault(name.casefold(), name)
        if known.isupper() and not name.isupper():
            spelt[name.casefold()] = name
    return list(spelt.values())


def _story_bounds(paragraphs: Sequence[Paragraph]) -> tuple[int, int]:
    """Return the places of the first paragraph of prose and of the one after the last."""
    prose = [place for place, p in enumerate(paragraphs) if is_story(p)]
    if not prose:
        return min(_ZONE, len(paragraphs)), len(paragraphs)
    return min(_ZONE, prose[0]), max(prose[-1] + 1, len(paragraphs) - _ZONE)


def _guess_writer(
    head: Credits, kept: list[Paragraph], told: _Told
) -> tuple[tuple[str, ...], list[Paragraph]]:
    """Return the writer that no label and no neighbour tells, and the lines without that one.

    A word alone beside the date, else the one line that is a whole name the story never says.
    """
    if head.lone and told.may_write(head.lone):
        return (head.lone,), kept
    named = [
        (place, credits.authors)
        for place, paragraph in enumerate(kept)
        if (credits := None if paragraph.glued else read_credits(paragraph.text))
        and credits.names_only
        and credits.authors
        and all(" " in name and told.may_write(name) for name in credits.authors)
    ]
    places = [place for place, _ in named]
    if not named or places[-1] - places[0] != len(places) - 1:
        return (), kept  # names here and there: none of them is surer than the others
    authors = tuple(name for _, names in named for name in names)
    return authors, [*kept[: places[0]], *kept[places[-1] + 1 :]]


def _read_zone(
    zone: Sequence[Paragraph], told: _Told, *, bare: bool = True
) -> tuple[list[Credits], list[Paragraph]]:
    """Return the credits of the zone and its other paragraphs.

    A line of capitalised words is a name only beside a line with a date, an outlet or a role,
    and with `bare` False not even there.
    """
    read = [None if p.glued or p.picture else read_credits(p.text) for p in zone]
    listed = _read_lists(zone, read)
    for place, credits in listed.items():
        read[place] = credits
    sure = [bool(line and not line.names_only) for line in read]
    if any(line and " " in "".join(line.authors) for line in read):
        # Beside a writer's whole name one word is a place: `Herawati Diah`, `Jakarta`.
        read = [
            line if line and (place in listed or not _is_one_word(line)) else None
            for place, line in enumerate(read)
        ]
    read = [_without_places(line, told) if line and line.names_only else line for line in read]
    for place, line in enumerate(read):
        if line and line.posted and any(sure[max(0, place - 1) : place]):
            sure[place] = True  # guests stand one below the other
        if line and line.names_only and not line.authors:  # a job between a name and the date
            around = range(max(0, place - 1), min(place + 2, len(read)))
            names = [n for n in around if (one := read[n]) and one.names_only and one.authors]
            job = bool(is_job(zone[place].text) and names)
            sure[place] = job or any(sure[n] for n in around)
    return _sort_lines(zone, read, sure, bare=bare)


def _sort_lines(
    zone: Sequence[Paragraph], read: Sequence[Credits | None], sure: Sequence[bool], *, bare: bool
) -> tuple[list[Credits], list[Paragraph]]:
    kept: list[Paragraph] = []
    lines: list[Credits] = []
    named = False  # writers stand together: a name further on is a place or a caption
    for place, (paragraph, line) in enumerate(zip(zone, read, strict=True)):
        beside = bare and any(sure[max(0, place - 1) : place + 2])
        far = named and bool(line and line.authors) and not (lines and lines[-1].names_only)
        if line and line.names_only and line.authors and _is_labelled_elsewhere(read, place):
            kept.append(paragraph)
        elif line and (sure[place] or (beside and not far)):
            lines.append(line)
            named = named or (line.names_only and bool(line.authors))
        else:
            kept.append(paragraph)
    return lines, kept


def _is_labelled_elsewhere(read: Sequence[Credits | None], place: int) -> bool:
    """Return whether a label names the writers, so that bare names are somebody else's.

    Those right below the label's line go on with it.
    """
    above = read[place - 1] if place else None
    goes_on = above and (above.labelled or above.waits)
    return not goes_on and any(line and line.labelled for line in read)


def _without_places(line: Credits, told: _Told) -> Credits | None:
    """Return a line of names alone without it where they are the story's, not its writers'."""
    if line.authors and not all(map(told.may_write, line.authors)):
        return None
    return line


def _is_one_word(line: Credits) -> bool:
    return line.names_only and bool(line.authors) and not any(" " in a for a in line.authors)


def _read_lists(zone: Sequence[Paragraph], read: Sequence[Credits | None]) -> dict[int, Credits]:
    """Return the lines that a label alone on its line opens: names, or names each with a post."""
    found: dict[int, Credits] = {}
    for place, line in enumerate(read):
        if not line or not line.waits or place in found:
            continue
        for below in _list_below(zone, read, place + 1):
            credits = read_credits(zone[below].text)
            names = credits.authors if credits and credits.names_only else ()
            role = line.waits if names else "other"
            found[below] = _label(zone[below].text, names, role)
    return found


def _label(text: str, names: tuple[str, ...], role: str) -> Credits:
    if role == "writer":
        return Credits(authors=names, labelled=True)
    reason = "not an author: editor or the like" if names else "a writer's post"
    return Credits(dropped=(Dropped(text, reason),))


def _list_below(zone: Sequence[Paragraph], read: Sequence[Credits | None], first: int) -> list[int]:
    """Return the places of the lines that a label at `first - 1` covers.

    Where a post stands below the first name, each further name has one as well.
    """
    places: list[int] = []
    posted = not _is_name(read, first + 1) and _is_post(zone, read, first + 1)
    for place in range(first, min(first + _MOST_LISTED, len(zone))):
        if set(_plain(zone[place].text).split()) <= _LABELS:
            break
        if _is_name(read, place):
            if places and posted and not _is_post(zone, read, place + 1):
                break
        elif not (posted and places and _is_post(zone, read, place)):
            break
        places.append(place)
        if not posted and not _is_name(read, place + 1):
            break
    return places


def _is_name(read: Sequence[Credits | None], place: int) -> bool:
    line = read[place] if place < len(read) else None
    return bool(line and line.names_only and line.authors)


def _is_post(zone: Sequence[Paragraph], read: Sequence[Credits | None], place: int) -> bool:
    """Return whether the line may say what a writer is: short, no sentence, no other credit."""
    if place >= len(zone) or len(zone[place].text) > _LONGEST_POST or is_prose(zone[place].text):
        return False
    line = read[place]
    return line is None or (line.names_only and not line.authors)
