"""Outlets: newspapers, agencies and desks are known, people are not."""

import pytest

from plugins.clip.outlets import is_nobody, is_outlet, is_picture_source


@pytest.mark.parametrize(
    "name", ["BBC", "antara", "CNN Indonesia", "KOMPAS.com", "tempo.co", "a.go.id", "VOA News"]
)
def test_an_outlet_is_known(name):
    assert is_outlet(name)


@pytest.mark.parametrize(
    "name",
    ["Tim detikcom", "Reuters Staff", "Redaksi", "Associated Press", "Pusat Pemberitaan", "Minggu"],
)
def test_a_desk_is_nobody(name):
    assert is_nobody(name)


@pytest.mark.parametrize("name", ["Ariyan Rastya", "A. B.", "St. Louis", "April", ""])
def test_people_and_places_are_neither(name):
    assert not is_outlet(name)
    assert not is_nobody(name)


@pytest.mark.parametrize("credit", ["BBC", "AP Photo/A. B.", "A. B./Getty Images", "NASA via AP"])
def test_a_credit_names_its_agency(credit):
    assert is_picture_source(credit)


@pytest.mark.parametrize("credit", ["", "A. B.", "11/01/2022", "satu/dua"])
def test_other_credits_name_none(credit):
    assert not is_picture_source(credit)
