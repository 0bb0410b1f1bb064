"""“Nobody outside before”: apart from any schedule, and in the way of every way to publish.

The checks ask at each publication (`embargo-holds`), by the server's clock. Whoever may change a
story may set or lengthen its embargo; ending one that holds takes a right, and is entered.
"""

from datetime import datetime

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.models import LiveStory, Schedule, Status, Story
from articles.publishing import access, audit, versions, workflow
from articles.publishing.audit import What
from articles.publishing.errors import NotAllowed, PublishingError
from articles.publishing.workflow import Move


class EmbargoRefused(PublishingError):
    """An embargo that could not keep what it promises."""


def holds(story: Story, now: datetime) -> bool:
    """Whether nothing of this story may leave the house yet."""
    return bool(story.embargo_until and now < story.embargo_until)


def may_set(user: User, story: Story | None, now: datetime) -> bool:
    """Whether this person may change the embargo as it stands; one that holds takes the right."""
    if workflow.allowed(user, Move.EMBARGO, story):
        return True
    return story is None or (access.may_change(user, story) and not holds(story, now))


def require(user: User, story: Story, until: datetime | None, now: datetime) -> None:
    """Raise unless this person may give the story this embargo; NotAllowed, EmbargoRefused."""
    if not (access.may_change(user, story) or workflow.allowed(user, Move.EMBARGO, story)):
        raise NotAllowed(
            _("The embargo of “%(headline)s” is not yours to change. Ask an editor.")
            % {"headline": story}
        )
    if _shortens(story, until, now) and not workflow.allowed(user, Move.EMBARGO, story):
        raise NotAllowed(
            _(
                "The embargo of “%(headline)s” holds, and ending it early is a right that you "
                "do not have. Ask an editor."
            )
            % {"headline": story}
        )
    if until and now < until:
        _require_keepable(story, until)


def set_embargo(
    story_id: int, until: datetime | None, *, by: User, now: datetime | None = None
) -> None:
    """Set, move or lift a story's embargo; `None` lifts it.

    Refused while the story is live (readers have it already), and where a publication is
    scheduled for an earlier moment. Raises NotAllowed, EmbargoRefused.
    """
    with transaction.atomic():
        story = versions.lock(story_id)
        now = now or timezone.now()
        if until == story.embargo_until:
            return
        require(by, story, until, now)
        early = _shortens(story, until, now)
        Story.objects.filter(pk=story_id).update(embargo_until=until)
        before = story.embargo_until.isoformat() if story.embargo_until else "none"
        audit.enter(
            What.EMBARGO_LIFTED if early else What.EMBARGO,
            by=by,
            story=story,
            detail=f"{before} → {until.isoformat() if until else 'none'}",
            now=now,
        )


def lift(story_id: int, *, by: User, now: datetime | None = None) -> None:
    """End a story's embargo now. Raises NotAllowed."""
    set_embargo(story_id, None, by=by, now=now)


def _shortens(story: Story, until: datetime | None, now: datetime) -> bool:
    """Whether an embargo that holds would end before the moment agreed."""
    before = story.embargo_until
    return bool(before and now < before and (until is None or until < before))


def _require_keepable(story: Story, until: datetime) -> None:
    if LiveStory.objects.filter(pk=story.pk, status=Status.LIVE).exists():
        raise EmbargoRefused(
            _(
                "“%(headline)s” is live, so no embargo can keep it back. "
                "Take it down first if nobody is to read it before."
            )
            % {"headline": story}
        )
    early = Schedule.objects.filter(
        story=story, action=Schedule.Action.PUBLISH, state=Schedule.State.WAITING, at__lt=until
    ).first()
    if early:
        when = timezone.localtime(early.at)
        raise EmbargoRefused(
            _(
                "“%(headline)s” is scheduled for %(when)s, before that embargo ends. "
                "Reschedule or cancel it first."
            )
            % {"headline": story, "when": formats.date_format(when, "j M Y H:i")}
        )
