"""Takes the pictures of docs/editors; no test, and in no test run.

.venv/bin/python -m pytest tests/browser/pictures.py
"""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Story, Text
from articles.publishing import approvals, names, notes, outside, versions
from articles.publishing.roles import EDITOR, LEGAL
from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import (
    NOON,
    a_byline,
    a_person,
    a_quotation,
    a_quote,
    a_story,
    a_user,
    an_author,
)

pytestmark = pytest.mark.django_db(transaction=True)

HERE = Path(__file__).parent
PICTURES = HERE.parent.parent / "docs" / "pictures"
TEXT = (HERE.parent / "data" / "twelve-quotations.html").read_text()


@pytest.fixture
def story() -> Story:
    story = a_story(text=TEXT)
    a_byline(story, an_author("Ana Ruiz"))
    brandt = a_person("Lena Brandt", role="Mayor", pronoun="she")
    names.note(brandt)
    a_quotation(story, a_quote("Nobody in this room did this alone", speaker=brandt, role="Mayor"))
    versions.save(story, by=None, now=NOON)
    return story


@pytest.fixture
def desk(sign_in, story) -> Callable[..., Page]:
    def at(**options: object) -> Page:
        ana = a_user(first_name="Ana", last_name="Ruiz")
        path = reverse("admin:articles_story_change", args=[story.pk])
        page = sign_in(ana.username, "a long password", path, **options)
        expect(page.locator(".order-machine [role=textbox]").first).to_be_visible()
        return page

    return at


def test_the_panel_beside_the_text(desk):
    page = desk(viewport=DESKTOP)
    page.keyboard.press("Alt+3")
    page.keyboard.press("j")
    page.keyboard.press("j")

    page.screenshot(path=PICTURES / "quotes.png")


def test_who_said_this(desk):
    row = desk(viewport=DESKTOP).locator(".quote-row.unresolved")
    row.locator(".else > summary").click()
    row.scroll_into_view_if_needed()

    row.screenshot(path=PICTURES / "quotes-who.png")


def test_words_that_differ(desk):
    row = desk(viewport=DESKTOP).locator(".quote-row.different")

    row.screenshot(path=PICTURES / "quotes-differ.png")


def test_the_panel_on_a_phone(desk):
    page = desk(viewport=PHONE, has_touch=True)
    page.locator("#foot-quotes").tap()

    page.screenshot(path=PICTURES / "quotes-phone.png")


def changed_since_approved(story: Story) -> None:
    approvals.approve(
        story.pk,
        by=a_user(LEGAL, first_name="Ines", last_name="Okafor"),
        version=1,
        note="Cleared.",
    )
    first, rest = TEXT.split("</p>", 1)
    Text.objects.filter(parent=story).update(html=f"{first} The vote was close.</p>{rest}")
    versions.save(Story.objects.get(pk=story.pk), by=None, now=NOON)


def test_what_changed_since_an_approval(sign_in, story):
    changed_since_approved(story)
    ana = a_user(EDITOR, first_name="Ana", last_name="Ruiz")
    path = reverse("admin:articles_story_approvals", args=[story.pk])
    page = sign_in(ana.username, "a long password", path, viewport=DESKTOP)

    page.screenshot(path=PICTURES / "approvals.png")


def test_a_story_read_outside(open_page, story):
    made = outside.make(
        story.pk,
        by=a_user(EDITOR),
        recipient="Ines Okafor",
        lasts=timedelta(days=3),
        may_approve=True,
    )
    page = open_page(f"/shared/{made.secret}/", viewport=PHONE)
    page.get_by_text("Write about this part").first.click()
    page.locator("details[open]").get_by_label("Your note").fill("Did she say so on the record?")
    page.locator("details[open]").evaluate("form => form.scrollIntoView({block: 'end'})")

    page.screenshot(path=PICTURES / "outside.png")


def test_notes_on_a_story(sign_in, story):
    ana = a_user(EDITOR, username="ana", first_name="Ana", last_name="Ruiz")
    ines = a_user(LEGAL, first_name="Ines", last_name="Okafor")
    block = Text.objects.get(parent=story).key
    first = notes.write(story.pk, by=ines, text="@ana who says that nobody did?", block=block)
    notes.write(story.pk, by=ana, text="The mayor, on the record.", reply_to=first.note.pk)
    text = "The contract names a second company. Not before I have read it."
    notes.write(story.pk, by=ines, text=text, privileged=True)
    path = reverse("admin:articles_story_notes", args=[story.pk])
    page = sign_in("ana", "a long password", path, viewport=DESKTOP)

    page.screenshot(path=PICTURES / "notes.png")


def test_setting_up_a_second_step(open_page, settings):
    settings.SECOND_FACTOR = "everyone"
    ana = a_user(first_name="Ana", last_name="Ruiz")
    page = open_page("/desk/", viewport=PHONE)
    page.get_by_label("Username").fill(ana.username)
    page.get_by_label("Password").fill("a long password")
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_role("link", name="Set up an app").click()
    expect(page.locator("img.qr")).to_be_visible()
    page.screenshot(
        path=PICTURES / "second-step.png", clip={"x": 0, "y": 0, "width": 390, "height": 560}
    )
