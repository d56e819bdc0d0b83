"""Eight commands at once in one checkout: each does its work or says why not, and none mixes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hold.checkout import digest
from tests.site.building import BUILD_TIME

_PASTE = """Gempa Guncang Cianjur

Jakarta - Gempa berkekuatan 5,1 mengguncang Cianjur pada Selasa pagi. Tidak ada korban.

Warga sempat keluar rumah selama beberapa menit, kata petugas di balai desa itu.

Baca artikel selengkapnya di https://a.example/gempa-guncang-cianjur
"""
_COMMANDS = (
    ["build"],
    ["build"],
    ["build", "--siteurl", "https://b.example"],
    ["check"],
    ["check", "--json"],
    ["plan"],
    ["new", "Banjir Surut"],
    ["clip", "paste.txt", "--lang", "id"],
)


@pytest.mark.slow
def test_eight_commands_at_once_do_not_mix(tmp_path: Path) -> None:
    with digest(tmp_path) as site:
        site.show("A")
        (site.folder / "paste.txt").write_text(_PASTE, encoding="utf-8")
        environment = os.environ | {"SOURCE_DATE_EPOCH": BUILD_TIME}
        running = [
            subprocess.Popen(
                [sys.executable, "-m", "invoke", *command],
                cwd=site.folder,
                env=environment,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            for command in _COMMANDS
        ]
        told = [process.communicate()[0] for process in running]

        codes = [process.returncode for process in running]
        after = site.build()
        seen = site.seen()
        site.clean()
        clean = site.build()

        assert codes == [0] * len(_COMMANDS), told
        assert "Traceback" not in "".join(told)
        assert (after.code, clean.code) == (0, 0), after.told
        assert seen == site.seen()
        stories = {path.name for path in (site.folder / "content/stories").glob("*/*/*")}
        assert {"banjir-surut", "gempa-guncang-cianjur"} <= stories
        (site.folder / "paste.txt").unlink()
        assert site.leftovers() == []
