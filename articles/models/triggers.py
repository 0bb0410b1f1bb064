"""Triggers by which the database itself refuses to change or delete a Version.

A form, a script, a shell, a mistaken migration: none can alter what was frozen. SQLite drops the
triggers of a table whenever a migration remakes it, so they are put back after every migrate, and
looked for when the server starts (`missing`). Only a test's teardown lifts them.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

TABLE = "articles_version"
EVENTS = ("update", "delete")
MESSAGE = "A Version never changes."

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {TABLE}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{MESSAGE}' USING ERRCODE = 'restrict_violation'; END $$
"""


def name(event: str) -> str:
    return f"{TABLE}_no_{event}"


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; those that are there already are made anew."""
    lift(connection)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
            for event in (*EVENTS, "truncate"):
                each = "STATEMENT" if event == "truncate" else "ROW"
                cursor.execute(
                    f"CREATE TRIGGER {name(event)} BEFORE {event.upper()} ON {TABLE} "
                    f"FOR EACH {each} EXECUTE FUNCTION {TABLE}_refuse()"
                )
        else:
            for event in EVENTS:
                cursor.execute(
                    f"CREATE TRIGGER {name(event)} BEFORE {event.upper()} ON {TABLE} "
                    f"BEGIN SELECT RAISE(ABORT, '{MESSAGE}'); END"
                )


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for the teardown of a test database."""
    of_table = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as cursor:
        for event in (*EVENTS, "truncate"):
            cursor.execute(f"DROP TRIGGER IF EXISTS {name(event)}{of_table}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that are not there."""
    if connection.vendor == "postgresql":
        events = [*EVENTS, "truncate"]
        query = "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgenabled <> 'D'"
    else:
        events = [*EVENTS]
        query = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    with connection.cursor() as cursor:
        cursor.execute(query, [TABLE])
        present = {row[0] for row in cursor.fetchall()}
    return [name(event) for event in events if name(event) not in present]
