"""A small digest in memory: stories, articles as the rooms dress them, and what pages share.

Articles are plain values with the attributes that views read; nothing here imitates Pelican.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta, timezone
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from plugins.press.cards import Shelf
from plugins.press.contents import Contents
from plugins.press.site import Root, Site
from plugins.story.front_matter import FrontMatter
from plugins.story.glossary import load_glossary, name_key
from plugins.story.nearby import NOBODY, Nearby
from plugins.story.story import Story, Text
from plugins.threads.chain import chain_stories, link_stories

WIB = timezone(timedelta(hours=7))
KEYS = """tagline site_description feed_title language_both language_id language_en only_here_id
 only_here_en tags archive feed threads threads_lead about archive_of tag_title category_title
 categories corrections corrections_lead not_found not_found_help rights_full rights_excerpt
 share_mail rights_own rights_licence past_week author authors authors_lead author_title source
 sources sources_lead source_title subscribe_lead feed_both_note feed_id_note feed_en_note search
 search_description category tag year tags_lead"""
WORDS = {one: {key: f"{key} {one}" for key in KEYS.split()} for one in ("id", "en")}
for language, table in WORDS.items():
    table["feed_title"] = f"{{name}} ({language})"
    table["tag_title"] = f"tag {{name}} ({language})"
    table["category_title"] = f"category {{name}} ({language})"
    table["thread_title"] = f"thread {{name}} ({language})"
    table["feed_title_both"] = f"{{name}}, both ({language})"
    table["feed_of"] = f"{{page}} · {{name}} ({language})"
    table["author_title"] = f"by {{name}} ({language})"
    table["source_title"] = f"from {{name}} ({language})"
    table["feeds_all"] = f"all of {{name}} ({language})"
    table["archive_of"] = f"archive {{period}} ({language})"
    table["rights_licence"] = f"{{licence}} ({language})"


def glossary(text):
    with TemporaryDirectory() as folder:
        path = Path(folder) / "tags.yaml"
        path.write_text(text, encoding="utf-8")
        loaded, problems = load_glossary(path)
    assert problems == []
    return loaded


TAGS = glossary("flood: {id: Banjir, en: Flood}\nrain: {id: Hujan, en: Rain}")
CATEGORIES = glossary("world: {id: Dunia, en: World}")
FIGURE = {
    "file": "a.jpg",
    "address": "/pictures/2022/01/banjir/a.jpg",
    "width": 4,
    "height": 3,
    "alt": "Air",
    "caption": "Banjir",
    "credit": "BBC",
    "licence": "",
    "licence_url": "",
    "lang": "id",
}


def when(moment, languages):
    """Return a moment as a view holds it, with words that a test can foretell."""
    return {
        "iso": moment.isoformat(),
        "day": [{"lang": one, "text": f"{moment:%Y-%m-%d} {one}"} for one in languages],
        "time": [{"lang": one, "text": f"{moment:%H:%M} {one}"} for one in languages]
        if isinstance(moment, datetime)
        else [],
    }


def months(language):
    return tuple(f"month {number} {language}" for number in range(1, 13))


def site(siteurl="https://a.example/sub", **more):
    return Site(
        name="Kliping",
        root=Root.of(siteurl, "http://127.0.0.1:8000"),
        words=WORDS,
        when=when,
        months=months,
        stylesheet="/sub/theme/site.css?v=1",
        script="/sub/theme/site.js?v=1",
        fonts=("/sub/theme/fonts/a.woff2",),
        default_lang=more.pop("default_lang", "id"),
        **more,
    )


@dataclass
class Slug:
    slug: str


@dataclass(eq=False)
class Article:
    """What a view reads of Pelican's Article."""

    story: Story
    lang: str
    content: str = "<p>Air surut.</p>"
    plain: str = "Air surut."
    thumbnail: dict[str, Any] | None = None
    lead: dict[str, Any] | None = None
    tags: list[Slug] = field(default_factory=list)
    translations: list[Any] = field(default_factory=list)
    related_stories: Nearby = NOBODY
    source_copy: str = ""
    thread_link: Any = None
    card: Any = None

    @property
    def word_count(self):
        return len(self.plain.split())

    @property
    def opening(self):
        return self.plain

    @property
    def fingerprint(self):
        return f"{self.story.id} {self.lang} {self.content}"

    @property
    def link_mark(self):
        return f"{self.url} {self.title} {self.story.date}"

    @property
    def card_mark(self):
        return f"{self.link_mark} {self.summary or self.plain} {self.thumbnail} {self.status}"

    @property
    def text(self):
        return self.story.texts[self.lang]

    @property
    def title(self):
        return self.text.title

    @property
    def summary(self):
        return self.text.summary

    @property
    def status(self):
        return self.story.status

    @property
    def url(self):
        return self.story.address(self.lang).removeprefix("/")


@dataclass(eq=False)
class StandingPage:
    """What a view reads of Pelican's Page."""

    slug: str
    lang: str
    title: str = "Tentang"
    summary: str = ""
    content: str = "<p>Ini kliping.</p>"
    translations: list[Any] = field(default_factory=list)

    @property
    def url(self):
        return f"{self.lang}/{self.slug}/"


def story(slug="banjir", *, languages=("id", "en"), day=11, month=1, **more):
    """Return a story of 2022 whose first language is the original."""
    texts = {
        one: Text(
            language=one,
            path=Path(f"content/stories/2022/{month:02}/{slug}/{one}.md"),
            title=f"{slug} {one}",
            summary=more.get("summary", f"summary {one}"),
            body="Air surut.",
            translator="" if one == languages[0] else "Budi",
            translates="" if one == languages[0] else "unknown",
            pictures=(),
            corrections=more.get("corrections", ()),
            front=FrontMatter({}, {}, "", 1),
        )
        for one in sorted(languages, reverse=True)
    }
    return Story(
        id=f"id-{slug}",
        folder=f"2022/{month:02}/{slug}",
        date=datetime(2022, month, day, 9, 7, tzinfo=WIB),
        category=more.get("category", ""),
        tags=more.get("tags", ()),
        authors=more.get("authors", ()),
        source=more.get("source"),
        thread=more.get("thread", ""),
        status=more.get("status", "published"),
        original=languages[0],
        texts=texts,
    )


def articles_of(stories, **more):
    """Return story id -> language -> Article, each tied to its counterpart."""
    shelf = {}
    for one in stories:
        tags = [Slug(TAGS.find(tag).key) for tag in one.tags]
        texts = {lang: Article(one, lang, tags=tags, **more) for lang in one.texts}
        for article in texts.values():
            article.translations = [two for two in texts.values() if two is not article]
        shelf[one.id] = texts
    return shelf


def threads_of(stories):
    """Return the threads of two stories or more, as the threads room's adapter does."""
    threads = chain_stories(stories, lambda one: name_key(one.thread) if one.thread else None)
    return [thread for thread in threads if len(thread.stories) > 1]


def shelf_of(*stories, on=None, **more):
    articles = articles_of(stories, **more)
    for key, link in link_stories(threads_of(stories)).items():
        for article in articles[key].values():
            article.thread_link = link
    return Shelf(on or site(), articles, TAGS, CATEGORIES)


def held(stories, glossary, named):
    """Return term key -> stories, without terms that have none."""
    found = {
        key: [one for one in stories if key in {glossary.find(word).key for word in named(one)}]
        for key in glossary.terms
    }
    return {key: ones for key, ones in found.items() if ones}


def contents_of(*stories, size=2, standing=(), on=None):
    """Return the contents of a site of these stories, newest first."""
    return Contents(
        shelf=shelf_of(*stories, on=on),
        stories=stories,
        tags=held(stories, TAGS, lambda one: one.tags),
        categories=held(stories, CATEGORIES, lambda one: (one.category,) if one.category else ()),
        category_glossary=CATEGORIES,
        standing=standing,
        size=size,
        threads=threads_of(stories),
    )


def pages_of(sheets):
    """Return the pages of sheets, sheet by sheet."""
    return [page for sheet in sheets for page in sheet.pages()]
