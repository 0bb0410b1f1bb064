"""What machines read of pages: schema.org's words in schema.org's places, and nothing private."""

import json
from typing import Any

import pytest
from django.conf import settings

from tests import builders as a
from tests import validity
from tests.views.page import read
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db


def structured(client, address: str) -> dict[str, Any]:
    page = read(client.get(address))
    return json.loads(page.one("script", type="application/ld+json").text)


def test_every_page_speaks_the_words_of_schema_org(client):
    live = a_rich_live_story()
    number = live.quotes.get(attribution="François Hollande").quote_id

    for address in (live.url, "/people/francois-hollande/", f"/quotes/{number}/"):
        data = structured(client, address)
        assert data["@context"] == "https://schema.org"
        assert list(validity.structured(data)) == [], address


def test_a_mistake_would_be_found():
    wrong = {"@type": "Person", "text": "No", "url": "/nowhere/"}

    assert set(validity.structured(wrong)) == {"text of Person", "url is /nowhere/"}


def test_a_story_holds_its_quotations_with_who_spoke_and_what_they_rest_on(client):
    live = a_rich_live_story()
    hollande, spokesman, witness = structured(client, live.url)["hasPart"]

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
    [cited] = structured(client, a_rich_live_story().url)["citation"]

    assert cited["creator"]["description"] == "A senior western source"


def test_an_organisation_may_speak_for_itself(client):
    military = a.a_source("US military", kind="institution")
    story = a.a_story(text="<p>“We hit targets,” it said.</p>")
    words = a.a_quote(
        "We hit targets.", described_as="The US military, in a statement", source=military
    )
    a.a_quotation(story, words)

    [said] = structured(client, a.published(story).url)["hasPart"]

    assert said["spokenByCharacter"] == {"@type": "Organization", "name": "US military"}
    assert "isBasedOn" not in said
