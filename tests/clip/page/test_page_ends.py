"""What stands around an Indonesian story in its body goes where it belongs, and is told."""

import pytest

from plugins.clip import read_page
from plugins.clip.page.people import byline_names
from plugins.clip.page.signature import closing_names

URL = "https://www.contoh.id/berita/banjir-demak"
TITLE = "Banjir Demak mulai surut"
LINES = [
    f"Air di kecamatan {name} turun sejak pagi, kata petugas di posko pada Senin, dan warga "
    f"mulai membersihkan rumah mereka."
    for name in ("Satu", "Dua", "Tiga", "Empat")
]
STORY = "".join(f"<p>{line}</p>" for line in LINES)


def clip(above="", below="", before="", foot=""):
    return read_page(
        f"<html lang=id><head><title>{TITLE}</title></head><body><div>{before}<h1>{TITLE}</h1>"
        f"<div class=isi>{above}{STORY}{below}</div>{foot}</div></body></html>",
        URL,
    )


@pytest.mark.parametrize(
    "above",
    [
        "<div><h2>Ringkasan Berita:</h2><ul><li>Air surut.</li><li>Warga pulang.</li></ul></div>",
        "<div class=points><ul><li>Air surut.</li><li>Warga pulang.</li></ul></div>",
        "<p><b>Poin Penting</b></p><ul><li>Air surut.</li><li>Warga pulang.</li></ul>",
    ],
)
def test_a_summary_in_points_is_the_summary(above):
    clipping = clip(above)

    assert clipping.body.strip().split("\n\n") == LINES
    assert clipping.summary == "Air surut. Warga pulang."
    assert "summary above the story" in [one.reason for one in clipping.dropped]


def test_a_list_within_the_story_stays():
    points = "<ul><li>Air surut.</li><li>Warga pulang.</li></ul>"

    assert "- Warga pulang." in clip(f"<p>{LINES[0].replace('Satu', 'Nol')}</p>{points}").body


@pytest.mark.parametrize(
    "below",
    [
        "<p>Follow Berita Contoh di <a href=/g>Google News</a></p>",
        "<p>Dapatkan berita terbaru dengan satu akun, klik disini dan nantikan kejutan</p>",
        "<p>Tetap update informasi di mana pun dari browser ponsel Anda!</p>",
        "<div class=halaman-selanjutnya><a href=?page=2>Halaman Selanjutnya</a><p>Hujan</p></div>",
        "<p>BUDI UTOMO | C. DEWI</p>",
    ],
)
def test_what_a_site_adds_below_goes(below):
    assert clip(below=below).body.strip().split("\n\n") == LINES


@pytest.mark.parametrize("mark", ["[bmd]", "***", "(H-3)", "(antara/jpnn)", "(ruh)"])
def test_closing_marks_go(mark):
    clipping = clip(below=f"<p>{LINES[0].replace('Satu', 'Lima')}<b>{mark}</b></p>")

    assert clipping.body.strip().endswith("rumah mereka.")
    assert mark in [one.text for one in clipping.dropped]


def test_a_note_below_captions_the_lead_picture():
    image = "<img src=/a/banjir-demak.jpg>"
    clipping = clip(image, "<p><em>Foto utama: Warga di Demak. Foto: Sri Wahyuni</em></p>")

    assert [(one.caption, one.credit) for one in clipping.pictures] == [
        ("Warga di Demak.", "Sri Wahyuni")
    ]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("ADAM MALIK | S.K. TRIMURTI", ["ADAM MALIK", "S.K. TRIMURTI"]),
        ("REUTERS | ADAM MALIK", ["ADAM MALIK"]),
        ("ADAM MALIK DAN HERAWATI DIAH", ["ADAM MALIK", "HERAWATI DIAH"]),
        ("TIM TEMPO", []),
        ("FOTO TERKAIT", []),
        ("Nasional | Hukum", []),
        ("Adam Malik", []),
    ],
)
def test_capitals_or_bars_sign_a_story(line, names):
    assert closing_names([line], "Contoh") == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Redaktur & Reporter : Adam Malik", ["Adam Malik"]),
        ("Editor/Penulis: Adam Malik", ["Adam Malik"]),
        ("Reporter: Adam Malik | Penulis: B.M. Diah", ["Adam Malik", "B.M. Diah"]),
        ("Teks dan foto: Adam Malik", ["Adam Malik"]),
        ("oleh Adam Malik [Medan] di 5 November 2017", ["Adam Malik"]),
        ("Laporan Wartawan Tribun Jogja, Adam Malik", ["Adam Malik"]),
        ("Reporter: Adam Malik Fotografer: B.M. Diah", ["Adam Malik"]),
        ("Redaktur: Adam Malik", []),
        ("Oleh: VIVA Bola", []),
    ],
)
def test_a_role_joined_to_a_writers_is_a_writers(line, names):
    assert byline_names([line], "Contoh") == names


def test_a_further_reporter_is_named_at_the_foot():
    clipping = clip("<p>Penulis: Adam Malik</p>", foot="<div>Kontributor: Herawati Diah</div>")

    assert clipping.authors == ["Adam Malik", "Herawati Diah"]


@pytest.mark.parametrize(
    ("before", "foot"),
    [
        ("<div class=tanggal>Sabtu, 12/11/2011</div></div><div><span class=tanggal>Jumat, "
         "11/11/2011 21:15 WIB</span><h2>Laporan</h2>", ""),
        ("", "<ul><li><b>Tanggal</b> 11.11.2011</li></ul><a href=/x>Cerita lain yang terjadi di "
         "kota sebelah beberapa hari lalu <span class=date>10.11.2011</span></a>"),
    ],
)  # fmt: skip
def test_the_storys_own_date_goes_before_others(before, foot):
    published = clip(before=before, foot=foot).published

    assert published is not None
    assert str(published.date()) == "2011-11-11"
