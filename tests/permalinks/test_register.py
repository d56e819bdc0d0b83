"""The register: what was recorded is read back, and no change to it goes unseen."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from plugins.permalinks.register import BRING_BACK, add_lines, read_register
from plugins.permalinks.row import Row
from tests.permalinks.published import T1, T2, T3, record, story_row

FRONT, TAGS = Row("/id/", "list", "-"), Row("/id/tag/", "list", "-")
STORY = story_row("/id/2022/01/banjir/", "banjir/id")
Change = Callable[[list[str]], list[str]]


def test_there_is_none_before_the_first_publication(tmp_path: Path) -> None:
    assert read_register(tmp_path / "permalinks.tsv") is None


def test_what_is_recorded_is_read_back_sorted_and_sealed(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.tsv"

    register = record(path, STORY, FRONT)

    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    assert [line.rpartition("\t")[0] for line in lines[1:]] == [
        f"/id/\tlist\t-\t{T1}",
        f"/id/2022/01/banjir/\tstory\ttag:a,2026:banjir/id\t{T1}",
        f"~\tbatch\t2 after -\t{T1}",
    ]
    assert register.problems == ()
    assert register.rows(lambda row: row == FRONT.line) == {STORY.line: T1}
    assert register.place(STORY.line) == 3


def test_a_record_keeps_every_line_that_was_there(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.tsv"
    record(path, STORY, FRONT)
    before = path.read_text(encoding="utf-8").splitlines()

    register = record(path, TAGS, since=T2)

    after = path.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line in before] == before
    assert register.problems == ()
    assert register.rows() == {FRONT.line: T1, STORY.line: T1, TAGS.line: T2}


def test_what_was_recorded_last_holds(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.tsv"
    record(path, STORY, since=T3)
    record(path, STORY, since=T1)

    assert record(path, STORY, since=T2).rows() == {STORY.line: T2}


def _swap(old: str, new: str) -> Change:
    return lambda lines: [line.replace(old, new, 1) for line in lines]


TAMPERED: dict[str, Change] = {
    "an address": _swap("/id/2022/01/banjir/", "/id/2022/01/banjir-2/"),
    "a kind": _swap("\tstory\t", "\tpage\t"),
    "an id": _swap("banjir/id", "banjir-2/id"),
    "a moment": _swap(f"/id\t{T1}", f"/id\t{T2}"),
    "a seal": lambda lines: [*lines[:2], lines[2][:-8] + "x" + lines[2][-7:], *lines[3:]],
    "a line's own half of a seal": lambda lines: [*lines[:2], lines[2][:-1] + "x", *lines[3:]],
    "a line written by hand": lambda lines: [*lines, f"/en/\tlist\t-\t{T1}\t123456789abc-1234"],
    "words": lambda lines: [*lines, "/en/"],
    "marks of a merge": lambda lines: ["<<<<<<< HEAD", *lines],
    "a space": lambda lines: [lines[0], lines[1] + " ", *lines[2:]],
}


@pytest.mark.parametrize("change", TAMPERED.values(), ids=TAMPERED)
def test_a_changed_line_is_told_with_its_place(tmp_path: Path, change: Change) -> None:
    path = tmp_path / "permalinks.tsv"
    record(path, STORY, FRONT)
    lines = path.read_text(encoding="utf-8").splitlines()
    changed = change(lines)
    path.write_text("\n".join([*changed, ""]), encoding="utf-8")

    register = read_register(path)

    assert register
    at = next(n for n, line in enumerate(changed, 1) if line not in lines)
    what = f"the line {changed[at - 1]!r} is not as it was recorded"
    assert [str(one) for one in register.problems] == [f"{path}:{at}: {what}. {BRING_BACK}."]


@pytest.mark.parametrize(
    ("start", "told"),
    [
        pytest.param(
            "/id/2022", "of the 2 lines with the seal {first} ({t1}) 1 are here", id="one"
        ),
        pytest.param(
            "/id/tag/", "of the 1 lines with the seal {second} ({t2}) 0 are here", id="all"
        ),
        pytest.param(
            "~\tbatch\t2",
            "of the lines recorded with this one (seal {first}) some are missing or added",
            id="what a batch says of itself",
        ),
    ],
)
def test_a_missing_line_is_told(tmp_path: Path, start: str, told: str) -> None:
    path = tmp_path / "permalinks.tsv"
    record(path, STORY, FRONT)
    record(path, TAGS, since=T2)
    lines = path.read_text(encoding="utf-8").splitlines()
    seals = {line.split("\t")[2]: line[-17:-5] for line in lines if line.startswith("~")}
    first, second = (seal for _, seal in sorted(seals.items(), reverse=True))
    path.write_text("\n".join(line for line in lines if not line.startswith(start)) + "\n")

    register = read_register(path)

    assert register
    assert [one.what for one in register.problems] == [
        told.format(first=first, second=second, t1=T1, t2=T2)
    ]


def test_a_whole_batch_is_missed_by_the_next(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.tsv"
    record(path, STORY, FRONT)
    old = path.read_text(encoding="utf-8").splitlines()
    record(path, TAGS, since=T2)
    lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line not in old]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    register = read_register(path)

    assert register
    what = f"the lines recorded before these (seal {old[1][-17:-5]}) are missing"
    assert [str(one) for one in register.problems] == [f"{path}:1: {what}. {BRING_BACK}."]


def test_a_link_and_a_file_that_cannot_be_read_are_told(tmp_path: Path) -> None:
    link, folder, bytes_ = tmp_path / "a.tsv", tmp_path / "b.tsv", tmp_path / "c.tsv"
    link.symlink_to(tmp_path / "elsewhere")
    folder.mkdir()
    bytes_.write_bytes(b"\xff\n")

    for path in (link, folder, bytes_):
        register = read_register(path)
        assert register
        assert len(register.problems) == 1


def test_two_branches_that_record_meet_without_a_conflict(tmp_path: Path) -> None:
    """The file's merge driver keeps both sides' lines, whatever order they come to stand in."""

    def git(*words: str) -> None:
        names = ["-c", "user.name=a", "-c", "user.email=a@b.example"]
        subprocess.run(["git", *names, *words], cwd=tmp_path, check=True, capture_output=True)

    path = tmp_path / "permalinks.tsv"
    (tmp_path / ".gitattributes").write_text("permalinks.tsv merge=union\n", encoding="utf-8")
    git("init", "-b", "main")
    record(path, FRONT)
    git("add", ".")
    git("commit", "-m", "1")
    git("checkout", "-b", "other")
    record(path, STORY, TAGS, since=T2)
    git("commit", "-am", "2")
    git("checkout", "main")
    record(path, story_row("/id/2022/01/banjir-lagi/", "lagi/id"), TAGS, since=T3)
    git("commit", "-am", "3")
    git("merge", "other", "-m", "4")

    merged = read_register(path)

    assert merged
    assert merged.problems == ()
    assert len(merged.newest) == 2
    assert merged.rows()[TAGS.line] == T3
    after = record(path, Row("/en/", "list", "-"))
    assert (after.problems, len(after.newest)) == ((), 1)
    assert f"~\tbatch\t1 after {','.join(merged.newest)}" in path.read_text(encoding="utf-8")


def test_a_text_came_when_it_was_recorded_first_wherever_it_stood(tmp_path: Path) -> None:
    path = tmp_path / "permalinks.tsv"
    other = story_row("/en/2022/01/banjir/", "banjir/en")
    record(path, STORY, FRONT)
    record(path, story_row("/id/2022/01/banjir-demak/", "banjir/id"), other, since=T2)

    register = record(path, other, since=T3)  # put off

    assert register.first_moments() == {STORY.subject: T1, other.subject: T3}


def test_a_text_of_a_branch_came_after_what_was_recorded_meanwhile(tmp_path: Path) -> None:
    here, there = tmp_path / "permalinks.tsv", tmp_path / "branch.tsv"
    late = story_row("/id/2022/01/lama/", "lama/id")
    record(here, FRONT)
    there.write_bytes(here.read_bytes())
    record(there, late, since=T2)
    record(here, TAGS, since=T2)
    record(here, STORY, since=T3)
    lines = {*here.read_text().splitlines(), *there.read_text().splitlines()}
    here.write_text("\n".join(sorted(lines)) + "\n", encoding="utf-8")

    register = read_register(here)

    assert register
    assert register.problems == ()
    moments = register.first_moments()
    assert sorted(moments, key=moments.__getitem__) == [STORY.subject, late.subject]


def test_a_record_is_the_same_whatever_the_order() -> None:
    rows = [(one.line, T1) for one in (FRONT, TAGS, STORY)]

    assert add_lines(None, rows, T1) == add_lines(None, reversed(rows), T1)
