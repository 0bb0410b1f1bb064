"""What is scheduled goes out as it was pinned, once, by rights that still hold; or says why not."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.contrib.auth.models import User
from django.utils import timezone

from articles.document import walltime
from articles.document.walltime import When
from articles.models import (
    AuditEntry,
    Kind,
    LiveStory,
    Notice,
    Publication,
    Schedule,
    Status,
    Story,
)
from articles.publishing import lateness, pictures, publish, schedule, versions
from articles.publishing.errors import Moved, NotAllowed, NotLive, NotReady
from articles.publishing.roles import PHOTO_EDITOR, REPORTER
from articles.publishing.schedule import ScheduleRefused
from tests import builders as a
from tests.publishing.deeds import edit, take_down

pytestmark = pytest.mark.django_db

State = Schedule.State
MINUTE = timedelta(minutes=1)


def moment(at: datetime) -> When:
    return When(at, "UTC", at.strftime(walltime.FORM))


def a_schedule(story: Story, by: User | None = None, **fields: Any) -> Schedule:
    """Scheduled an hour ago for some seconds ago, so that it is due by the real clock."""
    at = fields.pop("at", timezone.now() - timedelta(seconds=2))
    fields = {"now": timezone.now() - timedelta(hours=1), "intent": uuid4()} | fields
    return schedule.schedule(story.pk, by=by or a.a_user(), when=moment(at), **fields)


def run() -> list[Schedule]:
    return schedule.run_due(timezone.now())


def test_the_version_goes_out_as_it_was_when_it_was_scheduled():
    story = a.a_story("As pinned")
    made = a_schedule(story)
    edit(story, headline="Changed since")

    (done,) = run()

    live = LiveStory.objects.get(pk=story.pk)
    assert (live.headline, live.version_id) == ("As pinned", made.version_id)
    assert (done.state, done.publication_id) == (State.DONE, live.publication_id)
    assert live.publication.kind == Kind.FIRST
    assert live.publication.by == made.made_by
    assert live.publication.at == done.ended_at
    story.refresh_from_db()
    assert story.headline == "Changed since"


def test_nothing_happens_before_the_moment_and_nothing_twice_after_it():
    story = a.a_story()
    made = a_schedule(story, at=timezone.now() + MINUTE)
    assert run() == []
    assert not Publication.objects.exists()

    Schedule.objects.filter(pk=made.pk).update(at=timezone.now())
    assert len(run()) == 1
    assert run() == []
    assert Publication.objects.count() == 1


def test_a_worker_that_comes_second_changes_nothing():
    made = a_schedule(a.a_story())
    first = publish.carry_out(made, by=made.made_by)

    assert publish.carry_out(made, by=made.made_by) == first
    assert Publication.objects.count() == 1


def test_the_same_press_twice_is_one_schedule():
    story, by, intent = a.a_story(), a.a_user(), uuid4()

    assert a_schedule(story, by, intent=intent) == a_schedule(story, by, intent=intent)
    with pytest.raises(ValueError, match="one story"):
        a_schedule(a.a_story(), by, intent=intent)


def test_a_correction_of_a_live_story_waits_for_its_time():
    story = a.a_live_story().story
    edit(story, headline="The ferry is back, on Fridays")
    a_schedule(story, kind=Kind.CORRECTION, note="It sails on Fridays alone.")

    run()

    live = LiveStory.objects.get(pk=story.pk)
    assert live.publication.kind == Kind.CORRECTION
    assert live.corrections[0]["note"] == "It sails on Fridays alone."


def test_a_live_story_is_taken_down_at_its_time():
    story = a.a_live_story().story
    chief = a.a_user()
    chief.user_permissions.add(a.a_right("take_down_story"))
    at = timezone.now() - timedelta(seconds=1)
    schedule.expire(
        story.pk,
        by=chief,
        when=moment(at),
        intent=uuid4(),
        note="The licence ends.",
        now=at - MINUTE,
    )

    (done,) = run()

    assert done.state == State.DONE
    assert LiveStory.objects.get(pk=story.pk).status == Status.TAKEN_DOWN


def test_expiring_takes_the_right_to_take_down_and_something_live():
    story, later = a.a_live_story().story, moment(timezone.now() + MINUTE)
    editor, chief = a.a_user(), a.a_user()
    for user in (editor, chief):
        user.user_permissions.add(a.a_right("schedule_story"))
    chief.user_permissions.add(a.a_right("take_down_story"))

    if not editor.has_perm("articles.take_down_story"):
        with pytest.raises(NotAllowed):
            schedule.expire(story.pk, by=editor, when=later, intent=uuid4())
    with pytest.raises(NotLive):
        schedule.expire(a.a_story().pk, by=chief, when=later, intent=uuid4())
    assert schedule.expire(story.pk, by=chief, when=later, intent=uuid4()).action == "expire"


@pytest.mark.parametrize("role", [REPORTER, PHOTO_EDITOR])
def test_who_may_not_publish_does_not_schedule(role):
    with pytest.raises(NotAllowed):
        a_schedule(a.a_story(), a.a_user(role))


def test_the_right_to_schedule_alone_publishes_nothing():
    reporter = a.a_user(REPORTER)
    reporter.user_permissions.add(a.a_right("schedule_story"))

    with pytest.raises(NotAllowed):
        a_schedule(a.a_story(), reporter)


def test_a_moment_that_has_passed_is_refused():
    with pytest.raises(ScheduleRefused, match="has passed"):
        a_schedule(a.a_story(), at=timezone.now() - MINUTE, now=timezone.now())


def test_what_is_not_fit_is_not_scheduled():
    with pytest.raises(NotReady, match="headline"):
        a_schedule(a.a_story(""))


def test_who_looked_at_an_older_text_schedules_nothing():
    story = a.a_story()
    first = a_schedule(story)
    schedule.unschedule(first.pk, by=first.made_by)
    edit(story, headline="Changed since")
    versions.save(story, by=first.made_by, now=timezone.now())

    with pytest.raises(Moved, match="was changed"):
        a_schedule(story, shown=first.version_id)


def test_a_story_waits_for_one_moment_at_a_time():
    made = a_schedule(a.a_story(), at=timezone.now() + MINUTE)

    with pytest.raises(ScheduleRefused, match="already"):
        a_schedule(made.story)


def test_what_fails_is_kept_with_its_reason_and_told_and_stops_nothing_else():
    bad, good = a_schedule(a.a_story("One")), a_schedule(a.a_story("Two"))
    Story.objects.filter(pk=bad.story_id).update(embargo_until=timezone.now() + MINUTE)

    run()

    bad.refresh_from_db()
    good.refresh_from_db()
    assert (bad.state, good.state) == (State.FAILED, State.DONE)
    assert "The embargo holds" in bad.problem
    assert Notice.objects.filter(user=bad.made_by, kind=Notice.Kind.MISSED).count() == 1
    assert list(schedule.missed(bad.made_by)) == [bad]
    entries = AuditEntry.objects.filter(story_id=bad.story_id, what=AuditEntry.What.SCHEDULED)
    assert entries.filter(user_id=None, detail__endswith="failed").exists()
    assert run() == []  # it waits for a person


@pytest.mark.parametrize("how", ["deactivated", "demoted"])
def test_who_lost_the_right_meanwhile_publishes_nothing_any_more(how):
    made = a_schedule(a.a_story())
    if how == "deactivated":
        User.objects.filter(pk=made.made_by_id).update(is_active=False)
    else:
        made.made_by.groups.clear()

    (done,) = run()

    assert done.state == State.FAILED
    assert "has no right to do this any more" in done.problem
    assert not Publication.objects.exists()


def test_a_failed_one_is_run_by_somebody_else_in_their_name():
    made = a_schedule(a.a_story())
    User.objects.filter(pk=made.made_by_id).update(is_active=False)
    run()
    editor = a.a_user()

    publication = schedule.run_now(made.pk, by=editor)

    made.refresh_from_db()
    assert (made.state, made.publication, made.problem) == (State.DONE, publication, "")
    assert publication.by == editor


def test_running_now_says_what_still_stands_in_the_way():
    made = a_schedule(a.a_story())
    Story.objects.filter(pk=made.story_id).update(embargo_until=timezone.now() + MINUTE)

    with pytest.raises(NotReady):
        schedule.run_now(made.pk, by=made.made_by)

    made.refresh_from_db()
    assert (made.state, "embargo" in made.problem) == (State.FAILED, True)


def test_a_failed_one_is_moved_and_its_mover_answers_for_it():
    made = a_schedule(a.a_story())
    User.objects.filter(pk=made.made_by_id).update(is_active=False)
    run()
    editor = a.a_user()

    schedule.reschedule(made.pk, by=editor, when=moment(timezone.now() + MINUTE))
    Schedule.objects.filter(pk=made.pk).update(at=timezone.now())
    (done,) = run()

    assert (done.state, done.publication.by) == (State.DONE, editor)


def test_what_is_cancelled_does_not_happen_and_cannot_be_taken_up():
    made = a_schedule(a.a_story())
    schedule.unschedule(made.pk, by=made.made_by)

    assert run() == []
    for again in (schedule.unschedule, schedule.run_now):
        with pytest.raises(Moved):
            again(made.pk, by=made.made_by)
    with pytest.raises(Moved):
        publish.carry_out(made, by=made.made_by)


@pytest.mark.parametrize("deed", [schedule.unschedule, schedule.run_now])
def test_others_schedules_are_not_a_reporters_to_touch(deed):
    made = a_schedule(a.a_story(), at=timezone.now() + MINUTE)

    with pytest.raises(NotAllowed):
        deed(made.pk, by=a.a_user(REPORTER))
    made.refresh_from_db()
    assert made.state == State.WAITING


def test_what_goes_out_by_hand_overtakes_what_was_scheduled():
    story = a.a_story("As pinned")
    made = a_schedule(story)
    edit(story, headline="By hand")
    editor = a.a_user()

    publish.publish(story.pk, **a.press(story, editor))

    made.refresh_from_db()
    assert (made.state, made.ended_by) == (State.CANCELLED, editor)
    assert "went out" in made.problem
    assert run() == []
    assert LiveStory.objects.get(pk=story.pk).headline == "By hand"
    assert Notice.objects.filter(user=made.made_by, kind=Notice.Kind.MISSED).exists()


def test_an_update_leaves_the_time_of_taking_down_and_taking_down_ends_it():
    story = a.a_live_story().story
    chief = a.a_user()
    chief.user_permissions.add(a.a_right("take_down_story"))
    later = moment(timezone.now() + MINUTE)
    made = schedule.expire(story.pk, by=chief, when=later, intent=uuid4())

    publish.publish(story.pk, **a.press(story))
    assert schedule.waiting(story) == [made]

    take_down(story)
    assert schedule.waiting(story) == []


def test_trouble_that_passes_is_tried_again_and_trouble_that_lasts_ends_visibly(monkeypatch):
    made = a_schedule(a.a_story(lead_photo=a.a_photo()))

    def away(*_: Any, **__: Any) -> None:
        raise OSError("The store does not answer.")

    with monkeypatch.context() as patched:
        patched.setattr(pictures, "stage", away)
        (tried,) = run()
        assert (tried.state, run()) == (State.WAITING, [])  # not at once again

    Schedule.objects.filter(pk=made.pk).update(tried_at=timezone.now() - MINUTE)
    with monkeypatch.context() as patched:
        patched.setattr(pictures, "stage", away)
        Schedule.objects.filter(pk=made.pk).update(at=timezone.now() - 5 * MINUTE)
        (given_up,) = run()
    assert given_up.state == State.FAILED
    assert "OSError" in given_up.problem

    assert schedule.run_now(made.pk, by=made.made_by)


def test_after_an_outage_it_goes_out_late_and_says_so():
    made = a_schedule(a.a_story(), at=timezone.now() - 4 * MINUTE)
    assert list(schedule.missed(made.made_by)) == [made]
    assert lateness.alarms(timezone.now()) == [
        "1 schedule is overdue: the worker has not carried it out."
    ]

    (done,) = run()

    late = lateness.late_by(done)
    assert late is not None
    assert lateness.spoken(late) == "4 min"
    assert lateness.alarms(timezone.now()) == []
    assert timezone.now() - done.publication.at < MINUTE
    assert Notice.objects.get(user=made.made_by, kind=Notice.Kind.MISSED).text


def test_delays_in_words():
    spoken = [lateness.spoken(timedelta(minutes=m)) for m in (1, 59, 125, 3000)]

    assert spoken == ["1 min", "59 min", "2 h 5 min", "2 days"]


def test_a_story_scheduled_twice_after_a_failure_leaves_one_row_open():
    made = a_schedule(a.a_story())
    Story.objects.filter(pk=made.story_id).update(embargo_until=timezone.now() + MINUTE)
    run()
    Story.objects.filter(pk=made.story_id).update(embargo_until=None)

    again = a_schedule(made.story, at=timezone.now() + MINUTE)

    assert schedule.waiting(made.story) == [again]
