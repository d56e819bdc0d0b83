"""Notices: what a site says to its readers goes, a sentence of a story that is like it stays."""

import pytest

from plugins.clip.noise import clear_noise
from plugins.clip.paragraphs import Paragraph

STORY = "Pemerintah mengumumkan aturan yang baru pada hari Selasa di ibu kota Jakarta."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Lanjutkan Membaca \u2b07", "buttons"),
        ("KEEP READING", "link to another story"),
        ("\u2605 Star Mark as unread Share", "buttons"),
        ("Join ST's Telegram channel and get the latest breaking news.", "call to follow"),
        ("Follow Suara.com untuk mendapatkan informasi. Klik Google News", "call to follow"),
        ("This article first appeared in the print edition.", "notice of the site"),
        ("This video can not be played", "notice of the site"),
        ("Artikel ini telah tayang di Kompas.com", "notice of the site"),
        ("More On This Topic", "link to another story"),
        ("Recommended for you", "link to another story"),
        ("Michael Scherer contributed to this report.", "who else worked on it"),
        ("Newsletter sign-up", "invitation to a newsletter"),
        ("+12", "place of a picture"),
        ("02:18", "place of a video or an embed"),
    ],
)
def test_what_the_site_says_goes_with_its_reason(line, reason):
    cleared = clear_noise([Paragraph(line), Paragraph(STORY)])

    assert [(one.text, one.reason) for one in cleared.dropped] == [(line, reason)]


@pytest.mark.parametrize(
    "line",
    [
        "The report was published on Tuesday by the ministry in Jakarta.",
        "The video has been viewed two million times on Facebook since Monday.",
        "Berita ini dibantah oleh polisi pada Selasa malam di Jakarta.",
        "Like many Facebook users, she had never read the terms of the app.",
        "Share prices of Twitter fell again on Monday after the announcement.",
        "Following the vote, the party said that it would appeal to the court.",
        "More than 100 people were hurt",
        "Reading lists for schools were changed",
    ],
)
def test_sentences_of_a_story_that_are_like_notices_stay(line):
    assert clear_noise([Paragraph(line), Paragraph(STORY)]).dropped == []
