"""What every page keeps to: its weight, its requests, its stillness, its room; without script too.

`make audit` measures the same and more on the demo newsroom, served in earnest.
"""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page

from articles.models import LiveStory
from tests.audit import bounds, looks
from tests.audit.findings import Page as Audited
from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import NOON, a_quotation, a_quote, a_source, a_story, published
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db(transaction=True)

SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* {line-height: 1.5 !important; letter-spacing: .12em !important;
        word-spacing: .16em !important} p {margin-block-end: 2em !important}`);
    document.adoptedStyleSheets = [sheet];
}"""
LARGE = "document.documentElement.style.fontSize = '200%'"
CUT_OFF = """() => [...document.querySelectorAll("body *")]
    .filter((element) => !element.closest(".vh, .skip, nav") && element.innerText &&
        ["hidden", "clip"].includes(getComputedStyle(element).overflowX) &&
        element.scrollWidth > element.clientWidth + 1)
    .map((element) => `${element.tagName} ${element.className}`)"""


@pytest.fixture
def story() -> LiveStory:
    return a_rich_live_story()


@pytest.fixture
def arabic() -> LiveStory:
    text = "<p>قال المتحدث: «لا وقت نضيعه» ومضى.</p>"
    story = a_story("مؤتمر باريس", language="ar", slug="paris", text=text)
    quote = a_quote(
        "لا وقت نضيعه", described_as="متحدث", language="ar", source=a_source("بي بي سي")
    )
    a_quotation(story, quote)
    return published(story, now=NOON)


def pages(story: LiveStory, arabic: LiveStory) -> Iterator[Audited]:
    quote = story.quotes.filter(speaker__public_figure=True).first()
    assert quote
    yield Audited("front page", "/")
    yield Audited("story", story.url)
    yield Audited("story, right to left", arabic.url)
    yield Audited("section", "/world/")
    yield Audited("topic", "/topics/iraq/")
    yield Audited("person", "/people/francois-hollande/")
    yield Audited("quote", f"/quotes/{quote.quote_id}/")
    yield Audited("quotes", "/quotes/?q=time")
    yield Audited("search", "/search/?q=countries")
    yield Audited("latest", "/latest/")
    yield Audited("unknown", "/nowhere/", status=404)


def test_no_page_breaks_a_bound(
    browser: Browser, live_server, story: LiveStory, arabic: LiveStory
) -> None:
    found: list[str] = []
    for page in pages(story, arabic):
        with browser.new_context(base_url=live_server.url, viewport=PHONE) as phone:
            looks.first_visit(phone, live_server.url, page)
        found += [f"{page.path}: {line}" for line in bounds.broken(page)]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("change", [SPACED, LARGE], ids=["spaced", "large"])
def test_text_may_be_spaced_and_twice_as_large(
    open_page: Callable[..., Page], story: LiveStory, arabic: LiveStory, change: str
) -> None:
    """At 640 px: a window of 1280 at 200 %, and then the letters alone once more."""
    page = open_page("/", viewport={"width": 640, "height": 800})
    found: list[str] = []
    for one in pages(story, arabic):
        if one.status == 200:
            page.goto(one.path)
            page.evaluate(change)
            found += [f"{one.path}: {cut} is cut off" for cut in page.evaluate(CUT_OFF)]
            if beyond := page.evaluate(looks.SIDEWAYS):
                found.append(f"{one.path} scrolls sideways by {beyond}")
    assert found == [], "\n".join(found)


def test_a_story_can_be_read_without_script_and_without_a_stylesheet(
    open_page: Callable[..., Page], story: LiveStory, complaints: list[str]
) -> None:
    page = open_page("/", viewport=DESKTOP, java_script_enabled=False)
    page.route("**/*.css", lambda route: route.abort())
    page.goto(story.url)
    words = page.locator("main").inner_text()

    order = [
        "Paris talks unite 24 countries",
        "There was no time to lose",
        "We must cut off their financing.",
        "Read this as well",
        "The last paragraph.",
        "How we know",
        "People quoted",
        "Chosen by the editors",
    ]
    places = [words.index(part) for part in order]
    assert places == sorted(places)
    complaints.clear()  # of stylesheets that did not come
