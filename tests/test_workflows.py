"""What GitHub runs for us: proposals without rights or secrets, one way to publish, all pinned."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

WORKFLOWS = Path(__file__).resolve().parents[1] / ".github" / "workflows"
FILES = sorted(WORKFLOWS.glob("*.yml"))
each_workflow = pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)


def load(path: Path) -> dict[str, Any]:
    """Return a workflow, every value as text: YAML 1.1 would read `on` as true."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 (makes text only)
    return loaded


def steps(path: Path) -> Iterator[dict[str, Any]]:
    """Yield every step of every job."""
    for job in load(path)["jobs"].values():
        yield from job["steps"]


def test_there_are_these_and_no_others() -> None:
    assert {path.stem: list(load(path)["on"]) for path in FILES} == {
        "audit": ["pull_request", "schedule", "workflow_dispatch"],
        "check": ["pull_request"],
        "publish": ["push", "schedule", "workflow_dispatch"],
    }


@each_workflow
def test_a_workflow_has_no_right_and_each_job_the_least(path: Path) -> None:
    workflow = load(path)
    rights = {name: job["permissions"] for name, job in workflow["jobs"].items()}

    assert workflow["permissions"] == {}
    assert (
        rights
        == {
            "audit": {"audit": {"contents": "read"}},
            "check": {"check": {"contents": "read"}},
            "publish": {
                "build": {"contents": "read"},
                "deploy": {"pages": "write", "id-token": "write"},
            },
        }[path.stem]
    )


@each_workflow
def test_every_action_is_pinned_and_its_version_told(path: Path) -> None:
    lines = re.findall(r"uses: (.+)", path.read_text(encoding="utf-8"))

    assert lines
    assert [one for one in lines if not re.fullmatch(r"[\w./-]+@[0-9a-f]{40} # v[\d.]+", one)] == []


@each_workflow
def test_no_secret_no_cache_and_no_expression_in_a_script(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert [word for word in ("secrets.", "pull_request_target", "cache") if word in text] == []
    assert [step["run"] for step in steps(path) if "${{" in step.get("run", "")] == []
    for step in steps(path):
        if step.get("uses", "").startswith("actions/checkout@"):
            assert step["with"].pop("fetch-depth", "1") in ("1", "50")
            assert step["with"] == {"persist-credentials": "false"}


def test_nothing_is_deployed_that_is_not_recorded() -> None:
    runs = [step.get("run") or step["uses"] for step in steps(WORKFLOWS / "publish.yml")]
    kept = next(n for n, run in enumerate(runs) if run.startswith("actions/upload-pages-artifact@"))

    assert runs.index("./inv plan --strict") < kept


@pytest.mark.parametrize(
    ("repository", "chosen", "siteurl"),
    [
        pytest.param("warga/kliping", "", "https://warga.github.io/kliping", id="a project"),
        pytest.param("Warga/Berita", "", "https://warga.github.io/Berita", id="capitals"),
        pytest.param(
            "warga/warga.github.io", "", "https://warga.github.io", id="a user's own site"
        ),
        pytest.param("Warga/Warga.github.io", "", "https://warga.github.io", id="its capitals"),
        pytest.param("warga/kliping", "https://a.example", "https://a.example", id="chosen"),
    ],
)
def test_the_site_knows_where_it_will_stand(
    tmp_path: Path, repository: str, chosen: str, siteurl: str
) -> None:
    inv = tmp_path / "inv"
    inv.write_text('#!/bin/sh\nprintf "%s\\n" "$@"\n')
    inv.chmod(0o755)
    script = next(step["run"] for step in steps(WORKFLOWS / "publish.yml") if "run" in step)
    surroundings = {"GITHUB_REPOSITORY": repository, "CHOSEN": chosen, "PATH": os.environ["PATH"]}

    run = subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        cwd=tmp_path,
        env=surroundings,
        capture_output=True,
        text=True,
    )

    assert (run.stdout.split(), run.stderr) == (["build", "--siteurl", siteurl], "")
