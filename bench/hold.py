"""The campaigns that try to break a build, in full: `./inv bench hold`.

What holds under fault and attack; how fast anything is, is none of its business.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest

from tests.hold.campaign import Campaign, run_on
from tests.hold.promises import Promise, read_promises, write_record
from tests.hold.register import choose
from tests.suite import Tally

ROOT = Path(__file__).resolve().parents[1]
STATE = ROOT / ".cache" / "hold"


def main(arguments: Sequence[str]) -> int:
    """Run the campaigns asked for; return 1 where one found a fault."""
    asked = _parse(arguments)
    try:
        campaigns, rows = choose(asked.only)
    except ValueError as error:
        print(f"{error.args[0]!r} is no row and no campaign.", file=sys.stderr)
        return 1
    found: dict[str, dict[str, int]] = {}
    for campaign in campaigns:
        _add(found, campaign, *_run(campaign, asked))
    if asked.record:
        for promise in read_promises():
            if promise.row in rows and str(promise.row) not in found:
                found[str(promise.row)] = _test(promise)
        write_record(found)
    return int(any(one["faults"] for one in found.values()))


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="./inv bench hold")
    parser.add_argument("--count", type=int, default=0, help="cases of each; all by default")
    parser.add_argument("--seed", type=int, default=0, help="of all chance")
    parser.add_argument("--only", default="", help="rows and campaigns, such as 1-8,clips")
    parser.add_argument("--record", action="store_true", help="write figures into the manuals")
    return parser.parse_args(arguments)


def _run(campaign: Campaign, asked: argparse.Namespace) -> tuple[int, int]:
    """Return how many cases were tried and how many faults they have."""
    state = STATE / f"{campaign.name}.json"
    count = min(asked.count or campaign.full, campaign.full)
    progress = run_on(campaign, count, asked.seed, state, lambda line: print(line, flush=True))
    return progress.done, len(progress.faults or ())


def _add(found: dict[str, dict[str, int]], campaign: Campaign, cases: int, faults: int) -> None:
    for row in campaign.rows:
        figures = found.setdefault(str(row), {"cases": 0, "faults": 0})
        figures["cases"] += cases
        figures["faults"] += faults


def _test(promise: Promise) -> dict[str, int]:
    """Run the tests of a promise that no campaign holds, and return its figures."""
    tally = Tally()
    names = [str(ROOT / "tests" / name) for name in promise.tests]
    code = pytest.main(["-q", "--no-header", "-c", str(ROOT / "pyproject.toml"), *names], [tally])
    return {"tests": tally.passed, "faults": max(tally.failed, int(code != 0))}
