"""Tie each text to its counterpart, and bring dates and words in both languages.

signal   article_generator_finalized, page_generator_finalized: all is read, nothing written
reads    article.story, article.lang; page.slug, page.lang
writes   article.translations, page.translations: list of the other language's object, or []
         context["WORDS"], context["spell_when"], context["month_names"]
setting  THEME: the theme's folder, whose words/ holds a table per language
"""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

from pelican import signals

from plugins.bilingual.dates import month_names, spell_when
from plugins.bilingual.words import load_words


def bring_words(generator: Any) -> None:
    """Put the words and the spelling of dates where every generator finds them."""
    generator.context["WORDS"] = load_words(Path(generator.settings["THEME"]) / "words")
    generator.context["spell_when"] = spell_when
    generator.context["month_names"] = month_names


def pair_articles(generator: Any) -> None:
    """Set `translations` on every article."""
    _pair(chain(generator.articles, generator.translations), lambda article: article.story.id)


def pair_pages(generator: Any) -> None:
    """Set `translations` on every page."""
    _pair(chain(generator.pages, generator.translations), lambda page: page.slug)


def _pair(contents: Any, key: Any) -> None:
    found: dict[str, list[Any]] = {}
    for content in contents:
        found.setdefault(key(content), []).append(content)
    for group in found.values():
        for content in group if len(group) > 1 else ():
            content.translations = [one for one in group if one is not content]


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_init.connect(bring_words)
    signals.article_generator_finalized.connect(pair_articles)
    signals.page_generator_finalized.connect(pair_pages)
