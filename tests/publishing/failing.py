"""Writes of a piece of work, counted, and made to fail at a chosen one."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any
from unittest import mock

from django.core.files.storage import storages
from django.db import OperationalError, connection

WRITES = ("INSERT", "UPDATE", "DELETE")


class Broken(OperationalError):
    """The failure that was asked for."""


class Writes:
    """Counts what is written to the database and to storage, commits among them."""

    def __init__(self, fail_at: int | None = None) -> None:
        self.fail_at = fail_at
        self.count = 0
        self.failed = ""

    def happens(self, what: str) -> None:
        self.count += 1
        if self.count == self.fail_at:
            self.failed = what
            raise Broken(f"write {self.count} fails: {what}")


@contextmanager
def counted(writes: Writes) -> Iterator[Writes]:
    """Let every write inside be counted, and the chosen one fail before it happens."""

    def execute(run: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES):
            writes.happens(sql.split("(")[0][:80])
        return run(sql, params, many, context)

    with ExitStack() as stack:
        stack.enter_context(connection.execute_wrapper(execute))
        stack.enter_context(_before(connection, "_commit", writes, "commit"))
        for alias in ("default", "public"):
            for method in ("_save", "delete"):
                what = f"storage {alias} {method}"
                stack.enter_context(_before(storages[alias], method, writes, what))
        yield writes


@contextmanager
def _before(owner: Any, method: str, writes: Writes, what: str) -> Iterator[None]:
    original = getattr(owner, method)

    def wrapped(*args: Any, **kwargs: Any) -> Any:
        writes.happens(what)
        return original(*args, **kwargs)

    with mock.patch.object(owner, method, wrapped):
        yield
