"""The theme's type and colours, as its own stylesheet names them, for what is drawn and not styled.

Reads `tokens.css` and two fonts of a theme; knows no picture.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from plugins.figures.lettering import Face
from plugins.story.problem import Problem, StoryError

if TYPE_CHECKING:
    from pathlib import Path

Colour = tuple[int, int, int]
# What is drawn is drawn in the light scheme: it is shown on others' pages.
_TOKEN = re.compile(r"--([a-z-]+):\s*light-dark\(\s*#([0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_TOKENS = "static/css/base/tokens.css"
_NEEDED = ("paper", "ink", "ink-soft", "rule", "bata", "laut")


@dataclass(frozen=True)
class Style:
    """What a card is drawn with. `tones`: language -> its colour."""

    paper: Colour
    ink: Colour
    soft: Colour
    rule: Colour
    tones: tuple[tuple[str, Colour], ...]
    serif: Face
    sans: Face
    sans_bold: Face

    def tone(self, language: str) -> Colour:
        """Return the colour that stands for a language."""
        return dict(self.tones)[language]


def read_style(theme: Path) -> Style:
    """Return the style of a theme. Raises StoryError for one that names no colours or fonts."""
    tokens = theme / _TOKENS
    try:
        text = tokens.read_text(encoding="utf-8")
        serif, sans = (
            (path, hashlib.blake2b(path.read_bytes(), digest_size=8).hexdigest())
            for path in (theme / f"static/fonts/{one}.woff2" for one in ("newsreader", "jakarta"))
        )
    except OSError as error:
        what = f"the cards cannot be drawn: {error.strerror}"
        mend = "Put the file back, or set `SOCIAL_CARDS = 0` in `pelicanconf.py`"
        raise StoryError(Problem(_named(error, tokens), 0, what, mend)) from None
    colours: dict[str, Colour] = {}
    for name, value in _TOKEN.findall(text):
        colours.setdefault(name, _colour(value))  # the first is the usual one
    missing = [name for name in _NEEDED if name not in colours]
    if missing:
        what = f"`--{missing[0]}` is no `light-dark()` of two colours"
        mend = "Write it as `light-dark(#faf8f3, #171613)`"
        raise StoryError(Problem(tokens, 0, what, mend))
    return Style(
        colours["paper"],
        colours["ink"],
        colours["ink-soft"],
        colours["rule"],
        (("id", colours["bata"]), ("en", colours["laut"])),
        Face(str(serif[0]), 600, serif[1]),
        Face(str(sans[0]), 500, sans[1]),
        Face(str(sans[0]), 700, sans[1]),
    )


def _named(error: OSError, otherwise: Path) -> Path:
    return type(otherwise)(error.filename) if error.filename else otherwise


def _colour(value: str) -> Colour:
    digits = "".join(digit * 2 for digit in value) if len(value) == 3 else value
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)
