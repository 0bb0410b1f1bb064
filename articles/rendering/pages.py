"""What of a story has a page of its own, and the sections beside it: asked anew each time."""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django.db.models import CharField, Exists, F, IntegerField, OuterRef, QuerySet, Value
from django.db.models.functions import Coalesce

from articles.document.schema import Document
from articles.models import (
    Author,
    LiveAuthor,
    LiveQuote,
    LiveTopic,
    Person,
    Section,
    Source,
    Topic,
)
from articles.rendering import addresses, site


class Pages(NamedTuple):
    """Slugs by id of those who have a page, and the ids of quotes that have one.

    sections  those that readers may know of, in the desk's order
    """

    people: Mapping[int, str]
    sources: Mapping[int, str]
    quotes: frozenset[int] = frozenset()
    authors: Mapping[int, str] = {}
    topics: Mapping[int, str] = {}
    sections: tuple[Section, ...] = ()

    def person(self, id: int | None) -> str:
        slug = self.people.get(id) if id is not None else None
        return addresses.person(slug) if slug else ""

    def source(self, id: int | None) -> str:
        slug = self.sources.get(id) if id is not None else None
        return addresses.source(slug) if slug else ""

    def author(self, id: int) -> str:
        return addresses.author(self.authors[id]) if id in self.authors else ""

    def topic(self, id: int) -> str:
        return addresses.topic(self.topics[id]) if id in self.topics else ""

    def quote(self, id: int) -> str:
        return addresses.quote(id) if id in self.quotes else ""


NONE = Pages({}, {})


def pages(document: Document) -> Pages:
    """Look up the pages of everything a Document names, and the sections, in one query.

    A Document may name somebody who was merged into another entry since: that one has the page.
    """
    kinds = (kind(document) for kind in (_people, _sources, _quotes, _authors, _topics))
    rows = list(_sections().union(*kinds, all=True).order_by())
    slugs: dict[str, dict[int, str]] = {
        kind: {} for kind in ("person", "source", "quote", "author", "topic")
    }
    for kind, pk, slug, *_ in rows:
        if kind in slugs:
            slugs[kind][pk] = slug
    return Pages(
        people=slugs["person"],
        sources=slugs["source"],
        quotes=frozenset(slugs["quote"]),
        authors=slugs["author"],
        topics=slugs["topic"],
        sections=tuple(
            Section(pk=pk, slug=slug, name=name, description=description, order=order)
            for kind, pk, slug, name, description, order in sorted(rows, key=lambda row: row[5])
            if kind == "section"
        ),
    )


def _people(document: Document) -> QuerySet[Any, Any]:
    found = Person.objects.annotate(current=Coalesce("merged_into", "pk")).filter(
        pk__in=[person.id for person in document.shared.people],
        current__in=Person.objects.with_page().order_by().values("pk"),
    )
    return _rows(found, "person", "pk", Coalesce("merged_into__slug", "slug"))


def _sources(document: Document) -> QuerySet[Any, Any]:
    found = Source.objects.with_page().filter(pk__in=[s.id for s in document.shared.sources])
    return _rows(found, "source", "pk", F("slug"))


def _quotes(document: Document) -> QuerySet[Any, Any]:
    found = LiveQuote.objects.on_record().filter(quote__in=[q.id for q in document.shared.quotes])
    return _rows(found, "quote", "quote", _text(""))


def _authors(document: Document) -> QuerySet[Any, Any]:
    live = LiveAuthor.objects.filter(author=OuterRef("pk"))
    found = Author.objects.filter(Exists(live), pk__in=[a.id for a in document.shared.authors])
    return _rows(found, "author", "pk", F("slug"))


def _topics(document: Document) -> QuerySet[Any, Any]:
    live = LiveTopic.objects.filter(topic=OuterRef("pk"))
    found = Topic.objects.filter(Exists(live), pk__in=[t.id for t in document.shared.topics])
    return _rows(found, "topic", "pk", F("slug"))


def _sections() -> QuerySet[Any, Any]:
    rows = site.sections().order_by()
    return rows.values_list(_text("section"), "pk", "slug", "name", "description", "order")


def _rows(found: QuerySet[Any], kind: str, pk: str, slug: Any) -> QuerySet[Any, Any]:
    """What was found, in the columns of a section; a name is not asked for."""
    none = Value(0, output_field=IntegerField())
    return found.order_by().values_list(_text(kind), pk, slug, _text(""), _text(""), none)


def _text(text: str) -> Value:
    return Value(text, output_field=CharField())
