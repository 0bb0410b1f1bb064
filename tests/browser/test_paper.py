"""What a printer gets, and what a phone and a page from right to left show at first sight."""

import pytest

from articles.models import SiteSettings
from articles.publishing import house
from tests.audit.looks import NARROW
from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import NOON, a_live_story, a_section
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db(transaction=True)

WIDTH = "element => Math.round(element.getBoundingClientRect().width)"
LINES = """element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    return new Set([...range.getClientRects()].map((line) => line.top)).size;
}"""
TABLET = {"width": 820, "height": 1000}
STYLE = "(element, property) => getComputedStyle(element)[property]"


def test_paper_has_no_links_that_lead_on_no_dimmed_picture_and_one_width(open_page):
    story = a_rich_live_story()
    page = open_page("/world/", color_scheme="dark", viewport={"width": 760, "height": 900})
    picture = page.locator("main img").first
    assert picture.evaluate(STYLE, "filter") == "brightness(0.9)"

    page.emulate_media(media="print")
    assert picture.evaluate(STYLE, "filter") == "none"
    assert not page.get_by_role("link", name="RSS").first.is_visible()
    assert page.locator("main").evaluate(WIDTH) == page.locator(".foot").evaluate(WIDTH)
    assert page.locator("main .card").first.evaluate(STYLE, "breakInside") == "avoid"
    assert page.locator(".foot").evaluate(STYLE, "marginBlockStart") == "0px"

    page.goto("/people/francois-hollande/")
    assert page.get_by_text("Said", exact=True).first.is_visible()
    assert not page.get_by_role("link", name="Link to this quote").first.is_visible()
    quote = page.locator("blockquote").first  # paper cuts off what hangs into its margin
    assert quote.evaluate(STYLE, "textIndent") == "0px"
    page.goto(story.url)
    assert page.locator(".know .side").evaluate(STYLE, "breakAfter") == "avoid"


def test_a_phone_sees_the_section_it_is_in_and_a_page_from_right_to_left_lines_up(open_page):
    for at in range(9):
        a_section(f"A section with a name {at}", order=at)
    last = a_section("The last one", slug="the-last-one", order=99)
    for headline in ("Out of sight", "Out of mind", "Not forgotten"):
        a_live_story(headline, section=last, now=NOON)
    page = open_page("/the-last-one/", viewport=PHONE)
    current = page.locator("nav [aria-current]").bounding_box()
    assert current["x"] + current["width"] <= PHONE["width"]

    page.emulate_media(forced_colors="active")  # a shadow is not seen there
    assert page.locator("nav [aria-current]").evaluate(STYLE, "borderBlockEndWidth") == "3px"
    page.emulate_media(forced_colors="none")
    page.set_viewport_size(NARROW)
    assert page.locator("#q-top").bounding_box()["width"] > NARROW["width"] / 3
    page.set_viewport_size(PHONE)

    page.goto("/")
    assert page.locator("#q-top").bounding_box()["width"] > PHONE["width"] / 2

    SiteSettings.objects.update_or_create(pk=1, defaults={"language": "ar"})
    house.forget()
    page.goto("/")
    headline = page.locator(".river a").first
    assert headline.evaluate(STYLE, "direction") == "ltr"
    assert headline.evaluate(STYLE, "textAlign") == "right"
    page.goto("/the-last-one/")
    assert page.locator("h1").evaluate(STYLE, "textAlign") == "right"

    page.set_viewport_size(TABLET)
    page.goto("/")
    assert page.locator(".wordmark").evaluate(LINES) == 1
    page.set_viewport_size(DESKTOP)
    beside = page.locator(".besides > :nth-child(2)")
    assert beside.evaluate(STYLE, "direction") == "ltr"
    assert beside.evaluate("card => getComputedStyle(card, '::before').direction") == "rtl"


@pytest.mark.parametrize("width", [PHONE["width"], DESKTOP["width"]])
def test_every_page_begins_at_its_top(open_page, width):
    """What is current is sought in the row that it stands in, never down the page."""
    a_rich_live_story()
    page = open_page("/world/", viewport={"width": width, "height": 120})
    assert page.evaluate("scrollY") == 0
    page.goto("/people/francois-hollande/")
    assert page.locator("main [aria-current]").first.bounding_box()["y"] > 120
    assert page.evaluate("scrollY") == 0
