"""One table says who may move a working copy where."""

import pytest

from articles.models import Stage, Story, Transition
from articles.publishing import access, front, workflow
from articles.publishing.errors import NotAllowed, NotLive
from articles.publishing.roles import ADMINISTRATOR, EDITOR, PHOTO_EDITOR, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_a_reporter_hands_their_own_story_to_the_editor() -> None:
    reporter = a.a_user(REPORTER)
    story = a.a_story(created_by=reporter)

    workflow.move(story.pk, Stage.FOR_EDIT, by=reporter, note="Ready for you", now=a.NOON)

    assert Story.objects.get().stage == Stage.FOR_EDIT
    transition = Transition.objects.get()
    assert (transition.source, transition.target) == ("writing", "for edit")
    assert (transition.by, transition.note, transition.at) == (reporter, "Ready for you", a.NOON)


def test_a_reporter_cannot_move_the_story_of_another() -> None:
    story = a.a_story(created_by=a.a_user(REPORTER))

    with pytest.raises(NotAllowed, match="cannot go from Writing to For edit"):
        workflow.move(story.pk, Stage.FOR_EDIT, by=a.a_user(REPORTER))

    assert Story.objects.get().stage == Stage.WRITING


@pytest.mark.parametrize(
    ("role", "stage", "targets"),
    [
        (REPORTER, Stage.WRITING, ["for edit"]),
        (REPORTER, Stage.LEGAL, []),
        (REPORTER, Stage.SPIKED, []),
        (EDITOR, Stage.FOR_EDIT, ["writing", "legal", "ready", "spiked"]),
        (EDITOR, Stage.SPIKED, ["writing"]),
        (ADMINISTRATOR, Stage.LEGAL, ["for edit", "ready", "spiked"]),
        (PHOTO_EDITOR, Stage.WRITING, []),
    ],
)
def test_the_table(role: str, stage: Stage, targets: list[str]) -> None:
    user = a.a_user(role)
    story = a.a_story(assigned_to=user, stage=stage)

    assert workflow.stages(user, story) == targets


def test_moving_a_live_story_back_leaves_it_live() -> None:
    live = a.a_live_story()

    workflow.move(live.pk, Stage.FOR_EDIT, by=a.a_user(EDITOR))

    live.refresh_from_db()
    assert live.status == "live"


@pytest.mark.parametrize(
    ("role", "own", "others"),
    [
        (REPORTER, True, False),
        (EDITOR, True, True),
        (PHOTO_EDITOR, False, False),
        ("", False, False),
    ],
)
def test_who_may_change_whose_story(role: str, own: bool, others: bool) -> None:
    user = a.a_user(role)

    assert access.may_change(user, a.a_story(assigned_to=user)) is own
    assert access.may_change(user, a.a_story()) is others


def test_somebody_without_a_desk_sees_no_working_copy() -> None:
    a.a_story()

    assert not access.visible_stories(a.a_user(EDITOR, is_staff=False)).exists()
    assert access.visible_stories(a.a_user(EDITOR)).exists()


def test_the_front_is_led_by_what_readers_can_open() -> None:
    editor = a.a_user(EDITOR)
    live = a.a_live_story()

    assert front.pin_lead(live.pk, by=editor).lead == live
    assert front.pin_lead(None, by=editor).lead is None
    with pytest.raises(NotLive):
        front.pin_lead(a.a_story().pk, by=editor)
    with pytest.raises(NotAllowed):
        front.pin_lead(live.pk, by=a.a_user(REPORTER))


@pytest.mark.parametrize("stage", [Stage.LEGAL, Stage.SPIKED])
def test_a_story_with_the_lawyer_or_spiked_is_not_its_writer_s_to_change(stage: Stage) -> None:
    reporter, editor = a.a_user(REPORTER), a.a_user(EDITOR)
    story = a.a_story(created_by=reporter, stage=stage)

    assert not access.may_change(reporter, story)
    assert access.may_change(editor, story)
