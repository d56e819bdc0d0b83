"""A credit is told apart from its caption, loses its label, and takes no word of the sentence."""

import pytest

from plugins.clip.page.credits import clean_credit, is_only_credit, pair_credit, split_caption


@pytest.mark.parametrize(
    ("printed", "caption", "credit"),
    [
        ("Banjir di Demak. (Foto: Sri Wahyuni/detikcom)", "Banjir di Demak.",
         "Sri Wahyuni/detikcom"),
        ("Banjir di Demak (Foto: Dok. BNPB)", "Banjir di Demak", "Dok. BNPB"),
        ("Banjir di Demak. (ANTARA FOTO/Sri Wahyuni/foc.)", "Banjir di Demak.",
         "ANTARA FOTO/Sri Wahyuni/foc"),
        ("Banjir di Demak. ANTARA FOTO/Sri Wahyuni/foc.", "Banjir di Demak.",
         "ANTARA FOTO/Sri Wahyuni/foc"),
        ("Banjir di Demak ANTARA FOTO/Sri Wahyuni", "Banjir di Demak", "ANTARA FOTO/Sri Wahyuni"),
        ("Banjir di Demak. TEMPO/Sri Wahyuni", "Banjir di Demak.", "TEMPO/Sri Wahyuni"),
        ("Foto: Banjir di Demak (Sri Wahyuni/detikcom)", "Banjir di Demak",
         "Sri Wahyuni/detikcom"),
        ("Ilustrasi banjir. (Istimewa)", "Ilustrasi banjir.", "Istimewa"),
        ("Banjir di Demak. (dok. istimewa)", "Banjir di Demak.", "dok. istimewa"),
        ("Nebula Carina (dok. NASA, ESA)", "Nebula Carina", "NASA, ESA"),
        ("Angklung di Bandung (Dok. Humas)", "Angklung di Bandung", "Dok. Humas"),
        ("Infografik ibu kota. tirto.id/Quita", "Infografik ibu kota.", "tirto.id/Quita"),
        ("Grafik beras. kontan.co.id/Budi S.", "Grafik beras.", "kontan.co.id/Budi S."),
        ("Lihat di contoh.id/peta ini", "Lihat di contoh.id/peta ini", ""),
        ("Grafik rupiah, April 2024 (Refinitiv)", "Grafik rupiah, April 2024", "Refinitiv"),
        ("Banjir di Demak. Foto: Sri Wahyuni", "Banjir di Demak.", "Sri Wahyuni"),
        ("Banjir di Demak Foto: Sri Wahyuni/JPNN", "Banjir di Demak", "Sri Wahyuni/JPNN"),
        ("Banjir di Demak. Sumber foto: BNPB", "Banjir di Demak.", "BNPB"),
        ("The flood. Photograph: Sri Wahyuni/Reuters", "The flood.", "Sri Wahyuni/Reuters"),
        ("The flood in Demak. Photo by Sri Wahyuni", "The flood in Demak.", "Sri Wahyuni"),
        ("The flood in Demak. Sri Wahyuni/AFP/Getty Images", "The flood in Demak.",
         "Sri Wahyuni/AFP/Getty Images"),
        ("The flood in Demak. Credit... Sri Wahyuni for The New York Times",
         "The flood in Demak.", "Sri Wahyuni for The New York Times"),
        ("The flood in Demak. © Sri Wahyuni", "The flood in Demak.", "Sri Wahyuni"),
        ("The flood in Demak. [Sri Wahyuni/Al Jazeera]", "The flood in Demak.",
         "Sri Wahyuni/Al Jazeera"),
        ("The flood in Demak | Reuters", "The flood in Demak", "Reuters"),
        ("The flood in Demak. (Public domain)", "The flood in Demak.", "Public domain"),
        ("[1/4]The flood in Demak. REUTERS/Sri Wahyuni Acquire Licensing Rights, opens new tab",
         "The flood in Demak.", "REUTERS/Sri Wahyuni"),
        ("Item 1 of 2 The flood in Demak. REUTERS/Sri Wahyuni Purchase Licensing Rights",
         "The flood in Demak.", "REUTERS/Sri Wahyuni"),
        ("Image source: Getty Images.", "", "Getty Images"),
        ("Foto: Sri Wahyuni/detikcom", "", "Sri Wahyuni/detikcom"),
        ("Keterangan foto: Banjir di Demak", "Banjir di Demak", ""),
    ],
    ids=lambda value: value if len(value) > 24 else "",
)  # fmt: skip
def test_a_credit_is_told_apart(printed, caption, credit):
    assert split_caption(printed) == (caption, credit)


@pytest.mark.parametrize(
    "caption",
    [
        "Gedung Komisi Pemberantasan Korupsi (KPK)",
        "Sri Wahyuni (kiri) bersama Joko Widodo (kanan)",
        "Warga menembus banjir di Demak, Senin (12/2/2024)",
        "Warga menembus banjir di Demak, Senin (12/2).",
        "Credit Suisse headquarters in Zurich",
        "Reuters journalists leave the court in Naypyitaw",
        "Facebook headquarters in Menlo Park",
        "Polisi menunjukkan foto: seorang pria bermasker.",
        "Photo shows the harbour after the storm.",
        "Sumber air di Gunungkidul mengering.",
        "Tokoh dalam film (2019)",
        "Dua kapal, Nusantara I/Nusantara II, bersandar di Tanjung Perak.",
        "Presiden Joko Widodo. Ia tiba pukul 09.00 WIB.",
    ],
)
def test_a_caption_s_own_words_are_never_cut(caption):
    assert split_caption(caption) == (caption, "")


@pytest.mark.parametrize(
    ("whole", "said", "pair"),
    [
        pytest.param("Banjir. AFP", ["AFP"], ("Banjir.", "AFP"), id="the same again at the end"),
        pytest.param(
            "Reuters melaporkan banjir.", ["Reuters"], ("Reuters melaporkan banjir.", "Reuters"),
            id="the same within",
        ),
        pytest.param(
            "Banjir. (Sri Wahyuni/AFP)", ["AFP"], ("Banjir.", "Sri Wahyuni/AFP"),
            id="the fuller of two",
        ),
        pytest.param("", ["Foto: Sri Wahyuni"], ("", "Sri Wahyuni"), id="no caption"),
        pytest.param("Kevin", ["Kevin"], ("", "Kevin"), id="a caption that is the credit"),
        pytest.param(
            "Sumber gambar, Getty Images", ["Getty Images"], ("", "Getty Images"),
            id="a caption that is the credit and its label",
        ),
        pytest.param("Sumber gambar,", ["AFP"], ("", "AFP"), id="a label that is left alone"),
        pytest.param(
            "Banjir.", ["Sri Wahyuni", "Reuters"], ("Banjir.", "Sri Wahyuni / Reuters"),
            id="a photographer and an agency",
        ),
    ],
)  # fmt: skip
def test_a_caption_and_what_is_said_apart_make_a_pair(whole, said, pair):
    assert pair_credit(whole, said) == pair


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("Foto: ANTARA/Sri Wahyuni", True),
        ("Photograph by Sri Wahyuni, National Geographic Creative", True),
        ("AP Photo/Sri Wahyuni", True),
        ("Getty Images", True),
        ("Image source, BBC", True),
        ("Banjir di Demak", False),
        ("Foto: warga yang menembus banjir setinggi lutut di Demak", False),
        ("", False),
    ],
)
def test_a_credit_alone_is_known(text, is_one):
    assert is_only_credit(text) is is_one


@pytest.mark.parametrize(
    ("printed", "credit"),
    [
        ("Credit Sri Wahyuni", "Sri Wahyuni"),
        ("(Foto: Sri Wahyuni)", "Sri Wahyuni"),
        ("Image copyright, EPA", "EPA"),
        ("Photo : Radio-Canada", "Radio-Canada"),
        ("Getty Images.", "Getty Images"),
        ("Antara/Sri W.", "Antara/Sri W."),
        ("©", "©"),
    ],
)
def test_a_credit_loses_its_label(printed, credit):
    assert clean_credit(printed) == credit


def test_hostile_captions_are_split_in_linear_time():
    for text in (
        "Foto: " * 200_000,
        "(" * 500_000,
        "A/" * 300_000,
        "Credit " * 200_000,
        "A. " * 200_000,
    ):
        split_caption(text)
