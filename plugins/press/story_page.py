"""The page of a story: what its template may see, and what machines are told about it. Pure."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any

from plugins.press.cards import Shelf, figure_url, summary_of
from plugins.press.pair_page import place_of_pair
from plugins.press.place import BOTH, Place
from plugins.press.sealed import digest_of
from plugins.press.share import share_links
from plugins.press.source_box import source_of, writers_of
from plugins.press.thread_page import in_thread, in_thread_inputs
from plugins.story.values import LICENCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from plugins.press.site import Site
    from plugins.press.views import Article, Counterpart, Related, Share
    from plugins.story.story import Correction, Source

_TOLD = 3  # shared tags, or words where there are none, that a reader is told
WORDS_PER_MINUTE = 220  # silent reading of non-fiction: Brysbaert 2019 gives 238 for English


def place_of(article: Any) -> Place:
    """Return where a story's page stands among its counterparts."""
    pair = place_of_pair(article)
    if pair:
        return Place(article.lang, "/" + article.url, pair.versions, pair.default)
    own = "/" + article.url
    return Place(article.lang, own, {article.lang: own}, own)


def story_view(shelf: Shelf, article: Any) -> dict[str, Any]:
    """Return the view of a story's page."""
    place, data = place_of(article), structured_data(shelf, article)
    social = {
        "type": "article",
        **_shared_picture(shelf.site, article),
        "published": data["datePublished"],
        "modified": data["dateModified"],
    }
    frame = shelf.site.frame(
        place,
        article.title,
        data["description"],
        social=social,
        robots="noindex" if article.status == "draft" else "",
        data=data,
    )
    return {**frame, "article": _article(shelf, article, place)}


def _shared_picture(site: Site, article: Any) -> dict[str, Any]:
    """Return what a shared link shows: the story's card, where there are cards."""
    if article.card:
        size = (article.card.width, article.card.height)
        return {
            "image": site.url(article.card.address),
            "image_alt": article.title,
            "image_size": size,
        }
    figure = article.thumbnail
    if not figure:
        return {}
    return {
        "image": figure_url(site, figure),
        "image_alt": figure["alt"],
        "image_size": (figure["width"], figure["height"]),
    }


def known_inputs(shelf: Shelf, articles: Sequence[Any]) -> str:
    """Return what changes when anything does that `story_view` of a story's texts draws on.

    But for their related stories, which are found out last. articles: all texts of the story.
    """
    first = articles[0]
    terms = (shelf.sign_of_tags(first), shelf.sign_of_category(first.story))
    return digest_of("\0".join(chain(terms, *[_own_inputs(shelf, one) for one in articles])))


def _own_inputs(shelf: Shelf, article: Any) -> tuple[str, ...]:
    card, link = article.card, article.thread_link
    return (
        article.fingerprint,
        article.link_mark,
        card.address if card else "",
        article.source_copy,
        repr(in_thread_inputs(shelf, link, article.lang)) if link else "",
    )


def _article(shelf: Shelf, article: Any, place: Place) -> Article:
    site, story, text = shelf.site, article.story, article.text
    languages = site.languages(place)
    other = article.translations[0] if article.translations else None
    return {
        "title": article.title,
        "lang": article.lang,
        "summary": text.summary,
        "content": article.content,
        "authors": writers_of(article),
        "translator": text.translator,
        "when": shelf.when(story, place),
        "reading_minutes": max(round(article.word_count / WORDS_PER_MINUTE), 1),
        "category": shelf.category(story, place),
        "lead": article.lead,
        "tags": [shelf.tag(tag.slug, article.lang) for tag in article.tags],
        "source": source_of(site, article),
        "thread": in_thread(shelf, article.thread_link, place),
        "related": [_related(shelf, one, shared, place) for one, shared in article.related_stories],
        "corrections": [
            {
                "when": site.when(one.date, languages),
                "note": one.note,
                "lang": one.language,
            }
            for one in text.corrections
        ],
        "share": _share(site, article),
        "counterpart": _counterpart(other) if other else None,
        "pair": place.versions.get(BOTH, ""),
        "translation": article.lang != story.original,
        "outdated": story.is_outdated(article.lang),
        "draft": article.status == "draft",
    }


def _share(site: Site, article: Any) -> list[Share]:
    if article.status == "draft":
        return []
    mail = site.words[article.lang]["share_mail"]
    return share_links(article.title, site.url("/" + article.url), mail)


def _counterpart(article: Any) -> Counterpart:
    return {"address": "/" + article.url, "lang": article.lang, "title": article.title}


def _related(shelf: Shelf, article: Any, shared: str, place: Place) -> Related:
    tags, _, words = shared.partition("\t")
    names = [shelf.tags.terms[tag].names[article.lang] for tag in tags.split()]
    return {
        "title": article.title,
        "lang": article.lang,
        "address": "/" + article.url,
        "when": shelf.when(article.story, place),
        "reason": (names or words.split())[:_TOLD],
    }


def structured_data(shelf: Shelf, article: Any) -> dict[str, Any]:
    """Return the story as schema.org's NewsArticle."""
    site, story, text = shelf.site, article.story, article.text
    url = site.url("/" + article.url)
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.title,
        "description": summary_of(article),
        "inLanguage": article.lang,
        "url": url,
        "mainEntityOfPage": url,
        "isAccessibleForFree": True,
        "datePublished": story.date.isoformat(),
        "dateModified": story.modified(article.lang).isoformat(),
        "publisher": {"@type": "Organization", "name": site.name, "url": site.url("/")},
        "keywords": [shelf.tag(tag.slug, article.lang)["name"] for tag in article.tags],
    }
    category = shelf.category_of(story)
    if category:
        data["articleSection"] = category.names[article.lang]
    if story.authors:
        data["author"] = [{"@type": "Person", "name": name} for name in story.authors]
    if text.translator:
        data["translator"] = {"@type": "Person", "name": text.translator}
    if article.thumbnail:
        data["image"] = [figure_url(site, article.thumbnail)]
    if text.corrections:
        data["correction"] = [_correction_data(one) for one in text.corrections]
    return {**data, **_source_data(story.source), **_translation_data(site, article)}


def _source_data(source: Source | None) -> dict[str, Any]:
    if not source:
        return {}
    citation = {"@type": "CreativeWork", "name": source.name}
    data: dict[str, Any] = {"citation": citation}
    if source.url:
        data["isBasedOn"] = citation["url"] = source.url
    if source.rights in LICENCES:
        data["license"] = LICENCES[source.rights]
    return data


def _translation_data(site: Site, article: Any) -> dict[str, Any]:
    if not article.translations:
        return {}
    kind = "workTranslation" if article.lang == article.story.original else "translationOfWork"
    other = article.translations[0]
    told = {
        "@type": "NewsArticle",
        "@id": site.url("/" + other.url),
        "headline": other.title,
        "inLanguage": other.lang,
    }
    return {kind: told}


def _correction_data(one: Correction) -> dict[str, str]:
    told = {"text": one.note, "datePublished": one.date.isoformat()}
    return {"@type": "CorrectionComment", **told}
