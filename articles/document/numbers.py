"""Figures in prose that a reader would ask about: how many, how much, where from?

Years, dates, clock times, ordinals and numbers inside a quotation ask nothing: a date is its own
source, and a speaker answers for what they said.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

_DIGITS = r"\d{1,15}(?:[.,\u00a0\u202f ’']\d{3}){0,5}(?:[.,]\d{1,6})?"
_NUMBER = re.compile(rf"(?<![\w.,:/#§-]){_DIGITS}(?:\s?%)?(?![\w/:-]|[.,]\d)")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d\Z")
_WORD_AFTER = re.compile(r"\s?\w+(?:\s\w+)?")
_SMALLEST = 10  # "two of the three" is counted by the reader


class Number(NamedTuple):
    """A figure, with the words after it that say of what: positions in the text given."""

    start: int
    end: int


def asked_about(text: str, covered: Sequence[tuple[int, int]] = ()) -> Iterator[Number]:
    """Yield the figures of a text that nothing covers, in order. Linear in its length.

    covered  stretches that answer for themselves (quotations, citations), sorted by their start
    """
    spans = list(covered)
    at = 0
    for match in _NUMBER.finditer(text):
        while at < len(spans) and spans[at][1] <= match.start():
            at += 1
        inside = at < len(spans) and spans[at][0] <= match.start()
        if not inside and _asks(text, match):
            yield Number(match.start(), _with_its_noun(text, match.end()))


def _asks(text: str, match: re.Match[str]) -> bool:
    number = match.group()
    digits = re.sub(r"\D", "", number)
    if "%" in number:
        return True
    if _YEAR.match(number) or (len(digits) < 9 and int(digits) < _SMALLEST):
        return False
    return not (len(digits) <= 2 and _of_a_date(text, match))


def _of_a_date(text: str, match: re.Match[str]) -> bool:
    """A day beside the name of a month, or a number followed by an ordinal's full stop."""
    before = text[max(match.start() - 12, 0) : match.start()].split()
    after = text[match.end() : match.end() + 16].split()
    near = [word.strip(".,").casefold() for word in (*before[-1:], *after[:2])]
    return text[match.end() : match.end() + 2] == ". " or any(word[:3] in MONTHS for word in near)


def _with_its_noun(text: str, end: int) -> int:
    after = _WORD_AFTER.match(text, end)
    return after.end() if after else end


#: How the names of months begin, in the languages of newsrooms we know.
MONTHS = frozenset(
    [
        "jan",
        "feb",
        "fév",
        "ene",
        "mar",
        "mär",
        "abr",
        "apr",
        "avr",
        "kwi",
        "may",
        "mai",
        "maj",
        "mag",
        "jun",
        "jui",
        "cze",
        "giu",
        "jul",
        "lip",
        "lug",
        "aug",
        "aoû",
        "ago",
        "sie",
        "sep",
        "set",
        "wrz",
        "oct",
        "okt",
        "out",
        "paź",
        "ott",
        "nov",
        "lis",
        "dec",
        "dez",
        "dic",
        "déc",
        "des",
        "gru",
        "янв",
        "фев",
        "мар",
        "апр",
        "мая",
        "июн",
        "июл",
        "авг",
        "сен",
        "окт",
        "ноя",
        "дек",
        "ينا",
        "فبر",
        "مار",
        "أبر",
        "ماي",
        "يون",
        "يول",
        "أغس",
        "سبت",
        "أكت",
        "نوف",
        "ديس",
    ]
)
