"""Triggers by which the database itself refuses to change what is kept for good.

That is Versions, those of the front page and of pages, and the audit log. A form, a script, a
shell, a mistaken migration: none can alter what was frozen or logged. SQLite drops the triggers of
a table whenever a migration remakes it, so they are put back after every migrate, and looked for
when the server starts (`missing`). Only a test's teardown lifts them.
"""

from django.db.backends.base.base import BaseDatabaseWrapper

MESSAGES = {
    "articles_version": "A Version never changes.",
    "articles_frontversion": "An arrangement of the front page never changes.",
    "articles_pageversion": "A version of a page never changes.",
    "articles_auditentry": "The audit log never changes.",
}
TABLES = tuple(MESSAGES)
EVENTS = {
    "postgresql": ("update", "delete", "truncate"),
    "sqlite": ("update", "delete", "replace"),
}
#: On SQLite, REPLACE deletes the row that stands in its way without asking the trigger for DELETE;
#: so a row is refused whose place is taken.
TAKEN = {
    "articles_version": "id = NEW.id OR (story_id = NEW.story_id AND number = NEW.number)",
    "articles_frontversion": "id = NEW.id OR number = NEW.number",
    "articles_pageversion": "id = NEW.id OR (page_id = NEW.page_id AND number = NEW.number)",
    "articles_auditentry": "id = NEW.id",
}

_FUNCTION = """
CREATE OR REPLACE FUNCTION {table}_refuse() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{message}' USING ERRCODE = 'restrict_violation'; END $$
"""
_NO_REPLACE = """
CREATE TRIGGER {name} BEFORE INSERT ON {table}
WHEN EXISTS (SELECT 1 FROM {table} WHERE {taken})
BEGIN SELECT RAISE(ABORT, '{message}'); END
"""


def name(table: str, event: str) -> str:
    return f"{table}_no_{event}"


def install(connection: BaseDatabaseWrapper) -> None:
    """Put the triggers in place; those that are there already are made anew."""
    lift(connection)
    with connection.cursor() as cursor:
        for table, message in MESSAGES.items():
            if connection.vendor == "postgresql":
                cursor.execute(_FUNCTION.format(table=table, message=message))
                for event in EVENTS["postgresql"]:
                    each = "STATEMENT" if event == "truncate" else "ROW"
                    cursor.execute(
                        f"CREATE TRIGGER {name(table, event)} BEFORE {event.upper()} ON {table} "
                        f"FOR EACH {each} EXECUTE FUNCTION {table}_refuse()"
                    )
            else:
                for event in ("update", "delete"):
                    cursor.execute(
                        f"CREATE TRIGGER {name(table, event)} BEFORE {event.upper()} ON {table} "
                        f"BEGIN SELECT RAISE(ABORT, '{message}'); END"
                    )
                cursor.execute(
                    _NO_REPLACE.format(
                        name=name(table, "replace"),
                        table=table,
                        taken=TAKEN[table],
                        message=message,
                    )
                )


def lift(connection: BaseDatabaseWrapper) -> None:
    """Take the triggers away, for the teardown of a test database."""
    with connection.cursor() as cursor:
        for table in TABLES:
            of_table = f" ON {table}" if connection.vendor == "postgresql" else ""
            for event in EVENTS[connection.vendor]:
                cursor.execute(f"DROP TRIGGER IF EXISTS {name(table, event)}{of_table}")


def missing(connection: BaseDatabaseWrapper) -> list[str]:
    """Return the names of triggers that are not there."""
    query = (
        "SELECT tgname FROM pg_trigger WHERE tgrelid = to_regclass(%s) AND tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s"
    )
    present: set[str] = set()
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(query, [table])
            present.update(row[0] for row in cursor.fetchall())
    wanted = [name(table, event) for table in TABLES for event in EVENTS[connection.vendor]]
    return [one for one in wanted if one not in present]
