"""The site depends on what is committed and on SOURCE_DATE_EPOCH, and on nothing else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.site.building import ROOT, build_site, hash_tree, make_content, write_story

SITEURL = "https://example.org/a/b"
_BUILD = """
import sys
from plugins.press.command import Order, build
build(Order(sys.argv[1], sys.argv[2], sys.argv[3]))
"""


@pytest.fixture(scope="module")
def expected(sample_site: Callable[[str], Path]) -> dict[str, str]:
    return hash_tree(sample_site(SITEURL))


def test_a_second_build_writes_the_same_bytes(
    sample: Path, tmp_path: Path, expected: dict[str, str]
) -> None:
    assert hash_tree(build_site(sample, tmp_path / "output", SITEURL)) == expected


@pytest.mark.parametrize("umask", [0o000, 0o077])
def test_the_mask_of_new_files_changes_no_byte(tmp_path: Path, umask: int) -> None:
    content = make_content(tmp_path / "content")
    write_story(content, title="Satu")
    expected = hash_tree(build_site(content, tmp_path / "expected", SITEURL))
    output = tmp_path / "output"
    command = [sys.executable, "-c", _BUILD, str(content), str(output), SITEURL]

    for title in ("Dua", "Satu"):  # from nothing, and over what the last build left
        write_story(content, title=title)
        subprocess.run(command, cwd=ROOT, umask=umask, check=True)

    assert hash_tree(output) == expected


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [
        pytest.param({"PYTHONHASHSEED": "0", "TZ": "Pacific/Kiritimati"}, id="far east"),
        pytest.param(
            {"PYTHONHASHSEED": "1", "TZ": "Pacific/Honolulu", "LC_ALL": "C"}, id="C locale"
        ),
        pytest.param(
            {"PYTHONHASHSEED": "77", "LANG": "id_ID.UTF-8", "HOME": "/nowhere"}, id="no home"
        ),
    ],
)
def test_the_surroundings_change_no_byte(
    sample: Path, tmp_path: Path, expected: dict[str, str], environment: dict[str, str]
) -> None:
    output = tmp_path / "a path with spaces" / "output"
    surroundings = {key: value for key, value in os.environ.items() if not key.startswith("LC_")}
    command = [sys.executable, "-c", _BUILD, str(sample), str(output), SITEURL]

    subprocess.run(
        command, cwd="/", env=surroundings | environment | {"PYTHONPATH": str(ROOT)}, check=True
    )

    assert hash_tree(output) == expected


@pytest.mark.slow
def test_another_checkout_in_a_path_with_spaces_builds_the_same(
    sample: Path, tmp_path: Path, expected: dict[str, str]
) -> None:
    checkout = tmp_path / "my own digest, copied"
    for name in ("plugins", "theme"):
        shutil.copytree(ROOT / name, checkout / name)
    shutil.copyfile(ROOT / "pelicanconf.py", checkout / "pelicanconf.py")
    shutil.copytree(sample, checkout / "content")
    command = [sys.executable, "-c", _BUILD, "content", "output", SITEURL]

    subprocess.run(
        command, cwd=checkout, env=os.environ | {"PYTHONPATH": str(checkout)}, check=True
    )

    assert hash_tree(checkout / "output") == expected


@pytest.mark.slow
def test_plain_pelican_builds_the_same(
    sample: Path, tmp_path: Path, expected: dict[str, str]
) -> None:
    output = tmp_path / "output"
    command = [sys.executable, "-m", "pelican", str(sample), "-s", str(ROOT / "pelicanconf.py")]

    run = subprocess.run(
        [*command, "-o", str(output), "-e", f'SITEURL="{SITEURL}"', "--fatal", "warnings"],
        cwd=ROOT,
        capture_output=True,
        text=True,
    )

    assert (run.returncode, run.stderr) == (0, "")
    assert hash_tree(output) == expected
