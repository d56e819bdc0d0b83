"""The size and the colours of every picture. Knows nothing of what is drawn with them."""

from __future__ import annotations

WIDTH = 1600  # pixels; with HEIGHT it makes 16:9, the shape of the digest's cards
HEIGHT = 900
MARGIN = 40  # pixels that names keep from the edge

Colour = tuple[int, int, int]


def read_colour(code: str) -> Colour:
    """Return red, green and blue of a code such as `#a63d23`."""
    if len(code) != 7 or not code.startswith("#"):
        raise ValueError(f"a colour is written #rrggbb, got {code!r}")
    return (int(code[1:3], 16), int(code[3:5], 16), int(code[5:7], 16))


def mix_colours(first: Colour, second: Colour, share: float) -> Colour:
    """Return `first` with `share` (0 to 1) of `second` stirred in."""
    red, green, blue = (
        round(one + (two - one) * share) for one, two in zip(first, second, strict=True)
    )
    return (red, green, blue)


# The theme's own tokens, light side.
PAPER = read_colour("#faf8f3")
INK = read_colour("#1b1a17")
BRICK = read_colour("#a63d23")
SEA_BLUE = read_colour("#1d5a70")

SEA = read_colour("#dbe6e7")
SHORE = read_colour("#b3cbd0")  # the rim of water along a coast
LAND = read_colour("#ede6d9")
BRICK_MID = read_colour("#c9705a")
BRICK_SOFT = read_colour("#dfa795")
BRICK_PALE = read_colour("#eccfc3")
INK_SOFT = read_colour("#6b6559")
RULE = read_colour("#d9d2c4")
