"""Which people and sources of a story have a page of their own: asked anew at each showing."""

from collections.abc import Mapping
from typing import NamedTuple

from django.db.models import CharField, Value

from articles.document.schema import Document
from articles.models import Person, Source
from articles.rendering import addresses


class Pages(NamedTuple):
    """Slugs by id of those who have a page."""

    people: Mapping[int, str]
    sources: Mapping[int, str]

    def person(self, id: int | None) -> str:
        slug = self.people.get(id) if id is not None else None
        return addresses.person(slug) if slug else ""

    def source(self, id: int | None) -> str:
        slug = self.sources.get(id) if id is not None else None
        return addresses.source(slug) if slug else ""


def pages(document: Document) -> Pages:
    """Look up the pages of everybody a Document names, in one query."""
    people = (
        Person.objects.with_page()
        .filter(pk__in=[person.id for person in document.shared.people])
        .order_by()
        .values_list(Value("person", output_field=CharField()), "pk", "slug")
    )
    sources = (
        Source.objects.with_page()
        .filter(pk__in=[source.id for source in document.shared.sources])
        .order_by()
        .values_list(Value("source", output_field=CharField()), "pk", "slug")
    )
    found = list(people.union(sources, all=True).order_by())
    return Pages(
        people={pk: slug for kind, pk, slug in found if kind == "person"},
        sources={pk: slug for kind, pk, slug in found if kind == "source"},
    )
