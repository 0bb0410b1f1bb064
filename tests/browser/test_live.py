"""News on pages that are open already: breaking, and the entries of a story that goes on."""

import os
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from articles.models import Update
from articles.publishing import fast, publish
from articles.rendering import following
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import Text, a_block, a_live_story, a_quotation, a_quote, a_story, press
from tests.builders import published as put_out

pytestmark = pytest.mark.django_db(transaction=True)

LONG = "<p>The ferry lay on the sandbank all day, and boats went out to it and came back.</p>" * 12


def shot(page: Page, name: str) -> None:
    """Keep a picture of what a reader sees, where SHOTS names a folder."""
    if folder := os.environ.get("SHOTS"):
        page.screenshot(path=f"{folder}/{name}.png")


def look_again(page: Page) -> None:
    """Come back to the page: it asks at once what is new."""
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def a_followed_story(entries: int = 6):
    story = a_story("The ferry, hour by hour", text=LONG)
    a_quotation(story, a_quote("It was quiet.", described_as="A sailor", provenance="not stated"))
    start = timezone.now() - timedelta(hours=entries)
    for hour in range(entries):
        words = f"<p>What happened in hour {hour}. {'It went on and on. ' * 12}</p>"
        at = start + timedelta(hours=hour)
        a_block(story, Update, 20 + hour, at=at, headline=f"Hour {hour}", html=words)
    quoted = Update.objects.get(parent=story, headline="Hour 0")
    Update.objects.filter(pk=quoted.pk).update(html="<p>“It was quiet,” a sailor said.</p>")
    a_block(story, Text, 90, html=LONG)
    return put_out(story)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_breaking_news_comes_to_an_open_page_and_goes_at_its_end(open_page, size):
    a_live_story("An ordinary story")
    page = open_page("/", viewport=size)
    strip = page.locator("#breaking aside")
    expect(strip).to_be_hidden()

    until = timezone.now() + timedelta(hours=2)
    first = a_live_story("Ferry aground", breaking_until=until)
    a_live_story("Harbour closed", breaking_until=until + timedelta(hours=1), now=timezone.now())
    look_again(page)
    expect(strip.locator("a")).to_have_text(["Harbour closed", "Ferry aground"])
    shot(page, f"breaking-{size['width']}")

    fast.end_breaking(first.pk, **press(first.story))
    look_again(page)
    expect(strip.locator("a")).to_have_text(["Harbour closed"])
    page.clock.set_fixed_time(until + timedelta(hours=1, seconds=1))
    expect(strip).to_be_hidden()


def test_the_strip_outlives_answers_that_fail(open_page, complaints):
    a_live_story("Ferry aground", breaking_until=timezone.now() + timedelta(hours=2))
    page = open_page("/", viewport=PHONE)
    page.route("**/breaking.json", lambda route: route.abort())
    with page.expect_event("requestfailed"):
        look_again(page)

    expect(page.locator("#breaking a")).to_have_text("Ferry aground")
    complaints.clear()  # the browser's own, of the request


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["390", "1280"])
def test_new_entries_are_offered_and_come_in_without_moving_what_one_reads(open_page, size):
    live = a_followed_story()
    page = open_page(live.url, viewport=size)
    read = page.locator(".tl > li", has_text="hour 2.")
    read.evaluate(
        "it => scrollBy({top: it.getBoundingClientRect().top - 200, behavior: 'instant'})"
    )
    for number in (1, 2):
        text = f"All are safe, said the captain for the {number}. time. " * 4
        fast.add_update(live.pk, text, headline=f"Safe {number}", **press(live.story))
    before = read.bounding_box()
    look_again(page)
    offer = page.get_by_role("button", name="2 new updates")
    expect(offer).to_be_visible()
    shot(page, f"live-offered-{size['width']}")
    assert read.bounding_box() == before
    assert violations(page) == []

    offer.press("Enter")
    expect(page.locator(".tl > li > b")).to_have_text(
        ["Safe 2", "Safe 1", *(f"Hour {hour}" for hour in range(5, -1, -1))]
    )
    assert abs(read.bounding_box()["y"] - before["y"]) < 1
    link = page.get_by_role("link", name="Go to the newest update")
    expect(link).to_be_focused()
    link.press("Enter")
    expect(page.locator(".tl > li").first).to_be_in_viewport()
    shot(page, f"live-inserted-{size['width']}")
    expect(page.locator(".offer")).to_be_empty()


def test_an_entry_that_was_put_right_or_taken_back_is_so_on_the_open_page(
    open_page, complaints, monkeypatch
):
    monkeypatch.setattr(following, "NEWEST", 1)  # the words of older ones come from the page
    live = a_followed_story(entries=3)
    page = open_page(live.url, viewport=DESKTOP)
    entry = page.locator(".tl > li", has_text="Hour 0")
    expect(entry.locator(".note")).to_have_id("n1")
    Update.objects.filter(parent=live.story, headline="Hour 0").update(
        html="<p>“It was quiet,” a sailor said at noon.</p>"
    )
    Update.objects.filter(parent=live.story, headline="Hour 1").delete()
    publish.correct(live.pk, **press(live.story, note="It was at noon."))
    look_again(page)

    expect(page.locator(".tl > li > b")).to_have_text(["Hour 2", "Hour 0"])
    expect(entry).to_contain_text("at noon")
    expect(entry.locator(".note")).to_have_id("n2")  # the first number was given away
    assert entry.locator(".note .back").get_attribute("href") == "#q2"
    expect(page.locator("#q2")).to_have_text("“It was quiet,”")

    publish.retract(live.pk, **press(live.story, note="It was all wrong."))
    look_again(page)
    expect(page.locator(".offer")).to_contain_text("This story was taken back.")
    shot(page, "live-taken-back")
    page.get_by_role("link", name="Load the page again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This story has been retracted")
    complaints.clear()  # the browser's own, of the answer that the story is gone
