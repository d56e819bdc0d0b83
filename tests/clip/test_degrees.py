"""Degrees: they stay with their name, and initials are none."""

import re

import pytest

from plugins.clip.degrees import split_people, without_degrees

JOINT = re.compile(r"\s*(?:,|/|\bdan\b)\s*")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Dr. A. Rastya, S.Sos., M.Si", ["Dr. A. Rastya, S.Sos., M.Si"]),
        ("A. Rastya, S.H., M.H. dan Susi", ["A. Rastya, S.H., M.H.", "Susi"]),
        ("A. Rastya, M.Pd.I, Budi", ["A. Rastya, M.Pd.I", "Budi"]),
        ("Ariyan, M. Iqbal", ["Ariyan", "M. Iqbal"]),
        ("A. B., C. D.", ["A. B.", "C. D."]),
        ("Ariyan, Mas Budi", ["Ariyan", "Mas Budi"]),
    ],
)
def test_commas_before_degrees_part_no_people(text, expected):
    assert split_people(text, JOINT) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("A. Rastya, S.Sos., M.Si", "A. Rastya"),
        ("A. Rastya, Ph.D.", "A. Rastya"),
        ("M. Iqbal", "M. Iqbal"),
        ("", ""),
    ],
)
def test_degrees_can_be_told_from_the_name(name, expected):
    assert without_degrees(name) == expected
