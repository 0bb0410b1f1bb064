"""Who is to write a story, what is asked for, until when, how urgent it is."""

from datetime import timedelta

import pytest

from articles.models import Desk, Notice, Priority, Story
from articles.publishing import access, assigning, workflow
from articles.publishing.errors import NotAllowed
from articles.publishing.roles import EDITOR, LEGAL, PHOTO_EDITOR, PUBLISHER, REPORTER
from tests import builders as a

pytestmark = pytest.mark.django_db


def test_an_idea_that_is_given_to_somebody_is_an_assignment() -> None:
    editor, reporter, story = a.a_user(EDITOR), a.a_user(REPORTER), a.a_story(stage="idea")
    due = a.NOON + timedelta(hours=4)

    assigning.assign(
        story.pk,
        by=editor,
        assigned_to=reporter,
        due=due,
        asked_for="600 words and a picture of the pier.",
        priority=Priority.HIGH,
        now=a.NOON,
    )

    story.refresh_from_db()
    assert assigning.of(story) == (
        reporter,
        due,
        "600 words and a picture of the pier.",
        Priority.HIGH,
    )
    assert story.stage == "assigned"
    notice = Notice.objects.get()
    assert (notice.user, notice.kind, notice.text) == (
        reporter,
        "assigned",
        "600 words and a picture of the pier.",
    )


def test_what_is_not_given_stays_and_nobody_is_told_twice() -> None:
    editor, reporter, story = a.a_user(EDITOR), a.a_user(REPORTER), a.a_story()
    assigning.assign(story.pk, by=editor, assigned_to=reporter, now=a.NOON)

    assigning.assign(story.pk, by=editor, priority=Priority.HIGH, now=a.NOON)
    assigning.assign(story.pk, by=editor, assigned_to=reporter, now=a.NOON)

    story.refresh_from_db()
    assert (story.assigned_to, story.priority) == (reporter, Priority.HIGH)
    assert Notice.objects.count() == 1


@pytest.mark.parametrize("role", [REPORTER, PHOTO_EDITOR, LEGAL, ""])
def test_who_has_not_the_right_gives_nothing_to_anybody(role: str) -> None:
    user = a.a_user(role)
    story = a.a_story(created_by=user)

    with pytest.raises(NotAllowed):
        assigning.assign(story.pk, by=user, assigned_to=user)

    assert Story.objects.get().assigned_to is None


@pytest.mark.parametrize(("own", "reaches"), [("its", True), ("another", False), ("none", True)])
def test_an_editor_s_rights_reach_the_stories_of_their_sections(own: str, reaches: bool) -> None:
    story, editor = a.a_story(), a.a_user(EDITOR)
    desk = Desk.objects.create(user=editor)
    if own != "none":
        desk.sections.add(story.section if own == "its" else a.a_section("Sport"))

    assert access.may_see(editor, story)
    assert access.may_change(editor, story) is reaches
    assert bool(workflow.stages(editor, story)) is reaches
    assert workflow.allowed(editor, workflow.Move.ASSIGN, story) is reaches


def test_a_publisher_of_one_section_publishes_in_all() -> None:
    story, chief = a.a_story(), a.a_user(PUBLISHER)
    Desk.objects.create(user=chief).sections.add(a.a_section("Sport"))

    assert workflow.allowed(chief, workflow.Move.PUBLISH, story)
    assert not access.may_change(chief, story)


def test_one_s_own_story_is_one_s_own_in_any_section() -> None:
    editor = a.a_user(EDITOR)
    Desk.objects.create(user=editor).sections.add(a.a_section("Sport"))

    assert access.may_change(editor, a.a_story(created_by=editor))
