"""The demo newsroom, loaded once for all tests of this folder that only look at it."""

from collections.abc import Iterator

import pytest
from django.conf import settings
from django.db import connection
from pytest_django import DjangoDbBlocker

from articles.management.demo.content import Content
from articles.management.demo.load import load
from articles.models import triggers
from tests.emptying import Emptied
from tests.watching import watched

SMALL = 0.17  # of the size: drawing is tested by itself


class Interrupted(Exception):
    """Somebody pressed Ctrl-C."""


@pytest.fixture(scope="session")
def content() -> Content:
    return Content()


@pytest.fixture(scope="package")
def demo(
    django_db_setup: Emptied, django_db_blocker: DjangoDbBlocker, content: Content
) -> Iterator:
    """Loaded in three runs, of which the first two were interrupted: all tests see what is left.

    Yields the writes to live tables that did not come through `publishing/`. The rows are really
    committed, as publishing wants it; afterwards everything goes.
    """
    with django_db_blocker.unblock():
        with watched() as strangers:
            for line in ("  9 of", "  30 of", None):
                try:
                    load(_until(line), content=content, scale=SMALL)
                except Interrupted:
                    continue
        yield strangers
        triggers.lift(connection)
        django_db_setup.restore()


def _until(start: str | None):
    def say(line: str) -> None:
        if start and line.startswith(start):
            raise Interrupted

    return say


@pytest.fixture
def in_demo(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "DEMO", True)
