"""Glued lines come apart and broken ones together; sentences stay as they are."""

import pytest

from plugins.clip.loosen import loosen_lines
from plugins.clip.paragraphs import Paragraph


@pytest.mark.parametrize(
    ("texts", "loose"),
    [
        pytest.param(
            ["Banjir di DemakKompas.com - 18/03/2024, 14:05 WIBA. B.Tim Redaksi"],
            ["Banjir di Demak", "Kompas.com - 18/03/2024, 14:05 WIB", "A. B.", "Tim Redaksi"],
            id="title, date, name, desk",
        ),
        pytest.param(
            ["Semeru MeletusSabtu, 4 Des 2021 20:15 WIBShare"],
            ["Semeru Meletus", "Sabtu, 4 Des 2021 20:15 WIB", "Share"],
            id="title, day, button",
        ),
        pytest.param(["Lihat FotoSebuah bus."], ["Lihat Foto", "Sebuah bus."], id="picture's mark"),
        pytest.param(["3 Januari 2022", "15:00 WIB"], ["3 Januari 2022 15:00 WIB"], id="clock"),
        pytest.param(["T", "he commission met."], ["The commission met."], id="drop cap"),
        pytest.param(["A", "fter months it met."], ["After months it met."], id="drop cap A"),
        pytest.param(["A", "fire has swept."], ["A fire has swept."], id="a word of one letter"),
        pytest.param(
            ["Jakarta, CNN Indonesia --", "Letusan itu kuat."],
            ["Jakarta, CNN Indonesia -- Letusan itu kuat."],
            id="dateline on its own line",
        ),
        pytest.param(["2 Agustus 2021 · 4 menit baca"], ["2 Agustus 2021"], id="reading time"),
        pytest.param(
            ["3 Januari 2022 15:00", "* Ernie Pyle", "* VOA News", "Share"],
            ["3 Januari 2022 15:00", "Ernie Pyle", "VOA News", "Share"],
            id="a list of credits",
        ),
        pytest.param(
            ["3 Januari 2022", "* Ernie Pyle", "* Skip to main content"],
            ["3 Januari 2022", "* Ernie Pyle", "* Skip to main content"],
            id="a list of a menu",
        ),
        pytest.param(["WhatsApp dan iPhone dijual"], ["WhatsApp dan iPhone dijual"], id="names"),
        pytest.param(
            ["Kereta dari Halim, kata WIBOWO, tiba pada 2 Oktober 2023 di KarawangBarat."],
            ["Kereta dari Halim, kata WIBOWO, tiba pada 2 Oktober 2023 di KarawangBarat."],
            id="a sentence",
        ),
    ],
)
def test_lines_are_loosened(texts, loose):
    assert [p.text for p in loosen_lines([*map(Paragraph, texts)])[0]] == loose
