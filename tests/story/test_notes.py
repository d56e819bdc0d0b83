"""A footnote is led to whatever its name, also after all that could run is taken out."""

from __future__ import annotations

import re

import pytest
from markdown import Markdown

import pelicanconf
from plugins.story.inert import make_inert


def shown(text: str) -> str:
    return make_inert(Markdown(**pelicanconf.MARKDOWN).convert(text))


@pytest.mark.parametrize(
    "name",
    ["1", "semeru", "hal. 3", 'a"onmouseover=x()', "a:b", "é", "n" * 80, "[", "-1", "<b>", "a&b"],
)
def test_a_note_and_its_place_lead_to_each_other(name: str) -> None:
    markup = shown(f"Satu[^{name}]. Dua[^{name}].\n\n[^{name}]: Catatan.")

    led = re.findall(r'href="#([^"]*)"', markup)
    assert len(led) == 4
    assert set(led) <= set(re.findall(r'\bid="([^"]*)"', markup))


def test_each_note_has_an_id_of_its_own() -> None:
    names = ["a b", "-1", "--1", "a c", "1"]
    notes = "\n".join(f"[^{name}]: Catatan." for name in names)

    markup = shown(" ".join(f"Satu[^{name}]." for name in names) + "\n\n" + notes)

    ids = re.findall(r'\bid="([^"]*)"', markup)
    assert (len(ids), len(set(ids))) == (10, 10)


def test_a_plain_name_stays_in_the_id() -> None:
    assert 'id="fn:semeru"' in shown("Satu[^semeru].\n\n[^semeru]: Catatan.")
