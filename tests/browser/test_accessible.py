"""Nothing that axe knows of stands in the way of a reader or a journalist, light or dark."""

from collections.abc import Callable

import pytest
from django.contrib.auth.models import Group
from playwright.sync_api import Page

from articles.models import LiveStory
from articles.publishing.roles import ADMINISTRATOR, PUBLISHER
from tests import builders as a
from tests.browser.axe import violations
from tests.browser.conftest import DESKTOP, PHONE

pytestmark = pytest.mark.django_db(transaction=True)

LOOKS = [(DESKTOP, "light"), (PHONE, "dark")]


@pytest.fixture
def story() -> LiveStory:
    """A story with everything that a page can carry."""
    courier = a.a_source("The Courier")
    brandt = a.a_person("Lena Brandt", slug="lena-brandt", public_figure=True)
    other = a.a_live_story("The harbour reopens", topics=["Harbour"])
    story = a.a_story(
        "The council voted for the night ferry",
        kicker="Harbour",
        text="<p>“It is ours,” she said of 24 berths.</p><h2>More</h2><ul><li>one</li></ul>",
        topics=["Harbour"],
        lead_photo=a.a_photo(),
        breaking_until=a.datetime(2100, 1, 1, tzinfo=a.UTC),
    )
    a.a_byline(story, place="Paris")
    quote = a.a_quote("It is ours.", speaker=brandt, source=courier, role="Owner")
    a.a_quotation(story, quote)
    a.a_citation(story, "24 berths", source=courier)
    a.a_block(story, a.QuoteBlock, 30, quote=a.a_quote("We saw it.", speaker=brandt))
    a.a_block(story, a.ReadAlso, 40, first=other.story)
    a.a_block(story, a.Figure, 50, photo=a.a_photo(caption=""))
    a.a_block(story, a.Update, 60, at=a.NOON, headline="It is over", html="<p>All left.</p>")
    return a.published(story, now=a.NOON)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["wide", "phone-dark"])
def test_the_site(
    open_page: Callable[..., Page], story: LiveStory, viewport: dict[str, int], scheme: str
) -> None:
    source = story.sources.first().source
    page = open_page("/", viewport=viewport, color_scheme=scheme)
    found: list[str] = []
    for path in (
        "/",
        "/world/",
        story.url,
        "/people/lena-brandt/",
        f"/sources/{source.slug}/",
        "/search/",
        "/search/?q=ours&section=world",
        "/search/?q=nothing+of+the+kind",
        "/people/lena-brandt/topics/harbour/",
        "/quotes/?q=ours",
        "/quotes/?q=nothing+of+the+kind&person=lena-brandt",
        f"/quotes/{story.quotes.first().quote_id}/",
        "/topics/harbour/",
        "/latest/",
        "/archive/2026/03/",
        "/corrections/",
    ):
        page.goto(path)
        found += [f"{path}: {violation}" for violation in violations(page)]
    assert found == [], "\n".join(found)


@pytest.mark.parametrize(("viewport", "scheme"), LOOKS, ids=["wide", "phone-dark"])
def test_the_desk(
    open_page: Callable[..., Page],
    sign_in: Callable[..., Page],
    story: LiveStory,
    viewport: dict[str, int],
    scheme: str,
) -> None:
    assert violations(open_page("/desk/login/", viewport=viewport, color_scheme=scheme)) == []

    a.a_user(PUBLISHER, username="ines")
    page = sign_in("ines", "a long password", viewport=viewport, color_scheme=scheme)
    found: list[str] = []
    for path in (
        "/desk/",
        "/desk/articles/story/",
        "/desk/articles/story/?whose=mine",
        "/desk/bin/",
        f"/desk/articles/story/{story.pk}/change/",
        f"/desk/articles/story/{story.pk}/publish/",
        f"/desk/articles/story/{story.pk}/approvals/",
        f"/desk/articles/story/{story.pk}/outside/",
        f"/desk/articles/story/{story.pk}/notes/",
        "/desk/notices/",
        "/desk/articles/photo/add/",
        f"/desk/articles/photo/{story.lead_photo}/change/",
        "/desk/articles/quote/add/",
        "/desk/articles/story/flash/",
        "/desk/articles/story/file/",
        f"/desk/articles/story/{story.pk}/update/",
        f"/desk/articles/story/{story.pk}/end-breaking/",
        "/desk/preferences/",
        "/desk/find/?q=council",
    ):
        page.goto(path)
        page.wait_for_load_state()
        found += [f"{path}: {violation}" for violation in violations(page)]
    assert found == [], "\n".join(found)


OVERLAPS = """() => {
    const parts = "#branding, #user-tools > *, .desk-clock, .desk-find";
    const boxes = [...document.querySelectorAll(parts)]
        .map((part) => [part.className || part.id, part.getBoundingClientRect()])
        .filter(([, box]) => box.width && box.height);
    const beside = (a, b) => a.right <= b.left + 1 || b.right <= a.left + 1;
    const apart = (a, b) => a.bottom <= b.top + 1 || b.bottom <= a.top + 1;
    return boxes.flatMap(([one, a], index) => boxes.slice(index + 1)
        .filter(([, b]) => !beside(a, b) && !apart(a, b))
        .map(([other]) => `${one} lies over ${other}`));
}"""


@pytest.mark.parametrize("width", [390, 820])
def test_the_pages_of_administrators(
    sign_in: Callable[..., Page], story: LiveStory, width: int
) -> None:
    """Their head has no fast ways; most of their pages are Django's own."""
    a.a_user(ADMINISTRATOR, username="ada", first_name="Maximiliane", last_name="von Schwarzenberg")
    viewport = {"width": width, "height": 1000}
    page = sign_in("ada", "a long password", viewport=viewport)
    found: list[str] = []
    for path in (
        "/desk/articles/",
        "/desk/articles/version/",
        "/desk/auth/user/add/",
        f"/desk/auth/group/{Group.objects.get(name=PUBLISHER).pk}/change/",
        f"/desk/articles/section/{story.section_id}/history/",
    ):
        page.goto(path)
        page.wait_for_load_state()
        found += [
            f"{path}: {violation}" for violation in violations(page) + page.evaluate(OVERLAPS)
        ]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append(f"{path} scrolls sideways")
    assert found == [], "\n".join(found)
