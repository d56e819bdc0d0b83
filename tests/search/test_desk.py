"""An index is kept under all that it and its cards are made of."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace

import pytest

from plugins.search.desk import Order
from plugins.search.find import Finder
from plugins.search.shares import Share
from plugins.story.glossary import Glossary, Term


def order(spell=date.isoformat, is_whole=True, tag="Banjir", **more):
    """Return the order for the one text of a share."""
    made = {"lang": "id", "url": "id/2022/01/a/", "fingerprint": "f", "card_mark": "c"}
    story = SimpleNamespace(category="", date=datetime(2022, 1, 3, tzinfo=UTC))
    text = SimpleNamespace(**{**made, **more}, story=story, tags=(SimpleNamespace(slug="flood"),))
    tags = Glossary(
        Path("tags.yaml"),
        {"flood": Term("flood", {"id": tag, "en": tag}, (), {"id": "", "en": ""})},
    )
    finder = Finder(tags, Glossary(Path("categories.yaml"), {}), lambda day, _language: spell(day))
    return Order.of("id", Share("new", (text,), is_whole), finder)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param({"spell": lambda day: day.strftime("%a %d.%m.%Y")}, id="days as figures"),
        pytest.param(
            {"spell": lambda day: day.isoformat().replace("2001-12", "2001-XII")}, id="one month"
        ),
        pytest.param(
            {"spell": lambda day: f"{day.isoformat()}{'!' * (day.weekday() == 3)}"},
            id="one weekday",
        ),
        pytest.param({"tag": "Air bah"}, id="a tag's name"),
        pytest.param({"fingerprint": "g"}, id="the text"),
        pytest.param({"url": "id/2022/01/b/"}, id="its address"),
        pytest.param({"is_whole": False}, id="how much of it"),
    ],
)
def test_a_key_changes_with_what_is_told_of_a_text(other):
    assert order(**other).key != order().key


def test_the_key_of_an_old_text_changes_with_its_card_alone():
    old = order(is_whole=False)

    assert order(is_whole=False, fingerprint="g").key == old.key
    assert order(is_whole=False, card_mark="d").key != old.key
