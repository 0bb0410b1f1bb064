"""Holding a story back: no way to publish it works until somebody with the right lifts the hold.

What is live stays live, and may still be retracted or taken down: a hold keeps words in, it never
keeps them out there. Nothing sets a hold aside; it is lifted, with a note, or it stands.

Raise NotAllowed, and Moved when the hold is there, or gone, already.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.document.checks import BLOCKS, Finding
from articles.document.text import gettext_noop
from articles.models import Hold, Notice, Story
from articles.publishing import audit, notices, versions, workflow
from articles.publishing.audit import What
from articles.publishing.errors import Moved, PublishingError
from articles.publishing.workflow import Move


class NoReason(PublishingError):
    """A hold tells colleagues why, and so does the end of one."""


def hold(story_id: int, *, by: User, reason: str, now: datetime | None = None) -> Hold:
    """Stop every way to publish a story, and tell who writes it.

    reason  for colleagues, in words; never public. Raises NoReason without one.
    """
    with transaction.atomic():
        story = versions.lock(story_id)
        workflow.require(by, Move.HOLD, story)
        if not reason.strip():
            raise NoReason(_("Write why the story is held, so that colleagues can act on it."))
        if held := open_hold(story):
            raise Moved(
                _("“%(headline)s” is held already, by %(name)s: %(reason)s")
                % {"headline": story, "name": _name(held.by), "reason": held.reason}
            )
        now = now or timezone.now()
        made = Hold.objects.create(story=story, reason=reason.strip(), at=now, by=by)
        audit.enter(What.HELD, by=by, story=story, now=now)
        _tell(story, Notice.Kind.HELD, made.reason, by=by, now=now)
    return made


def lift(story_id: int, *, by: User, note: str, now: datetime | None = None) -> Hold:
    """Let a story go on its way again; the hold stays as a record of who stopped it and why.

    note  why it may go, for colleagues; never public. Raises NoReason without one.
    """
    with transaction.atomic():
        story = versions.lock(story_id)
        workflow.require(by, Move.LIFT_HOLD, story)
        held = open_hold(story)
        if held is None:
            raise Moved(
                _("“%(headline)s” is not held any more; somebody was quicker.")
                % {"headline": story}
            )
        if not note.strip():
            raise NoReason(_("Write why the story may go, so that colleagues can rely on it."))
        held.lifted_at, held.lifted_by, held.lifted_note = now or timezone.now(), by, note.strip()
        held.save()
        audit.enter(What.RELEASED, by=by, story=story, now=held.lifted_at)
        _tell(story, Notice.Kind.RELEASED, held.lifted_note, by=by, now=held.lifted_at)
    return held


def open_hold(story: Story) -> Hold | None:
    """Return what holds this story back now, if anything does."""
    return Hold.objects.filter(story=story, lifted_at=None).select_related("by").first()


def findings(story: Story) -> list[Finding]:
    """Return what a hold says to a publication. Ask under the lock of the story's row."""
    held = open_hold(story)
    if held is None:
        return []
    text = gettext_noop(
        "The story is held by %(name)s: %(reason)s Somebody with the right must lift the hold."
    )
    values = {"name": _name(held.by), "reason": _sentence(held.reason)}
    return [Finding("hold-in-force", BLOCKS, "", text, values)]


def _tell(story: Story, kind: Notice.Kind, text: str, *, by: User, now: datetime) -> None:
    notices.tell([story.created_by, story.assigned_to], kind, story, by=by, now=now, text=text)


def _name(user: User) -> str:
    return user.get_full_name() or user.get_username()


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."
