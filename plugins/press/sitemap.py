"""What the site tells machines about itself as a whole: sitemap.xml and robots.txt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from plugins.press.news import NEWS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from plugins.press.site import Root

HEAD = """\
<?xml version='1.0' encoding='utf-8'?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
xmlns:xhtml="http://www.w3.org/1999/xhtml">
"""
END = "  </url>\n"  # of an entry


def sitemap_xml(entries: Mapping[str, str]) -> bytes:
    """Return the sitemap: each page a search engine may list.

    entries: a page's file -> its `<url>`, as read_marks finds it in the page's own head, or "".
    """
    listed = [entries[name] for name in sorted(entries) if entries[name]]
    return "".join([HEAD, *listed, "</urlset>\n"]).encode("utf-8")


def robots_text(root: Root) -> str:
    """Return robots.txt: everything may be read, and here are the maps."""
    maps = "".join(f"Sitemap: {root.url}{one}\n" for one in ("/sitemap.xml", NEWS))
    return f"User-agent: *\nAllow: /\n\n{maps}"
