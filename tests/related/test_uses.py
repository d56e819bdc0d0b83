"""Uses of terms: counted in few bits, and never past what those hold."""

from datetime import UTC, datetime

import pytest

from plugins.related.document import Document
from plugins.related.uses import read_uses
from plugins.related.vocabulary import Vocabulary


def document(text):
    return Document("a/id", "id", "", text, frozenset(), datetime(2026, 1, 1, tzinfo=UTC))


@pytest.mark.parametrize(
    ("text", "seen", "capital"),
    [
        pytest.param("air Rembang", [0, 1], [0, 1], id="a name"),
        pytest.param("Rembang " * 70_000, [65_535], [65_535], id="more often than bits hold"),
    ],
)
def test_uses_are_counted_up_to_what_their_bits_hold(text, seen, capital):
    uses = read_uses([document(text)], Vocabulary("id"))

    assert (uses.seen.tolist(), uses.capital.tolist()) == (seen, capital)
    assert (uses.counts > 0).all()
