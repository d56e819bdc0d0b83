"""No site is made without what is wanted: a plugin that fails, a template with a slip, a sanitiser.

Each is tried in a checkout of its own; readers keep the site they had.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.hold.checkout import Digest, digest
from tests.site.building import BUILD_TIME

pytestmark = [pytest.mark.slow, pytest.mark.xdist_group("hold plugins")]

_RAISES = """

def _raise(*_arguments: object) -> None:
    raise RuntimeError("a plugin of ours fails")


_registered = register


def register() -> None:  # type: ignore[no-redef]
    from pelican import signals

    _registered()
    signals.{signal}.connect(_raise, weak=False)
"""
_SIGNALS = (
    "initialized",
    "readers_init",
    "get_generators",
    "get_writer",
    "generator_init",
    "article_generator_init",
    "article_generator_preread",
    "article_generator_pretaxonomy",
    "article_generator_finalized",
    "page_generator_finalized",
    "all_generators_finalized",
    "finalized",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Digest]:
    with digest(tmp_path_factory.mktemp("plugins")) as made:
        yield made


def spoilt(site: Digest, name: str, change: Callable[[str], str]) -> tuple[int, str]:
    """Build with a changed file of the program; return the exit code and what was told."""
    site.settle("A")
    path = site.folder / name
    sound = path.read_text(encoding="utf-8")
    path.write_text(change(sound), encoding="utf-8")
    assert path.read_text(encoding="utf-8") != sound
    try:  # in a process of its own: the workshop has the program as it was
        run = subprocess.run(
            [sys.executable, "-m", "invoke", "build"],
            cwd=site.folder,
            env=os.environ | {"SOURCE_DATE_EPOCH": BUILD_TIME},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
    finally:
        path.write_text(sound, encoding="utf-8")
    assert site.seen() == site.expected["A"]
    assert site.leftovers() == []
    return run.returncode, run.stdout


@pytest.mark.parametrize("signal", _SIGNALS)
def test_a_plugin_that_raises_stops_the_build(site: Digest, signal: str) -> None:
    code, told = spoilt(
        site, "plugins/tags/adapter.py", lambda text: text + _RAISES.replace("{signal}", signal)
    )

    assert code
    assert "a plugin of ours fails" in told


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        pytest.param(
            "pelicanconf.py",
            '"plugins.tags.adapter"',
            '"plugins.tag.adapter"',
            "pelicanconf.py: a plugin does not load, as told above. Mend it",
            id="a plugin misspelt",
        ),
        pytest.param(
            "plugins/story/inert.py",
            "import nh3",
            "import nh3_that_is_not_there as nh3",
            "nh3_that_is_not_there",
            id="no sanitiser",
        ),
        pytest.param(
            "theme/templates/article.html",
            '<article class="story">',
            "<article>{{ wrong.word }}",
            "'wrong' is undefined",
            id="a name that no view has",
        ),
        pytest.param(
            "theme/templates/base.html", "{% endif %}", "{% endfi %}", "endfi", id="a tag misspelt"
        ),
    ],
)
def test_what_is_missing_stops_the_build(
    site: Digest, name: str, old: str, new: str, words: str
) -> None:
    code, told = spoilt(site, name, lambda text: text.replace(old, new, 1))

    assert code
    assert re.search(re.escape(words), told)


def test_nothing_was_left_out_of_the_signals() -> None:
    """Every signal that a room of ours waits for is among those that are made to fail."""
    rooms = Path(__file__).resolve().parents[2] / "plugins"
    text = "\n".join(path.read_text(encoding="utf-8") for path in rooms.glob("*/adapter.py"))

    assert set(re.findall(r"signals\.(\w+)\.connect", text)) <= set(_SIGNALS)
