"""Setting a headline: broken into lines of about one length, as large as its place allows."""

from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

#: Width of a text in pixels, at a size.
Measure = Callable[[str, int], float]


class Set(NamedTuple):
    """Lines at a size; `leading` is from one line to the next."""

    lines: tuple[str, ...]
    size: int
    leading: int


def fit(
    text: str, measure: Measure, *, width: int, height: int, sizes: tuple[int, ...], lead: float
) -> Set:
    """Set a text as large as it fits into `width` × `height`; cut it where it is too long.

    sizes  to try, the largest first
    lead   from line to line, in sizes
    """
    words = text.split()
    for size in sizes:
        leading, at_size = round(size * lead), partial(_at, measure, size)
        lines = list(_broken(words, at_size, width))
        if len(lines) * leading <= height and all(at_size(line) <= width for line in lines):
            return Set(tuple(_balanced(lines, words, at_size, width)), size, leading)
    return _cut(words, measure, width, height, sizes[-1], round(sizes[-1] * lead))


def _cut(
    words: list[str], measure: Measure, width: int, height: int, size: int, leading: int
) -> Set:
    at_size = partial(_at, measure, size)
    most = max(1, height // leading)
    lines = list(_broken(list(_short(words, at_size, width)), at_size, width))
    if len(lines) <= most:
        return Set(tuple(lines), size, leading)
    last = lines[most - 1]
    while last and at_size(f"{last}…") > width:
        last = last.rpartition(" ")[0] or last[:-1]
    return Set((*lines[: most - 1], f"{last.rstrip(' ,;:–')}…"), size, leading)


def _at(measure: Measure, size: int, line: str) -> float:
    return measure(line, size)


def _balanced(
    lines: list[str], words: list[str], measure: Callable[[str], float], width: int
) -> list[str]:
    """Break into as many lines again, none much shorter than the others."""
    low, high = width // 3, width
    while high - low > width // 50:
        middle = (low + high) // 2
        narrower = list(_broken(words, measure, middle))
        if len(narrower) == len(lines) and all(measure(line) <= middle for line in narrower):
            lines, high = narrower, middle
        else:
            low = middle
    return lines


def _broken(words: list[str], measure: Callable[[str], float], width: int) -> Iterator[str]:
    line = ""
    for word in words:
        longer = f"{line} {word}".strip()
        if line and measure(longer) > width:
            yield line
            longer = word
        line = longer
    if line:
        yield line


def _short(words: list[str], measure: Callable[[str], float], width: int) -> Iterator[str]:
    """Break words that are wider than a line."""
    for word in words:
        piece = ""
        for char in word:
            if piece and measure(f"{piece}{char}-") > width:
                yield f"{piece}-"
                piece = ""
            piece += char
        yield piece
