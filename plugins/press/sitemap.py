"""What the site tells machines about itself as a whole: sitemap.xml and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from pathlib import Path

    from plugins.press.site import Root

_SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
_XHTML = "http://www.w3.org/1999/xhtml"


def sitemap_xml(folder: Path) -> bytes:
    """Return the sitemap of the site in `folder`: each page a search engine may list.

    A page's own head is the source, so that sitemap and page never disagree: its canonical
    address, its alternates, its last change. Pages marked `noindex` stay out.
    """
    urlset = etree.Element(f"{{{_SITEMAP}}}urlset", nsmap={None: _SITEMAP, "xhtml": _XHTML})
    for path in sorted(folder.rglob("*.html")):
        head = html.fromstring(path.read_bytes()).find("head")
        canonical = head.xpath('link[@rel="canonical"]/@href')
        robots = head.xpath('meta[@name="robots"]/@content')
        if not canonical or "noindex" in robots:
            continue
        url = etree.SubElement(urlset, f"{{{_SITEMAP}}}url")
        etree.SubElement(url, f"{{{_SITEMAP}}}loc").text = str(canonical[0])
        for changed in head.xpath('meta[@property="article:modified_time"]/@content'):
            etree.SubElement(url, f"{{{_SITEMAP}}}lastmod").text = str(changed)
        for link in head.xpath('link[@rel="alternate"][@hreflang][not(@type)]'):
            names = {"rel": "alternate", "hreflang": link.get("hreflang"), "href": link.get("href")}
            etree.SubElement(url, f"{{{_XHTML}}}link", names)
    etree.indent(urlset)
    return bytes(etree.tostring(urlset, encoding="utf-8", xml_declaration=True)) + b"\n"


def robots_text(root: Root) -> str:
    """Return robots.txt: everything may be read, and here is the map."""
    return f"User-agent: *\nAllow: /\n\nSitemap: {root.url}/sitemap.xml\n"
