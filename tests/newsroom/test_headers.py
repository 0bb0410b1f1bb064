"""The headers of every answer, whoever gives it."""

import pytest
from django.test import Client

from newsroom import wsgi
from newsroom.headers import Headers, standing
from newsroom.proxy import Proxies
from tests.newsroom.calling import ask

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture(scope="module")
def site():
    return wsgi.application


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/no/such/page/", 404),
        ("/media/missing.jpg", 404),
        ("/static/missing.css", 404),
        ("/desk/", 302),
        ("/desk/no/such/page/", 302),
    ],
)
def test_every_answer_carries_them(site, path, status):
    answer = ask(site, path)

    assert answer.status == status
    assert answer.headers.items() >= EVERYWHERE.items()
    assert "camera=()" in answer.headers["permissions-policy"]
    assert answer.headers["x-frame-options"] in {"DENY", "SAMEORIGIN"}
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "strict-transport-security" not in answer.headers  # this site is http


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/healthz", 200),
        ("GET", "/desk/articles/story", 302),
        ("GET", "/no/such/page", 404),
        ("GET", "/media/missing.jpg", 404),
        ("GET", "/static/missing.css", 404),
        ("PUT", "/", 405),
        ("DELETE", "/media/missing.jpg", 405),
        ("POST", "/desk/login/", 403),
    ],
)
def test_every_answer_says_how_long_it_may_be_kept(site, method, path, status):
    answer = ask(site, path, method)

    assert answer.status == status
    assert answer.headers["cache-control"]


def test_what_says_nothing_of_it_may_not_be_kept():
    def moved(environ, start_response):
        start_response("301 Moved Permanently", [("Location", "/elsewhere/")])
        return []

    assert ask(Headers(moved)).headers["cache-control"] == "no-store"


def test_what_has_not_changed_keeps_what_was_said_of_it():
    def unchanged(environ, start_response):
        start_response("304 Not Modified", [])
        return []

    assert "cache-control" not in ask(Headers(unchanged)).headers


@pytest.mark.django_db
def test_a_form_without_its_token_is_refused_in_the_look_of_the_desk(settings):
    client = Client(enforce_csrf_checks=True)

    answer = client.post("/desk/login/", {"username": "chief", "password": "x"})

    assert answer.status_code == 403
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert "Nothing was saved" in answer.text
    assert "articles/desk.css" in answer.text
    assert "CSRF" not in answer.text
    assert "chief" not in answer.text


@pytest.mark.django_db
def test_a_host_we_do_not_know_is_refused_with_them(site):
    answer = ask(site, "/healthz", host="elsewhere.example")

    assert answer.status == 400
    assert answer.headers.items() >= EVERYWHERE.items()


def test_what_nobody_caught_becomes_a_plain_500_with_them(caplog):
    def broken(environ, start_response):
        raise RuntimeError("secret of a story")

    answer = ask(Headers(broken))

    assert answer.status == 500
    assert answer.headers.items() >= EVERYWHERE.items()
    assert b"secret" not in answer.body


def test_https_brings_hsts(settings):
    settings.SECURE_HSTS_SECONDS = 31536000

    assert ("Strict-Transport-Security", "max-age=31536000; includeSubDomains; preload") in (
        standing()
    )


@pytest.mark.django_db
def test_public_pages_have_a_policy_without_exceptions(client: Client):
    policy = client.get("/healthz").headers["Content-Security-Policy"]

    assert "unsafe" not in policy
    assert "nonce" not in policy
    assert policy == client.get("/healthz").headers["Content-Security-Policy"]


@pytest.mark.django_db
def test_the_desk_has_a_policy_of_its_own_and_is_stored_by_nobody(client: Client):
    answer = client.get("/desk/login/")
    policy = dict(
        part.split(" ", 1) for part in answer.headers["Content-Security-Policy"].split("; ")
    )

    assert "unsafe" not in policy["script-src"]
    assert policy["style-src"] == "'self' 'unsafe-inline'"  # a nonce here would cancel it
    assert policy["frame-ancestors"] == "'self'"
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["X-Robots-Tag"] == "noindex"


@pytest.mark.django_db
def test_public_pages_set_no_cookie_and_the_desk_s_stay_below_it(client: Client):
    assert not client.get("/healthz").cookies
    cookies = client.get("/desk/login/").cookies

    assert cookies
    assert {cookie["path"] for cookie in cookies.values()} == {"/desk/"}
    assert all(cookie["httponly"] for cookie in cookies.values())


def seen_through(trusted, address, **headers):
    """Return what an application sees of a request that comes from `address`."""
    seen = {}

    def application(environ, start_response):
        seen.update(environ)
        start_response("200 OK", [])
        return []

    ask(Proxies(application, trusted), address=address, **headers)
    return seen


def test_strangers_are_not_believed():
    seen = seen_through(
        ["10.0.0.0/8"], "192.0.2.7", x_forwarded_for="1.2.3.4", x_forwarded_proto="https"
    )

    assert seen["REMOTE_ADDR"] == "192.0.2.7"
    assert "HTTP_X_FORWARDED_FOR" not in seen
    assert "HTTP_X_FORWARDED_PROTO" not in seen


def test_our_proxy_is_believed_up_to_the_first_stranger():
    seen = seen_through(
        ["10.0.0.0/8"],
        "10.0.0.1",
        x_forwarded_for="6.6.6.6, 192.0.2.9, 10.0.0.2",
        x_forwarded_proto="https",
        x_forwarded_host="elsewhere.example",
    )

    assert seen["REMOTE_ADDR"] == "192.0.2.9"
    assert seen["HTTP_X_FORWARDED_PROTO"] == "https"
    assert "HTTP_X_FORWARDED_HOST" not in seen


@pytest.mark.parametrize("nonsense", ["unknown", "", "a, b", "192.0.2.9:80, x"])
def test_nonsense_from_our_proxy_changes_nothing(nonsense):
    seen = seen_through(["10.0.0.1"], "10.0.0.1", x_forwarded_for=nonsense)

    assert seen["REMOTE_ADDR"] == "10.0.0.1"
