"""A player of another site: nothing of it before a click, and only from its host after one."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.builders import Embed, a_block, a_story, published

pytestmark = pytest.mark.django_db(transaction=True)

HOST = "https://www.youtube-nocookie.com"


@pytest.fixture
def film(settings):
    settings.EMBED_HOSTS = [HOST.removeprefix("https://")]
    settings.SECURE_CSP = settings.SECURE_CSP | {"frame-src": [HOST]}
    story = a_story("The boat leaves")
    a_block(story, Embed, provider="youtube", media="dQw4w9WgXcQ", title="The boat leaves")
    return published(story)


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_a_player_comes_when_a_reader_presses_its_button_and_not_before(
    open_page, film, live_server, size
):
    page = open_page("about:blank", viewport=size)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.route(f"{HOST}/**", lambda route: route.fulfill(content_type="text/html", body="<p>Film"))

    page.goto(live_server.url + film.url, wait_until="networkidle")
    assert [url for url in asked if not url.startswith(live_server.url)] == []

    page.get_by_role("button", name="Play here").click()
    player = page.locator("iframe")

    expect(player).to_be_focused()
    expect(player).to_have_attribute("title", "The boat leaves")
    expect(player).to_have_attribute("referrerpolicy", "strict-origin")
    assert "allow-top-navigation" not in player.get_attribute("sandbox")
    expect(page.frame_locator("iframe").get_by_text("Film")).to_be_visible()
    assert [url for url in asked if not url.startswith(live_server.url)] == [
        f"{HOST}/embed/dQw4w9WgXcQ"
    ]
    assert player.bounding_box()["width"] <= size["width"]


def test_without_script_the_link_is_all_there_is(open_page, film):
    page = open_page(film.url, java_script_enabled=False)

    expect(page.get_by_role("link", name="Open on YouTube")).to_be_visible()
    expect(page.get_by_text("Play here")).to_be_hidden()
    assert page.locator("iframe").count() == 0


def test_the_link_to_a_story_is_copied_and_that_is_said(open_page, film):
    page = open_page(film.url, permissions=["clipboard-read", "clipboard-write"])

    page.get_by_role("link", name="Link to this story").click()

    expect(page.get_by_role("status").get_by_text("Copied")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()").endswith(film.url)
