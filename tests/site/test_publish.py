"""`./inv publish`, as an editor runs it: the sample to a bare repository, if it is sound."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from tests.site.building import hash_tree, run_inv


def git(folder: Path, *words: str) -> str:
    run = subprocess.run(["git", *words], cwd=folder, capture_output=True, text=True)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


@pytest.fixture
def remote(tmp_path: Path) -> Path:
    git(tmp_path, "init", "--bare", "remote.git")
    return tmp_path / "remote.git"


def publish(remote: Path, content: Path) -> subprocess.CompletedProcess[str]:
    """Publish, as seen from the folder of the repository."""
    output = remote.parent / "output"
    where = ["--content", str(content), "--output", str(output)]
    return run_inv("publish", "--to", str(remote), "--siteurl", "https://a.example/b", *where)


@pytest.mark.slow
def test_the_sample_is_published_once_and_whole(remote: Path, sample: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(sample, content)

    first = publish(remote, content)
    second = publish(remote, content)

    assert (first.returncode, first.stderr) == (0, "")
    assert first.stdout.splitlines()[-1].startswith("Published ")
    assert second.stdout.splitlines()[-1] == (
        f"{remote} gh-pages has this site already: nothing was pushed."
    )
    assert git(remote, "rev-list", "--count", "gh-pages") == "1"
    git(tmp_path, "clone", "--branch", "gh-pages", str(remote), "clone")
    shutil.rmtree(tmp_path / "clone/.git")
    assert hash_tree(tmp_path / "clone") == hash_tree(tmp_path / "output")

    shutil.rmtree(content / "stories/2022/01/letusan-tonga-tsunami")
    lost = publish(remote, content)
    assert (lost.returncode, lost.stdout) == (1, "")
    assert "`20220115-letusan-tonga-tsunami` is published at " in lost.stderr
    assert git(remote, "rev-list", "--count", "gh-pages") == "1"


@pytest.mark.slow
def test_another_build_need_not_wait_for_the_network(
    remote: Path, sample: Path, tmp_path: Path
) -> None:
    seen = tmp_path / "seen"
    hook = remote / "hooks/pre-receive"
    lock = tmp_path / ".output.lock"
    hook.write_text(
        f"#!/bin/sh\ntest -e '{lock}' && echo held > '{seen}' || echo free > '{seen}'\n"
    )
    hook.chmod(0o755)

    run = publish(remote, sample)

    assert (run.returncode, seen.read_text()) == (0, "free\n")
    assert not lock.exists()


@pytest.mark.slow
def test_what_is_not_recorded_is_not_published(remote: Path, sample: Path, tmp_path: Path) -> None:
    content = tmp_path / "content"
    shutil.copytree(sample, content)
    (content / "permalinks.tsv").unlink()

    run = publish(remote, content)

    assert run.returncode == 1
    assert " addresses or feeds are not recorded" in run.stderr
    assert git(remote, "branch", "--list") == ""


def test_a_site_that_nobody_could_reach_is_not_published(remote: Path) -> None:
    run = run_inv("publish", "--to", str(remote))

    assert run.returncode == 1
    assert "which no reader can reach" in run.stderr
