"""The sample article, from the clipboard to a reader who follows a quotation and comes back."""

from html import escape
from pathlib import Path

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import LiveStory, Story, Text
from articles.publishing import names
from tests.builders import a_person, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)

LINES = (Path(__file__).parents[1] / "data" / "paris-conference.txt").read_text().split("\n")
#: The sample's prose; its pictures and READ ALSO are tried where pasting is.
PROSE = [line for line in LINES if len(line) > 120]
SAID = "clearly, loyally and strongly on the side of the Iraqi authorities"


@pytest.fixture
def story() -> Story:
    names.note(a_person("Francois Hollande", slug="hollande", public_figure=True, pronoun="he"))
    return a_story("Talks end in Paris", text="<p></p>")


@pytest.fixture
def desk(sign_in, story) -> Page:
    path = reverse("admin:articles_story_change", args=[story.pk])
    return sign_in(a_user().username, "a long password", path)


def paste(page: Page) -> None:
    html = "".join(f"<p>{escape(line, quote=False)}</p>" for line in PROSE)
    page.locator(".order-machine [role=textbox]").first.evaluate(
        """(editor, html) => {
            editor.focus()
            const clipboardData = new DataTransfer()
            clipboardData.setData("text/html", html)
            const init = { clipboardData, bubbles: true, cancelable: true }
            editor.dispatchEvent(new ClipboardEvent("paste", init))
        }""",
        html,
    )
    page.locator(".quote-row[data-key]").first.wait_for()


def attribute_everything(page: Page) -> None:
    """By keyboard alone: what is certain at once, of the rest the first candidate."""
    page.keyboard.press("Alt+3")
    page.keyboard.press("c")
    for _quotation in range(len(PROSE)):
        if page.locator("#quotes-count").inner_text() == "all decided":
            break
        page.keyboard.press("1")
    expect(page.locator("#quotes-count")).to_have_text("all decided")
    page.keyboard.press("Control+s")
    expect(page.locator(".messagelist")).to_contain_text("recorded")


def test_the_sample_is_attributed_published_and_followed(desk, story):
    paste(desk)
    attribute_everything(desk)
    desk.locator("[name=_publish]").click()
    desk.get_by_role("button", name="Publish now").click()
    desk.wait_for_url("**/change/**")

    desk.goto(LiveStory.objects.get().url)
    note = desk.locator(".note", has_text="Hollande").first
    note.get_by_role("link", name="Francois Hollande").click()
    expect(desk.locator("h1")).to_contain_text("Francois Hollande")
    expect(desk.locator("main")).to_contain_text(SAID)
    desk.locator("main").get_by_role("link", name="Talks end in Paris").first.click()
    expect(desk.locator("h1")).to_contain_text("Talks end in Paris")


def test_one_broken_word_is_refused_with_the_letters_shown(desk, story, complaints):
    paste(desk)
    attribute_everything(desk)
    for text in Text.objects.filter(parent=story):
        html = text.html.replace("loyally", "royally")
        Text.objects.filter(pk=text.pk).update(html=html)

    desk.goto(reverse("admin:articles_story_publish", args=[story.pk]))
    desk.get_by_role("button", name="Publish now").click()

    expect(desk.locator("#reason")).to_be_visible()
    expect(desk.locator(".letters del").first).to_contain_text("l")
    expect(desk.locator(".letters ins").first).to_contain_text("r")
    assert not LiveStory.objects.exists()
    assert [line for line in complaints if "409" not in line] == []
    complaints.clear()
