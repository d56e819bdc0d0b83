"""When a page's story was published: to the minute and with its zone where the page says so."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

from plugins.clip.moment import Moment, read_moment, settle_moment
from plugins.clip.page.structured import Described, texts_of

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
_ISO = re.compile(
    r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ]+(\d{1,2}):(\d{2})(?::(\d{2}))?(?:[.,]\d+)?"
    r"\s*(Z|UTC|GMT|WIB|WITA|WIT|[+-]\d{1,2}:?\d{2}|[+-]\d{2})?)?"
)
_COMPACT = re.compile(r"(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z|[+-]\d{4})?")
_SLASHED = re.compile(r"(\d{4})/(\d{1,2})/(\d{1,2})(?:\s+(\d{1,2}):(\d{2}))?(?::\d{2})?()()")
_AMERICAN = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4}|\d{2})\b")
_IN_URL = re.compile(
    r"/(20\d{2}|19\d{2})[/-](\d{1,2})[/-](\d{1,2})(?:[/-]|$)|/(20\d{2})/(\d{2})(\d{2})/|"
    r"[/-](20[0-3]\d)(0[1-9]|1[0-2])([0-3]\d)\d*[/-]"
)
_ZONES = {"WIB": 7, "WITA": 8, "WIT": 9, "Z": 0, "UTC": 0, "GMT": 0}
_YEARS = range(1900, 2200)


def find_moment(
    tree: HtmlElement, described: Described, lines: Sequence[str], *, american: bool
) -> Moment | None:
    """Return when the story was published, as exactly as the page states it.

    lines: what the page prints beside the headline. american: days are written after months.
    """
    stated = [
        moment for text in _stated(described) if (moment := read_stamp(text, american=american))
    ]
    seen = [
        moment
        for text in [*lines, *_places(tree)]
        if (moment := read_printed(text, american=american))
    ]
    seen = [moment for moment in seen if not moment.updated] or seen
    tags = [moment for text in _time_tags(tree) if (moment := read_stamp(text, american=american))]
    best = stated[0] if stated else None
    if best is None or best.clock is None:
        exact = [
            one
            for one in [*stated, *tags, *seen]
            if one.clock and (best is None or one.day == best.day)
        ]
        best = exact[0] if exact else best
    if best is None:
        best = next(iter([*tags, *seen]), None)
    if best is None:
        later = [
            moment for text in _later(described) if (moment := read_stamp(text, american=american))
        ]
        return Moment(later[0].day, later[0].clock, later[0].zone, updated=True) if later else None
    return _confirm(best, seen)


def moment_in_address(url: str) -> Moment | None:
    """Return the day that an address carries, as many sites' do."""
    found = _IN_URL.search(url)
    if not found:
        return None
    year, month, day = [int(part) for part in found.groups() if part]
    return _moment(year, month, day)


def read_stamp(text: str, *, american: bool) -> Moment | None:
    """Return the moment of a stamp as machines write it, or as people do."""
    text = text.strip()
    for rule in (_ISO, _COMPACT, _SLASHED):
        found = rule.match(text)
        if found:
            groups = [*found.groups(), None, None, None][:7]
            return _moment(*groups[:5], zone=groups[6])
    if re.fullmatch(r"\d{10}|\d{13}", text):
        moment = datetime.fromtimestamp(int(text[:10]), UTC)
        return Moment(moment.date(), moment.time(), UTC)
    try:
        parsed = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return read_printed(text, american=american)
    zone = parsed.utcoffset()
    return Moment(
        parsed.date(),
        parsed.time().replace(second=0, microsecond=0),
        timezone(zone) if zone is not None else None,
    )


def read_printed(text: str, *, american: bool) -> Moment | None:
    """Return the moment of a line that people read."""
    text = " ".join(text.split())
    if american:
        text = _AMERICAN.sub(_turn, text)
    text = re.sub(r"(?i)\b(\d{1,2}:\d{2})\s*([ap])\.m\.", r"\1 \2m", text)
    text = (
        re.sub(
            r"(?i)\b(?:(?:by|oleh)\s.{0,60}?|.{0,40})\s*[|•·]\s*(?=\w+,? \d{1,2})",
            "",
            text,
            count=1,
        )
        if len(text) < 120 and not read_moment(text)
        else text
    )
    return read_moment(text)


def settle(moment: Moment, language: str | None) -> datetime:
    """Return the moment as a datetime with a zone, as the paste room settles its own."""
    return settle_moment(moment, language)


def _turn(found: re.Match[str]) -> str:
    month, day = int(found[1]), int(found[2])
    return f"{day}/{month}/{found[3]}" if month <= 12 else found[0]


def _stated(described: Described) -> Iterator[str]:
    yield from texts_of(described.article.get("datePublished"))[:1]
    for name in _METAS[:6]:
        yield from described.metas.get(name, [])[:1]
    yield from described.items.get("datepublished", [])[:1]
    for name in _METAS[6:]:
        yield from described.metas.get(name, [])[:1]
    yield from described.items.get("datecreated", [])[:1]
    yield from texts_of(described.article.get("dateCreated"))[:1]


def _later(described: Described) -> Iterator[str]:
    yield from texts_of(described.article.get("dateModified"))[:1]
    for name in _LATER:
        yield from described.metas.get(name, [])[:1]


def _time_tags(tree: HtmlElement) -> Iterator[str]:
    tags = tree.xpath("//time[@datetime] | //*[@title and contains(@class,'published')]")[:30]
    for tag in tags:
        if any(one.tag in ("aside", "footer", "nav") for one in tag.iterancestors()):
            continue
        if "updat" in (tag.get("class") or "") or "modif" in (tag.get("itemprop") or "").lower():
            continue
        yield tag.get("datetime") or tag.get("title") or ""


def _places(tree: HtmlElement) -> Iterator[str]:
    """Yield the short texts of the elements that pages set aside for the date."""
    count = 0
    for element in tree.xpath("//*[@class or @id or self::time][not(self::script or self::body)]")[
        :6000
    ]:
        names = f"{element.get('class') or ''} {element.get('id') or ''}".split()
        if element.tag != "time" and not any(len(n) < 50 and _PLACES.fullmatch(n) for n in names):
            continue
        if any(one.tag in ("aside", "footer", "nav") for one in element.iterancestors()):
            continue
        text = element.xpath("string()")
        if len(text) > 600:
            continue
        count += 1
        if count > 30:
            return
        for line in [" ".join(text.split()), *text.split("\n"), *element.itertext()]:
            if any(map(str.isdigit, line)) and len(line) < 150:
                yield line.strip()


def _confirm(best: Moment, seen: Iterable[Moment]) -> Moment:
    """Return the stated moment, mended by the printed one that shows its clock in another zone.

    Many Indonesian sites stamp Jakarta's clock with "Z" or with no zone at all.
    """
    for printed in seen:
        if printed.updated or not printed.clock or abs((printed.day - best.day).days) > 1:
            continue
        if best.clock is None and printed.day == best.day:
            return printed
        same = (
            best.clock
            and printed.day == best.day
            and printed.clock.strftime("%H%M") == best.clock.strftime("%H%M")
        )
        if (
            same
            and printed.zone is not None
            and (best.zone is None or best.zone.utcoffset(None) == timedelta(0))
        ):
            return printed
    return best


def _moment(
    year: object,
    month: object,
    day: object,
    hour: object = None,
    minute: object = None,
    *,
    zone: str | None = None,
) -> Moment | None:
    try:
        when = date(int(str(year)), int(str(month)), int(str(day)))
        clock = (
            time(int(str(hour)), int(str(minute)))
            if hour is not None and minute is not None
            else None
        )
    except ValueError:
        return None
    return Moment(when, clock, _zone(zone) if clock else None) if when.year in _YEARS else None


def _zone(text: str | None) -> timezone | None:
    if not text:
        return None
    if text in _ZONES:
        return timezone(timedelta(hours=_ZONES[text]))
    digits = text[1:].replace(":", "")
    minutes = int(digits[:-2] or 0) * 60 + int(digits[-2:]) if len(digits) > 2 else int(digits) * 60
    return (
        timezone(timedelta(minutes=minutes if text[0] == "+" else -minutes))
        if minutes <= 14 * 60
        else None
    )
