"""The map of who may import whom, kept true by reading the imports themselves."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PLUGINS = ROOT / "plugins"
MODULES = sorted(PLUGINS.rglob("*.py"))

# room -> the packages it may import, besides the standard library, itself and plugins.story
MAY_IMPORT = {
    "story": {"lxml", "markdown", "nh3", "pydantic", "pydantic_core", "yaml"},
    "clip": {
        "PIL",
        "certifi",
        "dateparser",
        "lxml",
        "markdownify",
        "nh3",
        "protego",
        "stop_words",
        "trafilatura",
    },
    "figures": {"PIL", "lxml"},
    "tags": set[str](),
    "threads": set[str](),
    "bilingual": {"babel"},
    "related": {"numpy", "snowballstemmer", "stop_words"},
    "feeds": set[str](),
    "search": {"pagefind_bin"},
    "permalinks": set[str](),
    "sources": set[str](),
    "delivery": set[str](),
    "press": {"jinja2", "lxml", "markupsafe", "pelican", "watchfiles"},
}
# room -> what its adapter alone may import besides; Pelican never loads the clip room
ADAPTER_MAY_IMPORT = {room: {"pelican"} for room in MAY_IMPORT if room != "clip"}
# What reads bytes into live objects: a damaged or hostile cache would run.
NEVER = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib"}
# Writes what Python itself reads of our modules, by a digest of their source; reads nothing.
WRITER = ("plugins/press/bytecode.py", "from marshal import dumps")


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """Yield (line, dotted name) for each import in `path`; a relative one starts with dots."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            module = "." * node.level + (node.module or "")
            if module == "plugins":  # `from plugins import figures` names the room behind it
                yield from ((node.lineno, f"plugins.{alias.name}") for alias in node.names)
            else:
                yield node.lineno, module


def strays(path: Path, allowed: set[str]) -> list[str]:
    """Return each import of `path` that is neither the standard library's nor allowed."""
    return [
        f"{path.relative_to(ROOT)}:{line}: imports {name}; allowed here: {sorted(allowed)}"
        for line, name in imports(path)
        if name.split(".")[0] not in sys.stdlib_module_names
        and not any(name == one or name.startswith(one + ".") for one in allowed)
    ]


def test_every_room_is_on_the_map() -> None:
    rooms = {path.name for path in PLUGINS.iterdir() if path.is_dir()} - {"__pycache__"}

    assert rooms == set(MAY_IMPORT)


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PLUGINS)))
def test_imports_stay_in_their_rooms(path: Path) -> None:
    room = path.relative_to(PLUGINS).parts[0]
    if room == "__init__.py":
        assert list(imports(path)) == []
        return
    allowed = MAY_IMPORT[room] | {f"plugins.{room}", "plugins.story"}
    if path.name == "adapter.py":
        allowed |= ADAPTER_MAY_IMPORT.get(room, set())

    assert strays(path, allowed) == []


def test_the_tasks_know_rooms_and_nothing_else() -> None:
    assert strays(ROOT / "tasks.py", {"invoke", "plugins", "tests.suite", "bench.command"}) == []


@pytest.mark.parametrize("folder", ["plugins", "bench", "scripts"])
def test_nothing_reads_bytes_into_live_objects(folder: str) -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: imports {name}"
        for path in sorted((ROOT / folder).rglob("*.py"))
        for line, name in imports(path)
        if name.split(".")[0] in NEVER
        and (str(path.relative_to(ROOT)), path.read_text("utf-8").splitlines()[line - 1]) != WRITER
    ]

    assert found == []


# The press has a clock and a server; the fetcher is the way to others' sites, and the ping tells
# those whom the settings name.
PURE = [
    path
    for path in MODULES
    if path.parent.name not in ("press", "plugins", "fetch") and path.name != "ping.py"
]
_OUTSIDE = {"http", "random", "requests", "secrets", "socket", "ssl", "time", "urllib.request"}


@pytest.mark.parametrize("path", PURE, ids=lambda path: str(path.relative_to(PLUGINS)))
def test_no_other_module_asks_for_clock_chance_or_network(path: Path) -> None:
    assert _OUTSIDE & {name for _, name in imports(path)} == set()
