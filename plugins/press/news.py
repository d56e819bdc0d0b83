"""The sitemap of the latest news, for search engines that list news. Pure: articles in, XML out.

Format: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap
"""

from __future__ import annotations

from datetime import timedelta
from html import escape
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from plugins.press.site import Site

NEWS = "/sitemap-news.xml"
_LATEST = timedelta(days=2)  # older ones are not listed as news
_MOST = 1000  # addresses that the format allows
_HEAD = """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
"""


def latest(*lists: Iterable[Any]) -> list[Any]:
    """Return the articles of the two days that end with the newest, newest first; no draft.

    lists: of articles, each newest first: how far one is looked through hangs on that.
    Counted from the newest and not from now, so that no file changes with the clock.
    """
    shown = [[one for one in some if one.status != "draft"] for some in lists]
    if not any(shown):
        return []
    since = max(some[0].story.date for some in shown if some) - _LATEST
    newest = [one for some in shown for one in takewhile(lambda one: one.story.date >= since, some)]
    newest.sort(key=lambda one: (one.story.date, one.url), reverse=True)
    return newest[:_MOST]


def news_inputs(articles: Sequence[Any]) -> tuple[Any, ...]:
    """Return all that `news_xml` tells, as plain values."""
    return tuple((one.url, one.lang, one.title, one.story.date.isoformat()) for one in articles)


def news_xml(site: Site, inputs: Iterable[tuple[str, str, str, str]]) -> bytes:
    """Return the sitemap of news; `inputs`: as `news_inputs` returns them."""
    entries = [
        f"""\
  <url>
    <loc>{_text(site.url(f"/{url}"))}</loc>
    <news:news>
      <news:publication>
        <news:name>{_text(site.name)}</news:name>
        <news:language>{language}</news:language>
      </news:publication>
      <news:publication_date>{when}</news:publication_date>
      <news:title>{_text(title)}</news:title>
    </news:news>
  </url>
"""
        for url, language, title, when in inputs
    ]
    return "".join([_HEAD, *entries, "</urlset>\n"]).encode("utf-8")


def _text(words: str) -> str:
    return escape(words, quote=False)
