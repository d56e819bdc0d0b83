"""Forms of press offices: labels give fields, the story stays."""

from datetime import date

import pytest

from plugins.clip.form import take_form
from plugins.clip.moment import Moment
from plugins.clip.paragraphs import Paragraph

STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta."


def lines(*texts):
    return [*map(Paragraph, texts)]


@pytest.mark.parametrize(
    "labels",
    [
        ("Judul : X Y", "Nama Media : Antara", "Tanggal : 3 September 2018", "Wartawan : A. B."),
        ("Title: X Y", "Source: Antara", "Date: 3 September 2018", "Author: A. B."),
        ("KLIPING BERITA", "Media:Antara", "Judul:X Y", "Tgl:3 September 2018", "Penulis:A. B."),
    ],
)
def test_labels_give_fields(labels):
    form = take_form(lines(*labels, "Isi Berita :", STORY, "Tone : Positif"))

    assert (form.title, form.outlet, form.authors) == ("X Y", "Antara", ("A. B.",))
    assert form.moment == Moment(date(2018, 9, 3))
    assert form.rest == lines(STORY)
    assert "Tone : Positif" in [one.text for one in form.dropped]


@pytest.mark.parametrize(
    "texts",
    [
        ("Penulis: A. B.", "Editor: C. D.", STORY),
        ("Judul: X", STORY),
        ("Reporter: A. B.", "Editor: C. D.", "Tanggal: 3 September 2018", STORY),
    ],
)
def test_credits_alone_are_no_form(texts):
    assert take_form(lines(*texts)).rest == lines(*texts)
