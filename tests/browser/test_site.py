"""The public site in a browser: notes beside the words or as a sheet, at every width."""

from itertools import pairwise

import pytest
from django.conf import settings
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import NOON, a_live_story, a_quotation, a_quote, a_story, published

pytestmark = pytest.mark.django_db(transaction=True)

#: A device that shares and copies, and keeps what it was told.
ABLE = """navigator.share = async (data) => { window.told = data }
const clipboard = { writeText: async (text) => { window.told = text } }
Object.defineProperty(navigator, "clipboard", { value: clipboard })"""
WIDTHS = (320, 390, 820, 1280, 1920)


@pytest.fixture
def story():
    story = a_story(
        "Three people spoke",
        text="<p>“One of us saw it,” said the first, “two of us heard it,” said the second, and "
        "“nobody slept that night,” said the third.</p><p>“It was over by six,” said a fourth.</p>",
    )
    for at, words in enumerate(
        (
            "One of us saw it.",
            "two of us heard it",
            "nobody slept that night",
            "It was over by six.",
        )
    ):
        quote = a_quote(words, described_as=f"Speaker {at}", provenance="not stated")
        a_quotation(story, quote, ordering=at)
    return published(story, now=NOON)


@pytest.fixture
def from_right_to_left():
    story = a_story(
        "مؤتمر باريس", language="ar", slug="paris", text="<p>قال المتحدث: «لا وقت نضيعه» ومضى.</p>"
    )
    a_quotation(story, a_quote("لا وقت نضيعه", described_as="متحدث", language="ar"))
    return published(story, now=NOON)


def test_on_a_wide_screen_notes_stand_beside_their_paragraph_and_never_on_each_other(
    open_page, story
):
    page = open_page(story.url, viewport=DESKTOP)
    first, second = (page.locator(".body > p").nth(n).bounding_box() for n in range(2))
    notes = [page.locator(f"#n{n}").bounding_box() for n in range(1, 5)]

    assert all(note["x"] >= first["x"] + first["width"] for note in notes)
    assert abs(notes[0]["y"] - first["y"]) < 12
    for above, below in pairwise(notes):
        assert below["y"] >= above["y"] + above["height"]
    assert notes[3]["y"] >= second["y"]


def test_on_a_phone_a_number_opens_its_note_as_a_sheet_and_close_shuts_it(open_page, story):
    page = open_page(story.url, viewport=PHONE, java_script_enabled=False)
    note = page.locator("#n2")
    assert not note.is_visible()

    page.locator('a.ref[href="#n2"]').click()
    assert note.is_visible()
    assert "Speaker 1" in note.inner_text()
    sheet = note.bounding_box()
    assert round(sheet["y"] + sheet["height"]) == PHONE["height"]

    note.get_by_role("link", name="Close").click()
    assert not note.is_visible()
    assert page.url.endswith("#q2")


def test_from_right_to_left_the_margin_is_on_the_left(open_page, from_right_to_left):
    page = open_page(from_right_to_left.url, viewport=DESKTOP)
    words = page.locator(".body > p").first.bounding_box()
    note = page.locator("#n1").bounding_box()
    assert note["x"] + note["width"] <= words["x"]


@pytest.mark.parametrize("width", WIDTHS)
def test_nothing_scrolls_sideways(open_page, story, from_right_to_left, width):
    a_live_story("W" * 120 + " a headline with one word that is far too long")
    page = open_page("/", viewport={"width": width, "height": 800})
    for address in ("/", "/world/", story.url, from_right_to_left.url, "/search/?q=one"):
        page.goto(address)
        beyond = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert beyond == 0, address


def test_the_share_line_does_what_the_device_can_and_is_links_elsewhere(open_page, story):
    page = open_page(story.url)
    assert not page.get_by_role("button", name="Share").is_visible()
    assert page.get_by_role("link", name="Email").is_visible()

    page.add_init_script(ABLE)
    page.reload()
    page.get_by_role("button", name="Share").click()
    address = settings.SITE_URL + story.url
    assert page.evaluate("told") == {"url": address, "title": "Three people spoke"}
    page.get_by_role("link", name="Link to this story").click()
    expect(page.get_by_role("status").filter(has_text="Copied")).to_be_visible()
    assert page.evaluate("told") == address


def test_the_skip_link_is_first_and_leads_to_the_story(open_page, story):
    page = open_page(story.url)
    page.keyboard.press("Tab")
    focused = page.locator(":focus")
    assert focused.inner_text() == "Skip to the story"
    focused.press("Enter")
    assert page.url.endswith("#main")
