"""Log lines: one line each, with the request's id, without what stories say."""

import logging
import sys
from io import StringIO

import pytest

from newsroom import wsgi
from newsroom.logs import OneLine, WithRequestId
from tests.newsroom.calling import ask


def line(message, *arguments, error=None):
    record = logging.LogRecord("newsroom", logging.INFO, "", 1, message, arguments, error)
    WithRequestId().filter(record)
    return OneLine("{levelname} [{request_id}] {message}", style="{").format(record)


def test_user_text_cannot_forge_a_line():
    said = line("Signed in: %s", "x\nINFO [-] Signed in: chief\x1b[2J\u2028\u202e\ud800")

    assert len(said.splitlines()) == 1
    assert "\x1b" not in said
    assert said.startswith("INFO [-] Signed in: x\\nINFO")


def test_a_line_has_an_end_whatever_is_asked_for():
    assert len(line("Not Found: %s", "/" + "\x1b" * 60_000)) < 20_000


def test_the_row_that_a_database_refused_is_not_written_down():
    row = "a source"
    try:
        raise ValueError(f"null value in column\nDETAIL:  Failing row contains ({row}).")
    except ValueError:
        said = line("Not saved.", error=sys.exc_info())

    assert "builtins.ValueError: null value in column" in said
    assert row not in said


def test_the_cause_of_an_error_is_told_too():
    try:
        try:
            raise KeyError("first")
        except KeyError as error:
            raise RuntimeError("second") from error
    except RuntimeError:
        said = line("Failed.", error=sys.exc_info())

    assert "RuntimeError: second" in said
    assert "KeyError: 'first'" in said


def test_an_answer_carries_the_id_of_its_request():
    first, second = (ask(wsgi.application, "/healthz").headers["x-request-id"] for _n in range(2))

    assert first.isalnum()
    assert first != second


@pytest.mark.django_db
def test_what_is_not_found_is_written_down_with_the_id_of_its_request(written):
    answer = ask(wsgi.application, "/no/such/page/")

    assert written() == [
        f"WARNING [{answer.headers['x-request-id']}] Not Found: /no/such/page/",
    ]


@pytest.mark.django_db
def test_a_host_we_do_not_know_is_one_line(written):
    answer = ask(wsgi.application, "/healthz", host="elsewhere.example")

    assert answer.status == 400
    assert len(written()) == 1
    assert "elsewhere.example" in written()[0]


def test_a_task_that_went_well_is_not_written_down_and_one_that_failed_is():
    tasks = logging.getLogger("django.tasks")

    assert not tasks.isEnabledFor(logging.INFO)
    assert tasks.isEnabledFor(logging.ERROR)
    assert not tasks.handlers  # what it says goes through the one stream, once


@pytest.fixture
def written():
    """Return what has been written to the log since, line for line, as the site writes it."""
    stream = StringIO()
    handler = logging.StreamHandler(stream)
    handler.setFormatter(OneLine("{levelname} [{request_id}] {message}", style="{"))
    handler.addFilter(WithRequestId())
    root = logging.getLogger()
    root.addHandler(handler)
    yield lambda: stream.getvalue().splitlines()
    root.removeHandler(handler)
