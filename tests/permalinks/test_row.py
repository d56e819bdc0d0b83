"""What is permanent: pages and feeds with their ids, and nothing else of a site."""

from __future__ import annotations

from plugins.permalinks.row import rows_of


def test_pages_and_feeds_are_rows_and_the_rest_is_not() -> None:
    names = [
        "index.html",
        "2022/01/banjir/index.html",
        "id/2022/01/banjir/index.html",
        "id/about/index.html",
        "id/tag/banjir/page/2/index.html",
        "id/feed.xml",
        "id/thread/webb/atom.xml",
        "404.html",
        "robots.txt",
        "sitemap.xml",
        ".nojekyll",
        "theme/site.css",
        "pictures/2022/01/banjir/a.jpg",
    ]
    stories = {"/id/2022/01/banjir/": "tag:a,2026:banjir/id"}

    assert list(rows_of(names, stories, ["/id/about/"], "tag:a,2026:").values()) == [
        "/\tlist\t-",
        "/2022/01/banjir/\tpair\ttag:a,2026:banjir",
        "/id/2022/01/banjir/\tstory\ttag:a,2026:banjir/id",
        "/id/about/\tpage\t-",
        "/id/tag/banjir/page/2/\tlist\t-",
        "/id/feed.xml\tfeed\ttag:a,2026:feed/id",
        "/id/thread/webb/atom.xml\tfeed\ttag:a,2026:feed/id/thread/webb",
    ]
