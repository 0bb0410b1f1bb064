"""Keys of the desk, each tried where it acts, and what a thumb can reach on a phone."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import LiveStory, Text
from tests.browser.conftest import PHONE
from tests.builders import a_block, a_live_story, a_section, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"
#: What can be pressed, in sight, and is lower than 44 px; links in running text may be.
SMALL = """() => [...document.querySelectorAll(
    "button, summary, input:not([type=hidden]), select, textarea, .btn, .go a, .tick, #user-tools a"
  )]
  .map((one) => (one.matches("[type=radio], [type=checkbox]") && one.closest("label")) || one)
  .filter((one) => one.checkVisibility())
  .filter((one) => !one.closest(".visually-hidden, .select2-hidden-accessible"))
  .filter((one) => one.getBoundingClientRect().height < 43.5)
  .map((one) => `${one.getBoundingClientRect().height} ${one.outerHTML.slice(0, 120)}`)"""
WIDER = "() => document.scrollingElement.scrollWidth - window.innerWidth"


def blocks(page: Page) -> list[str]:
    return page.locator(
        ".order-machine .inline-related:not(.empty-form) [role=textbox]"
    ).all_inner_texts()


def test_the_keys_of_the_desk_do_what_their_list_says(sign_in):
    story = a_story("A story", text="<p>First.</p>")
    a_block(story, Text, 20, html="<p>Second.</p>")
    editor = a_user()
    path = reverse("admin:articles_story_change", args=[story.pk])
    page = sign_in(editor.username, PASSWORD, path)
    press = page.keyboard.press

    page.locator(".order-machine [role=textbox]").nth(1).click()
    press("Alt+ArrowUp")
    assert blocks(page) == ["Second.", "First."]

    press("Alt+u")
    expect(page.locator("#articles_update_set-0")).to_be_visible()

    press("Alt+2")
    expect(page.locator("#checks > summary")).to_be_focused()
    press("?")
    expect(page.locator("#keys-dialog")).to_be_visible()
    press("Escape")

    press("Control+k")
    page.keyboard.type("A stor")
    expect(page.locator("#find-dialog .find-list a").first).to_contain_text("A story")
    press("Escape")

    page.locator("#id_headline").fill("A story, changed")
    press("?")
    expect(page.locator("#id_headline")).to_have_value("A story, changed?")
    press("Control+s")
    page.wait_for_load_state()
    expect(page.locator(".messagelist, .success").first).to_contain_text("A story, changed?")

    page.locator("body").click(position={"x": 2, "y": 2})
    press("g")
    press("s")
    page.wait_for_url("**/desk/articles/story/")


def test_a_phone_reaches_every_fast_page_and_a_flash_is_two_presses(sign_in):
    a_section("World")
    live = a_live_story()
    page = sign_in(a_user().username, PASSWORD, "/desk/", viewport=PHONE, has_touch=True)

    page.get_by_role("link", name="Flash").click()
    page.get_by_label("Headline").fill("Ferry aground")
    page.get_by_label("Section").select_option("World")
    page.get_by_label("One sentence").fill("It ran aground on Sunday.")
    page.get_by_role("button", name="Publish flash").click()
    expect(page.get_by_role("heading", name="Add update")).to_be_visible()
    assert LiveStory.objects.get(slug="ferry-aground").breaking_until

    for path in (
        "/desk/",
        "/desk/preferences/",
        "/desk/articles/story/flash/",
        "/desk/articles/story/file/",
        f"/desk/articles/story/{live.pk}/update/",
        f"/desk/articles/story/{live.pk}/make-lead/",
        f"/desk/articles/story/{live.pk}/publish/",
        "/desk/articles/story/",
        f"/desk/articles/story/{live.pk}/change/",
    ):
        page.goto(path)
        assert page.evaluate(WIDER) <= 0, f"{path} scrolls sideways"
        assert "\n".join(page.evaluate(SMALL)) == "", path
