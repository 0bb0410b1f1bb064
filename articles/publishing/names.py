"""The people and sources that a text may mean: evidence for the quotation finder.

Every word of a name or alias is kept folded beside its record, so that a story asks for the few
records whose words occur in it, however many the newsroom knows. A name that parts no words
(Chinese, Japanese) is one word, and is looked for as it stands.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import batched

from django.db.models import F, OuterRef, Subquery

from articles.document.quotations import Known, KnownPerson, KnownSource
from articles.models import NameWord, Person, Source
from articles.publishing import access
from articles.publishing.terms import fold

MOST_WORDS = 2_000  # distinct words of a text that are looked up
MOST_RECORDS = 200  # people, and sources, that are passed on
AT_ONCE = 500  # words in one query
_WORD = re.compile(r"\w+")
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_LENGTHS = range(2, 7)  # letters of a name in a script that parts no words


def note(record: Person | Source) -> None:
    """Keep the words of a record's name and aliases. Call it in the transaction that saves it."""
    of = {"person" if isinstance(record, Person) else "source": record}
    NameWord.objects.filter(**of).delete()
    NameWord.objects.bulk_create(
        NameWord(word=word, **of) for word in sorted(_words(f"{record.name}\n{record.aliases}"))
    )


def known(text: str) -> Known:
    """Return the people and sources of the newsroom whose names may occur in a text."""
    people: dict[int, KnownPerson] = {}
    sources: dict[int, KnownSource] = {}
    for words in batched(_looked_up(text), AT_ONCE):
        people |= {person.id: person for person in _people(words)}
        sources |= {source.id: source for source in _sources(words)}
    return Known(tuple(people.values()), tuple(sources.values()))


def _people(words: Sequence[str]) -> Iterator[KnownPerson]:
    genders = {"she": "f", "he": "m"}
    said = access.quotes_for_all().filter(speaker=OuterRef("pk")).exclude(role="")
    last = Subquery(said.order_by(F("said_on").desc(nulls_last=True), "-pk").values("role")[:1])
    meant = NameWord.objects.filter(word__in=words, person__isnull=False).values("person")
    rows = Person.objects.current().filter(pk__in=meant).annotate(said_as=last)
    for person in rows.order_by("pk")[:MOST_RECORDS]:
        yield KnownPerson(
            person.pk,
            person.name,
            _lines(person.aliases),
            person.role or person.said_as or "",
            genders.get(person.pronoun, ""),
        )


def _sources(words: Sequence[str]) -> Iterator[KnownSource]:
    meant = NameWord.objects.filter(word__in=words, source__isnull=False).values("source")
    for source in Source.objects.filter(pk__in=meant).order_by("pk")[:MOST_RECORDS]:
        yield KnownSource(source.pk, source.name, _lines(source.aliases), source.kind)


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _words(text: str) -> set[str]:
    return {word[:60] for word in _WORD.findall(fold(text)) if len(word) > 1}


def _looked_up(text: str) -> list[str]:
    """The words of a text that may be of a name; of unparted scripts, every short stretch."""
    found: dict[str, None] = {}
    for word in _WORD.findall(text):
        if _UNPARTED.search(word):
            starts = range(len(word) - 1)
            found |= dict.fromkeys(word[i : i + size] for i in starts for size in _LENGTHS)
        elif len(word) > 1 and (word[0].isupper() or not word[0].islower()):
            found[fold(word)[:60]] = None
        if len(found) >= MOST_WORDS:
            break
    return list(found)[:MOST_WORDS]
