"""Pictures that tests make themselves: busy ones, plain ones, and hostile ones."""

from __future__ import annotations

import io
import random
from pathlib import Path
from typing import Any

from PIL import Image, ImageCms

from plugins.figures.decode import decode
from plugins.figures.encode import Made, make_copies


def busy(size: tuple[int, int] = (120, 90), mode: str = "RGB", seed: int = 1) -> Image.Image:
    """Return a picture with soft large shapes and fine grain, as a photograph has."""
    dice = random.Random(seed)
    shapes = Image.frombytes("RGB", (6, 4), dice.randbytes(72)).resize(
        size, Image.Resampling.BICUBIC
    )
    grain = Image.frombytes("RGB", size, dice.randbytes(size[0] * size[1] * 3))
    return Image.blend(shapes, grain, 0.1).convert(mode)


def saved(picture: Image.Image, kind: str = "JPEG", **options: Any) -> bytes:
    """Return a picture's bytes."""
    out = io.BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def opened(raw: bytes) -> Image.Image:
    """Return the picture that bytes hold."""
    picture = Image.open(io.BytesIO(raw))
    picture.load()
    return picture


def copies(raw: bytes) -> list[Made]:
    """Return the copies of a picture, as a build makes them."""
    return make_copies(decode(raw), len(raw))


def write(path: Path, raw: bytes) -> Path:
    """Write bytes and return where."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw)
    return path


def profile_of_swapped_colours() -> bytes:
    """Return an ICC profile in which red and blue have changed places."""
    raw = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    red, blue = raw.index(b"rXYZ"), raw.index(b"bXYZ")
    raw[red : red + 4], raw[blue : blue + 4] = b"bXYZ", b"rXYZ"
    return bytes(raw)
