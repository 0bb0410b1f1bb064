"""The front page arranged in a browser: by typing and buttons, on a desk and on a phone."""

from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from articles.publishing import front
from articles.publishing.roles import EDITOR, PUBLISHER
from tests.browser.conftest import DESKTOP, PHONE, pick
from tests.browser.test_accessible import violations
from tests.browser.test_checks import shot
from tests.builders import NOON, a_live_story, a_page, a_section, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def newsroom() -> None:
    for number in range(9):
        section = a_section(("World", "Sport", "Culture")[number % 3])
        a_live_story(f"Story {number}", section=section, now=NOON + timedelta(hours=number))


def arrange(sign_in, **options) -> Page:
    editor = a_user(EDITOR)
    return sign_in(editor.username, "a long password", "/desk/front/", **options)


def choose(page: Page, place: str, headline: str) -> None:
    page.get_by_role("combobox", name=place).click()
    pick(page, headline, headline)


def readers_lead(page: Page) -> str:
    with page.context.expect_page() as opened:
        page.evaluate("window.open('/')")
    return opened.value.locator(".lead-story h2").inner_text()


@pytest.mark.parametrize("size", [DESKTOP, PHONE], ids=["desktop", "phone"])
def test_the_front_page_is_arranged_looked_at_published_and_undone(sign_in, newsroom, size):
    page = arrange(sign_in, viewport=size)
    choose(page, "The story on top", "Story 2")
    choose(page, "Place 2", "Story 3")
    page.get_by_role("button", name="Move up: Place 2").click()
    expect(page.get_by_role("combobox", name="Place 1")).to_contain_text("Story 3")
    shot(page, f"front-arrange-{size['width']}")
    assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]

    page.get_by_role("button", name="Save and look").click()
    expect(page.locator(".lead-story h2")).to_have_text("Story 2")
    expect(page.locator(".besides h3").first).to_have_text("Story 3")
    page.goto("/desk/front/")
    assert readers_lead(page) == "Story 8"

    page.get_by_role("button", name="Save and publish…").click()
    expect(page.locator("ins").first).to_contain_text("Story 2")
    shot(page, f"front-publish-{size['width']}")
    page.get_by_role("button", name="Publish", exact=True).click()
    assert readers_lead(page) == "Story 2"

    page.get_by_role("link", name="Undo the last publication…").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("Readers have the front page")
    assert readers_lead(page) == "Story 8"


def test_it_is_arranged_by_keyboard_and_without_script(sign_in, newsroom):
    page = arrange(sign_in, java_script_enabled=False)
    page.get_by_label("The story on top", exact=True).focus()
    page.keyboard.type("Story 4")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # the first button of the form saves
    expect(page.locator(".messagelist")).to_contain_text("The arrangement is saved.")
    assert front.saved(front.row()).lead is not None


def test_a_page_is_written_in_the_editor_and_read_by_readers(sign_in):
    a_page("About us", "<p>We are six.</p>", slug="about")
    publisher = a_user(PUBLISHER)
    page = sign_in(publisher.username, "a long password", "/desk/pages/")
    page.get_by_role("link", name="About us").click()
    text = page.locator(".prose-editor [role=textbox]")
    assert text.evaluate("field => getComputedStyle(field).borderTopStyle") == "solid"
    text.click()
    page.keyboard.press("Control+End")
    page.keyboard.type(" And one of us bakes.")
    shot(page, "page-form")
    assert violations(page) == []
    page.get_by_role("button", name="Save and publish…").click()
    page.get_by_role("button", name="Publish", exact=True).click()
    page.goto("/pages/about/")
    expect(page.locator(".body")).to_contain_text("We are six. And one of us bakes.")
    assert page.locator("footer").get_by_role("link", name="About us").is_visible()
