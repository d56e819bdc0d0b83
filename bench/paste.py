"""How well pasted texts are read: each field against its gold, and whole pastes; changes nothing.

A folder holds `NAME.txt` as somebody copied it, and `NAME.json` beside it: the clipping, with
`body` as Markdown or as a list of paragraphs. A `source_name` that the gold lacks is not asked.
"""

from __future__ import annotations

import argparse
import json
import re
import time
from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path
from statistics import median
from typing import Any

from bench.clip_score import Tally, plain_body, word_f1
from plugins.clip import ClipError, Clipping, read_paste

OWN = Path(__file__).resolve().parent.parent / "tests" / "clip" / "data" / "pastes"
COLUMNS = ("title", "authors", "published", "language", "body words", "body letters", "captions",
           "credits", "source")  # fmt: skip
_SOUND = 0.985  # word F1 of a body with nothing lost and nothing strange in it


def score_paste(gold: Mapping[str, Any], found: Clipping) -> dict[str, bool]:
    """Return, for each field that the gold knows, whether the clipping has it right."""
    body = gold["body"] if isinstance(gold["body"], str) else "\n\n".join(gold["body"])
    right, ours = plain_body(body), plain_body(found.body)
    pictures = gold["pictures"]
    fields = {
        "title": _plain(gold["title"]) == _plain(found.title),
        "authors": gold["authors"] == found.authors,
        "published": _moment(gold["published"]) == found.published,
        "language": gold["language"] == found.language,
        "body words": word_f1(right, ours) >= _SOUND,
        "body letters": _letters(right) == _letters(ours),
        "captions": [_plain(one["caption"]) for one in pictures]
        == [_plain(one.caption) for one in found.pictures],
        "credits": [_plain(one["credit"]) for one in pictures]
        == [_plain(one.credit) for one in found.pictures],
    }
    if "source_name" in gold:
        fields["source"] = _letters(gold["source_name"]) == _letters(found.source_name)
    return fields


def measure(folder: Path, *, tell: bool) -> tuple[Tally, list[float]]:
    """Return the tally of a folder's pastes, and the seconds that each took.

    tell: print the fields of each paste that are not right.
    """
    tally = Tally()
    seconds = []
    for path in sorted(folder.glob("*.txt")):
        gold = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
        text = path.read_text(encoding="utf-8")
        start = time.perf_counter()
        try:
            found = read_paste(text)
        except ClipError:
            found = Clipping()
        seconds.append(time.perf_counter() - start)
        fields = score_paste(gold, found)
        for name, right in fields.items():
            tally.add(name, float(right))
            tally.add("fields", float(right))
        tally.add("whole pastes", float(all(fields.values())))
        wrong = [name for name, right in fields.items() if not right]
        if tell and wrong:
            print(f"{path.stem:36} {', '.join(wrong)}")
    return tally, seconds


def main(argv: Sequence[str]) -> int:
    """Print the figures of each folder; 0 unless there is no paste."""
    parser = argparse.ArgumentParser(prog="./inv bench paste", description=__doc__)
    parser.add_argument("folders", nargs="*", type=Path, default=[OWN])
    parser.add_argument("--pastes", action="store_true", help="tell what is wrong, paste by paste")
    options = parser.parse_args(argv)
    for folder in options.folders:
        tally, seconds = measure(folder, tell=options.pastes)
        if not seconds:
            print(f"{folder}: no pastes with gold in it")
            return 1
        print(f"{folder.name}, {len(seconds)} pastes")
        figures = [
            f"{name} {mean:.3f}"
            for name in (*COLUMNS, "fields", "whole pastes")
            if (mean := tally.mean(name)) is not None
        ]
        print(f"  {' · '.join(figures)}")
        print(f"  {median(seconds) * 1000:.0f} ms median, {max(seconds):.2f} s at most")
    return 0


def _moment(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def _plain(text: str) -> str:
    """Return the text with plain quotes, dashes and spaces."""
    text = text.translate(str.maketrans("’‘“”–—\u00a0", "''\"\"-- "))
    return " ".join(text.split())


def _letters(text: str) -> str:
    """Return letters and figures alone: neither breaks nor marks count."""
    return re.sub(r"\W+", "", text).casefold()
