"""The whole chain on the demo newsroom: from a form of the desk to the pages that show it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from articles.management.demo import accounts
from articles.management.demo.content import Content
from articles.management.demo.load import load
from articles.models import LiveStory, Publication, Version
from articles.publishing.roles import PUBLISHER
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)

HEADLINE = "Anti-ISIS Conference In Paris Ends With Controversial Results"
CHANGED = "Paris conference ends, and Baghdad misses its neighbour"
FACTS = """
Breaking News
Anti-ISIS Conference In Paris Ends With Controversial Results
Monday 15 September 2014
The key players at Anti-ISIS Conference in Paris, France.
Photo: BBC
24 countries
Nearly 40 countries
20,000 and 31,000
162 airstrikes
“There was no time to lose in dealing with the ISIS threat. Iraq’s fight against terrorism is
“Iran is our neighbour, it assisted us and it should have been present, but we are not the party
“I saw no point in cooperating with a country whose hands are dirty and intentions murky,
“expanded efforts beyond protecting our own people and humanitarian missions to hit [IS] targets”
We must not allow them to set up sanctuaries.
a source of The Guardian, not ours
Read also
Tell your friends
""".strip().splitlines()


@pytest.fixture
def paris(transactional_db: None) -> LiveStory:
    load(lambda line: None, content=Content(), scale=0.17)
    return LiveStory.objects.get(headline=HEADLINE)


def text(page: Page, path: str) -> str:
    response = page.goto(path)
    assert response is not None
    assert response.status == 200, path
    return page.locator("body").inner_text()


def test_an_edit_is_public_on_every_page_at_once_and_only_when_it_is_published(
    open_page: Callable[..., Page], sign_in: Callable[..., Page], paris: LiveStory
) -> None:
    reader = open_page("/")
    first = Version.objects.get(pk=paris.version_id)
    showing = ["/", "/world/", paris.url, "/people/francois-hollande/", "/search/?q=controversial"]
    for path in showing:
        assert HEADLINE in text(reader, path), path
    story = text(reader, paris.url)
    assert [fact for fact in FACTS if fact not in story] == []
    assert "There was no time to lose" in text(reader, "/people/francois-hollande/")

    editor = next(account for account in accounts.ACCOUNTS if account.username == "editor")
    change = f"/desk/articles/story/{paris.pk}/change/"
    desk = sign_in(editor.username, editor.password, change)
    desk.locator("#id_headline").fill(CHANGED)
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.wait_for_load_state()
    for path in showing:
        assert CHANGED not in text(reader, path), path

    desk.goto(f"/desk/articles/story/{paris.pk}/publish/")
    expect(desk.get_by_text("What readers will see change")).to_be_visible()
    desk.get_by_role("button", name="Publish now").click()
    desk.wait_for_load_state()
    for path in (*showing[:-1], "/search/?q=baghdad+neighbour", "/feed.rss"):
        if path == "/feed.rss":
            assert CHANGED in reader.request.get(path).text()
        else:
            shown = text(reader, path)
            assert CHANGED in shown, path
            assert HEADLINE not in shown, path

    numbers = Publication.objects.filter(story=paris.pk).values_list("number", flat=True)
    assert sorted(numbers) == [1, 2]
    kept = Version.objects.get(pk=first.pk)
    assert (kept.text, kept.sha256) == (first.text, first.sha256)


def test_a_letter_changed_in_a_quotation_stops_the_publication(
    sign_in: Callable[..., Page], complaints: list[str]
) -> None:
    story = a.a_story(text="<p>“There was no time to lose,” he said.</p>")
    a.a_quotation(story, a.a_quote("There was no time to lose."))
    live = a.published(story)
    a.a_user(PUBLISHER, username="ana")
    desk = sign_in("ana", "a long password", f"/desk/articles/story/{story.pk}/change/")
    textbox = desk.get_by_role("textbox").filter(has_text="no time to lose").first
    textbox.evaluate("box => { box.innerHTML = box.innerHTML.replace('to lose', 'to close') }")
    desk.get_by_role("button", name="Save", exact=True).click()
    desk.wait_for_load_state()

    desk.goto(f"/desk/articles/story/{story.pk}/publish/")
    expect(desk.get_by_text("The printed words differ").first).to_be_visible()
    desk.get_by_role("button", name="Publish now").click()

    expect(desk.get_by_text("was not published").first).to_be_visible()
    assert "409 (Conflict)" in complaints.pop()
    assert LiveStory.objects.get(pk=story.pk).version_id == live.version_id
