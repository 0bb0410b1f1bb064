"""What must be true of the database, put in order after every migrate and checked at start."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as Caution
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from articles.models import triggers
from articles.publishing import desk_search, quote_search, related, roles, spelling, tasks


def put_in_order(using: str, **_: Any) -> None:
    """Install triggers and the groups of the roles, index what an earlier release published.

    Called by Django after each migrate.
    """
    connection = connections[using]
    if _is_migrated(connection):
        triggers.install(connection)
        roles.install(using)
        quote_search.catch_up()
        desk_search.catch_up()
        if related.catch_up():
            tasks.relate_all.enqueue()
        spelling.catch_up()


def check_database(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Warn of a database that would let a Version or the audit log be changed; migrate mends it."""
    errors: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if not _is_migrated(connection):
            continue  # not migrated yet, which migrate itself reports
        if missing := triggers.missing(connection):
            errors.append(
                Caution(
                    f"The database “{alias}” lacks triggers that keep rows from changing: "
                    f"{', '.join(missing)}.",
                    hint="Run: python manage.py migrate",
                    id="articles.W001",
                )
            )
    return errors


def _is_migrated(connection: BaseDatabaseWrapper) -> bool:
    return set(triggers.TABLES) <= set(connection.introspection.table_names())
