"""When a page's story was published: to the minute and with its zone where the page says so."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from plugins.clip.moment import WIB, Moment, part_moments, read_moment, settle_moment
from plugins.clip.page.elsewhere import is_elsewhere
from plugins.clip.page.parts import names_of
from plugins.clip.page.stamps import UNSET, exact_moment, read_machine
from plugins.clip.page.structured import Described, texts_of
from plugins.clip.page.timetags import is_teaser, time_tags

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from lxml.html import HtmlElement

_METAS = (
    "article:published_time", "og:article:published_time", "og:published_time", "datepublished",
    "article:published", "publishdate", "publish_date", "published_time", "pubdate", "publish-date",
    "parsely-pub-date", "sailthru.date", "dc.date.issued", "dcterms.issued", "dcterms.created",
    "dc.date", "dc.date.created", "dcterms.date", "content_publisheddate",
    "cxenseparse:recs:publishtime",
    "cxenseparse:publishtime", "article_date_original", "article.published", "displaydate", "ptime",
    "dcsext.articlefirstpublished", "originalpublicationdate", "published", "pdate", "date",
    "datecreated",
    "citation_publication_date", "citation_date", "bt:pubdate", "created", "publication_date",
    "article:create_time",
)  # fmt: skip
_ANY_META = re.compile(r"(?:^|[:._-])(?:publish\w*|pub|posted|created?|issued)[:._-]?(?:date|time)")
_LATER = (
    "article:modified_time",
    "og:updated_time",
    "datemodified",
    "lastmod",
    "last-modified",
)
_PLACES = re.compile(
    r"(?:.*[_-]|)(?:dates?\w*|time\w*|tanggal|waktu|tgl|publish\w*|posted\w*|pubdate|datetime|"
    r"jam|meta|info|byline)"
    r"(?:[_-]{1,2}\w{1,14})*",
    re.IGNORECASE,
)
_FIGURES = re.compile(r"\b(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})\b")
_CLOCK_ONLY = re.compile(r"(?:pukul|jam|at|[|,-])?\s*\d{1,2}[:.]\d{2}\b.{0,20}", re.IGNORECASE)
_IN_URL = re.compile(
    r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)|/(20\d{2})/(\d{2})(\d{2})/|"
    r"[/-](20[0-3]\d)(0[1-9]|1[0-2])([0-3]\d)\d*[/-]"
)
_LONGEST_LINE = 150
_LONGEST_BESIDE = 60
_LARGEST_PLACE = 600
_MOST_PLACES = 30


def find_moment(
    tree: HtmlElement,
    described: Described,
    lines: Sequence[str],
    *,
    american: bool,
    labelled: Iterable[str] = (),
) -> Moment | None:
    """Return when the story was published, as exactly as the page states it.

    lines: what the page prints beside the headline. american: days are written after months.
    labelled: the dates that the page prints elsewhere behind a label, as "Tanggal: 08.12.2021".
    What the page tells machines goes first, then what it prints below its headline, then the
    rest of the page; what readers see mends the clock and the zone of what machines are told.
    """
    both = {
        "stated": [_readings(text, american=american) for text in _stated(described)],
        "near": [_readings(text, american=american) for text in _join_clocks(lines)],
        "tags": [_readings(text, american=american) for text in time_tags(tree)],
        "labelled": [_readings(text, american=american) for text in labelled],
        "placed": [_readings(text, american=american) for text in _places(tree)],
    }
    found = {name: _settle_figures(texts, both) for name, texts in both.items()}
    stated, near = found["stated"], _published(found["near"])
    weak = [*found["tags"], *_published(found["labelled"]), *_published(found["placed"])]
    if not stated and not near:
        weak = _as_in_address(weak, described)
    best = next(iter([*stated, *near, *weak]), None)
    if best is None:
        later = [
            moment for text in _later(described) for moment in _readings(text, american=american)
        ]
        updated = [*found["near"], *later, *found["placed"]][:1]
        return replace(updated[0], updated=True) if updated else None
    if best.clock is None:
        exact = [one for one in [*stated, *near, *weak] if one.clock and one.day == best.day]
        best = exact[0] if exact else best
    printed = [*near, *_published(found["placed"])]
    return _confirm(best, [*stated, *found["tags"]], printed)


def moment_in_address(url: str) -> Moment | None:
    """Return the day that an address carries, as many sites' do."""
    found = _IN_URL.search(url)
    if not found:
        return None
    year, month, day = [int(part) for part in found.groups() if part]
    return exact_moment(year, month, day)


def settle(moment: Moment, language: str | None, *, at_home: bool = False) -> datetime:
    """Return the moment as a datetime with a zone, as the paste room settles its own.

    A story of an Indonesian newsroom that is stamped in Greenwich time appeared on Jakarta's day.
    """
    when = settle_moment(moment, language, at_home=at_home)
    greenwich = moment.clock and when.utcoffset() == timedelta(0)
    return when.astimezone(WIB) if (language == "id" or at_home) and greenwich else when


def _readings(text: str, *, american: bool) -> list[Moment]:
    """Return what a text may mean, likeliest first: figures alone may put the month first."""
    machine = read_machine(text)
    if machine:
        return [machine]
    figures = _FIGURES.search(text)
    if not figures or int(figures[1]) > 12 or int(figures[3]) > 12 or figures[1] == figures[3]:
        return _read_printed(text)
    turned = f"{figures[3]}{figures[2]}{figures[1]}{figures[2]}{figures[4]}"
    orders = [text, text[: figures.start()] + turned + text[figures.end() :]]
    read = [moment for order in orders for moment in _read_printed(order)[:1]]
    return read[::-1] if american else read


def _read_printed(text: str) -> list[Moment]:
    """Return the moment of a line that people read, one of publication before one of an update.

    A day without a time among many words is the day of what a caption tells.
    """
    text = " ".join(text.split())
    text = re.sub(r"(?i)\b(\d{1,2}:\d{2})\s*([ap])\.m\.", r"\1 \2m", text)
    whole = read_moment(text)
    if whole:
        return [whole] if whole.day != UNSET else []
    parts = [
        moment
        for moment, around in part_moments(text)
        if moment.clock or len(around) <= _LONGEST_BESIDE
    ]
    return sorted(parts, key=lambda moment: moment.updated)[:1]


def _settle_figures(
    texts: Iterable[list[Moment]], both: dict[str, list[list[Moment]]]
) -> list[Moment]:
    """Return one moment for each text: of two meanings the one whose day another text names."""
    sure = {one[0].day for group in both.values() for one in group if len(one) == 1}
    return [
        next((moment for moment in meanings if moment.day in sure), meanings[0])
        for meanings in texts
        if meanings
    ]


def _published(moments: Iterable[Moment]) -> list[Moment]:
    return [moment for moment in moments if not moment.updated]


def _join_clocks(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines, a day joined to the time of day that stands on the next line.

    A long line is prose or a caption: the days it tells are those of events.
    """
    lines = [part.strip() for line in lines for part in line.split("\n")]
    for place, line in enumerate(lines):
        if not any(map(str.isdigit, line)) or len(line) > _LONGEST_LINE:
            continue
        after = lines[place + 1] if place + 1 < len(lines) else ""
        if _CLOCK_ONLY.fullmatch(after) and not re.search(r"\d[:.]\d\d", line):
            yield f"{line} {after}"
        yield line


def _as_in_address(moments: list[Moment], described: Described) -> list[Moment]:
    """Return the moments, those of the day that the page's address carries first."""
    addresses = [
        described.meta("og:url"),
        *texts_of(described.article.get("mainEntityOfPage"), "@id"),
        *texts_of(described.article.get("url")),
    ]
    days = [moment.day for url in addresses if (moment := moment_in_address(url))]
    return sorted(moments, key=lambda one: not any(abs(one.day - day).days <= 1 for day in days))


def _stated(described: Described) -> Iterator[str]:
    yield from texts_of(described.article.get("datePublished"))[:1]
    for name in _METAS[:6]:
        yield from described.metas.get(name, [])[:1]
    yield from described.items.get("datepublished", [])[:1]
    for name in _METAS[6:]:
        yield from described.metas.get(name, [])[:1]
    yield from described.items.get("datecreated", [])[:1]
    yield from texts_of(described.article.get("dateCreated"))[:1]
    yield from described.dated
    for name, contents in described.metas.items():
        if name not in _METAS and _ANY_META.search(name):
            yield contents[0]


def _later(described: Described) -> Iterator[str]:
    yield from texts_of(described.article.get("dateModified"))[:1]
    for name in _LATER:
        yield from described.metas.get(name, [])[:1]


def _places(tree: HtmlElement) -> Iterator[str]:
    """Yield the short texts of the elements that pages set aside for the date."""
    count = 0
    for element in tree.xpath(
        "//*[@class or @id or @data-testid or @data-qa or self::time]"
        "[not(self::script or self::body)]"
    )[:6000]:
        names = names_of(element).split()
        if element.tag != "time" and not any(len(n) < 50 and _PLACES.fullmatch(n) for n in names):
            continue
        if is_elsewhere(element) or is_teaser(element):
            continue
        pieces = list(element.itertext())
        whole = " ".join(" ".join(pieces).split())
        if len(whole) > _LARGEST_PLACE:
            continue
        count += 1
        if count > _MOST_PLACES:
            return
        for line in [whole, *"".join(pieces).split("\n"), *pieces]:
            if any(map(str.isdigit, line)) and len(line) < _LONGEST_LINE:
                yield line.strip()


def _confirm(best: Moment, stamps: Iterable[Moment], printed: Iterable[Moment]) -> Moment:
    """Return the moment as readers see it, where the page prints its clock.

    Many Indonesian sites stamp Jakarta's clock with "Z" or with no zone at all.
    """
    seen = [one for one in printed if one.clock and not one.updated and _is_near(one.day, best.day)]
    local = [one for one in stamps if one.zone and one.zone.utcoffset(None)]
    for one in seen:
        if one.zone and best.zone and _instant(one) == _instant(best):
            return one
    if best.clock == time() and seen and seen[0].day == best.day:
        return seen[0]  # a stamp of midnight is a day whose time was not asked for
    if not _is_zoned(best):
        for one in [*(one for one in seen if one.zone), *local, *seen]:
            if _is_same_clock(one, best):
                return Moment(best.day, best.clock, one.zone)
    if best.clock and not any(_is_same_clock(one, best) for one in seen):
        for stamp in stamps:
            if _is_zoned(stamp) and any(_is_same_clock(stamp, one) for one in seen[:1]):
                return stamp
    return best


def _is_near(one: date, other: date) -> bool:
    return abs((one - other).days) <= 1


def _is_zoned(moment: Moment) -> bool:
    """Return whether the moment has a zone that somebody chose: "Z" is often but a default."""
    return moment.zone is not None and moment.zone.utcoffset(None) != timedelta(0)


def _is_same_clock(one: Moment, other: Moment) -> bool:
    if not one.clock or not other.clock:
        return False
    return one.day == other.day and one.clock.strftime("%H%M") == other.clock.strftime("%H%M")


def _instant(moment: Moment) -> datetime:
    when = datetime.combine(moment.day, moment.clock or datetime.min.time(), moment.zone)
    return when.replace(second=0, microsecond=0)
