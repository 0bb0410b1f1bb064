"""The record of a public figure: what of it a page shows, and by which years and topics it goes."""

from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import CharField, Count, F, IntegerField, QuerySet, Value

from articles.models import LiveQuote, Person, Topic
from articles.rendering import addresses

#: Topics are those of a person's newest quotes, so that a long record costs no more.
POOL = 500
MOST_TOPICS = 12


class Part(NamedTuple):
    """A part of a record: its name, its address, and of how many quotes, if that is told."""

    name: str
    url: str
    quotes: int = 0


@dataclass(frozen=True, kw_only=True)
class Record:
    """Somebody's record: the years and topics by which it can be read.

    year, topic  the part that is being read; both None for the whole
    """

    id: int
    name: str
    slug: str
    role: str
    organisation: str
    years: tuple[Part, ...]
    topics: tuple[Part, ...]
    year: Part | None
    topic: Part | None

    @property
    def url(self) -> str:
        return addresses.person(self.slug)

    @property
    def feed(self) -> str:
        return addresses.feed(self.url)

    @property
    def canonical(self) -> str:
        part = self.year or self.topic
        return addresses.absolute(part.url if part else self.url)


def record(person: Person, *, year: int | None = None, topic: str = "") -> Record:
    """Look up how somebody's record is parted, for its whole or a part of it. One query."""
    chosen = Topic.objects.filter(slug=topic).order_by()
    named = chosen.values_list(_text("chosen"), "name", "slug", Value(0))
    found = list(_years(person).union(_topics(person), named, all=True).order_by())
    years = sorted((number for kind, *_, number in found if kind == "year"), reverse=True)
    topics = sorted((row for row in found if row[0] == "topic"), key=lambda row: (-row[3], row[1]))
    reading = next((row for row in found if row[0] == "chosen"), None)
    return Record(
        id=person.pk,
        name=person.name,
        slug=person.slug,
        role=person.role,
        organisation=person.organisation,
        years=tuple(_year(person, number) for number in years),
        topics=tuple(_topic(person, row) for row in topics[:MOST_TOPICS]),
        year=_year(person, year) if year else None,
        topic=_topic(person, reading) if reading else None,
    )


def _year(person: Person, year: int) -> Part:
    return Part(f"{year:04}", addresses.person_year(person.slug, year))


def _topic(person: Person, row: tuple[str, str, str, int]) -> Part:
    _kind, name, slug, carried = row
    return Part(name, addresses.person_topic(person.slug, slug), carried)


def _years(person: Person) -> QuerySet[LiveQuote, tuple[str, str, str, int]]:
    return (
        LiveQuote.objects.on_record()
        .filter(speaker=person)
        .order_by()
        .values_list(_text("year"), _text(""), _text(""), F("dated__year"))
        .distinct()
    )


def _topics(person: Person) -> QuerySet[Topic, tuple[str, str, str, int]]:
    newest = LiveQuote.objects.on_record().filter(speaker=person).values("quote")[:POOL]
    return (
        Topic.objects.filter(live_uses__story__quotes__quote__in=newest)
        .order_by()
        .annotate(
            carried=Count(
                "live_uses__story__quotes__quote", distinct=True, output_field=IntegerField()
            )
        )
        .values_list(_text("topic"), "name", "slug", "carried")
    )


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())
