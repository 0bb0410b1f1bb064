"""A story with twelve quotations is attributed by keys alone, and by taps alone."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Person, Quotation, Source, Story
from articles.publishing import names
from articles.publishing.roles import REPORTER
from tests.browser.conftest import PHONE
from tests.builders import a_byline, a_person, a_story, a_user, an_author

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"
TEXT = (Path(__file__).parent.parent / "data" / "twelve-quotations.html").read_text()
#: Who said the twelve, in the order of the text; of the ninth the text does not say it.
SPEAKERS = ["Lena Brandt", "Lena Brandt", "Tomas Varga", "Ruth Okafor", "Ines Moreau", "fisherman"]
SPEAKERS += ["Paul Lindqvist", "Paul Lindqvist", "Ruth Okafor", "Lena Brandt", "union"]
SPEAKERS += ["Marta Silva"]
MOST_PRESSES = 30
MOST_SECONDS = 120


@pytest.fixture
def story() -> Story:
    story = a_story(text="<p></p>")
    a_byline(story, an_author("Ana Ruiz"))
    names.note(a_person("Lena Brandt", role="Mayor", pronoun="she"))
    return story


@pytest.fixture
def desk(sign_in, story) -> Callable[..., Page]:
    def at(**options: object) -> Page:
        editor = a_user(first_name="Ana", last_name="Ruiz")
        path = reverse("admin:articles_story_change", args=[story.pk])
        return sign_in(editor.username, PASSWORD, path, **options)

    return at


def paste(page: Page, html: str) -> None:
    """Paste into the first text, as from a mail or a word processor."""
    page.locator(".order-machine [role=textbox]").first.evaluate(
        """(editor, html) => {
            editor.focus()
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/html", html)
            editor.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true }))
        }""",
        html,
    )
    expect(page.locator(".quote-row[data-key]")).to_have_count(12)


class Presses:
    """Counts the keys that somebody presses."""

    def __init__(self, page: Page) -> None:
        self.page, self.count = page, 0

    def __call__(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.count += 1


def assert_all_is_recorded(page: Page, story: Story) -> None:
    expect(page.locator(".messagelist")).to_contain_text("12 quotations are recorded")
    uses = Quotation.objects.filter(story=story).select_related("quote__speaker")
    assert [use.quote.attribution for use in uses] == SPEAKERS
    assert Person.objects.filter(name="Lena Brandt").count() == 1
    assert Source.objects.get().name == "Port Alder Courier"
    expect(page.locator(".quote-row.attributed")).to_have_count(12)
    expect(page.locator("#quotes-count")).to_have_text("all decided")


def test_twelve_quotations_are_attributed_by_keys_in_less_than_thirty(desk, story):
    page = desk()
    start, press = time.monotonic(), Presses(page)

    paste(page, TEXT)
    press("Alt+3", "c")  # to the panel; all that is certain
    expect(page.locator("#desk-said")).to_have_text("Quotations left: 1")
    press("3")  # the third candidate of the one that is left
    expect(page.locator("#quotes-count")).to_have_text("all decided")
    press("Control+s")

    assert_all_is_recorded(page, story)
    assert press.count < MOST_PRESSES
    assert time.monotonic() - start < MOST_SECONDS


def test_each_one_is_confirmed_by_itself_in_less_than_thirty_presses(desk, story):
    page = desk()
    press = Presses(page)

    paste(page, TEXT)
    press("Alt+3", *["Enter"] * 8, "3", *["Enter"] * 3, "Control+s")

    assert_all_is_recorded(page, story)
    assert press.count < MOST_PRESSES


def test_twelve_quotations_are_attributed_by_taps_on_a_phone(desk, story):
    page = desk(viewport=PHONE, has_touch=True)

    paste(page, TEXT)
    expect(page.locator("#foot-quotes")).to_have_text("Quotes: 12 left")
    page.locator("#foot-quotes").tap()
    page.get_by_role("button", name="Confirm 11").tap()
    page.locator(".quote-row.unresolved .choice", has_text="Ruth Okafor").tap()
    page.locator(".foot-bar").get_by_role("button", name="Save").tap()

    assert_all_is_recorded(page, story)


def test_a_new_story_is_attributed_before_its_first_save(sign_in):
    reporter = a_user(REPORTER)
    page = sign_in(reporter.username, PASSWORD, reverse("admin:articles_story_add"))

    page.locator("#id_headline").fill("The night ferry is back")
    page.locator(".order-machine-wrapper > .add-block").get_by_role("button", name="+ Text").click()
    expect(page.locator(".order-machine [role=textbox]")).to_be_focused()
    paste(page, TEXT)
    page.keyboard.press("Alt+3")
    page.keyboard.press("c")
    expect(page.locator("#quotes-count")).to_have_text("1 left")
    page.locator(".rail [name=_continue]").click()

    expect(page.locator(".messagelist")).to_contain_text("11 quotations are recorded")
    assert Quotation.objects.filter(story__created_by=reporter).count() == 11


def test_everything_that_is_tapped_is_large_enough(desk, story):
    page = desk(viewport=PHONE, has_touch=True)

    paste(page, TEXT)

    for target in page.locator("#quotes :is(.btn, .choice, .new, summary), .foot-bar > *").all():
        box = target.bounding_box() or {"height": 0}
        assert not box["height"] or box["height"] >= 44, target.inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
