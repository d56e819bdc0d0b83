"""The sitemap of news: two days from the newest story back, no draft, the same whenever built."""

from __future__ import annotations

from dataclasses import replace

from lxml import etree

from plugins.press.news import latest, news_inputs, news_xml
from tests.press.digest import articles_of, site, story

NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def articles(*stories):
    newest_first = reversed(articles_of(stories).values())
    return [one for texts in newest_first for one in texts.values()]


def test_two_days_are_counted_from_the_newest_story():
    every = articles(story("a", day=9), story("b", day=10), story("c", day=12))

    assert [one.url for one in latest(every)] == [
        "id/2022/01/c/", "en/2022/01/c/", "id/2022/01/b/", "en/2022/01/b/"
    ]  # fmt: skip


def test_a_draft_is_no_news():
    assert latest(articles(replace(story("a"), status="draft"))) == []


def test_no_story_is_no_news():
    assert news_xml(site(), news_inputs(latest([]))).endswith(b'sitemap-news/0.9">\n</urlset>\n')


def test_a_thousand_is_the_most():
    assert len(latest(articles(*(story(f"s{number}") for number in range(501))))) == 1000


def test_every_text_is_told_with_its_language_and_moment():
    one = story("a", languages=("id",))
    hostile = replace(one, texts={"id": replace(one.texts["id"], title="A & <b> ]]>\u2028")})

    tree = etree.fromstring(news_xml(site(), news_inputs(latest(articles(hostile)))))

    assert tree.findtext(f".//{MAP}loc") == "https://a.example/sub/id/2022/01/a/"
    assert tree.findtext(f".//{NEWS}name") == "Kliping"
    assert tree.findtext(f".//{NEWS}language") == "id"
    assert tree.findtext(f".//{NEWS}publication_date") == "2022-01-11T09:07:00+07:00"
    assert tree.findtext(f".//{NEWS}title") == "A & <b> ]]>\u2028"
