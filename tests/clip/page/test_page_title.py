"""A page's headline: as printed, without site, section and page number, whatever its metas say."""

import pytest

from plugins.clip import read_page

URL = "https://www.contoh.id/berita/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
ANEW = "Kerusuhan Kazakhstan disebut Tokayev kudeta"  # for search engines
SENTENCE = "Presiden mengatakan pada Selasa bahwa kekerasan pekan lalu adalah upaya kudeta"
STORY = "".join(f"<p>Bagian {place}: {SENTENCE}.</p>" for place in range(6))


def title_of(printed="", *, title="", og="", site="", before="", after=""):
    head = "".join(
        [
            f"<title>{title}</title>" if title else "",
            f'<meta property="og:title" content="{og}">' if og else "",
            f'<meta property="og:site_name" content="{site}">' if site else "",
        ]
    )
    return read_page(
        f"<!doctype html><html lang=id><head>{head}</head><body>{before}<article>{printed}{STORY}"
        f"</article>{after}</body></html>",
        URL,
    ).title


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        (f"{TITLE} - Contoh", TITLE),
        (f"{TITLE} | Internasional | Contoh.id", TITLE),
        (f"{TITLE} Halaman all - Contoh.id", TITLE),
        (f"{TITLE} - Halaman 2", TITLE),
        (f"{TITLE} (Halaman 2 dari 3) | Contoh", TITLE),
        (f"Contoh.id - {TITLE}", TITLE),
        (
            "Jakarta - Bandung macet total sore ini - Contoh",
            "Jakarta - Bandung macet total sore ini",
        ),
        ("Para pemenang: «Satu», «Dua» dan «Tiga»…", "Para pemenang: «Satu», «Dua» dan «Tiga»…"),
    ],
)
def test_a_title_alone_loses_its_site(title, expected):
    assert title_of(title=title, site="Contoh") == expected


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        pytest.param({"printed": f"<h1>{TITLE}</h1>", "og": ANEW}, TITLE, id="titled anew"),
        pytest.param(
            {
                "printed": f"<h1>{TITLE}</h1>",
                "og": ANEW,
                "after": f"<div class=terpopuler><h3>{ANEW}</h3></div>",
            },
            TITLE,
            id="titled anew, and so listed",
        ),
        pytest.param(
            {"printed": f"<h1>FOTO: {TITLE}</h1>", "og": TITLE}, f"FOTO: {TITLE}", id="FOTO"
        ),
        pytest.param(
            {
                "printed": f"<h1><span class=label>VIDEO:</span> {TITLE}</h1>",
                "og": f"VIDEO: {TITLE}",
            },
            f"VIDEO: {TITLE}",
            id="a label of the headline",
        ),
        pytest.param(
            {"printed": f"<h1><span class=kicker>Krisis</span> {TITLE}</h1>", "og": TITLE},
            TITLE,
            id="a kicker",
        ),
        pytest.param(
            {"printed": f"<h1>{TITLE}<span>Contoh</span></h1>", "og": TITLE, "site": "Contoh"},
            TITLE,
            id="the site inside the heading",
        ),
        pytest.param(
            {"printed": "<h1>Tokayev: kerusuhan<br>adalah&nbsp;upaya kudeta</h1>", "og": TITLE},
            TITLE,
            id="a line break",
        ),
        pytest.param(
            {"printed": f"<h2>{TITLE}</h2>", "before": "<h1>Internasional</h1>", "og": TITLE},
            TITLE,
            id="the section is the first heading",
        ),
        pytest.param(
            {
                "printed": f"<h2>{TITLE}</h2>",
                "before": "<h1>Catatan Dunia</h1>",
                "title": f"Catatan Dunia - {TITLE}",
            },
            TITLE,
            id="the site is the first heading",
        ),
        pytest.param(
            {"og": "&amp;quot;Kudeta&amp;quot; menurut Tokayev"},
            '"Kudeta" menurut Tokayev',
            id="escaped twice",
        ),
    ],
)
def test_the_printed_headline_wins(parts, expected):
    assert title_of(**parts) == expected
