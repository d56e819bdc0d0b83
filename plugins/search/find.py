"""What of a text can be found, and what a result shows of it. Pure: articles in, values out."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from plugins.search.engine import Record
from plugins.story.address import LANGUAGES
from plugins.story.opening import first_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.story.glossary import Glossary

CARDS = 64  # results in a file: some 5 kB on their way


class Finder:
    """Tells of articles what search needs.

    tags, categories: the glossaries. spell_day: (day, language) -> the day in words.
    """

    def __init__(
        self, tags: Glossary, categories: Glossary, spell_day: Callable[[date, str], str]
    ) -> None:
        self._tags = {
            language: {key: term.names[language] for key, term in tags.terms.items()}
            for language in LANGUAGES
        }
        self._categories, self._spell_day = categories, spell_day
        self._sections: dict[tuple[str, str], str] = {}

    def sign(self, article: Any, *, is_whole: bool) -> str:
        """Return what changes when anything does that search tells of the article.

        How days are spelled apart. Asks for nothing that has to be fetched: a site is signed at
        every build.
        """
        names = self._tags[article.lang]
        tags = "\t".join([names[tag.slug] for tag in article.tags])
        section = self._section(article)
        # Of an old text nothing is told that its card does not show, but for section and tags.
        told = f"{article.fingerprint}\n{article.url}" if is_whole else article.card_mark
        return f"{told}\n{section}\n{tags}"

    def sign_days(self, language: str) -> str:
        """Return what changes when a weekday or a month is spelled otherwise."""
        days = [date(2001, 1, one) for one in range(1, 8)]
        days += [date(2001, one, 1) for one in range(2, 13)]
        return "\n".join([self._spell_day(one, language) for one in days])

    def record(self, article: Any, *, is_whole: bool) -> Record:
        """Return what can be found; of an old text title, tags and summary or first words."""
        story = article.story
        names = self._tags[article.lang]
        tags = tuple(names[tag.slug] for tag in article.tags)
        section = self._section(article)
        words = [article.summary, *tags]
        if is_whole:
            words += [*story.authors, story.source.name if story.source else "", article.plain]
        else:
            words.append(article.opening)
        filters = {"category": (section,) if section else (), "tag": tags, "year": (story.year,)}
        held = {name: values for name, values in filters.items() if values}
        return Record(f"/{article.url}", "\n".join(words), article.title, held)

    def _section(self, article: Any) -> str:
        """Return the name of the article's category, "" where it has none."""
        key = (article.story.category, article.lang)
        if key not in self._sections:
            term = self._categories.find(key[0]) if key[0] else None
            self._sections[key] = term.names[article.lang] if term else ""
        return self._sections[key]

    def cards(self, articles: Sequence[Any]) -> list[bytes]:
        """Return the files of what results show, CARDS articles in each, as JSON.

        Each is [address, title, day as YYYY-MM-DD, day in words, summary].
        """
        rows = [self._card(one) for one in articles]
        return [
            json.dumps(rows[at : at + CARDS], ensure_ascii=False, separators=(",", ":")).encode()
            for at in range(0, len(rows), CARDS)
        ]

    def _card(self, article: Any) -> list[str]:
        summary = article.summary or first_words(article.opening)
        day = article.story.date.date()
        spelled = self._spell_day(day, article.lang)
        return [f"/{article.url}", article.title, day.isoformat(), spelled, summary]
