"""Where a change stands: others ask what changed since a place, and miss nothing."""

from datetime import timedelta

import pytest

from articles.models import Kind, LiveStory, Purge
from articles.publishing import publish, purge, refining
from tests.builders import NOON, a_live_story, a_photo, a_story, press, published

pytestmark = pytest.mark.django_db


def changed() -> list[int]:
    return list(LiveStory.objects.changes().values_list("pk", flat=True))


def place(live: LiveStory) -> int:
    return LiveStory.objects.get(pk=live.pk).position


def test_a_change_stands_where_its_last_purge_does():
    live = a_live_story()
    assert place(live) == purge.position() == Purge.objects.latest("position").position


@pytest.mark.parametrize("kind", [Kind.UPDATE, Kind.SMALL_FIX])
def test_what_changed_last_is_the_last_change(kind):
    first, second = a_live_story(), a_live_story()
    assert changed() == [first.pk, second.pk]
    published(first.story, kind=kind, now=NOON + timedelta(hours=1))
    assert changed() == [second.pk, first.pk]


def test_what_is_withdrawn_changes():
    first, second = a_live_story(), a_live_story()
    publish.take_down(first.pk, **press(first.story))
    assert changed() == [second.pk, first.pk]


def test_new_renditions_of_a_picture_are_a_change():
    photo = a_photo()
    live = published(a_story(lead_photo=photo))
    LiveStory.objects.update(pictures={str(photo.pk): {"width": 1, "height": 1}})
    before = place(live)
    refining.show_anew(live.pk, photo.pk, now=NOON)
    assert place(live) > before


def test_what_only_stands_beside_it_changes_no_story():
    live = a_live_story()
    before = place(live)
    purge.refresh([f"story:{live.pk}"], now=NOON)
    assert place(live) == before
