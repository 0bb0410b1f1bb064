"""What a publisher sets aside: with a reason, for one finding, as a task until it is done."""

import pytest
from django.utils import timezone

from articles.models import Text, Waiver
from articles.publishing import publish, waivers
from articles.publishing.errors import NotAllowed, NotReady
from articles.publishing.roles import REPORTER
from tests.builders import a_story, a_user, press

pytestmark = pytest.mark.django_db(transaction=True)


def a_story_that_nobody_answers_for(words: str = "It is late"):
    return a_story(text=f"<p>“{words},” somebody said.</p>")


def refused(story) -> NotReady:
    with pytest.raises(NotReady) as refusal:
        publish.publish(story.pk, **press(story))
    return refusal.value


def test_a_reason_lets_an_unresolved_quotation_out_and_stays_as_a_task():
    story = a_story_that_nobody_answers_for()
    (finding,) = refused(story).findings

    publish.publish(story.pk, waivers={finding.key: "Named by the court at noon."}, **press(story))

    (waiver,) = waivers.open_ones(story)
    assert waiver.reason == "Named by the court at noon."
    assert "It is late" in waiver.text


@pytest.mark.parametrize("reason", ["", "   "])
def test_a_reason_without_words_is_none(reason):
    story = a_story_that_nobody_answers_for()
    (finding,) = refused(story).findings

    with pytest.raises(NotReady):
        publish.publish(story.pk, waivers={finding.key: reason}, **press(story))
    assert not Waiver.objects.exists()


def test_what_is_not_waivable_stops_the_publication_whatever_the_reason():
    story = a_story(headline="", text="<p>Nobody spoke.</p>")
    (finding,) = refused(story).findings

    with pytest.raises(NotReady):
        publish.publish(story.pk, waivers={finding.key: "In a hurry."}, **press(story))


def test_a_waiver_holds_for_its_words_and_no_others():
    story = a_story_that_nobody_answers_for()
    (finding,) = refused(story).findings
    publish.publish(story.pk, waivers={finding.key: "Later."}, **press(story))

    publish.publish(story.pk, **press(story))
    Text.objects.filter(parent=story).update(html="<p>“It is dark,” somebody said.</p>")

    with pytest.raises(NotReady):
        publish.publish(story.pk, **press(story))


def test_the_task_ends_with_the_publication_that_needs_it_no_more():
    story = a_story_that_nobody_answers_for()
    (finding,) = refused(story).findings
    publish.publish(story.pk, waivers={finding.key: "Later."}, **press(story))

    Text.objects.filter(parent=story).update(html="<p>Nobody spoke.</p>")
    publish.publish(story.pk, **press(story))

    assert not waivers.open_ones(story)
    assert Waiver.objects.get().done_at


def test_only_who_may_publish_settles_a_task():
    story = a_story_that_nobody_answers_for()
    (finding,) = refused(story).findings
    publish.publish(story.pk, waivers={finding.key: "Later."}, **press(story))
    waiver = Waiver.objects.get()

    with pytest.raises(NotAllowed):
        waivers.settle(waiver.pk, by=a_user(REPORTER), now=timezone.now())
    assert waivers.settle(waiver.pk, by=a_user(), now=timezone.now()).done_by
