"""What is promised, by which test and campaign, with the figures that a run of them recorded.

The tables of the manuals are made from here, so that they say what was tried and nothing else.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path

from tests.site.building import ROOT

RECORD = Path(__file__).with_name("record.json")
PROMISES = Path(__file__).with_name("promises.json")
LANGUAGES = ("en", "id")
_HEAD = {
    "en": ("| | promise | held by | ours | Pelican |", "not recorded", "cases", "tests", "faults"),
    "id": ("| | janji | dijaga oleh | kami | Pelican |", "belum dicatat", "kasus", "tes", "cacat"),
}
_TABLE = re.compile(r"(?<=<!-- held -->\n).*?(?=\n<!-- end -->)", re.DOTALL)


@dataclass(frozen=True)
class Promise:
    """A row. words, pelican: language -> text. tests: `PATH::NAME` or `PATH` below `tests/`."""

    row: int
    words: dict[str, str]
    tests: tuple[str, ...]
    pelican: dict[str, str]


def read_promises() -> list[Promise]:
    """Return all promises, by row."""
    rows = json.loads(PROMISES.read_text(encoding="utf-8"))
    return [
        Promise(
            int(row),
            {language: one[language] for language in LANGUAGES},
            tuple(one["tests"]),
            one.get("pelican", {}),
        )
        for row, one in rows.items()
    ]


def read_record() -> dict[str, dict[str, int]]:
    """Return row -> what was tried for it last, as {cases or tests, faults}."""
    record: dict[str, dict[str, int]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return record


def write_record(found: dict[str, dict[str, int]]) -> None:
    """Take in what was tried of some rows, and make the tables of the manuals anew."""
    record = read_record() | found
    ordered = {str(one.row): record.get(str(one.row), {}) for one in read_promises()}
    RECORD.write_text(json.dumps(ordered, indent=1) + "\n", encoding="utf-8")
    for language in LANGUAGES:
        path = manual(language)
        text = path.read_text(encoding="utf-8")
        path.write_text(_put(table(language), text), encoding="utf-8")


def _put(rows: str, text: str) -> str:
    return _TABLE.sub(lambda _: rows, text)


def manual(language: str) -> Path:
    """Return the manual's page that holds the table."""
    return ROOT / "docs" / language / "held.md"


def table_in(language: str) -> str:
    """Return the table as the manual has it, "" where there is none."""
    found = _TABLE.search(manual(language).read_text(encoding="utf-8"))
    return found[0] if found else ""


def table(language: str) -> str:
    """Return the table as it should be."""
    record = read_record()
    lines = [_HEAD[language][0], "|---|---|---|---|---|"]
    for one in read_promises():
        tests = ", ".join(f"`{name.removeprefix('tests/').split('::')[0]}`" for name in one.tests)
        ours = _figure(record.get(str(one.row), {}), language)
        pelican = one.pelican.get(language, "–")
        lines.append(f"| {one.row} | {one.words[language]} | {tests} | {ours} | {pelican} |")
    return "\n".join(lines)


def _figure(found: dict[str, int], language: str) -> str:
    _, nothing, cases, tests, faults = _HEAD[language]
    if not found:
        return nothing
    told = [(found.get("cases"), cases), (found.get("tests"), tests), (found["faults"], faults)]
    return ", ".join(
        f"{_number(count, language)} {_plural(count, word, language)}"
        for count, word in told
        if count is not None
    )


def _number(count: int, language: str) -> str:
    return f"{count:,}" if language == "en" else f"{count:,}".replace(",", ".")


def _plural(count: int, word: str, language: str) -> str:
    return word.removesuffix("s") if language == "en" and count == 1 else word
