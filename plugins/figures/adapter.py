"""Give each article its figures: those of its front matter and those of its body.

signal   article_generator_preread: stories in generator.unread are about to be read;
         article_generator_pretaxonomy: some articles are read, in whatever process;
         article_generator_finalized: all are; get_generators: one that orders pictures
reads    article.story, article.text, article._content; context["WORDS"], context["base"],
         context["spell_when"]; context["pictures"]: address -> (path, key, digest) of every
         copy that published articles name
writes   article.thumbnail: the first Figure (plugins/press/views.py) with a file or None;
         article.lead: the one above the text, True for the thumbnail, or None;
         article._content: with its figures;
         article.pictures: path of each picture -> [key, {address: digest}] of its copies;
         article.uses: path of every file it was made of; generator.problems;
         article.poster: what changes when anything does that its card shows of it;
         article.card: the Card (plugins/figures/cards.py) that a shared link shows, or None;
         context["card_of"]: article -> its card as it would be now
setting  PATH: the content folder; CACHE_PATH; WORKERS; THEME; SITENAME; LIBRARY;
         SOCIAL_CARDS: of how many stories, the newest, there are cards
"""

from __future__ import annotations

import os
from contextlib import suppress
from functools import partial
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pelican import signals
from pelican.generators import Generator

from plugins.figures.card import Words, tell_ground, tell_poster
from plugins.figures.cards import Card, Shown, drawn_keys, make_card, plan_card, versions
from plugins.figures.darkroom import Refused
from plugins.figures.desk import PictureDesk
from plugins.figures.recipe import TYPES
from plugins.figures.stock import Stock, stock_at, tell_progress
from plugins.figures.style import Style, read_style
from plugins.story.problem import StoryError

if TYPE_CHECKING:
    from collections.abc import Iterator, Set

    from plugins.figures.figure import Figure

_MANY = 32  # cards that are worth a process of their own
_FEW = 8  # stories that hardly show all shared photos: each is made when one of them asks for it


def _stock(generator: Any) -> Stock:
    return stock_at(Path(generator.settings["CACHE_PATH"]) / "pictures")


def develop_pictures(generator: Any) -> None:
    """Make the copies of pictures that the stories to be read may show, side by side."""
    folders = [*generator.unread]
    if len(folders) > _FEW:
        folders.append(Path(generator.settings["PATH"]) / "photos")
    files = [path for folder in folders for path in _pictures_in(folder)]
    if files:
        workers = generator.settings["WORKERS"] or count_cpus()
        stock = _stock(generator)
        stock.develop_all(files, min(workers, len(files)), tell_progress)
        stock.sweep()


def count_cpus() -> int:
    """Return how many CPUs this process may use."""
    known = hasattr(os, "sched_getaffinity")  # Linux's alone
    return len(os.sched_getaffinity(0)) if known else os.cpu_count() or 1


def _pictures_in(folder: Path) -> Iterator[Path]:
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        return  # it is not there, or the library tells that it cannot be read
    for entry in entries:
        if Path(entry.name).suffix.lower() in TYPES and entry.is_file(follow_symlinks=False):
            yield folder / entry.name


def attach_figures(generator: Any) -> None:
    """Make the figures of every article that will be published."""
    template = generator.get_template("parts/figure")
    context = generator.context

    def draw(figure: Figure, lang: str, place: str) -> str:
        words = context["WORDS"][lang]
        told = {"figure": figure, "place": place, "lang": lang, "words": words}
        return str(template.render(base=context["base"], **told))

    desk = PictureDesk(_stock(generator), context["base"], draw, generator.problems)
    for article in chain(generator.articles, generator.translations):
        desk.serve(article)
        shown = _shown_copy(article)
        day = _spell_day(context, article)
        article.poster = tell_poster(
            article.lang, article.text.title, day, shown[2] if shown else ""
        )


def attach_cards(generator: Any) -> None:
    """Plan the cards of the newest stories that will be published."""
    style: Style | None = None
    if generator.settings["SOCIAL_CARDS"]:
        try:
            style = read_style(Path(generator.settings["THEME"]))
        except StoryError as error:
            generator.problems += error.problems
    generator.context["style"] = style
    count = generator.settings["SOCIAL_CARDS"]
    # Both come newest first: no story that has a card is further down.
    newest = [*generator.articles[:count], *generator.translations[:count]]
    shown = {one.story.id for one in newest}
    newest_first = reversed(generator.settings["LIBRARY"].stories)
    carded = frozenset(islice((one.id for one in newest_first if one.id in shown), count))
    plan = generator.context["card_of"] = _Planner(generator, style, carded).card
    for article in newest:
        article.card = plan(article)
    if style:
        _draw_aside(generator, style, [one.card for one in newest if one.card])


def _draw_aside(generator: Any, style: Style, cards: list[Card]) -> None:
    """Have cards drawn while the stories are related and the pages planned."""
    stock = _stock(generator)
    drawn = drawn_keys(stock)
    todo = [card for card in _by_picture(cards) if card.key not in drawn]
    if len(todo) > _MANY:
        generator.hands.work_aside(partial(_draw, card, style, stock) for card in todo)


def _draw(card: Card, style: Style, stock: Stock) -> None:
    with suppress(Refused, OSError):  # told to whoever orders it
        make_card(card, style, stock)


def _by_picture(cards: list[Card]) -> list[Card]:
    """Return cards with the same picture one after the other: it is opened once for all of them."""
    return sorted(cards, key=lambda one: (one.picture, one.address))


class _Planner:
    """Plans the cards of articles. carded: ids of the stories that have cards."""

    def __init__(self, generator: Any, style: Style | None, carded: Set[str]) -> None:
        self._generator, self._style, self._carded = generator, style, carded
        self._grounds: dict[tuple[str, str], str] = {}

    def card(self, article: Any) -> Card | None:
        """Return the card of an article, None where its story is not among those with one."""
        story, lang = article.story, article.lang
        if self._style is None or story.id not in self._carded:
            return None
        key = (story.category, lang)
        ground = self._grounds.get(key)
        if ground is None:
            site = self._generator.settings["SITENAME"]
            category = _category(self._generator, article)
            ground = self._grounds[key] = tell_ground(category, site, self._style, *versions())
        tell = partial(_tell_card, self._generator, article)
        return plan_card(article.poster, ground, (story.folder, lang), tell)


def _tell_card(generator: Any, article: Any) -> tuple[Words, Shown | None]:
    words = Words(
        language=article.lang,
        title=article.title,
        category=_category(generator, article),
        day=_spell_day(generator.context, article),
        site=generator.settings["SITENAME"],
    )
    return words, _shown_copy(article)


def _category(generator: Any, article: Any) -> str:
    category = generator.settings["LIBRARY"].category_of(article.story)
    return category.names[article.lang] if category else ""


def _spell_day(context: Any, article: Any) -> str:
    day: str = context["spell_when"](article.story.date.date(), (article.lang,))["day"][0]["text"]
    return day


def _shown_copy(article: Any) -> Shown | None:
    """Return (path, key, digest) of the copy that stands for the article's first picture."""
    if not article.thumbnail:
        return None
    address = article.thumbnail["address"]
    for path, (key, copies) in article.pictures.items():
        if address in copies:
            return path, key, copies[address]
    return None


class PicturesGenerator(Generator):  # type: ignore[misc]
    """Orders the copies and cards that some page names; those of a draft leave no trace."""

    def generate_output(self, writer: Any) -> None:
        """Order each copy and card at its address."""
        stock = _stock(self)
        for address, (path, key, digest) in sorted(self.context["pictures"].items()):
            make = partial(stock.body, Path(path), key, digest)
            writer.plan(address, (digest,), make)
        style = self.context["style"]
        articles = chain(self.context["articles"], self.context["translations"])
        cards = [article.card for article in articles if article.card]
        for card in _by_picture(cards):
            writer.plan(card.address, (card.key,), partial(make_card, card, style, stock))


def offer_generator(_pelican: Any) -> type[Generator]:
    """Return the generator that orders pictures."""
    return PicturesGenerator


def register() -> None:
    """Connect to Pelican."""
    signals.article_generator_preread.connect(develop_pictures)
    signals.article_generator_pretaxonomy.connect(attach_figures)
    signals.article_generator_finalized.connect(attach_cards)
    signals.get_generators.connect(offer_generator)
