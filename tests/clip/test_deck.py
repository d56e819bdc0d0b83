"""Decks: the sentences above the byline sum up; what stands below it does not."""

import pytest

from plugins.clip.clipping import Picture
from plugins.clip.deck import take_deck
from plugins.clip.paragraphs import Paragraph

DECK = "Pasokan menipis, ekspor dihentikan sebulan penuh."
DATE = "Senin, 3 Januari 2022 15:00 WIB"
LEAD = "JAKARTA - Pemerintah melarang ekspor batu bara sejak hari Sabtu."


def lines(*texts):
    return [*map(Paragraph, texts)]


@pytest.mark.parametrize(
    ("head", "summary", "rest"),
    [
        pytest.param([], "", [], id="nothing"),
        pytest.param([DECK, DATE], DECK, [DATE], id="above the date"),
        pytest.param([DECK], DECK, [], id="no date"),
        pytest.param([DATE, "PREMIUM"], "", [DATE, "PREMIUM"], id="a label"),
        pytest.param([DATE, "Summary", "A ban", "A price"], "A ban. A price.", [DATE, "Summary"],
                     id="points below their label"),
    ],
)  # fmt: skip
def test_the_deck_is_the_summary(head, summary, rest):
    deck = take_deck(lines(*head), LEAD)

    assert (deck.summary, deck.rest, deck.picture) == (summary, lines(*rest), None)


def test_a_sentence_between_date_and_dateline_is_a_caption():
    deck = take_deck(lines(DATE, DECK), LEAD)

    assert (deck.picture, deck.summary, deck.rest) == (Picture(caption=DECK), "", lines(DATE))


def test_a_long_deck_is_told_whole():
    deck = take_deck(lines(*[DECK] * 9, DATE), LEAD)

    assert len(deck.summary) <= 300
    assert [one.text for one in deck.dropped] == [DECK] * 9
