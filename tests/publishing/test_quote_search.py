"""What public figures said is found by words and exact phrases, alike on both databases."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import LiveQuote, LiveStory, QuoteEntry
from articles.publishing import asked, publish, quote_search
from tests import builders as a

pytestmark = pytest.mark.django_db
MASOUM = "We must not allow them to set up sanctuaries. We must pursue them wherever they are."


def said(words: str, *, now: Any = a.NOON, topics: Any = None, **fields: Any) -> LiveStory:
    """A live story in which a public figure says these words."""
    if "speaker" not in fields:
        fields["speaker"] = a.a_person(public_figure=True)
    language = fields.get("language", "en")
    story = a.a_story(text=None, language=language, topics=topics)
    a.a_block(story, a.QuoteBlock, quote=a.a_quote(words, **fields))
    return a.published(story, now=now)


def found(query: str) -> list[str]:
    return [row.words for row in quote_search.found(asked.read(query, "en"))]


@pytest.mark.parametrize(
    "query",
    [
        "sanctuary",
        "PURSUING them",
        "“set up sanctuaries”",
        '"pursue them" sanctuaries',
        "masoum president",
        "guardian",
        "baghdad",
        "sanctuaires",
        "",
    ],
)
def test_a_quote_is_found_by_its_words_and_by_what_is_told_of_it(query: str) -> None:
    masoum = a.a_person("Fuad Masoum", public_figure=True)
    guardian = a.a_source("The Guardian")
    said(
        MASOUM,
        speaker=masoum,
        role="President of Iraq",
        occasion="In Baghdad",
        source=guardian,
        original_words="Pas de sanctuaires.",
        original_language="fr",
    )

    assert found(query) == [MASOUM]


@pytest.mark.parametrize(
    "query", ["zebra", "“sanctuaries set up”", '"them sanctuaries"', "sanctuary OR zebra"]
)
def test_what_was_not_said_so_is_not_found(query: str) -> None:
    said(MASOUM)

    assert found(query) == []


@pytest.mark.parametrize(
    ("words", "language", "query"),
    [
        ("Die Häuser brennen.", "de", "“haus brennen”"),
        ("لا وقت نضيعه", "ar", "“لا وقت”"),
        ("Мы не сдадимся, города стоят.", "ru", "город стоит"),
        ("平和を守る", "ja", "“平和を”"),
        ("Il n’y avait pas de temps à perdre.", "fr", "“temps a perdre”"),
    ],
)
def test_words_are_stemmed_in_their_language(words: str, language: str, query: str) -> None:
    said(words, language=language)

    assert found(query) == [words]


@pytest.mark.parametrize(("public", "listed"), [(True, 1), (False, 0)])
def test_only_public_figures_are_on_record(public: bool, listed: int) -> None:
    person = a.a_person(public_figure=public)
    said("I saw the lighthouse.", speaker=person)

    assert len(found("lighthouse")) == listed


def test_somebody_described_is_not_on_record() -> None:
    said("I saw the lighthouse.", speaker=None, described_as="A neighbour")

    assert found("lighthouse") == []
    assert not QuoteEntry.objects.exists()


def test_a_quote_is_there_once_as_the_latest_publication_has_it() -> None:
    quote = a.a_quote("It used to walk.", speaker=a.a_person(public_figure=True))
    first = _carrying(quote, now=a.NOON)
    quote.words = "It used to run."
    quote.save()
    _carrying(quote, now=a.NOON + timedelta(hours=1))
    assert found("used to") == ["It used to run."]

    quote.words = "It used to fly."
    quote.save()
    publish.publish(first.pk, **a.press(first.story, now=a.NOON + timedelta(hours=2)))

    assert found("used to") == ["It used to fly."]
    assert found("walk") == []


def test_what_is_withdrawn_is_not_found() -> None:
    live = said(MASOUM)
    quote = LiveQuote.objects.get(story=live)
    publish.retract(live.pk, **a.press(live.story, note="Wrong."))

    assert found("sanctuary") == found("") == []
    assert not QuoteEntry.objects.filter(pk=quote.pk).exists()
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM articles_quoteterms WHERE rowid = %s", [quote.pk])
            assert cursor.fetchone() is None


def test_newest_is_by_when_it_was_said() -> None:
    said("Old words.", said_on=date(1998, 5, 1), now=a.NOON + timedelta(days=3))
    said("Words of a day.", now=a.NOON)
    said("New words.", said_on=date(2026, 3, 9), now=a.NOON)

    assert found("words") == ["New words.", "Words of a day.", "Old words."]


def test_best_is_what_was_said_before_what_is_told_and_short_before_long() -> None:
    said("I was there.", role="Keeper of the lighthouse")
    said("The lighthouse was dark and nobody had told us why it was.")
    said("The lighthouse was dark.")
    question = asked.read("lighthouse", "en")

    best = quote_search.best_first(quote_search.found(question), question)

    assert [row.words[:24] for row in best] == [
        "The lighthouse was dark.",
        "The lighthouse was dark ",
        "I was there.",
    ]


def test_a_topic_is_that_of_any_story_that_carries_the_quote() -> None:
    quote = a.a_quote("It used to walk.", speaker=a.a_person(public_figure=True))
    _carrying(quote, now=a.NOON, topics=["Ferries"])
    _carrying(quote, now=a.NOON + timedelta(hours=1), topics=["Trams"])
    said("Not of that.", topics=["Bridges"])

    for topic in ("ferries", "trams"):
        rows = LiveQuote.objects.on_record().filter(quote_search.on_topic(topic))
        assert [row.words for row in rows] == ["It used to walk."]


def test_what_an_earlier_release_published_is_indexed_after_migrating() -> None:
    live = said(MASOUM)
    quote_search.forget(live)
    assert found("sanctuary") == []

    quote_search.catch_up()
    quote_search.catch_up()

    assert found("sanctuary") == [MASOUM]


@given(query=st.text(max_size=300))
@settings(
    deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_no_query_raises(db: None, query: str) -> None:
    question = asked.read(query, "en")
    quotes = quote_search.found(question)
    list(quote_search.best_first(quotes, question) if question.parts else quotes)


def _carrying(quote: Any, *, now: Any, topics: Any = None) -> LiveStory:
    story = a.a_story(text=None, topics=topics)
    a.a_block(story, a.QuoteBlock, quote=quote)
    return a.published(story, now=now)
