"""Which records of a quote, and which entries of a person, may be one and the same.

Whoever saves a quote or a person calls `note`, in the transaction that saves it: the record is
laid beside the few that share a run of words, or a word of the name, with it, however many there
are. What looks alike is kept as a pair until somebody merges the two or says that they are two.
"""

from collections.abc import Iterable
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Count, F, Model, Q, QuerySet

from articles.document.likeness import Alike, runs, same_name, same_words
from articles.models import (
    NameWord,
    Person,
    PersonLikeness,
    Quote,
    QuoteLikeness,
    QuoteRun,
)

Record = Quote | Person

#: Records that are laid beside a new one, those that share most with it first.
CANDIDATES = 100
MOST_RUNS = 500  # of one quote, asked for at once


class Like(NamedTuple):
    """A record that looks like the one that was asked about, and why."""

    record: Record
    why: Alike


def note(record: Record) -> None:
    """Keep what looks like this record. Call it in the transaction that saves it."""
    match record:
        case Quote():
            _keep(QuoteLikeness, record, _quotes_like(record, _kept_runs(record)))
        case Person():
            _keep(PersonLikeness, record, _people_like(record))


def forget(record: Record) -> None:
    """A record that was merged looks like nothing any more."""
    _of(record).delete()
    if isinstance(record, Quote):
        QuoteRun.objects.filter(quote=record).delete()


def of(record: Record) -> list[Like]:
    """Return what looks like a record and was not told apart from it, the newest first."""
    pairs: QuerySet[Any] = quotes() if isinstance(record, Quote) else people()
    rows = pairs.filter(Q(one=record.pk) | Q(other=record.pk))
    others = [row.other if row.one_id == record.pk else row.one for row in rows]
    reasons = ((other, why(record, other)) for other in others)
    return [Like(other, reason) for other, reason in reasons if reason]


def quotes() -> QuerySet[QuoteLikeness]:
    """Pairs of quotes by the same speaker, or where one names none, the newest first."""
    speakers = Q(one__speaker=F("other__speaker"))
    unknown = Q(one__speaker=None) | Q(other__speaker=None)
    rows = QuoteLikeness.objects.filter(speakers | unknown, told_apart_at=None)
    return rows.select_related(
        "one__speaker", "one__source", "other__speaker", "other__source"
    ).order_by("-pk")


def people() -> QuerySet[PersonLikeness]:
    """Pairs of entries that may be one person, the newest first."""
    rows = PersonLikeness.objects.filter(told_apart_at=None)
    return rows.select_related("one", "other").order_by("-pk")


def why(one: Record, other: Record) -> Alike | None:
    """Return what speaks for it that two records are one."""
    if isinstance(one, Quote) and isinstance(other, Quote):
        return same_words(one.words, other.words)
    if isinstance(one, Person) and isinstance(other, Person):
        return same_name(one.name, other.name, one.aliases.splitlines(), other.aliases.splitlines())
    raise TypeError("Records of two kinds are not alike.")


def tell_apart(one: Record, other: Record, *, by: User, now: datetime) -> None:
    """Two that look alike are two: they are not offered for merging again."""
    model: type[Model] = QuoteLikeness if isinstance(one, Quote) else PersonLikeness
    first, second = sorted((one.pk, other.pk))
    model._default_manager.update_or_create(
        one_id=first, other_id=second, defaults={"told_apart_by": by, "told_apart_at": now}
    )


def _of(record: Record) -> QuerySet[Any]:
    model: type[Model] = QuoteLikeness if isinstance(record, Quote) else PersonLikeness
    return model._default_manager.filter(Q(one=record.pk) | Q(other=record.pk))


def _kept_runs(quote: Quote) -> list[int]:
    numbers = sorted(runs(quote.words))[:MOST_RUNS]
    QuoteRun.objects.filter(quote=quote).delete()
    QuoteRun.objects.bulk_create(QuoteRun(quote=quote, run=number) for number in numbers)
    return numbers


def _quotes_like(quote: Quote, numbers: list[int]) -> list[int]:
    rows = QuoteRun.objects.filter(run__in=numbers, quote__merged_into=None)
    near = rows.exclude(quote=quote).values("quote").annotate(shared=Count("pk"))
    ids = [row["quote"] for row in near.order_by("-shared", "-quote")[:CANDIDATES]]
    return [other.pk for other in Quote.objects.filter(pk__in=ids) if why(quote, other)]


def _people_like(person: Person) -> list[int]:
    words = person.name_words.values("word")
    rows = NameWord.objects.filter(word__in=words, person__merged_into=None, source=None)
    near = rows.exclude(person=person).values("person").annotate(shared=Count("pk"))
    ids = [row["person"] for row in near.order_by("-shared", "-person")[:CANDIDATES]]
    return [other.pk for other in Person.objects.filter(pk__in=ids) if why(person, other)]


def _keep(model: type[Model], record: Record, alike: Iterable[int]) -> None:
    """Keep these pairs and no others, but for those that were told apart."""
    pairs = {(min(record.pk, other), max(record.pk, other)) for other in alike}
    for row in _of(record).filter(told_apart_at=None):
        if (row.one_id, row.other_id) not in pairs:
            row.delete()
    model._default_manager.bulk_create(
        (model(one_id=one, other_id=other) for one, other in sorted(pairs)), ignore_conflicts=True
    )
