"""The feed and the sitemaps, as programs read them."""

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.utils import timezone

from articles.publishing import publish
from articles.views.feeds import FAVICON
from tests.builders import NOON, a_live_story, a_section, press, published
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def items(client) -> list[ElementTree.Element]:
    answer = client.get("/feed.rss")
    assert answer.headers["Content-Type"] == "application/rss+xml; charset=utf-8"
    return list(ElementTree.fromstring(answer.content).iter("item"))  # noqa: S314 (our own)


def locations(client, address: str) -> list[str]:
    tree = ElementTree.fromstring(client.get(address).content)  # noqa: S314 (our own)
    return [element.text for element in tree.iter(f"{MAP}loc")]


def test_an_entry_holds_the_whole_story(client):
    live = a_rich_live_story()
    item = items(client)[0]

    assert item.findtext("title") == "Paris talks unite 24 countries"
    assert item.findtext("link") == settings.SITE_URL + live.url
    assert item.findtext(CREATOR) == "Mara Ellison"
    assert [c.text for c in item.findall("category")] == ["World", "Iraq", "Air strikes"]
    assert parsedate_to_datetime(item.findtext("pubDate")) == live.listed_at
    content = item.findtext(CONTENT)
    for part in ("Two dozen countries", "The last paragraph", "We must cut off", "An agreement"):
        assert part in content
    assert f'src="{settings.SITE_URL}/media/' in content
    assert 'class="ref"' not in content


def test_links_inside_an_entry_are_absolute(client):
    live = a_live_story(text='<p><a href="/world/">World</a> <a href="#q1">here</a></p>')
    content = items(client)[0].findtext(CONTENT)
    assert f'href="{settings.SITE_URL}/world/"' in content
    assert f'href="{settings.SITE_URL}{live.url}#q1"' in content


def test_the_feed_is_of_the_newest_and_names_a_story_the_same_for_ever(client):
    for number in range(32):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    found = items(client)
    assert [i.findtext("title") for i in found] == [f"Story {n}" for n in range(31, 1, -1)]
    live = a_live_story("Moves", slug="first", now=NOON + timedelta(hours=2))
    guid = items(client)[0].findtext("guid")
    live.story.slug = "second"
    live.story.save()
    published(live.story, now=NOON + timedelta(hours=3))
    moved = items(client)[0]
    assert (moved.findtext("guid"), moved.findtext("link")[-8:]) == (guid, "/second/")


def test_what_was_retracted_leaves_the_feed_and_the_map(client):
    live = a_live_story("Wrong")
    publish.retract(live.pk, **press(live.story, note="Wrong."))
    assert items(client) == []
    assert client.get("/sitemaps/2026-03.xml").status_code == 404


def test_an_empty_newsroom_has_a_feed_and_maps(client):
    assert items(client) == []
    assert locations(client, "/sitemap.xml") == [f"{settings.SITE_URL}/sitemaps/pages.xml"]
    assert locations(client, "/sitemaps/pages.xml") == [f"{settings.SITE_URL}/"]


def test_the_index_has_a_map_for_each_month_with_a_story(client):
    a_live_story(now=datetime(2014, 9, 15, 12, tzinfo=UTC))
    a_live_story(now=NOON)
    assert [loc.rsplit("/", 1)[1] for loc in locations(client, "/sitemap.xml")] == [
        "pages.xml",
        "2026-03.xml",
        "2014-09.xml",
    ]


def test_a_map_lists_the_stories_of_its_month_with_their_changes(client):
    last = a_live_story("Last of February", now=NOON.replace(month=2, day=28))
    first = a_live_story("First of March", now=NOON.replace(day=1))
    assert locations(client, "/sitemaps/2026-02.xml") == [settings.SITE_URL + last.url]
    assert locations(client, "/sitemaps/2026-03.xml") == [settings.SITE_URL + first.url]
    tree = ElementTree.fromstring(client.get("/sitemaps/2026-03.xml").content)  # noqa: S314
    assert [child.tag for child in tree[0]] == [f"{MAP}loc", f"{MAP}lastmod"]
    changed = datetime.fromisoformat(tree[0].findtext(f"{MAP}lastmod"))
    assert changed == first.updated_at.replace(microsecond=0)


def test_other_pages_are_listed_while_something_live_is_on_them(client):
    a_section("Empty", slug="empty")
    a_rich_live_story()
    paths = [
        loc.removeprefix(settings.SITE_URL) for loc in locations(client, "/sitemaps/pages.xml")
    ]
    assert paths == [
        "/",
        "/quotes/",
        "/world/",
        "/people/francois-hollande/",
        "/sources/the-guardian/",
    ]


def test_quotes_of_public_figures_have_maps_of_their_own(client):
    said = a_rich_live_story().quotes.get(attribution="François Hollande")
    [index] = [loc for loc in locations(client, "/sitemap.xml") if "quotes" in loc]
    assert index == f"{settings.SITE_URL}/sitemaps/quotes-{(said.quote_id - 1) // 10_000 + 1}.xml"
    found = locations(client, index.removeprefix(settings.SITE_URL))
    assert found == [f"{settings.SITE_URL}/quotes/{said.quote_id}/"]
    assert client.get("/sitemaps/quotes-99.xml").status_code == 404


def test_robots_are_kept_from_the_desk_and_shown_the_map(client):
    text = client.get("/robots.txt").text
    assert f"Disallow: {settings.DESK_PATH}\n" in text
    assert f"Sitemap: {settings.SITE_URL}/sitemap.xml\n" in text


def test_security_txt_has_a_contact_and_has_not_ended(client):
    lines = dict(
        line.split(": ", 1) for line in client.get("/.well-known/security.txt").text.splitlines()
    )
    assert lines["Contact"].startswith("mailto:")
    ends = datetime.fromisoformat(lines["Expires"])
    assert timezone.now() + timedelta(days=80) < ends < timezone.now() + timedelta(days=160)


def test_the_favicon_is_an_icon(client):
    answer = client.get("/favicon.ico")
    assert answer.headers["Content-Type"] == "image/x-icon"
    assert answer.content[:4] == b"\x00\x00\x01\x00"
    assert answer.content == FAVICON.read_bytes()
