"""Empties the database after a test that committed, as quickly as it can be done.

Django's way truncates every table and then puts content types, permissions and groups back one by
one, after each such test. Here rows go from the tables that have any, and what migrate put there
is kept: it is compared with what it was at the start, and written again if a test changed it.
"""

from contextlib import closing

from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.test import TransactionTestCase

from articles.models import GivenRight, triggers

#: What migrate fills, a table after those that it points at.
KEPT = tuple(
    model._meta.db_table
    for model in (ContentType, Permission, Group, Group.permissions.through, GivenRight)
)

type Rows = list[tuple[object, ...]]


class Emptied:
    """The database as migrate left it, and the way back to it."""

    def __init__(self) -> None:
        names = connection.introspection.django_table_names(only_existing=True, include_views=False)
        self._emptied = [*(name for name in names if name not in KEPT), *indexes()]
        self._kept = {name: _rows(name) for name in KEPT}

    def restore(self) -> None:
        """Take out what the test committed; the tables that refuse to lose a row lose theirs."""
        full = filled(self._emptied)
        changed = [name for name in KEPT if _rows(name) != self._kept[name]]
        with transaction.atomic(), closing(connection.cursor()) as cursor:
            triggers.lift(connection)
            for name in (*full, *reversed(changed)):
                cursor.execute(f"DELETE FROM {_quoted(name)}")  # noqa: S608 (our own tables)
            for name in changed:
                _insert(name, self._kept[name])
            triggers.install(connection)
        ContentType.objects.clear_cache()


def empty_with(emptied: Emptied) -> None:
    """Let every test that commits end this way."""
    TransactionTestCase._fixture_teardown = lambda case: emptied.restore()


def indexes() -> list[str]:
    """Return SQLite's own tables of words, which are nobody's model."""
    if connection.vendor != "sqlite":
        return []
    with closing(connection.cursor()) as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'")
        return [name for (name,) in cursor.fetchall()]


def filled(names: list[str]) -> list[str]:
    """Return those of the tables that have a row."""
    asked = ", ".join(f"EXISTS (SELECT 1 FROM {_quoted(name)})" for name in names)  # noqa: S608
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT {asked}")
        return [name for name, has in zip(names, cursor.fetchone(), strict=True) if has]


def _rows(name: str) -> Rows:
    with closing(connection.cursor()) as cursor:
        cursor.execute(f"SELECT * FROM {_quoted(name)} ORDER BY id")  # noqa: S608
        return cursor.fetchall()


def _insert(name: str, rows: Rows) -> None:
    places = ", ".join(["%s"] * len(rows[0]))
    with closing(connection.cursor()) as cursor:
        cursor.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", rows)  # noqa: S608


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)
