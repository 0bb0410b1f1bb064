"""One table says who may move a working copy where."""

import pytest
from django.conf import settings

from articles.management.workflow_page import page
from articles.models import Desk, Notice, Stage, Story, Transition
from articles.publishing import access, front, workflow
from articles.publishing.errors import NotAllowed, NotLive
from articles.publishing.roles import (
    ADMINISTRATOR,
    EDITOR,
    LEGAL,
    PHOTO_EDITOR,
    PUBLISHER,
    REPORTER,
)
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
        (EDITOR, Stage.LEGAL, ["for edit", "spiked"]),
        (LEGAL, Stage.LEGAL, ["writing", "for edit", "ready"]),
        (LEGAL, Stage.FOR_EDIT, []),
        (PUBLISHER, Stage.LEGAL, ["writing", "for edit", "ready", "spiked"]),
        (ADMINISTRATOR, Stage.LEGAL, []),
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

    front.pin_lead(live.pk, by=editor)
    assert front.shown().stories() == (live.pk,)
    front.pin_lead(None, by=editor)
    assert front.shown().stories() == ()
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


# --- reasons, and who is told --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("source", "target", "role"),
    [
        (Stage.FOR_EDIT, Stage.WRITING, EDITOR),
        (Stage.READY, Stage.FOR_EDIT, EDITOR),
        (Stage.LEGAL, Stage.WRITING, LEGAL),
        (Stage.WRITING, Stage.SPIKED, EDITOR),
        (Stage.SPIKED, Stage.WRITING, EDITOR),
    ],
)
@pytest.mark.parametrize("note", ["", " \n "])
def test_colleagues_are_owed_a_reason(source: Stage, target: Stage, role: str, note: str) -> None:
    story = a.a_story(stage=source)

    with pytest.raises(workflow.NoNote, match="write why"):
        workflow.move(story.pk, target, by=a.a_user(role), note=note)

    assert Story.objects.get().stage == source
    assert not Transition.objects.exists()


def test_a_writer_takes_their_own_back_without_a_word() -> None:
    reporter = a.a_user(REPORTER)
    story = a.a_story(created_by=reporter, stage=Stage.FOR_EDIT)

    workflow.move(story.pk, Stage.WRITING, by=reporter)

    assert not Notice.objects.exists()


def told() -> list[tuple[str, str, str]]:
    rows = Notice.objects.order_by("pk").values_list("user__username", "kind", "text")
    return list(rows)


def test_whose_story_is_sent_back_is_told_why() -> None:
    reporter, editor = a.a_user(REPORTER), a.a_user(EDITOR)
    story = a.a_story(created_by=a.a_user(), assigned_to=reporter, stage=Stage.FOR_EDIT)

    workflow.move(story.pk, Stage.WRITING, by=editor, note="Who counted the votes?")

    assert told() == [(reporter.username, "sent back", "Who counted the votes?")]


def test_whose_story_is_spiked_is_told_why() -> None:
    reporter, story = a.a_user(REPORTER), None
    story = a.a_story(created_by=reporter)

    workflow.move(story.pk, Stage.SPIKED, by=a.a_user(EDITOR), note="Overtaken by events.")

    assert told() == [(reporter.username, "spiked", "Overtaken by events.")]


def test_who_can_take_it_on_is_told_that_it_waits() -> None:
    reporter, of_it, of_another = a.a_user(REPORTER), a.a_user(EDITOR), a.a_user(EDITOR)
    story = a.a_story(created_by=reporter)
    Desk.objects.create(user=of_it).sections.add(story.section)
    Desk.objects.create(user=of_another).sections.add(a.a_section("Sport"))

    workflow.move(story.pk, Stage.FOR_EDIT, by=reporter, note="Ready for you")

    assert told() == [(of_it.username, "for review", "Ready for you")]


@pytest.mark.parametrize(("stage", "role"), [(Stage.LEGAL, LEGAL), (Stage.READY, PUBLISHER)])
def test_it_waits_for_who_holds_the_right(stage: Stage, role: str) -> None:
    waiting, editor = a.a_user(role), a.a_user(EDITOR)
    story = a.a_story(stage=Stage.FOR_EDIT)

    workflow.move(story.pk, stage, by=editor)

    assert told() == [(waiting.username, "for review", "")]


def test_each_step_leads_somewhere_else_and_a_reason_is_owed_where_it_goes_back() -> None:
    for step in workflow.STEPS:
        assert step.source != step.target
        assert step.note or not step.back
    for stage in Stage:
        assert any(step.source == stage for step in workflow.STEPS)
        assert any(step.target == stage for step in workflow.STEPS)


def test_the_page_for_journalists_is_what_the_table_says() -> None:
    written = (settings.BASE_DIR / "docs/editors/workflow.md").read_text()

    assert written == page(), "python manage.py workflow_page > docs/editors/workflow.md"


def test_who_commissioned_a_story_sends_it_back_as_an_editor_and_owes_a_reason() -> None:
    editor, reporter = a.a_user(EDITOR), a.a_user(REPORTER)
    story = a.a_story(created_by=editor, assigned_to=reporter, stage=Stage.FOR_EDIT)

    with pytest.raises(workflow.NoNote):
        workflow.move(story.pk, Stage.WRITING, by=editor)
    workflow.move(story.pk, Stage.WRITING, by=reporter)
