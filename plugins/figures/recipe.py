"""Which copies of a picture readers get: widths, formats, qualities, limits. Touches no pixel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

# What every browser shows and Pillow decodes safely.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
# What a server makes of the name: a picture named `.html` would be a page of the site. Never from
# the system's table of types, which differs from machine to machine.
TYPES = {
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".png": "image/png",
    ".webp": "image/webp",
    ".gif": "image/gif",
    ".avif": "image/avif",
}
EXTENSIONS = {"AVIF": "avif", "WEBP": "webp", "JPEG": "jpg", "PNG": "png"}
MAX_BYTES = 20_000_000
MAX_PIXELS = 24_000_000  # above it a small file can unpack to hundreds of megabytes
MAX_RATIO = 20  # longer side to shorter: beyond it a page shows a line, not a picture

# What the theme's layout asks for, in pixels: a card at single and double density (and a phone's
# whole width at double), a text's whole width at double, the picture above a story at double.
LADDER = (336, 672, 1200, 1600)
FALLBACK = 1200  # the widest that feeds and browsers without AVIF and WebP get
MAX_COPY_PIXELS = 5_000_000  # a long chart is narrowed, so that encoding it stays in the limits
_NEAR = 0.92  # a rung this near to the original's own width is not worth a copy beside that
WIDE = FALLBACK / _NEAR  # pixels; a picture narrower than that may be the fallback whole

# Format -> qualities, best first; the next is tried where a copy outweighs the original. Chosen
# so that a phone's copy keeps SSIM 0.95 (./inv bench pictures).
QUALITIES = {
    "AVIF": (60, 48, 36),
    "WEBP": (78, 60, 45),
    "JPEG": (80, 68, 55, 40, 25, 10, 4),
    "PNG": (256, 64, 16),  # colours, where all of them outweigh the original
}
OPTIONS: dict[str, dict[str, Any]] = {
    # One thread: with more, the bytes depend on how many. Speed 9 takes a quarter of 8's time.
    "AVIF": {"speed": 9, "max_threads": 1},
    "WEBP": {"method": 2},
    "JPEG": {"optimize": True},  # progressive is 2 % lighter, in more than twice the time
    "PNG": {"optimize": True},
}


@dataclass(frozen=True)
class Copy:
    """A picture as readers get it, in one width and format. `size` in bytes."""

    format: str
    width: int
    height: int
    size: int
    digest: str


def choose_widths(width: int, height: int) -> tuple[int, ...]:
    """Return the widths of a picture's copies, narrowest first; none above its own.

    >>> choose_widths(1200, 800), choose_widths(700, 700), choose_widths(90, 60)
    ((336, 672, 1200), (336, 700), (90,))
    """
    own = min(width, LADDER[-1])
    if own * own * height > MAX_COPY_PIXELS * width:
        own = max(int((MAX_COPY_PIXELS * width / height) ** 0.5), 1)
    return (*(rung for rung in LADDER if rung < own * _NEAR), own)


def choose_rungs(kind: str, widths: tuple[int, ...]) -> tuple[int, ...]:
    """Return which of a picture's widths are made in a format.

    Browsers that know WebP and not AVIF are a few old ones: two widths serve them.

    >>> choose_rungs("WEBP", (336, 672, 1200, 1600)), choose_rungs("WEBP", (90,))
    ((672, 1200), (90,))
    """
    if kind != "WEBP":
        return widths
    middle = tuple(width for width in widths if LADDER[1] * _NEAR < width < WIDE)
    return middle or widths[:1]


def scale(width: int, height: int, to: int) -> tuple[int, int]:
    """Return the size of a picture made `to` pixels wide."""
    return to, max(round(height * to / width), 1)
