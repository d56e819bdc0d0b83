"""Give each article whose source is dead the web archive's copy of it.

signal   article_generator_finalized: every article is read, none is written
reads    settings["LIBRARY"]; article.story
writes   article.source_copy: address of the copy, or ""; generator.problems: notices alone
setting  none
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import signals

from plugins.sources.record import NAME, read_record


def offer_copies(generator: Any) -> None:
    """Set `source_copy` on every article whose source is dead and has a copy."""
    failing, problems = read_record(generator.settings["LIBRARY"].content / NAME)
    generator.problems += problems
    copies = {url: one.copy for url, one in failing.items() if one.is_dead and one.copy}
    for article in chain(generator.articles, generator.translations) if copies else ():
        source = article.story.source
        if source:
            article.source_copy = copies.get(source.url.partition("#")[0], "")


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(offer_copies)
