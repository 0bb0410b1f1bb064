"""One list woven of several, page by page: stories, quotes and people in one order.

Each strand is ordered by the same column and its primary key, the highest first. Where the column
is the same, as with a story and what was said in it, the strands follow each other. A row's number
is its strand and its key in one, so that a cursor tells a place in all strands at once, and a page
costs a query a strand, however far it is.
"""

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet

from articles.rendering.paging import Leaf, Order, parse

#: More than any table has rows.
STRAND = 10**15


class Row(NamedTuple):
    """A row, its place in the order, and which strand it is of."""

    place: Any
    number: int
    strand: int
    row: Any


def woven(
    strands: Sequence[QuerySet[Any]], asked: Mapping[str, str], size: int, order: Order
) -> Leaf:
    """Return the rows (each a `Row`) before a cursor, or the first ones.

    asked  the parameters: "before" with a cursor, or nothing
    Raises Http404 for what is no cursor.
    """
    before = asked.get("before")
    place = parse(before, order) if before is not None else None
    found = _rows(strands, order, size + 1, below=place)
    shown = found[:size]
    above = _rows(strands, order, size + 1, above=shown[0][:2]) if shown and place else []
    return Leaf(
        shown,
        here=_cursor(above[0], order) if above else "",
        older=_cursor(shown[-1], order) if len(found) > size else "",
        newer=_cursor(above[size], order) if len(above) > size else "",
    )


def _rows(
    strands: Sequence[QuerySet[Any]],
    order: Order,
    most: int,
    *,
    below: tuple[Any, int] | None = None,
    above: tuple[Any, int] | None = None,
) -> list[Row]:
    """The first rows of all strands, below a place; or those above it, the nearest first."""
    found: list[Row] = []
    for strand, rows in enumerate(strands):
        first = (len(strands) - strand) * STRAND
        if below:
            rows = _beyond(rows, order, "lt", (below[0], below[1] - first))
        if above:
            rows = _beyond(rows, order, "gt", (above[0], above[1] - first)).reverse()
        for row in rows[:most]:
            found.append(Row(getattr(row, order.column), first + row.pk, strand, row))
    return sorted(found, key=lambda row: row[:2], reverse=not above)[:most]


def _beyond(rows: QuerySet[Any], order: Order, way: str, place: tuple[Any, int]) -> QuerySet[Any]:
    value, key = place
    further = Q((f"{order.column}__{way}", value))
    level = Q((order.column, value), (f"pk__{way}", key))
    return rows.filter(further | level, (f"{order.column}__{way}e", value))


def _cursor(row: Row, order: Order) -> str:
    return f"{order.write(row.place)}-{row.number}"
