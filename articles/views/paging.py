"""Lists page by page: the next page begins after the last row of this one, wherever that is then.

A cursor is the moment and the id of a row: "1410801900000000-12". Each page costs the same, however
long the list.
"""

import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.http import Http404

_CURSOR = re.compile(r"([0-9]{1,17})-([0-9]{1,18})\Z")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)


class Sheet(NamedTuple):
    """A page of a list. `older` is the cursor of the next one, "" at the end."""

    rows: Sequence[Any]
    older: str


def sheet(rows: QuerySet[Any], before: str | None, size: int) -> Sheet:
    """Return the rows after a cursor, of a list ordered by -listed_at, -pk.

    Raises Http404 for what is no cursor.
    """
    if before is not None:
        at, pk = _parse(before)
        rows = rows.filter(Q(listed_at__lt=at) | Q(listed_at=at, pk__lt=pk), listed_at__lte=at)
    found = list(rows[: size + 1])
    shown = found[:size]
    return Sheet(shown, cursor(shown[-1]) if len(found) > size else "")


def cursor(row: Any) -> str:
    return f"{(row.listed_at - _EPOCH) // _MICROSECOND}-{row.pk}"


def _parse(text: str) -> tuple[datetime, int]:
    match = _CURSOR.match(text)
    if not match:
        raise Http404
    try:
        return _EPOCH + int(match[1]) * _MICROSECOND, int(match[2])
    except OverflowError:
        raise Http404 from None
