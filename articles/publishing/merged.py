"""Records that were merged into others: whoever names the one that is gone means the kept one.

Versions never change, so an old one goes on naming what it named. What is written from it (the
working copy, the rows of what is live) names the kept record. Chains are collapsed when records
are merged, so one look is enough.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from django.db.models import Model, QuerySet
from msgspec import structs

from articles.document import schema
from articles.document.schema import Document
from articles.models import Person, Quote

Kept = Mapping[int, int]


class _Numbered(Protocol):
    @property
    def id(self) -> int: ...


def kept(model: type[Model], ids: Iterable[int | None]) -> Kept:
    """Return the records that took the place of those of these ids that were merged."""
    return _kept(model._default_manager.all(), ids)


def kept_locked(model: type[Model], ids: Iterable[int | None]) -> Kept:
    """The same, with the rows locked: whoever merges one of them waits until it is written."""
    return _kept(model._default_manager.select_for_update(no_key=True).order_by("pk"), ids)


def _kept(rows: QuerySet[Any], ids: Iterable[int | None]) -> Kept:
    known = {id for id in ids if id is not None}
    pairs = rows.filter(pk__in=known).values_list("pk", "merged_into") if known else ()
    return {pk: into for pk, into in pairs if into is not None}


def followed(document: Document) -> Document:
    """Return the Document with merged quotes and speakers named by what took their place."""
    quotes = kept(Quote, (quote for _, quote in document.quote_uses()))
    people = kept(Person, (quote.speaker for quote in document.shared.quotes))
    if not quotes and not people:
        return document
    return structs.replace(
        document,
        quotations=tuple(
            structs.replace(quotation, quote=quotes.get(quotation.quote, quotation.quote))
            for quotation in document.quotations
        ),
        blocks=tuple(_block(block, quotes) for block in document.blocks),
        shared=_shared(document.shared, quotes, people),
    )


def each_once(document: Document) -> Document:
    """Return the Document with each quote once in its text, as a working copy has it."""
    first: dict[int, schema.Quotation] = {}
    for quotation in document.quotations:
        first.setdefault(quotation.quote, quotation)
    return structs.replace(document, quotations=tuple(first.values()))


def _block(block: schema.AnyBlock, quotes: Kept) -> schema.AnyBlock:
    if isinstance(block, schema.QuoteBlock) and block.quote is not None:
        return structs.replace(block, quote=quotes.get(block.quote, block.quote))
    return block


def _shared(shared: schema.Shared, quotes: Kept, people: Kept) -> schema.Shared:
    said = [
        structs.replace(
            quote,
            id=quotes.get(quote.id, quote.id),
            speaker=people.get(quote.speaker, quote.speaker) if quote.speaker else None,
        )
        for quote in shared.quotes
    ]
    speakers = [structs.replace(p, id=people.get(p.id, p.id)) for p in shared.people]
    return structs.replace(shared, quotes=_once(said), people=_once(speakers))


def _once[Record: _Numbered](records: Iterable[Record]) -> tuple[Record, ...]:
    """Each record once and by id; of two that are one now, the first."""
    by_id: dict[int, Record] = {}
    for record in records:
        by_id.setdefault(record.id, record)
    return tuple(by_id[id] for id in sorted(by_id))
