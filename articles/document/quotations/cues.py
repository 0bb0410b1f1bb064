"""Stage 3a: the words that say that somebody spoke."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from articles.document.quotations.languages import Language, plain
from articles.document.quotations.languages import language as table_of
from articles.document.quotations.page import Token, elision


class Cue(NamedTuple):
    """A reporting word: tokens first to last; kind is say, tell, write, name, noun or frame."""

    first: int
    last: int
    kind: str
    after_speaker: bool = False  # a frame that follows who spoke


def cues(tokens: Sequence[Token], language: Language) -> list[Cue]:
    """Find the reporting words of a sentence, in order."""
    found: list[Cue] = []
    taken = -1
    for at, token in enumerate(tokens):
        if at <= taken or not token.is_word:
            continue
        cue = _of_several_words(tokens, at, language) or _of_one_word(token, at, language)
        if cue:
            found.append(cue)
            taken = cue.last
    return found


def _of_one_word(token: Token, at: int, language: Language) -> Cue | None:
    kind = language.cues.get(token.low) or language.cues.get(bare(token.low, language))
    if kind and token.capital and not language.nouns_in_capitals and at and kind != "tell":
        kind = kind if token.low not in language.places else None
    return Cue(at, at, kind) if kind else None


def bare(word: str, language: Language) -> str:
    """The word without the short words written together with it."""
    for clitic in language.clitics:
        if word.startswith(clitic) and len(word) > len(clitic) + 2:
            return word[len(clitic) :]
    return word


def _of_several_words(tokens: Sequence[Token], at: int, language: Language) -> Cue | None:
    table = _phrases(language.code)
    low = tokens[at].low
    for parts, kind, after in table.get(low) or table.get(bare(low, language)) or []:
        here = tokens[at + 1 : at + len(parts)]
        if tuple(token.low for token in here) == parts[1:]:
            return Cue(at, at + len(parts) - 1, kind, after)
    return None


def _parts(phrase: str, language: Language) -> Iterator[str]:
    """The words of a phrase as the page cuts them: "d’après" is two."""
    for word in plain(phrase).replace("'", "’").split(" "):
        cut = elision(word, language)
        yield from (word[:cut], word[cut:]) if cut else (word,)


Phrase = tuple[tuple[str, ...], str, bool]


@cache
def _phrases(code: str) -> dict[str, list[Phrase]]:
    """The cues of several words by their first one, the longest first."""
    language = table_of(code)
    tables = (
        (language.according, "frame", False),
        (language.said_by, "frame", True),
        (language.quoted_by, "quoted", False),
        (language.phrases, "say", False),
    )
    found: dict[str, list[Phrase]] = {}
    for phrases, kind, after in tables:
        for phrase in phrases:
            parts = tuple(_parts(phrase, language))
            found.setdefault(parts[0], []).append((parts, kind, after))
    for entries in found.values():
        entries.sort(key=lambda entry: -len(entry[0]))
    return found
