"""What is breaking: on every page while it lasts, and for pages that are open already."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from articles.models import Purge
from articles.publishing import fast, publish
from tests.builders import a_live_story, press
from tests.views.page import read

pytestmark = pytest.mark.django_db

SCRIPT = Path("articles/static/articles/breaking.js")


def breaking(headline="Ferry aground", hours=2, ago=0, **fields):
    now = timezone.now()
    return a_live_story(
        headline,
        breaking_until=now + timedelta(hours=hours),
        now=now - timedelta(hours=ago + 1),
        **fields,
    )


def strip(client, address="/"):
    """The lines of the strip on a page."""
    return read(client.get(address)).one(id="breaking").one("aside").all("p")


def told(client):
    return client.get("/breaking.json").json()["breaking"]


def test_two_breaking_stories_are_both_in_the_strip_newest_first(client):
    breaking("First", ago=1)
    breaking("Second")

    assert [line.one("a").text for line in strip(client)] == ["Second", "First"]
    assert [line.one("a").text for line in strip(client, "/world/")] == ["Second", "First"]


def test_the_strip_holds_three_at_most(client):
    for number in range(5):
        breaking(f"Number {number}", ago=5 - number)

    assert [line.one("a").text for line in strip(client)] == ["Number 4", "Number 3", "Number 2"]
    assert [story["headline"] for story in told(client)] == ["Number 4", "Number 3", "Number 2"]


def test_the_strip_leaves_out_the_story_one_reads_and_keeps_the_other(client):
    first, second = breaking("First", ago=1), breaking("Second")

    assert [line.one("a").text for line in strip(client, first.url)] == ["Second"]
    assert [line.one("a").text for line in strip(client, second.url)] == ["First"]


def test_a_line_says_when_it_ends(client):
    live = breaking()
    (line,) = strip(client)

    assert parse_datetime(line.attributes["data-until"]) == live.breaking_until


def test_where_nothing_is_breaking_the_place_for_it_is_there_and_polite(client):
    region = read(client.get("/")).one(id="breaking")

    assert region.attributes["aria-live"] == "polite"
    assert "hidden" in region.one("aside").attributes


def test_the_answer_holds_what_the_strip_needs_and_nothing_else(client):
    live = breaking("Ferry aground", standfirst="Not for here.")

    (story,) = told(client)
    assert story == {
        "id": live.pk,
        "url": live.url,
        "headline": "Ferry aground",
        "until": story["until"],
    }
    assert abs(parse_datetime(story["until"]) - live.breaking_until) < timedelta(milliseconds=1)


def test_the_answer_names_both_newest_first(client):
    breaking("First", ago=1)
    breaking("Second")

    assert [story["headline"] for story in told(client)] == ["Second", "First"]


def test_what_has_ended_was_ended_or_is_withdrawn_is_not_told(client):
    breaking("Over", hours=-0.5)
    ended, gone = breaking("Ended by hand"), breaking("Taken down")
    assert len(told(client)) == 2

    fast.end_breaking(ended.pk, **press(ended.story))
    publish.take_down(gone.pk, **press(gone.story))

    assert told(client) == []


def test_many_who_ask_are_answered_on_the_way(client):
    answer = client.get("/breaking.json")

    assert answer.headers["Content-Type"] == "application/json"
    assert answer.headers["Cache-Control"] == "public, max-age=0, s-maxage=5, must-revalidate"
    assert answer.headers["Surrogate-Key"] == "breaking site"
    assert not answer.cookies
    assert "Cookie" not in answer.headers.get("Vary", "")


def test_who_knows_the_answer_gets_304_until_it_is_another_one(client):
    breaking()
    tag = client.get("/breaking.json?of=no+interest").headers["ETag"]
    same = client.get("/breaking.json", headers={"If-None-Match": tag})
    breaking("Another one")
    other = client.get("/breaking.json", headers={"If-None-Match": tag})

    assert (same.status_code, same.content, other.status_code) == (304, b"", 200)


def test_the_answer_costs_one_query(client):
    breaking()
    breaking("Another one")
    client.get("/breaking.json")

    with CaptureQueriesContext(connection) as captured:
        client.get("/breaking.json")
    assert len(captured) == 1


def test_a_flash_and_its_end_make_the_answer_anew(client):
    live = breaking()
    begun = set(Purge.objects.values_list("key", flat=True))
    Purge.objects.all().delete()
    fast.end_breaking(live.pk, **press(live.story))

    assert "breaking" in begun
    assert Purge.objects.filter(key="breaking").exists()


def test_every_page_has_the_script_and_it_is_a_kilobyte(client):
    live = a_live_story()

    for address in ("/", "/world/", live.url, "/search/?q=ferry"):
        scripts = read(client.get(address)).all("script", type="module")
        sources = [script.attributes["src"] for script in scripts]
        assert len([name for name in sources if name.endswith("breaking.js")]) == 1, address
    assert len(SCRIPT.read_bytes()) <= 1024
