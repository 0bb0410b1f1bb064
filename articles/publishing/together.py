"""Several questions to the database in one query, where each is limited by itself.

Django unites no rows that are limited or ordered; SQL does.
"""

from collections.abc import Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet


def rows(parts: Sequence[QuerySet[Any]]) -> list[tuple[Any, ...]]:
    """Return the rows of all parts, which have columns of the same kinds."""
    return _united("SELECT * FROM ({rows}) AS part", parts)


def counts(parts: Sequence[QuerySet[Any]]) -> list[int]:
    """Return how many rows each part has; count no further than is needed, by slicing it."""
    counted = dict(_united("SELECT {number}, COUNT(*) FROM ({rows}) AS part", parts))
    return [counted.get(number, 0) for number in range(len(parts))]


def _united(template: str, parts: Sequence[QuerySet[Any]]) -> list[tuple[Any, ...]]:
    written: list[str] = []
    parameters: list[Any] = []
    for number, part in enumerate(parts):
        try:
            sql, given = part.query.sql_with_params()
        except EmptyResultSet:  # Django knows already that there are none
            continue
        written.append(template.format(number=number, rows=sql))
        parameters += given
    if not written:
        return []
    with connection.cursor() as cursor:
        cursor.execute(" UNION ALL ".join(written), parameters)
        return list(cursor.fetchall())
