"""Words as the search indexes hold them: folded, stemmed in their language, as ASCII tokens.

Done here, in Python, for the indexes and for what a reader asks alike; underneath lie PostgreSQL's
tsvector and SQLite's FTS5, which see nothing but plain tokens. So neither database's language,
dictionary or query syntax ever meets a reader's words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer

#: ISO 639 code → Snowball algorithm.
STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
MAX_WORD = 60
KEPT = 20_000  # stems: most words of a text were in the one before it

_WORD = re.compile(r"\w+")
# Scripts that part no words: Han, Kana, Hangul, Thai and their neighbours go by pairs of letters.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_PAIR = 2


class Place(NamedTuple):
    """A term, and where the word it was made of stands in the text."""

    term: str
    start: int
    end: int


def terms(text: str, language: str) -> Iterator[str]:
    """Yield the index terms of a text in reading order."""
    for word in words(text):
        yield term(word, language)


def places(text: str, language: str) -> Iterator[Place]:
    """Yield the same terms with where each stands in the text as it was written."""
    folded: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for at, character in enumerate(text):
        for part in fold(character):
            folded.append(part)
            starts.append(at)
            ends.append(at + 1)
        if ends and unicodedata.combining(character):  # an accent belongs to its letter
            ends[-1] = at + 1
    for word, start, end in _placed("".join(folded)):
        yield Place(term(word, language), starts[start], ends[end - 1])


def words(text: str) -> Iterator[str]:
    """Yield the folded words of a text."""
    for word, _start, _end in _placed(fold(text)):
        yield word


def term(word: str, language: str) -> str:
    """Return what an index holds of a folded word."""
    return token(stem(word, language))


def fold(text: str) -> str:
    """Return the text without case, accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; words of languages without a stemmer stay whole."""
    algorithm = STEMMERS.get(language.partition("-")[0])
    return _stemmed(word, algorithm) if algorithm else word


def is_unparted(word: str) -> bool:
    """Whether a folded word is of a script that parts no words."""
    return bool(_UNPARTED.search(word))


def token(word: str) -> str:
    """Write a word so that every database takes it for one plain word."""
    return word if word.isascii() and word.isalnum() else "u" + word.encode().hex()


@lru_cache(maxsize=KEPT)
def _stemmed(word: str, algorithm: str) -> str:
    return fold(_stemmer(algorithm).stemWord(word))


@cache
def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(algorithm)


def _placed(folded: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of folded text with their places; pairs of letters where none are parted."""
    for match in _WORD.finditer(folded):
        start, end = match.span()
        word = match.group().replace("_", "")[:MAX_WORD]
        if word and is_unparted(word):
            for at in range(max(len(word) - 1, 1)):
                pair = word[at : at + _PAIR]
                yield pair, min(start + at, end - 1), min(start + at + len(pair), end)
        elif word:
            yield word, start, end
