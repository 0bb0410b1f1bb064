"""Live stories that belong beside one, scored when something is published."""

from collections.abc import Callable

import pytest

from articles.models import LiveStory, Purge
from articles.publishing import purge
from tests import builders as a

pytestmark = pytest.mark.django_db


def quoting(person: object, *topics: str) -> LiveStory:
    story = a.a_story(text="<p>“No,” she said.</p>", topics=list(topics))
    a.a_quotation(story, a.a_quote("No.", speaker=person))
    return a.published(story)


def test_more_in_common_comes_first() -> None:
    brandt = a.a_person("Lena Brandt")
    topic = a.a_live_story(topics=["Harbour"])
    both = quoting(brandt, "Harbour")
    a.a_live_story(topics=["Football"])

    assert quoting(brandt, "Harbour").related == [both.pk, topic.pk]


def test_a_withdrawn_story_belongs_nowhere() -> None:
    topic = a.a_live_story(topics=["Harbour"])
    LiveStory.objects.update(status="retracted")

    assert topic.pk not in a.a_live_story(topics=["Harbour"]).related


def test_an_older_story_learns_of_a_newer_one(run_tasks: Callable[[], int]) -> None:
    older = a.a_live_story(topics=["Harbour"])
    newer = a.a_live_story(topics=["Harbour"])
    before = purge.position()

    run_tasks()

    older.refresh_from_db()
    assert older.related == [newer.pk]
    assert Purge.objects.get(position__gt=before).key == f"story:{older.pk}"


def test_nothing_is_told_where_nothing_changed(run_tasks: Callable[[], int]) -> None:
    a.a_live_story(topics=["Harbour"])
    newer = a.a_live_story(topics=["Harbour"])
    run_tasks()
    a.published(newer.story)
    before = purge.position()

    run_tasks()

    assert purge.position() == before
