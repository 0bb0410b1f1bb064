"""Four times the text takes about four times as long, whatever a writer or an attacker pastes.

Growth is measured, not seconds: machines differ, and a square shows as sixteen times.
"""

import time
from collections.abc import Callable

import pytest

from articles.document.quotations import Known, KnownSource, find

SMALL, LARGE = 250, 1_000
ALLOWED = 9  # times as long for four times the text; a square would be sixteen
SLACK = 0.02  # seconds, for what takes no time at all

SHAPES: dict[str, Callable[[int], str]] = {
    "straight marks": lambda n: '"' * 10 * n,
    "openers within openers": lambda n: "“" * 10 * n,
    "guillemets never closed": lambda n: "« mot " * n,
    "brackets of Japanese": lambda n: "「あ」" * n,
    "single marks never closed": lambda n: "‘a " * n,
    "apostrophes": lambda n: "the boys' 'n' girls' " * n,
    "quotations in one sentence": lambda n: "“yes”, said Ana, " * n,
    "one long word": lambda n: "a" * 100 * n,
    "one long name": lambda n: "Anna" * 100 * n,
    "a name of many parts": lambda n: "Ana de la " * n,
    "names": lambda n: "".join(f"Ana B{i}son said “no.” " for i in range(n)),
    "one surname": lambda n: "".join(f"Ana{i} Brandt spoke. “No.” " for i in range(n)),
    "descriptions": lambda n: "The owner, Lena Brandt, said “no”. " * n,
    "descriptions without an end": lambda n: "the owner of the owner " * n,
    "cues": lambda n: "said he " * n,
    "newlines": lambda n: "\n" * 20 * n,
    "dashes": lambda n: "– Ja, sier hun – nei – " * n,
    "lines of dialogue": lambda n: "– A, disse B. – C.\n" * n,
    "relative clauses": lambda n: "Ana, who Tom hired, " * n + "said: “No.”",
    "appositions": lambda n: "Ana Brandt, 58, the owner, " * n + "said “no”.",
    "articles": lambda n: "“No,” said the " + "the of a " * n,
    "paragraphs that go on": lambda n: "«mot\n»mot\n" * n,
    "colons": lambda n: "Ana Brandt said:\n– No.\n" * n,
    "incises": lambda n: "« " + "moi, dit Anne, " * n + "»",
    "paragraphs never closed": lambda n: "“Word after word\n" * n,
}


def _seconds(text: str, language: str) -> float:
    best = float("inf")
    for _ in range(2):
        start = time.process_time()
        find(text, language)
        best = min(best, time.process_time() - start)
    return best


@pytest.mark.parametrize("language", ["en", "fr", "ru", "ar", "zh"])
@pytest.mark.parametrize("shape", SHAPES)
def test_the_finder_is_linear(shape: str, language: str) -> None:
    small, large = (_seconds(SHAPES[shape](size), language) for size in (SMALL, LARGE))

    assert large < ALLOWED * small + SLACK


def test_sources_that_the_newsroom_knows_are_read_once_a_text() -> None:
    known = Known(sources=tuple(KnownSource(n, f"Bulletin of the {n}th") for n in range(3_000)))
    one, many = ("“No,” Ana Brandt told the Post.\n" * count for count in (1, 100))

    def seconds(text: str) -> float:
        start = time.process_time()
        find(text, "en", known=known)
        return time.process_time() - start

    assert seconds(many) < 10 * seconds(one) + SLACK
