"""Sections, people, sources, search: what they list, in which order, page by page."""

from datetime import date, timedelta

import pytest

from tests.builders import (
    NOON,
    a_citation,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_section,
    a_source,
    a_story,
    published,
)
from tests.views.page import read

pytestmark = pytest.mark.django_db


def every_page(client, address: str) -> list:
    """Follow the link to older ones to its end."""
    pages = [read(client.get(address))]
    while links := pages[-1].all("a", rel="next"):
        pages.append(read(client.get(address + links[0].attributes["href"])))
    return pages


def test_a_section_lists_each_of_its_stories_once_newest_first(client):
    science = a_section("Science")
    for number in range(45):  # several of the same moment, across the end of a page
        moment = NOON + timedelta(minutes=number // 3)
        a_live_story(f"Story {number}", section=science, now=moment)
    a_live_story("Elsewhere", section=a_section("World"))

    pages = every_page(client, "/science/")
    headlines = [h.text for page in pages for h in page.all("h3")]
    assert headlines == [f"Story {number}" for number in range(44, -1, -1)]
    assert len(pages) == 3


def test_a_story_published_meanwhile_moves_nothing_on_the_next_page(client):
    for number in range(25):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    older = read(client.get("/world/")).one("a", rel="next").attributes["href"]
    a_live_story("Just in", now=NOON + timedelta(hours=5))
    assert read(client.get("/world/" + older)).all("h3")[0].text == "Story 4"


def test_a_section_parts_its_stories_by_day_and_says_which_section_one_is_in(client):
    a_live_story("Monday", now=NOON - timedelta(days=2))
    a_live_story("Today", now=NOON)
    page = read(client.get("/world/"))
    assert [h.text for h in page.all("h2")] == ["Newest", "Monday 2 March 2026"]
    assert (
        page.one("nav", **{"aria-label": "Sections"}).one("a", **{"aria-current": "page"}).text
        == "World"
    )


def test_a_person_page_gives_words_role_date_reporter_and_story(client):
    hollande = a_person("François Hollande", slug="francois-hollande", public_figure=True)
    story = a_story("Paris talks", text="<p>“There was no time to lose,” he said.</p>")
    bbc = a_source("BBC", slug="bbc")
    quote = a_quote(
        "There was no time to lose.",
        speaker=hollande,
        role="President of France",
        source=bbc,
        said_on=date(2014, 9, 15),
    )
    a_quotation(story, quote)
    live = published(story)

    page = read(client.get("/people/francois-hollande/"))
    assert page.one("h1").text == "François Hollande"
    said = page.one("li", class_="say")
    assert said.one("blockquote").text == "“There was no time to lose.”"
    facts = dict(zip([d.text for d in said.all("dt")], said.all("dd"), strict=True))
    assert facts["Role"].text == "President of France"
    assert facts["Said"].one("time").attributes["datetime"] == "2014-09-15"
    assert facts["Source"].one("a").attributes["href"] == "/sources/bbc/"
    assert facts["Story"].one("a").attributes["href"] == f"{live.url}#q1"


def test_words_used_by_two_stories_are_listed_once_with_both(client):
    person = a_person("Tobias Renn", slug="tobias-renn", public_figure=True)
    quote = a_quote("It used to walk.", speaker=person)
    for number in range(2):
        story = a_story(f"Story {number}", text="<p>“It used to walk,” he said.</p>")
        a_quotation(story, quote)
        published(story, now=NOON + timedelta(minutes=number))

    said = read(client.get("/people/tobias-renn/")).one("li", class_="say")
    facts = dict(zip([d.text for d in said.all("dt")], said.all("dd"), strict=True))
    assert [a.text for a in facts["Stories"].all("a")] == ["Story 1", "Story 0"]


def test_everything_a_person_said_is_reached_page_by_page(client):
    person = a_person("Tobias Renn", slug="tobias-renn", public_figure=True)
    for number in range(35):
        story = a_story(f"Story {number}", text=f"<p>“Number {number} it is,” he said.</p>")
        a_quotation(story, a_quote(f"Number {number} it is.", speaker=person))
        published(story, now=NOON + timedelta(minutes=number))

    pages = every_page(client, "/people/tobias-renn/")
    words = [q.text for page in pages for q in page.all("blockquote")]
    assert words == [f"“Number {number} it is.”" for number in range(34, -1, -1)]


def test_a_source_page_lists_the_stories_that_rely_on_it_and_the_words_it_reported(client):
    cia = a_source("CIA", kind="institution", slug="cia", description="An American agency.")
    story = a_story("Between 20,000 and 31,000", text="<p>Between 20,000 and 31,000 fighters.</p>")
    a_citation(story, "between 20,000 and 31,000 fighters".capitalize(), source=cia)
    published(story)
    a_live_story("Not of the CIA")

    page = read(client.get("/sources/cia/"))
    assert page.one("h1").text == "CIA"
    assert "An American agency." in page.text
    assert [h.text for h in page.all("h3")] == ["Between 20,000 and 31,000"]


def test_search_finds_live_stories_by_all_words(client):
    a_live_story("The night ferry is back", text="<p>The council split.</p>")
    a_live_story("The tram is early", text="<p>The council agreed.</p>")
    a_story("The night train", text="<p>Not published: the ferry.</p>")

    page = read(client.get("/search/?q=council+FERRIES"))
    assert [h.text for h in page.all("h3")] == ["The night ferry is back"]
    assert page.one("meta", name="robots").attributes["content"] == "noindex"


def test_search_says_kindly_that_nothing_was_found(client):
    page = read(client.get("/search/?q=zeppelin"))
    assert "No story has all the words of “zeppelin”." in page.text
    assert not page.all("h3")


def test_search_without_words_says_what_to_look_for(client):
    assert "words that somebody said" in read(client.get("/search/")).text


def test_many_results_come_page_by_page(client):
    for number in range(25):
        a_live_story(f"Ferry {number}", now=NOON + timedelta(minutes=number))
    first = read(client.get("/search/?q=ferry"))
    second = read(client.get("/search/" + first.one("a", rel="next").attributes["href"]))
    headlines = [h.text for page in (first, second) for h in page.all("h3")]
    assert headlines == [f"Ferry {number}" for number in range(24, -1, -1)]
    assert not second.all("a", rel="next")
