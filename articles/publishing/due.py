"""What open schedules of a story mean to a publication, inside its transaction.

A schedule ends in the transaction of the publication that it asked for, so it fires once however
many workers try. Whatever else goes out first overtakes what was scheduled: a Version that was
pinned before must not replace what readers got since.
"""

from datetime import datetime

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.models import Kind, Notice, Publication, Schedule, Story
from articles.publishing import notices
from articles.publishing.errors import Moved

State, Action = Schedule.State, Schedule.Action
OPEN = (State.WAITING, State.FAILED)


def require_open(schedule_id: int, story: Story) -> None:
    """Raise Moved when the schedule was cancelled or done. The story is locked."""
    if not Schedule.objects.filter(pk=schedule_id, story=story, state__in=OPEN).exists():
        raise Moved(
            _("“%(headline)s” is not scheduled any more. Look at the list of schedules.")
            % {"headline": story}
        )


def close(publication: Publication, schedule_id: int | None, now: datetime) -> None:
    """End the schedule that this publication was, and those that it overtook."""
    own = Schedule.objects.filter(pk=schedule_id) if schedule_id else Schedule.objects.none()
    own.update(state=State.DONE, publication=publication, problem="", tried_at=now, ended_at=now)
    overtaken = Schedule.objects.filter(story=publication.story_id, state__in=OPEN)
    if publication.kind != Kind.TAKE_DOWN:  # what is live may still be taken down at its time
        overtaken = overtaken.filter(action=Action.PUBLISH)
    for row in overtaken.select_related("made_by", "story"):
        _overtaken(row, publication, now)


def _overtaken(row: Schedule, publication: Publication, now: datetime) -> None:
    problem = _(
        "Cancelled: “%(headline)s” went out at %(time)s in another way (%(kind)s). "
        "Schedule it again if something is still to come."
    ) % {
        "headline": row.story,
        "time": formats.time_format(timezone.localtime(now), "H:i"),
        "kind": publication.get_kind_display().lower(),
    }
    Schedule.objects.filter(pk=row.pk).update(
        state=State.CANCELLED, problem=problem, ended_at=now, ended_by=publication.by
    )
    notices.tell(
        [row.made_by],
        Notice.Kind.MISSED,
        row.story,
        by=publication.by,
        now=now,
        text=problem,
    )
