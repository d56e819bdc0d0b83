"""List the stories of each tag and category, whatever language or alias named it.

signal   article_generator_finalized: every article is read, none is written
reads    generator.newest: article of each story, newest first; its story, tags and category
writes   generator.tags: Tag -> list of Story, generator.categories: list of (Category, stories);
         newest story first, in the order of the glossary; also in the context, as Pelican has it
setting  LIBRARY: Library with both glossaries
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from pelican import signals

from plugins.tags.gather import gather_terms

if TYPE_CHECKING:
    from collections.abc import Iterator


def gather(generator: Any) -> None:
    """Set the generator's tags and categories."""
    library = generator.settings["LIBRARY"]
    tags = [(one.story, one.tags) for one in generator.newest]
    generator.tags = dict(_gather(tags, library.tags))
    named = [one for one in generator.newest if hasattr(one, "category")]
    categories = [(one.story, (one.category,)) for one in named]
    generator.categories = list(_gather(categories, library.categories))
    generator.context["tags"] = list(generator.tags.items())
    generator.context["categories"] = generator.categories


def _gather(stories: list[tuple[Any, Any]], glossary: Any) -> Iterator[tuple[Any, list[Any]]]:
    """Yield Pelican's object for each term, and the stories it holds. stories: with their terms."""
    wrappers = {one.slug: one for _, terms in stories for one in terms}
    told = ((story, [one.slug for one in terms]) for story, terms in stories)
    held = gather_terms(told, glossary.terms)
    return ((wrappers[key], found) for key, found in held.items())


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_finalized.connect(gather)
