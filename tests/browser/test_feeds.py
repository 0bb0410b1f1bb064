"""A feed that somebody opens in a browser is a page for people."""

import os
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings
from playwright.sync_api import Page, expect

from tests.browser.axe import RULES
from tests.browser.conftest import DESKTOP, PHONE
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.mark.parametrize(
    ("suffix", "viewport", "scheme"),
    [("rss", DESKTOP, "light"), ("atom", PHONE, "dark")],
    ids=["rss-wide", "atom-phone-dark"],
)
def test_a_feed_is_readable(
    open_page: Callable[..., Page],
    suffix: str,
    viewport: dict[str, int],
    scheme: str,
) -> None:
    live = a_rich_live_story()

    page = open_page(f"/feed.{suffix}", viewport=viewport, color_scheme=scheme)

    link = page.get_by_role("link", name="Paris talks unite 24 countries")
    expect(link).to_have_attribute("href", settings.SITE_URL + live.url)
    expect(page.get_by_text("This is a feed.")).to_be_visible()
    expect(page.get_by_text("The last paragraph")).not_to_be_visible()
    if shots := os.environ.get("SHOTS"):
        page.screenshot(path=f"{shots}/feed-{suffix}.png")
    # axe would fetch what the sheet imports from the wrong place, and copy it into the page
    found = Axe().run(page, options={"runOnly": RULES, "preload": False})
    assert found.response["violations"] == []
