"""A build stays within its walls: no network, no file from elsewhere, no secret of the machine.

What is planted outside content is looked for in all that a build writes and says.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.hold.checkout import Digest, digest, make_checkout, write_state
from tests.site.building import BUILD_TIME, ROOT, hash_tree, write_story
from tests.tools import AS_ROOT

pytestmark = pytest.mark.slow

CANARY = "kenari-73f1c2"
_BUILD = "import tasks; from invoke.context import Context; tasks.build(Context())"
_WAYS_OUT = (
    "[a]({attach}../../.env)",
    "[a]({static}../../../../.env)",
    "[a]({static}/../.env)",
    "![a](../../../../../.env)",
    "![a](..%2f..%2f..%2f..%2f..%2f.env)",
    "![a](%2e%2e/%2e%2e/%2e%2e/%2e%2e/%2e%2e/.env)",
    "![a](..\\..\\..\\..\\..\\.env)",
    "![a](/photos/../../.env)",
    "![a](file:///proc/self/environ)",
    "![a](/proc/self/environ)",
    "<!--#include virtual='/.env'-->",
    "{% include '../../.env' %}",
)


def written_in(folder: Path) -> bytes:
    """Return all that lies below a folder but the planted files themselves."""
    return b"".join(
        path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not path.is_symlink() and path.name != ".env"
    )


@pytest.fixture
def site(tmp_path: Path) -> Digest:
    with digest(tmp_path) as made:
        (made.folder / ".env").write_text(CANARY)
        yield made


def test_no_way_leads_out_of_content(site: Digest) -> None:
    site.show("A")
    for number, words in enumerate(_WAYS_OUT):
        write_story(site.folder / "content", f"2022/03/keluar-{number}", body=f"Air.\n\n{words}\n")

    outcome = site.build()

    (site.folder / "content/stories/2022/03").rename(site.folder.parent / "out")
    assert CANARY not in outcome.told
    for kept in (site.output, site.cache, site.home):
        assert CANARY.encode() not in written_in(kept) if kept.exists() else True
    told = set(re.findall(r"keluar-(\d+)", outcome.told))
    # The last two are words to a digest: shown, and nothing more.
    assert told == {str(number) for number in range(len(_WAYS_OUT) - 2)}


@pytest.mark.needs("strace")
def test_a_build_opens_nothing_but_its_own(site: Digest) -> None:
    site.show("A")
    log = site.folder.parent / "opened"
    outcome = site.build(strace=["-o", str(log), "-e", "trace=open,openat,creat"])

    opened = re.findall(r'"([^"]+)", [^)]*\) = \d', log.read_text(errors="replace"))
    prefix = str(Path(sys.prefix).resolve().parent)
    own = (str(site.folder), sys.prefix, sys.base_prefix, prefix, str(ROOT / "tests"))
    system = ("/proc/", "/sys/", "/etc/", "/usr/", "/lib", "/dev/", "/tmp/")
    strange = [path for path in opened if path.startswith("/") and not path.startswith(own)]

    assert outcome.code == 0
    assert len(opened) > 50
    assert [path for path in strange if not path.startswith(system)] == []


@pytest.mark.needs("root")
def test_without_a_network_and_a_home_the_same_bytes_and_no_secret(tmp_path: Path) -> None:
    made = []
    for name, walled in (("one", False), ("two", True)):
        checkout = make_checkout(tmp_path / name)
        write_state(checkout / "content", "A")
        surroundings = {"SOURCE_DATE_EPOCH": BUILD_TIME, "PYTHONPATH": str(checkout)}
        if walled:
            secrets = ("GITHUB_TOKEN", "AWS_SECRET_ACCESS_KEY", "SITEURL", "CONTENT", "PELICAN")
            surroundings |= dict.fromkeys(secrets, CANARY)
            surroundings["PATH"] = os.environ["PATH"]
        wall = [*AS_ROOT, "unshare", "--net"] if walled else []
        run = subprocess.run(
            [*wall, sys.executable, "-c", _BUILD],
            cwd=checkout,
            env=surroundings if walled else os.environ | surroundings,
            capture_output=True,
            text=True,
        )
        assert run.returncode == 0, run.stderr
        assert CANARY not in run.stdout + run.stderr
        assert CANARY.encode() not in written_in(checkout)
        made.append(hash_tree(checkout / "output"))

    assert made[0] == made[1]
