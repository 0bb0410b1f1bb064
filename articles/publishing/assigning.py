"""Assignments: who is to write a story, what is asked for, until when, how urgent it is.

Raise NotAllowed, also when the colleague may not see the story.
"""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Notice, Priority, Stage, Story
from articles.publishing import access, notices, versions, workflow
from articles.publishing.errors import NotAllowed
from articles.publishing.workflow import Move


class Assignment(NamedTuple):
    """
    due        the moment until which the text is to be there
    asked_for  in words, for the colleague; never public
    """

    assigned_to: User | None = None
    due: datetime | None = None
    asked_for: str = ""
    priority: int = Priority.USUAL


#: The columns of a story that are written here alone.
FIELDS = Assignment._fields


def of(story: Story) -> Assignment:
    """Return what a story is assigned as."""
    return Assignment(*(getattr(story, name) for name in FIELDS))


def assign(story_id: int, *, by: User, now: datetime | None = None, **values: Any) -> Assignment:
    """Change an assignment, and tell the colleague who is new to it; an idea is assigned then.

    values  by names of FIELDS; those that are not given stay
    """
    now = now or timezone.now()
    with transaction.atomic():
        story = versions.lock(story_id)
        workflow.require(by, Move.ASSIGN, story)
        before, after = of(story), of(story)._replace(**values)
        if after == before:
            return after
        require_visible(after.assigned_to, story)
        Story.objects.filter(pk=story.pk).update(**after._asdict(), saved_at=now)
        story.assigned_to = after.assigned_to
        colleague = after.assigned_to
        if colleague is not None and colleague != before.assigned_to:
            if story.stage == Stage.IDEA and Stage.ASSIGNED in workflow.stages(by, story):
                workflow.move(story.pk, Stage.ASSIGNED, by=by, now=now)
            text = after.asked_for
            notices.tell([colleague], Notice.Kind.ASSIGNED, story, by=by, now=now, text=text)
    return after


def require_visible(colleague: User | None, story: Story) -> None:
    """Raise NotAllowed for a colleague who may not see the story: they are named on it first."""
    if colleague is not None and not access.may_see(colleague, story):
        raise NotAllowed(
            _(
                "“%(headline)s” was not assigned to %(name)s, who may not see it. If it is "
                "restricted, name them on it first."
            )
            % {"headline": story, "name": colleague.get_full_name() or colleague.get_username()}
        )
