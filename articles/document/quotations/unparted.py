"""Chinese and Japanese, which part no words: the letters around a quotation, and whether it is one.

`chinese.py` and `japanese.py` read who spoke out of these letters; what they share stands here.
"""

import re
from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from articles.document.quotations import speech
from articles.document.quotations.cues import Cue
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.languages import language as table_of
from articles.document.quotations.mention import Mention
from articles.document.quotations.sieves import Attribution, Place
from articles.document.quotations.sources import Source

REACH = 120  # letters looked at before and after a quotation
_ASIDE = re.compile("[（(][^（）()]{1,12}[）)]")
HOLE = "\ufffc"  # stands for a quotation among the letters
LONGEST = 12  # letters of a word in the tables
LABEL = 14  # letters of a name in marks
SHORT = 5  # words, as speech.py counts them; as many stand in titles


class Line(NamedTuple):
    """Letters of a sentence without its quotations, and where each stands in the text."""

    text: str
    at: Sequence[int]

    def stretch(self, start: int, end: int) -> Stretch:
        return Stretch(self.at[start], self.at[end - 1] + 1)


def before(place: Place) -> Line:
    """The letters of the sentence before a quotation."""
    letters: list[str] = []
    at: list[int] = []
    for token in reversed(place.tokens[: place.number]):
        shown = HOLE if token.quote >= 0 else token.text
        letters += reversed(shown)
        at += range(token.start + len(shown) - 1, token.start - 1, -1)
        if len(letters) > REACH:
            break
    return _without_asides("".join(reversed(letters)), at[::-1])


def after(place: Place) -> Line:
    """The letters of the sentence after a quotation."""
    letters: list[str] = []
    at: list[int] = []
    for token in place.tokens[place.number + 1 :]:
        shown = HOLE if token.quote >= 0 else token.text
        letters += shown
        at += range(token.start, token.start + len(shown))
        if len(letters) > REACH:
            break
    return _without_asides("".join(letters), at)


def _without_asides(text: str, at: Sequence[int]) -> Line:
    """The line without ages and dates in brackets: 蔣萬安今（5日）受訪時, 大野健太市議（62）."""
    kept = [n for start, end in _between_asides(text) for n in range(start, end)]
    return Line("".join(text[n] for n in kept), [at[n] for n in kept])


def _between_asides(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for aside in _ASIDE.finditer(text):
        yield start, aside.start()
        start = aside.end()
    yield start, len(text)


def cue_of(place: Place, line: Line, start: int, kind: str) -> Cue:
    """A cue by the token that it stands in."""
    offset = line.at[start]
    number = place.number
    step = 1 if offset > place.tokens[number].start else -1
    while 0 < number < len(place.tokens) - 1 or number == place.number:
        if place.tokens[number].start <= offset < place.tokens[number].end:
            break
        if not 0 <= number + step < len(place.tokens):
            break
        number += step
    return Cue(number, number, kind)


def nobody(cue_at: Stretch, gender: str = "") -> Mention:
    """A verb without a subject: the last one goes on."""
    return Mention(0, 0, "pronoun", "", cue_at, gender=gender)


@cache
def longest(words: frozenset[str]) -> tuple[str, ...]:
    """The words, the longest first: of two that begin alike the longer one is meant."""
    return tuple(sorted(words, key=len, reverse=True))


@cache
def cues_of(code: str) -> re.Pattern[str]:
    """Matches a cue as “cue”; a word that is only spelt with one matches without it."""
    table = table_of(code)
    others = "|".join(map(re.escape, longest(table.no_cues))) or "(?!)"
    found = "|".join(map(re.escape, longest(frozenset(table.cues)))) or "(?!)"
    return re.compile(f"(?:{others})|(?P<cue>{found})")


def ends_with(text: str, *tables: Container[str]) -> str:
    """The longest of the words that a text ends with, "" if none."""
    ends = (text[-size:] for size in range(min(len(text), LONGEST), 0, -1))
    return next((end for end in ends if any(end in table for table in tables)), "")


def starts_with(text: str, at: int, *tables: Container[str]) -> str:
    """The longest of the words that a text goes on with."""
    sizes = range(min(len(text) - at, LONGEST), 0, -1)
    begins = (text[at : at + size] for size in sizes)
    return next((begin for begin in begins if any(begin in table for table in tables)), "")


@cache
def titles_of(code: str) -> frozenset[str]:
    """What stands after a name."""
    return frozenset(table_of(code).after_titles)


def is_titled(place: Place, language: Language) -> bool:
    """Whether what stands around says that a name comes: 电影“…”, “…”计划, 「…」と呼ばれる."""
    size = speech.count(place.words, language)
    if size > SHORT or place.inner_end in "。！？!?，":
        return False
    left, right = before(place).text, after(place).text
    if left[-1:] in "：:":
        return False
    return bool(
        ends_with(left.rstrip("的「“『"), language.titled)
        or ends_with(left, language.meant)
        or starts_with(right, 0, language.named_things)
    )


def confidence(
    words: str, place: Place, answer: Attribution | None, carried: bool, language: Language
) -> float:
    """Return how sure it is that somebody said these words, 0–1."""
    if is_titled(place, language) or is_label(place, place.number, language):
        return 0.1
    if answer is not None and answer.cue is not None and answer.sieve != "generic":
        return 0.95 if answer.confidence > 0.84 else 0.8
    if answer is not None and answer.sieve == "generic":
        return 0.2
    return speech.confidence(words, place, answer, carried, language)


def is_label(place: Place, at: int, language: Language) -> bool:
    """Whether the name of an outlet stands in marks: 财经节目“第一柜台”, スポーツ紙「…」."""
    token = place.tokens[at]
    if at == 0 or token.end - token.start > LABEL:
        return False
    return bool(ends_with(place.tokens[at - 1].text, language.outlets))


_BOOK = re.compile("《([^《》]{2,20})》")


def source(text: str, place: Place, language: Language) -> Source | None:
    """Return the outlet, else the document or platform, named beside the quotation."""
    for line in (before(place), after(place)):
        if found := _outlet(text, place, line, language) or _document(text, line, language):
            return found
    return None


def _outlet(text: str, place: Place, line: Line, language: Language) -> Source | None:
    for match in _BOOK.finditer(line.text):
        if not ends_with(line.text[: match.start()], language.titled):
            return Source(match.group(1), line.stretch(match.start(1), match.end(1)), 0.85)
    for at, token in enumerate(place.tokens):
        if token.quote >= 0 and at != place.number and is_label(place, at, language):
            stretch = Stretch(token.start + 1, token.end - 1)
            return Source(text[stretch.start : stretch.end], stretch, 0.85)
    if passed := _passed_on(language.code).search(line.text):
        return Source(passed.group(1), line.stretch(passed.start(1), passed.end(1)), 0.85)
    for match in _outlets(language.code).finditer(line.text):
        return Source(match.group(1), line.stretch(match.start(1), match.end(1)), 0.85)
    return None


@cache
def _outlets(code: str) -> re.Pattern[str]:
    """A name that ends like an outlet's, before what says that it was told so."""
    table = table_of(code)
    ends = "|".join(map(re.escape, longest(table.outlets)))
    frames = "|".join(map(re.escape, longest(table.outlet_frames)))
    return (
        re.compile(rf"([^\W\d_对對向据據は、の]{{0,8}}(?:{ends}))(?:{frames})")
        if ends
        else re.compile("(?!)()")
    )


@cache
def _passed_on(code: str) -> re.Pattern[str]:
    """ロイター通信は交渉筋の話として"""
    ends = "|".join(map(re.escape, longest(table_of(code).outlets)))
    return re.compile(f"([^、。は]{{0,10}}(?:{ends}))は[^。]{{2,24}}の(?:話|証言)として")


def _document(text: str, line: Line, language: Language) -> Source | None:
    found = _documents(language.code).search(line.text)
    if not found:
        return None
    stretch = line.stretch(found.start(1), found.end(1))
    return Source(text[stretch.start : stretch.end], stretch, 0.8)


@cache
def _documents(code: str) -> re.Pattern[str]:
    table = table_of(code)
    names = "|".join(map(re.escape, longest(table.documents | table.platforms)))
    return re.compile(f"({names})(?:{'|'.join(longest(table.within))})")
