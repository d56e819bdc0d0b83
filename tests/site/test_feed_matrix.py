"""Every feed there should be, each itself: its title, id and address; two parsers who agree on it.

The rules are those of the formats' own texts and of the W3C's feed validator, told as tests.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from lxml import etree, html

from plugins.story.library import Library, load_library
from tests.site.pages import LANGUAGES, BuiltPage, pages_of
from tests.site.subscribing import KINDS, Told, feeds_of, outlines, read_feed, read_leniently

SITEURL = "https://example.org/a/b"
TAG = "tag:kliping,2026:"
LARGEST = 512_000
_MOMENT = re.compile(r"[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d [+-]\d{4}")
# Elements of an item that may stand in it once.
_ONCE = "title link guid pubDate description source enclosure".split()


@pytest.fixture(scope="module")
def folder(sample_site: Callable[[str], Path]) -> Path:
    return sample_site(SITEURL)


@pytest.fixture(scope="module")
def library(sample: Path) -> Library:
    return load_library(sample)


@pytest.fixture(scope="module")
def feeds(folder: Path) -> dict[str, Told]:
    return {address: read_feed(path) for address, path in feeds_of(folder).items()}


@pytest.fixture(scope="module")
def trees(folder: Path) -> dict[str, Any]:
    found = feeds_of(folder).items()
    return {
        address: etree.parse(path).getroot() for address, path in found if "json" not in address
    }


def terms_of(library: Library) -> dict[str, set[str]]:
    """Return kind -> keys of the terms that hold a story; threads from two stories on."""
    threads = [term.key for one in library.stories if (term := library.thread_of(one))]
    categories = (library.category_of(one) for one in library.stories)
    return {
        "tag": {term.key for one in library.stories for term in library.tags_of(one)},
        "category": {term.key for term in categories if term},
        "thread": {key for key in threads if threads.count(key) > 1},
    }


def test_there_is_a_feed_for_each_language_and_page_in_each_format(
    feeds: dict[str, Told], library: Library
) -> None:
    pages = ["/"]
    for language in LANGUAGES:
        pages += [f"/{language}/", f"/{language}/corrections/"]
        for kind, keys in terms_of(library).items():
            pages += [f"/{language}/{kind}/{key}/" for key in keys]

    assert sorted(feeds) == sorted(f"{page}{kind}" for page in pages for kind in KINDS)
    assert len(pages) > 80


def test_each_feed_is_itself(feeds: dict[str, Told]) -> None:
    for kind in KINDS:
        mine = {address: one for address, one in feeds.items() if address.endswith(kind)}

        assert len({one.title for one in mine.values()}) == len(mine)
        assert {address: one.own for address, one in mine.items()} == {
            address: f"{SITEURL}{address}" for address in mine
        }
        assert {address: one.page for address, one in mine.items()} == {
            address: f"{SITEURL}{address.removesuffix(kind)}" for address in mine
        }
    atoms = {one.id: address for address, one in feeds.items() if address.endswith("atom.xml")}
    assert {id_: f"{id_.removeprefix(f'{TAG}feed')}/atom.xml" for id_ in atoms} == atoms


def test_each_feed_says_its_language_and_holds_no_other(feeds: dict[str, Told]) -> None:
    for address, one in feeds.items():
        spoken = {item.language for item in one.items}
        if address.count("/") == 1:
            assert spoken == set(LANGUAGES)
            assert one.language == ("id" if address == "/atom.xml" else "")
        else:
            assert (one.language, spoken - {one.language}) == (address[1:3], set())


def test_the_three_formats_say_the_same(feeds: dict[str, Told]) -> None:
    for address, one in feeds.items():
        if address.endswith("feed.xml"):
            others = [feeds[address.replace("feed.xml", kind)] for kind in KINDS[1:]]
            for other in others:
                assert [_core(item) for item in other.items] == [_core(item) for item in one.items]


def _core(item: Any) -> tuple[Any, ...]:
    return (item.id, item.url, item.title, item.published, item.updated, item.tags, item.content)


def test_two_parsers_agree(folder: Path, feeds: dict[str, Told]) -> None:
    for address, path in feeds_of(folder).items():
        if not address.endswith("json"):
            assert read_leniently(path) == feeds[address], address


def test_a_feed_holds_the_newest_stories_of_its_page(
    feeds: dict[str, Told], library: Library
) -> None:
    newest = list(reversed(library.stories))

    def ids(language: str, wanted: Callable[[Any], bool] = lambda _: True) -> list[str]:
        mine = [one for one in newest if language in one.texts and wanted(one)]
        return [f"{TAG}{one.id}/{language}" for one in mine]

    for language in LANGUAGES:
        found = {one: [item.id for item in told.items] for one, told in feeds.items()}
        assert found[f"/{language}/feed.xml"] == ids(language)
        for key in terms_of(library)["tag"]:
            named = ids(language, lambda one, key=key: key in _keys(library.tags_of(one)))
            assert found[f"/{language}/tag/{key}/feed.xml"] == named[:15]
        for key in terms_of(library)["category"]:
            named = ids(language, lambda one, key=key: key in _keys([library.category_of(one)]))
            assert found[f"/{language}/category/{key}/feed.xml"] == named
    both = [item.id for item in feeds["/feed.xml"].items]
    assert set(both) == {*ids("id"), *ids("en")}


def _keys(terms: list[Any]) -> list[str]:
    return [term.key for term in terms if term]


def test_no_feed_is_too_large_and_no_address_incomplete(
    folder: Path, trees: dict[str, Any], feeds: dict[str, Told]
) -> None:
    found = []
    for tree in trees.values():
        found += tree.xpath("//@href | //@url | //item/link/text() | //channel/link/text()")
    for told in feeds.values():
        for item in told.items:
            root = html.fragment_fromstring(item.content, create_parent="div")
            found += root.xpath("//@href | //@src | //@cite")

    assert [str(one) for one in found if not one.startswith(("https://", "http://"))] == []
    assert len(found) > 1000
    assert max(path.stat().st_size for path in feeds_of(folder).values()) < LARGEST


def test_rss_keeps_its_rules(trees: dict[str, Any]) -> None:
    for address, root in trees.items():
        if not address.endswith("feed.xml"):
            continue
        channel = root.find("channel")
        for name in ("title", "link", "description"):
            assert len(channel.findall(name)) == 1
        guids = channel.xpath("item/guid/text()")
        assert len(guids) == len(set(guids)) == len(channel.findall("item"))
        assert channel.xpath("item/guid[not(@isPermaLink='false')]") == []
        assert channel.xpath("item[not(title) or not(link) or not(description)]") == []
        assert [one for one in _ONCE if channel.xpath(f"item[count({one}) > 1]")] == []
        for moment in channel.xpath("item/pubDate/text() | lastBuildDate/text()"):
            assert _MOMENT.fullmatch(moment)
        for one in channel.xpath("item/enclosure"):
            assert sorted(one.attrib) == ["length", "type", "url"]
        for one in channel.xpath("item/*[local-name()='encoded']"):
            assert one.getprevious().tag == "description"


def test_atom_keeps_its_grammar(trees: dict[str, Any]) -> None:
    grammar = etree.RelaxNG(etree.parse(Path(__file__).parent / "data" / "atom.rng"))
    names = {"a": "http://www.w3.org/2005/Atom"}
    for address, root in trees.items():
        if not address.endswith("atom.xml"):
            continue
        assert grammar.validate(root), (address, grammar.error_log)
        for what in ("id", "updated"):
            found = root.xpath(f"a:entry/a:{what}/text()", namespaces=names)
            assert len(found) == len(set(found)), (address, what)
        moments = sorted(root.xpath("a:entry/a:updated/text()", namespaces=names))
        assert root.findtext("a:updated", namespaces=names) == (
            max(moments, default="2000-01-01T00:00:00Z")
        )
        assert root.xpath("a:entry[count(a:link[@rel='alternate']) != 1]", namespaces=names) == []


def test_json_feed_keeps_its_rules(folder: Path) -> None:
    for path in folder.rglob("feed.json"):
        feed = json.loads(path.read_bytes())
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        for item in feed["items"]:
            assert ("content_html" in item) != ("content_text" in item)
            assert all(isinstance(item[key], str) and item[key] for key in ("id", "url", "title"))
            for one in item.get("attachments", ()):
                assert isinstance(one["size_in_bytes"], int)
                assert one["mime_type"].startswith("image/")


def test_the_opml_lists_each_feed_once(folder: Path, feeds: dict[str, Told]) -> None:
    listed = {one.get("xmlUrl", ""): one for one in outlines(folder)}

    rss = {f"{SITEURL}{address}": one for address, one in feeds.items() if "feed.xml" in address}
    assert {url: one.get("title") for url, one in listed.items()} == {
        url: one.title for url, one in rss.items()
    }
    assert {url: one.get("htmlUrl") for url, one in listed.items()} == {
        url: one.page for url, one in rss.items()
    }
    assert {one.get("type") for one in listed.values()} == {"rss"}
    assert {url: one.get("language", "") for url, one in listed.items()} == {
        url: one.language for url, one in rss.items()
    }


def test_every_page_that_has_feeds_names_them_first(folder: Path, feeds: dict[str, Told]) -> None:
    pages = {page.address: page for page in pages_of(folder)}

    for address, told in feeds.items():
        page, kind = address.rsplit("/", 1)
        named = _named(pages[f"{page}/"])
        assert [href for href, _ in named[:3]] == [f"{SITEURL}{page}/{one}" for one in KINDS]
        assert dict(named)[f"{SITEURL}{page}/{kind}"] == told.title


def _named(page: BuiltPage) -> list[tuple[str, str]]:
    links = page.head.xpath("link[@rel='alternate'][@type]")
    return [(one.get("href"), one.get("title")) for one in links]
