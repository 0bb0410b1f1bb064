"""Lists page by page, for readers and the desk: the next page begins after the last row of this
one, wherever that is then.

A cursor is the place of a row in the list's order and a number of its own: "1410801900000000-12".
Each page costs the same, however long the list.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404

_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})\Z")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Order(NamedTuple):
    """What a list is ordered by: a column, the highest first, and among equals a number.

    lowest_first  the other way round; the column is never empty then

    write  from the column's value to a number for a cursor
    read   the way back; raises ValueError or OverflowError for what was never written
    """

    column: str
    number: str
    write: Callable[[Any], int]
    read: Callable[[int], Any]
    lowest_first: bool = False


def _since_epoch(at: datetime) -> int:
    return (at - _EPOCH) // _MICROSECOND


def _after_epoch(microseconds: int) -> datetime:
    return _EPOCH + microseconds * _MICROSECOND


#: Stories: by their moment in lists.
LISTED = Order("listed_at", "pk", _since_epoch, _after_epoch)
#: Stories of a topic, an author or a source: the same, by its rows (`LiveStory.objects.of_topic`).
PLACED = Order("placed_at", "placed", _since_epoch, _after_epoch)
#: Stories of a day: by the moment of their first publication.
FIRST = Order("first_published_at", "pk", _since_epoch, _after_epoch)
#: Working copies: the last saved, or the next due, first.
SAVED = Order("saved_at", "pk", _since_epoch, _after_epoch)
DUE = Order("due", "pk", _since_epoch, _after_epoch, lowest_first=True)
#: Notes, notices and entries of a log: the last first.
TOLD = Order("at", "pk", _since_epoch, _after_epoch)
#: All that is or was public: by its last change, the first of them first.
CHANGED = Order("position", "pk", int, int, lowest_first=True)
#: Quotes: by the day on which they were said.
SAID = Order("dated", "quote_id", date.toordinal, date.fromordinal)
#: Quotes that were searched for: the most apt first.
APT = Order("aptness", "quote_id", int, int)
#: Stories, quotes and people that were searched for: the best first (publishing.ranking).
BEST = Order("rank", "pk", int, int)


class Sheet(NamedTuple):
    """A page of a list at the desk. `older` and `newer` are the cursors of its neighbours, "" at
    the ends; the one to `newer` rows is passed as "after"."""

    rows: Sequence[Any]
    older: str
    newer: str


def sheet(rows: QuerySet[Any], asked: Mapping[str, str], size: int, order: Order = LISTED) -> Sheet:
    """Return the rows before or after a cursor, of a list in this order.

    asked  the parameters: "before" or "after" with a cursor, or neither for the first page
    Raises Http404 for what is no cursor.
    """
    if (before := asked.get("before")) is not None:
        found = list(_beyond(rows, before, order, "lt")[: size + 1])
        return _sheet(found[:size], order, older=len(found) > size, newer=True)
    if (after := asked.get("after")) is not None:
        found = list(_beyond(rows, after, order, "gt").reverse()[: size + 1])
        return _sheet(found[:size][::-1], order, older=True, newer=len(found) > size)
    found = list(rows[: size + 1])
    return _sheet(found[:size], order, older=len(found) > size, newer=False)


class Leaf(NamedTuple):
    """A page of a list that readers may keep: it has one address, from wherever one came.

    here   the cursor of the row above its first: it stands "before" that; "" on the first page
    older  the cursor of its last row, "" on the last page
    newer  the cursor that leads back by a page, "" where that is the first one
    """

    rows: Sequence[Any]
    here: str
    older: str
    newer: str


def leaf(rows: QuerySet[Any], asked: Mapping[str, str], size: int, order: Order = LISTED) -> Leaf:
    """Return the rows before a cursor, or the first ones. One query; two on a later page.

    asked  the parameters: "before" with a cursor, or nothing
    Raises Http404 for what is no cursor.
    """
    before = asked.get("before")
    wanted = rows if before is None else _beyond(rows, before, order, "lt")
    found = list(wanted[: size + 1])
    shown = found[:size]
    above = _above(rows, shown[0], size, order) if shown and before is not None else []
    return Leaf(
        shown,
        here=above[0] if above else "",
        older=cursor(shown[-1], order) if len(found) > size else "",
        newer=above[size] if len(above) > size else "",
    )


def _above(rows: QuerySet[Any], first: Any, size: int, order: Order) -> list[str]:
    """The cursors of a page's rows, and one more, that stand above a row; the nearest first."""
    above = _beyond(rows, cursor(first, order), order, "gt").reverse()
    places = above.values_list(order.column, order.number)[: size + 1]
    return [f"{order.write(place)}-{number}" for place, number in places]


def _sheet(shown: Sequence[Any], order: Order, *, older: bool, newer: bool) -> Sheet:
    return Sheet(
        shown,
        older=cursor(shown[-1], order) if shown and older else "",
        newer=cursor(shown[0], order) if shown and newer else "",
    )


def cursor(row: Any, order: Order) -> str:
    """Return the cursor of a row: what is "before" it comes after it in the list."""
    return f"{order.write(getattr(row, order.column))}-{getattr(row, order.number)}"


def _beyond(rows: QuerySet[Any], cursor: str, order: Order, way: str) -> QuerySet[Any]:
    """The rows beyond a cursor; the condition on the column alone lets an index find them."""
    place, number = parse(cursor, order)
    column = order.column
    if order.lowest_first:
        way = {"lt": "gt", "gt": "lt"}[way]
    further = Q((f"{column}__{way}", place))
    level = Q((column, place), (f"{order.number}__{way}", number))
    return rows.filter(further | level, (f"{column}__{way}e", place))


def is_cursor(text: str) -> bool:
    """Whether a text may be a place in some list."""
    return _CURSOR.match(text) is not None


def parse(text: str, order: Order) -> tuple[Any, int]:
    """Read a cursor. Raises Http404 for what is none."""
    match = _CURSOR.match(text)
    if not match:
        raise Http404
    try:
        return order.read(int(match[1])), int(match[2])
    except (OverflowError, ValueError):
        raise Http404 from None
