"""What is withdrawn leaves every output at once: pages, lists, feeds, maps, search, ninjs."""

import json

import pytest
from django.conf import settings

from articles.models import LiveStory
from articles.publishing import publish
from tests.builders import a_live_story, press
from tests.views.crawl import walk
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
NOTICE = "The paper that it rested on was forged."
#: Words that stand in the story alone.
WORDS = [
    "Paris talks unite",
    "Two dozen countries",
    "There was no time to lose",
    "pas de temps",
    "a beginning",
    "We must cut off",
    "The last paragraph",
    "An agreement",
    "Delegates in Paris",
    "A round table",
    "Hollande",
    "Hilda Quiet",
    "Mara Ellison",
    "Air strikes",
]
#: Every way to ask for the story by what is in it.
ASKED = [
    "/search/?q=paris+talks",
    "/search/?q=delegates",
    "/search/?q=pariss+talk",
    "/quotes/?q=lose",
    "/api/ninjs/",
    "/api/ninjs/changes",
    "/sitemap-news.xml",
    *(f"/feed.{suffix}" for suffix in ("rss", "atom", "json")),
]


@pytest.fixture
def live() -> LiveStory:
    return a_rich_live_story()


def everything(client, live: LiveStory) -> dict[str, str]:
    """Every answer of the site, by its address; those of the story's own addresses too."""
    author = live.authors.select_related("author").first()
    own = [live.url, f"{live.url}updates.json", f"/api/ninjs/{live.pk}"]
    pages = ["/topics/air-strikes/", "/people/francois-hollande/", "/sources/the-guardian/"]
    pages += [f"/authors/{author.author.slug}/"] if author else []
    feeds = [f"{page}feed.{suffix}" for page in pages for suffix in ("rss", "atom", "json")]
    return {
        address: answer.content.decode(errors="replace")
        for address, answer in walk(client, *ASKED, *own, *pages, *feeds)
    }


@pytest.mark.parametrize("deed", ["retract", "take_down"])
def test_nothing_of_it_is_left_anywhere(client, live, deed):
    pictures = [row[2] for shown in live.pictures.values() for row in shown["jpeg"]]
    before = everything(client, live)
    for mark in [*WORDS, *pictures]:
        assert any(mark in text for text in before.values()), mark

    getattr(publish, deed)(live.pk, **press(live.story, note=NOTICE))

    for address in before:
        text = client.get(address).content.decode(errors="replace")
        words = text.replace("pariss talk", "").replace("paris talks", "")  # what was asked
        assert not [mark for mark in [*WORDS, *pictures] if mark in words], address


def test_a_retraction_says_so_where_the_story_was_and_where_others_look(client, live):
    publish.retract(live.pk, **press(live.story, note=NOTICE))
    for address in (live.url, "/corrections/"):
        assert NOTICE in client.get(address).text, address
    told = json.loads(client.get(f"/api/ninjs/{live.pk}").content)
    assert (told["pubStatus"], told["descriptions"][0]["value"]) == ("canceled", NOTICE)
    for address in ("/", "/feed.rss", "/search/?q=forged", "/sitemaps/2026-03.xml"):
        assert NOTICE not in client.get(address).text, address


def test_others_stay(client, live):
    other = a_live_story("Another story stays")
    publish.retract(live.pk, **press(live.story, note=NOTICE))
    for address in ("/", "/feed.rss", "/feed.json", "/api/ninjs/", "/search/?q=another"):
        text = client.get(address).text
        assert f"{settings.SITE_URL}{other.url}" in text or other.url in text, address
