"""What machines read of pages: schema.org's words in schema.org's places, and nothing private."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.conf import settings

from articles.publishing import publish
from tests import builders as a
from tests import validity
from tests.builders import NOON
from tests.views.page import read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db


def structured(client, address: str) -> list[dict[str, Any]]:
    """The things that a page holds."""
    page = read(client.get(address))
    data = json.loads(page.one("script", type="application/ld+json").text)
    assert data["@context"] == "https://schema.org"
    return data.get("@graph", [data])


def article(client, live) -> dict[str, Any]:
    return structured(client, live.url)[0]


def test_every_page_speaks_the_words_of_schema_org(client):
    live = a_rich_live_story()
    publish.correct(live.pk, **a.press(live.story, note="It is 162."))
    number = live.quotes.get(attribution="François Hollande").quote_id
    author = live.authors.select_related("author").get().author.slug
    found = {}
    for address in (
        live.url,
        "/",
        "/world/",
        "/topics/iraq/",
        f"/authors/{author}/",
        "/latest/",
        "/people/francois-hollande/",
        f"/quotes/{number}/",
    ):
        things = structured(client, address)
        found[address] = things[0]["@type"]
        for thing in things:
            assert list(validity.structured(thing)) == [], address
    assert list(found.values()) == [
        "LiveBlogPosting",
        "WebSite",
        "CollectionPage",
        "CollectionPage",
        "ProfilePage",
        "CollectionPage",
        "ProfilePage",
        "WebPage",
    ]


def test_a_mistake_would_be_found():
    wrong = {"@type": "Person", "text": "No", "url": "/nowhere/"}

    assert set(validity.structured(wrong)) == {"text of Person", "url is /nowhere/"}


def test_a_story_has_what_google_asks_of_news(client):
    live = a_rich_live_story()
    told = article(client, live)
    rules = json.loads((validity.SCHEMAS / "google-rules.json").read_text())["article"]
    for name in rules["recommended"]:
        thing = told
        for part in name.split("."):
            thing = thing[0][part] if isinstance(thing, list) else thing[part]
        assert thing, name
    [author] = told["author"]
    assert author == {
        "@type": "Person",
        "name": "Mara Ellison",
        "url": f"{settings.SITE_URL}/authors/{live.authors.get().author.slug}/",
    }
    assert told["isAccessibleForFree"] is True
    assert told["publisher"]["logo"]["url"].startswith(settings.SITE_URL)


def test_every_author_is_named_and_every_picture_credited(client):
    story = a.a_story(lead_photo=a.a_photo(credit="Ana Roth"))
    a.a_byline(story, a.an_author("Mara Ellison"))
    a.a_byline(story, a.an_author("Tomas Varga"), ordering=1)
    told = article(client, a.published(story))

    assert told["@type"] == "NewsArticle"
    assert [author["name"] for author in told["author"]] == ["Mara Ellison", "Tomas Varga"]
    [image] = told["image"]
    assert (image["creditText"], image["caption"]) == ("Ana Roth", "The harbour.")
    assert (image["width"], image["height"]) == (800, 534)


def test_a_story_with_updates_is_a_live_blog(client):
    live = a_rich_live_story()
    told = article(client, live)
    assert told["@type"] == "LiveBlogPosting"
    entries = told["liveBlogUpdate"]
    assert [entry["headline"] for entry in entries] == ["An agreement", "Doors open"]
    page = read(client.get(live.url))
    for entry in entries:
        address, anchor = entry["url"].split("#")
        assert address == settings.SITE_URL + live.url
        assert page.one("li", id=anchor)


def test_a_correction_is_told_as_one(client):
    live = a.a_live_story()
    at = NOON + timedelta(hours=1)
    publish.correct(live.pk, **a.press(live.story, note="It is 162.", now=at))
    told = article(client, live)
    [correction] = told["correction"]
    assert (correction["@type"], correction["text"]) == ("CorrectionComment", "It is 162.")
    assert told["dateModified"] == correction["datePublished"]


def test_the_way_to_a_story_leads_over_its_section(client):
    live = a.a_live_story("The night ferry is back")
    _, way = structured(client, live.url)
    steps = [
        (step["position"], step["name"], step["item"]["@id"]) for step in way["itemListElement"]
    ]
    site = settings.SITE_URL
    assert steps == [
        (1, "Newsroom", f"{site}/"),
        (2, "World", f"{site}/world/"),
        (3, "The night ferry is back", site + live.url),
    ]


def test_the_front_page_says_how_the_site_is_searched(client):
    live = a.a_live_story("A ferry")
    [site] = structured(client, "/")
    target = site["potentialAction"]["target"]["urlTemplate"]
    found = target.replace("{words}", "ferry").removeprefix(settings.SITE_URL)
    assert live.url in client.get(found).text


def test_a_list_names_its_stories_in_their_order(client):
    lives = [a.a_live_story(now=NOON + timedelta(minutes=number)) for number in range(3)]
    page, _ = structured(client, "/world/")
    listed = page["mainEntity"]["itemListElement"]
    assert [one["url"] for one in listed] == [settings.SITE_URL + one.url for one in lives[::-1]]
    assert [one["position"] for one in listed] == [1, 2, 3]


def test_a_story_holds_its_quotations_with_who_spoke_and_what_they_rest_on(client):
    live = a_rich_live_story()
    hollande, spokesman, witness = article(client, live)["hasPart"]

    number = live.quotes.get(attribution="François Hollande").quote_id
    assert hollande["@id"] == f"{settings.SITE_URL}/quotes/{number}/"
    assert hollande["url"] == f"{settings.SITE_URL}{live.url}#q2"
    assert hollande["text"] == "There was no time to lose."
    assert hollande["spokenByCharacter"] == hollande["creator"]
    assert hollande["creator"]["url"] == f"{settings.SITE_URL}/people/francois-hollande/"
    assert hollande["isBasedOn"]["publisher"]["name"] == "The Guardian"
    assert hollande["dateCreated"] == "2014-09-15"
    assert hollande["translationOfWork"]["inLanguage"] == "fr"
    assert spokesman["creator"] == {"@type": "Person", "description": "A spokesman"}
    assert witness["creator"] == {"@type": "Person", "name": "Hilda Quiet"}


def test_a_story_cites_its_sources(client):
    [cited, *_] = article(client, a_rich_live_story())["citation"]

    assert cited["creator"]["description"] == "A senior western source"


def test_an_organisation_may_speak_for_itself(client):
    military = a.a_source("US military", kind="institution")
    story = a.a_story(text="<p>“We hit targets,” it said.</p>")
    words = a.a_quote(
        "We hit targets.", described_as="The US military, in a statement", source=military
    )
    a.a_quotation(story, words)

    [said] = article(client, a.published(story))["hasPart"]

    assert said["spokenByCharacter"] == {"@type": "Organization", "name": "US military"}
    assert "isBasedOn" not in said
