"""A name in the text that is spelled a little unlike the one it means: “Masum” for “Masoum”.

Names are compared without case and accents. A word counts as a slip of a name when it begins with
a capital and the same letter, is one step away from it (two for a long name: a letter more, less,
other, or two changed places), and is neither a name that the story knows nor a word that the text
uses in small letters. Linear in the length of the
text: each known name costs a fixed amount for each word of its length.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from articles.document.likeness import plain

SHORTEST = 5  # letters: "Khan" and "Kahn" are two people more often than one
LONG = 8  # letters, from which two steps are one slip
MOST_NAMES = 200  # words of names that are looked for
MOST_LETTERS = 300_000
VOWELS = frozenset("aeiouyаеиоуыэюя")

_WORD = re.compile(r"[^\W\d_]+(?:['’\-][^\W\d_]+)*")
_POSSESSIVE = re.compile(r"['’]s?\Z")


class Slip(NamedTuple):
    """A word of the text, and the name that it is nearly."""

    start: int
    end: int
    word: str
    name: str


def slips(text: str, names: Iterable[str], known: Iterable[str] = ()) -> Iterator[Slip]:
    """Yield the words of a text that are nearly a part of one of the names, each spelling once.

    known  further words that are right as they are: other names of the story, aliases
    """
    sought = _parts(names)
    right = {*sought, *_words(known)}
    by_letter: dict[str, list[str]] = {}
    for part in sought:
        by_letter.setdefault(part[0], []).append(part)
    text = text[:MOST_LETTERS]
    common = {plain(word) for word in _WORD.findall(text) if word.islower()}
    seen: set[str] = {*right, *common}
    for match in _WORD.finditer(text):
        word = _POSSESSIVE.sub("", match.group())
        if not word[:1].isupper() or len(word) < SHORTEST - 1:
            continue
        folded = plain(word)
        if folded in seen:
            continue
        seen.add(folded)
        near = next((p for p in by_letter.get(folded[:1], ()) if _is_near(folded, p)), None)
        if near and not _is_form_of(folded, near):
            yield Slip(match.start(), match.start() + len(word), word, sought[near])


def _parts(names: Iterable[str]) -> Mapping[str, str]:
    """Return the words of names that are long enough to be told from others, and as written."""
    found: dict[str, str] = {}
    for name in names:
        for word in _WORD.findall(name):
            if len(word) >= SHORTEST and word[0].isupper() and len(found) < MOST_NAMES:
                found.setdefault(plain(word), word)
    return found


def _words(texts: Iterable[str]) -> set[str]:
    return {plain(word) for text in texts for word in _WORD.findall(text)}


def _is_form_of(word: str, name: str) -> bool:
    """Whether it is the name with an ending: of a genitive, a plural, an adjective."""
    vowels = word[-1] in VOWELS and name[-1] in VOWELS
    return word.startswith(name) or (vowels and word[:-1] == name[:-1])


def _is_near(one: str, other: str) -> bool:
    steps = 2 if len(other) >= LONG else 1
    return abs(len(one) - len(other)) <= steps and distance(one, other, steps) <= steps


def distance(one: str, other: str, most: int) -> int:
    """Return how many steps lead from one word to the other, or most + 1 when it takes more.

    A step adds, drops or changes a letter, or swaps two neighbours (optimal string alignment).
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        older, before, row = before, row, [i]
        for j, there in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                cost = min(cost, older[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)
