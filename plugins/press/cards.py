"""A story in a list: the card of one language, the row of both. Pure; articles in, views out."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING, Any

from plugins.press.lists import group_by
from plugins.press.place import BOTH
from plugins.press.sealed import digest_of
from plugins.story import address
from plugins.story.address import LANGUAGES
from plugins.story.opening import first_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from plugins.press.frame import Link, Phrase, When
    from plugins.press.place import Place
    from plugins.press.site import Site
    from plugins.press.views import Card, Figure, Group, Row, Tag
    from plugins.story.glossary import Glossary, Term
    from plugins.story.story import Story


class Shelf:
    """All published articles, by story and language, with what a list needs to show them.

    articles: story id -> language -> Pelican's Article, as the rooms have dressed it.
    """

    def __init__(
        self,
        site: Site,
        articles: Mapping[str, Mapping[str, Any]],
        tags: Glossary,
        categories: Glossary,
    ) -> None:
        self.site = site
        self.articles = articles
        self.tags = tags
        self._whens: dict[tuple[str, str], When] = {}
        self._cards: dict[tuple[str, str, str], Card] = {}
        self._signs: dict[tuple[str, ...], str] = {}
        self._rows: dict[str, str] = {}
        self._category_signs: dict[str, str] = {}
        # Category and language -> its link on a page that it does not lead to, and its addresses.
        self._category_links: dict[tuple[str, str], tuple[Link, frozenset[str]]] = {}
        self._categories = categories
        self._terms: dict[str, Term | None] = {}  # by what stories call their category
        self._tags: dict[tuple[str, str], Tag] = {}

    def category_of(self, story: Story) -> Term | None:
        """Return the story's category as the glossary has it, None where it has none."""
        if story.category not in self._terms:
            term = self._categories.find(story.category) if story.category else None
            self._terms[story.category] = term
        return self._terms[story.category]

    def category(self, story: Story, place: Place) -> Link | None:
        """Return the link to the story's category, None where it has none."""
        term = self.category_of(story)
        if not term:
            return None
        key = (term.key, place.lang)
        if key not in self._category_links:
            addresses = {one: address.category(one, term.key) for one in LANGUAGES}
            elsewhere = replace(place, address="")
            link = self.site.link(elsewhere, term.names, addresses)
            self._category_links[key] = (link, frozenset(addresses.values()))
        link, own = self._category_links[key]
        return {**link, "current": True} if place.address in own else link

    def tag(self, key: str, language: str) -> Tag:
        """Return a tag as the pages of all its stories show it: change none of it."""
        found = self._tags.get((key, language))
        if found is None:
            term = self.tags.terms[key]
            found = self._tags[key, language] = {
                "name": term.names[language],
                "address": address.tag(language, key),
                "index": address.tags(language),
                "description": term.descriptions[language],
            }
        return found

    def when(self, story: Story, place: Place) -> When:
        """Return when the story was published, as the page says it."""
        key = (story.id, place.lang)
        found = self._whens.get(key)
        if found is None:
            found = self._whens[key] = self.site.when(story.date, self.site.languages(place))
        return found

    def card(self, story: Story, place: Place, language: str) -> Card:
        """Return the story's card, in `language` where it has that, else in its own.

        A story stands in many lists, and mostly on the same card: change none of it.
        """
        key = (story.id, place.lang, language)
        card = self._cards.get(key)
        if card is None:
            elsewhere = replace(place, address="")
            card = self._cards[key] = self._make_card(story, elsewhere, language)
        if place.address not in self._of_categories:
            return card
        category = self.category(story, place)
        return card if category is card["category"] else {**card, "category": category}

    @cached_property
    def _of_categories(self) -> frozenset[str]:
        keys = self._categories.terms
        return frozenset(address.category(one, key) for key in keys for one in LANGUAGES)

    def _make_card(self, story: Story, place: Place, language: str) -> Card:
        texts = self.articles[story.id]
        article = texts.get(language) or next(iter(texts.values()))
        return {
            "address": "/" + article.url,
            "lang": article.lang,
            "title": article.title,
            "summary": summary_of(article),
            "category": self.category(story, place),
            "when": self.when(story, place),
            "picture": article.thumbnail,
            "draft": article.status == "draft",
        }

    def sign_of_tags(self, article: Any) -> str:
        """Return what changes when anything does that the glossary tells of an article's tags."""
        words = article.story.tags  # both texts of a story have the same
        found = self._signs.get(words)
        if found is None:
            signs = self._tag_signs
            found = self._signs[words] = " ".join([signs[tag.slug] for tag in article.tags])
        return found

    @cached_property
    def _tag_signs(self) -> dict[str, str]:
        return {key: digest_of(repr(term)) for key, term in self.tags.terms.items()}

    def sign_of_category(self, story: Story) -> str:
        """Return what changes when anything does that the glossary tells of its category."""
        found = self._category_signs.get(story.category)
        if found is None:
            found = digest_of(repr(self.category_of(story)))
            self._category_signs[story.category] = found
        return found

    def mark(self, story: Story, language: str) -> str:
        """Return what changes when the story's card in `language` does, or, for BOTH, its row."""
        texts = self.articles[story.id]
        if language != BOTH:
            shown = [texts.get(language) or next(iter(texts.values()))]
        else:
            shown = list(texts.values())
        return " ".join([self.sign_of_category(story), *(one.card_mark for one in shown)])

    def marks_in(self, stories: Iterable[Story], language: str) -> str:
        """Return what changes when the card of any of the stories does, or their order."""
        return "\n".join([self.mark(story, language) for story in stories])

    def marks(self, stories: Iterable[Story]) -> str:
        """Return what changes when what lists show of any of the stories does, or their order."""
        known = self._rows
        return "\n".join([known.get(story.id) or self._mark_row(story) for story in stories])

    def _mark_row(self, story: Story) -> str:
        # A story stands in ten lists, and what all of them show is signed at every build.
        mark = self._rows[story.id] = digest_of(self.mark(story, BOTH))
        return mark

    def row(self, story: Story, place: Place, *, brief: bool = False) -> Row:
        """Return the story's row on the bilingual page; a brief one is its headlines alone."""
        texts = self.articles[story.id]
        thumbnails = () if brief else (article.thumbnail for article in texts.values())
        cards = {one: self.card(story, place, one) for one in texts}
        if brief:
            cards = {one: {**card, "summary": ""} for one, card in cards.items()}
        return {
            "category": self.category(story, place),
            "when": self.when(story, place),
            "picture": next((one for one in thumbnails if one), None),
            "sides": [
                {
                    "lang": one,
                    "card": cards.get(one),
                    "missing": self.site.words[one][f"only_here_{next(iter(texts))}"],
                }
                for one in self.site.languages(place)
            ],
            "brief": brief,
        }

    def groups(
        self, stories: Sequence[Story], place: Place, *, full: int | None = None
    ) -> list[Group]:
        """Return the stories under the months they belong to, in the order given.

        full: how many rows of the bilingual page are whole, None for all; the others are brief.
        """
        groups, seen = [], 0
        for (year, month), run in group_by(stories, lambda one: (one.year, one.month)):
            names: list[Phrase] = [
                {"lang": one, "text": self.month(year, month, one)}
                for one in self.site.languages(place)
            ]
            left = None if full is None else max(full - seen, 0)
            groups.append(self.group(names, run, place, full=left))
            seen += len(run)
        return groups

    def group(
        self,
        names: list[Phrase],
        stories: Sequence[Story],
        place: Place,
        *,
        full: int | None = None,
    ) -> Group:
        """Return stories under one heading, in the order given. `full`: as in `groups`."""
        if place.lang != BOTH:
            cards = [self.card(story, place, place.lang) for story in stories]
            return {"names": names, "articles": cards, "rows": []}
        whole = len(stories) if full is None else full
        rows = [
            self.row(story, place, brief=number >= whole) for number, story in enumerate(stories)
        ]
        return {"names": names, "articles": [], "rows": rows}

    def month(self, year: str, month: str, language: str) -> str:
        """Return `Januari 2022`."""
        return f"{self.site.months(language)[int(month) - 1]} {year}"

    def has_picture(self, story: Story) -> bool:
        """Return whether a list can show a picture with the story."""
        return any(article.thumbnail for article in self.articles[story.id].values())


def summary_of(article: Any) -> str:
    """Return the article's summary, or the first words of its text where it has none."""
    return article.summary or first_words(article.opening)


def figure_url(site: Site, figure: Figure | None) -> str:
    """Return the absolute address of a figure's picture, "" for none."""
    return site.url(figure["address"]) if figure and figure["address"] else ""
