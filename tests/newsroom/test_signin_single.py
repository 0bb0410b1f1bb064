"""Single sign-on, against a provider that answers on this machine."""

from collections.abc import Iterator
from urllib.parse import parse_qs, urlsplit

import pytest
from allauth.socialaccount.models import SocialAccount
from django.contrib.auth.models import Group, User
from django.core.cache import cache
from django.core.exceptions import ImproperlyConfigured
from django.test import Client

from articles.models import AuditEntry
from articles.publishing.roles import REPORTER
from newsroom import site
from tests.builders import a_user
from tests.newsroom.entering import an_app, code
from tests.newsroom.provider import CLIENT, CODE, SECRET, Provider

pytestmark = pytest.mark.django_db

START, BACK, DESK = "/desk/oidc/", "/desk/oidc/house/back/", "/desk/"
ANA = {"sub": "7", "email": "Ana@news.example", "email_verified": True}


@pytest.fixture
def provider(settings) -> Iterator[Provider]:
    running = Provider()
    settings.OIDC_SERVER, settings.OIDC_NAME = running.url, "House ID"
    (app,) = settings.SOCIALACCOUNT_PROVIDERS["openid_connect"]["APPS"]
    own = {"client_id": CLIENT, "secret": SECRET, "settings": {"server_url": running.url}}
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app | own]}
    }
    running.claims = dict(ANA)
    cache.clear()
    yield running
    running.stop()


def come_by(client: Client, **more: str) -> object:
    """Go to the provider and come back from it, as a browser does."""
    away = client.post(f"{START}?next=/desk/preferences/")
    assert away.status_code == 302
    asked = parse_qs(urlsplit(away.url).query)
    return client.get(BACK, {"code": CODE, "state": asked["state"][0]} | more)


def is_in(client: Client) -> bool:
    return client.get(DESK).status_code == 200


def test_somebody_with_an_account_comes_in_by_an_address_that_is_verified(client, provider):
    user = a_user(REPORTER, email="ana@news.example")
    assert "Sign in with House ID" in client.get("/desk/login/").text

    answer = come_by(client)

    assert answer.url == "/desk/preferences/"
    assert is_in(client)
    assert SocialAccount.objects.get().user == user
    assert AuditEntry.objects.get(what="signed in").detail == "single sign-on"
    (token,) = provider.asked
    assert token["client_secret"] == [SECRET]
    assert token["code_verifier"]


def test_afterwards_they_are_known_by_the_provider_s_number(client, provider):
    user = a_user(REPORTER, email="ana@news.example")
    come_by(Client())
    User.objects.filter(pk=user.pk).update(email="")
    provider.claims["email"] = "other@news.example"

    come_by(client)

    assert is_in(client)


@pytest.mark.parametrize(
    "claims",
    [{"email_verified": False}, {"email_verified": "false"}, {"email": ""}, {"email": "x@y.z"}],
)
def test_nobody_else_comes_in(client, provider, claims):
    a_user(REPORTER, email="ana@news.example")
    provider.claims |= claims

    answer = come_by(client)

    assert answer.url == "/desk/login/"
    assert not is_in(client)
    assert "Ask whoever manages the accounts." in client.get("/desk/login/").text
    assert not SocialAccount.objects.exists()


@pytest.mark.parametrize("fields", [{"is_active": False}, {"is_staff": False}])
def test_an_account_that_is_no_longer_of_the_staff_stays_out(client, provider, fields):
    user = a_user(REPORTER, email="ana@news.example")
    come_by(Client())
    User.objects.filter(pk=user.pk).update(**fields)

    come_by(client)

    assert client.get(DESK).url.startswith("/desk/login/")


def test_two_accounts_of_one_address_are_not_guessed_among(client, provider):
    for _number in range(2):
        a_user(REPORTER, email="ana@news.example")

    come_by(client)

    assert not is_in(client)


def test_a_token_for_another_house_is_refused(client, provider):
    a_user(REPORTER, email="ana@news.example")
    provider.audience = "another newsroom"

    come_by(client)

    assert not is_in(client)


def test_an_answer_to_what_this_browser_did_not_ask_is_refused(client, provider):
    a_user(REPORTER, email="ana@news.example")

    client.get(BACK, {"code": CODE, "state": "made-up"})
    come_by(client, state="made-up")

    assert not is_in(client)
    assert provider.asked == []


def test_the_second_step_is_asked_for_all_the_same(client, provider, settings):
    settings.SECOND_FACTOR = "everyone"
    user = a_user(REPORTER, email="ana@news.example")
    secret = an_app(user)

    assert come_by(client).url == "/desk/login/second/"
    assert not is_in(client)
    client.post("/desk/login/second/", {"code": code(secret)})
    assert is_in(client)


def test_newcomers_get_an_account_where_the_house_wants_it(client, provider, settings):
    settings.OIDC_NEWCOMERS = REPORTER
    a_user("", username="bo")
    provider.claims |= {"preferred_username": "Bo", "given_name": "Bo", "family_name": "Lind"}

    come_by(client)

    assert is_in(client)
    newcomer = User.objects.get(username="bo-2")
    assert list(newcomer.groups.all()) == [Group.objects.get(name=REPORTER)]
    assert not newcomer.has_usable_password()
    assert AuditEntry.objects.filter(what="account", thing="bo-2").exists()


def test_a_role_that_the_house_does_not_have_makes_no_account(client, provider, settings):
    settings.OIDC_NEWCOMERS = "Astronaut"

    assert come_by(client).url == "/desk/login/"
    assert not User.objects.exists()


def test_a_provider_that_is_away_is_told(client, provider):
    provider.stop()

    assert client.post(START).url == "/desk/login/"
    assert "does not answer" in client.get("/desk/login/").text


def test_nothing_is_there_where_no_provider_is_set(client):
    assert "oidc" not in client.get("/desk/login/").text
    assert client.post(START).status_code == 404
    assert client.get(BACK, {"code": CODE, "state": "x"}).status_code == 404


def test_a_form_may_lead_to_the_provider_and_nowhere_else(client, provider):
    policy = client.get("/desk/login/").headers["Content-Security-Policy"]

    assert f"form-action 'self' {provider.url};" in policy


def test_nobody_links_a_sign_on_by_an_address(client, provider):
    assert client.post(f"{START}?process=connect").status_code == 404


def test_over_plain_http_nobody_vouches():
    with pytest.raises(ImproperlyConfigured, match="OIDC_SERVER"):
        site.provider("http://login.example")
    assert (
        site.provider("https://login.example/realms/news/") == "https://login.example/realms/news"
    )
