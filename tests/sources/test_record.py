"""`links.tsv`: what fails is kept from round to round, and nothing in it stops a build."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from plugins.sources.record import HEAD, Failing, read_record, write_record

COPY = "https://web.archive.org/web/20220112000000/https://a.example/x"
DAYS = date(2026, 11, 1), date(2026, 11, 20)


def test_what_was_written_is_read_back(tmp_path: Path) -> None:
    path = tmp_path / "links.tsv"
    rows = [
        Failing("https://b.example/", 1, DAYS[0], DAYS[0], "nobody\tanswered\nin time"),
        Failing("https://a.example/x", 4, *DAYS, "the server answers 404 Not Found", COPY),
    ]
    path.write_text(write_record(rows), encoding="utf-8")

    found, problems = read_record(path)

    assert list(found) == ["https://a.example/x", "https://b.example/"]
    assert found["https://a.example/x"] == rows[1]
    assert found["https://b.example/"].why == "nobody answered in time"
    assert problems == []


@pytest.mark.parametrize(
    ("times", "last", "dead"),
    [
        pytest.param(3, date(2026, 11, 8), True, id="three times in a week"),
        pytest.param(2, date(2026, 11, 20), False, id="twice"),
        pytest.param(9, date(2026, 11, 7), False, id="often, in days"),
    ],
)
def test_a_link_is_dead_after_several_failures_over_days(
    times: int, last: date, dead: bool
) -> None:
    assert Failing("https://a.example/", times, DAYS[0], last, "x").is_dead == dead


@pytest.mark.parametrize(
    "line",
    [
        pytest.param("words", id="words"),
        pytest.param("javascript:x\t3\t2026-11-01\t2026-11-20\tx\t", id="no web address"),
        pytest.param("https://a.example/\t3\t2026-13-01\t2026-11-20\tx\t", id="no day"),
        pytest.param(
            "https://a.example/\t3\t2026-11-01\t2026-11-20\tx\thttps://evil.example/", id="no copy"
        ),
        pytest.param("<<<<<<< HEAD", id="a merge"),
    ],
)
def test_what_cannot_be_read_is_a_notice(tmp_path: Path, line: str) -> None:
    path = tmp_path / "links.tsv"
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")

    found, problems = read_record(path)

    assert found == {}
    assert [(one.line, one.severity) for one in problems] == [(2, "notice")]
