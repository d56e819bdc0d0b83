"""A small feed with everything a feed may have, and one with nothing."""

from datetime import datetime, timedelta, timezone

from plugins.feeds.feed import Enclosure, Entry, Feed, write_feed

WIB = timezone(timedelta(hours=7))
FLOOD = Entry(
    id="tag:kliping,2026:20220111-banjir/id",
    url="https://a.example/id/2022/01/banjir/",
    language="id",
    title="Banjir <surut> & “cerah”",
    summary="Air < jalan",
    content='<p>Air <a href="https://b.example/?c=d&amp;e">surut</a>.</p>',
    published=datetime(2022, 1, 11, 9, 7, tzinfo=WIB),
    updated=datetime(2022, 1, 13, 0, 1, tzinfo=WIB),
    creators=("Ani", "Budi & Cici"),
    translator="Dedi",
    terms=("Banjir", "Cuaca"),
    enclosure=Enclosure(
        url="https://a.example/pictures/2022/01/banjir/a.jpg",
        length=1234,
        type="image/jpeg",
        width=120,
        height=90,
        alt="Air",
        caption="Jalan tergenang",
        credit="BBC",
    ),
    translation=("en", "https://a.example/en/2022/01/banjir/"),
    source=("Kompas", "https://kompas.example/x?y&z"),
    licence="https://creativecommons.org/licenses/by/4.0/",
)
BARE = Entry(
    id="tag:kliping,2026:lama/id",
    url="https://a.example/id/2021/12/lama/",
    language="id",
    title="Lama",
    summary="Dahulu",
    content="",
    published=datetime(2021, 12, 31, 23, 59, tzinfo=WIB),
    updated=datetime(2021, 12, 31, 23, 59, tzinfo=WIB),
)
FEED = Feed(
    id="tag:kliping,2026:feed/id",
    url="https://a.example/id/feed.xml",
    site_url="https://a.example/id/",
    language="id",
    speech="id",
    title="Kliping & kawan",
    subtitle="Kliping pers",
    publisher="Kliping",
    style="https://a.example/theme/feed.css",
    hub="",
)


def written(form, *entries, feed=FEED):
    return write_feed(feed, entries, form)
