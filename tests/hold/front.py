"""Front matter of any kind: it is read as it was written, or told; there is no third outcome."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random

from plugins.story import load_library
from plugins.story.problem import Problem
from tests.hold.campaign import Campaign, Trial
from tests.site.building import make_content, write_story

_TRAPS = (
    "no",
    "010",
    "12:30",
    "2026-02-30",
    "1e3",
    "~",
    "null",
    "!!python/object/apply:os.system [id]",
    "&a [*a]",
    "<<: {}",
    "=",
    ".inf",
    "0x1F",
    "1_000",
    "|\n  a",
    "'",
    '"\\u0000"',
    "%",
    "@",
    "`",
    "- a",
    "? a",
    "a: b",
    "[",
    "{",
    "\ud7ff\ue000",
    "\u202e",
    "\u2028",
    "\x85",
    "x" * 70_000,
    "{{ 7 * 7 }}",
    "---",
    "...",
)
_KEYS = ("title", "summary", "date", "category", "tags", "authors", "source", "status", "id")
_KEYS += ("pictures", "thread", "related", "corrections", "updated", "translator", "save_as", "x y")


class Fronts:
    """Stories whose front matter is put together by chance from traps, fields and noise."""

    total: int | None = None

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __call__(self, number: int, dice: Random) -> list[str]:
        content = make_content(self.folder / str(number))
        path = write_story(content, "2022/01/kasus")
        raw = self._spoil(path.read_bytes(), dice)
        path.write_bytes(raw)
        try:
            library = load_library(content)
        except Exception as error:  # noqa: BLE001  (which one it is is what is looked for)
            return [f"{type(error).__name__}: {error} of {raw[:300]!r}"]
        finally:
            path.unlink()
        faults = [one for one in library.problems if one.severity == "error"]
        return list(self._judge(raw, len(library.stories), faults))

    def _judge(self, raw: bytes, stories: int, faults: list[Problem]) -> Iterator[str]:
        if not stories and not faults:
            yield f"dropped silently: {raw[:300]!r}"
        for one in faults:
            if not one.what or not one.mend or one.line < 0:
                yield f"a fault without words: {one!r}"
        if len(set(faults)) != len(faults):
            yield f"a fault is told twice: {sorted(map(str, faults))[:4]}"

    def _spoil(self, raw: bytes, dice: Random) -> bytes:
        lines = raw.decode().split("\n")
        for _ in range(dice.randint(0, 3)):
            end = lines.index("---", 1) if "---" in lines[1:] else 1
            trap = dice.choice(_TRAPS)
            value = dice.choice([trap, f'"{trap}"', f"[{trap}]", f"{{name: {trap}}}"])
            lines.insert(dice.randint(1, end), f"{dice.choice(_KEYS)}: {value}")
            if dice.random() < 0.6:
                lines.pop(dice.randint(0, min(end, len(lines) - 1)))
        spoilt = bytearray("\n".join(lines).encode("utf-8", "surrogatepass"))
        for _ in range(dice.choice([0, 0, 0, 1, 5])):
            spoilt[dice.randrange(len(spoilt))] = dice.randrange(256)
        return bytes(spoilt)


@contextmanager
def _begin(folder: Path) -> Iterator[Trial]:
    yield Fronts(folder)


FRONT = Campaign("front", rows=(15,), few=150, full=2000, begin=_begin)
