"""The second step: nothing at the desk answers before it, for those who need one."""

from contextlib import suppress

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import Permission
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.urls import NoReverseMatch, reverse

from articles.models import AuditEntry
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PUBLISHER, REPORTER
from newsroom.signin import gate
from newsroom.signin.urls import OWN
from tests.admin.addresses import GET
from tests.builders import a_story, a_user
from tests.newsroom.entering import PASSWORD, SIGN_IN, an_app, authenticators, code, enter

pytestmark = pytest.mark.django_db

SET_UP, SECOND, AGAIN = "/desk/security/set-up/", "/desk/login/second/", "/desk/confirm/code/"
DESK = "/desk/"


@pytest.fixture(autouse=True)
def for_everyone(settings, monkeypatch):
    """The test's transaction never commits; what waits for that runs at once."""
    settings.SECOND_FACTOR = "everyone"
    monkeypatch.setattr(transaction, "on_commit", lambda run, **options: run())
    cache.clear()


def set_up_app(client: Client) -> str:
    """Set an app up as somebody does who has none; return its secret."""
    page = client.get("/desk/security/app/")
    secret = page.context["form"].secret
    answer = client.post("/desk/security/app/", {"code": code(secret)})
    assert answer.url == "/desk/security/codes/"
    return secret


def test_a_password_alone_leads_to_setting_one_up_and_to_nothing_else(client):
    user = a_user(PUBLISHER)
    story = a_story()
    enter(client, user.username)

    for name in ("index", "preferences", "articles_story_changelist", "jsi18n", "find"):
        assert client.get(reverse(f"admin:{name}")).url == SET_UP
    assert client.post(reverse("admin:articles_story_publish", args=[story.pk])).url == SET_UP
    assert client.get("/desk/nothing/").url == SET_UP
    assert client.get(SET_UP).status_code == 200


def test_only_the_ways_to_it_answer_before_it(client):
    enter(client, a_user(PUBLISHER).username)

    for name in GET:
        url = address(f"admin:{name}")
        assert client.get(url).url == SET_UP, name
        assert client.post(url).url == SET_UP, name
    for _route, _view, name in OWN:
        let_in = name in gate.TO_SET_UP
        assert (client.get(address(name)).get("Location") != SET_UP) is let_in, name


def address(name: str) -> str:
    """Return an address of this name, whatever it is about."""
    for args in ((), ("1",), ("1", "1")):
        with suppress(NoReverseMatch):
            return reverse(name, args=args)
    return reverse(name, args=["articles"])  # an app


def test_setting_it_up_opens_the_desk_and_gives_recovery_codes(client):
    user = a_user(REPORTER)
    enter(client, user.username)

    set_up_app(client)

    assert authenticators(user) == {"totp", "recovery_codes"}
    page = client.get("/desk/security/codes/")
    assert len(page.context["unused_codes"]) == 10
    assert client.get(DESK).status_code == 200
    file = client.get("/desk/security/codes/file/")
    assert file.headers["Content-Disposition"].startswith("attachment")
    assert page.context["unused_codes"][0] in file.text


def test_it_is_asked_for_from_then_on_and_opens_nothing_before(client):
    user = a_user(REPORTER)
    secret = an_app(user)

    answer = client.post(
        SIGN_IN, {"login": user.username, "password": PASSWORD, "next": "/desk/preferences/"}
    )

    assert answer.url == SECOND
    assert client.get(DESK).url.startswith(SIGN_IN)
    assert "not right" in client.post(SECOND, {"code": "000000"}).text
    assert client.post(SECOND, {"code": code(secret)}).url == "/desk/preferences/"
    assert client.get(DESK).status_code == 200


def test_a_code_and_a_recovery_code_work_once(client):
    user = a_user(REPORTER)
    enter(client, user.username)
    secret = set_up_app(client)
    (spare, *_others) = client.get("/desk/security/codes/").context["unused_codes"]
    used = code(secret)

    for typed, let_in in ((used, True), (used, False), (spare, True), (spare, False)):
        other = Client()
        enter(other, user.username)
        other.post(SECOND, {"code": typed})
        assert (other.get(DESK).status_code == 200) is let_in, typed


def test_codes_cannot_be_guessed_on(client):
    user = a_user(REPORTER)
    secret = an_app(user)
    enter(client, user.username)
    for _time in range(5):
        client.post(SECOND, {"code": "000000"})

    assert "too many wrong codes" in client.post(SECOND, {"code": code(secret)}).text


def test_another_session_of_before_is_asked_for_the_one_that_is_there_now(client):
    user = a_user(REPORTER)
    early = Client()
    enter(early, user.username)
    enter(client, user.username)
    secret = set_up_app(client)

    answer = early.get("/desk/preferences/")
    assert answer.url == f"{AGAIN}?next=%2Fdesk%2Fpreferences%2F"
    for way in ("/desk/security/app/", "/desk/security/app/remove/", SET_UP):
        assert early.get(way).url.startswith(AGAIN), way
    assert early.post(answer.url, {"code": code(secret, 1)}).url == "/desk/preferences/"
    assert early.get(DESK).status_code == 200


def test_a_session_that_opens_more_gets_another_key(client):
    user = a_user(REPORTER)
    early = Client()
    for each in (early, client):
        enter(each, user.username)
    before = [each.session.session_key for each in (early, client)]

    secret = set_up_app(client)
    early.post(AGAIN, {"code": code(secret, 1)})

    for each, key in zip((early, client), before, strict=True):
        assert each.get(DESK).status_code == 200
        stolen = Client()
        stolen.cookies["session"] = key
        assert stolen.get(DESK).url.startswith(SIGN_IN)


@pytest.mark.parametrize("sent", ['{"id": "a"}', '{"id": "YQ", "rawId": "YQ"}', "[1]", '"x"', "1"])
def test_a_passkey_that_is_none_is_refused(client, sent):
    client.get("/desk/login/passkey/", headers={"x-requested-with": "XMLHttpRequest"})

    assert client.post("/desk/login/passkey/", {"credential": sent}).url == SIGN_IN


def test_who_gives_rights_to_roles_reaches_readers_too(client, settings):
    settings.SECOND_FACTOR = "publishers"
    user = a_user(REPORTER)
    user.user_permissions.add(Permission.objects.get(codename="change_group"))
    enter(client, user.username)

    assert client.get(DESK).url == SET_UP


def test_removing_the_last_one_closes_the_desk_again(client):
    user = a_user(REPORTER)
    secret = an_app(user)
    enter(client, user.username)
    client.post(SECOND, {"code": code(secret)})

    client.post("/desk/security/app/remove/")

    assert authenticators(user) == set()
    assert client.get(DESK).url == SET_UP


@pytest.mark.parametrize(
    ("role", "needs"),
    [(REPORTER, False), (EDITOR, False), (PUBLISHER, True), (ADMINISTRATOR, True)],
)
def test_a_house_may_ask_those_alone_who_reach_readers(client, settings, role, needs):
    settings.SECOND_FACTOR = "publishers"
    enter(client, a_user(role).username)

    assert client.get(DESK).status_code == (302 if needs else 200)


def test_who_gets_the_right_to_publish_needs_it_at_the_next_click(client, settings):
    settings.SECOND_FACTOR = "publishers"
    user = a_user(REPORTER)
    enter(client, user.username)
    assert client.get(DESK).status_code == 200

    user.is_superuser = True
    user.save()

    assert client.get(DESK).url == SET_UP


def test_secrets_are_sealed_and_open_with_earlier_keys(settings):
    user = a_user(REPORTER)
    secret = an_app(user)
    stored = Authenticator.objects.get(user=user)
    assert secret not in str(stored.data)

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "another key " * 6

    assert stored.wrap().validate_code(code(secret))


def test_changes_are_in_the_audit_log(client):
    user = a_user(REPORTER)
    enter(client, user.username)
    set_up_app(client)
    client.post("/desk/security/app/remove/")

    entries = AuditEntry.objects.filter(what="second factor", thing=user.username)
    assert {entry.detail for entry in entries} == {
        "totp added",
        "recovery_codes added",
        "totp removed",
        "recovery_codes removed",
    }


@pytest.mark.parametrize("name", ["account_login", "mfa_authenticate", "account_logout"])
def test_the_door_is_open_to_strangers(client, name):
    assert client.get(reverse(name)).status_code in (200, 302)


def test_what_belongs_to_somebody_sends_strangers_to_sign_in(client):
    for _route, _view, name in OWN:
        assert client.get(address(name)).url.startswith(f"{SIGN_IN}?next="), name


def test_nobody_reaches_what_is_another_s(client, settings):
    settings.SECOND_FACTOR = "nobody"
    other = a_user(REPORTER)
    an_app(other)
    client.force_login(a_user(REPORTER))

    assert client.get("/desk/security/app/remove/").status_code == 404
    assert client.get("/desk/security/codes/").status_code == 404
