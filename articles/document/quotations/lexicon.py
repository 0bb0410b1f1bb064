"""Words of a language without capitals, with what is written together with them taken away.

وللمجلس is “and”, “to”, “the” and “council”. Every question is answered once for a word and kept.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from articles.document.quotations.languages import Language
from articles.document.quotations.languages import language as table_of

KEPT = 4096  # words whose answers are kept


@dataclass(frozen=True, slots=True)
class Sets:
    """Tables of a language put together once."""

    people: frozenset[str]
    bodies: frozenset[str]  # organisations, outlets and documents
    named: frozenset[str]  # bodies whose name may stand in marks
    belonging: frozenset[str]  # what somebody has a role in
    small: frozenset[str]
    joining: frozenset[str]  # “and”, “who”, written together with the next word
    together: frozenset[str]  # prepositions written together with the next word
    nouns: frozenset[str]  # what such a preposition may stand before
    no_roles: frozenset[str]


@cache
def sets_of(code: str) -> Sets:
    table = table_of(code)
    people = frozenset(table.roles) | frozenset(table.kin)
    bodies = table.organisations | table.outlets | table.documents
    return Sets(
        people=people,
        bodies=bodies,
        named=table.organisations | table.outlets,
        belonging=table.organisations | table.groups,
        small=table.relatives | table.conjunctions | table.prepositions | frozenset(table.pronouns),
        joining=table.clitics & (table.conjunctions | table.relatives),
        together=table.clitics & (table.within | table.agents),
        nouns=bodies | table.platforms | people | table.places | table.groups,
        no_roles=frozenset(table.first_names) | table.prepositions,
    )


@lru_cache(KEPT)
def forms(code: str, low: str) -> tuple[str, ...]:
    """The word, and what is left of it without what is written together with it."""
    table = table_of(code)
    found = [low, *_bare(low, table)]
    for clitic in table.clitics:
        if low.startswith(clitic) and len(low) > len(clitic) + 1:
            found += _bare(low[len(clitic) :], table)
    return tuple(found)


def _bare(low: str, table: Language) -> Iterator[str]:
    yield low
    for article in table.articles:
        if low.startswith(article) and len(low) > len(article) + 1:
            yield low[len(article) :]
    if table.verb_first:
        if low.startswith("ل") and len(low) > 3:
            yield low[1:]  # of “للمجلس” the article has lost its alef
        if low.endswith("ا") and len(low) > 3:
            yield low[:-1]  # the accusative: “قائدا”


def is_exactly(code: str, low: str) -> bool:
    """Whether a word is a noun as it stands, whatever it begins with: “משרד”."""
    sets = sets_of(code)
    return low in sets.people or low in sets.bodies or low in table_of(code).titles


@lru_cache(KEPT)
def is_definite(code: str, low: str) -> bool:
    """Whether a noun has its article, or says whose it is: “زميلته”."""
    table = table_of(code)
    if low in table.first_names:
        return False
    articles = (*table.articles, "لل") if table.verb_first else tuple(table.articles)
    lows = [low, *(low[len(c) :] for c in table.clitics if low.startswith(c))]
    return any(form.startswith(articles) for form in lows) or whose(code, low) is not None


@lru_cache(KEPT)
def whose(code: str, low: str) -> str | None:
    """The noun of people before a possessive written together with it."""
    people = sets_of(code).people
    for end in table_of(code).possessives:
        if low.endswith(end) and len(low) > len(end) + 2:
            stem = low[: -len(end)]
            nouns = (stem, stem[:-1] + "ة") if stem.endswith("ت") else (stem,)
            if any(form in people for noun in nouns for form in forms(code, noun)):
                return stem
    return None


@lru_cache(KEPT)
def is_role(code: str, low: str) -> bool:
    sets = sets_of(code)
    if low in sets.no_roles:
        return False
    return any(form in sets.people for form in forms(code, low)) or whose(code, low) is not None


@lru_cache(KEPT)
def is_prefixed(code: str, low: str) -> bool:
    """A preposition written together with its noun: “للمجلس”, “לבית המשפט”, “במחלקה”."""
    table, sets = table_of(code), sets_of(code)
    if is_exactly(code, low) or low in table.first_names:
        return False
    if table.verb_first and low.startswith(("لل", "بال", "كال")) and len(low) > 5:
        return True
    rest = [low[len(c) :] for c in sets.together if low.startswith(c) and len(low) > 3]
    return any(form in sets.nouns for word in rest for form in _bare(word, table))


@lru_cache(KEPT)
def ends_phrase(code: str, low: str) -> bool:
    """Whether no noun phrase goes on over a word, whatever stands around it; verbs are none."""
    table, sets = table_of(code), sets_of(code)
    if low in table.first_names or low in table.titles:
        return False
    if low in table.adverbs or low[0].isdigit() or low in sets.small:
        return True
    rest = [low[len(c) :] for c in sets.joining if low.startswith(c) and len(low) > 2]
    if any(word in table.pronouns or word in table.relatives for word in rest):
        return True
    return low not in sets.people and any(word in table.cues for word in rest)
