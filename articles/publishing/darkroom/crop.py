"""Cutting a picture to a shape, around what it is about."""

from typing import NamedTuple


class Box(NamedTuple):
    left: int
    top: int
    right: int
    bottom: int


def crop(size: tuple[int, int], focus: tuple[float, float], ratio: float) -> Box:
    """Return the largest crop of `ratio` with `focus` as near its middle as the edges allow.

    size   width and height in pixels
    focus  0.0–1.0 of width and height from the top left
    ratio  width / height
    Returns left, top, right, bottom: whole pixels inside `size`, at least one each way.
    """
    width, height = size
    wide = min(width, max(1, round(height * ratio)))
    high = min(height, max(1, round(width / ratio)))
    left = _placed(focus[0], wide, width)
    top = _placed(focus[1], high, height)
    return Box(left, top, left + wide, top + high)


def _placed(focus: float, length: int, whole: int) -> int:
    return max(0, min(round(focus * whole - length / 2), whole - length))
