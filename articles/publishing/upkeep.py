"""What must be true of the database, put in order after every migrate and checked at start."""

from collections.abc import Sequence
from typing import Any

from django.core.checks import CheckMessage
from django.core.checks import Warning as Caution
from django.db import connections

from articles.models import triggers
from articles.publishing import roles


def put_in_order(using: str, **_: Any) -> None:
    """Install triggers and the groups of the roles; called by Django after each migrate."""
    connection = connections[using]
    if triggers.TABLE in connection.introspection.table_names():
        triggers.install(connection)
        roles.install(using)


def check_database(databases: Sequence[str] | None = None, **_: Any) -> list[CheckMessage]:
    """Warn of a database that would let a Version be changed; migrate still runs and mends it."""
    errors: list[CheckMessage] = []
    for alias in databases or ():
        connection = connections[alias]
        if triggers.TABLE not in connection.introspection.table_names():
            continue  # not migrated yet, which migrate itself reports
        if missing := triggers.missing(connection):
            errors.append(
                Caution(
                    f"The database “{alias}” lacks the triggers that protect Versions: "
                    f"{', '.join(missing)}.",
                    hint="Run: python manage.py migrate",
                    id="articles.W001",
                )
            )
    return errors
