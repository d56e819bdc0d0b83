"""What the site tells search engines: each page that may be listed, as its own head says."""

import pytest

from plugins.press.marks import read_marks
from plugins.press.site import Root
from plugins.press.sitemap import (
    index_row,
    index_xml,
    part_pages,
    robots_text,
    sitemap_xml,
    stale_maps,
)

ROOT = Root("https://a.example", "/sub")


def page(*head):
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{''.join(head)}</head><body></body></html>"
    )


def sitemap_of(files):
    """Return the sitemap of these pages."""
    return sitemap_xml(read_marks(files[name]).entry for name in sorted(files)).decode()


def canonical(address):
    return f'<link rel="canonical" href="https://a.example/sub{address}">'


def test_each_page_is_listed_with_its_counterparts_and_its_last_change():
    told = sitemap_of(
        {
            "index.html": page(canonical("/")),
            "id/a/index.html": page(
                canonical("/id/a/"),
                '<meta property="article:modified_time" content="2022-01-11T09:07:00+07:00">',
                '<link rel="alternate" hreflang="id" href="https://a.example/sub/id/a/">',
                '<link rel="alternate" hreflang="x-default" href="https://a.example/sub/id/a/">',
                '<link rel="alternate" hreflang="id" type="application/rss+xml" href="/f.xml">',
            ),
            "404.html": page('<meta name="robots" content="noindex">'),
            "id/draft/index.html": page(
                '<meta name="robots" content="noindex">', canonical("/id/draft/")
            ),
        },
    )

    assert (
        told
        == """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">
  <url>
    <loc>https://a.example/sub/id/a/</loc>
    <lastmod>2022-01-11T09:07:00+07:00</lastmod>
    <xhtml:link rel="alternate" hreflang="id" href="https://a.example/sub/id/a/"/>
    <xhtml:link rel="alternate" hreflang="x-default" href="https://a.example/sub/id/a/"/>
  </url>
  <url>
    <loc>https://a.example/sub/</loc>
  </url>
</urlset>
"""
    )


def test_robots_are_shown_the_map():
    assert robots_text(ROOT) == (
        "User-agent: *\nAllow: /\n\nSitemap: https://a.example/sub/sitemap.xml\n"
        "Sitemap: https://a.example/sub/sitemap-news.xml\n"
    )


def test_addresses_are_escaped_once():
    told = sitemap_of({"index.html": page(canonical("/?a&amp;b"))})

    assert "<loc>https://a.example/sub/?a&amp;b</loc>" in told


def test_a_small_site_has_one_map():
    assert part_pages({"b/index.html", "a/index.html"}, whole=2) == {
        "sitemap.xml": ["a/index.html", "b/index.html"]
    }


def test_a_large_site_has_a_map_for_each_month_and_one_for_what_lists():
    story, pair, month = "id/2022/01/a/index.html", "2022/01/a/index.html", "en/archive/2022/01"
    later = "en/2022/02/b/index.html"
    lists = ["404.html", "id/tag/banjir/page/2022/index.html", "index.html"]

    parts = part_pages({story, pair, f"{month}/index.html", later, *lists}, whole=3)

    assert parts == {
        "sitemap-2022-01.xml": [pair, f"{month}/index.html", story],
        "sitemap-2022-02.xml": [later],
        "sitemap-lists.xml": lists,
    }


@pytest.mark.parametrize("count", [9, 100, 1000])
def test_a_part_that_is_full_is_cut(count):
    pages = [f"id/tag/{number}/index.html" for number in range(count)]

    parts = part_pages(pages, whole=1, most=8)

    assert sorted(page for part in parts.values() for page in part) == sorted(pages)
    assert max(map(len, parts.values())) <= 8
    assert all(name.startswith("sitemap-lists-") for name in parts)


def test_a_new_story_touches_one_part():
    pages = [f"id/2022/{month:02}/a{number}/index.html" for month in (1, 2) for number in range(50)]
    lists = [f"id/tag/{number}/index.html" for number in range(100)]
    before = part_pages([*pages, *lists], whole=1, most=64)
    new = "id/2022/02/baru/index.html"

    parts = part_pages([*pages, *lists, new], whole=1, most=64)

    assert stale_maps(parts, before, {new}) == {"sitemap-2022-02.xml"}
    assert stale_maps(parts, parts, {"id/2022/01/a3/index.html"}) == {"sitemap-2022-01.xml"}
    assert stale_maps(parts, parts, ()) == set()


def test_the_map_of_maps_says_when_each_last_changed():
    moments = ("2022-01-11T09:07:00+07:00", "2022-01-11T03:00:00+00:00")
    entries = [f"<url><lastmod>{one}</lastmod></url>" for one in moments]
    rows = [index_row("https://a.example/1.xml", entries), index_row("https://a.example/2.xml", [])]

    assert (
        index_xml(rows).decode()
        == """\
<?xml version='1.0' encoding='utf-8'?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
  <sitemap>
    <loc>https://a.example/1.xml</loc>
    <lastmod>2022-01-11T03:00:00+00:00</lastmod>
  </sitemap>
  <sitemap>
    <loc>https://a.example/2.xml</loc>
  </sitemap>
</sitemapindex>
"""
    )
