"""Live stories that belong beside one, found when something is published."""

from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from typing import Any

import pytest
from django.core.management import call_command
from django.tasks import task_backends

from articles.models import LiveAlone, LiveStory, LiveWord, Person, Purge, RelatedStory
from articles.publishing import publish, purge, related, tasks, upkeep
from tests import builders as a

pytestmark = pytest.mark.django_db


def quoting(person: Person, headline: str, *topics: str, **fields: Any) -> LiveStory:
    story = a.a_story(headline, text="<p>“No,” she said.</p>", topics=list(topics), **fields)
    a.a_quotation(story, a.a_quote("No.", speaker=person))
    return a.published(story)


def about(topic: str, headline: str, **fields: Any) -> LiveStory:
    return a.a_live_story(headline, topics=[topic], **fields)


def beside(live: LiveStory) -> list[int]:
    live.refresh_from_db()
    return live.related


def test_more_in_common_comes_first() -> None:
    brandt = a.a_person("Lena Brandt")
    topic = about("Harbour", "Dredger booked")
    both = quoting(brandt, "Tide gauge sinks", "Harbour")
    about("Football", "Wanderers win")

    assert quoting(brandt, "Levy rises", "Harbour").related == [both.pk, topic.pk]


@pytest.mark.parametrize("shared", ["person", "topic", "source", "words"])
def test_people_topics_sources_and_rare_words_tie_stories(shared: str) -> None:
    person, source = a.a_person(), a.a_source()

    def tied(headline: str) -> LiveStory:
        if shared == "person":
            return quoting(person, headline)
        if shared == "topic":
            return about("Harbour", headline)
        story = a.a_story(headline, text="<p>There are 24 berths.</p>")
        if shared == "source":
            a.a_citation(story, "24 berths", source=source)
        return a.published(story)

    for number in range(12 if shared == "words" else 1):
        a.a_live_story(f"The day’s weather in district {number}", text=f"<p>{number}</p>")
    first = tied("Kittiwake the zebra escapes from Saltholm Zoo")

    assert tied("Zebra Kittiwake: zoo of Saltholm offers reward").related == [first.pk]


def test_what_all_stories_have_ties_none() -> None:
    for number in range(13):
        about("News", f"Number{number} happens", section=a.a_section(f"Section {number}"))

    assert about("News", "Something else", section=a.a_section("Other")).related == []


def test_what_was_published_long_ago_comes_last() -> None:
    old = about("Harbour", "Dredger booked", now=a.NOON - timedelta(days=900))
    new = about("Harbour", "Levy rises", now=a.NOON - timedelta(days=1))

    assert about("Harbour", "Tide gauge sinks").related == [new.pk, old.pk]


def test_what_nearly_repeats_the_story_or_another_is_not_offered() -> None:
    about("Harbour", "Levy in the harbour rises by one penny a berth")
    about("Harbour", "Dredger booked", now=a.NOON - timedelta(hours=1))
    again = about("Harbour", "Dredger booked")
    wire = "".join(f"<p>Sentence number {number} of a report.</p>" for number in range(20))
    about("Harbour", "Agency says this", text=wire, now=a.NOON - timedelta(hours=1))
    paper = about("Harbour", "Paper says that", text=wire)

    found = about("Harbour", "Levy in the harbour rises by one penny").related

    assert found == [paper.pk, again.pk]


def test_what_editors_chose_takes_no_second_place() -> None:
    chosen, other = about("Harbour", "Dredger booked"), about("Harbour", "Levy rises")
    story = a.a_story("Tide gauge sinks", topics=["Harbour"])
    RelatedStory.objects.create(story=story, other=chosen.story)

    assert a.published(story).related == [other.pk]


def test_a_translation_is_the_same_story() -> None:
    original = about("Harbour", "Levy rises")
    french = about("Harbour", "La taxe augmente", language="fr", translation_of=original.story)

    assert french.related == []
    german = about("Harbour", "Abgabe steigt", language="de", translation_of=original.story)
    assert german.related == related.find(original) == []


def test_a_withdrawn_story_belongs_nowhere() -> None:
    topic = about("Harbour", "Dredger booked")
    publish.retract(topic.pk, **a.press(topic.story, note="Wrong."))

    assert about("Harbour", "Levy rises").related == []
    assert not LiveWord.objects.filter(story=topic).exists()


def test_a_story_that_went_away_comes_back(run_tasks: Callable[[], int]) -> None:
    one, other = about("Harbour", "Dredger booked"), about("Harbour", "Levy rises")
    run_tasks()
    assert beside(one) == [other.pk]

    publish.retract(other.pk, **a.press(other.story, note="Wrong."))
    run_tasks()
    assert beside(one) == []

    a.published(other.story)
    run_tasks()
    assert beside(one) == [other.pk]


@pytest.mark.parametrize("automatic", [True, False])
def test_a_story_may_stand_alone(automatic: bool, run_tasks: Callable[[], int]) -> None:
    other = about("Harbour", "Dredger booked")
    story = about("Harbour", "Levy rises", related_automatic=automatic)
    run_tasks()

    assert beside(story) == ([other.pk] if automatic else [])
    assert beside(other) == ([story.pk] if automatic else [])
    assert LiveAlone.objects.exists() is not automatic


def test_a_story_that_is_no_longer_alone_is_offered(run_tasks: Callable[[], int]) -> None:
    other = about("Harbour", "Dredger booked")
    live = about("Harbour", "Levy rises", related_automatic=False)
    live.story.related_automatic = True
    live.story.save()
    a.published(live.story)
    run_tasks()

    assert beside(other) == [live.pk]
    assert beside(live) == [other.pk]


def test_an_older_story_learns_of_a_newer_one(run_tasks: Callable[[], int]) -> None:
    older = about("Harbour", "Dredger booked")
    newer = about("Harbour", "Levy rises")
    before = purge.position()

    run_tasks()

    assert beside(older) == [newer.pk]
    assert Purge.objects.get(position__gt=before).key == f"story:{older.pk}"


def test_a_story_that_parts_from_another_is_taken_off_it(run_tasks: Callable[[], int]) -> None:
    one, other = about("Harbour", "Dredger booked"), about("Harbour", "Levy rises")
    run_tasks()
    other.story.topic_uses.all().delete()
    a.published(other.story)

    run_tasks()

    assert beside(one) == beside(other) == []


def test_nothing_is_told_where_nothing_changed(run_tasks: Callable[[], int]) -> None:
    about("Harbour", "Dredger booked")
    newer = about("Harbour", "Levy rises")
    run_tasks()
    a.published(newer.story)
    before = purge.position()

    run_tasks()

    assert purge.position() == before


def test_what_an_earlier_release_published_is_noted_after_migrating() -> None:
    live = about("Harbour", "Levy rises", related_automatic=False)
    related.forget(live)

    related.catch_up()
    related.catch_up()

    assert LiveWord.objects.filter(story=live, word="levi").count() == 1
    assert LiveAlone.objects.filter(story=live).exists()


def test_all_are_scored_anew_by_the_worker_or_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(related, "AT_ONCE", 2)
    first, second = about("Harbour", "Dredger booked"), about("Harbour", "Levy rises")
    other = about("Football", "Wanderers win")
    for again in (lambda: call_command("relate_stories", verbosity=0, stdout=StringIO()), by_tasks):
        LiveStory.objects.update(related=[other.pk])
        again()
        assert [beside(live) for live in (first, second)] == [[second.pk], [first.pk]]
    Purge.objects.all().delete()
    tasks.relate_all.call()
    assert not Purge.objects.exists()


def by_tasks() -> None:
    """Run the task, and those that it asks for."""
    task_backends["default"].clear()
    tasks.relate_all.call()
    for asked in asked_for("relate_all"):
        tasks.relate_all.call(*asked.args)


def test_an_upgrade_asks_for_it_once() -> None:
    live = about("Harbour", "Levy rises")
    task_backends["default"].clear()
    upkeep.put_in_order("default")
    assert not asked_for("relate_all")

    related.forget(live)
    upkeep.put_in_order("default")
    upkeep.put_in_order("default")
    assert len(asked_for("relate_all")) == 1


def asked_for(name: str) -> list[Any]:
    return [r for r in task_backends["default"].results if r.task.name == name]


def test_it_costs_the_same_beside_many_as_beside_few(
    django_assert_max_num_queries: Callable[..., Any],
) -> None:
    live = about("Harbour", "Levy rises")
    for number in range(8):
        about("Harbour", f"Ship{number} sails")

    with django_assert_max_num_queries(12):
        related.find(LiveStory.objects.select_related("version").get(pk=live.pk))
