"""How we speak to each of the two databases."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib.parse import quote

from django.db import DatabaseError
from django.db.backends.base.base import BaseDatabaseWrapper
from psycopg_pool import PoolTimeout

SQLITE = "django.db.backends.sqlite3"
OWNER_ALONE = 0o600


def embedded(folder: Path) -> str:
    """Return the address of the database that needs no server: a file in `folder`."""
    return f"sqlite:///{quote(str(folder / 'newsroom.sqlite3'))}"


def configure(
    config: dict[str, Any],
    *,
    statement_timeout: int,
    lock_timeout: int,
    connect_timeout: int,
    pool_size: int,
) -> dict[str, Any]:
    """Return Django's settings for the database in `config`; all times in seconds.

    pool_size  connections kept by each process on PostgreSQL; 0 keeps none
    """
    if config["ENGINE"] == SQLITE:
        return config | {"OPTIONS": _sqlite(lock_timeout)}
    options = dict(config.get("OPTIONS", {}))
    options["connect_timeout"] = connect_timeout
    options["options"] = " ".join(
        f"-c {name}={seconds}s"
        for name, seconds in (
            ("statement_timeout", statement_timeout),
            ("lock_timeout", lock_timeout),
            ("idle_in_transaction_session_timeout", 2 * statement_timeout),
        )
    )
    if pool_size:
        options["pool"] = {"min_size": 1, "max_size": pool_size, "timeout": connect_timeout}
    return config | {
        "OPTIONS": options,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "DISABLE_SERVER_SIDE_CURSORS": False,
    }


def _sqlite(busy_timeout: int) -> dict[str, Any]:
    return {
        "transaction_mode": "IMMEDIATE",  # take the write lock first, so that nobody deadlocks
        "timeout": busy_timeout,
        "init_command": (
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON"
        ),
    }


def keep_private(config: dict[str, Any]) -> None:
    """Make the file of an embedded database ours alone, before anything is in it.

    SQLite gives the files that it puts beside it the same rights. What cannot be changed here is
    told by whoever opens the database.
    """
    name = str(config["NAME"])
    if config["ENGINE"] != SQLITE or name.startswith(("file:", ":")):
        return
    with suppress(OSError):
        os.close(os.open(name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, OWNER_ALONE))
    for path in (name, f"{name}-wal", f"{name}-shm"):
        with suppress(OSError):
            if stat.S_IMODE(os.stat(path).st_mode) & ~OWNER_ALONE:
                os.chmod(path, OWNER_ALONE)


class DatabaseAway(Exception):
    """The database cannot be used; the message says which, why, and what to do."""


def reach(connection: BaseDatabaseWrapper) -> None:
    """Connect, and read back what SQLite was told. Raises DatabaseAway."""
    try:
        connection.ensure_connection()
        if connection.vendor == "sqlite":
            _read_back(connection)
    except (DatabaseError, PoolTimeout) as error:
        raise DatabaseAway(_why_away(connection, error)) from error


def _read_back(connection: BaseDatabaseWrapper) -> None:
    with connection.cursor() as cursor:
        for pragma, wanted in (("journal_mode", "wal"), ("foreign_keys", 1), ("synchronous", 1)):
            found = cursor.execute(f"PRAGMA {pragma}").fetchone()[0]
            if found != wanted:
                raise DatabaseAway(
                    f"SQLite did not take the setting {pragma} = {wanted} (it says {found}). "
                    f"Put {connection.settings_dict['NAME']} on a local disk."
                )


def _why_away(connection: BaseDatabaseWrapper, error: Exception) -> str:
    name = connection.settings_dict["NAME"]
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    if connection.vendor == "sqlite":
        return (
            f"The database {name} cannot be used: {reason}. "
            "See that the file is a database of Newsroom, that its folder is writable and that "
            "the disk has room, or name another one in DATABASE_URL."
        )
    options = connection.settings_dict["OPTIONS"]
    host = connection.settings_dict["HOST"] or options.get("host") or "the local socket"
    port = connection.settings_dict["PORT"] or 5432
    return (
        f"The database {name} on {host}, port {port}, does not answer: {reason}. "
        "Start the database server or correct DATABASE_URL, then start again."
    )
