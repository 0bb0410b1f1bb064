"""What a page costs: queries that do not grow with the story or the archive."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.document.front import Arrangement, Band, Pin
from articles.models import LiveQuote, LiveStory
from articles.rendering import site
from tests.builders import (
    NOON,
    Figure,
    QuoteBlock,
    ReadAlso,
    Text,
    a_block,
    a_byline,
    a_live_story,
    a_person,
    a_photo,
    a_quotation,
    a_quote,
    a_section,
    a_source,
    a_story,
    an_author,
    arranged,
    published,
)
from tests.views.rich import a_rich_live_story

pytestmark = pytest.mark.django_db


def queries(client, address: str) -> int:
    with CaptureQueriesContext(connection) as captured:
        assert client.get(address).status_code == 200
    return len(captured)


def a_long_story():
    """Sixty blocks of every kind; every quote with a speaker and a source of its own."""
    story = a_story("A long story", text=None)
    for number in range(15):
        words = f"It was the {number}th time."
        quote = a_quote(
            words,
            speaker=a_person(f"Speaker {number}", public_figure=True),
            source=a_source(f"Source {number}"),
        )
        html = f"<p>“{words}” said speaker {number}.</p>"
        at = number * 10
        a_block(story, Text, at, html=html)
        a_quotation(story, quote, ordering=number)
        a_block(story, QuoteBlock, at + 1, quote=a_quote(f"Apart {number}"))
        a_block(story, Figure, at + 2, photo=a_photo())
        a_block(story, ReadAlso, at + 3, first=a_live_story(f"Other {number}").story)
        a_byline(story, an_author(f"Author {number}"), ordering=number)
    return published(story)


def test_a_story_page_costs_three_queries_whatever_its_length(client):
    short = a_live_story("A short story")
    a_live_story("Une histoire", language="fr", translation_of=short.story)

    assert queries(client, short.url) <= 3
    assert queries(client, a_rich_live_story().url) <= 3
    assert queries(client, a_long_story().url) <= 3


def test_a_front_page_costs_six_queries_at_most(client):
    assert queries(client, "/") <= 6
    for number in range(40):
        section = a_section(f"Section {number % 8}")
        a_live_story(f"Story {number}", section=section, now=NOON + timedelta(minutes=number))
    pinned = a_rich_live_story(breaking_until=timezone.now() + timedelta(hours=1))
    live = LiveStory.objects.listed()
    quotes = LiveQuote.objects.on_record()[:3]
    arranged(
        Arrangement(
            lead=Pin(story=pinned.pk),
            besides=tuple(Pin(story=story.pk) for story in live.exclude(pk=pinned.pk)[20:24]),
            bands=(Band(section=a_section("Section 3").pk),),
            quotes=tuple(row.quote_id for row in quotes),
        )
    )
    assert queries(client, "/") <= 6


def test_a_list_costs_the_same_on_its_first_and_on_its_last_page(client):
    for number in range(45):
        a_live_story(f"Story {number}", now=NOON + timedelta(minutes=number))
    first = client.get("/world/")
    older = first.text.split('href="?before=')[1].split('"')[0]
    assert queries(client, "/world/") <= 4
    assert queries(client, f"/world/?before={older}") <= 5  # the way back is looked up
    assert queries(client, "/feed.rss") <= 2
    assert queries(client, "/search/?q=story") <= 12


def test_what_is_breaking_and_what_translates_a_story_are_found_by_index():
    a_live_story("Not breaking")
    plan = site.shown(timezone.now(), [1, 2], original=1).explain()

    if connection.vendor == "sqlite":  # PostgreSQL scans a table as small as this
        assert "live_by_breaking (status=? AND breaking_until>?)" in plan
        assert "live_by_original (status=? AND translation_of_id=?)" in plan
