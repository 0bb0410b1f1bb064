"""When two records of what was said may be one, and two entries of somebody the same person.

Records are compared as people compare them: marks, case, accents and what […] leaves out do not
count. Nothing is decided here; what looks alike is offered to somebody who knows.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from hashlib import blake2b

#: Words of a run that is kept as a number, and how many runs in a row are stood for by one: two
#: texts that share RUN + WINDOW - 1 words in a row share a number (winnowing: Schleimer and
#: others, 2003).
RUN, WINDOW = 4, 3
LONG_ENOUGH = RUN + WINDOW - 1
#: So many words in a row, and so much of the shorter one, are no accident.
LONG_RUN, SHARE = 8, 0.6
MOST_WORDS = 400  # of a text, and so the time that a comparison takes

_WORD = re.compile(r"\w+")
_LEFT_OUT = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\.\.")
# Scripts that part no words are compared letter by letter.
_UNPARTED = re.compile(r"([\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af])")
_LETTERS = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "æ": "ae", "œ": "oe", "ı": "i"})


class Alike(StrEnum):
    """Why two records may be one."""

    SAME = "same"
    PART = "part"  # the words of one stand in the other
    RUN = "run"  # a long run of words stands in both
    ORDER = "order"  # the same names, another one first
    INITIAL = "initial"  # the surname, and an initial for the rest
    ALIAS = "alias"  # one is also known as the other


def plain(text: str) -> str:
    """Return the text without case and accents, also where a letter has its stroke built in."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).translate(_LETTERS)


# --- what was said -------------------------------------------------------------------------------


def runs(words: str) -> frozenset[int]:
    """Return the numbers by which texts that share a run of words are found."""
    pieces = _pieces(words)
    whole = [token for piece in pieces for token in piece]
    return frozenset([_number(whole), *(n for piece in pieces for n in _winnowed(piece))])


def same_words(one: str, other: str) -> Alike | None:
    """Return why two records may hold the same utterance; None when nothing speaks for it."""
    here, there = _pieces(one), _pieces(other)
    left, right = ([token for piece in pieces for token in piece] for pieces in (here, there))
    if not left or not right:
        return None
    if left == right:
        return Alike.SAME
    short, long = (here, right) if len(left) < len(right) else (there, left)
    size = min(len(left), len(right))
    if size >= LONG_ENOUGH and _stands_in(short, long):
        return Alike.PART
    return Alike.RUN if _longest_run(left, right) >= max(LONG_RUN, SHARE * size) else None


def _pieces(words: str) -> list[list[str]]:
    """The words between what was left out, comparable."""
    pieces = [_tokens(piece) for piece in _LEFT_OUT.split(words)]
    return [piece for piece in pieces if piece]


def _tokens(text: str) -> list[str]:
    tokens = _WORD.findall(_UNPARTED.sub(r" \1 ", plain(text)))
    return tokens[:MOST_WORDS]


def _stands_in(pieces: Sequence[Sequence[str]], whole: Sequence[str]) -> bool:
    """Whether the pieces stand in the whole, in their order."""
    text, at = f" {' '.join(whole)} ", 0
    for piece in pieces:
        wanted = f" {' '.join(piece)} "
        found = text.find(wanted, at)
        if found < 0:
            return False
        at = found + len(wanted) - 1
    return True


def _longest_run(left: Sequence[str], right: Sequence[str]) -> int:
    left, right = left[:MOST_WORDS], right[:MOST_WORDS]
    return SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size


def _winnowed(tokens: Sequence[str]) -> Iterator[int]:
    numbers = [_number(tokens[i : i + RUN]) for i in range(len(tokens) - RUN + 1)]
    for i in range(len(numbers) - WINDOW + 1):
        yield min(numbers[i : i + WINDOW])


def _number(tokens: Sequence[str]) -> int:
    """A number that every process and database holds alike: 64 bits with a sign."""
    digest = blake2b(" ".join(tokens).encode(), digest_size=8).digest()
    return int.from_bytes(digest, signed=True)


# --- who said it ---------------------------------------------------------------------------------


def same_name(
    one: str, other: str, aliases: Iterable[str] = (), others: Iterable[str] = ()
) -> Alike | None:
    """Return why two entries may be one person; None when their names do not speak for it.

    aliases, others  what else the one and the other are known as
    """
    if found := _same_name(_tokens(one), _tokens(other)):
        return found
    shared = _names(one, *aliases) & _names(other, *others)
    return Alike.ALIAS if shared else None


def _names(*names: str) -> set[str]:
    return {" ".join(_tokens(name)) for name in names} - {""}


def _same_name(one: Sequence[str], other: Sequence[str]) -> Alike | None:
    if not one or not other:
        return None
    if one == other:
        return Alike.SAME
    if len(one) > 1 and Counter(one) == Counter(other):
        return Alike.ORDER
    if min(len(one), len(other)) > 1 and one[-1] == other[-1] and _first(one[0], other[0]):
        return Alike.INITIAL
    return None


def _first(one: str, other: str) -> bool:
    """The same first name, or its initial; what stands in the middle may be left out."""
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) == 1 and long.startswith(short))
