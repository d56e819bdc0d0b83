"""Gathering: each term its stories, in the order given; no term without one."""

import pytest

from plugins.tags.gather import gather_terms


@pytest.mark.parametrize(
    ("items", "terms", "order", "gathered"),
    [
        pytest.param([], {}, [], {}, id="nothing"),
        pytest.param([], {}, ["flood"], {}, id="a term without a story is left out"),
        pytest.param(["new"], {}, ["flood"], {}, id="a story without terms"),
        pytest.param(
            ["new", "old"],
            {"old": ["flood"], "new": ["flood", "rain"]},
            ["rain", "flood"],
            {"rain": ["new"], "flood": ["new", "old"]},
            id="items and terms keep their orders",
        ),
    ],
)
def test_each_term_holds_its_items(items, terms, order, gathered):
    found = gather_terms([(one, terms.get(one, ())) for one in items], order)

    assert found == gathered
    assert list(found) == list(gathered)


def test_a_term_that_the_glossary_lacks_is_a_wrong_call():
    with pytest.raises(KeyError, match="snow"):
        gather_terms([("new", ["snow"])], ["flood"])
