"""`gone.yaml`: every fault is told with its line, and what is sound is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.permalinks.gone import Gone, read_gone

_AS = "Name a story by its `id`, the rest as `pages/about`, `tag/banjir` or `thread/webb`"


def test_there_need_not_be_one(tmp_path: Path) -> None:
    assert read_gone(tmp_path / "gone.yaml") == ({}, [])


def test_what_is_gone_is_read(tmp_path: Path) -> None:
    path = tmp_path / "gone.yaml"
    path.write_text(
        "20220111-banjir: {date: 2026-11-23, id: Ditarik., en: Withdrawn.}\n"
        "pages/about: {to: pages/kami}\n",
        encoding="utf-8",
    )

    assert read_gone(path) == (
        {
            "20220111-banjir": Gone(
                "20220111-banjir",
                1,
                date(2026, 11, 23),
                {"id": "Ditarik.", "en": "Withdrawn."},
                "",
            ),
            "pages/about": Gone("pages/about", 2, None, {"id": "", "en": ""}, "pages/kami"),
        },
        [],
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "Banjir: {id: a}", f"1: 'Banjir' names nothing of the digest. {_AS}.", id="no name"
        ),
        pytest.param(
            "../a: {id: a}", f"1: '../a' names nothing of the digest. {_AS}.", id="a path"
        ),
        pytest.param(
            "a: {to: a}", f"1: `to` is 'a', which is no other name. {_AS}.", id="leads to itself"
        ),
        pytest.param(
            "a: {date: 2026-11-23}",
            "1: `a` says neither why nor what instead. Add the reason for readers as `id:` or"
            " `en:`, or what stands for it as `to:`.",
            id="no reason",
        ),
        pytest.param(
            "a: {ids: a}",
            "1: `ids` is not a key. Write `id`, or take the line out.",
            id="a slip",
        ),
        pytest.param(
            "a: {id: x, date: kemarin}",
            "1: `date` is 'kemarin', which is not a day in the calendar. Write it as `2022-01-11`.",
            id="no day",
        ),
    ],
)
def test_a_fault_is_told(tmp_path: Path, text: str, told: str) -> None:
    path = tmp_path / "gone.yaml"
    path.write_text(text + "\n", encoding="utf-8")

    gone, problems = read_gone(path)

    assert (gone, [str(one) for one in problems]) == ({}, [f"{path}:{told}"])
