"""Many people press at once: no error but the clear message, no gap, exactly one live."""

import threading
from collections import Counter
from typing import Any

import pytest
from django.db import connection
from django.utils import timezone

from articles.models import LiveDay, LiveStory, Publication, Purge, Story, Version
from articles.publishing import publish
from articles.publishing.errors import Moved
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)


def test_twenty_people_pressing_publish_and_correct_on_one_story() -> None:
    """200 presses on PostgreSQL; fewer on SQLite, where each waits for the one before."""
    people, presses = (20, 10) if connection.vendor == "postgresql" else (5, 6)
    story = a.published(a.a_story(lead_photo=a.a_photo())).story
    editors = [a.a_user() for _ in range(people)]
    outcomes: Counter[str] = Counter()
    errors: list[BaseException] = []
    start = threading.Barrier(people)

    def work(editor: Any, number: int) -> None:
        try:
            start.wait(timeout=30)
            for turn in range(presses):
                outcomes[press(story, editor, f"{number}/{turn}", correcting=turn % 2 == 1)] += 1
        except BaseException as error:  # noqa: BLE001  reported below, in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [
        threading.Thread(target=work, args=(editor, number), daemon=True)
        for number, editor in enumerate(editors)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=120)

    assert errors == []
    assert sum(outcomes.values()) == people * presses
    assert outcomes["published"] >= presses
    assert_in_order(story, publications=outcomes["published"] + 1)


def press(story: Story, editor: Any, headline: str, *, correcting: bool) -> str:
    Story.objects.filter(pk=story.pk).update(headline=headline)
    arguments = a.press(story, editor)
    try:
        if correcting:
            publish.correct(story.pk, note="It is 162.", **arguments)
        else:
            publish.publish(story.pk, **arguments)
    except Moved as moved:
        assert "while this page was open" in str(moved)  # noqa: PT017  both ends are right
        return "moved"
    return "published"


def assert_in_order(story: Story, publications: int) -> None:
    numbers = sorted(Publication.objects.values_list("number", flat=True))
    assert numbers == list(range(1, publications + 1))
    versions = sorted(Version.objects.values_list("number", flat=True))
    assert versions == list(range(1, len(versions) + 1))
    live = LiveStory.objects.get()
    assert live.publication.number == publications
    assert live.headline == live.version.document.headline
    moments = list(Publication.objects.order_by("number").values_list("at", flat=True))
    assert moments == sorted(moments)
    positions = list(Purge.objects.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))


def test_the_same_press_by_twenty_hands_is_one_publication() -> None:
    story = a.a_story()
    arguments = a.press(story)
    done: list[int] = []
    errors: list[BaseException] = []

    def work() -> None:
        try:
            done.append(publish.publish(story.pk, **arguments).pk)
        except BaseException as error:  # noqa: BLE001  reported below, in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, daemon=True) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert errors == []
    assert len(done) == 20
    assert len(set(done)) == Publication.objects.count() == 1


def test_a_day_counts_the_stories_of_all_who_press_at_once() -> None:
    stories = [a.a_story(f"Story {number}") for number in range(8)]
    editor, now = a.a_user(), timezone.now()
    arguments = [(story.pk, a.press(story, editor, now=now)) for story in stories]
    errors: list[BaseException] = []
    start = threading.Barrier(len(stories))

    def work(pk: int, press: dict[str, Any]) -> None:
        try:
            start.wait(timeout=30)
            publish.publish(pk, **press)
        except BaseException as error:  # noqa: BLE001  reported below, in the test's own thread
            errors.append(error)
        finally:
            connection.close()

    threads = [threading.Thread(target=work, args=pair, daemon=True) for pair in arguments]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)

    assert errors == []
    assert LiveDay.objects.get().stories == len(stories)
