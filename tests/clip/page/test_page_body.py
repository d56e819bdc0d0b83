"""The body is the whole story and nothing else, whatever a site names or puts around it."""

from contextlib import suppress

import pytest

from plugins.clip import ClipError, read_page
from tests.pace import within

URL = "https://www.example.id/dunia/2022/01/11/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
STORY = tuple(
    f"Presiden mengatakan pada hari ke-{day} bahwa kekerasan di kota ke-{day} adalah upaya kudeta."
    for day in range(1, 9)
)
OTHER = "Harga beras di pasar induk turun tipis seiring datangnya musim panen di sejumlah daerah"
PARAGRAPHS = [f"<p>{text}</p>" for text in STORY]


def read(body, head=""):
    return read_page(
        f"<!doctype html><html lang=id><head><title>{TITLE} - Contoh</title>{head}</head>"
        f"<body><div class=wrap><h1>{TITLE}</h1>{body}</div></body></html>",
        URL,
    )


def story(*, at=None, around="{}", more="", box="isi"):
    """Return the story's box; `around` is put round the paragraph at that place."""
    paragraphs = [
        around.format(text) if place == at else text for place, text in enumerate(PARAGRAPHS)
    ]
    return f'<div class="{box}">{"".join(paragraphs)}{more}</div>'


WHOLE = "\n\n".join(STORY)
NAMES = ("topic", "tags", "bio", "promo", "player", "embed-video", "ads-wrapper", "teaser",
         "read-more-content", "social-quote", "note-disclaimer", "nav")  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_no_name_takes_a_paragraph_out_of_the_middle(name):
    assert read(story(at=3, around=f'<div class="{name}">{{}}</div>')).body == WHOLE


@pytest.mark.parametrize("name", [*NAMES, "post-comments", "related-article", "modal-body"])
def test_no_name_takes_the_whole_story(name):
    assert read(story(box=name)).body == WHOLE


CARDS = "".join(
    f"<div><h4><a href=/b/{n}>Harga Beras Turun Tipis di Pasar Induk {n}</a></h4>"
    f"<p>{OTHER}, kata warga nomor {n}.</p></div>"
    for n in range(12)
)
COMMENTS = "".join(
    f"<div><b>Budi {n}</b><p>{OTHER}, begitu pendapat saya yang ke-{n}.</p>"
    "<a href='#'>Balas</a></div>"
    for n in range(30)
)
NEXT = "".join(f"<p>{OTHER}, kata pedagang ke-{n} di pasar itu.</p>" for n in range(20))


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        pytest.param(story(more=f"<div>{CARDS}</div>"), "link to another story", id="cards within"),
        pytest.param(
            f"{story()}<div>{CARDS}</div>", "link to another story", id="cards below the story"
        ),
        pytest.param(f"{story()}<div>{COMMENTS}</div>", "comments", id="comments without a name"),
        pytest.param(
            f"{story()}<div class=list-komentar>{COMMENTS}</div>", "comments", id="comments by name"
        ),
        pytest.param(
            f"{story()}<div><h2><a href=/n>Harga Beras Turun</a></h2>"
            f"<p>Andi, 11 Januari 2022 10:00 WIB</p>{NEXT}</div>",
            "another story",
            id="next story that scrolls in",
        ),
        pytest.param(
            f"<article>{story()}</article><article><h1>Harga Beras Turun</h1>{NEXT}</article>",
            "another story",
            id="next article",
        ),
    ],
)
def test_what_tells_of_other_things_goes_however_long(page, reason):
    clipping = read(page)

    assert clipping.body == WHOLE
    assert reason in {one.reason for one in clipping.dropped}


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(
            f"<div class=a>{''.join(PARAGRAPHS[:5])}</div><div class=iklan>Iklan</div>"
            f"<div class=b>{''.join(PARAGRAPHS[5:])}</div>",
            id="two parts",
        ),
        pytest.param("".join(f"<section><div>{one}</div></section>" for one in PARAGRAPHS),
                     id="each paragraph in a part of its own"),
        pytest.param(f"<div>{'<br><br>'.join(STORY)}</div>", id="breaks for paragraphs"),
        pytest.param(f"<div>{'<br>'.join(STORY)}</div>", id="one break for each paragraph"),
        pytest.param("".join(f"<div>{one}</div>" for one in STORY), id="no paragraph marked up"),
    ],
)  # fmt: skip
def test_story_is_whole_however_it_is_parted(page):
    assert read(page).body == WHOLE


def test_pages_of_one_story_are_joined_under_their_headings():
    first = f'<div class="page">{"".join(PARAGRAPHS[:4])}</div>'
    second = f'<div class="page"><h2>Pasukan asing</h2>{"".join(PARAGRAPHS[4:])}</div>'

    body = read(f'<div class="box">{first}</div><div class="box">{second}</div>').body

    assert body == "\n\n".join([*STORY[:4], "## Pasukan asing", *STORY[4:]])


SLIDES = "".join(
    f"<li><h2><span>{n}/5</span> Pasar</h2><p>{OTHER}, kata pedagang ke-{n}.</p></li>"
    for n in range(1, 6)
)


def test_numbered_slides_beside_a_story_are_no_part_of_it_and_alone_they_are_the_story():
    more = [f"{text} Itu kata juru bicara, yang ditemui di kantornya sore itu." for text in STORY]

    beside = read("".join(f"<p>{text}</p>" for text in more) + f"<ul>{SLIDES}</ul>")
    alone = read(f"{PARAGRAPHS[0]}<ul>{SLIDES}</ul>")

    assert beside.body == "\n\n".join(more)
    assert "pictures of a gallery" in {one.reason for one in beside.dropped}
    assert "kata pedagang ke-5" in alone.body


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param(STORY[:3], id="three paragraphs of 90 characters"),
        pytest.param(STORY[:1], id="one sentence and nothing else"),
        pytest.param(
            ("文化庁は一日、四部門で優れた作品を顕彰する今年度の賞を発表した。",) * 2
            + ("選考は三月に行われ、応募は四千点を超えたと関係者は話している。",),
            id="a script without spaces",
        ),
    ],
)
def test_short_story_is_a_story(texts):
    body = read("".join(f"<p>{text}</p>" for text in texts)).body

    assert body == "\n\n".join(texts)


CAPTION = "Pengunjuk rasa di alun-alun kota."


def test_prose_named_as_caption_is_the_story_and_a_line_is_a_caption():
    long = "".join(f"<p>{text}</p>" for text in STORY[2:6])

    clipping = read(
        f"<div>{''.join(PARAGRAPHS[:2])}<div class='photo-text'>{long}</div>"
        f"{''.join(PARAGRAPHS[6:])}<div class='photo-text'>{CAPTION}</div></div>"
    )

    assert clipping.body == WHOLE
    assert [(one.text, one.reason) for one in clipping.dropped] == [
        (CAPTION, "caption of no picture that was found")
    ]


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        pytest.param(
            "<dl><dt>Inflasi</dt><dd>Kenaikan harga secara umum.</dd></dl>",
            "**Inflasi**\n\nKenaikan harga secara umum.",
            id="definitions",
        ),
        pytest.param(
            "<blockquote><p>Kami menang.</p><footer>Tokayev</footer></blockquote>",
            "> Kami menang.\n>\n> Tokayev",
            id="quotation with its speaker",
        ),
        pytest.param(
            "<table><tr><th>Kota<th>Korban<tr><td><p>Almaty</p><td><ul><li>2<li>3</ul></table>",
            "| Kota | Korban |\n| --- | --- |\n| Almaty | 2 3 |",
            id="table with lists in its cells",
        ),
        pytest.param(
            '<h3><a href="#latar">Latar</a><a href="#latar">¶</a></h3>'
            '<p>Lihat <a href="#peta">peta</a> itu.</p>',
            "### Latar\n\nLihat peta itu.",
            id="links within the page are words",
        ),
        pytest.param(
            "".join(
                f"<h3><a href=https://{host}.example/x>Kabar {host}</a></h3><p>{OTHER} {host}.</p>"
                for host in ("satu", "dua", "tiga")
            ),
            "\n\n".join(
                f"### [Kabar {host}](<https://{host}.example/x>)\n\n{OTHER} {host}."
                for host in ("satu", "dua", "tiga")
            ),
            id="round-up of other sites",
        ),
        pytest.param(
            f"<p>Refren itu: {STORY[0]}</p><div><p>Baris baru.</p><p>Refren itu: {STORY[0]}</p>"
            f"<p>{OTHER} dan harganya pun ikut berubah.</p></div>",
            f"Refren itu: {STORY[0]}\n\nBaris baru.\n\nRefren itu: {STORY[0]}\n\n"
            f"{OTHER} dan harganya pun ikut berubah.",
            id="refrain",
        ),
    ],
)
def test_structure_is_kept(html, markdown):
    body = read(f"<div>{''.join(PARAGRAPHS[:4])}{html}{''.join(PARAGRAPHS[4:])}</div>").body

    assert body == "\n\n".join([*STORY[:4], markdown, *STORY[4:]])


@pytest.mark.parametrize(
    ("html", "texts", "reason"),
    [
        pytest.param(
            "<p><b>Andi Saputra</b></p><p>Andi Saputra meliput politik sejak 2008.</p>",
            ["Andi Saputra", "Andi Saputra meliput politik sejak 2008."],
            "about the author",
            id="author below the story",
        ),
        pytest.param(
            "<p>Read the full story at Contoh</p>",
            ["Read the full story at Contoh"],
            "the rest is elsewhere",
            id="stub",
        ),
        pytest.param(
            "<p>Image credit: Budi/Contoh</p>",
            ["Image credit: Budi/Contoh"],
            "credit of no picture that was found",
            id="credit",
        ),
        pytest.param(
            "".join(f"<h3><a href=/x/{n}>Berita lain {n}</a></h3>{PARAGRAPHS[n]}" for n in (6, 7)),
            ["Berita lain 6", "Berita lain 7"],
            "link to another story",
            id="linked headlines between paragraphs",
        ),
    ],
)
def test_what_stands_at_the_end_is_told(html, texts, reason):
    paragraphs = PARAGRAPHS[:6] if STORY[6] in html else PARAGRAPHS

    clipping = read(f"<div>{''.join(paragraphs)}{html}</div>")

    assert clipping.body == WHOLE
    assert [(one.text, one.reason) for one in clipping.dropped] == [
        (text, reason) for text in texts
    ]


def test_list_set_as_lines_is_the_story_and_a_label_is_not():
    lines = ("1. Blus, 167 dolar", "2. Kaus kaki, 8 dolar", "3. Celana, 89 dolar")

    body = read(story(more="".join(f"<p>{line}</p>" for line in lines))).body
    labelled = read(story(more="<p>Lainnya di Contoh</p>")).body

    assert body.endswith("1\\. Blus, 167 dolar\n\n2\\. Kaus kaki, 8 dolar\n\n3\\. Celana, 89 dolar")
    assert labelled == WHOLE


@pytest.mark.parametrize(
    ("href", "told"),
    [
        pytest.param("?page=2", True, id="number in the query"),
        pytest.param("?page=all", True, id="all pages"),
        pytest.param("/dunia/2022/01/11/upaya-kudeta/2", True, id="number in the path"),
        pytest.param(f"{URL}/page/2/", True, id="page in the path"),
        pytest.param(f"{URL}-lain?page=2", False, id="another story"),
        pytest.param("/dunia?page=2", False, id="an index"),
        pytest.param("#komentar", False, id="within the page"),
        pytest.param("http://[2", False, id="no address"),
    ],
)
def test_further_pages_are_told(href, told):
    head = f'<link rel=canonical href="{URL}">'

    dropped = read(f'{story()}<div class="paging"><a href="{href}">2</a></div>', head).dropped

    assert ("page numbers" in {one.reason for one in dropped}) is told


DEEP = f"<div>{''.join(PARAGRAPHS)}"


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("<div>" * 470 + "<p>Kata yang pendek saja di sini untuk diuji.</p>" * 3_900,
                     id="deep"),
        pytest.param(DEEP + "<div class=comments>" * 450 + f"<div><p>{STORY[0]}</p></div>" * 7_000,
                     id="comments in comments"),
        pytest.param(DEEP + "<b><i><a href=/x>" * 150 + f"<p>{STORY[0]}</p>" * 7_000,
                     id="tags left open"),
        pytest.param(DEEP + "</div><div>" + "<h2><a href=/x>Judul</a></h2>" * 7_000
                     + f"<p>{STORY[0] * 3}</p>", id="headlines"),
        pytest.param(DEEP + "<ul>" + "<li><a href=/x>Judul berita lain</a></li><li>a</li>" * 3_900,
                     id="list items"),
        pytest.param(DEEP + "<table><tr><th>x<th>y<tr><td>x<td>y</table>" * 4_000, id="tables"),
        pytest.param(DEEP + f"<div><b>Budi</b><p>{STORY[0]}</p><a>Balas</a></div>" * 6_000,
                     id="comments"),
        pytest.param(DEEP + "<div>" + "<img src='data:,a'>" * 4_000 + "</div><noscript>"
                     + "<img src=/a.jpg>" * 4_000 + "</noscript>", id="stand-ins"),
    ],
)  # fmt: skip
def test_hostile_page_costs_bounded_time(body):
    with within(2), suppress(ClipError):
        read(body)
