"""The list of all feeds: a small one compared whole."""

from dataclasses import replace

from plugins.feeds.opml import write_opml
from tests.feeds.entries import FEED

BOTH = replace(FEED, language="", title="Dua", url="https://a.example/feed.xml")
WHOLE = """\
<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>Semua &amp; umpan</title></head>
<body>
<outline text="Dua bahasa">
<outline type="rss" text="Dua" title="Dua" description="Kliping pers" xmlUrl="https://a.example/feed.xml" htmlUrl="https://a.example/id/"/>
</outline>
<outline text="&quot;Indonesia&quot;">
<outline type="rss" text="Kliping &amp; kawan" title="Kliping &amp; kawan" description="Kliping pers" language="id" xmlUrl="https://a.example/id/feed.xml" htmlUrl="https://a.example/id/"/>
</outline>
</body>
</opml>
"""  # noqa: E501


def test_a_small_list_is_written_whole():
    groups = [("Dua bahasa", [BOTH]), ('"Indonesia"', [FEED])]

    assert write_opml("Semua & umpan", groups).decode() == WHOLE
