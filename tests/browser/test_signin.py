"""Signing in by a real browser: an app, a passkey, a phone in the dark."""

from collections.abc import Callable

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from articles.models import AuditEntry
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import a_user
from tests.newsroom.entering import PASSWORD, an_app, code

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = ((DESKTOP, "light"), (PHONE, "dark"))
TABLET = {"width": 820, "height": 1180}


@pytest.fixture(autouse=True)
def for_everyone(settings, live_server):
    settings.SECOND_FACTOR = "everyone"
    settings.SITE_URL = live_server.url
    cache.clear()


def enter(page: Page, name: str) -> None:
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()


def test_an_app_is_set_up_and_asked_for(open_page: Callable[..., Page]):
    user = a_user(PUBLISHER)
    page = open_page("/desk/articles/story/")
    shot(page, "signin-door")
    enter(page, user.username)

    expect(page.get_by_role("heading", level=1)).to_have_text("Set up a second step")
    shot(page, "signin-set-up")
    page.get_by_role("link", name="Set up an app").click()
    expect(page.get_by_role("img", name="A code for the app to read")).to_be_visible()
    assert page.locator("img.qr").evaluate("image => image.naturalWidth") > 0
    secret = page.locator(".secret").inner_text()
    shot(page, "signin-app")
    page.get_by_label("Code that the app shows").fill(code(secret))
    page.keyboard.press("Enter")
    expect(page.locator(".codes li")).to_have_count(10)
    shot(page, "signin-codes")
    page.get_by_role("link", name="Go to my desk").click()
    page.get_by_role("button", name="Sign out").click()
    enter(page, user.username)
    expect(page.get_by_role("heading", level=1)).to_have_text("Second step")
    shot(page, "signin-second")
    page.get_by_label("Code of your app").fill(code(secret, 1))
    page.keyboard.press("Enter")

    expect(page.locator("#user-tools")).to_be_visible()


def test_a_passkey_signs_in_alone(open_page: Callable[..., Page]):
    user = a_user(PUBLISHER)
    page = open_page("/desk/")
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    session.send(
        "WebAuthn.addVirtualAuthenticator",
        {
            "options": {
                "protocol": "ctap2",
                "transport": "internal",
                "hasResidentKey": True,
                "hasUserVerification": True,
                "isUserVerified": True,
                "automaticPresenceSimulation": True,
            }
        },
    )
    enter(page, user.username)
    page.get_by_role("link", name="Add a passkey").click()
    page.get_by_label("Name", exact=True).fill("My laptop")
    page.get_by_label("Sign in with it alone").check()
    shot(page, "signin-passkey")
    page.get_by_role("button", name="Add a passkey").click()
    expect(page.locator(".codes li")).to_have_count(10)
    page.goto("/desk/security/passkeys/")
    expect(page.locator(".own-list")).to_contain_text("My laptop")
    shot(page, "signin-passkeys")
    page.goto("/desk/")
    page.get_by_role("button", name="Sign out").click()

    page.get_by_role("button", name="Sign in with a passkey").click()

    expect(page.locator("#user-tools")).to_be_visible()
    assert AuditEntry.objects.filter(what="signed in").first().detail == "passkey alone"


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["wide", "phone-dark"])
def test_every_page_is_for_everybody(
    open_page: Callable[..., Page], viewport: dict[str, int], scheme: str
):
    user = a_user(ADMINISTRATOR)
    secret = an_app(user)
    page = open_page("/desk/login/", viewport=viewport, color_scheme=scheme)
    found: list[str] = []

    def look(name: str) -> None:
        found.extend(f"{page.url}: {violation}" for violation in violations(page))
        wide = page.evaluate("document.documentElement.scrollWidth")
        found.extend([f"{page.url} scrolls sideways"] * (wide > viewport["width"]))
        shot(page, f"signin-{name}-{scheme}")

    look("door")
    page.goto("/desk/password_reset/")
    look("reset")
    page.goto("/desk/login/")
    enter(page, user.username)
    look("second")
    page.get_by_label("Code of your app").fill(code(secret))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    for path in (
        "preferences/",
        "password_change/",
        "security/",
        "security/app/remove/",
        "security/passkeys/",
        "security/passkeys/add/",
        "security/sessions/",
        "logout/",
        "confirm/",
        f"auth/user/{a_user().pk}/second-step/",
    ):
        page.goto(f"/desk/{path}")
        look(path.strip("/").replace("/", "-"))
    assert found == [], "\n".join(found)
