"""Sitemaps, as search engines read them."""

from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings
from django.utils import timezone
from lxml import etree

from articles.models import LiveStory
from articles.publishing import publish
from tests import validity
from tests.builders import NOON, a_live_story, a_section, press
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
MAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
IMAGE = "{http://www.google.com/schemas/sitemap-image/1.1}"
NEWS = "{http://www.google.com/schemas/sitemap-news/0.9}"


def tree(client, address: str):
    return etree.fromstring(client.get(address).content)


def locations(client, address: str) -> list[str]:
    return [
        element.text.removeprefix(settings.SITE_URL)
        for element in tree(client, address).iter(f"{MAP}loc")
    ]


def test_an_empty_newsroom_has_maps(client):
    assert locations(client, "/sitemap.xml") == ["/sitemaps/pages.xml"]
    assert "/" in locations(client, "/sitemaps/pages.xml")


def test_a_map_of_news_without_news_is_valid_and_tells_of_none(client):
    assert validity.sitemap(client.get("/sitemap-news.xml").content) == []
    assert locations(client, "/sitemap-news.xml") == ["/"]
    assert not tree(client, "/sitemap-news.xml").findall(f".//{NEWS}news")


def test_every_map_is_valid(client):
    a_rich_live_story(now=timezone.now())
    maps = locations(client, "/sitemap.xml")
    assert validity.sitemap_index(client.get("/sitemap.xml").content) == []
    for address in [*maps, "/sitemap-news.xml"]:
        assert validity.sitemap(client.get(address).content) == [], address
    kinds = {address.split("/")[2].split("-")[0] for address in maps}
    assert kinds > {"pages.xml", "quotes", "people", "sources", "topics", "authors"}


def test_the_index_has_a_map_for_each_month_with_a_story(client):
    a_live_story(now=datetime(2014, 9, 15, 12, tzinfo=UTC))
    a_live_story(now=NOON)
    gone = a_live_story(now=NOON.replace(month=1))
    publish.retract(gone.pk, **press(gone.story, note="Wrong."))
    months = ["/sitemaps/2026-03.xml", "/sitemaps/2014-09.xml"]
    assert locations(client, "/sitemap.xml") == ["/sitemaps/pages.xml", *months]


def test_a_map_lists_the_stories_of_its_month_with_their_changes(client):
    last = a_live_story("Last of February", now=NOON.replace(month=2, day=28))
    first = a_live_story("First of March", now=NOON.replace(day=1))
    assert locations(client, "/sitemaps/2026-02.xml") == [last.url]
    assert locations(client, "/sitemaps/2026-03.xml") == [first.url]
    [url] = tree(client, "/sitemaps/2026-03.xml")
    assert [child.tag for child in url] == [f"{MAP}loc", f"{MAP}lastmod"]
    changed = datetime.fromisoformat(url.findtext(f"{MAP}lastmod"))
    assert changed == first.updated_at.replace(microsecond=0)


def test_a_story_has_its_pictures_in_the_map(client):
    live = a_rich_live_story()
    found = tree(client, "/sitemaps/2026-03.xml").findall(
        f"{MAP}url[{MAP}loc='{settings.SITE_URL}{live.url}']/{IMAGE}image/{IMAGE}loc"
    )
    assert len(found) == 2
    assert all(one.text.startswith(f"{settings.SITE_URL}/media/") for one in found)


def test_what_was_retracted_leaves_the_map_of_its_month(client):
    live = a_live_story("Wrong")
    publish.retract(live.pk, **press(live.story, note="Wrong."))
    assert client.get("/sitemaps/2026-03.xml").status_code == 404


def test_pages_and_records_are_listed_while_something_live_is_on_them(client):
    a_section("Empty", slug="empty")
    assert "/empty/" not in locations(client, "/sitemaps/pages.xml")
    rich = a_rich_live_story()
    author = rich.authors.select_related("author").get().author.slug
    listed = [
        where
        for address in locations(client, "/sitemap.xml")
        if "2026" not in address
        for where in locations(client, address)
    ]
    said = rich.quotes.get(attribution="François Hollande").quote_id
    expected = {"/latest/", "/archive/", "/archive/2026/", "/archive/2026/03/", "/corrections/"}
    expected |= {"/", "/quotes/", "/world/", "/people/francois-hollande/", "/sources/the-guardian/"}
    expected |= {f"/authors/{author}/", "/topics/iraq/", "/topics/air-strikes/", f"/quotes/{said}/"}
    assert expected <= set(listed)
    assert not [where for where in listed if "hilda" in where or "senior" in where]


def test_records_are_listed_by_their_numbers(client):
    said = a_rich_live_story().quotes.get(attribution="François Hollande")
    number = (said.quote_id - 1) // 10_000 + 1
    assert locations(client, f"/sitemaps/quotes-{number}.xml") == [f"/quotes/{said.quote_id}/"]
    assert client.get("/sitemaps/quotes-99.xml").status_code == 404
    assert client.get(f"/sitemaps/quotes-{10**18 - 1}.xml").status_code == 404
    assert client.get("/sitemaps/drafts-1.xml").status_code == 404


def test_the_map_of_news_holds_two_days_and_no_more(client):
    now = timezone.now()
    live = a_live_story("Fresh", now=now - timedelta(hours=47), language="ar")
    a_live_story("Stale", now=now - timedelta(hours=49))
    [url] = tree(client, "/sitemap-news.xml")
    assert url.findtext(f"{MAP}loc") == settings.SITE_URL + live.url
    [news] = url.findall(f"{NEWS}news")
    assert news.findtext(f"{NEWS}title") == "Fresh"
    assert news.findtext(f"{NEWS}publication/{NEWS}name") == "Newsroom"
    assert news.findtext(f"{NEWS}publication/{NEWS}language") == "ar"
    published = datetime.fromisoformat(news.findtext(f"{NEWS}publication_date"))
    assert published == live.first_published_at.replace(microsecond=0)


def test_an_old_story_that_is_updated_is_no_news(client):
    live = a_live_story(now=timezone.now() - timedelta(hours=60))
    LiveStory.objects.filter(pk=live.pk).update(updated_at=timezone.now(), listed_at=timezone.now())
    assert locations(client, "/sitemap-news.xml") == ["/"]


def test_nobody_may_keep_the_map_of_news_without_asking(client):
    assert "max-age=0, must-revalidate" in client.get("/sitemap-news.xml").headers["Cache-Control"]
