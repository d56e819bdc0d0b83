"""A page's date: to the minute and with its zone, however it is printed or stamped."""

import json

import pytest

from plugins.clip import read_page
from plugins.clip.page.stamps import read_machine

URL = "https://www.contoh.id/berita/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
SENTENCE = "Presiden mengatakan pada Selasa bahwa kekerasan pekan lalu adalah upaya kudeta"
STORY = "".join(f"<p>Bagian {place}: {SENTENCE}.</p>" for place in range(6))
WIB = "2022-01-11T09:07:00+07:00"


def published(above="", head="", *, url=URL, lang="id", story=STORY):
    html = (
        f"<!doctype html><html lang={lang}><head><title>{TITLE} - Contoh</title>{head}</head>"
        f"<body><article><h1>{TITLE}</h1>{above}{story}</article></body></html>"
    )
    moment = read_page(html, url).published
    return moment.isoformat() if moment else None


def stamped(stamp, **others):
    node = {"@type": "NewsArticle", "headline": TITLE, "datePublished": stamp, **others}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Kompas.com - 11/01/2022, 09:07 WIB", WIB),
        ("Selasa, 11 Jan 2022 09:07 WIB", WIB),
        ("Rabu, 3 Agu 2022 | 14:05 WITA", "2022-08-03T14:05:00+08:00"),
        ("Rabu, 3 Agust 2022 | 14:05 WIT", "2022-08-03T14:05:00+09:00"),
        ("Jum'at, 7 Januari 2022 09:07 WIB", "2022-01-07T09:07:00+07:00"),
        ("Jum’at, 7 Januari 2022, 09.07 WIB", "2022-01-07T09:07:00+07:00"),
        ("Sabtu , 12 Feb 2022, 13:10 WIB", "2022-02-12T13:10:00+07:00"),
        ("11/01/2022 09.07 WIB", WIB),
        ("Diterbitkan 11 Januari 2022 09:07", WIB),
        ("Tayang: Selasa, 11 Januari 2022 pukul 09.07 WIB", WIB),
        ("SELASA, 11 JANUARI 2022 | 09:07 WIB", WIB),
        ("Selasa,11 Jan 2022 09:07WIB", WIB),
        ("Selasa, 11 Januari 2022 09:07 wib", WIB),
        ("Selasa, 11 Januari 2022 09:07 Waktu Indonesia Barat", WIB),
        ("Selasa, 11 Januari 2022 - 09:07 WIB | Dibaca 345 kali", WIB),
        ("Selasa, 11 Januari 2022 09:07 WIB | 2 menit baca", WIB),
        ("Selasa, 11 Jan 2022 09:07 WIB - Ariyan Rastya", WIB),
        ("11 Jan 2022 09:07 WIB, oleh Ariyan Rastya", WIB),
        ("09:07 WIB, Selasa, 11 Januari 2022 oleh Ariyan Rastya", WIB),
        ("Oleh : Ariyan Rastya - Selasa, 11 Januari 2022 | 09:07 WIB", WIB),
        ("Penulis A. B. | Editor C. D. | Selasa, 11 Januari 2022 | 09:07 WIB", WIB),
        ("Ariyan Rastya<br>11 Januari 2022<br>09:07 WIB", WIB),
        ("<span>11 Januari 2022</span> <span>09:07 WIB</span>", WIB),
        ("<ul><li>Ariyan Rastya</li><li>11 Januari 2022</li><li>09:07 WIB</li></ul>", WIB),
        ("Diperbarui 12 Januari 2022, 10:11 WIB Diterbitkan 11 Januari 2022, 09:07 WIB", WIB),
        ("Diterbitkan 11 Januari 2022, 09:07 WIB Diperbarui 12 Januari 2022, 10:11 WIB", WIB),
        ("Last Updated: Selasa, 11 Januari 2022, 09:07 WIB", WIB),
        ("Terakhir diperbarui 11 Januari 2022 09:07 WIB", WIB),
        ("11 Januari 2022 | Dilihat: 1.234", "2022-01-11T00:00:00+07:00"),
        ("2022年01月11日 09時07分", WIB),
    ],
)
def test_a_date_is_found_among_the_other_words_of_its_line(line, expected):
    assert published(f"<div>{line}</div>") == expected


PRINTED = "<p>Selasa, 11 Januari 2022 | 09:07 WIB</p>"


@pytest.mark.parametrize(
    ("head", "above", "expected"),
    [
        pytest.param(stamped("2022-01-11T09:07:00Z"), PRINTED, WIB, id="Z that is WIB"),
        pytest.param(stamped("2022-01-11T02:07:00Z"), PRINTED, WIB, id="Z that is Z"),
        pytest.param(stamped("2022-01-11T09:07:00+0000"), PRINTED, WIB, id="+0000 that is WIB"),
        pytest.param(
            stamped("2022-01-11T09:07:00Z"),
            "<p>Selasa, 11/01/2022 09:07</p>",
            WIB,
            id="Z printed without a zone",
        ),
        pytest.param(
            stamped("2022-01-11T20:07:00Z"),
            "<time datetime='2022-01-11T20:07:00+09:00'>2022.01.11 20:07</time>",
            "2022-01-11T20:07:00+09:00",
            id="Z, and the same clock in a zone",
        ),
        pytest.param(stamped("2022-01-11T02:07:00Z"), "", WIB, id="Z alone"),
        pytest.param(stamped("2022-01-11 09:07:00"), "", WIB, id="no zone"),
        pytest.param(stamped("2022-01-11T09:07:00+06:06"), "", WIB, id="no zone of this world"),
        pytest.param(
            stamped("Tue, 11 Jan 2022 09:07:00 +0606"), "", WIB, id="none in a mail's words"
        ),
        pytest.param(stamped("2022-01-11"), PRINTED, WIB, id="a day, the time printed"),
        pytest.param(
            stamped("2022-01-11T00:00:00+07:00"), PRINTED, WIB, id="midnight, the time printed"
        ),
        pytest.param(stamped("0000-00-00T00:00:00"), PRINTED, WIB, id="no day"),
        pytest.param(stamped("1970-01-01T07:00:00+07:00"), PRINTED, WIB, id="unset"),
        pytest.param(
            '<meta name=publishdate content="01/11/2022 09:07:00">', PRINTED, WIB, id="month first"
        ),
        pytest.param(
            '<meta name=publishdate content="1/11/2022 9:07:00 AM">',
            "<p>11 Januari 2022</p>",
            WIB,
            id="month first, the day in words",
        ),
        pytest.param('<meta name="dtk:publishdate" content="1641866820">', "", WIB, id="epoch"),
        pytest.param(
            '<meta property="article:modified_time" content="2022-01-12T10:07:00+07:00">',
            PRINTED,
            WIB,
            id="a time of change",
        ),
        pytest.param(
            stamped("2022-01-11T10:07:00Z"),
            "<p>Selasa, 11 Januari 2022 | 10:07 WITA</p>",
            "2022-01-11T10:07:00+08:00",
            id="Z that is WITA",
        ),
        pytest.param(
            stamped("2022-01-11T18:07:00Z"),
            "",
            "2022-01-12T01:07:00+07:00",
            id="after midnight in Jakarta",
        ),
        pytest.param(
            '<meta name="article:published_time" content="2022-01-11T13:07:05+07:00">'
            '<meta name="datepublished" content="2022-01-11T09:07:05+07:00">',
            "<p>11 Januari 2022 09:07</p>",
            WIB,
            id="two stamps, one printed",
        ),
        pytest.param(
            "",
            "<p><a href=/x><time datetime='2022-01-11T09:07:00+07:00'>11 Januari</time></a></p>",
            WIB,
            id="time tag in a link to itself",
        ),
        pytest.param(
            '<meta property="article:modified_time" content="2022-01-12T10:07:00+07:00">',
            "<time class='entry-date updated' datetime='2022-01-11T09:07:00+07:00'>Jan 11</time>",
            WIB,
            id="a stamp of publication and of change in one",
        ),
        pytest.param(
            stamped("2022-01-11T09:07:00+07:00").replace("NewsArticle", "WebPage"),
            "",
            WIB,
            id="the page's own date where no article is described",
        ),
        pytest.param(
            "",
            "<div class=stamp datetime='2022-01-11 09:07:00 +0700'>11 Jan</div>",
            WIB,
            id="a stamp on any element",
        ),
        pytest.param(
            "", "<time data-published='2022-01-11 09:07:00'>11 Jan</time>", WIB, id="data attribute"
        ),
        pytest.param(
            "",
            "<p>Warga melintas di tengah hujan, Jakarta, Senin (10/1/2022). Dok. Humas kota"
            f" yang lama</p>{PRINTED}",
            WIB,
            id="a caption's day",
        ),
    ],
)
def test_what_is_printed_mends_what_is_stamped(head, above, expected):
    assert published(above, head) == expected


def test_times_of_other_stories_are_not_the_storys():
    teasers = (
        "<div class=terkini><span class=date>Rabu, 12 Jan 2022 08:00 WIB</span></div>"
        "<a href=/x><h3>Berita lain yang judulnya panjang dan tidak ada hubungannya dengan ini</h3>"
        "<time datetime='2022-01-13T12:07:00+07:00'>13 Januari 2022</time></a>"
    )

    assert published("<div class=meta>11 Januari 2022 09:07</div>", story=STORY + teasers) == WIB


@pytest.mark.parametrize(
    "stamp",
    [
        "2022-01-11T09:07:00+07:00",
        "2022-01-11T09:07:00.000+0700",
        "2022-01-11 09:07 WIB",
        "2022-1-11T9:07+07",
        "20220111T090700+0700",
        "1641866820",
        "1641866820000",
        "Tue, 11 Jan 2022 09:07:00 +0700",
        "Tue Jan 11 2022 09:07:00 GMT+0700 (WIB)",
    ],
)
def test_stamps_of_machines_are_read(stamp):
    moment = read_machine(stamp)

    assert moment
    assert moment.day.isoformat() == "2022-01-11"
    assert moment.clock
    assert moment.zone
    assert (moment.clock.hour - moment.zone.utcoffset(None).total_seconds() / 3600) % 24 == 2


@pytest.mark.parametrize(
    "stamp",
    [
        "",
        "Tuesday, January 11, 2022, 06:47 PM",
        "Tuesday, January 11, 2022 6:47 PM GMT",
        "12",
        "2022",
        "x" * 99,
    ],
)
def test_what_people_write_is_left_to_the_reader_of_lines(stamp):
    assert read_machine(stamp) is None
