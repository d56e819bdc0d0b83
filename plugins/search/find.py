"""What of a text can be found, and what a result shows of it. Pure: articles in, values out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from plugins.search.engine import Record
from plugins.story.opening import first_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from plugins.story.glossary import Glossary

CARDS = 64  # results in a file: some 5 kB on their way


class Finder:
    """Tells of articles what search needs.

    tags, categories: the glossaries. spell_day: (article) -> its day in its own words.
    """

    def __init__(
        self, tags: Glossary, categories: Glossary, spell_day: Callable[[Any], str]
    ) -> None:
        self._tags, self._categories, self._spell_day = tags, categories, spell_day

    def sign(self, article: Any, *, is_whole: bool) -> str:
        """Return what changes when anything does that search tells of the article."""
        story = article.story
        told = article.fingerprint if is_whole else article.opening
        own = (article.url, article.title, article.summary, story.date.isoformat(), told)
        return "\n".join((*own, *self._names(article)))

    def record(self, article: Any, *, is_whole: bool) -> Record:
        """Return what can be found; of an old text its title, summary, names and first words."""
        story, language = article.story, article.lang
        category = self._categories.find(story.category) if story.category else None
        tags = tuple(self._tags.terms[tag.slug].names[language] for tag in article.tags)
        words = [article.summary, *tags, *story.authors]
        if story.source:
            words.append(story.source.name)
        words.append(article.plain if is_whole else article.opening)
        filters = {
            "category": (category.names[language],) if category else (),
            "tag": tags,
            "year": (story.year,),
        }
        held = {name: values for name, values in filters.items() if values}
        return Record(f"/{article.url}", "\n".join(words), article.title, held)

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
        day = article.story.date.date().isoformat()
        return [f"/{article.url}", article.title, day, self._spell_day(article), summary]

    def _names(self, article: Any) -> list[str]:
        story, language = article.story, article.lang
        category = self._categories.find(story.category) if story.category else None
        names = [self._tags.terms[tag.slug].names[language] for tag in article.tags]
        names += story.authors
        names.append(category.names[language] if category else "")
        names.append(story.source.name if story.source else "")
        return names
