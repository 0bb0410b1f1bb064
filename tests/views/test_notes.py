"""A story's notes: who spoke, to whom, who reported it, and the way on and back."""

from datetime import date
from typing import Any

import pytest

from articles.models import NotSpeech
from articles.publishing import merging
from articles.publishing.roles import PUBLISHER
from tests import builders as a
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db


def page_with(client, **fields: Any) -> Element:
    story = a.a_story(text="<p>“No time,” he said. Nearly 40 countries agreed.</p>")
    a.a_quotation(story, a.a_quote("No time.", **fields))
    return read(client.get(a.published(story).url))


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        (
            {"obtained": "interview", "reporter": True},
            "Said to us in an interview, to Mara Ellison",
        ),
        ({"obtained": "statement"}, "Said to us in a statement"),
        ({"reporter": True}, "Said to our reporter Mara Ellison"),
        ({}, "Said to us"),
        ({"provenance": "not stated"}, "Who reported these words is not stated"),
    ],
)
def test_a_note_says_how_words_reached_us(client, fields, told):
    if "reporter" in fields:
        fields = fields | {"reporter": a.an_author("Mara Ellison")}

    assert told in page_with(client, **fields).one(id="n1").text


def test_a_note_leads_to_the_person_the_source_and_the_quote(client):
    person = a.a_person("Fuad Masoum", slug="fuad-masoum", public_figure=True)
    bbc = a.a_source("BBC", slug="bbc")
    page = page_with(client, speaker=person, source=bbc, occasion="To the conference")

    note = page.one(id="n1")
    links = [link.attributes["href"] for link in note.all("a")]

    number = person.live_quotes.get().quote_id
    assert links == ["#q1", "/people/fuad-masoum/", "/sources/bbc/", f"/quotes/{number}/", "#q1"]
    assert "To the conference" in note.text
    for link in links[1:4]:
        assert client.get(link).status_code == 200


def test_on_paper_a_note_does_not_send_to_a_page(client):
    source = a.a_source("US military", slug="us-military")
    spoke = {"described_as": "The US military", "source": source, "obtained": "statement"}
    note = page_with(client, **spoke).one(id="n1")

    assert "Said in a statement" in note.text
    assert note.one("a", class_="only-screen").text == "about this source"


def test_a_private_person_has_a_note_and_no_links(client):
    note = page_with(client, speaker=a.a_person("Hilda Quiet")).one(id="n1")

    assert "Hilda Quiet" in note.text
    assert {link.attributes["href"] for link in note.all("a")} == {"#q1"}


def test_whoever_was_merged_is_led_to_by_the_story_as_it_stood(client):
    gone = a.a_person("Fouad Massoum", public_figure=True)
    story = a.a_story(text="<p>“No time,” he said.</p>")
    a.a_quotation(story, a.a_quote("No time.", speaker=gone))
    live = a.published(story)
    kept = a.a_person("Fuad Masoum", slug="fuad-masoum", public_figure=True)
    seen = merging.fingerprint(kept, gone)
    merging.merge_people(kept.pk, gone.pk, seen=seen, by=a.a_user(PUBLISHER), now=a.NOON)

    name = read(client.get(live.url)).one(id="n1").one("b")

    assert name.text == "Fouad Massoum"
    assert name.one("a").attributes["href"] == "/people/fuad-masoum/"


def test_a_citation_says_what_the_source_says_and_where_to_read_it(client):
    story = a.a_story(text="<p>Nearly 40 countries have offered help.</p>")
    a.a_citation(
        story,
        "Nearly 40 countries",
        source=a.a_source("US government", kind="institution", slug="us"),
        statement="38 nations have pledged support.",
        link="https://example.org/pledges",
        read_on=date(2014, 9, 15),
    )

    note = read(client.get(a.published(story).url)).one(id="n1")

    assert "The source says: “38 nations have pledged support.”" in note.text
    assert "Read on 15 Sep" in note.text
    links = {link.attributes["href"] for link in note.all("a")}
    assert {"/sources/us/", "https://example.org/pledges"} <= links


@pytest.mark.parametrize("resolved", [False, True])
def test_what_nobody_is_known_to_have_said_is_not_marked(client, resolved):
    story = a.a_story(text="<p>The so-called “big tent” stands.</p>")
    if resolved:
        a.a_quotation(story, a.a_quote("big tent"))
    else:
        NotSpeech.objects.create(story=story, words="big tent")

    page = read(client.get(a.published(story).url))

    assert bool(page.all("span", class_="said")) is resolved
    assert bool(page.all("a", class_="ref")) is resolved
