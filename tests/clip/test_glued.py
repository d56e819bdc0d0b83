"""What is glued into paragraphs: links go to where their headline ends, sentences stay."""

import pytest

from plugins.clip.clipping import Dropped
from plugins.clip.glued import cut_calls, cut_end_matter, cut_glued, join_broken
from plugins.clip.paragraphs import Paragraph


@pytest.mark.parametrize(
    ("text", "kept", "sure"),
    [
        ("Ia pergi. Baca juga: Harga LPG Naik Negaranya diwakili menteri.",
         "Ia pergi. Negaranya diwakili menteri.", True),
        ("Ia pergi. Baca Juga: Apa Itu G20? Disebutkan pula hal lain.",
         "Ia pergi. Disebutkan pula hal lain.", True),
        ("Baca juga: Tanggul Jebol LagiIni kali kedua.", "Ini kali kedua.", True),
        ("Ia pergi. Baca juga: Harga LPG Naik Lagi", "Ia pergi.", True),
        ("Ia pergi. Baca juga: Harga LPG Naik Menteri Sri datang.",
         "Ia pergi. Sri datang.", False),
    ],
    ids=["sentence with an affix", "question", "no space", "at the end", "a name begins it"],
)  # fmt: skip
def test_links_are_cut(text, kept, sure):
    rest, _, guesses = cut_glued([text])

    assert rest == [kept]
    assert (not guesses) is sure


@pytest.mark.parametrize(
    "text",
    [
        "Ia membaca juga: buku, koran, dan majalah setiap pagi di rumahnya.",
        "Baca juga: buku itu menjawab semua pertanyaan, kata gurunya kemarin.",
        "Ia pergi. Simak juga pendapatnya tentang hal itu, kata dia.",
    ],
)
def test_sentences_are_not(text):
    assert cut_glued([text]) == ([text], [], [])


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Listrik padam di kota itu. Baca selengkapnya di sini 👇", "Listrik padam di kota itu."),
        ("Warga pergi ke kota. ADVERTISEMENT Warga pulang lagi ke desa pada malam hari.",
         "Warga pergi ke kota. Warga pulang lagi ke desa pada malam hari."),
        ("Warga pergi. (Baca juga: Warga Pulang) Lalu sepi.", "Warga pergi. Lalu sepi."),
        ("Iklan rokok dilarang. Selengkapnya aturan itu memuat dua pasal.",
         "Iklan rokok dilarang. Selengkapnya aturan itu memuat dua pasal."),
    ],
    ids=["call", "advert", "brackets", "a sentence"],
)  # fmt: skip
def test_calls_and_adverts_are_cut(text, kept):
    assert [p.text for p in cut_calls([Paragraph(text)])[0]] == [kept]


def test_who_else_worked_on_it_is_no_story():
    last = "Gellhorn reported from Adana, Hemingway from Istanbul."

    assert cut_end_matter(["Satu.", last]) == (["Satu."], [Dropped(last, "who else worked on it")])
    assert cut_end_matter([last, "Satu."]) == ([last, "Satu."], [])


@pytest.mark.parametrize(
    "last",
    ["Pyle", "ERNIE PYLE", "Pyle covers Asia for The Associated Press.",
     "Ernie Pyle is an editor in Jakarta.", "Ernie Pyle adalah wartawan di Jakarta."],
)  # fmt: skip
def test_who_the_writer_is_is_no_story(last):
    assert cut_end_matter(["Satu.", last], ["Ernie Pyle"]) == (
        ["Satu."],
        [Dropped(last, "about the writer")],
    )


@pytest.mark.parametrize(
    "last",
    ["Pyle went home.", "Bly covers Asia for The Associated Press.",
     "Pyle was the first to be arrested, and his house was searched."],
)  # fmt: skip
def test_what_the_story_tells_of_people_stays(last):
    assert cut_end_matter(["Satu.", last], ["Ernie Pyle"]) == (["Satu.", last], [])


def test_a_broken_sentence_is_whole_again():
    above = "Penumpang dapat melanjutkan perjalanan dengan kereta pengumpan ke pusat"

    assert join_broken([above, "kota Bandung.", "Jalur lain"]) == [
        f"{above} kota Bandung.",
        "Jalur lain",
    ]
