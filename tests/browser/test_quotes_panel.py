"""The Quotes panel beside a text that changes: what it shows, keeps, and never loses."""

from collections.abc import Callable

import pytest
from django.urls import reverse
from playwright.sync_api import Page, Route, expect

from articles.models import LiveStory, Quotation, Quote, Story
from articles.publishing import names, versions
from tests.browser.conftest import DESKTOP, PHONE, pick
from tests.browser.test_accessible import violations
from tests.builders import (
    NOON,
    a_person,
    a_quotation,
    a_quote,
    a_source,
    a_story,
    a_user,
)

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"
TEXT = (
    "<p>It rained. “We have waited nine years,” said Tomas Varga.</p>"
    "<p>They met on the quay, and it rained. “You will thank me one day.”</p>"
)
Desk = Callable[..., Page]


@pytest.fixture
def desk(sign_in) -> Desk:
    def at(story: Story, **options: object) -> Page:
        ana = a_user(first_name="Ana", last_name="Ruiz")
        path = reverse("admin:articles_story_change", args=[story.pk])
        page = sign_in(ana.username, PASSWORD, path, **options)
        if options.get("java_script_enabled", True):
            expect(editor(page)).to_be_visible()
        return page

    return at


def editor(page: Page):
    return page.locator(".order-machine [role=textbox]").first


def replace(page: Page, old: str, new: str) -> None:
    """Select words in the text and type others."""
    editor(page).evaluate(
        """(dom, words) => {
            const walker = document.createTreeWalker(dom, NodeFilter.SHOW_TEXT)
            while (walker.nextNode()) {
                const at = walker.currentNode.data.indexOf(words)
                if (at < 0) continue
                dom.focus()
                const node = walker.currentNode
                getSelection().setBaseAndExtent(node, at, node, at + words.length)
            }
        }""",
        old,
    )
    page.wait_for_timeout(50)
    page.keyboard.type(new)


def shown(page: Page, name: str) -> list[str]:
    """The words that a highlight marks in the text."""
    return page.evaluate(
        "name => [...(CSS.highlights.get(name) || [])].map((range) => range.toString())",
        f"quote-{name}",
    )


def row(page: Page, words: str):
    return page.locator(".quote-row", has=page.get_by_text(words))


def recorded(words: str) -> Story:
    story = a_story(text=TEXT)
    a_quotation(story, a_quote(words))
    versions.save(story, by=None, now=NOON)
    return story


def test_what_led_to_a_suggestion_is_shown_in_the_text(desk):
    page = desk(a_story(text=TEXT))

    page.keyboard.press("Alt+3")

    expect(row(page, "We have waited").locator(".quote-row__words")).to_be_focused()
    assert shown(page, "words") == ["We have waited nine years,"]
    assert shown(page, "cue") == ["said"]
    assert shown(page, "speaker") == ["Tomas Varga"]
    expect(row(page, "We have waited")).to_contain_text("named after the reporting word")


def test_places_hold_for_letters_that_browsers_count_twice(desk):
    page = desk(a_story(text=TEXT.replace("It rained. “We", "It rained 🌧🌧🌧. “We")))

    page.keyboard.press("Alt+3")

    assert shown(page, "words") == ["We have waited nine years,"]


def test_a_decision_stays_while_the_text_is_written(desk):
    story = a_story(text=TEXT)
    page = desk(story)
    other = row(page, "You will thank")

    page.keyboard.press("Alt+3")
    page.keyboard.press("j")
    page.keyboard.press("p")
    page.keyboard.type("Ruth Okafor")
    page.keyboard.press("Enter")
    replace(page, "We have waited", "“Stop,” said Jonas Weil. We have waited")
    expect(row(page, "Stop").first).to_be_visible()
    replace(page, "one day", "some day")
    expect(row(page, "some day")).to_be_visible()

    expect(row(page, "some day").locator("[data-shows=who]")).to_have_text("Ruth Okafor")
    expect(other).to_have_count(1)
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("1 quotation is recorded")
    assert Quote.objects.get().words == "You will thank me some day."


def test_a_decision_is_undone_by_the_same_key(desk):
    page = desk(a_story(text=TEXT))
    first = row(page, "We have waited")

    page.keyboard.press("Alt+3")
    page.keyboard.press("n")
    expect(first.locator("[data-shows=who]")).to_have_text("Not a quotation")
    page.keyboard.press("k")
    page.keyboard.press("u")

    expect(page.locator("#quotes-count")).to_have_text("2 left")
    expect(first.get_by_text("Confirm")).to_be_visible()


def test_somebody_known_is_found_by_typing(desk):
    story, okafor = a_story(text=TEXT), a_person("Ruth Okafor", role="opposition leader")
    names.note(okafor)
    page = desk(story)

    page.keyboard.press("Alt+3")
    page.keyboard.press("j")
    page.keyboard.press("s")
    pick(page, "okaf", "Ruth Okafor")
    expect(row(page, "You will thank").locator("[data-shows=who]")).to_have_text("Ruth Okafor")
    page.keyboard.press("Control+s")

    expect(page.locator(".messagelist")).to_contain_text("1 quotation is recorded")
    quote = Quote.objects.get()
    assert (quote.speaker, quote.role) == (okafor, "opposition leader")


def test_a_record_with_the_same_words_is_attached_by_keys(desk):
    story, quote = a_story(text=TEXT), a_quote("You will thank me one day.")
    page = desk(story)

    page.keyboard.press("Alt+3")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.locator(".select2-results__option--highlighted", has_text="You will thank").wait_for()
    page.keyboard.press("Enter")
    page.keyboard.press("Control+s")

    expect(page.locator(".messagelist")).to_contain_text("1 quotation is recorded")
    assert Quotation.objects.get(story=story).quote == quote


def test_who_reported_the_words_is_chosen_in_the_row(desk):
    story, source = a_story(text=TEXT), a_source("The Gazette")
    page = desk(story)

    page.keyboard.press("Alt+3")
    page.keyboard.press("e")
    first = row(page, "We have waited")
    first.get_by_label("How it reached us").select_option("reported")
    first.locator(".reported .select2-selection").click()
    page.keyboard.type("gaz")
    page.locator(".select2-results__option--highlighted", has_text="The Gazette").click()
    expect(first.locator("[data-shows=summary]")).to_contain_text("reported by The Gazette")
    first.locator(".deed", has_text="Confirm").click()
    page.keyboard.press("Control+s")

    expect(page.locator(".messagelist")).to_contain_text("1 quotation is recorded")
    assert Quote.objects.get().source == source


def test_a_story_is_pasted_attributed_and_published_by_keys(desk):
    story = a_story(text=TEXT)
    page = desk(story)

    for key in ("Alt+3", "Enter", "p"):
        page.keyboard.press(key)
    page.keyboard.type("Ruth Okafor")
    page.keyboard.press("Enter")
    expect(page.locator("#quotes-count")).to_have_text("all decided")
    page.locator(".rail [name=_publish]").press("Enter")
    page.wait_for_url("**/publish/**")
    page.get_by_role("button", name="Publish now").press("Enter")
    page.wait_for_url("**/change/**")

    spoken = LiveStory.objects.get().document.shared.people
    assert {person.name for person in spoken} == {"Ruth Okafor", "Tomas Varga"}


def test_keys_do_nothing_in_fields(desk):
    page = desk(a_story(text=TEXT))

    page.keyboard.press("Alt+3")
    page.keyboard.press("e")
    page.keyboard.type("nuncle")

    field = row(page, "We have waited").get_by_label("Role as said")
    expect(field).to_have_value("nuncle")
    expect(page.locator("#quotes-count")).to_have_text("2 left")


def test_a_broken_word_is_shown_by_its_letters_and_stops_the_publication(desk, complaints):
    story = recorded("You will thank me one day.")
    page = desk(story)

    replace(page, "thank", "thonk")

    different = page.locator(".quote-row.different")
    expect(different.locator("del")).to_contain_text("a")
    expect(different.locator("ins")).to_contain_text("o")
    page.locator(".rail [name=_publish]").click()
    page.wait_for_url("**/publish/**")
    page.get_by_role("button", name="Publish now").click()
    page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("thonk")
    assert not LiveStory.objects.exists()
    complaints[:] = [line for line in complaints if "409" not in line]


def test_the_recorded_words_are_put_back_in_one_step_that_can_be_undone(desk):
    page = desk(recorded("You will thank me one day."))
    replace(page, "thank", "thonk")
    expect(page.locator(".quote-row.different")).to_be_visible()

    page.locator(".quote-row.different").get_by_text("Use the recorded words").click()

    expect(editor(page)).to_contain_text("“You will thank me one day.”")
    expect(page.locator(".quote-row.different")).to_have_count(0)
    editor(page).focus()
    page.keyboard.press("Control+z")
    expect(editor(page)).to_contain_text("“You will thonk me one day.”")


def test_a_decision_survives_a_late_save(desk, complaints):
    story = a_story("As it was", text=TEXT)
    versions.save(story, by=None, now=NOON)
    page = desk(story)
    page.keyboard.press("Alt+3")
    page.keyboard.press("Enter")
    Story.objects.filter(pk=story.pk).update(headline="By others")
    story.refresh_from_db()
    versions.save(story, by=None, now=NOON)

    page.keyboard.press("Control+s")
    expect(page.locator("main")).to_contain_text("Your save came too late")
    complaints[:] = [line for line in complaints if "409" not in line]
    page.get_by_role("button", name="Put my choices into the form").click()
    expect(row(page, "We have waited").locator("[data-shows=who]")).to_have_text("Tomas Varga")
    page.locator(".rail [name=_continue]").click()

    expect(page.locator(".messagelist")).to_contain_text("1 quotation is recorded")
    assert Quotation.objects.get(story=story).quote.attribution == "Tomas Varga"


def test_without_an_answer_the_panel_stays_and_says_so(desk, complaints):
    page = desk(a_story(text=TEXT))
    page.route("**/quotes/", lambda route: route.abort())

    replace(page, "It rained", "It snowed")

    expect(page.locator("#quotes-state")).to_contain_text("could not be read again")
    page.keyboard.press("Alt+3")
    page.keyboard.press("Enter")
    expect(page.locator("#quotes-count")).to_have_text("1 left")
    complaints[:] = [line for line in complaints if "ERR_FAILED" not in line]


def test_an_answer_that_was_overtaken_is_dropped(desk):
    page = desk(a_story(text=TEXT))
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if held:
            route.continue_()
        else:
            held.append(route)

    page.route("**/quotes/", hold_the_first)
    replace(page, "one day", "some day")
    page.wait_for_timeout(900)
    replace(page, "some day", "any day")
    expect(row(page, "any day")).to_be_visible()
    held[0].abort()
    page.wait_for_timeout(300)

    expect(row(page, "any day")).to_be_visible()
    expect(page.locator("#quotes-state")).to_be_empty()


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["wide", "phone-dark"]
)
def test_nothing_that_axe_knows_of_stands_in_the_way(desk, viewport, scheme):
    story = a_story(text=TEXT + "<p>“It is late, she said. The “Night Owl” sails.</p>")
    a_quotation(story, a_quote("You will thank us one day."))
    page = desk(story, viewport=viewport, color_scheme=scheme)
    for folded in page.locator("#quotes details:not([open]) > summary").all():
        if folded.is_visible():
            folded.click()

    assert violations(page) == []


def test_rows_work_without_script(desk):
    story = a_story(text=TEXT)
    page = desk(story, java_script_enabled=False)

    other = row(page, "You will thank")
    other.locator(".else > summary").click()
    other.get_by_label("New person").check()
    other.get_by_label("Name", exact=True).fill("Ruth Okafor")
    page.get_by_role("button", name="Confirm 1").click()

    expect(page.locator(".messagelist")).to_contain_text("2 quotations are recorded")
    assert {quote.attribution for quote in Quote.objects.all()} == {"Tomas Varga", "Ruth Okafor"}
