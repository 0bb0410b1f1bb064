"""What a reader asks of a search: words, and “exact phrases”, in no language that is known.

Each word is tried in the newsroom's usual languages. The same question is written for PostgreSQL
and for SQLite, and finds its words again in a text, so that a page can mark them.
"""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from articles.publishing.terms import Place, places, term, token, words

#: A reader's question names no language: each word is tried in these, and in the site's own.
LANGUAGES = ("en", "ar", "de", "es", "fr", "it", "nb", "pt", "ru")
MAX_LENGTH = 200
MAX_WORDS = 12

_MARKS = re.compile('["“”„‟«»″〝〞〟「」『』＂]')

#: Terms that stand one after the other; a single word is a run of one.
Run = tuple[str, ...]


class Asked(NamedTuple):
    """A question. Each part must be there: one of its runs, which are the same words stemmed
    in one language or another."""

    parts: tuple[tuple[Run, ...], ...] = ()

    @property
    def tsquery(self) -> str:
        """The question for PostgreSQL."""
        return self._tsquery("")

    @property
    def tsquery_heavy(self) -> str:
        """The same, among the terms of weight A alone."""
        return self._tsquery(":A")

    @property
    def match(self) -> str:
        """The question for FTS5."""
        runs = ([f'"{" ".join(run)}"' for run in part] for part in self.parts)
        return " AND ".join(f"({' OR '.join(alternatives)})" for alternatives in runs)

    @property
    def any(self) -> "Asked":
        """The question of which one part is enough."""
        return Asked((tuple(run for part in self.parts for run in part),)) if self.parts else self

    def found_in(self, text: str, language: str) -> list[tuple[int, int]]:
        """Return where words of the question stand in a text, in order, never overlapping."""
        placed = list(places(text, language))
        spans = [
            (placed[at].start, placed[at + len(run) - 1].end)
            for at, run in _standing(placed, (run for part in self.parts for run in part))
        ]
        return list(_joined(sorted(spans)))

    def missing_in(self, language: str, *texts: str) -> bool:
        """Whether some part of the question stands in none of these texts."""
        runs = [run for part in self.parts for run in part]
        found = {run for text in texts for _, run in _standing(list(places(text, language)), runs)}
        return any(found.isdisjoint(part) for part in self.parts)

    def _tsquery(self, weight: str) -> str:
        runs = (
            [" <-> ".join(f"{word}{weight}" for word in run) for run in part] for part in self.parts
        )
        return " & ".join(f"({' | '.join(alternatives)})" for alternatives in runs)


def read(question: str, language: str) -> Asked:
    """Read what somebody typed. Anything may be passed; what holds no words asks for nothing.

    language  of the site, tried beside the usual ones
    """
    languages = tuple(dict.fromkeys((language, *LANGUAGES)))
    parts: list[tuple[Run, ...]] = []
    left = MAX_WORDS
    for phrase in _phrases(question[:MAX_LENGTH]):
        folded = tuple(words(phrase))[:left]
        left -= len(folded)
        if folded:
            parts.append(_runs(folded, languages))
    return Asked(tuple(parts))


def _phrases(question: str) -> Iterator[str]:
    """Yield each phrase between marks whole, and all other words one by one."""
    pieces = _MARKS.split(question)
    for number, piece in enumerate(pieces):
        inside = number % 2 == 1 and number < len(pieces) - 1
        if inside:
            yield piece
        else:
            yield from words(piece)


def _runs(folded: tuple[str, ...], languages: Iterable[str]) -> tuple[Run, ...]:
    plain = tuple(map(token, folded))
    stemmed = (tuple(term(word, language) for word in folded) for language in languages)
    return tuple(dict.fromkeys([plain, *stemmed]))


def _standing(placed: list[Place], runs: Iterable[Run]) -> Iterator[tuple[int, Run]]:
    """Yield where in a text which of the runs begin: read once, however many runs there are."""
    beginning: dict[str, list[Run]] = {}
    for run in dict.fromkeys(runs):
        beginning.setdefault(run[0], []).append(run)
    for at, place in enumerate(placed):
        for run in beginning.get(place.term, ()):
            if tuple(following.term for following in placed[at : at + len(run)]) == run:
                yield at, run


def _joined(spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Make one of spans that overlap or touch."""
    if not spans:
        return
    start, end = spans[0]
    for following, its_end in spans[1:]:
        if following > end:
            yield start, end
            start, end = following, its_end
        else:
            end = max(end, its_end)
    yield start, end
