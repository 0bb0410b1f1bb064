"""What was said, in a browser: from the story to the speaker's page and back, searched, copied."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.models import LiveStory
from tests import builders as a
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = [(view, scheme) for view in (PHONE, DESKTOP) for scheme in ("light", "dark")]
IDS = [f"{view['width']}-{scheme}" for view, scheme in LOOKS]
TEXT = (
    "<p>Some 24 countries agreed. “There was no time to lose,” said François Hollande.</p>"
    "<p>They met in Paris. “We fly tonight,” he added.</p>"
)


@pytest.fixture
def story() -> LiveStory:
    hollande = a.a_person("François Hollande", slug="francois-hollande", public_figure=True)
    guardian = a.a_source("The Guardian", slug="the-guardian")
    story = a.a_story("Paris talks unite 24 countries", text=TEXT, topics=["Iraq"])
    for number, words in enumerate(("There was no time to lose.", "We fly tonight.")):
        quote = a.a_quote(words, speaker=hollande, source=guardian, role="President of France")
        a.a_quotation(story, quote, ordering=number)
    a.a_citation(story, "Some 24 countries", source=guardian)
    return a.published(story, now=a.NOON)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=IDS)
def test_a_quotation_leads_to_its_speaker_and_back(
    open_page: Callable[..., Page], story: LiveStory, viewport: dict[str, int], scheme: str
) -> None:
    page = open_page(story.url, viewport=viewport, color_scheme=scheme, java_script_enabled=False)
    page.get_by_role("link", name="Note 2", exact=True).click()
    note = page.locator("#n2")
    expect(note).to_be_visible()
    expect(note).to_contain_text("President of France")

    note.get_by_role("link", name="François Hollande").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("François Hollande")

    said = page.get_by_role("listitem").filter(has_text="There was no time to lose.")
    said.get_by_role("link", name="Paris talks unite 24 countries").click()
    assert page.url.endswith(f"{story.url}#q2")
    expect(page.locator("#q2")).to_be_in_viewport()
    expect(page.locator("#q2")).to_have_text("“There was no time to lose,”")


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "wide"])
def test_copied_text_has_its_marks_and_neither_numbers_nor_notes(
    open_page: Callable[..., Page], story: LiveStory, viewport: dict[str, int]
) -> None:
    page = open_page(story.url, viewport=viewport)
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    first, last = (page.locator(".body > p").nth(n).bounding_box() for n in range(2))
    assert first
    assert last
    page.mouse.move(first["x"] + 1, first["y"] + 5)
    page.mouse.down()
    page.mouse.move(last["x"] + last["width"] - 2, last["y"] + last["height"] - 5, steps=8)
    page.mouse.up()

    page.keyboard.press("Control+c")

    copied = page.evaluate("navigator.clipboard.readText()")
    assert [line for line in copied.splitlines() if line] == [
        "Some 24 countries agreed. “There was no time to lose,” said François Hollande.",
        "They met in Paris. “We fly tonight,” he added.",
    ]


def test_a_note_itself_can_be_copied(open_page: Callable[..., Page], story: LiveStory) -> None:
    page = open_page(story.url, viewport=DESKTOP)
    page.locator("#n2 .role bdi").click(click_count=3)

    assert "President of France" in page.evaluate("getSelection().toString()")


def test_a_screen_reader_reads_a_paragraph_whole_and_then_its_notes(
    open_page: Callable[..., Page], story: LiveStory
) -> None:
    read = open_page(story.url, viewport=DESKTOP).locator(".body").aria_snapshot()
    parts = [line.strip() for line in read.splitlines() if line.startswith("- ")]

    assert [part.split(":")[0].lstrip("- ") for part in parts] == [
        "paragraph",
        "note",
        "note",
        "paragraph",
        "note",
    ]
    paragraph = read[: read.index("- note")]
    for words in ("agreed. “There was no time to lose,”", "said François Hollande."):
        assert words in " ".join(paragraph.replace("- text:", "").split())


def test_a_number_never_stands_on_another_line_than_its_words(
    open_page: Callable[..., Page], story: LiveStory
) -> None:
    page = open_page(story.url)
    for width in range(320, 700, 5):
        page.set_viewport_size({"width": width, "height": 800})
        apart = page.evaluate(
            """() => [...document.querySelectorAll("a.ref")].filter((ref) => {
              const words = [...ref.previousElementSibling.getClientRects()].at(-1);
              return Math.abs(ref.getBoundingClientRect().left - words.right) > 8;
            }).map((ref) => ref.textContent)"""
        )
        assert apart == [], width


@pytest.mark.parametrize("viewport", [PHONE, DESKTOP], ids=["phone", "wide"])
def test_what_was_said_is_searched_and_narrowed_without_script(
    open_page: Callable[..., Page], story: LiveStory, viewport: dict[str, int]
) -> None:
    page = open_page("/quotes/", viewport=viewport, java_script_enabled=False)
    page.get_by_label("Search the quotes for").fill("“no time to lose”")
    page.get_by_role("button", name="Search").last.click()
    expect(page.locator("mark")).to_have_text("no time to lose")

    if viewport == PHONE:
        page.get_by_text("Narrow the results").click()
    page.get_by_label("Said by").select_option("François Hollande")
    page.get_by_label("Reported by").select_option("The Guardian")
    page.get_by_role("button", name="Narrow").click()

    assert "person=francois-hollande" in page.url
    expect(page.locator("main blockquote")).to_have_count(1)
    page.get_by_role("link", name="Link to this quote").click()
    expect(page.locator("main blockquote")).to_have_text("“There was no time to lose.”")


@pytest.mark.parametrize("width", [320, 390, 820, 1280])
def test_nothing_scrolls_sideways(
    open_page: Callable[..., Page], story: LiveStory, width: int
) -> None:
    page = open_page("/quotes/", viewport={"width": width, "height": 800})
    long = story.quotes.first().quote_id
    for address in (
        "/quotes/?q=time",
        "/quotes/?q=" + "w" * 150,
        "/people/francois-hollande/",
        f"/quotes/{long}/",
    ):
        page.goto(address)
        beyond = page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        assert beyond == 0, address
