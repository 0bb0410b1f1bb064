"""Whether the printed words are the recorded words, and if not, which letters differ.

Four tiers, the first that holds:

    identical   letter by letter
    typography  but for marks, dashes, blanks and how letters are composed
    edited      but for marked editing: […] for words left out, [brackets] for words put in, the
                case of a first letter, the comma or stop that an attribution takes or gives
    different   anything else

Each is decided in one pass over both texts.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

from articles.document.diff import ADDED, REMOVED, SAME, Piece, together, words
from articles.document.text import MARK, comparable

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_BRACKETS = re.compile(r"\[[^\[\]]{0,200}\]|…|\.\.\.")
_STOPS = " .,;:"
#: Letters of a pair of words that are compared one by one.
MOST_LETTERS = 200
#: How many words in brackets may stand for.
MOST_BRACKETED = 200


class Tier(StrEnum):
    IDENTICAL = "identical"
    TYPOGRAPHY = "typography"
    EDITED = "edited"
    DIFFERENT = "different"


class Comparison(NamedTuple):
    """How recorded and printed words compare.

    pieces  the printed words letter by letter, with the recorded ones where they stood; one
            piece that is the same when nothing differs
    """

    tier: Tier
    pieces: tuple[Piece, ...]

    @property
    def same(self) -> bool:
        return self.tier != Tier.DIFFERENT


def verify(recorded: str, printed: Sequence[str]) -> Comparison:
    """Compare recorded words with the printed fragments of one quotation, in their order."""
    whole = joined(printed)
    tier = _tier(recorded, printed, whole)
    same = (Piece(SAME, whole),) if whole else ()
    if tier != Tier.DIFFERENT:
        return Comparison(tier, same)
    ending = whole[len(whole.rstrip(".,")) :]  # the attribution's, and no difference
    return Comparison(tier, letters(recorded.rstrip(" .,") + ending, whole))


def joined(fragments: Sequence[str], ended: Sequence[bool] = ()) -> str:
    """Return the words of a quotation as a record would hold them.

    ended  for each fragment but the last, whether the attribution after it ends the sentence
    What the attribution took is put right: its comma goes, its full stop comes back. The comma
    before a closing mark at the very end goes too.
    """
    parts = [fragment.strip() for fragment in fragments]
    for number in range(len(parts) - 1):
        stop = number < len(ended) and ended[number]
        parts[number] = _without_comma(parts[number], "." if stop else "")
    if parts:
        parts[-1] = _without_comma(parts[-1], "")
    return " ".join(part for part in parts if part)


def _without_comma(fragment: str, stop: str) -> str:
    bare = fragment.rstrip(" ,،，、")
    return bare + stop if bare[-1:].isalnum() or bare[-1:] in "\"'”’»)" else bare


def letters(recorded: str, printed: str) -> tuple[Piece, ...]:
    """Return the printed words, with what differs from the recorded ones letter by letter."""
    return tuple(together(_refined(words(recorded, printed))))


def _refined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Look into a word that was replaced by a like one."""
    at = 0
    while at < len(pieces):
        here, after = pieces[at], pieces[at + 1] if at + 1 < len(pieces) else None
        if after and here.kind == REMOVED and after.kind == ADDED and _alike(here, after):
            yield from _by_letter(here.text, after.text)
            at += 2
        else:
            yield here
            at += 1


def _alike(one: Piece, other: Piece) -> bool:
    if max(len(one.text), len(other.text)) > MOST_LETTERS:
        return False
    return SequenceMatcher(None, one.text, other.text, autojunk=False).ratio() >= 0.5


def _by_letter(before: str, after: str) -> Iterator[Piece]:
    for kind, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if kind == "equal":
            yield Piece(SAME, after[k:m])
        else:
            yield Piece(REMOVED, before[i:j])
            yield Piece(ADDED, after[k:m])


# --- tiers ---------------------------------------------------------------------------------------


def _tier(recorded: str, printed: Sequence[str], whole: str) -> Tier:
    if recorded.strip() == whole:
        return Tier.IDENTICAL
    bare = _bare(recorded)
    if bare == _bare(whole):
        return Tier.TYPOGRAPHY
    if _is_edited(bare, [_bare(fragment) for fragment in printed]):
        return Tier.EDITED
    if _is_edited(_bare(whole), [bare]):  # what is left out was left out of the record
        return Tier.EDITED
    return Tier.DIFFERENT


def _bare(text: str) -> str:
    """Make typographic variants equal: marks, dashes, blanks, composition, ligatures."""
    text = comparable(_DASHES.sub("-", text)).replace("ﬁ", "fi").replace("ﬂ", "fl")
    if len(text) > 1 and text[0] == text[-1] == MARK:
        text = text[1:-1].strip()
    return text


def _is_edited(recorded: str, printed: Sequence[str]) -> bool:
    """Whether `printed` is `recorded` under marked editing.

    Every unbroken stretch of the printed words has to stand in the record, in order; between two
    of them only what the marks between them allow.
    """
    at = 0
    gap = 0  # letters of the record that may be passed over
    for number, fragment in enumerate(printed):
        for stretch, gap_after in _stretches(fragment):
            if not stretch:
                gap = max(gap, gap_after)
                continue
            place = _stands_at(recorded, stretch, at, gap, number > 0 or at > 0)
            if place < 0:
                return False
            at = place + len(stretch)
            gap = gap_after
        at = _past_stops(recorded, at)
    return not recorded[at + gap :].strip(_STOPS)


def _stretches(fragment: str) -> Iterator[tuple[str, int]]:
    """Yield the unbroken stretches of a fragment, and how much may be passed over after each."""
    done = 0
    for mark in _BRACKETS.finditer(fragment):
        yield fragment[done : mark.start()].strip(_STOPS), _allowance(mark.group())
        done = mark.end()
    yield fragment[done:].strip(_STOPS), 0


def _allowance(mark: str) -> int:
    """Words left out may be any number; words put in stand for few, and for none of the record."""
    left_out = mark.strip("[]").strip() in ("…", "...", "")
    return 1_000_000 if left_out else MOST_BRACKETED


def _stands_at(recorded: str, stretch: str, at: int, gap: int, inside: bool) -> int:
    at = _past_stops(recorded, at)
    if gap:
        found = recorded.find(stretch, at)
        return found if -1 < found <= at + gap else -1
    if recorded.startswith(stretch, at):
        return at
    other = recorded[at : at + 1].swapcase() + recorded[at + 1 : at + len(stretch)]
    return at if other == stretch and (inside or at == 0) else -1


def _past_stops(text: str, at: int) -> int:
    while at < len(text) and text[at] in _STOPS:
        at += 1
    return at
