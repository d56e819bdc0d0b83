"""How near a clipping is to what is right: word F1 and the like; reads no page."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from urllib.parse import unquote, urlsplit

from bench.clip_gold import Gold


@dataclass(frozen=True)
class Answer:
    """What a reader made of a page; body is plain text."""

    title: str = ""
    body: str = ""
    published: datetime | None = None
    authors: tuple[str, ...] = ()
    lead: str = ""
    pictures: tuple[tuple[str, str], ...] = ()


@dataclass
class Tally:
    """Figures gathered page by page. Each list holds 0 to 1 a page or item."""

    columns: dict[str, list[float]] = field(default_factory=dict)

    def add(self, column: str, value: float) -> None:
        """Add one figure to a column."""
        self.columns.setdefault(column, []).append(value)

    def mean(self, column: str) -> float | None:
        """Return the mean of a column, None where it has no figure."""
        values = self.columns.get(column)
        return sum(values) / len(values) if values else None


COLUMNS = ("body F1", "start", "title", "day", "minute", "authors", "lead", "caption recall",
           "caption precision", "credit")  # fmt: skip


def score(gold: Gold, answer: Answer, tally: Tally) -> None:
    """Add what the answer is worth."""
    if gold.body is not None:
        tally.add("body F1", word_f1(gold.body, answer.body))
    if gold.start:
        tally.add("start", float(_same_start(gold.start, answer.body)))
    if gold.title:
        tally.add("title", float(_plain(gold.title) == _plain(answer.title)))
    if gold.published:
        _score_moment(gold, answer.published, tally)
    if gold.authors is not None:
        tally.add(
            "authors",
            float([*map(_plain, gold.authors)] == [*map(_plain, answer.authors)]),
        )
    if gold.lead:
        tally.add("lead", float(_file(gold.lead) == _file(answer.lead)))
    if gold.pictures is not None:
        _score_captions(gold.pictures, answer.pictures, tally)


def word_f1(right: str, found: str) -> float:
    """Return the F1 of the words, counted as often as they stand."""
    first, second = Counter(_words(right)), Counter(_words(found))
    common = sum((first & second).values())
    total = sum(first.values()) + sum(second.values())
    return 2 * common / total if total else 1.0


def plain_body(markdown: str) -> str:
    """Return Markdown's words, without list marks, escapes and the addresses of links."""
    markdown = re.sub(r"(?m)^(?:-|\d+\.) ", "", markdown)
    text = re.sub(r"\]\(<[^>]*>\)", "]", markdown)
    text = text.replace("&lt;", "<").replace("&amp;", "&").replace("&#124;", "|")
    return re.sub(r"\\([^\w\s])", r"\1", text)


def _score_moment(gold: Gold, found: datetime | None, tally: Tally) -> None:
    right = gold.published
    assert right is not None
    tally.add("day", float(bool(found and _days(right) & _days(found))))
    if gold.dated and right.tzinfo:
        same = bool(found and found.tzinfo and abs((found - right).total_seconds()) < 60)
        tally.add("minute", float(same))


def _days(moment: datetime) -> set[object]:
    return {moment.date(), moment.astimezone(UTC).date()} if moment.tzinfo else {moment.date()}


def _score_captions(
    right: Sequence[tuple[str, str]], found: Sequence[tuple[str, str]], tally: Tally
) -> None:
    wanted = [(_words(caption), _plain(credit)) for caption, credit in right if caption]
    given = [(_words(caption), _plain(credit)) for caption, credit in found if caption]
    matched: set[int] = set()
    for words, credit in wanted:
        best = _nearest(words, [one for one, _ in given], matched)
        tally.add("caption recall", float(best is not None))
        if best is not None:
            matched.add(best)
        if credit:
            tally.add("credit", float(best is not None and given[best][1] == credit))
    for place in range(len(given)):
        tally.add("caption precision", float(place in matched))


def _nearest(words: list[str], given: Iterable[list[str]], taken: set[int]) -> int | None:
    for place, other in enumerate(given):
        if place not in taken and word_f1(" ".join(words), " ".join(other)) >= 0.9:
            return place
    return None


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(text: str) -> str:
    text = text.translate(str.maketrans("’‘“”–—\u00a0", "''\"\"-- "))
    return " ".join(text.split())


def _same_start(start: str, body: str) -> bool:
    words = _words(start)[:12]
    return words == _words(body)[: len(words)]


def _file(address: str) -> str:
    """Return the part of an address that names the picture, not its size or host."""
    path = [part for part in unquote(urlsplit(address).path).split("/") if part]
    return "/".join(path[-1:]).casefold()
