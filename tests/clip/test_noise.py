"""Noise: the furniture of news sites goes line by line, each with its reason."""

import pytest

from plugins.clip.clipping import Dropped
from plugins.clip.noise import clear_noise, label_noise, trim_signature
from plugins.clip.paragraphs import Paragraph

STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di ibu kota Jakarta."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("ADVERTISEMENT", "advertisement"),
        ("Advertisement · Scroll to continue", "advertisement"),
        ("SCROLL TO CONTINUE WITH CONTENT", "advertisement"),
        ("Baca juga: Harga LPG Naik Lagi", "link to another story"),
        ("(Baca Juga: Harga LPG Naik Lagi)", "link to another story"),
        ("Baca Juga Harga LPG Naik Lagi", "link to another story"),
        ("Simak juga: Video kerusuhan", "link to another story"),
        ("READ MORE: How it began", "link to another story"),
        ("Pilihan Editor: Webb Diluncurkan", "link to another story"),
        ("FOLLOW US", "call to follow"),
        ("Follow us on Twitter", "call to follow"),
        ("Follow on Science", "call to follow"),
        (
            "**) Dapatkan update informasi setiap hari dengan bergabung di Grup Telegram.",
            "call to follow",
        ),
        ("01:22 - Source: CNN", "place of a video or an embed"),
        ("zoom-in-white", "place of a picture"),
        ("You are receiving this because you signed up.", "line of a newsletter"),
        ("Ikuti kami di Google News", "call to follow"),
        ("Sign up for our newsletter, delivered to your inbox.", "call to follow"),
        ("Copyright © ANTARA 2021", "copyright line"),
        ("© 2022 BBC. The BBC is not responsible for external sites.", "copyright line"),
        ("Hak cipta dilindungi undang-undang", "copyright line"),
        ("Halaman Selanjutnya", "page numbers"),
        ("1 2 3 Semua", "page numbers"),
        ("[Gambas:Video CNN]", "place of a video or an embed"),
        ("Lihat Foto", "place of a picture"),
        ("12 Komentar", "comments"),
        ("3 min read", "reading time"),
        ("2 jam yang lalu", "time since publication"),
        ("3 hours ago", "time since publication"),
        ("(abc/DEF)", "editor's initials"),
        ("___", "dividing line"),
        ("Facebook Twitter WhatsApp Copy Link", "share bar"),
        ("Bagikan ke:", "share bar"),
        ("#banjir #demak", "tag list"),
        ("Tags: banjir, Demak", "tag list"),
        ("Skip to content", "navigation"),
        ("list 2 of 3", "navigation"),
        ("AD", "advertisement"),
        ("(Bersambung ke hal 11 kol 1-3)", "page numbers"),
        ("Continued on page A4", "page numbers"),
        ("See FIRE, A6", "page numbers"),
        ("-end-", "mark of the end"),
        ("- 30 -", "mark of the end"),
        ("(selesai)", "mark of the end"),
        ("ENDS", "mark of the end"),
        ("###", "mark of an end or a break"),
        ("# # #", "mark of an end or a break"),
        ("Yuk gabung grup Kabar Budaya, sebarkan ke teman yang lain", "call to send it on"),
        ("Ayo bagikan ke keluarga dan saudara 🙏", "call to send it on"),
        ("Come join our news group, link below!", "call to send it on"),
        ("Please share this with your family", "call to send it on"),
        ("Semoga bermanfaat", "call to send it on"),
        (
            "This is Google's cache of http://www.example.org/a.html. It is a snapshot of it.",
            "line of a kept copy of the page",
        ),
        (
            "Ini adalah cache Google dari https://example.org/a. Ini snapshot laman itu.",
            "line of a kept copy of the page",
        ),
        ("These search terms are highlighted: pluto vote", "line of a kept copy of the page"),
        ("Full version  Text-only version  View source", "line of a kept copy of the page"),
        ("Email Article  Print Article  Share Article  Send Feedback", "share bar"),
        ("👍 214   🔥 96   👁 12,4K", "counts of readers"),
        ("Apakah konten ini bermanfaat?", "notice of the site"),
        (
            "Are you in the affected area? Please share your experience by emailing us.",
            "notice of the site",
        ),
        (
            "Associated Press writers around the country contributed, including A. B. in Boston.",
            "who else worked on it",
        ),
    ],
)
def test_furniture_goes_with_its_reason(line, reason):
    cleared = clear_noise([Paragraph(line), Paragraph(STORY)])

    assert cleared.dropped == [Dropped(line, reason)]
    assert cleared.rest == [Paragraph(STORY)]


@pytest.mark.parametrize(
    "line",
    [
        "Copyright law has changed",
        "Hak cipta atas lagu itu dijual pada 2019",
        "Follow the money, prosecutors say",
        "Ikuti aturan baru, kata kementerian",
        "Related deaths rise in the region",
        "Recommended doses",
        "Halaman istana dibuka untuk umum",
        "Topik itu dibahas dalam rapat.",
        "Iklan rokok dilarang mulai Januari",
        "3 min silence held for the dead",
        "Ends meet again",
        "30",
        "Gabung grup itu berarti setia pada ketua, kata warga.",
        "This is a snapshot of life on the river",
        "These terms were refused by the union",
        "a",
    ],
)
def test_words_that_only_resemble_furniture_stay(line):
    assert clear_noise([Paragraph(line), Paragraph(STORY)]).dropped == []


def test_the_headline_below_a_label_goes_with_it_and_prose_does_not():
    title = "Harga LPG Naik Lagi"

    cleared = clear_noise([*map(Paragraph, ["Baca juga:", title, STORY, "Baca juga:", STORY])])

    assert [one.text for one in cleared.dropped] == ["Baca juga:", title, "Baca juga:"]
    assert [p.text for p in cleared.rest] == [STORY, STORY]


def test_tag_lists_become_keywords():
    lines = [STORY, "Tags: banjir, Demak", "#jalan #tol", "Related Topics", "Kazakhstan", "Asia"]

    cleared = clear_noise([*map(Paragraph, lines)])

    assert cleared.keywords == ["banjir", "Demak", "jalan", "tol", "Kazakhstan", "Asia"]
    assert cleared.rest == [Paragraph(STORY)]


@pytest.mark.parametrize(
    ("last", "kept", "mark"),
    [
        ("Selesai. (abc/def)", "Selesai.", "(abc/def)"),
        ("“Selesai.” (abc)", "“Selesai.”", "(abc)"),
        ("Selesai.(*)", "Selesai.", "(*)"),
        ("Selesai. (K18,H41-56)", "Selesai.", "(K18,H41-56)"),
        ("Selesai. [TMA, Ant]", "Selesai.", "[TMA, Ant]"),
        ("Selesai. (din/c2/nur)", "Selesai.", "(din/c2/nur)"),
        ("Selesai. ■", "Selesai.", "■"),
        ("Selesai. -30-", "Selesai.", "-30-"),
        ("It is done. -end-", "It is done.", "-end-"),
    ],
)
def test_initials_are_cut_from_the_end_of_the_story(last, kept, mark):
    assert trim_signature(["a", last]) == (["a", kept], [Dropped(mark, "editor's initials")])


@pytest.mark.parametrize(
    ("last", "mark"),
    [
        ("Selesai. (Tribunjogja.com)", "(Tribunjogja.com)"),
        ("Selesai. – Rappler.com", "– Rappler.com"),
        ("Selesai. REUTERS, AFP", "REUTERS, AFP"),
        ("Selesai. — AFP", "— AFP"),
    ],
)
def test_the_outlet_is_cut_from_the_end_of_the_story(last, mark):
    assert trim_signature([last]) == (["Selesai."], [Dropped(mark, "outlet that closes the story")])


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("More on the budget", id="a subheading"),
        pytest.param(
            "Koreksi: indeks turun dua persen sejak awal tahun ini di bursa.", id="prices"
        ),
        pytest.param("Penulis adalah orang pertama yang melihat naskah itu selesai.", id="writers"),
    ],
)
def test_lines_within_the_story_that_resemble_furniture_stay(line):
    paragraphs = [Paragraph(text, apart=True) for text in (STORY, line, STORY)]

    assert label_noise(paragraphs, 3) == ["", "", ""]


@pytest.mark.parametrize(
    "last",
    ["Selesai.", "kata BNPB (dan)", "Rapat di DPR (MPR).", "Selesai. (Kabinet)", "Dibaca (AFP)"],
)
def test_other_brackets_stay(last):
    assert trim_signature([last]) == ([last], [])


def test_no_body_has_no_signature():
    assert trim_signature([]) == ([], [])


@pytest.mark.parametrize(
    ("lines", "gone"),
    [
        pytest.param(["!Related:", "Two hours in the old town", "What the mayor had to say",
                      "!TWO DEPUTIES"], 3, id="a block of links"),
        pytest.param(["!RELATED STORIES", "!Two hours in the old town",
                      "!What the mayor had to say"], 3, id="a label in the plural"),
        pytest.param(["!RELATED STORIES", "!Two hours in the old town", "!Two deputies"], 2,
                     id="a subheading of few words"),
        pytest.param(["!Saksikan video pilihan ini:", "!Molor dari Rencana"], 1,
                     id="a film without its title"),
        pytest.param(["!Baca juga:", "!Harga LPG Naik Lagi Bulan Depan"], 2, id="a headline apart"),
    ],
)  # fmt: skip
def test_a_label_takes_headlines_and_leaves_the_subheading(lines, gone):
    texts = [f"!{STORY}", *lines, f"!{STORY}"]
    paragraphs = [Paragraph(text.lstrip("!"), text.startswith("!")) for text in texts]

    reasons = label_noise(paragraphs, len(paragraphs))

    assert [bool(reason) for reason in reasons[1:-1]] == [n < gone for n in range(len(lines))]
