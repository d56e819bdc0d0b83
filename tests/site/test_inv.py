"""The words of `./inv` reach the task as a shell's user means them."""

import inspect
import json
import re
from pathlib import Path

import pytest

from tasks import clip
from tests.site.building import ROOT, run_inv

FIRST = "Banjir Demak surut\n\nWarga pulang ke rumah masing-masing pada Selasa pagi.\n"
SECOND = "Semeru meletus lagi\n\nWarga mengungsi ke balai desa pada Rabu malam.\n"


@pytest.fixture
def pastes(tmp_path: Path) -> list[str]:
    """Two files whose names a shell would trip over."""
    names = ["it's $HOME.txt", "b c.txt"]
    for name, text in zip(names, (FIRST, SECOND), strict=True):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return [str(tmp_path / name) for name in names]


@pytest.mark.parametrize(
    "order",
    [
        pytest.param(lambda a, b: [a, b, "--json"], id="options behind"),
        pytest.param(lambda a, b: ["--lang", "id", a, "--json", b], id="options between"),
        pytest.param(lambda a, b: ["--json", a, "-l", "id", "--more", b], id="asked for by name"),
    ],
)
def test_clip_takes_as_many_sources_as_it_is_given(pastes, order):
    run = run_inv("clip", *order(*pastes))

    assert (run.returncode, [one["source"] for one in json.loads(run.stdout)]) == (0, pastes)


def test_help_may_stand_behind_the_verb():
    assert run_inv("clip", "--help").stdout == run_inv("--help", "clip").stdout != ""


def test_inv_knows_every_option_of_clip_that_takes_a_value():
    words = re.search(r"\*:--lang[^)]*", (ROOT / "inv").read_text(encoding="utf-8"))
    named = set(re.findall(r"--(\w+)", words[0])) if words else set()
    signature = inspect.signature(clip.body).parameters.items()

    assert named == {name for name, one in signature if name not in ("_c", "source")
                     and not isinstance(one.default, bool)}  # fmt: skip
