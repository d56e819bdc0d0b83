"""Whether a file is a picture that readers can see, and how large. Knows no story."""

from __future__ import annotations

import struct
import warnings
import zlib
from typing import TYPE_CHECKING

from PIL import Image, UnidentifiedImageError

if TYPE_CHECKING:
    from pathlib import Path

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
MAX_BYTES = 20_000_000
MAX_PIXELS = 24_000_000  # above it a small file can unpack to hundreds of megabytes

_ORIENTATION = 0x0112  # EXIF tag; 5 to 8 mean that width and height change places
# What Pillow's readers raise for damaged bytes, as fuzzing them shows.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    RuntimeError,
    IndexError,
    KeyError,
    TypeError,
    struct.error,
    zlib.error,
    Warning,
)


class NotAPicture(ValueError):
    """The file cannot be shown; the message completes "the picture `x` …"."""


def measure(path: Path) -> tuple[int, int]:
    """Return (width, height) in pixels as the picture is shown.

    Raises NotAPicture for a file that is too large, of another kind, damaged, or not there.
    Cost: the picture is decoded once, a JPEG at an eighth of its size.
    """
    try:
        size = path.stat().st_size
        if size > MAX_BYTES:
            raise NotAPicture(f"is {size:,} bytes, more than {MAX_BYTES:,}")
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of damage it reads past
            # Pillow warns of a bomb at a size far above ours, and in other words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _measure(path)
    except NotAPicture:
        raise
    except UnidentifiedImageError:
        raise NotAPicture("is not a JPEG, PNG, WebP, GIF or AVIF picture") from None
    except Image.DecompressionBombError:
        raise NotAPicture(f"has more than {MAX_PIXELS:,} pixels") from None
    except _DAMAGE as error:
        raise NotAPicture(f"is damaged: {error}") from None


def _measure(path: Path) -> tuple[int, int]:
    with Image.open(path, formats=FORMATS) as picture:
        kind = str(picture.format).replace("MPO", "JPEG")  # a JPEG with a second one inside
        if TYPES.get(path.suffix.lower()) != f"image/{kind.lower()}":
            raise NotAPicture(f"is a {kind} picture, which its name does not say")
        width, height = picture.size
        if width * height > MAX_PIXELS:
            raise NotAPicture(f"has {width * height:,} pixels, more than {MAX_PIXELS:,}")
        # Not for other formats: an eighth is read several times as fast.
        picture.draft("L", (max(width // 8, 1), max(height // 8, 1)))
        picture.load()
        # After load: a PNG may hold its EXIF behind the pixels.
        turned = picture.getexif().get(_ORIENTATION, 1) in range(5, 9)
    return (height, width) if turned else (width, height)
