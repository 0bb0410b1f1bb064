"""A hold stops every way to publish, and nothing else, until somebody with the right lifts it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from articles.document import walltime
from articles.models import AuditEntry, Hold, LiveStory, Notice, Version
from articles.publishing import fast, holds, publish, schedule
from articles.publishing.errors import Moved, NotAllowed, NotReady
from articles.publishing.roles import PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db(transaction=True)

WHY = "The lawyers read it first"


def held_codes(error: pytest.ExceptionInfo[NotReady]) -> list[str]:
    return [finding.code for finding in error.value.findings]


def test_nothing_of_a_held_story_goes_out_and_what_is_live_stays() -> None:
    story = a.a_story("The night ferry is back")
    live = a.published(story)
    first = Version.objects.get(pk=live.version_id)
    holds.hold(story.pk, by=a.a_user(PUBLISHER), reason=WHY)
    later = a.NOON + timedelta(hours=1)

    for way in (
        lambda: publish.publish(story.pk, **a.press(story, now=later)),
        lambda: publish.correct(story.pk, **a.press(story, now=later, note="It was 24.")),
        lambda: publish.republish(story.pk, first.number, **a.press(story, now=later)),
    ):
        with pytest.raises(NotReady) as refused:
            way()
        assert held_codes(refused) == ["hold-in-force"]
        assert WHY in str(refused.value)
    assert LiveStory.objects.get(pk=story.pk).version_id == first.pk


def test_a_hold_is_not_set_aside_by_a_reason() -> None:
    story = a.a_story("The night ferry is back")
    holds.hold(story.pk, by=a.a_user(PUBLISHER), reason=WHY)

    with pytest.raises(NotReady) as refused:
        publish.publish(story.pk, **a.press(story), waivers={"hold-in-force:": "We must."})

    assert held_codes(refused) == ["hold-in-force"]


def test_words_that_are_out_can_still_be_taken_back() -> None:
    story = a.a_story("The night ferry is back")
    a.published(story)
    holds.hold(story.pk, by=a.a_user(PUBLISHER), reason=WHY)

    publish.retract(story.pk, **a.press(story, note="It was wrong."))

    assert LiveStory.objects.get(pk=story.pk).status == "retracted"


def test_an_update_from_the_scene_and_a_schedule_wait_too() -> None:
    story = a.a_story("The night ferry is back")
    a.published(story)
    holds.hold(story.pk, by=a.a_user(PUBLISHER), reason=WHY)
    at = timezone.now() + timedelta(hours=1)
    when = walltime.When(at, "UTC", f"{at:%Y-%m-%dT%H:%M:%S}")
    pressed = a.press(story)

    with pytest.raises(NotReady) as refused:
        fast.add_update(story.pk, "All are safe.", **pressed)
    assert held_codes(refused) == ["hold-in-force"]
    with pytest.raises(NotReady) as refused:
        schedule.schedule(story.pk, by=pressed["by"], intent=uuid4(), when=when)
    assert held_codes(refused) == ["hold-in-force"]


def test_who_lifts_it_and_why_stays_on_record_and_the_writer_is_told() -> None:
    writer, lawyer = a.a_user(REPORTER), a.a_user(PUBLISHER)
    story = a.a_story("The night ferry is back", created_by=writer)
    holds.hold(story.pk, by=lawyer, reason=WHY)

    holds.lift(story.pk, by=lawyer, note="Read and cleared.")
    publish.publish(story.pk, **a.press(story))

    [held] = Hold.objects.all()
    assert (held.reason, held.lifted_by, held.lifted_note) == (WHY, lawyer, "Read and cleared.")
    told = Notice.objects.filter(user=writer, kind__in=("held", "released")).order_by("pk")
    assert list(told.values_list("kind", "text")) == [
        ("held", WHY),
        ("released", "Read and cleared."),
    ]
    entered = AuditEntry.objects.filter(story_id=story.pk, what__in=("held", "released"))
    assert sorted(entered.values_list("what", "name")) == [
        ("held", str(lawyer)),
        ("released", str(lawyer)),
    ]


def test_it_takes_the_right_a_reason_and_a_story_that_is_not_held() -> None:
    story, editor = a.a_story("The night ferry is back"), a.a_user(PUBLISHER)

    with pytest.raises(NotAllowed):
        holds.hold(story.pk, by=a.a_user(REPORTER), reason=WHY)
    with pytest.raises(holds.NoReason):
        holds.hold(story.pk, by=editor, reason="  ")
    with pytest.raises(Moved):
        holds.lift(story.pk, by=editor, note="Cleared.")
    holds.hold(story.pk, by=editor, reason=WHY)
    with pytest.raises(Moved):
        holds.hold(story.pk, by=editor, reason="Another one.")
    with pytest.raises(NotAllowed):
        holds.lift(story.pk, by=a.a_user(REPORTER), note="Cleared.")
    with pytest.raises(holds.NoReason):
        holds.lift(story.pk, by=editor, note="  ")

    assert Hold.objects.get().lifted_at is None
