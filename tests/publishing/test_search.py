"""Readers find live stories by their words, alike on both databases."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import SearchEntry
from articles.publishing import search
from tests import builders as a

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("headline", "language", "query"),
    [
        ("Council votes on the ferries", "en", "vote ferry"),
        ("Council votes on the ferries", "en", "FERRIES Voting"),
        ("Le président a été élu", "fr", "president elu"),
        ("Die Häuser am Fluss", "de", "haus"),
        ("Die Häuser am Fluss", "de", "häuser"),
        ("مؤتمر باريس يوحّد الدول", "ar", "مؤتمر"),
        ("首相は平和を述べた", "ja", "平和"),
        ("Straße gesperrt", "de", "strasse"),
        ("Price of fish: 20,000", "en", "20,000"),
        ("O’Brien’s “last” stand", "en", "last stand"),
        ("naïve café", "en", "naive cafe"),
        ("Council votes on the ferries", "en", "“vote on the ferry” council"),
    ],
)
def test_a_story_is_found_by_its_words(headline: str, language: str, query: str) -> None:
    live = a.a_live_story(headline, language=language)

    assert list(search.found(query)) == [live]


@pytest.mark.parametrize(
    "query",
    [
        *["", " ", "!!", "council zebra", '"', "council AND zebra", "NOT council", "zebra*"],
        *['"ferries votes"', '"council ferries"', '"ferries shift"'],
    ],
)
def test_what_does_not_hold_every_word_is_not_found(query: str) -> None:
    a.a_live_story("Council votes on the ferries")

    assert not search.found(query).exists()


def test_words_of_the_text_and_the_speaker_are_found() -> None:
    story = a.a_story(text="<p>“It is ours,” she said near the lighthouse.</p>")
    a.a_quotation(story, a.a_quote("It is ours.", speaker=a.a_person("Lena Brandt")))
    live = a.published(story)

    assert list(search.found("lighthouse brandt")) == [live]


def test_what_is_no_longer_said_is_no_longer_found() -> None:
    live = a.a_live_story("Zebra on the ferry")
    live.story.headline = "Horse on the ferry"
    live.story.save()
    a.published(live.story)

    assert not search.found("zebra").exists()
    assert search.found("horse").exists()
    assert SearchEntry.objects.count() == 1


@given(query=st.text(max_size=300))
@settings(
    deadline=None, max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_raises(db: None, query: str) -> None:
    list(search.found(query))


def test_a_story_of_many_words_is_indexed_whole_enough() -> None:
    text = " ".join(f"word{n}" for n in range(20_000))
    live = a.a_live_story("Long", text=f"<p>{text}</p>")

    assert list(search.found("word9000")) == [live]
