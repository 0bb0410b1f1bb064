"""News for other newsrooms: valid ninjs, in an order that misses nothing, and nothing private."""

import json
from datetime import date, timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Kind, LiveStory
from articles.publishing import publish, shared
from tests import validity
from tests.builders import (
    NOON,
    a_live_story,
    a_photo,
    a_story,
    press,
    published,
)
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db
LIST, CHANGES = "/api/ninjs/", "/api/ninjs/changes"


def ask(client, address: str):
    answer = client.get(address.removeprefix(settings.SITE_URL))
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/json")
    return json.loads(answer.content)


def item(client, live):
    return ask(client, f"{LIST}{live.pk}")


def headlines(answer) -> list[str]:
    return [one["headlines"][0]["value"] for one in answer["items"]]


@pytest.fixture
def rich():
    return a_rich_live_story()


def test_every_item_is_valid(client, rich):
    retracted, gone = a_live_story(), a_live_story()
    publish.retract(retracted.pk, **press(retracted.story, note="Wrong."))
    publish.take_down(gone.pk, **press(gone.story))
    found = [*ask(client, LIST)["items"], *ask(client, CHANGES)["items"]]
    found += [item(client, live) for live in (rich, retracted, gone)]
    assert len(found) == 3 + 5 + 3
    for one in found:
        assert validity.ninjs(one) == [], one.get("title")
        for association in one.get("associations", []):
            plain = {k: v for k, v in association.items() if k not in {"name", "rel"}}
            assert validity.ninjs(plain) == []


def test_an_item_holds_the_story(client, rich):
    told = item(client, rich)
    assert told["uri"] == f"tag:127.0.0.1,2026-03-04:story/{rich.pk}"
    assert (told["pubStatus"], told["version"], told["urgency"]) == ("usable", "1", 4)
    assert [h["role"] for h in told["headlines"]] == ["main", "kicker"]
    assert (told["by"], told["located"], told["language"]) == ("Mara Ellison", "Paris", "en")
    assert "The last paragraph." in told["bodies"][0]["value"]
    assert told["bodies"][0]["wordCount"] > 30
    assert told["renditions"][0]["href"] == settings.SITE_URL + rich.url
    names = {(subject["rel"], subject["name"]) for subject in told["subjects"]}
    assert names == {("section", "World"), ("topic", "Iraq"), ("topic", "Air strikes")}
    assert {place["rel"] for place in told["places"]} == {"dateline", "reporter"}


def test_whoever_has_a_page_is_named_with_it_and_nobody_else(client, rich):
    people = {person["name"]: person for person in item(client, rich)["people"]}
    site = settings.SITE_URL
    assert people["François Hollande"]["uri"] == f"{site}/people/francois-hollande/"
    assert people["Hilda Quiet"] == {"name": "Hilda Quiet", "rel": "quoted"}
    assert people["Mara Ellison"]["rel"] == "author"
    sources = {source["name"]: source for source in item(client, rich)["infoSources"]}
    assert sources["The Guardian"]["uri"] == f"{site}/sources/the-guardian/"
    assert "uri" not in sources["A senior western source"]


def test_who_is_no_public_figure_any_more_has_no_address(client, rich):
    hollande = rich.quotes.get(attribution="François Hollande").speaker
    keys = client.get(f"{LIST}{rich.pk}").headers["Surrogate-Key"].split()
    before = type(hollande).objects.get(pk=hollande.pk)
    hollande.public_figure = False
    hollande.save()
    shared.changed(hollande, before=before, now=NOON)
    assert "quotes" in keys  # what is purged of a person's page
    assert "hollande/" not in json.dumps(item(client, rich))


def test_pictures_come_with_sizes_credit_and_terms(client):
    photo = a_photo(
        credit="Ana Roth", rights_end=date(2099, 1, 31), digital_source_type="digitalCapture"
    )
    live = published(a_story(lead_photo=photo))
    [picture] = item(client, live)["associations"]
    assert (picture["type"], picture["rel"], picture["by"]) == ("picture", "lead", "Ana Roth")
    assert picture["usageTerms"] == "May be shown until 2099-01-31."
    assert picture["digitalSourceType"]["uri"].endswith("/digitalCapture")
    assert {d["role"]: d["value"] for d in picture["descriptions"]} == {
        "caption": "The harbour.",
        "alt text": "A harbour.",
    }
    sizes = [(r["name"], r["width"], r["height"], r["contentType"]) for r in picture["renditions"]]
    assert sizes == [("jpeg-480", 480, 320, "image/jpeg"), ("jpeg-800", 800, 534, "image/jpeg")]
    assert all(r["href"].startswith(f"{settings.SITE_URL}/media/") for r in picture["renditions"])


def test_a_small_fix_is_a_new_version_of_the_same_item(client):
    live = a_live_story()
    first = item(client, live)
    published(live.story, kind=Kind.SMALL_FIX, now=NOON + timedelta(hours=1))
    fixed = item(client, live)
    assert (first["version"], fixed["version"]) == ("1", "2")
    assert fixed["uri"] == first["uri"]
    assert fixed["firstCreated"] == first["firstCreated"] == NOON.isoformat()
    assert fixed["versionCreated"] == (NOON + timedelta(hours=1)).isoformat()


def test_a_correction_is_told_to_editors_and_to_readers(client):
    live = a_live_story()
    publish.correct(live.pk, **press(live.story, note="It is 162."))
    told = item(client, live)
    assert told["edNote"] == "Correction: It is 162."
    assert ("correction", "It is 162.") in {(d["role"], d["value"]) for d in told["descriptions"]}


def test_the_list_is_of_what_is_live_and_goes_on_by_cursors(client):
    for number in range(27):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    gone = a_live_story("Gone")
    publish.take_down(gone.pk, **press(gone.story))
    first = ask(client, LIST)
    assert headlines(first) == [f"Story {n}" for n in range(26, 1, -1)]
    last = ask(client, first["next"])
    assert (headlines(last), last["next"]) == (["Story 1", "Story 0"], None)


def test_who_asks_for_changes_misses_none_and_sees_each_story_as_it_is(client):
    first, second = a_live_story("First"), a_live_story("Second")
    since = ask(client, LIST)["changes"]
    assert ask(client, since)["items"] == []

    publish.retract(first.pk, **press(first.story, note="It rested on a forged paper."))
    third = a_live_story("Third")
    told = ask(client, since)
    assert [one["uri"][-1:] for one in told["items"]] == [
        str(live.pk)[-1:] for live in (first, third)
    ]
    assert [one["pubStatus"] for one in told["items"]] == ["canceled", "usable"]
    assert not told["more"]

    assert ask(client, told["next"])["items"] == []
    published(second.story, now=NOON + timedelta(hours=1))
    assert headlines(ask(client, told["next"])) == ["Second"]


def test_changes_from_the_beginning_are_everything_in_pages(client):
    for number in range(27):
        a_live_story(f"Story {number}")
    first = ask(client, CHANGES)
    assert (len(first["items"]), first["more"]) == (25, True)
    rest = ask(client, first["next"])
    assert headlines(rest) == ["Story 25", "Story 26"]
    assert not rest["more"]


def test_what_was_live_before_changes_had_places_comes_first_and_is_not_missed(client):
    lives = [a_live_story(f"Story {number}") for number in range(3)]
    LiveStory.objects.filter(pk__in=[live.pk for live in lives[:2]]).update(position=0)
    everything = ask(client, CHANGES)
    assert headlines(everything) == ["Story 0", "Story 1", "Story 2"]
    LiveStory.objects.filter(pk=lives[2].pk).update(position=0)
    since = ask(client, LIST)["changes"]  # as it is right after the upgrade
    assert ask(client, since)["items"] == []
    publish.take_down(lives[0].pk, **press(lives[0].story))
    assert [one["pubStatus"] for one in ask(client, since)["items"]] == ["withheld"]


@pytest.mark.parametrize(("deed", "status"), [("retract", "canceled"), ("take_down", "withheld")])
def test_a_withdrawn_story_keeps_its_name_and_nothing_of_its_matter(client, deed, status):
    live = a_rich_live_story()
    uri = item(client, live)["uri"]
    getattr(publish, deed)(live.pk, **press(live.story, note="It was wrong."))
    told = item(client, live)
    assert (told["uri"], told["pubStatus"], told["version"]) == (uri, status, "2")
    text = json.dumps(told)
    for matter in ("Paris", "paris-talks-unite", "Hollande", "Ellison", "media/", "World", "Iraq"):
        assert matter not in text.replace("paris-talks/", "")
    why = [d["value"] for d in told.get("descriptions", []) if d["role"] == "retraction"]
    assert why == (["It was wrong."] if deed == "retract" else [])
    assert ("paris-talks" in text) is (deed == "retract")  # the notice stands at its address


@pytest.mark.parametrize(
    "address", [LIST + "?before=x", CHANGES + "?since=", CHANGES + "?since=1-x"]
)
def test_what_is_no_cursor_is_a_problem(client, address):
    answer = client.get(address)
    assert answer.status_code == 400
    assert answer.headers["Content-Type"] == "application/problem+json"
    assert answer.headers["Cache-Control"] == "no-store"
    assert json.loads(answer.content)["status"] == 400


def test_what_is_not_public_is_answered_as_what_does_not_exist(client):
    draft = a_story("A draft")
    answers = [client.get(f"{LIST}{id}") for id in (draft.pk, 999_999_999)]
    assert {answer.status_code for answer in answers} == {404}
    assert answers[0].content == answers[1].content
    assert answers[0].headers["Content-Type"] == "application/problem+json"


def test_who_has_it_already_gets_304_until_it_changes(client):
    live = a_live_story()
    for address in (LIST, CHANGES, f"{LIST}{live.pk}", f"{LIST}openapi.json"):
        tag = {"If-None-Match": client.get(address).headers["ETag"]}
        assert client.get(address, headers=tag).status_code == 304, address
    publish.take_down(live.pk, **press(live.story))
    assert client.get(LIST, headers=tag).status_code == 200


def test_a_page_of_stories_costs_three_queries(client):
    a_rich_live_story()
    for number in range(10):
        a_live_story(f"Story {number}")
    for address in (LIST, CHANGES):
        with CaptureQueriesContext(connection) as captured:
            client.get(address)
        assert len(captured) <= 3, address


def test_the_description_is_valid_and_names_each_address(client):
    described = ask(client, f"{LIST}openapi.json")
    assert validity.openapi(described) == []
    assert set(described["paths"]) == {LIST, CHANGES, LIST + "{id}"}


def test_answers_are_as_the_description_says(client, rich):
    described = ask(client, f"{LIST}openapi.json")
    for address in (LIST, CHANGES):
        operation = described["paths"][address]["get"]
        schema = operation["responses"]["200"]["content"]["application/json"]["schema"]
        assert set(ask(client, address)) == set(schema["required"]) == set(schema["properties"])
