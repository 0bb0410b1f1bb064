"""The record of a public figure: all of it, a year, a topic, a feed, and addresses of old."""

from datetime import date, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Person, Purge, Quote
from articles.publishing import addresses, merging, publish
from articles.publishing.roles import PUBLISHER
from tests import builders as a
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db
CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
PAGE = "/people/fuad-masoum/"


def masoum(**fields: Any) -> Person:
    return a.a_person("Fuad Masoum", slug="fuad-masoum", public_figure=True, **fields)


def says(speaker: Person, *words: str, topics: Any = None, now: Any = a.NOON, **fields: Any) -> Any:
    """Publish a story in which somebody says these words."""
    story = a.a_story(f"On {words[0]}", text=None, topics=topics)
    for number, said in enumerate(words):
        quote = a.a_quote(said, speaker=speaker, **fields)
        a.a_block(story, a.QuoteBlock, 20 + number, quote=quote)
    return a.published(story, now=now)


def words(page: Element) -> list[str]:
    return [quote.text.strip("“”") for quote in page.all("blockquote")]


def test_what_somebody_said_stands_by_month_the_newest_said_first(client):
    speaker = masoum()
    says(speaker, "Said long ago.", said_on=date(1998, 5, 1), now=a.NOON + timedelta(days=2))
    says(speaker, "Said in September.", said_on=date(2014, 9, 15))
    says(speaker, "Said one day.")

    page = read(client.get(PAGE))

    assert words(page) == ["Said one day.", "Said in September.", "Said long ago."]
    assert [h.text for h in page.all("h2")] == ["March 2026", "September 2014", "May 1998"]


def test_each_quote_says_to_whom_and_leads_to_its_own_address(client):
    reporter = a.an_author("Mara Ellison")
    live = says(masoum(), "We act now.", obtained="interview", reporter=reporter)

    said = read(client.get(PAGE)).one("li", class_="say")

    assert "Said to us in an interview, to Mara Ellison" in said.text
    assert said.one("a", href=f"/quotes/{live.quotes.get().quote_id}/")


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        ("2014/", ["Of Iraq."]),
        ("topics/iraq/", ["Of Iraq."]),
        ("", ["Of ferries.", "Of Iraq."]),
    ],
)
def test_a_record_is_read_by_year_and_by_topic(client, rest, expected):
    speaker = masoum()
    says(speaker, "Of Iraq.", said_on=date(2014, 9, 15), topics=["Iraq"])
    says(speaker, "Of ferries.", topics=["Ferries"])

    page = read(client.get(PAGE + rest))

    assert words(page) == expected
    assert page.one("link", rel="canonical").attributes["href"] == settings.SITE_URL + PAGE + rest
    links = [link.attributes["href"] for link in page.all("a")]
    for part in ("2026/", "2014/", "topics/iraq/", "topics/ferries/", "feed.rss"):
        assert PAGE + part in links


def test_a_topic_is_called_by_its_name(client):
    says(masoum(), "Of strikes.", topics=["Air strikes"])

    page = read(client.get(PAGE + "topics/air-strikes/"))

    assert page.one("title").text.startswith("Fuad Masoum on Air strikes: in their words")


@pytest.mark.parametrize("rest", ["2013/", "0000/", "topics/oil/", "topics/%00/", "?before=9-9"])
def test_parts_that_hold_nothing_do_not_exist(client, rest):
    says(masoum(), "Of Iraq.", topics=["Iraq"])

    assert client.get(PAGE + rest).status_code == 404


def test_one_goes_to_older_and_back_to_newer(client):
    speaker = masoum()
    for number in range(35):  # several of one day, across the end of a page
        day = date(2014, 9, 1 + number // 4)
        says(speaker, f"Number {number}.", said_on=day)
    first = read(client.get(PAGE))
    assert not first.all("a", rel="prev")

    second = read(client.get(PAGE + first.one("a", rel="next").attributes["href"]))
    assert words(first) + words(second) == [f"Number {n}." for n in range(34, -1, -1)]
    own = second.one("link", rel="canonical").attributes["href"]
    assert own == settings.SITE_URL + PAGE + first.one("a", rel="next").attributes["href"]

    again = read(client.get(PAGE + second.one("a", rel="prev").attributes["href"].strip("./")))
    assert words(again) == words(first)
    assert not again.all("a", rel="prev")


def test_a_feed_holds_the_newest_as_they_were_published(client):
    speaker = masoum()
    live = says(speaker, "Said long ago.", said_on=date(1998, 5, 1), now=a.NOON)
    says(speaker, "Said one day.", now=a.NOON - timedelta(days=1))

    answer = client.get(PAGE + "feed.rss")
    items = list(ElementTree.fromstring(answer.content).iter("item"))  # noqa: S314 (our own)

    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    assert [item.findtext("title") for item in items] == ["“Said long ago.”", "“Said one day.”"]
    number = live.quotes.get().quote_id
    assert items[0].findtext("guid") == f"{settings.SITE_URL}/quotes/{number}/"
    assert f'href="{settings.SITE_URL}{live.url}#q1"' in items[0].findtext(CONTENT)


@pytest.mark.parametrize(
    "rest", ["", "2026/", "topics/iraq/?before=739999-9", "feed.rss", "?before=739999-9"]
)
def test_an_old_address_leads_to_the_new_one(client, rest):
    speaker = masoum()
    says(speaker, "Of Iraq.", topics=["Iraq"])
    addresses.keep_old(speaker, "fouad-massoum")

    answer = client.get(f"/people/fouad-massoum/{rest}")

    assert (answer.status_code, answer.headers["Location"]) == (301, PAGE + rest)
    assert client.get(PAGE + rest).status_code == 200


def test_an_entry_that_was_merged_leads_to_the_one_that_was_kept(client):
    gone = a.a_person("Fouad Massoum", slug="fouad-massoum", public_figure=True)
    says(gone, "Of Iraq.")
    kept = masoum()
    seen = merging.fingerprint(kept, gone)
    by = a.a_user(PUBLISHER)
    merging.merge_people(kept.pk, gone.pk, seen=seen, by=by, now=a.NOON)

    answer = client.get("/people/fouad-massoum/")

    assert (answer.status_code, answer.headers["Location"]) == (301, PAGE)
    assert words(read(client.get(PAGE))) == ["Of Iraq."]


@pytest.mark.parametrize("rest", ["", "2026/", "topics/iraq/", "feed.rss"])
@pytest.mark.parametrize(("public", "status"), [(True, 200), (False, 404)])
def test_a_private_person_answers_as_nobody(client, rest, public, status):
    speaker = a.a_person("Hilda Quiet", slug="hilda-quiet", public_figure=public)
    says(speaker, "Of Iraq.", topics=["Iraq"])
    addresses.keep_old(speaker, "hilda-old")

    assert client.get(f"/people/hilda-quiet/{rest}").status_code == status
    assert client.get(f"/people/hilda-old/{rest}").status_code == (301 if public else 404)


def test_a_topic_s_old_name_leads_to_the_new_one(client):
    says(masoum(), "Of Iraq.", topics=["Iraq"])
    addresses.keep_old(a.a_topic("Iraq"), "irak")

    answer = client.get(PAGE + "topics/irak/")

    assert (answer.status_code, answer.headers["Location"]) == (301, PAGE + "topics/iraq/")


def test_what_is_taken_down_leaves_the_record(client):
    live = says(masoum(), "Of Iraq.")
    assert client.get(PAGE).status_code == 200

    publish.take_down(live.pk, **a.press(live.story, a.a_user(PUBLISHER)))

    assert client.get(PAGE).status_code == client.get(PAGE + "feed.rss").status_code == 404


def test_a_record_costs_five_queries_whatever_its_length(client):
    speaker = masoum()
    quote = a.a_quote("Of everything.", speaker=speaker)
    for number in range(40):
        live = says(speaker, f"Number {number}.", topics=[f"Topic {number % 15}"])
        a.a_block(live.story, a.QuoteBlock, 50, quote=quote)
        a.published(live.story)

    for address in (PAGE, f"{PAGE}2026/", f"{PAGE}topics/topic-3/", f"{PAGE}feed.rss"):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert len(captured) <= 5, address


def test_the_page_of_a_source_tells_nothing_that_private_people_said(client):
    bbc = a.a_source("BBC", slug="bbc")
    says(masoum(), "We met in Paris.", source=bbc)
    says(a.a_person("Private Pat"), "A headline.", "I met nobody.", source=bbc)

    text = client.get("/sources/bbc/").content.decode()

    assert "We met in Paris." in text
    assert "I met nobody." not in text
    assert "Private Pat" not in text


def test_the_page_of_a_source_follows_whether_somebody_is_a_public_figure(client):
    bbc, speaker = a.a_source("BBC", slug="bbc"), masoum()
    says(speaker, "We met in Paris.", source=bbc)

    assert f"person:{speaker.pk}" in client.get("/sources/bbc/").headers["Surrogate-Key"]


def test_a_withdrawn_story_leaves_the_page_of_who_is_said_to_have_spoken_since():
    first, since = a.a_person("Tobias Renn", public_figure=True), masoum()
    quote = a.a_quote("We met in Paris.", speaker=first)
    gone, stays = (a.a_story(text=None) for _ in range(2))
    for story in (gone, stays):
        a.a_block(story, a.QuoteBlock, 20, quote=quote)
    a.published(gone)
    Quote.objects.update(speaker=since)
    a.published(stays)

    publish.take_down(
        gone.pk, note="A court asked for it.", **a.press(gone, by=a.a_user(PUBLISHER))
    )

    withdrawn = Purge.objects.filter(mode=Purge.Mode.WITHDRAW).values_list("key", flat=True)
    assert f"person:{since.pk}" in withdrawn
