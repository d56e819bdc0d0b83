"""A page's authors: people as they are printed, never desks, editors, handles or outlets."""

import json

import pytest

from plugins.clip import read_page

URL = "https://www.contoh.id/berita/upaya-kudeta"
TITLE = "Tokayev: kerusuhan adalah upaya kudeta"
SENTENCE = "Presiden mengatakan pada Selasa bahwa kekerasan pekan lalu adalah upaya kudeta"
STORY = "".join(f"<p>Bagian {place}: {SENTENCE}.</p>" for place in range(6))
DATE = "<p>Selasa, 11 Januari 2022 09:07 WIB</p>"


def authors(above="", head="", below="", before=""):
    html = (
        f"<!doctype html><html lang=id><head><title>{TITLE} - Contoh</title>{head}</head><body>"
        f"<article>{before}<h1>{TITLE}</h1>{above}{STORY}{below}</article></body></html>"
    )
    return read_page(html, URL).authors


def said(author, **others):
    node = {"@type": "NewsArticle", "headline": TITLE, "author": author, **others}
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(name):
    return f'<meta name="author" content="{name}">'


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        ("<p>Penulis Ariyan Rastya | Editor Susi Susanti</p>", ["Ariyan Rastya"]),
        (
            "<div class=Page-byline>By <a href=/author/a>Ariyan Rastya</a>"
            "<div>Share <span>Copy Link copied</span> <span>Email</span></div></div>",
            ["Ariyan Rastya"],
        ),
        (
            "<div class=header--author><span class=header--author__name>Ariyan Rastya</span>"
            "<p class=header--author__wrapper>Diterbitkan <time>11 Januari 2022</time></p></div>",
            ["Ariyan Rastya"],
        ),
        (
            "<div class=author-box><ul><li><span>Ariyan Rastya</span></li></ul>"
            "<span>Contoh</span></div><div>SHARES</div>",
            ["Ariyan Rastya"],
        ),
        ("<p>Penulis Ariyan Rastya Editor Susi Susanti</p>", ["Ariyan Rastya"]),
        (
            "<div>Penulis <a href=/a>Ariyan Rastya</a></div><div>Editor B. C.</div>",
            ["Ariyan Rastya"],
        ),
        ("<p>Reporter: Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Rep: Ariyan Rastya/ Red: Susi Susanti</p>", ["Ariyan Rastya"]),
        (f"<p>Ariyan Rastya - detikNews</p>{DATE}", ["Ariyan Rastya"]),
        (f"<p>Tim detikcom - detikNews</p>{DATE}", []),
        (f"<p>CNN Indonesia</p>{DATE}", []),
        (f"<p>Antara</p>{DATE}", []),
        (f"<p>Ariyan Rastya</p>{DATE}", ["Ariyan Rastya"]),
        (f"<p>Berita Utama</p>{DATE}", []),
        (f"<p><a href=/rubrik>Gaya Hidup</a></p>{DATE}", []),
        ("<p>Ariyan Rastya - Selasa, 11 Januari 2022 | 09:07 WIB</p>", ["Ariyan Rastya"]),
        ("<p>Nasional - Selasa, 11 Januari 2022 | 09:07 WIB</p>", []),
        ("<p>Selasa, 11 Januari 2022 09:07 WIB Oleh Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Diposting pada 11 Januari 2022 oleh Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Oleh Ariyan Rastya, Susi Susanti</p>", ["Ariyan Rastya", "Susi Susanti"]),
        ("<p>Reporter: Ariyan Rastya (c1/dea)</p>", ["Ariyan Rastya"]),
        ("<p>Kontributor Solo, Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Laporan Wartawan Contohnews.com, Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Laporan wartawan CONTOH.com Ariyan Rastya</p>", ["Ariyan Rastya"]),
        ("<p>Laporan wartawan CONTOH.com</p>", []),
        (f"<p>Super User</p>{DATE}", []),
        ("<p>Teks: Ariyan Rastya, Foto: Susi Susanti</p>", ["Ariyan Rastya"]),
        ("<p>Oleh: Drs. H. Ariyan Rastya, M.Pd</p>", ["Drs. H. Ariyan Rastya, M.Pd"]),
        ("<div class=author>Dr. A. Rastya, S.Sos., M.Si</div>", ["Dr. A. Rastya, S.Sos., M.Si"]),
        ("<p>Oleh ROSIHAN ANWAR</p>", ["ROSIHAN ANWAR"]),
        ("<p>Reporter: ant</p>", []),
        ("<p>Editor: Susi Susanti</p>", []),
        ("<p>By Tim O'Reilly</p>", ["Tim O'Reilly"]),
        ("<div class=author>ByAriyan Rastya</div>", ["Ariyan Rastya"]),
        ("<p>by Ariyan RastyaAriyan Rastya</p>", ["Ariyan Rastya"]),
        (
            "<div class=byline><span itemprop=author>Ariyan Rastya</span> 11 Januari 2022"
            " <span class=byline-element>Sains</span></div>",
            ["Ariyan Rastya"],
        ),
        (f"<p>{SENTENCE} dan tidak ada yang lain.</p><p>Oleh Ariyan Rastya</p>", ["Ariyan Rastya"]),
        (
            "<div data-testid=byline-new><span>Ariyan Rastya</span><button>Save</button></div>",
            ["Ariyan Rastya"],
        ),
        (
            "<div><a class=byline-element href=/author/a>Ariyan Rastya</a>"
            "<a class=byline-element href=/category/sains/>Sains Kota</a></div>",
            ["Ariyan Rastya"],
        ),
    ],
)
def test_a_byline_names_its_writers(above, expected):
    assert authors(above) == expected


@pytest.mark.parametrize(
    ("below", "expected"),
    [
        ("<p>Rep: Ariyan Rastya/ Red: Susi Susanti</p>", ["Ariyan Rastya"]),
        ("<p>Pewarta: Ariyan Rastya<br>Editor: Susi Susanti<br>Copyright © ANTARA</p>",
         ["Ariyan Rastya"]),
        ("<p>(Ariyan Rastya/Susi Susanti)</p>", ["Ariyan Rastya", "Susi Susanti"]),
        ("<p>(ari/sus)</p>", []),
    ],
)  # fmt: skip
def test_credits_below_a_story_count_where_none_stands_above(below, expected):
    assert authors(below=below) == expected


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (meta("Ariyan Rastya dan Susi Susanti"), ["Ariyan Rastya", "Susi Susanti"]),
        (meta("CNN Indonesia"), []),
        (meta("Contoh.id"), []),
        (meta("ariyan_r"), []),
        (meta("ariyan@contoh.id"), []),
        (meta("ARIYAN RASTYA rastya@contoh.id"), ["ARIYAN RASTYA"]),
        (meta("Administrator"), []),
        (meta("https://www.contoh.id/author/ariyan-rastya"), []),
        (meta("ROSIHAN ANWAR"), ["ROSIHAN ANWAR"]),
        (meta("A. Rastya, S.Sos, M. Si"), ["A. Rastya, S.Sos, M. Si"]),
        (meta("Special Assistant to the President"), []),
        (meta("松村太郎"), ["松村太郎"]),
        (said({"@type": "Organization", "name": "Contoh Media"}), []),
        (said([{"name": "Ariyan Rastya"}, {"name": "B. C."}]), ["Ariyan Rastya", "B. C."]),
        (said({"name": "Ariyan Rastya"}, editor={"name": "B. C."}), ["Ariyan Rastya"]),
    ],
)
def test_what_machines_are_told_is_judged_as_a_byline(head, expected):
    assert authors(head=head) == expected


@pytest.mark.parametrize(
    ("above", "head", "expected"),
    [
        pytest.param(
            "<p>Penulis: Ariyan Rastya</p><p>Editor: Susi Susanti</p>",
            said({"name": "Susi Susanti"}),
            ["Ariyan Rastya"],
            id="the editor is told",
        ),
        pytest.param("<p>Editor: B. C.</p>", said({"name": "B. C."}), [], id="only an editor"),
        pytest.param(
            "<p>Reporter: Ariyan Rastya</p>",
            said({"name": "Budi Unggah"}),
            ["Ariyan Rastya"],
            id="somebody who is not printed is told",
        ),
        pytest.param(
            "<ul class=byline><li>Radio Bukit Utara</li><li>Ariyan Rastya</li></ul>",
            said(
                [
                    {"@type": "Organization", "name": "Radio Bukit Utara"},
                    {"@type": "Person", "name": "Ariyan Rastya"},
                ]
            ),
            ["Ariyan Rastya"],
            id="a desk is told to be one",
        ),
        pytest.param(
            "<p>Reporter: Ariyan Rastya/Susi Susanti</p>",
            said({"name": "Ariyan Rastya"}),
            ["Ariyan Rastya", "Susi Susanti"],
            id="one of two is told",
        ),
        pytest.param(
            "<p>Penulis: Ariyan Rastya</p>",
            said("https://www.contoh.id/penulis/ariyan-rastya"),
            ["Ariyan Rastya"],
            id="an address is told",
        ),
    ],
)
def test_readers_byline_mends_what_machines_are_told(above, head, expected):
    assert authors(above, head) == expected


def test_a_byline_over_the_headline_goes_before_those_of_other_stories():
    other = (
        "<div><a href=/lain><h3>Kabar lain dari kota itu</h3></a>"
        "<span class=byline>Susi Susanti</span></div>"
    )

    assert authors(before="<p class=byline>Ariyan Rastya</p>", below=other) == ["Ariyan Rastya"]


def test_text_set_in_a_class_named_by_is_no_byline():
    story = "".join(f"<p class='ab by cd'>My talk {place}</p>" for place in range(6))

    assert authors(below=story, head=meta("Tim O'Reilly")) == ["Tim O'Reilly"]


TWO = ["Ariyan Rastya", "Susi Susanti"]


@pytest.mark.parametrize(
    ("above", "head", "expected"),
    [
        ("<div class=writer><span>Ariyan Rastya</span> | <span>Susi Susanti</span></div>",
         '<meta name="content_author" content="Ariyan Rastya">'
         '<meta name="content_editor" content="Ariyan Rastya">', TWO),
        ("<div class=author><span>Ariyan Rastya &amp; Susi Susanti, </span>Contoh Indonesia</div>",
         meta("Ariyan Rastya"), TWO),
        ("<div class=byline>Ariyan Rastya, Susi Susanti</div>", meta("Susi Susanti"), TWO),
        ("<div class=penulis>Ariyan Rastya dan Susi Susanti</div>", meta("Ariyan Rastya"), TWO),
        ("<div class=author>Ariyan Rastya</div><p>Editor: Susi Susanti</p>",
         '<meta name="content_editor" content="Susi Susanti">', TWO[:1]),
    ],
)  # fmt: skip
def test_a_byline_of_two_goes_before_machines_that_know_one(above, head, expected):
    assert authors(f"{above}{DATE}", head) == expected


@pytest.mark.parametrize(
    "author",
    ["<span class=author><a href=/a>Ariyan Rastya</a> - Contoh.com</span> <span>{}</span>",
     "<span class=author>Ariyan Rastya</span>, <span class=author>{}</span>",
     "<span>Oleh Ariyan Rastya | {}</span>"],
)  # fmt: skip
@pytest.mark.parametrize(
    "day", ["Kamis", "Kamis, 13 Januari 2022 | 07:14 WIB", "Januari", "Friday"]
)
def test_no_day_and_no_month_is_a_person(author, day):
    assert authors(f"<div class=author-wrap>{author.format(day)}</div>") == ["Ariyan Rastya"]


NAME, OTHER, EDITOR = "Ariyan Rastya", "S.K. Trimurti", "Susi Susanti"


@pytest.mark.parametrize(
    ("above", "expected"),
    [
        pytest.param(
            f"<p>Reporter<span><a>{NAME}</a></span></p><p>Reporter<span><a>{OTHER}</a></span></p>"
            f"<p>Editor<span><a>{EDITOR}</a></span></p>",
            [NAME, OTHER],
            id="two reporters and an editor labelled alike",
        ),
        pytest.param(
            f"<div class=read__author><div>Penulis <a href=/author/a>{NAME}</a></div> | "
            f"<div>Editor <a href=#>{EDITOR}</a></div></div>",
            [NAME],
            id="no colons",
        ),
        pytest.param(
            f"<div><span class=role>Reporter</span><span class=name>{NAME}</span>"
            f"<span class=role>Penyunting</span><span class=name>{EDITOR}</span></div>",
            [NAME],
            id="label and name run together",
        ),
        pytest.param(
            f"<div class=byline><a href=/author/a>{NAME}</a><span>Reporter</span>"
            f"<a href=/author/b>{EDITOR}</a><span>Editor</span></div>",
            [NAME],
            id="the label behind the name",
        ),
        pytest.param(
            f"<div class=byline><div><b>{NAME}</b><small>Reporter</small></div>"
            f"<div><b>{EDITOR}</b><small>Editor</small></div></div>",
            [NAME],
            id="the label below the name",
        ),
        pytest.param(
            f"<div>Reporter:<br>{NAME}<br>{OTHER}<br>Editor:<br>{EDITOR}</div>",
            [NAME, OTHER],
            id="lists below labels",
        ),
        pytest.param(
            f"<div><span>Reporter : {NAME}</span><span>Editor : {EDITOR}</span></div>",
            [NAME],
            id="two lines glued",
        ),
        pytest.param(f"<p>Ditulis oleh {NAME} — Disunting oleh {EDITOR}</p>", [NAME], id="verbs"),
        pytest.param(f"<p>Reporter Magang: {NAME}</p>", [NAME], id="a rank"),
        pytest.param(f"<p>Kontributor Semarang: {NAME}</p>", [NAME], id="a town"),
        pytest.param("<p>Reporter Foto: Susi Susanti</p>", [], id="a photographer"),
        pytest.param(
            "<div class=author-card><a>contohNEWS</a><span>Verified Blue Checkmark</span></div>",
            [],
            id="a badge",
        ),
    ],
)
def test_each_label_goes_to_the_name_beside_it(above, expected):
    """The organisation that machines are told, and the editor they are told, wrote nothing."""
    assert authors(f"{above}{DATE}", said({"@type": "Person", "name": "Contoh.id"})) == expected


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        (f"Warga diminta tenang. (Kontributor: {NAME})", [NAME]),
        (f"Warga diminta tenang. ({NAME})", [NAME]),
        ("Warga diminta tenang. (Bank Indonesia)", []),
        ("Warga diminta tenang. (ari/sus)", []),
    ],
)
def test_a_bracket_that_closes_the_story_may_name_its_writer(closing, expected):
    assert authors(below=f"<p>{SENTENCE}. {closing}</p>") == expected


def test_a_name_in_capitals_is_written_as_the_page_writes_it_elsewhere():
    below = f"<p>{NAME.upper()} | {OTHER.upper()}</p>"

    assert authors(below=below) == [NAME.upper(), OTHER.upper()]
    assert authors(f"<p>Oleh {NAME}</p>", below=f"<p>{NAME.upper()}</p>") == [NAME]


def test_names_in_capitals_are_written_as_their_own_pages_are_called():
    pages = {NAME: "ariyan-rastya", OTHER: "s-k-trimurti"}
    head = said([{"name": name.upper(), "url": f"/author/{page}"} for name, page in pages.items()])

    assert authors(head=head, above=f"<p>By {NAME.upper()} and {OTHER.upper()}</p>") == [
        NAME,
        OTHER,
    ]
