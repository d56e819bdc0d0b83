"""Names: every spelling of one under one slug, each with its stories, newest first."""

import pytest

from plugins.press.names import gather_names, slug_of
from tests.press.digest import story


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        pytest.param("Ariyan Rastya", "ariyan-rastya", id="two words"),
        pytest.param("RFE/RL", "rfe-rl", id="a stroke"),
        pytest.param("José Ramos-Horta", "jose-ramos-horta", id="accents"),
        pytest.param("D'Artagnan Jr.", "dartagnan-jr", id="marks"),
        pytest.param("kompas.com", "kompas-com", id="a host"),
        pytest.param("新华社", "name-b8be4ac9", id="no Latin letter"),
        pytest.param("a" * 70, "a" * 60, id="long"),
    ],
)
def test_a_name_ends_an_address(name, slug):
    assert slug_of(name) == slug


def test_stories_are_gathered_under_each_name():
    newest, middle, oldest = (
        story("c", authors=("ANI", "Budi")),
        story("b"),
        story("a", authors=("Ani", "ani")),
    )

    found = gather_names((newest, middle, oldest), lambda one: one.authors)

    assert {key: (one.name, list(one.stories)) for key, one in found.items()} == {
        "ani": ("ANI", [newest, oldest]),
        "budi": ("Budi", [newest]),
    }
