"""A real Chromium with a fresh profile, against a server that runs beside the test."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any
from urllib.parse import quote_plus, urlsplit

import pytest
from django.conf import settings
from django.http import HttpRequest
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)

from tests import chromium

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}
expect.set_options(timeout=15_000)  # where two tracks share two cores


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(
            executable_path=chromium.find(), headless=True, args=list(chromium.FLAGS)
        )
        yield running
        running.close()


@pytest.fixture
def complaints() -> list[str]:
    """What consoles complained of; a test that expects a complaint takes it out."""
    return []


@pytest.fixture
def open_page(
    browser: Browser, live_server, complaints: list[str]
) -> Iterator[Callable[..., Page]]:
    """Open a page in a profile of its own; the test fails on any error in its console.

    Takes what Browser.new_context takes: viewport, java_script_enabled, color_scheme …
    """
    contexts: list[BrowserContext] = []

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(f"{message.text} ({message.location.get('url')})")

    def open_one(path: str = "/", *, cookies: Sequence[Any] = (), **options: object) -> Page:
        context = browser.new_context(
            **{"base_url": live_server.url, "viewport": DESKTOP, **options}
        )
        context.set_default_timeout(10_000)
        context.add_cookies(cookies)
        contexts.append(context)
        page = context.new_page()
        page.on("console", listen)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(path)
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def sign_in(open_page: Callable[..., Page], live_server) -> Callable[..., Page]:
    """Open the desk as somebody who signed in before; returns the page. How one signs in has
    tests of its own (test_signin.py)."""

    def as_person(username: str, password: str, path: str = "/desk/", **options: object) -> Page:
        client = Client()
        assert client.login(request=HttpRequest(), username=username, password=password)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME]
        kept = {"name": cookie.key, "value": cookie.value, "path": cookie["path"]}
        kept["domain"] = urlsplit(live_server.url).hostname
        return open_page(path, cookies=[kept], **options)

    return as_person


def pick(page: Page, typed: str, name: str) -> None:
    """Type into the open search of a choice, and take what is then first by Enter."""
    expect(page.locator(".select2-container--open .select2-search__field")).to_be_focused()
    asked = quote_plus(typed)
    with page.expect_response(lambda answer: f"term={asked}" in answer.url.replace("%20", "+")):
        page.keyboard.type(typed)
    page.locator(".select2-results__option--highlighted", has_text=name).wait_for()
    page.keyboard.press("Enter")
