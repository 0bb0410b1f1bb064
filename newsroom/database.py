"""How we speak to each of the two databases."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

SQLITE = "django.db.backends.sqlite3"


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
