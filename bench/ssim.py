"""How alike two pictures look: the structural similarity of Wang et al. 2004 on their luma."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

_SIGMA, _REACH = 1.5, 5  # the paper's window of 11 × 11
_C1, _C2 = (0.01 * 255) ** 2, (0.03 * 255) ** 2


def ssim(one: Image.Image, other: Image.Image) -> float:
    """Return 1 for pictures that are the same, less the less alike. Both of one size."""
    a, b = (np.asarray(picture.convert("L"), dtype=np.float64) for picture in (one, other))
    mean_a, mean_b = _blur(a), _blur(b)
    var_a = _blur(a * a) - mean_a**2
    var_b = _blur(b * b) - mean_b**2
    both = _blur(a * b) - mean_a * mean_b
    likeness = (2 * mean_a * mean_b + _C1) * (2 * both + _C2)
    scale = (mean_a**2 + mean_b**2 + _C1) * (var_a + var_b + _C2)
    return float(np.mean(likeness / scale))


def _blur(field: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the field seen through a Gaussian window, where that fits."""
    steps = np.arange(-_REACH, _REACH + 1)
    weights = np.exp(-(steps**2) / (2 * _SIGMA**2))
    weights /= weights.sum()
    for axis in (0, 1):
        size = field.shape[axis] - 2 * _REACH
        parts = (
            weight * np.take(field, range(place, place + size), axis=axis)
            for place, weight in enumerate(weights)
        )
        field = sum(parts, np.zeros(1))
    return field
