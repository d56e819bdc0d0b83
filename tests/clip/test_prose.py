"""Where a story stands: the run of its paragraphs, whatever short lines are around it."""

import pytest

from plugins.clip.noise import label_noise
from plugins.clip.paragraphs import Paragraph
from plugins.clip.prose import find_story

STORY = [
    "Pemerintah mengumumkan aturan yang baru pada hari Selasa di ibu kota Jakarta.",
    "Aturan itu berlaku bagi semua perusahaan yang menjual listrik kepada umum.",
    "Warga diminta menyimpan bukti pembayaran sampai bulan berikutnya tiba.",
    "Menteri menyebut perubahan itu perlu agar persediaan listrik tetap cukup.",
]
DATE = "Selasa, 11/01/2022 09:07 WIB"
TITLE = "Aturan Baru Listrik Diumumkan"
MENU = ["Beranda", "Berita", "Olahraga", "Hiburan", "Gaya Hidup"]
OTHER = "Klub itu menang dua kosong di kandang sendiri pada pertandingan semalam."


def found(*texts):
    paragraphs = [*map(Paragraph, texts)]
    span = find_story(paragraphs, label_noise(paragraphs, len(paragraphs)))
    return [p.text for p in paragraphs[span.first : span.end]] if span else None


@pytest.mark.parametrize(
    ("above", "below"),
    [
        pytest.param([], [], id="alone"),
        pytest.param([*MENU, TITLE, DATE], [], id="menus above"),
        pytest.param([TITLE, DATE], ["Komentar 4", "Budi", OTHER], id="comments below"),
        pytest.param([TITLE, DATE], ["Editor: A. B.", "Lain Lagi", DATE, OTHER], id="next story"),
        pytest.param([TITLE, DATE], [*MENU, "Klub Menang", OTHER], id="teasers below"),
        pytest.param([TITLE, OTHER, DATE], [], id="a deck above the date"),
        pytest.param([*MENU, OTHER, *MENU, TITLE, DATE], [], id="a notice above the menus"),
        pytest.param([TITLE, DATE], ["(abc/def)", "banjir", "Klub Menang", OTHER], id="initials"),
    ],
)
def test_the_story_is_told_from_what_is_around_it(above, below):
    assert found(*above, *STORY, *below) == STORY


@pytest.mark.parametrize(
    "between",
    [
        pytest.param(["Subjudul"], id="subheading"),
        pytest.param(["Baca juga: Harga LPG Naik Lagi"], id="link"),
        pytest.param(["Rinciannya adalah:", *"ABCDEF"], id="list"),
        pytest.param([*MENU], id="short lines, then paragraph on paragraph"),
        pytest.param(["Singkat saja, kata dia."], id="short sentence"),
    ],
)
def test_what_stands_within_the_story_does_not_end_it(between):
    whole = [*STORY[:2], *between, *STORY[2:]]

    assert found(TITLE, DATE, *whole) == whole


def test_an_agency_below_a_picture_does_not_end_the_story():
    whole = [*STORY, "Reuters", "Subjudul", OTHER, *STORY[:2]]

    assert found(TITLE, DATE, *whole) == whole


def test_the_last_words_need_no_full_stop():
    last = "harga diperkirakan turun sesudah panen bulan depan"

    assert found(TITLE, *STORY, last) == [*STORY, last]


def test_no_prose_is_no_story():
    assert found(TITLE, DATE, *MENU) is None
