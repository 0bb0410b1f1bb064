"""What stands at an address: the story, its notice, the way to it, or nothing."""

import re
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from articles.publishing import publish
from articles.publishing.roles import PUBLISHER
from articles.rendering import addresses, sitemap
from articles.views.urls import urlpatterns
from tests.builders import (
    a_live_story,
    a_person,
    a_section,
    a_story,
    a_topic,
    a_user,
    an_author,
    press,
    published,
)
from tests.views.page import read

pytestmark = pytest.mark.django_db


def test_a_retracted_story_answers_with_its_notice_and_nothing_of_its_text(client):
    live = a_live_story("Market hall to be sold", text="<p>The text of it.</p>")
    publish.retract(live.pk, **press(live.story, note="It rested on a forged paper."))
    response = client.get(live.url)

    assert response.status_code == 200
    assert response.headers["X-Robots-Tag"] == "noindex"
    page = read(response)
    assert page.one("meta", name="robots").attributes["content"] == "noindex"
    assert "It rested on a forged paper." in page.text
    assert "The text of it" not in page.text
    assert "Market hall to be sold" not in page.text


def test_a_story_that_was_taken_down_is_gone(client):
    live = a_live_story("Man held", text="<p>The text of it.</p>")
    publish.take_down(live.pk, **press(live.story, a_user(PUBLISHER), note="A court order."))
    response = client.get(live.url)

    assert response.status_code == 410
    for gone in ("The text of it", "Man held", "A court order"):
        assert gone not in response.text


def test_what_is_not_public_answers_as_what_does_not_exist(client):
    draft = a_story("A draft", slug="a-draft")
    embargoed = a_story(
        "Embargoed", slug="embargoed", embargo_until=timezone.now() + timedelta(days=1)
    )
    a_person("Hilda Quiet", slug="hilda-quiet")
    a_section("Empty section", slug="empty-section")
    hidden = [
        f"/{timezone.now():%Y/%m/%d}/{draft.slug}/",
        f"/{timezone.now():%Y/%m/%d}/{embargoed.slug}/",
        "/people/hilda-quiet/",
        "/people/nobody/",
        "/sources/nothing/",
        "/empty-section/",
        f"/topics/{a_topic('Nothing yet').slug}/",
        f"/authors/{an_author('Nobody Yet').slug}/",
        "/archive/",
        "/archive/2026/03/04/",
    ]

    for address in hidden:
        unknown = client.get("/2026/03/04/unknown/")
        assert unknown.status_code == 404
        answer = client.get(address)
        assert answer.status_code == 404, address
        assert answer.content == unknown.content, address
        for known in (answer, unknown):
            del known.headers["X-Request-ID"]  # drawn for each request
        assert answer.headers == unknown.headers, address


def test_an_old_address_leads_to_where_the_story_is_now(client):
    live = a_live_story(slug="first")
    for slug in ("second", "third"):
        live.story.slug = slug
        live.story.save()
        live = published(live.story)

    for slug in ("first", "second"):
        answer = client.get(f"/{live.date:%Y/%m/%d}/{slug}/")
        assert (answer.status_code, answer.headers["Location"]) == (301, live.url)


@pytest.mark.parametrize(
    "address",
    [
        "/2026/13/01/story/",
        "/2026/02/30/story/",
        "/0000/01/01/story/",
        "/2026/3/4/story/",
        "/2026/03/04/Story/",
        "/2026/03/04//story/",
        "/２０２６/03/04/story/",
        "/World/",
        "/world/?before=nonsense",
        "/world/?before=-1",
        "/world/?before=1-999999999999999999999",
        "/people/../world/",
        "/people/",
        "/topics/",
        "/topics/ferries/",
        "/topics/%00/",
        "/authors/",
        "/latest/?before=x",
        "/latest/?before=1-1",
        "/corrections/?before=1-1",
        "/search/?q=x&before=nonsense",
        "/search/?q=x&before=²-1",
        "/sitemaps/2026-13.xml",
        "/sitemaps/9999-12.xml",
        "/sitemaps/1999-01.xml",
        "/2026/03/04/" + "a" * 101 + "/",
    ],
)
def test_malformed_addresses_are_not_found(client, address):
    a_live_story()
    assert client.get(address).status_code == 404


@pytest.mark.parametrize(
    "address", ["/2026/03/04/Story/", "/2026/13/01/story/", "/A/", "//", "//world/"]
)
def test_other_spellings_cost_no_query(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/", PATH_INFO=address).status_code == 404
    assert len(queries) == 0


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(client):
    live = a_live_story()
    answer = client.get(live.url.rstrip("/"))
    assert (answer.status_code, answer.headers["Location"]) == (301, live.url)


@pytest.mark.parametrize("address", ["/", "/search/", "/nowhere/"])
@pytest.mark.parametrize("method", ["post", "put", "delete", "patch"])
def test_readers_can_only_read(client, address, method):
    assert getattr(client, method)(address).status_code in {404, 405}


def test_addresses_are_written_as_they_are_routed():
    assert reverse("section", args=["world"]) == addresses.section("world")
    assert reverse("person", args=["lena"]) == addresses.person("lena")
    assert reverse("person-year", args=["lena", 2014]) == addresses.person_year("lena", 2014)
    assert reverse("person-topic", args=["lena", "iraq"]) == addresses.person_topic("lena", "iraq")
    assert reverse("person-feed", args=["lena", "atom"]) == addresses.feed("/people/lena/", "atom")
    assert reverse("quotes") == addresses.QUOTES
    assert reverse("quote", args=[12]) == addresses.quote(12)
    assert reverse("sitemap-numbered", args=["quotes", 2]) == sitemap.numbered("quotes", 2)
    assert reverse("source", args=["bbc"]) == addresses.source("bbc")
    assert reverse("topic", args=["نفط"]) == addresses.topic("نفط")
    assert reverse("author", args=["mara"]) == addresses.author("mara")
    assert reverse("latest") == addresses.LATEST
    assert reverse("corrections") == addresses.CORRECTIONS
    assert reverse("archive") == addresses.ARCHIVE
    assert reverse("archive-year", args=[2014]) == addresses.archive_year(2014)
    assert reverse("archive-month", args=[date(2014, 9, 1)]) == addresses.archive_month(
        date(2014, 9, 15)
    )
    assert reverse("archive-day", args=[date(2014, 9, 5)]) == addresses.archive_day(
        date(2014, 9, 5)
    )
    assert reverse("search") == addresses.SEARCH
    assert reverse("feed", args=["rss"]) == addresses.feed("/")
    for kind, page in (("topic", "/topics/ships/"), ("author", "/authors/mara/")):
        slug = page.split("/")[2]
        assert reverse(f"{kind}-feed", args=[slug, "json"]) == addresses.feed(page, "json")
    assert reverse("section-feed", args=["world", "json"]) == addresses.feed("/world/", "json")
    assert reverse("sitemap-news") == sitemap.OF_NEWS
    assert reverse("sitemap") == addresses.SITEMAP


def test_every_address_is_documented_and_no_other_is():
    root = Path(__file__).resolve().parents[2]
    rows = re.findall(r"^\| (`/.*?`) \|", (root / "docs/operators/addresses.md").read_text(), re.M)
    documented = {address for row in rows for address in re.findall(r"`(.+?)`", row)}
    routes = (str(route.pattern) for route in urlpatterns)
    assert documented == {"/" + re.sub(r"<[^:>]+:(\w+)>", r"<\1>", route) for route in routes}
