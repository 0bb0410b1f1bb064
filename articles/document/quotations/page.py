"""Stage 2: the text without its quotations, cut into sentences of tokens.

Nothing inside marks can be a cue, a name or a full stop: a quotation is one token of its own kind.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.document.quotations.languages import Language, plain
from articles.document.quotations.marks import Marked, outer_of, paragraphs

_VOWELS = "\u064b-\u0652\u0670"  # Arabic, written above and below their letters
_TOKEN = re.compile(
    rf"[\w{_VOWELS}]+(?:[-‐'’״\"׳.·・][\w{_VOWELS}]+)*(?:(?<=[\u05d0-\u05ea])['׳])?|[^\w\s]"
)
_ENDS = frozenset(".!?…。！？؟।;；")
_CLOSING = "\"'“”„«»‹›‘’」』״ \u00a0\u202f"
_INNER_ENDS = frozenset(".!?…。！？؟।")
_POSSESSIVE = re.compile(r"['’]s\Z|(?<=s)['’]\Z")
#: Tokens of a sentence at most: no rule looks further, so the whole stays linear.
LONGEST = 300

_INVERTED = re.compile(r"-(?:t-)?(ils?|elles?|on)\Z")


class Token(NamedTuple):
    """A word, a sign, or a whole quotation (`quote` is its number, else -1)."""

    text: str
    start: int
    end: int
    low: str
    quote: int = -1

    @property
    def is_word(self) -> bool:
        return self.quote < 0 and (self.text[0].isalnum() or self.text[0] == "_")

    @property
    def capital(self) -> bool:
        return self.quote < 0 and self.text[0].isupper()


class Sentence(NamedTuple):
    """Tokens of one sentence; `paragraph` is its number in the text."""

    tokens: tuple[Token, ...]
    paragraph: int


def sentences(text: str, marked: Sequence[Marked], language: Language) -> list[Sentence]:
    """Cut the text into sentences; every quotation is in exactly one of them."""
    found: list[Sentence] = []
    number = 0
    for index, part in enumerate(paragraphs(text)):
        tokens: list[Token] = []
        at = part.start
        while number < len(marked) and marked[number].words.start < part.end:
            start, end = outer_of(marked[number])
            tokens += _words(text, at, start, language)
            shown = text[start:end]
            tokens.append(Token(shown[:1] or '"', start, end, "", number))
            at = end
            number += 1
        tokens += _words(text, at, part.end, language)
        if tokens and tokens[0].quote >= 0 and found and _announces(found[-1], index):
            tokens = [*found.pop().tokens, *tokens]
        found += [Sentence(tuple(cut), index) for cut in _cut(text, tokens, language) if cut]
    return found


def _announces(sentence: Sentence, paragraph: int) -> bool:
    """Whether the paragraph before ends in a colon that this one's quotation belongs to."""
    last = sentence.tokens[-1]
    return last.text in ":：" and last.quote < 0 and sentence.paragraph == paragraph - 1


def _words(text: str, start: int, end: int, language: Language) -> Iterator[Token]:
    for match in _TOKEN.finditer(text, start, end):
        word = match.group()
        at = match.start()
        cut = elision(word, language)
        if cut:
            yield Token(word[:cut], at, at + cut, word[:cut].replace("'", "’").casefold())
            at, word = at + cut, word[cut:]
        inverted = _INVERTED.search(word) if language.elided else None
        if inverted:
            end = at + inverted.start()
            yield Token(word[: inverted.start()], at, end, word[: inverted.start()].casefold())
            at, word = at + inverted.start(1), inverted.group(1)
        yield Token(word, at, match.end(), plain(_POSSESSIVE.sub("", word).casefold()))


def elision(word: str, language: Language) -> int:
    """Where an elided small word ends: l’avocate, dell’Appennino; 0 without one."""
    for mark in "’'":
        at = word.find(mark)
        if 0 < at < len(word) - 1 and word[:at].casefold() in language.elided:
            return at + 1
    return 0


def _cut(text: str, tokens: Sequence[Token], language: Language) -> Iterator[list[Token]]:
    cut: list[Token] = []
    for number, token in enumerate(tokens):
        cut.append(token)
        after = tokens[number + 1] if number + 1 < len(tokens) else None
        full = len(cut) >= LONGEST
        if after is None or full or _ends(text, tokens, number, after, language):
            yield cut
            cut = []


def _ends(
    text: str, tokens: Sequence[Token], number: int, after: Token, language: Language
) -> bool:
    token = tokens[number]
    if token.quote >= 0:
        return _ends_with_quote(text, tokens, number, after, language)
    if token.text not in _ENDS:
        return False
    if token.text == "." and number and _is_abbreviation(tokens[number - 1], token, language):
        return False
    if token.text in ";；":
        return language.unparted
    return language.unparted or after.start > token.end or after.quote >= 0


def _is_abbreviation(word: Token, stop: Token, language: Language) -> bool:
    if word.end != stop.start or not word.is_word:
        return False
    initial = len(word.text) == 1 and word.capital
    short = word.low in language.abbreviations or (
        word.low in language.titles and len(word.text) < 5 and word.capital
    )
    return initial or short or (word.text.isdigit() and len(word.text) < 3)


def _ends_with_quote(
    text: str, tokens: Sequence[Token], number: int, after: Token, language: Language
) -> bool:
    """A quotation that ends a sentence inside its marks, and is not followed by who said it."""
    token = tokens[number]
    inner = text[token.start : token.end].rstrip(_CLOSING)[-1:]
    if inner not in _INNER_ENDS:
        return False
    if after.quote >= 0:
        return True
    if language.unparted:
        return False
    if not after.is_word:
        dialogue = after.text in "–—-" and number + 2 < len(tokens)
        return dialogue and tokens[number + 2].quote >= 0
    if language.uncased:
        return not _cue_near(tokens, number + 1, language, 3)
    if not after.capital:
        return False
    if inner in "?!…":
        return not _cue_near(tokens, number + 1, language, 5)
    return True


def _cue_near(tokens: Sequence[Token], start: int, language: Language, most: int) -> bool:
    for token in tokens[start : start + most]:
        if not token.is_word:
            return False
        if token.low in language.cues:
            return True
    return False
