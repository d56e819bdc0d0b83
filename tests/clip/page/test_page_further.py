"""A story in several pieces is whole, whatever stands between them and whoever found one only."""

import lxml.html
import pytest

from plugins.clip import read_page
from plugins.clip.page.blocks import split_blocks
from plugins.clip.page.home import choose_home, story_of, whole_home
from plugins.clip.page.prose import worth

URL = "https://www.contoh.id/dunia/2022/01/11/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
STORY = tuple(
    f"Presiden mengatakan pada hari ke-{day} bahwa kekerasan di kota ke-{day} adalah upaya kudeta"
    f" yang direncanakan selama {day + 3} bulan oleh kelompok bersenjata."
    for day in range(1, 9)
)
PIECES = (STORY[:2], STORY[2:4], STORY[4:])
LINKS = "".join(
    f"<li><a href=/b/{place}>Harga Beras Turun Tipis di Pasar Induk {place}</a></li>"
    for place in range(3)
)
BETWEEN = [
    pytest.param("<div></div>", id="nothing"),
    pytest.param("<div><a href=/iklan>Pasang iklan</a></div>", id="a link"),
    pytest.param("<div><p>Iklan</p><p>Scroll Untuk Melanjutkan</p></div>", id="two lines"),
    pytest.param(
        f"<div class=x><h4>Berita Pilihan</h4><ul>{LINKS}</ul></div>", id="a box of links"
    ),
]
BUILDS = [
    pytest.param('<div class="prose">{}</div>', id="a class"),
    pytest.param("<div>{}</div>", id="no class"),
    pytest.param('<div class="row"><div class="kolom">{}</div></div>', id="two levels"),
]


def page(build, between, pieces=PIECES):
    parts = [build.format("".join(f"<p>{text}</p>" for text in piece)) for piece in pieces]
    return f"<h1>{TITLE}</h1><div class=isi>{between.join(parts)}</div>"


@pytest.mark.parametrize("known", [0, 1, 2])
@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("build", BUILDS)
def test_a_story_runs_on_from_the_one_piece_that_was_voted_for(build, between, known):
    tree = lxml.html.document_fromstring(page(build, between))
    blocks = split_blocks(tree)
    votes = [block.text in PIECES[known] for block in blocks]

    home = choose_home(blocks, votes)
    kept = [block.text for block in story_of(blocks, votes, home) if worth(block)]

    assert kept == list(STORY)


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("build", BUILDS)
def test_nothing_is_lost_on_the_page(build, between):
    html = f"<html lang=id><head><title>{TITLE}</title></head><body>{page(build, between)}</body>"

    body = read_page(html, URL).body

    assert [text for text in STORY if text not in body] == []


def test_a_paragraph_that_is_left_out_is_told():
    aside = (
        "Redaksi menerima laporan pembaca dari kota lain yang belum dapat dipastikan sampai kini."
    )
    html = page("<section class=a>{}</section>", f"<div class=lain><p>{aside}</p></div>")
    blocks = split_blocks(lxml.html.document_fromstring(html))
    votes = [block.text in STORY for block in blocks]
    first = next(block.home.getparent() for block in blocks if block.text == STORY[0])

    told = [block.text for block in story_of(blocks, votes, first) if block.stray]

    assert told == [aside, aside]


@pytest.mark.parametrize(
    ("around", "found"),
    [
        pytest.param("<div class=isi>{}</div>", True, id="the box around the pieces"),
        pytest.param("{}", False, id="never the whole page"),
    ],
)
def test_less_than_half_of_the_prose_is_looked_for_again(around, found):
    pieces = "".join(
        f'<div class="{place}"><p>{text}</p></div>' for place, text in enumerate(STORY)
    )
    blocks = split_blocks(lxml.html.document_fromstring(f"<body>{around.format(pieces)}</body>"))

    whole = whole_home(blocks, blocks[0].home, worth(blocks[0]))

    assert (whole is not None) == found


@pytest.mark.parametrize(
    ("inserted", "reason"),
    [
        ("<p>Lewati Whatsapp dan lanjutkan membaca</p><p>Ikuti akun kami.</p>"
         "<p>Akhir dari Whatsapp</p>", "part of the page beside the story"),
        ("<p>Skip podcast promotion and continue reading</p><p>What is in the news today.</p>"
         "<p>End of podcast promotion</p>", "part of the page beside the story"),
        ("<p>Untuk memutar video ini, aktifkan JavaScript atau coba di mesin pencari lain</p>",
         "notice of the site"),
        ("<p>To play this video please enable JavaScript in your browser</p>",
         "notice of the site"),
    ],
)  # fmt: skip
def test_a_part_that_readers_may_skip_is_cut_and_told(inserted, reason):
    paragraphs = [f"<p>{text}</p>" for text in STORY]
    body = "".join([*paragraphs[:3], inserted, *paragraphs[3:]])
    html = f"<html lang=id><title>{TITLE}</title><body><article><h1>{TITLE}</h1>{body}</article>"

    clipping = read_page(html, URL)

    assert clipping.body == "\n\n".join(STORY)
    assert reason in {one.reason for one in clipping.dropped}


@pytest.mark.parametrize(
    "front",
    [
        '<b>Baca juga: <a href="/b/1">Harga Beras Turun Tipis</a></b> ',
        '<a href="/b/1"><b>Baca juga: </b></a><a href="/b/2">Harga Beras Turun Tipis</a><br>',
        '<strong>Simak juga</strong>: <a href="/b/1"><em>Harga Beras Turun Tipis</em></a> ',
        'Read also: <a href="/b/1">Rice Prices Fall Again</a> ',
    ],
)
def test_a_link_in_front_of_a_paragraph_goes_and_the_paragraph_stays(front):
    paragraphs = [f"<p>{front if place == 3 else ''}{text}</p>" for place, text in enumerate(STORY)]
    html = (
        f"<html lang=id><title>{TITLE}</title><body><article><h1>{TITLE}</h1>"
        f"{''.join(paragraphs)}</article>"
    )

    assert read_page(html, URL).body == "\n\n".join(STORY)
