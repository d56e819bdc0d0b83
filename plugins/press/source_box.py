"""What a page says of where its story was taken from, and of who wrote it. Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from plugins.press.names import slug_of
from plugins.story import address
from plugins.story.values import LICENCES

if TYPE_CHECKING:
    from plugins.press.site import Site
    from plugins.press.views import Listed, Source


def source_of(site: Site, article: Any) -> Source | None:
    """Return what the article's page says of its source, None where it has none."""
    story, language = article.story, article.lang
    source, words = story.source, site.words[language]
    if not source:
        return None
    if source.rights in LICENCES:
        rights = words["rights_licence"].format(licence=source.rights)
    else:
        rights = words[f"rights_{source.rights}"]
    return {
        "name": source.name,
        "url": source.url,
        "retrieved": site.when(source.retrieved, (language,)) if source.retrieved else None,
        "rights": rights,
        "copy": article.source_copy,
        "lists": [
            {"name": name, "address": address.source(language, slug_of(name))}
            for name in story.outlets
        ],
    }


def writers_of(article: Any) -> list[Listed]:
    """Return the authors of the article's story, each with the list of their stories."""
    return [
        {"name": name, "address": address.author(article.lang, slug_of(name))}
        for name in article.story.authors
    ]
