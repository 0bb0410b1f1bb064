"""Searching what public figures said, and the page of a single quote."""

import json
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.publishing import merging, publish
from articles.publishing.roles import PUBLISHER
from tests import builders as a
from tests.views.page import read
from tests.views.test_hostile import QUERIES
from tests.views.test_people import masoum, says, words

pytestmark = pytest.mark.django_db


def search(client, **asked: Any):
    return read(client.get("/quotes/", asked))


def test_words_asked_for_are_marked_where_they_stand(client):
    says(masoum(), "They find no sanctuaries & no sanctuary here.")
    says(masoum_too(), "We fly tonight.")

    page = search(client, q="sanctuary")

    assert words(page) == ["They find no sanctuaries & no sanctuary here."]
    assert [mark.text for mark in page.all("mark")] == ["sanctuaries", "sanctuary"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex, follow"


def masoum_too():
    return a.a_person("Laurent Fabius", slug="laurent-fabius", public_figure=True)


def test_a_phrase_is_exact_in_its_order(client):
    says(masoum(), "We must pursue them wherever they are.")
    says(masoum_too(), "They pursue us, and we must.")

    assert words(search(client, q='"must pursue them"')) == [
        "We must pursue them wherever they are."
    ]
    assert len(words(search(client, q="must pursue"))) == 2


@pytest.mark.parametrize(
    "chosen",
    [
        {"person": "fuad-masoum"},
        {"source": "bbc"},
        {"topic": "iraq"},
        {"year": "2014"},
        {"q": "act", "person": "fuad-masoum", "source": "bbc", "topic": "iraq", "year": "2014"},
    ],
)
def test_a_search_is_narrowed_by_person_source_topic_and_year(client, chosen):
    bbc = a.a_source("BBC", slug="bbc")
    says(masoum(), "We act now.", source=bbc, said_on=date(2014, 9, 15), topics=["Iraq"])
    says(masoum_too(), "They act later.", topics=["Ferries"])

    page = search(client, **chosen)

    assert words(page) == ["We act now."]
    for name, value in chosen.items():
        if name != "q":
            selected = page.one("select", name=name).one("option", selected="")
            assert selected.attributes["value"] == value


def test_choices_are_those_that_occur(client):
    witness = a.a_source("A man on the quay", kind="witness", slug="man")
    says(masoum(), "We act now.", source=witness, topics=["Iraq"])
    says(a.a_person("Hilda Quiet"), "I act too.", topics=["Private"])

    page = search(client)

    offered = {option.text for option in page.all("option")}
    assert {"Fuad Masoum", "Iraq", "2026"} <= offered
    assert not {"Hilda Quiet", "A man on the quay", "Private"} & offered


def test_the_newest_come_first_or_the_best_on_request(client):
    says(masoum(), "A long answer that comes to the lighthouse in the end.", said_on=a.NOON)
    says(masoum_too(), "The lighthouse stands.", said_on=a.NOON - timedelta(days=9))

    newest = words(search(client, q="lighthouse"))

    assert words(search(client, q="lighthouse", order="best")) == newest[::-1]


@pytest.mark.parametrize("order", ["", "best"])
def test_many_results_come_page_by_page_and_keep_what_was_asked(client, order):
    speaker = masoum()
    for number in range(45):
        says(speaker, f"We act {'very ' * (number % 3)}soon, number {number}.")
    address = "/quotes/?" + urlencode({"q": "“we act”", "year": "2026", "order": order})
    seen, before = [], read(client.get(address))

    while True:
        seen += words(before)
        if not (links := before.all("a", rel="next")):
            break
        before = read(client.get("/quotes/" + links[0].attributes["href"]))

    assert len(seen) == len(set(seen)) == 45
    newer = before.one("a", rel="prev").attributes["href"]
    assert words(read(client.get("/quotes/" + newer))) == seen[20:40]


@pytest.mark.parametrize("asked", [{"q": "zeppelin"}, {"q": "!!"}, {"person": "nobody"}])
def test_nothing_found_says_what_to_do(client, asked):
    says(masoum(), "We act now.")

    page = search(client, **asked)

    assert page.one(id="rh").text == "Nothing found"
    assert "Try fewer words" in page.text
    assert not page.all("blockquote")


def test_a_filter_that_finds_nothing_is_still_called_by_its_name(client):
    says(masoum(), "We act now.", topics=["Air strikes"])

    page = search(client, q="zeppelin", person="fuad-masoum", topic="air-strikes", year="1998")

    chosen = [option.text for option in page.all("option", selected="")]
    assert chosen == ["Fuad Masoum", "Air strikes", "1998"]


def test_without_words_the_newest_are_shown_for_robots_too(client):
    says(masoum(), "We act now.")

    page = search(client)

    assert words(page) == ["We act now."]
    assert page.one("link", rel="canonical").attributes["href"] == f"{settings.SITE_URL}/quotes/"
    assert not page.all("meta", name="robots")


@pytest.mark.parametrize("name", ["q", "person", "source", "topic", "year"])
def test_anything_may_be_asked_for(client, name):
    says(masoum(), "We act now.")

    for value in (*QUERIES, "0000", "²014", "9999"):
        assert client.get("/quotes/", {name: value, "order": "best"}).status_code == 200, value


@pytest.mark.parametrize("cursor", ["", "x", "1-", "9999999999999999-1", "0-1"])
def test_what_is_no_cursor_is_not_found(client, cursor):
    says(masoum(), "We act now.")

    assert client.get("/quotes/", {"before": cursor}).status_code == 404


def test_only_public_figures_are_found(client):
    says(a.a_person("Hilda Quiet", slug="hilda-quiet"), "I saw the lighthouse.")
    story = a.a_story(text="<p>“I saw the lighthouse,” she said.</p>")
    a.a_quotation(story, a.a_quote("I saw the lighthouse.", described_as="A neighbour"))
    a.published(story)

    assert words(search(client, q="lighthouse")) == words(search(client)) == []


def test_a_quote_has_a_page_with_all_that_can_be_checked(client):
    live = says(
        masoum(),
        "We act now.",
        role="President of Iraq",
        occasion="To the conference in Paris",
        said_on=date(2014, 9, 15),
        source=a.a_source("BBC", slug="bbc"),
        obtained="speech",
        link="https://example.org/speech",
        original_words="نتحرك الآن",
        original_language="ar",
    )

    page = read(client.get(f"/quotes/{live.quotes.get().quote_id}/"))

    assert words(page) == ["We act now."]
    facts = dict(zip([d.text for d in page.all("dt")], page.all("dd"), strict=True))
    assert facts["Role"].text == "President of Iraq"
    assert facts["Occasion"].text == "To the conference in Paris"
    assert facts["Said"].one("time").attributes["datetime"] == "2014-09-15"
    assert facts["Source"].text.startswith("BBC, said in a speech")
    links = [link.attributes["href"] for link in page.one("main").all("a")]
    assert {"/people/fuad-masoum/", "/sources/bbc/", "https://example.org/speech"} <= set(links)
    assert f"{live.url}#q1" in links
    assert page.one("span", lang="ar").text == "«نتحرك الآن»"


def test_its_words_are_those_of_the_latest_publication_and_the_others_are_listed(client):
    quote = a.a_quote("It used to walk.", speaker=masoum())
    older = carrying(quote, "Older", a.NOON)
    quote.words = "It used to run."
    quote.save()
    newer = carrying(quote, "Newer", a.NOON + timedelta(hours=1))

    page = read(client.get(f"/quotes/{quote.pk}/"))

    assert words(page) == ["It used to run."]
    stories = page.one("ol", class_="uses").all("li")
    assert [item.one("a").attributes["href"] for item in stories] == [
        f"{newer.url}#q1",
        f"{older.url}#q1",
    ]
    assert "There the words are: “It used to walk.”" in stories[1].text
    publish.retract(newer.pk, **a.press(newer.story, note="Wrong."))
    assert words(read(client.get(f"/quotes/{quote.pk}/"))) == ["It used to walk."]


def carrying(quote: Any, headline: str, now: Any) -> Any:
    story = a.a_story(headline, text=None)
    a.a_block(story, a.QuoteBlock, quote=quote)
    return a.published(story, now=now)


@pytest.mark.parametrize(("public", "status"), [(True, 200), (False, 404)])
def test_quotes_of_private_people_have_no_page(client, public, status):
    live = says(a.a_person("Lena Brandt", public_figure=public), "We act now.")

    assert client.get(f"/quotes/{live.quotes.get().quote_id}/").status_code == status


def test_what_is_not_live_has_no_page(client):
    quote = a.a_quote("We act now.", speaker=masoum())
    a.a_block(a.a_story(text=None), a.QuoteBlock, quote=quote)

    assert client.get(f"/quotes/{quote.pk}/").status_code == 404
    assert client.get(f"/quotes/0{quote.pk}/").status_code == 404
    assert client.get(f"/quotes/{'9' * 30}/").status_code == 404


def test_a_record_that_was_merged_leads_to_the_one_that_was_kept(client):
    speaker = masoum()
    kept, gone = (says(speaker, "We act now.").quotes.get().quote for _ in range(2))
    seen = merging.fingerprint(kept, gone)
    by = a.a_user(PUBLISHER)
    merging.merge_quotes(kept.pk, gone.pk, seen=seen, by=by, now=a.NOON)

    answer = client.get(f"/quotes/{gone.pk}/")

    assert (answer.status_code, answer.headers["Location"]) == (301, f"/quotes/{kept.pk}/")
    assert len(read(client.get(f"/quotes/{kept.pk}/")).one("ol", class_="uses").all("li")) == 2


def test_pages_are_made_anew_when_what_they_show_changes(client):
    source = a.a_source("BBC", slug="bbc")
    live = says(masoum(), "We act now.", source=source)
    said = live.quotes.get()
    named = {f"person:{said.speaker_id}", f"source:{source.pk}"}

    keys = client.get(f"/quotes/{said.quote_id}/").headers["Surrogate-Key"].split()
    assert {f"quote:{said.quote_id}", f"story:{live.pk}"} | named <= set(keys)
    for path in ("/quotes/", f"/people/{said.speaker.slug}/"):
        assert named <= set(client.get(path).headers["Surrogate-Key"].split())


def test_a_search_costs_six_queries_and_a_quote_five_whatever_the_archive(client):
    speaker = masoum()
    source = a.a_source("BBC", slug="bbc")
    for number in range(45):
        says(speaker, f"We act, number {number}.", source=source, topics=[f"Topic {number}"])
    quote = a.a_quote("We act all.", speaker=speaker)
    for number in range(12):
        carrying(quote, f"Story {number}", a.NOON)

    for address, most in (
        ("/quotes/", 6),
        ("/quotes/?q=act&order=best&source=bbc&topic=topic-3&year=2026&person=fuad-masoum", 6),
        (f"/quotes/{quote.pk}/", 5),
    ):
        with CaptureQueriesContext(connection) as captured:
            assert client.get(address).status_code == 200
        assert len(captured) <= most, address


def test_machines_read_the_quotation(client):
    live = says(masoum(), "We act now.", said_on=date(2014, 9, 15), source=a.a_source("BBC"))
    page = read(client.get(f"/quotes/{live.quotes.get().quote_id}/"))

    data = json.loads(page.one("script", type="application/ld+json").text)

    assert data["mainEntity"]["@type"] == "Quotation"
    assert data["mainEntity"]["text"] == "We act now."
    assert data["mainEntity"]["spokenByCharacter"]["name"] == "Fuad Masoum"
    assert data["mainEntity"]["dateCreated"] == "2014-09-15"
