"""What every page tells browsers and robots of itself: policy, address, languages, data."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from lxml import etree, html

from plugins.story.library import load_library
from plugins.story.story import Story
from tests.site.pages import BuiltPage, pages_of

SITEURL = "https://example.org/a/b"
POLICY = (
    "default-src 'none'; img-src 'self'; style-src 'self'; font-src 'self';"
    " script-src 'self'{engine}; manifest-src 'self'; connect-src 'self'; base-uri 'none';"
    " form-action 'none'; object-src 'none'"
)
_NAMES = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


@pytest.fixture(scope="module")
def folder(sample_site: Callable[[str], Path]) -> Path:
    return sample_site(SITEURL)


@pytest.fixture(scope="module")
def pages(folder: Path) -> list[BuiltPage]:
    return list(pages_of(folder))


def test_the_policy_comes_before_anything_it_rules(pages: list[BuiltPage]) -> None:
    def opening(page: BuiltPage) -> str:
        engine = " 'wasm-unsafe-eval'" if page.address.endswith("/search/") else ""
        return (
            '<meta charset="utf-8">'
            f'<meta http-equiv="Content-Security-Policy" content="{POLICY.format(engine=engine)}">'
            '<meta name="referrer" content="strict-origin-when-cross-origin">'
        )

    heads = {page.address: _markup_of(page.head[:3]) for page in pages}

    assert heads == {page.address: opening(page) for page in pages}


def _markup_of(elements: list[html.HtmlElement]) -> str:
    return "".join(
        etree.tostring(one, encoding="unicode", method="html", with_tail=False) for one in elements
    )


@pytest.mark.parametrize(
    "query",
    [
        pytest.param("//@*[starts-with(name(), 'on')]", id="handler in an attribute"),
        pytest.param("//style | //@style", id="style outside the stylesheet"),
        pytest.param(
            "//script[not(@type='application/ld+json')][text() or not(contains(@src, '/theme/'))]",
            id="script of its own",
        ),
        pytest.param(
            "//iframe | //object | //embed | //form[@action or not(@role)] | //base",
            id="what loads or leads astray",
        ),
        pytest.param(
            "//@*[contains(translate(., 'JAVSCRIPT', 'javscript'), 'javascript:')]",
            id="javascript:",
        ),
        pytest.param(
            "//@href[starts-with(., 'data:')] | //@src[starts-with(., 'data:')]", id="data:"
        ),
        pytest.param(
            "//@src[starts-with(., 'http')] | //link[@rel='stylesheet'][contains(@href, '//')]",
            id="file of another site",
        ),
        pytest.param("//a[@target='_blank'][not(contains(@rel, 'noopener'))]", id="opener"),
        pytest.param("//@*[contains(., '{filename}') or contains(., '{{')]", id="unfinished link"),
        pytest.param(
            "//img[not(@alt) or not(@width) or not(@height)]", id="picture without alt or size"
        ),
    ],
)
def test_no_page_has(pages: list[BuiltPage], query: str) -> None:
    assert [(page.address, str(found)) for page in pages for found in page.tree.xpath(query)] == []


def test_the_canonical_address_is_the_pages_own(pages: list[BuiltPage]) -> None:
    stated = {page.address: page.canonical for page in pages if page.kind != "404"}

    assert stated == {address: SITEURL + address for address in stated}


def test_alternates_are_reciprocal(pages: list[BuiltPage]) -> None:
    by_url = {page.canonical: page for page in pages if page.canonical}

    faults = []
    for page in by_url.values():
        if "x-default" not in page.alternates or page.canonical not in page.alternates.values():
            faults.append(f"{page.address} names {page.alternates}")
        for language, url in page.alternates.items():
            other = by_url.get(url)
            if other is None or other.alternates != page.alternates:
                faults.append(f"{page.address} names {url}, which does not answer in kind")
            elif language != "x-default" and other.language != language:
                faults.append(f"{page.address} names {url} as {language}; it is {other.language}")

    assert faults == []


def test_every_page_but_the_lost_one_has_a_counterpart_or_is_a_story_without(
    pages: list[BuiltPage], sample: Path
) -> None:
    alone = {
        story.address(language)
        for story in load_library(sample).stories
        if len(story.texts) == 1
        for language in story.texts
    }

    assert len(alone) == 2
    assert {one.address for one in pages if len(one.alternates) < 3} == alone | {"/404.html"}


def test_the_sitemap_says_what_the_heads_say(folder: Path, pages: list[BuiltPage]) -> None:
    urls = etree.parse(folder / "sitemap.xml").getroot()

    told = {
        url.findtext("s:loc", namespaces=_NAMES): {
            link.get("hreflang"): link.get("href") for link in url.findall("x:link", _NAMES)
        }
        for url in urls
    }

    assert told == {page.canonical: page.alternates for page in pages if page.kind != "404"}
    assert (folder / "robots.txt").read_text() == (
        f"User-agent: *\nAllow: /\n\nSitemap: {SITEURL}/sitemap.xml\n"
        f"Sitemap: {SITEURL}/sitemap-news.xml\n"
    )


def test_titles_differ_within_a_language(pages: list[BuiltPage]) -> None:
    titles = [(one.head.findtext("title"), one.language, one.kind == "both") for one in pages]

    assert sorted(titles) == sorted(set(titles))


def test_data_for_machines_equals_the_story(pages: list[BuiltPage], sample: Path) -> None:
    found = {page.address: data for page in pages if (data := _data_of(page))}
    stories = {
        story.address(language): (story, language)
        for story in load_library(sample).stories
        for language in story.texts
    }

    assert {address: _core(data) for address, data in found.items()} == {
        address: _core_of(*stories[address], address) for address in stories
    }


def _data_of(page: BuiltPage) -> dict[str, object]:
    scripts = page.tree.xpath('//script[@type="application/ld+json"]/text()')
    return dict(json.loads(scripts[0])) if scripts else {}


def _core(data: dict[str, object]) -> dict[str, object]:
    keys = ("@context", "@type", "headline", "inLanguage", "url", "datePublished", "author")
    return {key: data.get(key) for key in keys}


def _core_of(story: Story, language: str, address: str) -> dict[str, object]:
    people = [{"@type": "Person", "name": name} for name in story.authors]
    return {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": story.texts[language].title,
        "inLanguage": language,
        "url": SITEURL + address,
        "datePublished": story.date.isoformat(),
        "author": people or None,
    }
