"""Which people, sources and quotes of a story have a page of their own: asked anew each time."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import CharField, Value
from django.db.models.functions import Coalesce

from articles.document.schema import Document
from articles.models import LiveQuote, Person, Source
from articles.rendering import addresses


class Pages(NamedTuple):
    """Slugs by id of those who have a page, and the ids of quotes that have one."""

    people: Mapping[int, str]
    sources: Mapping[int, str]
    quotes: frozenset[int] = frozenset()

    def person(self, id: int | None) -> str:
        slug = self.people.get(id) if id is not None else None
        return addresses.person(slug) if slug else ""

    def source(self, id: int | None) -> str:
        slug = self.sources.get(id) if id is not None else None
        return addresses.source(slug) if slug else ""

    def quote(self, id: int) -> str:
        return addresses.quote(id) if id in self.quotes else ""


NONE = Pages({}, {})


def pages(document: Document) -> Pages:
    """Look up the pages of everything a Document names, in one query.

    A Document may name somebody who was merged into another entry since: that one has the page.
    """
    people = (
        Person.objects.annotate(current=Coalesce("merged_into", "pk"))
        .filter(
            pk__in=[person.id for person in document.shared.people],
            current__in=Person.objects.with_page().order_by().values("pk"),
        )
        .order_by()
        .values_list(_named("person"), "pk", Coalesce("merged_into__slug", "slug"))
    )
    sources = (
        Source.objects.with_page()
        .filter(pk__in=[source.id for source in document.shared.sources])
        .order_by()
        .values_list(_named("source"), "pk", "slug")
    )
    quotes = (
        LiveQuote.objects.on_record()
        .filter(quote__in=[quote.id for quote in document.shared.quotes])
        .order_by()
        .values_list(_named("quote"), "quote", _named(""))
    )
    found = list(people.union(sources, quotes, all=True).order_by())
    return Pages(
        people={pk: slug for kind, pk, slug in found if kind == "person"},
        sources={pk: slug for kind, pk, slug in found if kind == "source"},
        quotes=frozenset(pk for kind, pk, _ in found if kind == "quote"),
    )


def _named(kind: str) -> Value:
    return Value(kind, output_field=CharField())
