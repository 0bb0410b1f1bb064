"""Fixtures that more than one part of the tests needs."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.conf import settings
from django.db import connection
from django.tasks import task_backends
from django.template import Context, Template
from django.template.backends.django import Template as Page
from django.utils.safestring import SafeString
from pytest_django.plugin import DjangoDbBlocker

from articles.models import SiteSettings
from articles.publishing import house
from newsroom import alarms
from tests.emptying import Emptied, empty_with

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure() -> None:
    gc.set_threshold(50_000, 20, 100)  # what tests leave fits in memory: a twentieth of the time


#: Files of these folders that ask what the two databases may answer differently: lists, searches,
#: counts, pages of lists, hostile text, people in each other's way.
ON_BOTH = {
    "admin": (
        *("audit", "bulk", "dashboard", "notices", "quote_bank", "race", "restricting"),
        *("scheduling", "second_look", "stories_list"),
    ),
    "views": (
        *("api", "archive", "breaking", "budget", "corrections", "hostile", "large_archives"),
        *("lists", "live", "people", "quotes", "search", "sitemaps", "wall", "withdrawal"),
    ),
}
#: Folders of which nothing else is run on both, and files: what pages say is decided in Python,
#: and so is what becomes of a picture.
ONCE = {"admin", "management", "messages", "rendering", "views"}
FILES_ONCE = {"test_card_drawing.py", "test_metadata.py", "test_pictures_formats.py"}


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Run what touches no database, and most pages, once, with SQLite's process; all the rest on
    both. EVERYTHING=1 runs everything that touches one on both (`make soak`)."""
    if connection.vendor != "postgresql":
        return
    chosen = [item for item in items if _touches_the_database(item) and _is_for_both(item)]
    left = set(items) - set(chosen)
    config.hook.pytest_deselected(items=[item for item in items if item in left])
    items[:] = chosen


def _is_for_both(item: pytest.Item) -> bool:
    """Not most pages, signing in, pictures and the demo, whose parts have tests on both."""
    folder, name = item.path.parent.name, item.path.name
    both = name.removeprefix("test_").removesuffix(".py") in ON_BOTH.get(folder, ())
    once = folder in ONCE or name in FILES_ONCE or name.startswith("test_signin")
    return both or not once or "EVERYTHING" in os.environ


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


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Emptied:
    """The database of the tests, which each test that commits leaves as it was here."""
    with django_db_blocker.unblock():
        emptied = Emptied()
    empty_with(emptied)
    return emptied


@pytest.fixture
def emptied(django_db_setup: Emptied) -> Emptied:
    return django_db_setup


@pytest.fixture(autouse=True, scope="session")
def pages_are_noted_and_not_their_parts(django_test_environment: None) -> None:
    """Let `response.context` hold the contexts of pages. Django's test client copies those of
    every widget of a form too, which took an eighth of the desk's tests."""
    noting = Template._render

    def render(template: Template, context: Context) -> SafeString:
        part = template.name is None or template.name.startswith("django/forms/")
        return template.nodelist.render(context) if part else noting(template, context)

    Template._render = render


@pytest.fixture
def unprinted(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whether a page is there is decided before it is printed; printing is tried elsewhere."""
    monkeypatch.setattr(Page, "render", lambda *_: SafeString(""))


@pytest.fixture(autouse=True)
def the_house_as_the_environment_has_it(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test begins without settings of the desk; they are asked for once one changes them."""
    monkeypatch.setattr(house, "KEPT_FOR", float("inf"))
    monkeypatch.setattr(house, "_known", house._Known(SiteSettings(pk=1), float("inf")))


@pytest.fixture(autouse=True)
def what_is_wrong_is_asked_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test looks for itself, once: a slow machine would look again between two counts."""
    monkeypatch.setattr(alarms, "BELIEVED", float("inf"))
    alarms.watch.forget()


@pytest.fixture(autouse=True)
def no_tasks_left() -> None:
    """Each test begins without tasks of the one before."""
    task_backends["default"].clear()


@pytest.fixture
def run_tasks() -> Callable[..., int]:
    """Run the tasks that were enqueued, and those that they enqueue; return how many ran.

    Those that open pictures, each in a process of its own, run where a test says so.
    """

    def run(*, pictures: bool = False) -> int:
        ran = 0
        noted = task_backends["default"].results
        while noted:
            result = noted.pop(0)
            if result.task.queue_name == "pictures" and not pictures:
                continue
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


@pytest.fixture
def real_queue(settings):
    """Tasks are rows of the queue, as in earnest."""
    settings.TASKS = {
        "default": {
            "BACKEND": "newsroom.jobs.backend.LeaseBackend",
            "QUEUES": ["urgent", "default", "mail", "pictures"],
        }
    }


@pytest.fixture
def start_worker(child_environment):
    """Start `manage.py worker`, and end it with all its children after the test."""
    running = []

    def start(*options):
        process = subprocess.Popen(
            [sys.executable, "manage.py", "worker", *options],
            cwd=ROOT,
            env=child_environment,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        running.append(process)
        return process

    yield start
    for process in running:
        process.terminate()
        try:
            process.communicate(timeout=15)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
