"""Pages for what cannot be answered: in the site's look, the same for everybody, of no database."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError, connection
from django.test import Client
from psycopg_pool import PoolTimeout

from articles.publishing import house
from articles.views import errors
from newsroom import unavailable
from tests.builders import a_live_story, a_user
from tests.views.page import read

pytestmark = pytest.mark.django_db


@contextmanager
def a_database_that(error: Exception) -> Iterator[None]:
    def refuse(execute: Callable[..., Any], *_: Any) -> Any:
        raise error

    with connection.execute_wrapper(refuse):
        yield


def patient_client() -> Client:
    return Client(raise_request_exception=False)


@pytest.mark.parametrize("error", [OperationalError(), InterfaceError(), PoolTimeout()])
def test_without_its_database_the_site_says_when_to_ask_again(error):
    with a_database_that(error):
        answer = patient_client().get("/world/")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert answer.headers["Cache-Control"] == "no-store"
    assert read(answer).one("h1").text == "We cannot show you this page right now"


@pytest.mark.parametrize("error", [DatabaseError(), ProgrammingError()])
def test_a_mistake_of_ours_is_ours(error):
    with a_database_that(error):
        assert patient_client().get("/world/").status_code == 500


def test_each_page_leads_on(client):
    for page in (client.get("/nowhere/"), errors.unavailable()):
        links = {a.attributes["href"] for a in read(page).one("main").all("a")}
        assert links == {"/", "/latest/", "/search/"}
        assert read(page).one("meta", name="robots").attributes["content"] == "noindex"


def test_a_page_for_what_cannot_be_answered_has_the_name_that_is_known_and_asks_nobody(
    django_assert_num_queries,
):
    house.change({"title": "The Tide"}, by=a_user(is_superuser=True), now=a_live_story().updated_at)
    house.current()
    with django_assert_num_queries(0):
        for make in (errors.unavailable, lambda: errors.not_found(None, Exception())):
            assert "The Tide" in make().text


def test_what_turns_a_request_away_says_so_with_the_same_page():
    assert unavailable.page() is unavailable.page()
    assert unavailable.page() == errors.unavailable().content


def test_a_template_that_is_broken_leaves_words(monkeypatch):
    monkeypatch.setattr(errors, "render_to_string", lambda _: 1 / 0)
    answer = errors.unavailable()
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "30")
    assert "Try again" in answer.text
