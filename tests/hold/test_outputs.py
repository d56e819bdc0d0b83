"""A disk that may not be written to: the build says so and nothing is changed."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.hold.checkout import digest
from tests.hold.crash import is_told
from tests.hold.disk import small_disk
from tests.tools import AS_ROOT

pytestmark = [pytest.mark.slow, pytest.mark.needs("root")]


def test_an_output_on_a_disk_for_reading_alone_is_told(tmp_path: Path) -> None:
    with small_disk(tmp_path / "disk") as disk, digest(tmp_path, disk / "site") as site:
        site.settle("A")
        site.show("B")
        subprocess.run([*AS_ROOT, "mount", "-o", "remount,ro", str(disk)], check=True)

        outcome = site.build()

        subprocess.run([*AS_ROOT, "mount", "-o", "remount,rw", str(disk)], check=True)
        assert (outcome.code, is_told(outcome.told)) == (1, True), outcome.told
        assert "Read-only file system" in outcome.told
        assert site.seen() == site.expected["A"]
