"""An embargo binds everyone and every path; ending it early is a right and leaves a record."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.document import walltime
from articles.document.walltime import When
from articles.models import AuditEntry, Kind, Publication, Story
from articles.publishing import embargo, publish, schedule
from articles.publishing.errors import NotAllowed, NotReady
from articles.publishing.roles import REPORTER
from articles.publishing.schedule import ScheduleRefused
from tests import builders as a
from tests.publishing.deeds import take_down

pytestmark = pytest.mark.django_db

HOUR = timedelta(hours=1)
What = AuditEntry.What


def an_embargoed_story(until: Any = None, **fields: Any) -> Story:
    return a.a_story(embargo_until=until or timezone.now() + HOUR, **fields)


def moment(at: Any) -> When:
    return When(at, "UTC", at.strftime(walltime.FORM))


def scheduled(story: Story, at: Any) -> Any:
    return schedule.schedule(story.pk, by=a.a_user(), when=moment(at), intent=uuid4())


def test_no_way_to_publish_leads_around_it():
    story = a.a_live_story().story
    take_down(story)  # nothing is live; earlier Versions are there
    Story.objects.filter(pk=story.pk).update(embargo_until=timezone.now() + HOUR)
    count = Publication.objects.count()

    ways = [
        lambda: publish.publish(story.pk, **a.press(story)),
        lambda: publish.publish(story.pk, kind=Kind.SMALL_FIX, **a.press(story)),
        lambda: publish.republish(story.pk, 1, **a.press(story)),
        lambda: scheduled(story, timezone.now() + HOUR / 2),
    ]
    for way in ways:
        with pytest.raises(NotReady, match="embargo holds"):
            way()
    assert Publication.objects.count() == count


def test_the_end_of_the_embargo_can_be_the_time_of_the_schedule():
    until = timezone.now() + HOUR
    made = scheduled(an_embargoed_story(until), until)

    with pytest.raises(ScheduleRefused, match="under embargo"):
        schedule.reschedule(made.pk, by=made.made_by, when=moment(until - HOUR / 2))


def test_a_reporter_sets_one_and_does_not_end_one_that_holds():
    reporter = a.a_user(REPORTER)
    story = a.a_story(created_by=reporter)
    until = timezone.now() + HOUR

    embargo.set_embargo(story.pk, until, by=reporter)
    embargo.set_embargo(story.pk, until + HOUR, by=reporter)

    for sooner in (None, until):
        with pytest.raises(NotAllowed, match="ending it early is a right"):
            embargo.set_embargo(story.pk, sooner, by=reporter)
    story.refresh_from_db()
    assert embargo.holds(story, timezone.now())
    assert not embargo.holds(story, until + HOUR)


def test_a_stranger_to_the_story_sets_none():
    with pytest.raises(NotAllowed):
        embargo.set_embargo(a.a_story().pk, timezone.now() + HOUR, by=a.a_user(REPORTER))


def test_lifting_one_early_takes_the_right_and_is_entered_as_such():
    story, editor = an_embargoed_story(), a.a_user()

    embargo.lift(story.pk, by=editor)

    story.refresh_from_db()
    assert story.embargo_until is None
    entry = AuditEntry.objects.get(what=What.EMBARGO_LIFTED)
    assert (entry.user_id, entry.story_id) == (editor.pk, story.pk)


def test_clearing_one_that_has_ended_lifts_nothing():
    story = an_embargoed_story(timezone.now() - HOUR)

    embargo.lift(story.pk, by=a.a_user())

    assert not AuditEntry.objects.filter(what=What.EMBARGO_LIFTED).exists()
    assert AuditEntry.objects.filter(what=What.EMBARGO).count() == 1


def test_what_readers_have_cannot_be_kept_from_them():
    story = a.a_live_story().story

    with pytest.raises(embargo.EmbargoRefused, match="is live"):
        embargo.set_embargo(story.pk, timezone.now() + HOUR, by=a.a_user())
    story.refresh_from_db()
    assert story.embargo_until is None


def test_one_beyond_a_scheduled_publication_is_refused():
    story = a.a_story()
    scheduled(story, timezone.now() + HOUR)

    with pytest.raises(embargo.EmbargoRefused, match="scheduled"):
        embargo.set_embargo(story.pk, timezone.now() + 2 * HOUR, by=a.a_user())
    embargo.set_embargo(story.pk, timezone.now() + HOUR / 2, by=a.a_user())
