"""Pelican's generator of articles: it reads the stories and renders the views of all pages."""

from __future__ import annotations

import time
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from jinja2 import TemplateError
from pelican import signals
from pelican.generators import ArticlesGenerator

from plugins.press.articles import Article, Batch
from plugins.press.assets import font_addresses, paper_colours, script_address, stylesheet_address
from plugins.press.cache import cache_of
from plugins.press.cards import Shelf
from plugins.press.contents import Contents, PageView, SheetView
from plugins.press.crew import count_workers
from plugins.press.dressing import Wardrobe
from plugins.press.due import Due
from plugins.press.hands import Hands
from plugins.press.news import NEWS, latest, news_inputs, news_xml
from plugins.press.proof import prove_story
from plugins.press.reading import Reading
from plugins.press.sealed import digest_of
from plugins.press.sheets import all_pages, list_sheets, page_addresses, prepare_stories
from plugins.press.signs import sign_program, sign_settings, sign_template
from plugins.press.site import Root, Site
from plugins.press.templates import Templates, told_faults
from plugins.press.told import as_told
from plugins.story import address
from plugins.story.address import ALL_FEEDS, FEEDS, LANGUAGES, feed_of
from plugins.story.library import load_library
from plugins.story.load import MARKDOWN
from plugins.story.problem import Problem
from plugins.story.story import Story
from plugins.story.tree import look_at

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from plugins.press.watch import Watch
    from plugins.press.writer import Plan
    from plugins.story.record import KeptStory


# Templates of the pages that one story changes, and of those that one more story does.
LIKELY = "base article pair bilingual index term period_archives".split()
_MANY = 1000  # folders of content: a smaller digest is read before that code is written


class StoriesGenerator(ArticlesGenerator):  # type: ignore[misc]
    """Reads every story that is due and renders every page but the feeds.

    articles:     the originals, newest first; translations: the texts made from them.
    newest:       one article of each story, newest first.
    tags, categories: as the tags room gathers them; threads: as the threads room chains them.
    problems:     what is wrong, added to by every room; the press raises them all at once.
    told:         articles of which more of it was told when they were read.
    hands:        other processes, for the rooms' work.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self.problems: list[Problem] = []
        self.told: list[Article] = []
        self.newest: list[Article] = []
        self.threads: list[Any] = []
        super().__init__(*args, **kwargs)
        self.hands = Hands(self.settings["WORKERS"])
        self.context["base"] = self.root.base

    @property
    def due(self) -> Due:
        """Return what tells the stories that readers may see."""
        return Due(self.settings["NOW"], self.settings["WITH_DRAFTS"])

    @property
    def root(self) -> Root:
        """Return where the site stands."""
        return Root.of(self.settings["SITEURL"], self.settings["FEED_DOMAIN"])

    def generate_context(self) -> None:
        """Read the stories, then let every room add what it knows."""
        watch: Watch = self.settings["WATCH"]
        self.templates = Templates(self.env, self.settings["JINJA_ENVIRONMENT"])
        with watch.time("read"):
            self._load_library()
            self._read_articles()
        self.dates = list(self.articles)
        self._update_context(("articles", "dates", "related_posts"))
        self.context["translations"] = self.translations
        with watch.time("relate"):
            signals.article_generator_finalized.send(self)
            self.hands.begin_aside()

    def _load_library(self) -> None:
        reader = self.readers.readers[MARKDOWN[0].removeprefix(".")]
        content = as_told(Path(self.path))
        tree = self.settings.pop("TREE", None) or look_at(str(content), time.time_ns())
        if len(tree.folders) > _MANY:
            write = partial(self.templates.write_code, [f"{name}.html" for name in LIKELY])
            self.templates.ask_for_code(self.hands.write_beside(write))
        self.reading = self.settings["READING"] = Reading(
            cache_of(Path(self.settings["CACHE_PATH"]), content),
            content,
            tree,
            Wardrobe(content, reader.convert, partial(Batch, self)),
            self._signature(),
            count_workers(self.settings["WORKERS"]),
            self._announce,
        )
        self.library = self.settings["LIBRARY"] = load_library(content, self.reading, tree)
        self.reading.sweep()
        self.problems += self.library.problems

    def _announce(self, folders: Sequence[Path]) -> None:
        """Let the rooms prepare for the stories in `folders`, which are about to be read."""
        self.unread = folders
        signals.article_generator_preread.send(self)

    def _signature(self) -> str:
        """Return a digest of all that reading a story rests on besides its files."""
        return digest_of(
            sign_program(),
            repr(self.settings["MARKDOWN"]),
            repr(self.context["WORDS"]),
            self.root.base,
            sign_template(Path(self.theme) / "templates", "parts/figure.html"),
        )

    def _read_articles(self) -> None:
        reader = self.readers.readers[MARKDOWN[0].removeprefix(".")]
        due, by_pictures = self.due, dict[str, Article]()  # stories share many
        for story in reversed(cast("Sequence[KeptStory]", due.past(self.library.stories))):
            terms = reader.terms_of(story)
            texts = due.texts(story)
            for text in texts:
                article = Article(story, text, terms, self.reading.records)
                if text.dressed.notices or text.dressed.errors:
                    self.told.append(article)
                by_pictures.setdefault(text.dressed.pictures, article)
                own = text.language == story.original
                (self.articles if own else self.translations).append(article)
            if texts:
                self.newest.append(article)
        by_pictures.pop("", None)
        self.context["pictures"] = dict(self.reading.records.copies(by_pictures))
        self.settings["STORY_COUNT"] = len(self.newest)

    def everything(self) -> list[Article]:
        """Return all articles, originals first."""
        return [*self.articles, *self.translations]

    def check_disabled_readers(self) -> None:
        """Do nothing: the library has told every file that is no story."""

    def refresh_metadata_intersite_links(self) -> None:
        """Do nothing: a summary is plain text."""

    def generate_output(self, writer: Any) -> None:
        """Order every page: those of stories last, which wait for what others find out."""
        contents = self._contents()
        writer.prove = partial(prove_story, self, contents.shelf)
        self.settings["SIGNATURE"] = self._sign(contents.site)
        folder = Path(self.theme) / "templates"
        sign = cache(lambda name: sign_template(folder, f"{name}.html"))
        named: set[str] = set()

        def plan(sheets: Iterable[SheetView]) -> None:
            for sheet in sheets:
                inputs = (*map(sign, sheet.templates), *sheet.inputs)
                writer.plan_sheet(sheet.name, inputs, partial(self._plans, sheet, sign))
                named.update(sheet.templates)

        def plan_stories() -> None:
            if self.templates.is_helped:
                writer.get_ready()  # whoever relates the stories takes longer
            with self.settings["WATCH"].time("relate"):
                self.hands.call_home()
            plan(stories())

        plan(list_sheets(contents))
        stories = prepare_stories(contents.shelf)
        writer.plan_last, writer.is_awaited = plan_stories, self.hands.is_awaited
        writer.prepare = partial(self._open_templates, named)
        writer.get_ready = partial(self._open_templates, ("article", "pair"))
        news = news_inputs(latest(self.articles, self.translations))
        writer.plan(NEWS, news, partial(news_xml, contents.site, news))
        self.settings["SITE"] = contents.site
        self.settings["ADDRESSES"] = partial(page_addresses, contents)
        self.settings["ORDER_PAGE"] = partial(self._order_page, writer, sign)

    def _open_templates(self, names: Iterable[str]) -> None:
        """Take templates apart, and what nearly all extend, before this process is copied."""
        base = {"base"} if (Path(self.theme) / "templates/base.html").is_file() else set()
        with told_faults(Path(self.theme)):
            for name in sorted({*names, *base}):
                self.templates.get_template(f"{name}.html")

    def _plans(self, sheet: SheetView, sign: Callable[[str], str]) -> Iterator[Plan]:
        """Yield the orders for the pages of a sheet."""
        for page in sheet.pages():
            yield page.address, (sign(page.template), *page.inputs), partial(self.render, page)

    def _order_page(self, writer: Any, sign: Callable[[str], str], page: PageView) -> None:
        inputs = (sign(page.template), *page.inputs)
        writer.plan(page.address, inputs, partial(self.render, page))

    def _sign(self, site: Site) -> str:
        """Return a digest of all that every file of the site rests on."""
        files = (site.stylesheet, site.fonts, site.script, site.finder, site.offline)
        lists = (site.paper, site.sections, sorted(site.pages), site.threads, site.corrections)
        return digest_of(
            sign_program(),
            sign_settings(self.settings),
            repr((site.root, files)),
            repr((lists, site.authors, site.sources)),
            repr(self.context["WORDS"]),
        )

    def render(self, page: PageView) -> bytes:
        """Return the finished page. Raises StoryError with the place of a template's fault."""
        view = page.view
        try:
            return self.templates.get_template(f"{page.template}.html").render(view).encode()
        except TemplateError:
            with told_faults(Path(self.theme)):
                # Plain Jinja knows the part that fails; to the fast one it is a piece of the page.
                return self.get_template(page.template).render(view).encode()  # type: ignore[no-any-return]

    def pages(self) -> Iterator[PageView]:
        """Yield every page of the site, none of them made yet."""
        return all_pages(self._contents())

    def addresses(self) -> Iterator[str]:
        """Yield the address of every page, feed and picture, and of what describes the site."""
        yield from (page.address for page in self.pages())
        holders = [address.front(None)]
        for language in LANGUAGES:
            holders += [address.front(language), address.corrections(language)]
            holders += [address.category(language, one.slug) for one, _ in self.categories]
            holders += [address.tag(language, one.slug) for one in self.tags]
            holders += [address.thread(language, one.term.key) for one in self.threads]
        yield from (feed_of(holder, name) for holder in holders for name in FEEDS)
        yield ALL_FEEDS
        yield from self.context["pictures"]
        yield from ("/sitemap.xml", NEWS, "/robots.txt")

    def _contents(self) -> Contents:
        by_story: dict[str, dict[str, Any]] = {}
        everything = self.everything()
        for language in LANGUAGES:
            for article in [one for one in everything if one.lang == language]:
                by_story.setdefault(article.story.id, {})[language] = article
        newest_first = [one for one in reversed(self.library.stories) if one.id in by_story]
        tags = {tag.slug: held for tag, held in self.tags.items()}
        site, library = self._site(newest_first), self.library
        shelf = Shelf(site, by_story, library.tags, library.categories)
        return Contents(
            shelf=shelf,
            stories=newest_first,
            tags=tags,
            categories={category.slug: held for category, held in self.categories},
            category_glossary=self.library.categories,
            standing=[*self.context["pages"], *self.context["page_translations"]],
            size=self.settings["DEFAULT_PAGINATION"],
            threads=self.threads,
        )

    def _site(self, stories: Sequence[Story]) -> Site:
        """Return the site of these stories: each of them may be out in one language alone."""
        theme = Path(self.settings["THEME"])
        terms = self.library.categories.terms
        slugs = [
            {page.slug for page in self.library.pages if page.language == language}
            for language in LANGUAGES
        ]
        return Site(
            name=self.settings["SITENAME"],
            root=self.root,
            words=self.context["WORDS"],
            when=self.context["spell_when"],
            months=self.context["month_names"],
            stylesheet=stylesheet_address(theme, self.root.base),
            script=script_address(theme, self.root.base, "site.js"),
            fonts=font_addresses(theme, self.root.base),
            finder=script_address(theme, self.root.base, "search.js"),
            offline=script_address(theme, self.root.base, "offline.js"),
            default_lang=self.settings["DEFAULT_LANG"],
            sections=tuple((one.slug, terms[one.slug].names) for one, _ in self.categories),
            pages=frozenset.intersection(*map(frozenset, slugs)),
            threads=bool(self.threads),
            corrections=any(one.texts[one.original].corrections for one in stories),
            authors=any(one.authors for one in stories),
            sources=any(one.outlets for one in stories),
            paper=paper_colours(theme),
        )
