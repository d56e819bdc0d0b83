"""Pasted text: every field of the pastes people make, nothing lost, and never another error."""

import json
import re
from datetime import datetime
from html import unescape
from pathlib import Path

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plugins.clip import ClipError, Dropped, Picture, read_paste
from plugins.clip.paste import examine_paste
from tests.pace import within

DATA = Path(__file__).parent / "data"
PASTES = sorted((DATA / "pastes").glob("*.txt"))
SEED = (DATA / "seed.txt").read_text(encoding="utf-8")


def words_shown(body: str) -> str:
    """Return what a reader sees of the Markdown."""
    return unescape(re.sub(r"<[^>]*>", "", markdown.markdown(body, extensions=["extra"])))


def test_the_seed_is_read_exactly():
    lines = [" ".join(line.split()) for line in SEED.splitlines()]
    clipping = read_paste(SEED)

    assert clipping.title == "Presiden Kazakhstan Ungkap Bahwa Teroris Dalang Dibalik Kerusuhan"
    assert clipping.authors == ["Ariyan Rastya"]
    assert clipping.published == datetime.fromisoformat("2022-01-11T09:07:00+07:00")
    assert clipping.language == "id"
    assert clipping.pictures == [
        Picture(
            caption="Sebuah minibus yang terbakar terlihat di Almaty, kota utama Kazakhstan.",
            credit="BBC",
        )
    ]
    paragraphs = clipping.body.split("\n\n")
    assert len(paragraphs) == 11
    assert paragraphs == [line for line in lines[7:] if line and line != "FOLLOW US"]
    assert paragraphs[0].startswith("JAKARTA - Presiden Kazakhstan")
    assert clipping.dropped == [
        Dropped("• News", "site header above the headline"),
        Dropped(clipping.title, "the headline again, glued to the text after it"),
        Dropped("FOLLOW US", "call to follow"),
    ]
    assert (clipping.source_name, clipping.url, clipping.tags) == ("", "", [])


@pytest.mark.parametrize("path", PASTES, ids=lambda path: path.stem)
def test_each_paste_gives_its_clipping(path):
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))

    assert json.loads(read_paste(path.read_text(encoding="utf-8")).to_json()) == expected


@pytest.mark.parametrize(
    ("text", "what"),
    [
        pytest.param("", "there is no text in it", id="empty"),
        pytest.param(" \n\t\u00a0\n\u200b\n", "there is no text in it", id="only blanks"),
        pytest.param("\x00\x00", "there is no text in it", id="only NUL"),
        pytest.param(
            "FOLLOW US\nADVERTISEMENT\n",
            "there is nothing in it but the furniture of a site, such as 'FOLLOW US'",
            id="only furniture",
        ),
        pytest.param(
            "a" * 2_000_001, "the text is 2,000,001 characters, more than 2,000,000", id="too long"
        ),
        pytest.param(
            "a\n" * 20_001, "the text has 20,001 lines, more than 20,000", id="too many lines"
        ),
    ],
)
def test_what_cannot_be_clipped_is_refused(text, what):
    with pytest.raises(ClipError) as caught:
        read_paste(text)

    (problem,) = caught.value.problems
    assert (str(problem.path), problem.what) == ("pasted text", what)
    assert problem.mend


def test_an_unsure_reading_is_told():
    reading = examine_paste((DATA / "pastes" / "one-line.txt").read_text(encoding="utf-8"))

    assert reading.doubts == [
        "no headline was found",
        "no date of publication was found",
        "no author was found",
    ]


@pytest.mark.parametrize(
    ("sentence", "paste"),
    [
        (sentence, f"Judul yang pendek saja\n\nSelasa, 11/01/2022 09:07 WIB\n\n{{}}\n\n{sentence}")
        for sentence in (
            "Baca juga buku itu sampai habis, kata juru bicara kementerian kemarin sore.",
            "Bagikan beras kepada warga, demikian perintah kementerian kepada dinas sosial.",
            "Copyright law was changed in 2021, the ministry of justice said on Tuesday.",
            "Foto yang beredar di media sosial itu tidak benar, kata kepolisian pada Selasa.",
            "Tags on the animals showed where they had been, the scientists wrote.",
            "By Friday most of the roads had been opened again, the governor's office said.",
            "Editor koran itu dipanggil oleh dewan pers, demikian keterangan resminya kemarin.",
            "More than half of those asked said so (Reuters/Ipsos).",
            "Judul yang pendek saja tidak cukup, kata dewan pers dalam keterangannya.",
            "Prosecutors in Kazakhstan have said that 225 people died in the unrest.",
        )
    ],
    ids=lambda value: value.split("\n")[0][:24],
)
def test_a_sentence_of_the_story_stays(sentence, paste):
    lead = "JAKARTA - Pemerintah mengumumkan aturan yang baru pada hari Selasa di Jakarta."

    assert sentence in words_shown(read_paste(paste.format(lead)).body)


WORD = st.sampled_from(
    "kota pemerintah yang Jakarta the of [x](y) *bintang* _a_ <b> &copy; # 1. - `k` {a} "
    'http://x.id Foto: baca (BBC) 11/01/2022 "kutip" | > ~~~ \\ $ : = A. B. dan'.split()
)
PARAGRAPH = st.lists(WORD, min_size=8, max_size=40).map(
    lambda words: f"Menurut {' '.join(words)} demikian keterangan dinas itu."
)


@given(st.lists(PARAGRAPH, min_size=1, max_size=6))
@settings(deadline=None, max_examples=150)
def test_every_line_of_plain_prose_is_shown_word_for_word(paragraphs):
    clipping = read_paste("\n\n".join(["Sebuah judul", *paragraphs]))

    gone = {one.text for one in clipping.dropped}
    gone.update(picture.caption for picture in clipping.pictures)
    shown = words_shown(clipping.body)
    assert [text for text in paragraphs if text not in shown and text not in gone] == []


# What stands around stories, in all the ways that pages are copied.
FURNITURE = (
    "Home|Berita|Bagikan|Komentar|12|ADVERTISEMENT|SCROLL TO CONTINUE WITH CONTENT|Lihat Foto|"
    "Baca juga: Harga LPG Naik Lagi|2 menit baca|Facebook Twitter WhatsApp|#banjir #demak|"
    "Berita Terkait|Klub Itu Menang Lagi|Sign up for our newsletter|Share|1.204 views|___|Foto"
).split("|")
ENDS = ("Komentar", "#banjir #demak", "1.204 views", "Klub Itu Menang Lagi")
WITHIN = [line for line in FURNITURE if line not in ENDS]
PLAIN = st.lists(
    st.sampled_from("kota pemerintah yang Jakarta warga dari aturan itu Semeru pada".split()),
    min_size=9, max_size=40,
).map(lambda words: f"Menurut {' '.join(words)} demikian keterangan dinas.")  # fmt: skip


@given(
    st.lists(st.sampled_from(FURNITURE), max_size=12, unique=True),
    st.lists(PLAIN, min_size=4, max_size=9, unique=True),
    st.lists(st.sampled_from(FURNITURE), max_size=12),
    st.lists(st.tuples(st.integers(0, 9), st.sampled_from(WITHIN)), max_size=3),
    st.sampled_from(["\n", "\n\n"]),
)
@settings(deadline=None, max_examples=200)
def test_no_furniture_takes_a_sentence_of_the_story_along(above, story, below, within, gap):
    lines = list(story)
    for place, furniture in within:
        lines.insert(1 + place % len(story), furniture)
    head = [*above, "Aturan Kota Diumumkan", "Selasa, 11/01/2022 09:07 WIB"]

    clipping = read_paste(gap.join([*head, *lines, *below]))

    shown = words_shown(clipping.body)
    assert [text for text in story if text not in shown] == []
    assert clipping.title == "Aturan Kota Diumumkan"


LINES = st.lists(
    st.one_of(st.text(max_size=60), st.sampled_from(SEED.splitlines()), WORD), max_size=30
)


@given(st.one_of(st.text(st.characters(codec=None)), LINES.map("\n".join)))
@settings(deadline=None, max_examples=300)
def test_nothing_but_a_clip_error_is_ever_raised(text):
    try:
        clipping = read_paste(text)
    except ClipError:
        return

    assert clipping.title or clipping.body
    clipping.to_json().encode("utf-8")


@pytest.mark.parametrize(
    "piece",
    [
        "[",
        "a b\n",
        "Baca juga x: y\na\n",
        "(Foto: ",
        "By A. B.\n",
        "11 Januari 2022\n",
        '"',
        ". A",
        "> a\n",
        "*a b*\n",
        "a b-\n",
        "Halaman 2\na\n",
        "Foto: x. (BBC)\nA b\n",
        "Baca juga: A ",
        "Judul: x\n",
        "• a\n",
        "1. a\n",
        "A\nb\n",
        "Sign up to X\na\n",
        "By\n",
    ],
    ids=repr,
)
def test_hostile_text_costs_bounded_time(piece):
    text = piece * (9_000 if "\n" in piece else 1_900_000 // len(piece))

    with within(6):
        read_paste(text)
