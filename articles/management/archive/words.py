# ruff: noqa: SIM905 (lists of words are read as words)
"""Words for generated stories: the same seed says the same again.

A few real words make headlines that can be told apart and searched for. The text is of made-up
words, used as unevenly as those of a language are, so that indexes are as large and as lopsided as
in earnest.
"""

import random
from itertools import accumulate

ACTORS = (
    "council court ministry union harbour school museum hospital theatre university committee"
).split()
DEEDS = "opens closes delays funds rejects approves studies rebuilds moves sells".split()
THINGS = "ferry bridge library tram budget archive market festival stadium tunnel".split()
PLACES = "Alder Brenn Corvo Dessau Elmin Farrow Gault Hollin Irons Jarrow".split()
FIRST_NAMES = "Ada Bruno Clara Dario Edda Fadi Greta Hugo Iris Jonas".split()

SYLLABLES = "ba ce di fo gu ha jel kim lor mun nas pel qui ran sol tam ur ven wix zor".split()
MADE_UP = 4_000
SENTENCE = (8, 18)  # words


class Words:
    """Draws words, each run in the same order."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311 (nothing is to be kept secret)
        made = {self._made_up() for _ in range(MADE_UP)}
        self._vocabulary = sorted(made)
        self._weights = list(accumulate(1 / rank for rank in range(1, len(made) + 1)))

    def headline(self) -> str:
        pick = self.random.choice
        actor, thing, place = pick(ACTORS), pick(THINGS), pick(PLACES)
        return f"{place} {actor} {pick(DEEDS)} the {thing} of {pick(PLACES)}"

    def sentence(self) -> str:
        count = self.random.randint(*SENTENCE)
        words = self.random.choices(self._vocabulary, cum_weights=self._weights, k=count)
        return " ".join([words[0].capitalize(), *words[1:]]) + "."

    def paragraph(self, sentences: int) -> str:
        return " ".join(self.sentence() for _ in range(sentences))

    def name(self) -> str:
        """A name that nobody has."""
        return f"{self.random.choice(FIRST_NAMES)} {self._made_up().capitalize()}"

    def _made_up(self) -> str:
        return "".join(self.random.choices(SYLLABLES, k=self.random.randint(2, 4)))
