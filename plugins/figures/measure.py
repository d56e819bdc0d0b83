"""Whether a file is a picture that readers can see, and how large. Knows no story."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

# What every browser shows and Pillow decodes safely.
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_BYTES = 20_000_000
MAX_PIXELS = 24_000_000  # above it a small file can unpack to hundreds of megabytes

_ORIENTATION = 0x0112  # EXIF tag; 5 to 8 mean that width and height change places


class NotAPicture(ValueError):
    """The file cannot be shown; the message completes "the picture `x` …"."""


def _try_to_decode(picture: Image.Image) -> None:
    """Raise where the picture's data stops or is damaged. Refuses a bomb before unpacking it."""
    width, height = picture.size
    if width * height > MAX_PIXELS:
        raise NotAPicture(f"has {width * height:,} pixels, more than {MAX_PIXELS:,}")
    if picture.format in ("JPEG", "MPO"):
        picture.draft("L", (width // 8, height // 8))  # an eighth is read eight times as fast
        picture.load()
    else:
        picture.verify()


def measure(path: Path) -> tuple[int, int]:
    """Return (width, height) in pixels as the picture is shown, read from its header.

    Raises NotAPicture for a file that is too large, of another kind, or damaged.
    """
    size = path.stat().st_size
    if size > MAX_BYTES:
        raise NotAPicture(f"is {size:,} bytes, more than {MAX_BYTES:,}")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of a bomb before it refuses it
            with Image.open(path, formats=FORMATS) as picture:
                width, height = picture.size
                turned = picture.getexif().get(_ORIENTATION, 1) in range(5, 9)
                _try_to_decode(picture)
    except NotAPicture:
        raise
    except UnidentifiedImageError:
        raise NotAPicture("is not a JPEG, PNG, WebP, GIF or AVIF picture") from None
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError, Warning) as error:
        raise NotAPicture(f"is damaged: {error}") from None
    return (height, width) if turned else (width, height)
