"""Slugs: short, plain and never empty."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from plugins.clip.slug import LONGEST, slug_of


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Semeru Meletus", "semeru-meletus"),
        ("Hunga Tonga-Hunga Ha'apai", "hunga-tonga-hunga-haapai"),
        ("Crème brûlée: 8.000!", "creme-brulee-8-000"),
        (
            "Presiden Kazakhstan Ungkap Bahwa Teroris Dalang Dibalik Kerusuhan",
            "presiden-kazakhstan-ungkap-teroris-dalang-dibalik-kerusuhan",
        ),
        ("the " * 40, "the-the-the-the-the-the-the-the-the-the-the-the-the-the-the"),
        ("x" * 90, "x" * 60),
        ("Казахстан", "story-b41ea69d"),
        ("", "story-e3b0c442"),
        ("Con", "story-3b6f52aa"),
        ("\ud800", "story-91a681b9"),
    ],
)
def test_a_title_gives_its_slug(title, slug):
    assert slug_of(title) == slug


@given(st.text(st.characters(codec=None)))
def test_any_title_gives_a_sound_slug(title):
    slug = slug_of(title)

    assert re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug)
    assert len(slug) <= LONGEST
