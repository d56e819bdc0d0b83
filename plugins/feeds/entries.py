"""What a story, or a correction of one, is in a feed. Reads finished articles, touches no disk."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from html import escape
from typing import TYPE_CHECKING, Any

from plugins.feeds.content import absolute
from plugins.feeds.escaping import clean
from plugins.feeds.feed import Enclosure, Entry
from plugins.story.changes import moment_of
from plugins.story.opening import first_words
from plugins.story.values import LICENCES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from plugins.story.glossary import Term
    from plugins.story.story import Correction

# Entries that a process keeps for the next feed: a story stands in many, in three formats each.
_KEPT = 1500


@dataclass(frozen=True)
class Put:
    """A correction in the text that it belongs to; `number` counts those of its day from 1."""

    article: Any
    correction: Correction
    number: int


class Desk:
    """Makes entries of articles.

    tag:       what every id starts with. url: address -> absolute address.
    terms:     the glossary's tags by their keys.
    words:     language -> key -> words. spell: (day, languages) -> the day in words.
    enclosure: article -> its lead picture, or None.
    """

    def __init__(
        self,
        tag: str,
        url: Callable[[str], str],
        terms: Mapping[str, Term],
        words: Mapping[str, Mapping[str, str]],
        spell: Callable[[date, Sequence[str]], Any],
        enclosure: Callable[[Any], Enclosure | None],
    ) -> None:
        self._tag, self._url, self._terms = tag, url, terms
        self._words, self._spell, self._enclosure = words, spell, enclosure
        self.entry = lru_cache(_KEPT)(self._entry)
        self.mark = lru_cache(None)(self._mark)
        self._sign = lru_cache(None)(self._sign_of)

    def _mark(self, one: Any) -> str:
        """Return a digest of all that the entry of an article or of a Put is made of."""
        article = one.article if isinstance(one, Put) else one
        made_of = [text.url for text in (article, *article.translations)]
        if isinstance(one, Put):
            made_of += map(repr, (article.title, article.story.date, one.correction, one.number))
        else:
            made_of.append(one.fingerprint)  # the picture's too
            made_of += [self._sign(tag.slug) for tag in one.tags]
        return digest(made_of)

    def id_of(self, article: Any) -> str:
        """Return the id of an article's entry."""
        return f"{self._tag}{article.story.id}/{article.lang}"

    def _sign_of(self, key: str) -> str:
        return digest([repr(self._terms[key])])

    def _entry(self, one: Any) -> Entry:
        """Return the entry of an article or of a Put."""
        return self._correction(one) if isinstance(one, Put) else self._story(one)

    def _story(self, article: Any) -> Entry:
        story, text, source = article.story, article.text, article.story.source
        url = self._url("/" + article.url)
        summary = text.summary or first_words(article.opening) or article.title
        content = ""
        if is_free(story):
            content = clean(absolute(article.content, url) + self._corrections(article))
        elif text.corrections:
            summary = " ".join([summary, *self._notes(article)])
        return Entry(
            id=self.id_of(article),
            url=url,
            language=article.lang,
            title=article.title,
            summary=summary,
            content=content,
            published=story.date,
            updated=story.modified(article.lang),
            creators=story.authors or ((source.name,) if source and source.name else ()),
            translator=text.translator,
            terms=tuple(self._terms[tag.slug].names[article.lang] for tag in article.tags),
            enclosure=self._enclosure(article),
            translation=self._translation(article),
            source=(source.name, source.url) if source else ("", ""),
            licence=LICENCES.get(source.rights, "") if source else "",
        )

    def _translation(self, article: Any) -> tuple[str, str] | None:
        other = article.translations[0] if article.translations else None
        return (other.lang, self._url("/" + other.url)) if other else None

    def _day(self, correction: Correction, language: str) -> str:
        day: str = self._spell(correction.date, (language,))["day"][0]["text"]
        return day

    def _notes(self, article: Any) -> Iterator[str]:
        """Yield each correction as a sentence, for an entry that is no more than a summary."""
        word = self._words[article.lang]["corrections"]
        for one in article.text.corrections:
            yield f"{word}, {self._day(one, article.lang)}: {one.note}"

    def _corrections(self, article: Any) -> str:
        """Return the story's corrections as HTML, "" for none."""
        notes = "".join(
            f"<dt>{escape(self._day(one, article.lang))}</dt>"
            f'<dd lang="{one.language}">{escape(one.note, quote=False)}</dd>'
            for one in article.text.corrections
        )
        word = escape(self._words[article.lang]["corrections"])
        return f"\n<h2>{word}</h2>\n<dl>{notes}</dl>\n" if notes else ""

    def _correction(self, put: Put) -> Entry:
        article, correction = put.article, put.correction
        story, url = article.story, self._url("/" + article.url)
        number = f"/{put.number}" if put.number > 1 else ""
        made = f"{correction.date.isoformat()}{number}"
        title = self._words[article.lang]["correction_of"].format(title=article.title)
        moment = moment_of(story.date, correction)
        link = f'<a href="{escape(url)}">{escape(article.title, quote=False)}</a>'
        note = escape(correction.note, quote=False)
        return Entry(
            id=f"{self.id_of(article)}/correction/{made}",
            url=url,
            language=article.lang,
            title=title,
            summary=correction.note,
            content=clean(f'<p lang="{correction.language}">{note}</p>\n<p>{link}</p>'),
            published=moment,
            updated=moment,
            translation=self._translation(article),
        )


def digest(made_of: Iterable[str]) -> str:
    """Return what changes when anything does that something is made of."""
    raw = "\0".join(made_of).encode("utf-8", "surrogatepass")
    return blake2b(raw, digest_size=16).hexdigest()


def is_free(story: Any) -> bool:
    """Return whether a story's whole text may be passed on: all but what is quoted in part."""
    return not story.source or story.source.rights != "excerpt"


def corrections_of(articles: Sequence[Any]) -> list[Put]:
    """Return every correction of the articles, the newest first."""
    puts = []
    for article in articles:
        days: Counter[date] = Counter()
        for one in article.text.corrections:
            days[one.date] += 1
            puts.append(Put(article, one, days[one.date]))
    return sorted(puts, key=_when, reverse=True)


def _when(put: Put) -> tuple[Any, ...]:
    moment = moment_of(put.article.story.date, put.correction)
    return (moment, put.article.story.id, put.number)
