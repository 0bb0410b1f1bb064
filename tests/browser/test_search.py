"""Searching in a browser, without script: asked, put right, narrowed, followed."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.publishing import names, spelling
from tests import builders as a
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def live() -> None:
    masoum = a.a_person("Fuad Masoum", slug="fuad-masoum", public_figure=True)
    names.note(masoum)
    story = a.a_story("Iraq’s president asks for help", text=None, topics=["Iraq"])
    quote = a.a_quote(
        "They must find no sanctuaries in Iraq.", speaker=masoum, role="President of Iraq"
    )
    a.a_block(story, a.QuoteBlock, quote=quote)
    spelling.learn(a.published(story, now=a.NOON).pk)
    a.a_live_story("The night ferry is back", section=a.a_section("Port Alder"), topics=["Ferries"])


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "wide"])
def test_a_slip_is_put_right_and_what_is_found_is_narrowed_and_followed(
    open_page: Callable[..., Page], live: None, viewport: dict[str, int]
) -> None:
    page = open_page("/", viewport=viewport, java_script_enabled=False)
    page.get_by_role("search").get_by_role("searchbox").fill("sancturies Irak")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=2)).to_have_text("Nothing found")

    page.get_by_role("link", name="sanctuaries Iraq").click()
    expect(page.get_by_role("heading", level=2)).to_have_text("2 results")
    expect(page.locator("blockquote mark")).to_have_text(["sanctuaries", "Iraq"])

    page.locator("#q").fill("")
    if viewport is PHONE:
        page.get_by_text("Narrow the results").click()
    page.get_by_label("Section", exact=True).select_option("Port Alder")
    page.get_by_role("button", name="Narrow").click()
    expect(page.get_by_role("listitem").filter(has=page.get_by_role("article"))).to_have_count(1)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    page.get_by_role("main").get_by_role("link", name="The night ferry is back").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The night ferry is back")
