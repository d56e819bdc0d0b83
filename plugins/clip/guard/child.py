"""Draws one picture anew, in a process of its own: bytes in, other bytes of the same look out.

Run as a script by `sealed`; imports nothing of the project. What it reads is hostile: only the
decoders named here are tried, the size is judged before a pixel is unpacked, and nothing but
pixels is written, so no EXIF, GPS, comment, profile or second file within goes along.
"""

from __future__ import annotations

import io
import json
import struct
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from PIL.Image import Image as Picture

FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
MAX_PIXELS = 24_000_000  # above it a small file can unpack to hundreds of megabytes
SMALLEST = 32  # pixels a side; below it stand tracking dots, spacers and icons
MEMORY = 1_000_000_000  # bytes of address space; a picture of MAX_PIXELS needs half
CPU = 10  # seconds
# JPEG: 90 shows no second loss. GIF becomes PNG: its first frame, for a story shows no film.
# AVIF becomes WebP: its encoder takes twice the memory and four times the time.
_WRITERS: dict[str, tuple[str, str, dict[str, Any]]] = {
    "JPEG": ("JPEG", "jpg", {"quality": 90, "optimize": True, "progressive": True}),
    "PNG": ("PNG", "png", {"optimize": True}),
    "GIF": ("PNG", "png", {"optimize": True}),
    "WEBP": ("WEBP", "webp", {"quality": 90, "method": 4}),
    "AVIF": ("WEBP", "webp", {"quality": 90, "method": 4}),
}


class Refused(Exception):
    """The picture is not fit; the message completes "the picture …"."""


def seal() -> None:
    """Cap this process's memory and time, where the system can."""
    with suppress(ImportError, OSError, ValueError):  # Windows has no `resource`
        import resource  # here, because it is not everywhere

        resource.setrlimit(resource.RLIMIT_CPU, (CPU, CPU))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


def draw(raw: bytes) -> tuple[str, int, int, bytes]:
    """Return file extension, width, height and bytes of the picture drawn anew.

    Raises Refused.
    """
    from PIL import Image, ImageOps, UnidentifiedImageError  # here: after the seal

    Image.MAX_IMAGE_PIXELS = MAX_PIXELS
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow only warns of a bomb
            with Image.open(io.BytesIO(raw), formats=FORMATS) as picture:
                width, height = picture.size
                if width * height > MAX_PIXELS:
                    raise Refused(f"has more than {MAX_PIXELS:,} pixels")
                if width < SMALLEST or height < SMALLEST:
                    raise Refused(f"is {width} × {height} pixels, too small to show anything")
                kind = "JPEG" if picture.format == "MPO" else str(picture.format)
                warnings.simplefilter("ignore")  # odd metadata is no fault: none is kept
                picture.load()
                upright = ImageOps.exif_transpose(picture)
                return _write(_plain(upright), kind)
    except UnidentifiedImageError:
        raise Refused("is not a JPEG, PNG, WebP, GIF or AVIF picture") from None
    except (Image.DecompressionBombError, Image.DecompressionBombWarning):
        raise Refused(f"has more than {MAX_PIXELS:,} pixels") from None
    except MemoryError:
        raise Refused("needs more memory than a picture may") from None
    except (OSError, SyntaxError, ValueError, RuntimeError, EOFError, KeyError, TypeError,
            IndexError, AttributeError, OverflowError, ZeroDivisionError, struct.error,
            Warning):  # fmt: skip
        raise Refused("is damaged") from None  # Pillow's decoders raise all of these


def _plain(picture: Picture) -> Picture:
    """Return the picture in RGB or grey, in the colours that its profile means."""
    from PIL import ImageCms

    clear = picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info
    mode = "RGBA" if clear else "L" if picture.mode in ("1", "L") else "RGB"
    profile = picture.info.get("icc_profile")
    if profile and picture.mode in ("RGB", "CMYK"):
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            drawn = ImageCms.profileToProfile(
                picture, own, ImageCms.createProfile("sRGB"), outputMode="RGB"
            )
            if drawn is not None:
                return drawn
    return picture.convert(mode)


def _write(picture: Picture, kind: str) -> tuple[str, int, int, bytes]:
    """Return the picture as bytes that hold its pixels and nothing else."""
    from PIL import Image

    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    if kind == "JPEG" and bare.mode == "RGBA":
        bare = bare.convert("RGB")
    name, extension, options = _WRITERS[kind]
    out = io.BytesIO()
    bare.save(out, name, **options)
    return extension, bare.width, bare.height, out.getvalue()


def main() -> None:
    """Read the picture from standard input; write a line of JSON, then the bytes."""
    raw = sys.stdin.buffer.read()
    seal()
    try:
        extension, width, height, drawn = draw(raw)
    except Refused as error:
        print(json.dumps({"refused": str(error)}))
        return
    except MemoryError:
        print(json.dumps({"refused": "needs more memory than a picture may"}))
        return
    head = {"extension": extension, "width": width, "height": height}
    sys.stdout.buffer.write(json.dumps(head).encode("ascii") + b"\n" + drawn)


if __name__ == "__main__":
    main()
