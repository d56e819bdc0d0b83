"""List the stories of each tag and category, whatever language or alias named it.

signal   article_generator_finalized: every article is read, none is written
reads    article.story, article.tags, article.category: both languages of a story share them
writes   generator.tags: Tag -> list of Story, generator.categories: list of (Category, stories);
         newest story first, in the order of the glossary; also in the context, as Pelican has it
setting  LIBRARY: Library with both glossaries
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from pelican import signals

from plugins.tags.gather import gather_terms


def gather(generator: Any) -> None:
    """Set the generator's tags and categories."""
    library = generator.settings["LIBRARY"]
    articles = {one.story.id: one for one in chain(generator.translations, generator.articles)}
    newest_first = [one.id for one in reversed(library.stories) if one.id in articles]

    # Stories share their lists of tags: each list is asked once for its slugs.
    lists = {id(one.tags): one.tags for one in articles.values()}
    slugs = {at: [tag.slug for tag in held] for at, held in lists.items()}
    tags = {id_: slugs[id(articles[id_].tags)] for id_ in newest_first}
    wrappers = {tag.slug: tag for held in lists.values() for tag in held}
    held = gather_terms(newest_first, tags, library.tags.terms)
    generator.tags = {
        wrappers[key]: [articles[id_].story for id_ in ids] for key, ids in held.items()
    }

    with_category = {id_: one for id_, one in articles.items() if hasattr(one, "category")}
    categories = {id_: [one.category.slug] for id_, one in with_category.items()}
    wrappers = {one.category.slug: one.category for one in with_category.values()}
    held = gather_terms(newest_first, categories, library.categories.terms)
    generator.categories = [
        (wrappers[key], [articles[id_].story for id_ in ids]) for key, ids in held.items()
    ]
    generator.context["tags"] = list(generator.tags.items())
    generator.context["categories"] = generator.categories


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(gather)
