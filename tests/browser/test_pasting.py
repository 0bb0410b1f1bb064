"""Pasting an article in a real browser: blocks at the cursor, and one undo."""

import re

import pytest
from django.urls import reverse
from playwright.sync_api import Page, expect

from articles.models import Figure, ReadAlso, Story, Text
from tests.browser.conftest import PHONE
from tests.builders import a_live_story, a_story, a_user

pytestmark = pytest.mark.django_db(transaction=True)

ARTICLE = (
    "<p>It began at noon.</p><p>The hall was full.</p><p>READ ALSO: The night ferry is back</p>"
    "<p>The harbour. Photo: BBC</p><p>It ended late.</p>"
)


@pytest.fixture
def desk(sign_in):
    def at(path: str, **options: object) -> Page:
        return sign_in(a_user().username, "a long password", path, **options)

    return at


def change_path(story: Story) -> str:
    return reverse("admin:articles_story_change", args=[story.pk])


def editors(page: Page):
    return page.locator(
        ".order-machine .inline-related:not(.empty-form):not(.taken-back) [role=textbox]"
    )


def paste(page: Page, html: str, *, number: int = 0) -> None:
    """Put something on the clipboard and paste it into a text, as a browser does."""
    editors(page).nth(number).evaluate(
        """(editor, html) => {
          editor.focus()
          const data = new DataTransfer()
          const text = new DOMParser().parseFromString(html, "text/html").body
          data.setData("text/html", html)
          data.setData("text/plain", [...text.children].map(one => one.textContent).join("\\n"))
          const event = { clipboardData: data, bubbles: true, cancelable: true }
          editor.dispatchEvent(new ClipboardEvent("paste", event))
        }""",
        html,
    )


def save(page: Page) -> None:
    page.keyboard.press("Control+s")
    page.locator(".messagelist").wait_for()


def kinds(story: Story) -> list[str]:
    rows = [
        (row.ordering, type(row).__name__)
        for model in (Text, Figure, ReadAlso)
        for row in model.objects.filter(parent=story)
    ]
    return [name for _, name in sorted(rows)]


@pytest.mark.parametrize("viewport", [None, PHONE])
def test_an_article_becomes_blocks_at_the_cursor(desk, viewport):
    live = a_live_story("The night ferry is back")
    story = a_story(text="<p>Before.</p>")
    page = desk(change_path(story), **({"viewport": viewport} if viewport else {}))
    editors(page).first.wait_for()
    editors(page).first.evaluate("editor => editor.editor.commands.focus('end')")

    paste(page, ARTICLE)
    expect(page.locator(".pasted")).to_contain_text("1 picture to be filled, 1 READ ALSO")
    save(page)

    assert kinds(story) == ["Text", "ReadAlso", "Figure", "Text"]
    assert ReadAlso.objects.get().first_id == live.pk
    assert (Figure.objects.get().caption, Figure.objects.get().credit) == (
        "The harbour.",
        "Photo: BBC",
    )
    first, last = Text.objects.filter(parent=story).order_by("ordering")
    assert first.html == "<p>Before.</p><p>It began at noon.</p><p>The hall was full.</p>"
    assert "It ended late." in last.html


def undo(page: Page):
    return page.get_by_role("button", name="Undo", exact=True)


def test_in_mid_sentence_the_article_stands_between_what_was_there(desk):
    story = a_story(text="<p>Before and after.</p>")
    page = desk(change_path(story))
    editors(page).first.wait_for()
    editors(page).first.evaluate("editor => editor.editor.commands.setTextSelection(8)")

    paste(page, ARTICLE)
    expect(undo(page)).to_be_visible()
    save(page)

    first, last = Text.objects.filter(parent=story).order_by("ordering")
    assert first.html == "<p>Before</p><p>It began at noon.</p><p>The hall was full.</p>"
    assert last.html == "<p>It ended late.</p><p>and after.</p>"


def test_into_an_empty_block_a_picture_stands_before_the_text(desk):
    story = a_story(text="<p></p>")
    page = desk(change_path(story))
    editors(page).first.wait_for()

    paste(page, "<p>harbour-at-noon</p><p>Photo: BBC</p><p>It began at noon.</p><p>It ended.</p>")
    expect(page.locator(".pasted-hint")).to_contain_text("harbour-at-noon")
    expect(undo(page)).to_be_visible()
    save(page)

    assert kinds(story) == ["Figure", "Text"]


@pytest.mark.parametrize("way", ["keys", "button"])
def test_one_undo_takes_all_of_it_back(desk, way):
    story = a_story(text="<p>Before.</p>")
    page = desk(change_path(story))
    editors(page).first.wait_for()

    paste(page, ARTICLE)
    expect(undo(page)).to_be_visible()
    if way == "keys":
        page.keyboard.press("Control+z")
    else:
        undo(page).click()
    expect(editors(page)).to_have_count(1)
    save(page)

    assert kinds(story) == ["Text"]
    assert Text.objects.get(parent=story).html == "<p>Before.</p>"


def test_what_was_typed_after_the_paste_is_not_taken_back_with_it(desk):
    page = desk(change_path(a_story(text="<p>Before.</p>")))
    editors(page).first.wait_for()
    paste(page, ARTICLE)
    expect(undo(page)).to_be_visible()

    editors(page).last.press_sequentially("Typed.")
    page.keyboard.press("Control+z")

    expect(undo(page)).to_have_count(0)
    expect(editors(page)).to_have_count(2)
    expect(editors(page).first).to_contain_text("The hall was full.")


def test_two_pastes_stand_one_after_the_other(desk):
    story = a_story(text="<p>Before.</p>")
    page = desk(change_path(story))
    editors(page).first.wait_for()
    editors(page).first.evaluate("editor => editor.editor.commands.focus('end')")

    paste(page, "<p>One.</p><p>Two.</p>")
    paste(page, "<p>Three.</p><p>Four.</p>")
    expect(editors(page).first).to_contain_text("Four.")
    save(page)

    words = Text.objects.get(parent=story).html
    assert re.findall(r"\w+(?=\.)", words) == ["Before", "One", "Two", "Three", "Four"]


def test_what_was_copied_in_the_desk_is_left_to_the_editor(desk):
    page = desk(change_path(a_story(text="<p>Before.</p>")))
    editors(page).first.wait_for()

    paste(page, '<p data-pm-slice="1 1 []">One <a href="/about/">two</a>.</p><p>Three.</p>')

    expect(editors(page).first.locator('a[href="/about/"]')).to_have_text("two")
    expect(page.locator(".pasted")).to_have_count(0)


def test_a_story_that_would_have_too_many_blocks_keeps_the_words(desk):
    page = desk(change_path(a_story(text="<p>Before.</p>")))
    editors(page).first.wait_for()
    page.evaluate("document.getElementById('id_articles_text_set-MAX_NUM_FORMS').value = 3")

    paste(page, ARTICLE)

    expect(page.locator(".pasted")).to_contain_text("too many blocks")
    expect(editors(page).first).to_contain_text("It ended late.")


def test_a_few_words_are_left_to_the_editor(desk):
    page = desk(change_path(a_story(text="<p>Before.</p>")))
    editors(page).first.wait_for()

    paste(page, "<p>and after</p>")

    expect(editors(page).first).to_contain_text("and after")
    expect(page.locator(".pasted")).to_have_count(0)


HEAD = "<p>Breaking News</p><h1>Talks open in Paris</h1><h2>Thirty ministers come to town.</h2>"


def test_into_an_empty_story_the_head_goes_too_and_comes_back_with_the_undo(desk):
    page = desk(reverse("admin:articles_story_add"))
    page.get_by_role("button", name="+ text").click()
    editors(page).first.wait_for()

    paste(page, f"{HEAD}<p>the-hall</p><p>The hall. Photo: AP</p>{ARTICLE}")
    filled = {
        "kicker": "Breaking News",
        "headline": "Talks open in Paris",
        "standfirst": "Thirty ministers come to town.",
        "lead_caption": "The hall.",
        "lead_credit": "Photo: AP",
    }
    for name, value in filled.items():
        expect(page.locator(f"#id_{name}")).to_have_value(value)
    expect(page.locator(".pasted-hint").first).to_contain_text("the-hall")
    undo(page).click()

    for name in filled:
        expect(page.locator(f"#id_{name}")).to_have_value("")
    expect(page.locator(".pasted-hint:visible")).to_have_count(0)


def test_a_story_with_a_headline_keeps_it(desk):
    page = desk(change_path(a_story("The ferry is back", text="<p></p>")))
    editors(page).first.wait_for()

    paste(page, HEAD + ARTICLE)

    expect(editors(page).first).to_contain_text("Talks open in Paris")
    expect(page.locator("#id_headline")).to_have_value("The ferry is back")


def test_when_the_desk_is_away_no_word_is_lost(desk, complaints):
    page = desk(change_path(a_story(text="<p>Before.</p>")))
    editors(page).first.wait_for()
    page.route("**/paste/", lambda route: route.abort())

    paste(page, ARTICLE)

    expect(editors(page).first).to_contain_text("It ended late.")
    expect(page.locator(".pasted")).to_contain_text("could not be reached")
    complaints.clear()
