"""Fixtures that more than one part of the tests needs."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.tasks import task_backends
from django.template import Context, Template
from django.test import TransactionTestCase
from django.utils.safestring import SafeString

from articles.models import triggers

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    """Let the teardown of a test empty the table that refuses to lose a row (post_migrate,
    which follows, puts the triggers back)."""
    flush = TransactionTestCase._fixture_teardown

    def lift_and_flush(case: TransactionTestCase) -> None:
        triggers.lift(connection)
        flush(case)

    TransactionTestCase._fixture_teardown = lift_and_flush


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what touches no database once, with SQLite's process; all the rest on both."""
    if connection.vendor != "postgresql":
        return
    touching = [item for item in items if _touches_the_database(item)]
    config.hook.pytest_deselected(items=[i for i in items if not _touches_the_database(i)])
    items[:] = touching


def _touches_the_database(item: pytest.Item) -> bool:
    names = set(getattr(item, "fixturenames", ()))
    asked = {"db", "transactional_db", "django_db_setup"} & names
    return bool(asked) or item.get_closest_marker("django_db") is not None


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print what tests counted (record_property), wherever the test ran."""
    for report in terminalreporter.stats.get("passed", []):
        for name, value in report.user_properties:
            terminalreporter.write_line(f"{name}: {value} ({report.nodeid.split('::')[-1]})")


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.SCRATCH, ignore_errors=True)


@pytest.fixture(autouse=True, scope="session")
def pages_are_noted_and_not_their_parts(django_test_environment: None) -> None:
    """Let `response.context` hold the contexts of pages. Django's test client copies those of
    every widget of a form too, which took an eighth of the desk's tests."""
    noting = Template._render

    def render(template: Template, context: Context) -> SafeString:
        part = template.name is None or template.name.startswith("django/forms/")
        return template.nodelist.render(context) if part else noting(template, context)

    Template._render = render


@pytest.fixture(autouse=True)
def no_tasks_left() -> None:
    """Each test begins without tasks of the one before."""
    task_backends["default"].clear()


@pytest.fixture
def run_tasks() -> Callable[[], int]:
    """Run the tasks that were enqueued, and those that they enqueue; return how many ran."""

    def run() -> int:
        ran = 0
        noted = task_backends["default"].results
        while noted:
            result = noted.pop(0)
            result.task.call(*result.args, **result.kwargs)
            ran += 1
        return ran

    return run


@pytest.fixture
def child_environment(transactional_db: None, tmp_path: Path) -> dict[str, str]:
    """What another process needs to work on the database of this test."""
    name = connection.settings_dict["NAME"]
    if connection.vendor == "sqlite":
        url = f"sqlite:///{name}"
    else:
        url = urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()
    return {
        "PATH": os.environ["PATH"],
        "PYTHONPATH": str(ROOT),
        "DJANGO_SETTINGS_MODULE": "newsroom.settings",
        "DATABASE_URL": url,
        "SECRET_KEY": settings.SECRET_KEY,
        "VAR_DIR": str(tmp_path),
        "MEDIA_DIR": str(tmp_path / "media"),
    }
