"""Four times the article takes about four times as long to read, whatever a clipboard holds."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from articles.document import prose
from articles.document.incoming import from_html, from_text

SMALL, LARGE = 2_500, 10_000
ALLOWED = 9  # times as long for four times the text; a square would be sixteen
SLACK = 0.05  # seconds, for what takes no time at all

Reader = Callable[[str], Any]
SHAPES: dict[str, tuple[Reader, Callable[[int], str]]] = {
    "lines cut in mid-sentence": (
        from_text,
        lambda n: (("a" * 60 + "\n") * 500 + "\n") * (n // 500),
    ),
    "blanks between words": (from_html, lambda n: "a" + "\u00a0" * 2 * n + "a"),
    "breaks and blanks": (from_html, lambda n: "a" + "<br>\u00a0" * n + "a"),
    "nested": (from_html, lambda n: "<div>" * 4 * n + "a"),
    "nested, with stray end tags": (from_html, lambda n: "<div></b>" * 4 * n + "a"),
    "prose, nested, with stray end tags": (prose.clean, lambda n: "<div></b>" * 4 * n + "a"),
}


def _seconds(read: Reader, text: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        read(text)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("shape", SHAPES)
def test_reading_is_linear(shape: str) -> None:
    read, made = SHAPES[shape]
    small, large = (_seconds(read, made(size)) for size in (SMALL, LARGE))

    assert large < ALLOWED * small + SLACK


def test_a_page_that_closes_nothing_keeps_its_paragraphs() -> None:
    assert len(from_html("<p>a" * 500).paragraphs) == 500
