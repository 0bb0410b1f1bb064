"""Feeds, as programs read them: of the site, a section, a topic, an author, a public figure."""

import json
from datetime import timedelta
from xml.etree import ElementTree

import feedparser
import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext
from lxml import etree

from articles.models import Kind
from articles.publishing import addresses, publish
from tests import validity
from tests.builders import (
    NOON,
    a_byline,
    a_live_story,
    a_section,
    a_story,
    an_author,
    press,
    published,
)
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
FORMATS = {
    "rss": "application/xml; charset=utf-8",
    "atom": "application/xml; charset=utf-8",
    "json": "application/feed+json; charset=utf-8",
}
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
ATOM = "{http://www.w3.org/2005/Atom}"
CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
XHTML = "{http://www.w3.org/1999/xhtml}"


def elements(client, address: str, name: str) -> list[ElementTree.Element]:
    return list(ElementTree.fromstring(client.get(address).content).iter(name))  # noqa: S314 (our own)


def items(client, address: str = "/feed.rss") -> list[ElementTree.Element]:
    return elements(client, address, "item")


def read(client, address: str):
    """The feed as a feed reader reads it."""
    parsed = feedparser.parse(client.get(address).content)
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def as_json(client, page: str = "/"):
    return json.loads(client.get(f"{page}feed.json").content)


def moment(text: str) -> str:
    return text.replace("+00:00", "Z")


@pytest.fixture
def rich():
    return a_rich_live_story()


@pytest.fixture
def pages(rich) -> list[str]:
    """The pages of which there are feeds."""
    author = rich.authors.select_related("author").first().author
    return [
        "/",
        "/world/",
        "/topics/air-strikes/",
        f"/authors/{author.slug}/",
        "/people/francois-hollande/",
    ]


def test_every_feed_is_valid_in_every_format(client, pages):
    for page in pages:
        for suffix, kind in FORMATS.items():
            answer = client.get(f"{page}feed.{suffix}")
            assert (answer.status_code, answer.headers["Content-Type"]) == (200, kind), page
        assert validity.rss(client.get(f"{page}feed.rss").content) == [], page
        assert validity.atom(client.get(f"{page}feed.atom").content) == [], page
        assert validity.json_feed(as_json(client, page)) == [], page


def test_a_feed_names_its_page_and_itself(client, pages):
    for page in pages:
        here = settings.SITE_URL + page
        for suffix in ("rss", "atom"):
            parsed = read(client, f"{page}feed.{suffix}").feed
            itself = [link.href for link in parsed.links if link.rel == "self"]
            assert (parsed.link, itself) == (here, [f"{here}feed.{suffix}"])
        feed = as_json(client, page)
        assert (feed["home_page_url"], feed["feed_url"]) == (here, f"{here}feed.json")


def test_the_three_formats_tell_the_same(client, pages):
    for page in pages:
        rss, atom = (read(client, f"{page}feed.{suffix}").entries for suffix in ("rss", "atom"))
        told = as_json(client, page)["items"]
        for one, other, third in zip(rss, atom, told, strict=True):
            assert one.id == other.id == third["id"]
            assert one.link == other.link == third["url"]
            assert one.title == other.title == third["title"]
        whole = [item.findtext(CONTENT) for item in items(client, f"{page}feed.rss")]
        assert whole == [entry["content_html"] for entry in told]
        assert whole == [e.text for e in elements(client, f"{page}feed.atom", f"{ATOM}content")]


def test_an_entry_holds_the_whole_story(client, rich):
    item = items(client)[0]

    assert item.findtext("title") == "Paris talks unite 24 countries"
    assert item.findtext("link") == settings.SITE_URL + rich.url
    assert item.findtext(CREATOR) == "Mara Ellison"
    assert [c.text for c in item.findall("category")] == ["World", "Iraq", "Air strikes"]
    content = item.findtext(CONTENT)
    for part in ("Two dozen countries", "The last paragraph", "We must cut off", "An agreement"):
        assert part in content
    assert f'src="{settings.SITE_URL}/media/' in content
    assert 'class="ref"' not in content


def test_an_entry_says_who_said_it_and_who_took_the_picture(client, rich):
    content = as_json(client)["items"][0]["content_html"]
    for part in ("Hilda Quiet", "Said to us in an interview, to Tomas Varga", "Photo: BBC"):
        assert part in content
    for source in ("The Guardian", "A senior western source", "How we know"):
        assert source in content


def test_an_entry_has_its_pictures_with_credit_and_size(client, rich):
    lead, other = read(client, "/feed.rss").entries[0].media_content
    assert (lead["width"], lead["height"], lead["type"]) == ("800", "534", "image/jpeg")
    [credit, _] = etree.fromstring(client.get("/feed.rss").content).findall(
        ".//{http://search.yahoo.com/mrss/}credit"
    )
    assert credit.text == "BBC"
    enclosed = [
        link for link in read(client, "/feed.atom").entries[0].links if link.rel == "enclosure"
    ]
    assert [link.href for link in enclosed] == [lead["url"], other["url"]]
    told = as_json(client)["items"][0]
    assert told["image"] == lead["url"]
    assert told["attachments"][0]["title"] == "A round table. BBC"


def test_an_entry_names_its_authors_with_their_pages(client):
    story = a_story()
    a_byline(story, an_author("Mara Ellison", slug="mara-ellison"))
    published(story)
    page = f"{settings.SITE_URL}/authors/mara-ellison/"
    assert as_json(client)["items"][0]["authors"] == [{"name": "Mara Ellison", "url": page}]
    assert read(client, "/feed.atom").entries[0].authors == [{"name": "Mara Ellison", "href": page}]


def test_links_inside_an_entry_are_absolute(client):
    live = a_live_story(text='<p><a href="/world/">World</a> <a href="#q1">here</a></p>')
    content = items(client)[0].findtext(CONTENT)
    assert f'href="{settings.SITE_URL}/world/"' in content
    assert f'href="{settings.SITE_URL}{live.url}#q1"' in content


def test_an_entry_says_its_language_and_direction(client):
    a_live_story("نص", language="ar", text="<p>نص</p>")
    assert '<div lang="ar" dir="rtl">' in items(client)[0].findtext(CONTENT)
    assert as_json(client)["items"][0]["language"] == "ar"
    assert b'<entry xml:lang="ar">' in client.get("/feed.atom").content


def test_a_feed_is_of_the_newest_and_names_a_story_the_same_for_ever(client):
    for number in range(32):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    found = items(client)
    assert [i.findtext("title") for i in found] == [f"Story {n}" for n in range(31, 1, -1)]
    live = a_live_story("Moves", slug="first", now=NOON + timedelta(hours=2))
    guid = items(client)[0].findtext("guid")
    assert guid == f"tag:127.0.0.1,2026-03-04:story/{live.pk}"
    live.story.slug = "second"
    live.story.save()
    published(live.story, now=NOON + timedelta(hours=3))
    moved = items(client)[0]
    assert (moved.findtext("guid"), moved.findtext("link")[-8:]) == (guid, "/second/")


def test_an_update_moves_the_date_of_an_entry_and_a_small_fix_does_not(client):
    live = a_live_story(now=NOON)

    def dates():
        entry = as_json(client)["items"][0]
        return entry["date_published"], entry["date_modified"]

    fixed = NOON + timedelta(hours=1)
    published(live.story, kind=Kind.SMALL_FIX, now=fixed)
    assert dates() == (NOON.isoformat(), NOON.isoformat())
    updated = NOON + timedelta(hours=2)
    published(live.story, now=updated)
    assert dates() == (NOON.isoformat(), updated.isoformat())
    atom = read(client, "/feed.atom")
    assert (
        moment(updated.isoformat()) == moment(atom.entries[0].updated) == moment(atom.feed.updated)
    )


def test_a_correction_is_in_the_feed_with_its_note(client):
    live = a_live_story()
    publish.correct(live.pk, **press(live.story, note="It is 162, not 126."))
    content = items(client)[0].findtext(CONTENT)
    assert "Correction" in content
    assert "It is 162, not 126." in content


def test_what_is_withdrawn_leaves_every_feed_at_once(client, pages, rich):
    publish.retract(rich.pk, **press(rich.story, note="Wrong."))
    for page in pages:
        for suffix in FORMATS:
            answer = client.get(f"{page}feed.{suffix}")
            assert b"Paris talks" not in answer.content, page
    assert client.get("/people/francois-hollande/feed.atom").status_code == 404
    assert client.get("/topics/air-strikes/feed.json").status_code == 404


def test_an_empty_newsroom_has_a_feed_and_nothing_else_has(client):
    a_section("Empty", slug="empty")
    assert items(client) == []
    assert validity.atom(client.get("/feed.atom").content) == []
    assert validity.json_feed(as_json(client)) == []
    for page in ("/empty/", "/nowhere/", "/topics/nothing/", "/authors/nobody/"):
        assert client.get(f"{page}feed.rss").status_code == 404


def test_the_feed_of_an_old_address_leads_to_the_new_one(client):
    live = a_live_story()
    section = live.section
    addresses.keep_old(section, "world")
    section.slug = "abroad"
    section.save()
    answer = client.get("/world/feed.atom")
    assert (answer.status_code, answer.headers["Location"]) == (301, "/abroad/feed.atom")


def test_a_feed_is_made_anew_when_somebody_in_it_gets_another_address(client, rich):
    author = f"author:{rich.authors.get().author_id}"
    for suffix in FORMATS:
        keys = client.get(f"/feed.{suffix}").headers["Surrogate-Key"].split()
        assert {"feed", "sections", author} <= set(keys)


def test_who_has_a_feed_already_gets_304(client, pages):
    for page in pages:
        for suffix in FORMATS:
            first = client.get(f"{page}feed.{suffix}")
            tag = {"If-None-Match": first.headers["ETag"]}
            assert client.get(f"{page}feed.{suffix}", headers=tag).status_code == 304


def test_a_feed_costs_four_queries_whatever_it_holds(client, pages):
    for page in pages:
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{page}feed.rss")
        assert len(captured) <= 4, page


@pytest.mark.parametrize("suffix", ["rss", "atom"])
def test_a_browser_shows_the_page_in_a_feed(client, rich, suffix):
    feed = etree.fromstring(client.get(f"/feed.{suffix}").content)
    [shown] = (feed if suffix == "atom" else feed[0]).findall(f"{XHTML}div")
    assert shown.find(f".//{XHTML}h1/{XHTML}a").get("href") == f"{settings.SITE_URL}/"
    assert shown.find(f".//{XHTML}h2/{XHTML}a").get("href") == settings.SITE_URL + rich.url
    assert "Give its address to a feed reader" in "".join(shown.itertext())
    [sheet] = feed.xpath("/processing-instruction('xml-stylesheet')")
    assert (sheet.get("type"), sheet.get("href")) == ("text/css", "/static/articles/feed.css")
