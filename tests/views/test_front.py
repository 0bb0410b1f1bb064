"""The front page, from an empty newsroom to a full one."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.document.front import Arrangement, Band, Pin
from articles.models import Person, Purge
from articles.publishing import front, shared
from tests.builders import (
    NOON,
    a_live_story,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_section,
    a_story,
    a_user,
    arranged,
    published,
)
from tests.views.page import Element, read

pytestmark = pytest.mark.django_db


def lead(page: Element) -> str:
    return page.one("article", class_="lead-story").one("h2").text


def test_an_empty_newsroom_says_that_nothing_is_here_yet(client):
    page = read(client.get("/"))
    assert "Nothing has been published here yet." in page.text
    assert len(page.all("h1")) == 1
    assert not page.all("article")


def test_one_story_leads_and_stands_in_most_recent_alone(client):
    a_live_story("The only one")
    page = read(client.get("/"))
    assert lead(page) == "The only one"
    assert [e.one("a").text for e in page.one("ol", class_="river").all("li")] == ["The only one"]
    assert not page.all("section", class_="band")


def test_the_newest_of_the_most_urgent_leads(client):
    now = timezone.now()
    a_live_story("Usual and newest", now=now)
    a_live_story("Urgent", urgency=1, now=now - timedelta(hours=2))
    a_live_story("Urgent and older", urgency=1, now=now - timedelta(hours=5))
    a_live_story("Urgent once", urgency=1, now=now - timedelta(days=3))
    assert lead(read(client.get("/"))) == "Urgent"


def test_a_pinned_story_leads_whatever_its_age(client):
    old = a_live_story("Pinned", now=NOON - timedelta(days=4000))
    a_live_story("Newest", urgency=1, now=timezone.now())
    editor = a_user()
    front.pin_lead(old.pk, by=editor)
    assert lead(read(client.get("/"))) == "Pinned"
    front.pin_lead(None, by=editor)
    assert lead(read(client.get("/"))) == "Newest"


def test_two_breaking_stories_stand_on_top_the_newest_first(client):
    soon = timezone.now() + timedelta(hours=1)
    a_live_story("Usual and newest", now=NOON + timedelta(hours=2))
    a_live_story("First to break", breaking_until=soon, now=NOON)
    a_live_story("Second to break", breaking_until=soon, now=NOON + timedelta(hours=1))
    page = read(client.get("/"))

    assert lead(page) == "Second to break"
    assert beside(page) == ["First to break", "Usual and newest"]
    strip = page.one("aside", class_="breaking").text
    assert strip.index("Second to break") < strip.index("First to break")


def beside(page: Element) -> list[str]:
    return [h.text for h in page.one("section", class_="besides").all("h3")]


def test_places_bands_and_quotes_stand_as_they_were_arranged(client):
    sections = {name: a_section(name) for name in ("Sport", "World", "Culture")}
    live = {
        name: [
            a_live_story(f"{name} {n}", section=section, now=NOON - timedelta(minutes=n))
            for n in range(6)
        ]
        for name, section in sections.items()
    }
    arranged(
        Arrangement(
            lead=Pin(story=live["Culture"][5].pk),
            besides=(None, Pin(story=live["Sport"][4].pk)),
            bands=(
                Band(section=sections["Culture"].pk, first=Pin(story=live["Culture"][4].pk)),
                Band(section=sections["Sport"].pk, shown=False),
            ),
        )
    )
    page = read(client.get("/"))
    assert lead(page) == "Culture 5"
    assert beside(page)[1] == "Sport 4"
    bands = [band.one("h2").text for band in page.all("section", class_="band")]
    assert bands == ["Culture", "World"]
    assert page.all("section", class_="band")[0].all("h3")[0].text == "Culture 4"


def test_a_pinned_place_fills_itself_again_at_its_end(client):
    old = a_live_story("Old", now=NOON - timedelta(days=9))
    a_live_story("Newest", now=NOON)
    arranged(Arrangement(lead=Pin(story=old.pk, until=timezone.now() - timedelta(seconds=1))))
    assert lead(read(client.get("/"))) == "Newest"


def test_a_story_stands_once_outside_most_recent(client):
    for number in range(30):
        section = a_section(f"Section {number % 3}")
        a_live_story(f"Story {number}", section=section, now=NOON + timedelta(minutes=number))
    page = read(client.get("/"))
    headlines = [h.text for h in page.all("h3") + page.all("h2") if h.text.startswith("Story")]

    assert len(headlines) == len(set(headlines))
    assert len(headlines) == 1 + 4 + 3 * 4
    river = [e.one("a").text for e in page.one("ol", class_="river").all("li")]
    assert river == [f"Story {number}" for number in range(29, 17, -1)]


def test_the_strip_shows_what_is_breaking_until_it_ends(client):
    soon = timezone.now() + timedelta(hours=1)
    breaking = a_live_story("Ferry aground", breaking_until=soon)
    a_live_story("Was breaking", breaking_until=timezone.now() - timedelta(seconds=1))
    strip = read(client.get("/")).one("aside", class_="breaking")
    assert strip.one("a").text == "Ferry aground"
    assert not read(client.get(breaking.url)).all("aside", class_="breaking")


def test_in_their_words_quotes_nobody_private(client):
    story = a_story(
        "Words",
        text="<p>“It was a long night on the water for us,” he said. "
        "“Nobody saw us out there for many hours,” she said.</p>",
    )
    public = a_person("Known Person", public_figure=True, slug="known-person")
    a_quotation(story, a_quote("It was a long night on the water for us.", speaker=public))
    private = a_person("Private Person")
    a_quotation(story, a_quote("Nobody saw us out there for many hours.", speaker=private))
    live = published(story)

    words = read(client.get("/")).one("div", class_="words")
    assert [q.text for q in words.all("blockquote")] == [
        "“It was a long night on the water for us.”"
    ]
    assert words.one("b").one("a").attributes["href"] == "/people/known-person/"
    assert words.all("a")[-1].attributes["href"] == f"{live.url}#q1"


def test_it_is_withdrawn_when_somebody_whom_it_quotes_is_no_public_figure(client):
    person = a_person("Known Person", public_figure=True)
    story = a_story(text="<p>“It was a long night on the water for us,” he said.</p>")
    a_quotation(story, a_quote("It was a long night on the water for us.", speaker=person))
    published(story)
    keys = set(client.get("/").headers["Surrogate-Key"].split())
    Purge.objects.all().delete()
    before, person.public_figure = Person.objects.get(pk=person.pk), False
    person.save()
    shared.changed(person, before=before, now=NOON)
    assert keys & set(Purge.objects.filter(mode="withdraw").values_list("key", flat=True))


def test_thumbnails_have_empty_alt_because_the_headline_is_their_text(client):
    a_live_story("First", now=NOON + timedelta(minutes=1))
    a_live_story("Second", lead_photo=a_photo(alt="A harbour."))
    assert [image.attributes["alt"] for image in read(client.get("/")).all("img")] == [""]


def test_in_their_words_goes_from_story_to_story(client):
    for number, when in ((1, timedelta()), (2, timedelta(minutes=5))):
        first = f"This is the first thing that was said in story {number}."
        second = f"This is the second thing that was said in story {number}."
        story = a_story(f"Story {number}", text=f"<p>“{first}” “{second}”</p>")
        for at, words in enumerate((first, second)):
            quote = a_quote(words, described_as=f"Speaker {number}-{at}")
            a_quotation(story, quote, ordering=at)
        published(story, now=NOON + when)

    words = read(client.get("/")).one("div", class_="words")
    stories = [link.attributes["href"].split("#")[0] for link in words.all("a")]
    assert len(stories) == 3
    assert len(set(stories[:2])) == 2
