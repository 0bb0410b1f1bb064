"""A real Chromium with a fresh profile, against a server that runs beside the test."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, sync_playwright

from tests import chromium

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


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

    def open_one(path: str = "/", **options: object) -> Page:
        context = browser.new_context(
            **{"base_url": live_server.url, "viewport": DESKTOP, **options}
        )
        context.set_default_timeout(10_000)
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
def sign_in(open_page: Callable[..., Page]) -> Callable[..., Page]:
    """Open the desk as somebody; returns the page."""

    def as_person(username: str, password: str, path: str = "/desk/", **options: object) -> Page:
        page = open_page("/desk/login/?next=" + path, **options)
        page.get_by_label("Username").fill(username)
        page.get_by_label("Password").fill(password)
        page.locator("[type=submit]").click()
        page.wait_for_url(f"**{path}")
        return page

    return as_person
