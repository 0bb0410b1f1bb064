"""Searching everything: what is found, in which order, narrowed, page by page, put right."""

import logging
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import LiveStory, Person
from articles.publishing import names, publish, spelling
from articles.publishing.roles import PUBLISHER
from tests import builders as a
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db


def search(client, **asked: Any) -> Element:
    answer = client.get("/search/", {name.rstrip("_"): value for name, value in asked.items()})
    assert answer.status_code == 200
    return read(answer)


def results(page: Element) -> list[str]:
    """What each result is called, or the words that were said."""
    items = page.all("li", class_="say")
    return [(item.all("blockquote") or item.all("h3"))[0].text for item in items]


def a_figure(name: str = "Fuad Masoum", **fields: Any) -> Person:
    slug = name.lower().replace(" ", "-")
    person = a.a_person(name, **{"slug": slug, "public_figure": True} | fields)
    names.note(person)
    return person


def saying(words: str, *, headline: str = "On it", by: Person | None = None, **fields: Any):
    speaker = by or a_figure()
    now = fields.pop("now", a.NOON)
    said_on = fields.pop("said_on", None)
    story = a.a_story(headline, text=None, **fields)
    a.a_block(story, a.QuoteBlock, quote=a.a_quote(words, speaker=speaker, said_on=said_on))
    return a.published(story, now=now)


def marks(page: Element) -> list[str]:
    return [mark.text for mark in page.all("mark")]


# --- what is found -------------------------------------------------------------------------------


def test_stories_quotes_and_public_figures_stand_in_one_list(client):
    saying("Sanctuaries must fall.", headline="Masoum asks for sanctuaries to fall")

    page = search(client, q="masoum")

    assert results(page) == [
        "Fuad Masoum",
        "Masoum asks for sanctuaries to fall",
        "“Sanctuaries must fall.”",
    ]
    person = page.all("li", class_="say")[0]
    assert person.one("a").attributes["href"] == "/people/fuad-masoum/"


def test_every_word_must_be_there_and_drafts_are_not(client):
    a.a_live_story("The night ferry is back", text="<p>The council split.</p>")
    a.a_live_story("The tram is early", text="<p>The council agreed.</p>")
    a.a_story("The night train", text="<p>Not published: the ferry.</p>")

    page = search(client, q="council FERRIES")

    assert results(page) == ["The night ferry is back"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_a_phrase_is_found_as_it_stands(client):
    a.a_live_story("The council votes on ferries")
    a.a_live_story("Ferries and the council")

    assert results(search(client, q="“council votes”")) == ["The council votes on ferries"]


def test_what_was_asked_for_is_marked_and_the_text_around_it_is_shown(client):
    text = f"<p>{'Much else happened. ' * 20}Near the lighthouse a zebra stood still.</p>"
    a.a_live_story("A ferry & a zebra", standfirst="It was zebras.", text=text)

    assert marks(search(client, q="zebra")) == ["zebra", "zebras"]
    page = search(client, q="lighthouse zebra")
    shown = page.one("article").all("p")[1].text
    assert shown.startswith("… ")
    assert "Near the lighthouse a zebra stood still." in shown
    assert marks(page) == ["zebra", "lighthouse", "zebra"]


def test_private_people_are_neither_found_nor_offered(client):
    saying("Zebras, no.", by=a_figure("Lena Brandt", public_figure=False))

    page = search(client, q="brandt")

    assert results(page) == ["On it"]  # where the name stands
    assert not page.all("select", id="f-person")
    assert results(search(client, person="lena-brandt")) == []


def test_what_else_somebody_is_called_at_the_desk_finds_nobody(client):
    saying("No.", by=a_figure(aliases="Baloo"))

    assert results(search(client, q="baloo")) == []


@pytest.mark.parametrize("withdraw", ["retract", "take_down"])
def test_what_is_withdrawn_is_gone_at_once(client, withdraw):
    live = saying("Sanctuaries must fall.", headline="Masoum asks", topics=["Zebras"])
    spelling.learn(live.pk)
    assert "Did you mean Sanctuaries" in read(client.get("/search/?q=sanctuarees")).text
    getattr(publish, withdraw)(
        live.pk, **a.press(live.story, by=a.a_user(PUBLISHER, is_superuser=True), note="Wrong.")
    )

    for asked in ({"q": "masoum"}, {"q": "sanctuaries"}, {"q": "sanctuarees"}, {}):
        page = search(client, **asked)
        assert results(page) == []
        assert not page.all("select", id="f-topic")
        text = page.one("main").text.lower()
        assert "zebras" not in text
        assert "fuad" not in text
        assert "did you mean" not in text


# --- in which order ------------------------------------------------------------------------------


def test_the_best_is_a_name_then_a_headline_then_the_text(client):
    hour = timedelta(hours=1)
    a.a_live_story("Harbour closed", text="<p>Fuad Masoum spoke.</p>", now=a.NOON + 3 * hour)
    a.a_live_story("Masoum speaks", text="<p>Fuad did.</p>", now=a.NOON + hour)
    a.a_live_story("Fuad Masoum speaks", now=a.NOON)
    saying("No.", headline="Quiet", now=a.NOON - hour)

    page = search(client, q="fuad masoum")
    assert results(page) == [
        "Fuad Masoum",
        "Fuad Masoum speaks",
        "Masoum speaks",
        "Harbour closed",
        "Quiet",
        "“No.”",
    ]
    assert results(search(client, q="fuad masoum", order="newest"))[:3] == [
        "Harbour closed",
        "Masoum speaks",
        "Fuad Masoum speaks",
    ]


def test_of_very_many_the_newest_are_ranked_and_filters_miss_none(client, monkeypatch):
    monkeypatch.setattr("articles.publishing.search.RANKED", 2)
    for number in range(3):
        a.a_live_story(f"Ferry {number}", now=a.NOON + timedelta(minutes=number))

    assert results(search(client, q="ferry")) == ["Ferry 2", "Ferry 1"]
    assert len(results(search(client, q="ferry", section="world"))) == 3
    assert len(results(search(client, q="ferry", order="newest"))) == 3


# --- narrowed ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"section": "science"}, ["On tides", "“Tides rise.”"]),
        ({"topic": "tides"}, ["On tides", "“Tides rise.”"]),
        ({"author": "joanna-pike"}, ["On tides", "“Tides rise.”"]),
        ({"person": "ilse-moor"}, ["Ilse Moor", "On tides", "“Tides rise.”"]),
        ({"from_": "2026-03-05"}, ["On tides"]),
        ({"to": "2026-03-04"}, ["“Tides rise.”", "Ferry"]),
        ({"from_": "1998-05-01", "to": "1998-05-01"}, ["“Tides rise.”"]),
        ({"in_": "stories", "topic": "tides"}, ["On tides"]),
        ({"in_": "quotes", "topic": "tides"}, ["“Tides rise.”"]),
        ({"in_": "people", "person": "ilse-moor"}, ["Ilse Moor"]),
        ({"section": "nowhere"}, []),
        ({"topic": "nothing"}, []),
        ({"person": "nobody"}, []),
        ({"author": "nobody"}, []),
        ({"section": "science", "topic": "ferries"}, []),
    ],
)
def test_filters_narrow_stories_quotes_and_people_alike(client, asked, found):
    author = a.an_author("Joanna Pike", slug="joanna-pike")
    moor = a_figure("Ilse Moor")
    story = a.a_story(
        "On tides", text=None, section=a.a_section("Science"), topics=["Tides"], standfirst="Them."
    )
    quote = a.a_quote("Tides rise.", speaker=moor, said_on=date(1998, 5, 1))
    a.a_block(story, a.QuoteBlock, quote=quote)
    a.a_byline(story, author)
    a.published(story, now=a.NOON + timedelta(days=2))
    a.a_live_story("Ferry", topics=["Ferries"])

    assert sorted(results(search(client, **asked))) == sorted(found)


def test_choices_are_those_of_what_is_found_and_the_chosen_one_stays(client):
    saying("No.", headline="Ferry one", topics=["Ferries"])
    a.a_live_story("Tram two", topics=["Trams"])

    page = search(client, q="ferry", topic="trams")

    assert results(page) == []
    topics = page.one("select", id="f-topic").all("option")
    assert [topic.text for topic in topics] == ["Any topic", "Ferries", "Trams"]
    assert "The same words without filters" in page.text


def test_tabs_count_each_kind_and_keep_what_was_asked(client):
    saying("Ferry, no.", headline="Ferry")

    page = search(client, q="ferry", topic="", order="newest")

    tabs = page.one("main").all("ul", class_="inline")[0].all("a")
    assert [tab.text for tab in tabs] == ["Everything 2", "Stories 1", "Quotes 1"]
    asked = parse_qs(urlsplit(tabs[2].attributes["href"]).query)
    assert asked == {"q": ["ferry"], "in": ["quotes"], "order": ["newest"]}
    assert results(search(client, **{k: v[0] for k, v in asked.items()})) == ["“Ferry, no.”"]


# --- page by page --------------------------------------------------------------------------------


@pytest.mark.parametrize("order", ["", "newest"])
def test_many_results_come_page_by_page_and_back(client, order, monkeypatch):
    monkeypatch.setattr("articles.views.search.SIZE", 3)
    person = a_figure("Fay Ferry")
    for number in range(3):
        saying(f"Ferry {number}.", headline=f"On {number}", by=person)
        a.a_live_story(f"Ferry {number}", now=a.NOON + timedelta(minutes=number % 2))
    whole, pages, address = [], [], f"/search/?q=ferry&order={order}"
    while address:
        page = read(client.get(address))
        pages.append(address)
        whole += results(page)
        following = page.all("a", rel="next")
        address = "/search/" + following[0].attributes["href"] if following else ""
        back = page.all("a", rel="prev")
        if len(pages) > 1:
            before = read(client.get("/search/" + back[0].attributes["href"]))
            assert results(before) == results(read(client.get(pages[-2])))

    assert len(whole) == len(set(whole)) == 10
    assert len(pages) == 4


# --- nothing, or nothing yet ---------------------------------------------------------------------


def test_a_slip_is_put_right_by_words_that_are_live(client):
    live = saying("We find no sanctuaries.", headline="Iraq asks for help")
    spelling.learn(live.pk)

    page = search(client, q="Irak sancturies", section="")

    link = page.one("a", href="?q=Iraq+sanctuaries")
    assert link.text == "Iraq sanctuaries"
    assert results(search(client, q=link.text))


def test_words_that_are_found_by_themselves_are_offered(client):
    a.a_live_story("Ferry")
    a.a_live_story("Tram")

    page = search(client, q="zebra Ferry tram")

    assert [link.text for link in page.one("section", class_="band").all("a")] == [
        "Only “Ferry”",
        "Only “tram”",
    ]


def test_before_anything_is_asked_there_is_where_to_begin(client):
    saying("No.", topics=["Ferries"])

    page = search(client)

    assert "words that somebody said" in page.text
    assert page.one("a", href="/search/?topic=ferries").text == "Ferries"
    assert page.one("a", href="/search/?person=fuad-masoum").text == "Fuad Masoum"
    assert results(search(client, topic="ferries")) == ["On it", "“No.”"]


@pytest.mark.parametrize(
    "asked",
    [
        {"from": "2014-13-45", "to": "yesterday"},
        {"from": "0001-01-01", "to": "9999-12-31"},
        {"from": "２０１４-09-15"},
        {"in": "nothing", "order": "sideways"},
        {"section": "\x00", "topic": "’" * 5_000, "person": "%00", "author": "../../"},
        {"q": "ferry\x00", "page": "²", "unknown": "x"},
        {"before": "1-1"},
        {"before": "99999999999999999-999999999999999999"},
        {"q": "ferry", "before": "99999999999999999-999999999999999999"},
    ],
)
def test_nonsense_is_ignored_or_finds_nothing(client, asked):
    a.a_live_story("The ferry is back")

    assert client.get("/search/", {"q": "ferry"} | asked).status_code in (200, 404)
    assert client.get("/search/", asked).status_code in (200, 404)


def test_a_field_that_is_empty_runs_as_the_page_does(client):
    assert "dir" not in search(client).one("input", id="q").attributes
    assert search(client, q="ferry").one("input", id="q").attributes["dir"] == "auto"


def test_a_question_is_written_in_no_log(client, caplog):
    caplog.set_level(logging.DEBUG)

    client.get("/search/", {"q": "secretword"})
    client.get("/search/", {"q": "secretword", "before": "nonsense"})

    assert "secretword" not in caplog.text


def test_a_search_costs_so_many_queries_whatever_is_found(client):
    counted = []
    for number in range(2):
        for n in range(2 + 8 * number):
            saying(f"Ferry {n}.", by=a_figure(f"P{number}{n} Ferry"))
        with CaptureQueriesContext(
            connection,
        ) as captured:
            client.get("/search/?q=ferry")
        counted.append(len(captured))

    assert counted[1] <= counted[0] <= 12  # a page without stories looks up no texts


def test_the_page_is_made_anew_when_what_it_names_changes(client):
    live = saying("No.", headline="Ferry", topics=["Ferries"])
    topic = LiveStory.objects.get(pk=live.pk).topics.get().topic_id

    keys = client.get("/search/?q=masoum").headers["Surrogate-Key"].split()

    speaker = live.quotes.get().speaker_id
    assert {"front", "quotes", f"person:{speaker}", f"topic:{topic}"} <= set(keys)
