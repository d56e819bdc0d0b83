"""A file's bytes become an upright picture in sRGB, or one reason why not. Knows no file, no story.

Runs in a sealed child alone (`plugins/figures/child.py`): what it reads may be hostile.
"""

from __future__ import annotations

import io
import struct
import warnings
import zlib
from contextlib import suppress
from dataclasses import dataclass

# The five by name: Pillow would else load all its forty readers to tell what a file is not.
from PIL import (
    AvifImagePlugin,
    GifImagePlugin,
    Image,
    ImageCms,
    JpegImagePlugin,
    PngImagePlugin,
    UnidentifiedImageError,
    WebPImagePlugin,
)

from plugins.figures.maker import Maker, read_maker
from plugins.figures.recipe import FORMATS, MAX_PIXELS, MAX_RATIO, choose_widths, scale

READERS = (AvifImagePlugin, GifImagePlugin, JpegImagePlugin, PngImagePlugin, WebPImagePlugin)
_ORIENTATION = 0x0112  # EXIF tag; 5 to 8 mean that width and height change places
# What Pillow's readers raise for damaged bytes, as fuzzing them shows.
_DAMAGE = (
    OSError,
    SyntaxError,
    ValueError,
    RuntimeError,
    EOFError,
    AttributeError,
    IndexError,
    KeyError,
    TypeError,
    OverflowError,
    ZeroDivisionError,
    struct.error,
    zlib.error,
    Warning,
)
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_LARGE_WEBP = 12_000_000  # pixels
_CLEAR = ("RGBA", "LA", "PA", "RGBa", "La")


class NotAPicture(ValueError):
    """The file cannot be shown; the message completes "the picture `x` …"."""


class TooLarge(NotAPicture):
    """It could be shown if it were smaller."""


@dataclass(frozen=True)
class Decoded:
    """A picture, upright, in mode L, RGB or RGBA, no wider than its widest copy.

    width, height: of the original, as it is shown. format: the file's own, such as "JPEG".
    flat:  it is a drawing of few colours. maker: as the file names it.
    """

    picture: Image.Image
    width: int
    height: int
    format: str
    flat: bool
    maker: Maker


def decode(raw: bytes) -> Decoded:
    """Return the picture in `raw`. Raises NotAPicture."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error")  # Pillow warns of damage it reads past
            # Pillow warns of a bomb at a size far above ours, and in other words.
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            return _decode(raw)
    except NotAPicture:
        raise
    except UnidentifiedImageError:
        raise NotAPicture("is not a JPEG, PNG, WebP, GIF or AVIF picture") from None
    except Image.DecompressionBombError:
        raise TooLarge(f"has more than {MAX_PIXELS:,} pixels") from None
    except MemoryError:
        raise TooLarge("needs more memory than a picture may") from None
    except _DAMAGE as error:
        raise NotAPicture(f"is damaged: {error}") from None


def _decode(raw: bytes) -> Decoded:
    with Image.open(io.BytesIO(raw), formats=FORMATS) as opened:
        kind = str(opened.format).replace("MPO", "JPEG")  # a JPEG with a second one inside
        _check_size(*opened.size)
        # A JPEG is read at a half or less where that is enough; whichever side is the width.
        side = max(scale(*opened.size, choose_widths(*opened.size)[-1]))
        full = opened.size
        opened.draft(None, (side, side) if max(full) > side else full)
        _load(opened)
        # After load: a PNG may hold its EXIF behind the pixels.
        turn = opened.getexif().get(_ORIENTATION, 1)
        width, height = full[::-1] if turn in range(5, 9) else full
        flat = kind in ("PNG", "GIF") and _is_flat(opened)
        size = scale(width, height, choose_widths(width, height)[-1])
        small = _shrink(opened, size[::-1] if turn in range(5, 9) else size)
        upright = _turn(small, turn)
        maker = read_maker(opened)
        return Decoded(_to_srgb(upright), width, height, kind, flat, maker)


def _load(opened: Image.Image) -> None:
    try:
        opened.load()
    except OSError:
        # libwebp says no more than that it failed, and needs 16 bytes a pixel.
        if opened.format == "WEBP" and opened.width * opened.height > _LARGE_WEBP:
            raise MemoryError from None
        raise


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_PIXELS:
        raise TooLarge(f"has {width * height:,} pixels, more than {MAX_PIXELS:,}")
    if max(width, height) > MAX_RATIO * min(width, height):
        what = f"is {width:,} pixels wide and {height:,} high, which no page can show"
        raise NotAPicture(what)


def _is_flat(picture: Image.Image) -> bool:
    """Return whether the picture is a drawing: has few colours, where a photograph has many."""
    if picture.mode in ("1", "P"):
        return True
    most = 32 if picture.mode == "L" else 256
    return picture.mode in ("L", "RGB", "RGBA") and picture.getcolors(most) is not None


def _shrink(picture: Image.Image, size: tuple[int, int]) -> Image.Image:
    """Return the picture in a mode that can be scaled, no larger than `size`."""
    made = _plain(picture)
    if size[0] >= made.width and size[1] >= made.height:
        return made
    return made.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _plain(picture: Image.Image) -> Image.Image:
    """Return the picture in mode L, RGB, RGBA or CMYK."""
    if picture.mode == "RGBA":
        return picture
    if picture.mode in _CLEAR or "transparency" in picture.info:
        return picture.convert("RGBA")
    if picture.mode.startswith("I;16"):
        # Sixteen bits of grey; by itself Pillow would cut all above eight to white.
        return picture.convert("I").point(lambda value: value * (1 / 257)).convert("L")
    if picture.mode in ("1", "L"):
        return picture.convert("L")
    return picture if picture.mode in ("RGB", "CMYK") else picture.convert("RGB")


def _turn(picture: Image.Image, orientation: int) -> Image.Image:
    """Return the picture as its camera was held."""
    method = _TURNS.get(orientation)
    return picture if method is None else picture.transpose(method)


def _to_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture in the colours that its profile means; a damaged profile means none."""
    clear = picture.getchannel("A") if picture.mode == "RGBA" else None
    if clear is not None and clear.getextrema() == (255, 255):
        clear = None
    profile = picture.info.get("icc_profile")
    plain = picture.convert("RGB") if picture.mode == "RGBA" else picture
    if profile:
        with suppress(ImageCms.PyCMSError, OSError, ValueError, TypeError):
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            srgb = ImageCms.createProfile("sRGB")
            plain = ImageCms.profileToProfile(plain, own, srgb, outputMode="RGB") or plain
    plain = plain if plain.mode in ("L", "RGB") else plain.convert("RGB")
    made = Image.new(plain.mode, plain.size)  # nothing that came with the file goes along
    made.paste(plain)
    if clear is not None:
        made = made.convert("RGB")
        made.putalpha(clear)
    return made
