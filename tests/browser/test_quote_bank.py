"""The quote bank in a real browser: found, used again, merged; also without script and by phone."""

from collections.abc import Callable
from typing import Any

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Person, Quote, QuoteBlock, Story
from articles.publishing import likenesses, names, versions
from tests import builders as a
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.test_accessible import violations

pytestmark = pytest.mark.django_db(transaction=True)

PASSWORD = "a long password"
LIST = "/desk/articles/quote/"
WORDS = "Nobody can say that they were not warned of the tide."


@pytest.fixture
def desk(sign_in: Callable[..., Page]) -> Callable[..., Page]:
    def at(path: str, **options: Any) -> Page:
        return sign_in(a.a_user().username, PASSWORD, path, **options)

    return at


@pytest.fixture
def story() -> Story:
    story = a.a_story("The night ferry is back")
    versions.save(story, by=None, now=a.NOON)
    return story


@pytest.fixture
def lena() -> Person:
    lena = a.a_person("Lena Brandt", role="Harbour master", public_figure=True)
    names.note(lena)
    likenesses.note(lena)
    return lena


@pytest.fixture
def quote(lena: Person) -> Quote:
    quote = a.a_quote(WORDS, speaker=lena, role="Harbour master")
    likenesses.note(quote)
    return quote


@pytest.mark.parametrize(
    ("viewport", "script"), [(DESKTOP, True), (PHONE, False)], ids=["wide", "phone-without-script"]
)
def test_a_quote_is_found_and_used_again(
    desk: Callable[..., Page], quote: Quote, story: Story, viewport: Any, script: bool
) -> None:
    page = desk(LIST, viewport=viewport, java_script_enabled=script)
    page.locator("#searchbar").fill("brandt warned")
    page.locator("#searchbar").press("Enter")
    page.get_by_role("link", name="Nobody can say").click()
    page.get_by_role("link", name="Use in a story").click()
    offer = page.get_by_role("listitem").filter(has_text="The night ferry is back")
    offer.get_by_role("button", name="Set apart here").click()

    expect(page.locator(".messagelist")).to_contain_text("stands at the end of")
    assert QuoteBlock.objects.get(parent=story).quote == quote


def test_its_words_are_copied_with_their_marks(desk: Callable[..., Page], quote: Quote) -> None:
    page = desk(reverse("admin:articles_quote_use", args=[quote.pk]))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])

    page.get_by_role("button", name="Copy the words").click()

    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"“{WORDS}”"


@pytest.mark.parametrize(
    ("viewport", "script"), [(DESKTOP, True), (PHONE, False)], ids=["wide", "phone-without-script"]
)
def test_two_records_are_compared_and_merged(
    desk: Callable[..., Page], quote: Quote, story: Story, viewport: Any, script: bool
) -> None:
    twin = a.a_quote(WORDS, speaker=quote.speaker, role="Owner of the ferry")
    likenesses.note(twin)
    a.a_quotation(story, twin)
    page = desk(LIST, viewport=viewport, java_script_enabled=script)
    page.get_by_role("link", name="Look alike").click()
    page.get_by_role("link", name="Compare").click()
    page.get_by_role("radio", name=f"/quotes/{quote.pk}/").check()
    page.get_by_role("radio", name="Owner of the ferry").check()
    page.get_by_role("button", name="Merge for good").click()

    expect(page.locator(".messagelist")).to_contain_text("was merged into")
    expect(page.locator("#uses")).to_contain_text("The night ferry is back")
    quote.refresh_from_db()
    assert (quote.role, story.quotations.get().quote) == ("Owner of the ferry", quote)


@pytest.mark.parametrize(
    ("viewport", "scheme"), [(DESKTOP, "light"), (PHONE, "dark")], ids=["wide", "phone-dark"]
)
def test_nothing_that_axe_knows_of_stands_in_the_way(
    desk: Callable[..., Page], quote: Quote, story: Story, viewport: Any, scheme: str
) -> None:
    twin = a.a_quote(WORDS, described_as="", speaker=None)
    other = a.a_person("L. Brandt")
    names.note(other)
    for record in (twin, other):
        likenesses.note(record)
    a.a_quotation(story, quote)
    paths = [
        LIST,
        reverse("admin:articles_quote_change", args=[quote.pk]),
        reverse("admin:articles_quote_use", args=[quote.pk]),
        reverse("admin:articles_quote_alike"),
        reverse("admin:articles_quote_merge", args=[quote.pk, twin.pk]),
        reverse("admin:articles_person_change", args=[other.pk]),
        reverse("admin:articles_person_merge", args=[quote.speaker_id, other.pk]),
    ]
    page = desk("/desk/", viewport=viewport, color_scheme=scheme)
    found: list[str] = []
    for path in paths:
        page.goto(path)
        found += [f"{path} {violation}" for violation in violations(page)]
        wide = page.evaluate("document.documentElement.scrollWidth > innerWidth")
        found += [f"{path} is wider than the screen"] if wide else []

    assert found == []
