"""By what a reader can narrow a search of quotes: people, sources, topics and years that occur.

Counted among the newest of what was found, so that a long archive costs no more. Two queries.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Count, QuerySet, Value

from articles.models import LiveQuote, Person, Source, Topic
from articles.models.sources import INDIVIDUALS

POOL = 500
MOST = 30
COLUMNS = (
    *("quote", "speaker__slug", "speaker__name"),
    *("source__slug", "source__name", "source__kind", "dated"),
)

Pair = tuple[str, str]


class Choice(NamedTuple):
    value: str
    name: str
    chosen: bool


class Facets(NamedTuple):
    """Choices by parameter; each the most frequent first, years the newest first."""

    person: tuple[Choice, ...]
    source: tuple[Choice, ...]
    topic: tuple[Choice, ...]
    year: tuple[Choice, ...]


def facets(found: QuerySet[LiveQuote], chosen: Mapping[str, str]) -> Facets:
    """Look up the choices for what was found.

    chosen  what is chosen already, by parameter; a choice that does not occur is offered too
    """
    rows = list(found.values_list(*COLUMNS)[:POOL])
    people = Counter((slug, name) for _, slug, name, *_ in rows)
    sources = Counter(
        (slug, name)
        for *_, slug, name, kind, _ in rows
        if slug is not None and kind not in INDIVIDUALS
    )
    years = Counter((f"{dated:%Y}",) * 2 for *_, dated in rows)
    topics, names = _topics_and_names((row[0] for row in rows), chosen)
    return Facets(
        person=_choices(_by_number(people), "person", chosen, names),
        source=_choices(_by_number(sources), "source", chosen, names),
        topic=_choices(_by_number(topics), "topic", chosen, names),
        year=_choices(sorted(years, reverse=True), "year", chosen, names),
    )


def _topics_and_names(
    quotes: Iterable[int], chosen: Mapping[str, str]
) -> tuple[Counter[Pair], Mapping[Pair, str]]:
    """The topics of these quotes' stories, and what the chosen ones are called, in one query."""
    carried = (
        Topic.objects.filter(live_uses__story__quotes__quote__in=list(quotes))
        .order_by()
        .annotate(carried=Count("live_uses__story__quotes__quote", distinct=True))
        .values_list(_text(""), "slug", "name", "carried")
    )
    rows = list(
        carried.union(
            _named("person", Person.objects.with_page(), chosen),
            _named("source", Source.objects.with_page(), chosen),
            _named("topic", Topic.objects.filter(live_uses__isnull=False).distinct(), chosen),
            all=True,
        ).order_by()
    )
    topics = Counter({(slug, name): number for kind, slug, name, number in rows if not kind})
    return topics, {(kind, slug): name for kind, slug, name, _ in rows if kind}


def _named(kind: str, records: QuerySet[Any], chosen: Mapping[str, str]) -> QuerySet[Any]:
    named = records.filter(slug=chosen[kind]).order_by()
    return named.values_list(_text(kind), "slug", "name", Value(0))


def _by_number(counted: Counter[Pair]) -> list[Pair]:
    ranked = sorted(counted, key=lambda pair: (-counted[pair], pair[1].casefold()))
    return ranked[:MOST]


def _choices(
    pairs: Iterable[Pair], kind: str, chosen: Mapping[str, str], names: Mapping[Pair, str]
) -> tuple[Choice, ...]:
    value = chosen[kind]
    choices = [Choice(slug, name, slug == value) for slug, name in pairs]
    if value and not any(choice.chosen for choice in choices):
        choices.append(Choice(value, names.get((kind, value), value), chosen=True))
    return tuple(choices)


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())
