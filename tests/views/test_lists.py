"""Sections, people, sources, search: what they list, in which order, page by page."""

from datetime import date, timedelta

import pytest
from django.conf import settings

from articles.models import LiveStory
from articles.publishing import publish, shared
from articles.rendering import addresses
from tests.builders import (
    NOON,
    a_byline,
    a_citation,
    a_live_story,
    a_person,
    a_quotation,
    a_quote,
    a_section,
    a_source,
    a_story,
    a_topic,
    an_author,
    press,
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


def test_every_page_of_a_section_has_one_address_both_ways(client):
    for number in range(65):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number // 3))
    steps = ["/world/"]
    while older := read(client.get(steps[-1])).all("a", rel="next"):
        steps.append("/world/" + older[0].attributes["href"])
    assert len(steps) == 4

    back = [steps[-1]]
    while newer := read(client.get(back[-1])).all("a", rel="prev"):
        back.append("/world/" + newer[0].attributes["href"].removeprefix("./"))
    assert back == steps[::-1]
    for address in steps:
        page = read(client.get(address))
        canonical = page.one("link", rel="canonical").attributes["href"]
        assert canonical == settings.SITE_URL + address
    titles = {read(client.get(address)).one("title").text for address in steps}
    assert {title.split(" | ")[0] for title in titles} == {"World"}
    assert "World | Wednesday 4 March 2026 and before | Newsroom" in titles


def test_a_page_kept_by_a_reader_stays_when_its_cursor_is_gone(client):
    for number in range(25):
        live = a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    older = "/world/" + read(client.get("/world/")).one("a", rel="next").attributes["href"]
    gone = LiveStory.objects.get(headline="Story 5")  # the last one of the first page
    publish.take_down(gone.pk, **press(gone.story))

    page = read(client.get(older))

    assert [h.text for h in page.all("h3")] == [f"Story {n}" for n in range(4, -1, -1)]
    cursor = page.one("link", rel="canonical").attributes["href"].split("=")[1]
    assert cursor.endswith(f"-{LiveStory.objects.get(headline='Story 6').pk}")
    assert live.pk


def a_story_of(topic: str, author, headline: str, **fields):
    story = a_story(headline, topics=[topic, "Harbour"])
    a_byline(story, author)
    return published(story, **fields)


def test_a_topic_lists_each_of_its_stories_once_newest_first(client):
    author = an_author()
    for number in range(25):
        a_story_of("Ferries", author, f"Story {number}", now=NOON + timedelta(minutes=number // 3))
    a_live_story("Not of ferries")

    pages = every_page(client, "/topics/ferries/")
    assert [h.text for page in pages for h in page.all("h3")] == [
        f"Story {number}" for number in range(24, -1, -1)
    ]
    assert pages[0].one("h1").text == "Ferries"
    about = pages[0].one("header", class_="page")
    assert [a.text for a in about.all("a")] == ["Harbour", "RSS"]
    assert pages[1].one("a", rel="prev").attributes["href"] == "./"


def test_a_topic_of_another_script_has_its_page(client):
    a_live_story("عودة العبارة", topics=["عبارات"])

    page = read(client.get(addresses.topic("عبارات")))

    assert page.one("h1").text == "عبارات"
    assert page.one("link", rel="canonical").attributes["href"].isascii()


def test_an_author_s_page_says_who_it_is_and_lists_their_stories(client):
    mara = an_author("Mara Ellison", slug="mara-ellison", biography="She reports from Paris.")
    a_story_of("Ferries", mara, "The ferry is back")
    a_live_story("By nobody")

    page = read(client.get("/authors/mara-ellison/"))

    assert page.one("h1").text == "Mara Ellison"
    assert page.one("p", class_="standfirst").text == "She reports from Paris."
    assert [h.text for h in page.all("h3")] == ["The ferry is back"]


@pytest.mark.parametrize("kind", ["topics", "authors"])
def test_what_has_nothing_live_has_no_page(client, kind):
    mara = an_author("Mara Ellison", slug="mara-ellison")
    live = a_story_of("Ferries", mara, "The ferry is back")
    address = {"topics": "/topics/ferries/", "authors": "/authors/mara-ellison/"}[kind]
    assert client.get(address).status_code == 200

    publish.retract(live.pk, **press(live.story, note="Wrong."))

    assert client.get(address).status_code == 404


def test_old_addresses_of_topics_and_authors_lead_on(client):
    mara = an_author("Mara Ellison", slug="mara-ellison")
    a_story_of("Ferries", mara, "The ferry is back")
    ferries = a_topic("Ferries")
    for record, slug in ((ferries, "ships"), (mara, "mara-weil")):
        before = type(record).objects.get(pk=record.pk)
        record.slug = slug
        record.save()
        shared.changed(record, before=before, now=NOON)

    place = "?before=1410801900000000-12"
    for old, new in (
        ("/topics/ferries/", "/topics/ships/"),
        ("/authors/mara-ellison/", "/authors/mara-weil/"),
    ):
        for asked, led in (("", ""), (place, place), (place + "&x=1", place), ("?before=x", "")):
            answer = client.get(old + asked)
            assert (answer.status_code, answer.headers["Location"]) == (301, new + led)


def test_the_most_recent_of_all_sections_stand_a_line_each(client):
    for number in range(55):
        section = a_section(f"Section {number % 3}")
        a_live_story(f"Story {number}", section=section, now=NOON + timedelta(minutes=number))

    pages = every_page(client, "/latest/")

    rows = [li for page in pages for li in page.one("ol", class_="rows").all("li")]
    assert [li.one("a").text for li in rows] == [f"Story {n}" for n in range(54, -1, -1)]
    assert rows[0].one("p", class_="meta").text == "Section 0"
    assert [h.text for h in pages[0].one("main").all("h2")] == ["Wednesday 4 March 2026"]


def test_nothing_is_recent_before_anything_is_published(client):
    assert "Nothing has been published yet." in client.get("/latest/").text


def test_a_story_leads_to_its_topics_and_its_section(client):
    live = a_live_story(topics=["Ferries"])

    page = read(client.get(live.url))

    hrefs = {a.text: a.attributes["href"] for a in page.one("main").all("a")}
    assert hrefs["Ferries"] == "/topics/ferries/"
    assert hrefs["World"] == "/world/"


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
