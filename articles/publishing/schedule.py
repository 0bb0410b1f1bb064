"""What is to happen to a story at a moment to come: publish a Version, or take the story down.

A schedule pins the Version as it was when it was made; later edits are not in it. It is carried
out by the rights of who made it, as they are at the moment, and meets the same checks as a press
on the button. What cannot be carried out stays as a failed row with its reason, and people are
told; the row survives, so that it can be run, moved or cancelled.

    when    the instant, with the wall time and zone in which it was typed (document/walltime.py)
    shown   primary key of the Version that the person looked at; a later one raises Moved
    intent  drawn when the page was shown: the same intent twice is one schedule, and later one
            publication

Raise NotAllowed, NotReady with its findings, NotLive, Moved, and ScheduleRefused.
"""

import logging
from collections.abc import Mapping
from datetime import datetime, timedelta
from uuid import UUID

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.db.models import F, Q, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.document.walltime import When
from articles.models import Kind, LiveStory, Notice, Publication, Schedule, Status, Story
from articles.publishing import (
    access,
    audit,
    embargo,
    lateness,
    notices,
    obstacles,
    publish,
    versions,
)
from articles.publishing import waivers as waiving
from articles.publishing.audit import What
from articles.publishing.due import OPEN, Action, State
from articles.publishing.errors import Moved, NotAllowed, NotLive, NotReady, PublishingError
from articles.publishing.workflow import Move, allowed, require

log = logging.getLogger("newsroom.schedule")

#: Kinds of a change that can wait for its time; a first publication is one of them, too.
KINDS = (Kind.UPDATE, Kind.SMALL_FIX, Kind.CORRECTION, Kind.CLARIFICATION)
#: After trouble that may pass (a store that does not answer), the pause and the last attempt.
PAUSE, PATIENCE = timedelta(seconds=5), timedelta(minutes=2)
AT_ONCE = 20


class ScheduleRefused(PublishingError):
    """A schedule that could not do what it says."""


def schedule(
    story_id: int,
    *,
    by: User,
    when: When,
    intent: UUID,
    shown: int | None = None,
    kind: Kind = Kind.UPDATE,
    note: str = "",
    waivers: Mapping[str, str] = waiving.NONE,
    now: datetime | None = None,
) -> Schedule:
    """Pin the working copy as a Version, and have it published at a moment to come."""
    if kind not in KINDS:
        raise ValueError(f"{kind} is not scheduled.")
    with transaction.atomic():
        story = versions.lock(story_id)
        if done := _same(intent, story):
            return done
        now = now or timezone.now()
        require(by, Move.SCHEDULE, story)
        require(by, _move(Action.PUBLISH, kind), story)
        if shown is not None and versions.is_late(story, shown):
            raise Moved(
                _(
                    "“%(headline)s” was changed while this page was open. "
                    "Look at the checks and the difference again, then schedule."
                )
                % {"headline": story}
            )
        _require_future(story, when, now)
        version = versions.save(story, by=by, now=now)
        found = obstacles.ahead(story, version, kind=kind, note=note, at=when.at, waivers=waivers)
        if found:
            raise NotReady(str(story), found)
        return _make(
            story,
            Action.PUBLISH,
            when,
            by=by,
            intent=intent,
            now=now,
            version=version,
            kind=kind,
            note=note.strip(),
            waivers=dict(waivers),
        )


def expire(
    story_id: int,
    *,
    by: User,
    when: When,
    intent: UUID,
    note: str = "",
    now: datetime | None = None,
) -> Schedule:
    """Have a live story taken down at a moment to come; the note stays at the desk."""
    with transaction.atomic():
        story = versions.lock(story_id)
        if done := _same(intent, story):
            return done
        now = now or timezone.now()
        require(by, Move.SCHEDULE, story)
        require(by, Move.TAKE_DOWN, story)
        _require_future(story, when, now)
        if not LiveStory.objects.filter(pk=story.pk).exclude(status=Status.TAKEN_DOWN).exists():
            raise NotLive(
                _("Nothing of “%(headline)s” is live, so there is nothing to take down.")
                % {"headline": story}
            )
        return _make(story, Action.EXPIRE, when, by=by, intent=intent, now=now, note=note.strip())


def reschedule(schedule_id: int, *, by: User, when: When, now: datetime | None = None) -> Schedule:
    """Move a waiting or failed schedule to another moment; whoever moves it answers for it."""
    with transaction.atomic():
        row = _lock(schedule_id, by)
        now = now or timezone.now()
        _require_future(row.story, when, now)
        if row.version and embargo.holds(row.story, when.at):
            raise ScheduleRefused(
                _(
                    "“%(headline)s” is under embargo until %(until)s. "
                    "Choose that moment or a later one."
                )
                % {"headline": row.story, "until": _spoken(row.story.embargo_until)}
            )
        row.at, row.zone, row.wall = when
        row.state, row.problem, row.tried_at, row.made_by = State.WAITING, "", None, by
        row.save()
        _enter(row, "moved", by=by, now=now)
    return row


def unschedule(schedule_id: int, *, by: User, now: datetime | None = None) -> Schedule:
    """Cancel a waiting or failed schedule; the row stays as a record."""
    with transaction.atomic():
        row = _lock(schedule_id, by)
        now = now or timezone.now()
        row.state, row.ended_at, row.ended_by = State.CANCELLED, now, by
        row.save()
        _enter(row, "cancelled", by=by, now=now)
    return row


def run_now(schedule_id: int, *, by: User) -> Publication:
    """Carry out at once what waits or has failed, by the rights of who presses.

    Raises what stood in the way; the row then says so too.
    """
    with transaction.atomic():
        row = _lock(schedule_id, by)
    try:
        return publish.carry_out(row, by=by)
    except PublishingError as reason:
        _fail(row, str(reason), now=timezone.now())
        raise


def run_due(now: datetime) -> list[Schedule]:
    """Carry out what is due, the earliest first; return the rows as they are then.

    Any number of workers may call this at once. What cannot be done fails by itself and stops
    nothing else; only a database that is away stops it.
    """
    tried = Q(tried_at=None) | Q(tried_at__lte=now - PAUSE)
    rows = Schedule.objects.filter(tried, state=State.WAITING, at__lte=now)
    rows = rows.select_related("story", "version", "made_by")
    done = []
    for row in rows.order_by(F("tried_at").asc(nulls_first=True), "at", "pk")[:AT_ONCE]:
        mine = Schedule.objects.filter(tried, pk=row.pk, state=State.WAITING)
        if mine.update(tried_at=now):  # one that ends the process is not the first one next time
            _attempt(row, now)
            row.refresh_from_db()
            done.append(row)
    return done


# --- asking --------------------------------------------------------------------------------------


def waiting(story: Story) -> list[Schedule]:
    """Return what is still to happen to a story, or failed to, the next first."""
    rows = Schedule.objects.filter(story=story, state__in=OPEN)
    return list(rows.select_related("version", "made_by"))


def upcoming(user: User, now: datetime) -> QuerySet[Schedule]:
    """Return what is to happen to the stories that this person may see, the next first."""
    return _of(user).filter(state=State.WAITING, at__gte=now - lateness.NOTICEABLE)


def missed(user: User | None = None, now: datetime | None = None) -> QuerySet[Schedule]:
    """Return what failed or is overdue; of the stories that `user` may see, if one is given."""
    rows = _of(user) if user else _rows()
    late = Q(state=State.WAITING, at__lt=(now or timezone.now()) - lateness.NOTICEABLE)
    return rows.filter(Q(state=State.FAILED) | late)


def recent(user: User) -> QuerySet[Schedule]:
    """Return what is done or cancelled, the latest first."""
    return _of(user).exclude(state__in=OPEN).order_by("-ended_at", "-pk")


def may_change(user: User, row: Schedule) -> bool:
    """Whether this person may run, move or cancel this schedule."""
    move = _move(Action(row.action), Kind(row.kind) if row.kind else Kind.UPDATE)
    return allowed(user, Move.SCHEDULE, row.story) and allowed(user, move, row.story)


def _rows() -> QuerySet[Schedule]:
    return Schedule.objects.select_related("story", "version", "made_by", "publication").defer(
        "version__text"
    )


def _of(user: User) -> QuerySet[Schedule]:
    return _rows().filter(story__in=access.visible_stories(user).order_by())


# --- how it is done ------------------------------------------------------------------------------


def _same(intent: UUID, story: Story) -> Schedule | None:
    done = Schedule.objects.filter(intent=intent).first()
    if done and done.story_id != story.pk:
        raise ValueError("An intent belongs to one story.")
    return done


def _move(action: Schedule.Action, kind: Kind) -> Move:
    """What may be scheduled takes the right to do it at once."""
    if action == Action.EXPIRE:
        return Move.TAKE_DOWN
    return Move.CORRECT if kind in (Kind.CORRECTION, Kind.CLARIFICATION) else Move.PUBLISH


def _require_future(story: Story, when: When, now: datetime) -> None:
    if when.at <= now:
        raise ScheduleRefused(
            _("%(when)s has passed. Choose a later time for “%(headline)s”, or do it now.")
            % {"when": _spoken(when.at), "headline": story}
        )


def _spoken(moment: datetime | None) -> str:
    return formats.date_format(timezone.localtime(moment), "j M Y H:i")


def _make(
    story: Story,
    action: Schedule.Action,
    when: When,
    *,
    by: User,
    now: datetime,
    **fields: object,
) -> Schedule:
    """Write the row; one that failed makes room for it, one that waits does not."""
    earlier = Schedule.objects.filter(story=story, action=action)
    if waits := earlier.filter(state=State.WAITING).first():
        raise ScheduleRefused(
            _("“%(headline)s” is scheduled for %(when)s already. Reschedule or cancel that first.")
            % {"headline": story, "when": _spoken(waits.at)}
        )
    earlier.filter(state=State.FAILED).update(state=State.CANCELLED, ended_at=now, ended_by=by)
    row = Schedule.objects.create(
        story=story,
        action=action,
        at=when.at,
        zone=when.zone,
        wall=when.wall,
        made_at=now,
        made_by=by,
        **fields,
    )
    _enter(row, "made", by=by, now=now)
    return row


def _lock(schedule_id: int, by: User) -> Schedule:
    """Return an open schedule under the lock of its story, for somebody who may change it."""
    found = Schedule.objects.get(pk=schedule_id)
    versions.lock(found.story_id)
    row = Schedule.objects.select_related("story", "version").get(pk=schedule_id)
    if not may_change(by, row):
        raise NotAllowed(
            _("You may not change what is scheduled for “%(headline)s”. Ask a publisher.")
            % {"headline": row.story}
        )
    if row.state not in OPEN:
        raise Moved(
            _("What was scheduled for “%(headline)s” is %(state)s already.")
            % {"headline": row.story, "state": row.get_state_display().lower()}
        )
    return row


def _enter(row: Schedule, detail: str, *, by: User | None, now: datetime) -> None:
    audit.enter(
        What.SCHEDULED,
        by=by,
        story=row.story,
        detail=f"{row.action}, {row.wall.replace('T', ' ')} {row.zone}: {detail}",
        now=now,
    )


def _attempt(row: Schedule, now: datetime) -> None:
    maker = row.made_by
    try:
        publish.carry_out(row, by=maker, by_the_clock=True)
    except NotAllowed:
        problem = _(
            "“%(headline)s” was not carried out as scheduled: %(name)s, who scheduled it, has no "
            "right to do this any more. Run it now, or cancel it."
        ) % {"headline": row.story, "name": maker.get_full_name() or maker.get_username()}
        _fail(row, problem, now=now)
    except PublishingError as reason:
        _fail(row, str(reason), now=now)
    except DatabaseError:
        raise
    except Exception as error:
        log.exception("Schedule %s could not be carried out.", row.pk)
        _after_trouble(row, error, now)
    else:
        _tell_if_late(row)


def _after_trouble(row: Schedule, error: Exception, now: datetime) -> None:
    """Try again soon; give up, visibly, when the trouble lasts."""
    if row.tried_at is None or now - row.at < PATIENCE:
        return
    problem = _(
        "“%(headline)s” was not carried out as scheduled: something in the system failed "
        "(%(error)s). Run it now; if it fails again, tell whoever runs the site."
    ) % {"headline": row.story, "error": type(error).__name__}
    _fail(row, problem, now=now)


def _fail(row: Schedule, problem: str, *, now: datetime) -> None:
    """Record the failure in a transaction of its own, and tell who can do something about it."""
    with transaction.atomic():
        story = versions.lock(row.story_id)
        was = Schedule.objects.filter(pk=row.pk, state__in=OPEN).first()
        if was is None:
            return
        Schedule.objects.filter(pk=row.pk).update(
            state=State.FAILED, problem=problem[:2000], tried_at=now
        )
        if was.state == State.WAITING:
            people = [row.made_by, story.assigned_to, *access.holders(Move.SCHEDULE.permission)]
            notices.tell(people, Notice.Kind.MISSED, story, by=None, now=now, text=problem[:1000])
            _enter(row, "failed", by=None, now=now)


def _tell_if_late(row: Schedule) -> None:
    row.refresh_from_db()
    if late := lateness.late_by(row):
        text = _("Carried out late by %(late)s.") % {"late": lateness.spoken(late)}
        notices.tell(
            [row.made_by], Notice.Kind.MISSED, row.story, by=None, now=timezone.now(), text=text
        )
