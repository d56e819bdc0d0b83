"""What the site tells search engines: each page that may be listed, as its own head says."""

from plugins.press.marks import read_marks
from plugins.press.site import Root
from plugins.press.sitemap import robots_text, sitemap_xml

ROOT = Root("https://a.example", "/sub")


def page(*head):
    return (
        f"<!doctype html><html><head><meta charset=utf-8>{''.join(head)}</head><body></body></html>"
    )


def sitemap_of(files):
    """Return the sitemap of these pages."""
    return sitemap_xml({name: read_marks(text).entry for name, text in files.items()}).decode()


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
