"""The manuals tell the truth: every command, setting and key is in them, and every link leads."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

import pytest
from invoke import Task

import tasks
from plugins.story import schema

ROOT = Path(__file__).resolve().parents[1]
MANUALS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").rglob("*.md"))]
TASKS = sorted(name for name, one in vars(tasks).items() if isinstance(one, Task))
# For who works on the program itself; an editor's manual need not have them.
FOR_DEVELOPERS = {"bench", "lint", "lock", "test"}
# A setting of ours says so in the comment above it or behind it.
SETTINGS = re.findall(
    r"^# Ours\b.*\n(?:#.*\n)*([A-Z_]+) =|^([A-Z_]+) =.*# ours\b",
    (ROOT / "pelicanconf.py").read_text(encoding="utf-8"),
    re.MULTILINE,
)
KEYS = sorted(
    {
        key
        for model in vars(schema).values()
        if isinstance(model, type) and issubclass(model, schema.BaseModel)
        for key in model.model_fields
    }
)

in_both = pytest.mark.parametrize("language", ["en", "id"])


def manual(language: str) -> str:
    """Return everything that is written for a curator in a language."""
    files = sorted((ROOT / "docs" / language).glob("*.md"))
    if language == "en":
        files.append(ROOT / "README.md")
    return "\n".join(path.read_text(encoding="utf-8") for path in files)


@in_both
def test_every_task_is_in_the_manual(language: str) -> None:
    text = manual(language)

    missing = [name for name in TASKS if not re.search(rf"\./inv {name}\b", text)]

    assert set(missing) - FOR_DEVELOPERS == set()


def test_every_task_for_developers_is_told_to_contributors() -> None:
    text = manual("en") + (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")

    assert [name for name in FOR_DEVELOPERS if f"./inv {name}" not in text] == []


@in_both
def test_every_setting_of_ours_is_in_the_manual(language: str) -> None:
    text = manual(language)
    names = ["".join(groups) for groups in SETTINGS]

    assert len(names) > 2
    assert [name for name in names if f"`{name}`" not in text] == []


@in_both
def test_every_key_of_a_file_is_in_the_manual(language: str) -> None:
    text = manual(language)

    assert [key for key in KEYS if not re.search(rf"`{key}\b|\b{key}: ", text)] == []


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_command_is_a_task(path: Path) -> None:
    named = set(re.findall(r"\./inv ([a-z]+)", path.read_text(encoding="utf-8")))

    assert named - set(TASKS) == set()


@pytest.mark.parametrize("path", MANUALS, ids=lambda path: str(path.relative_to(ROOT)))
def test_every_link_leads_to_a_file_and_its_part(path: Path) -> None:
    dead = []
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    for link in re.findall(r"\]\(<?([^)>\s]+)", prose):
        if re.match(r"[a-z]+:", link):
            continue
        name, _, part = link.partition("#")
        target = path.parent / unquote(name) if name else path
        if not target.exists() or (part and part not in _parts_of(target)):
            dead.append(link)

    assert dead == []


def _parts_of(path: Path) -> set[str]:
    """Return the anchors that GitHub makes of a file's headings."""
    headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", one.lower()).replace(" ", "-") for one in headings}
