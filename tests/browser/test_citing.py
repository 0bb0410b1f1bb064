"""Citations: from selected words to a source, by key and by tap, and what left the text."""

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Citation, Story, Text
from tests.browser.conftest import PHONE, pick
from tests.builders import a_citation, a_source, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def story() -> Story:
    return a_story(text="<p>The US says nearly 40 countries have offered to help.</p>")


@pytest.fixture
def form(sign_in, story):
    def at(**options: object) -> Page:
        path = reverse("admin:articles_story_change", args=[story.pk])
        page = sign_in(a_user().username, "a long password", path, **options)
        page.locator(".order-machine .inline-related:not(.empty-form) [role=textbox]").wait_for()
        return page

    return at


def select(page: Page, words: str) -> None:
    """Select words in the first text, as somebody who drags over them does."""
    page.locator(".order-machine [role=textbox]").first.focus()
    for _again in range(50):  # an editor that has just got the focus may set its own selection
        page.evaluate(
            """words => {
              const root = document.querySelector(".order-machine [role=textbox]")
              const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
              for (let node; (node = walker.nextNode()); ) {
                const at = node.data.indexOf(words)
                if (at < 0) continue
                getSelection().setBaseAndExtent(node, at, node, at + words.length)
              }
            }""",
            words,
        )
        page.wait_for_timeout(100)
        if page.locator(".prose-menubar .cite:enabled").count():  # the editor has taken it over
            return


def choose_source(page: Page, name: str) -> None:
    page.keyboard.press("Enter")
    pick(page, name, name)


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    page.locator(".messagelist").wait_for()


def test_selected_words_are_cited_by_keyboard(form, story):
    source = a_source("US State Department")
    page = form()
    select(page, "nearly 40 countries")

    page.keyboard.press("Alt+c")
    expect(page.locator("#citations-0 .field-source .select2-selection")).to_be_focused()
    choose_source(page, "US State")
    save(page)

    citation = Citation.objects.get(story=story)
    assert (citation.words, citation.source) == ("nearly 40 countries", source)
    assert citation.read_on


def test_selected_words_are_cited_by_tap(form, story):
    page = form(viewport=PHONE, has_touch=True)
    select(page, "nearly 40 countries")

    page.locator(".prose-menubar .cite:enabled").tap()

    expect(page.locator("#id_citations-0-words")).to_have_value("nearly 40 countries")


def test_without_a_selection_there_is_nothing_to_cite(form):
    page = form()

    expect(page.locator(".prose-menubar .cite").first).to_be_disabled()


def test_words_that_left_the_text_are_said_and_the_like_ones_are_offered(form, story):
    a_citation(story, "nearly 30 countries", source=a_source())
    page = form()

    page.get_by_role("button", name="Use “nearly 40 countries”").click()

    expect(page.locator("#id_citations-0-words")).to_have_value("nearly 40 countries")
    expect(page.locator(".not-there")).to_have_count(0)


def test_a_citation_shows_its_words_in_the_text(form, story):
    a_citation(story, "nearly 40 countries", source=a_source())
    page = form()

    page.locator("#id_citations-0-words").focus()

    shown = page.evaluate("[...CSS.highlights.get('cited')].map(range => range.toString())")
    assert shown == ["nearly 40 countries"]


def test_a_word_that_is_rewritten_is_noticed_while_typing(form, story):
    a_citation(story, "nearly 40 countries", source=a_source())
    page = form()
    assert Text.objects.filter(parent=story).exists()
    select(page, "40")

    page.keyboard.type("50")

    expect(page.locator("#citations-0 .not-there")).to_be_visible()
