"""A new password by mail: the same answer for every address, a link that works once."""

import logging
import re
from datetime import timedelta

import pytest
from django.contrib.auth import tokens
from django.core import mail
from django.core.cache import cache
from django.test import Client

from articles.publishing import accounts
from articles.publishing.roles import REPORTER
from newsroom.logs import OneLine
from tests.builders import a_user
from tests.newsroom.entering import PASSWORD, an_app, enter

pytestmark = pytest.mark.django_db

ASK, DESK = "/desk/password_reset/", "/desk/"
NEW = "not to be guessed at all"


@pytest.fixture(autouse=True)
def no_counters(settings):
    cache.clear()
    settings.SITE_URL = "https://news.example"


def ask(address: str, run_tasks) -> tuple[object, list[str]]:
    """Ask for a link; return the answer and the paths that were mailed."""
    answer = Client().post(ASK, {"email": address}, headers={"host": "localhost"})
    run_tasks()
    texts = [message.body for message in mail.outbox]
    return answer, re.findall(r"https://news\.example(\S+)", "".join(texts))


def set_password(client: Client, path: str, password: str = NEW) -> object:
    page = client.get(path, follow=True)
    return client.post(page.request["PATH_INFO"], {"password1": password, "password2": password})


def test_a_link_sets_a_new_password_once_and_ends_what_was_open(client, run_tasks):
    user = a_user(REPORTER, email="ana@news.example")
    enter(client, user.username)
    _answer, (path,) = ask("ANA@news.example", run_tasks)

    assert set_password(Client(), path).url == "/desk/password_reset/done/"

    assert client.get(DESK).status_code == 302
    other = Client()
    enter(other, user.username)
    assert other.get(DESK).status_code == 302
    enter(other, user.username, NEW)
    assert other.get(DESK).status_code == 200
    assert "too old" in Client().get(path, follow=True).text


def test_every_address_gets_the_same_answer_and_only_an_account_s_a_mail(run_tasks):
    a_user(REPORTER, email="off@news.example", is_active=False)
    a_user(REPORTER, email="reader@news.example", is_staff=False)
    house = a_user(REPORTER, email="house@news.example")
    house.set_unusable_password()
    house.save()
    a_user(REPORTER, email="ana@news.example")

    for name in ("nobody", "off", "reader", "house", "ana"):
        answer, paths = ask(f"{name}@news.example", run_tasks)
        assert (answer.status_code, answer.url) == (302, "/desk/password_reset/sent/"), name
        assert len(paths) == (name == "ana"), name


def test_the_second_step_stays(client, run_tasks, settings):
    settings.SECOND_FACTOR = "everyone"
    user = a_user(REPORTER, email="ana@news.example")
    an_app(user)
    _answer, (path,) = ask("ana@news.example", run_tasks)
    set_password(client, path)

    assert client.get(DESK).status_code == 302
    assert enter(client, user.username, NEW).url == "/desk/login/second/"


def test_a_link_is_good_for_an_hour(run_tasks, monkeypatch):
    a_user(REPORTER, email="ana@news.example")
    _answer, (path,) = ask("ana@news.example", run_tasks)
    now = tokens.PasswordResetTokenGenerator()._now()
    later = now + timedelta(minutes=61)
    monkeypatch.setattr(tokens.PasswordResetTokenGenerator, "_now", lambda self: later)

    assert "too old" in Client().get(path, follow=True).text


def test_a_weak_password_is_told_and_not_set(run_tasks):
    user = a_user(REPORTER, email="ana@news.example")
    _answer, (path,) = ask("ana@news.example", run_tasks)

    answer = set_password(Client(), path, "short")

    assert answer.status_code == 200
    assert "at least 12 characters" in answer.text
    user.refresh_from_db()
    assert user.check_password(PASSWORD)


def test_the_log_does_not_have_the_link(caplog):
    path = "/desk/password_reset/5-abc-0123456789/"
    with caplog.at_level("WARNING"):
        logging.getLogger("django.request").warning("Not Found: %s", path)

    assert "0123456789" not in OneLine("{message}", style="{").format(caplog.records[-1])


def test_who_owns_an_account_is_told_when_its_password_changes(client, run_tasks):
    user = a_user(REPORTER, email="ana@news.example")
    enter(client, user.username)

    client.post(
        "/desk/password_change/", {"oldpassword": PASSWORD, "password1": NEW, "password2": NEW}
    )
    run_tasks()

    (told,) = mail.outbox
    assert told.to == ["ana@news.example"]
    assert "password of your account" in told.body


def test_and_when_somebody_takes_their_second_step_away(run_tasks):
    user = a_user(REPORTER, email="ana@news.example")
    an_app(user)

    accounts.remove_second_step(user, by=None)
    run_tasks()

    assert "second step of your account" in mail.outbox[0].body


def test_where_no_mail_is_sent_nobody_is_offered_one(client, settings):
    settings.MAIL_IS_SENT = False

    assert "password_reset" not in client.get("/desk/login/").text
