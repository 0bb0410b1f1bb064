"""One way in: for those of the staff, with limits that no stranger can turn against an editor."""

from datetime import timedelta
from unittest.mock import patch

import pytest
from axes.models import AccessAttempt
from django.contrib.auth import SESSION_KEY
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core.cache import cache
from django.test import Client
from django.urls import NoReverseMatch, reverse
from django.utils import timezone

from articles.publishing.roles import REPORTER
from newsroom.signin import limits
from tests.builders import a_user
from tests.newsroom.entering import PASSWORD, SIGN_IN, enter

pytestmark = pytest.mark.django_db

HERE, ELSEWHERE = "192.0.2.7", "198.51.100.7"
MOST = 8


@pytest.fixture(autouse=True)
def no_counters():
    cache.clear()


def fail(name: str, times: int = 1, address: str = HERE):
    """Fail from an address; return the last answer."""
    answers = [enter(Client(), name, "wrong", REMOTE_ADDR=address) for _time in range(times)]
    return answers[-1]


def is_in(client: Client) -> bool:
    return SESSION_KEY in client.session


def test_somebody_of_the_staff_comes_in_and_gets_where_they_wanted(client):
    user = a_user(REPORTER)

    answer = client.post(
        SIGN_IN,
        {"login": user.username, "password": PASSWORD, "next": "/desk/preferences/"},
    )

    assert (answer.status_code, answer.url) == (302, "/desk/preferences/")
    assert client.get("/desk/preferences/").status_code == 200


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "javascript:1"])
def test_nobody_is_led_elsewhere(client, elsewhere):
    user = a_user(REPORTER)
    form = {"login": user.username, "password": PASSWORD, "next": elsewhere}

    assert client.post(SIGN_IN, form).url == reverse("admin:index")


def test_the_session_gets_another_key_when_somebody_comes_in(client):
    client.get(SIGN_IN)
    session = client.session
    session["before"] = 1
    session.save()
    before = session.session_key
    client.cookies["session"] = before

    enter(client, a_user(REPORTER).username)

    assert is_in(client)
    assert client.session.session_key != before


def test_whoever_is_not_let_in_gets_one_answer(client):
    known, off, outside = (
        a_user(REPORTER),
        a_user(REPORTER, is_active=False),
        a_user(is_staff=False),
    )
    pages = []
    for name, password in (
        (known.username, "wrong"),
        ("nobody-at-all", PASSWORD),
        (off.username, PASSWORD),
        (outside.username, PASSWORD),
    ):
        visitor = Client()
        answer = enter(visitor, name, password)
        assert answer.status_code == 200
        assert not is_in(visitor)
        said = answer.text.replace(name, "NAME")
        pages.append(said[said.index('id="content"') :].split("csrfmiddlewaretoken")[0])

    assert "do not belong together" in pages[0]
    assert len(set(pages)) == 1


def test_an_unknown_name_takes_as_much_time_as_a_wrong_password():
    user = a_user(REPORTER)
    hashed = []
    for name in (user.username, "nobody-at-all"):
        with patch.object(MD5PasswordHasher, "encode", autospec=True) as encode:
            encode.return_value = "md5$salt$hash"
            enter(Client(), name, "wrong")
            hashed.append(encode.call_count)

    assert hashed[0] == hashed[1] > 0


def test_nobody_signs_up(client):
    for name in ("account_signup", "socialaccount_signup", "account_email", "account_inactive"):
        with pytest.raises(NoReverseMatch):
            reverse(name)
    assert client.get("/desk/signup/").status_code == 302  # as everything for a stranger


def test_the_way_out_ends_the_session(client):
    enter(client, a_user(REPORTER).username)

    assert client.get("/desk/logout/").status_code == 200
    assert is_in(client)
    assert client.post("/desk/logout/").url == SIGN_IN
    assert not is_in(client)


# --- limits --------------------------------------------------------------------------------------


def test_who_fails_too_often_is_told_until_when_and_nobody_else_is_stopped(client):
    editor, colleague = a_user(REPORTER), a_user(REPORTER)

    assert fail(editor.username, MOST - 1).status_code == 200
    answer = fail(editor.username)

    assert answer.status_code == 429
    assert 0 < int(answer.headers["Retry-After"]) <= 15 * 60
    assert "failed too often" in answer.text
    assert enter(client, editor.username, REMOTE_ADDR=HERE).status_code == 429
    assert not is_in(client)
    enter(client, editor.username, REMOTE_ADDR=ELSEWHERE)
    assert is_in(client)
    other = Client()
    enter(other, colleague.username, REMOTE_ADDR=HERE)
    assert is_in(other)


def test_the_limit_says_nothing_of_whether_the_account_exists():
    known = fail(a_user(REPORTER).username, MOST)
    unknown = fail("nobody-at-all", MOST, ELSEWHERE)

    assert known.status_code == unknown.status_code == 429
    assert [header for header in known.headers if header not in unknown.headers] == []


def test_spellings_of_a_name_are_one_account():
    user = a_user(REPORTER, username="ana")

    for number in range(MOST):
        answer = fail(("ANA", "ana ", "Ａna")[number % 3])

    assert answer.status_code == 429
    assert enter(Client(), user.username, REMOTE_ADDR=HERE).status_code == 429


def test_tries_meanwhile_do_not_make_it_longer(client):
    user = a_user(REPORTER)
    fail(user.username, MOST)
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=14))
    fail(user.username, 3)

    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))

    enter(client, user.username, REMOTE_ADDR=HERE)
    assert is_in(client)


def test_one_network_has_a_limit_whatever_the_names(client, monkeypatch):
    monkeypatch.setattr(limits, "PER_NETWORK", 10)
    user = a_user(REPORTER)
    for number in range(10):
        fail(f"name{number}")

    assert enter(client, user.username, REMOTE_ADDR=HERE).status_code == 429
    enter(client, user.username, REMOTE_ADDR=ELSEWHERE)
    assert is_in(client)


def test_signing_in_oneself_does_not_clear_what_failed_for_others(client, monkeypatch):
    monkeypatch.setattr(limits, "PER_NETWORK", 10)
    own, victim = a_user(REPORTER), a_user(REPORTER)
    for _round in range(2):
        fail(victim.username, 4)
        enter(Client(), own.username, REMOTE_ADDR=HERE)

    assert enter(client, victim.username, REMOTE_ADDR=HERE).status_code == 429


@pytest.mark.parametrize(
    ("address", "counted"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("::ffff:192.0.2.7", "192.0.2.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        ("fe80::1%eth0", "fe80::"),
        ("", None),
    ],
)
def test_a_network_is_what_cannot_be_changed_at_will(rf, address, counted):
    assert limits.network(rf.get("/", REMOTE_ADDR=address)) == counted


def test_what_was_typed_is_kept_nowhere():
    fail("my-secret-password")

    assert "my-secret-password" not in str(list(AccessAttempt.objects.values()))


def test_a_password_longer_than_any_is_not_looked_at(client):
    user = a_user(REPORTER)

    with patch.object(MD5PasswordHasher, "encode", autospec=True) as encode:
        answer = enter(client, user.username, "x" * 2000)

    assert answer.status_code == 200
    assert not encode.called
