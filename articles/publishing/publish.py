"""Making a Version live: publish, correct, retract, take down, go back to an earlier one.

What was scheduled goes the same way (`carry_out`), and whatever goes out ends what was scheduled
before it (`due`).

Each function is one transaction (`going_out`). When it returns, readers have it; when it raises,
nothing has changed.

    by      who presses; asked of `workflow`
    intent  drawn when the page to confirm was shown: the same intent twice is one publication
    seen    public number of what was live when the person looked; 0 when nothing ever was
    shown   primary key of the Version whose checks and difference the person saw, if any
    now     the moment of the publication; a loader or an import passes a past one
    waivers reasons for setting checks aside, by the key of the finding (see `waivers`)

All of them raise NotAllowed, NotReady with its findings, Moved when somebody else was first, and
NotLive where there is nothing to act on; Story.DoesNotExist for an unknown story.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

from django.contrib.auth.models import User
from django.db import IntegrityError, transaction

from articles.document.schema import Document, Notice
from articles.models import Kind, LiveStory, Publication, Schedule, Status, Story, Version
from articles.models.versions import WITH_NOTE
from articles.publishing import obstacles, rows, versions, workflow
from articles.publishing import waivers as waiving
from articles.publishing.going_out import Press, go_out, pressed_before, switched
from articles.publishing.workflow import Move


def publish(
    story_id: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    kind: Kind = Kind.UPDATE,
    note: str = "",
    shown: int | None = None,
    now: datetime | None = None,
    waivers: Mapping[str, str] = waiving.NONE,
) -> Publication:
    """Freeze the working copy and make it live: the first time, as an update or a small fix."""
    if kind not in (Kind.UPDATE, Kind.SMALL_FIX):
        raise ValueError(f"{kind} is not published by publish().")
    press = Press(
        story_id=story_id,
        by=by,
        intent=intent,
        seen=seen,
        shown=shown,
        note=note,
        now=now,
        waivers=waivers,
    )
    return go_out(press, Move.PUBLISH, kind, rows.freeze, _save)


def correct(
    story_id: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    note: str,
    kind: Kind = Kind.CORRECTION,
    shown: int | None = None,
    now: datetime | None = None,
    waivers: Mapping[str, str] = waiving.NONE,
) -> Publication:
    """Freeze the working copy and make it live as a correction or a clarification.

    note  tells readers what was put right
    """
    if kind not in (Kind.CORRECTION, Kind.CLARIFICATION):
        raise ValueError(f"{kind} is not published by correct().")
    press = Press(
        story_id=story_id,
        by=by,
        intent=intent,
        seen=seen,
        shown=shown,
        note=note,
        now=now,
        waivers=waivers,
    )
    return go_out(press, Move.CORRECT, kind, rows.freeze, _save)


def retract(
    story_id: int, *, by: User, intent: UUID, seen: int, note: str, now: datetime | None = None
) -> Publication:
    """Replace what is live by a notice that it was retracted; the address keeps answering.

    note  the notice: why the story was taken back
    """
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, note=note, now=now)
    return _withdraw(press, Move.RETRACT, Kind.RETRACTION)


def take_down(
    story_id: int, *, by: User, intent: UUID, seen: int, note: str = "", now: datetime | None = None
) -> Publication:
    """Take what is live away; the address answers that it is gone. The note stays at the desk."""
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, note=note, now=now)
    return _withdraw(press, Move.TAKE_DOWN, Kind.TAKE_DOWN)


def republish(
    story_id: int,
    number: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    note: str = "",
    now: datetime | None = None,
    waivers: Mapping[str, str] = waiving.NONE,
) -> Publication:
    """Make an earlier Version live again, as it stood. The working copy stays as it is.

    number  of the Version (its own number, not the public one)
    """
    press = Press(
        story_id=story_id,
        by=by,
        intent=intent,
        seen=seen,
        note=note,
        now=now,
        waivers=waivers,
    )

    def earlier(story: Story) -> Version:
        return Version.objects.get(story=story, number=number)

    return go_out(
        press,
        Move.REPUBLISH,
        Kind.ROLL_BACK,
        lambda story: earlier(story).document,
        lambda story, _press, _now: earlier(story),
    )


def carry_out(schedule: Schedule, *, by: User, by_the_clock: bool = False) -> Publication:
    """Do what was scheduled, now: make the Version that was pinned live, or take the story down.

    by            in whose name, and by whose rights at this moment
    by_the_clock  at its time, and nobody pressed
    """
    press = Press(
        story_id=schedule.story_id,
        by=by,
        intent=schedule.intent,
        seen=0,
        note=schedule.note,
        waivers=schedule.waivers,
        schedule=schedule.pk,
        by_the_clock=by_the_clock,
    )
    pinned = schedule.version
    if pinned is None:
        return _withdraw(press, Move.TAKE_DOWN, Kind.TAKE_DOWN)
    kind = Kind(schedule.kind)
    move = Move.CORRECT if kind in WITH_NOTE else Move.PUBLISH
    return go_out(press, move, kind, lambda _: pinned.document, lambda *_: pinned)


def begin(
    make: Callable[[], Story], *, by: User, intent: UUID, now: datetime | None = None
) -> Publication:
    """Make a story and publish it, in one transaction: when it is not fit, nothing is kept.

    make  writes the story and returns it; it has no pictures yet
    """
    try:
        with transaction.atomic(durable=True):
            workflow.require(by, Move.PUBLISH, None)
            if done := pressed_before(intent, by):
                return done
            press = Press(story_id=make().pk, by=by, intent=intent, seen=0, now=now)
            return switched(press, Move.PUBLISH, Kind.FIRST, _save)
    except IntegrityError:  # the same press at the same moment was first
        if done := pressed_before(intent, by):
            return done
        raise


def amend(
    story_id: int,
    change: Callable[[Document], Document],
    *,
    by: User,
    intent: UUID,
    seen: int,
    kind: Kind = Kind.UPDATE,
    move: Move = Move.PUBLISH,
    now: datetime | None = None,
) -> Publication:
    """Change what is live, and the working copy alike; a rewrite that waits there stays unseen.

    change  from a Document to the same with the change; done to what is live and, where that is
            something else, to the working copy too
    """
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, now=now)

    def choose(story: Story) -> Document:
        current = LiveStory.objects.select_related("version").filter(pk=story.pk).first()
        obstacles.require_status(story, current, {Status.LIVE})
        return change(current.version.document) if current else Document()

    def freeze(story: Story, press: Press, now: datetime) -> Version:
        live_now = LiveStory.objects.select_related("version").get(pk=story.pk).version.document
        before = rows.freeze(story)
        rows.thaw(change(before), story)
        saved = versions.save(story, by=press.by, now=now)
        if before == live_now:
            return saved
        return versions.freeze(story, change(live_now), by=press.by, now=now)

    return go_out(press, move, kind, choose, freeze)


def _save(story: Story, press: Press, now: datetime) -> Version:
    return versions.save(story, by=press.by, now=now)


def _withdraw(press: Press, move: Move, kind: Kind) -> Publication:
    """Publish a Version that holds nothing but the notice."""
    notice = Notice(
        kind="retraction" if kind == Kind.RETRACTION else "takedown",
        text=press.note.strip() if kind == Kind.RETRACTION else "",
    )

    def choose(story: Story) -> Document:
        return Document(language=story.language, notice=notice)

    def freeze(story: Story, press: Press, now: datetime) -> Version:
        return versions.freeze(story, choose(story), by=press.by, now=now)

    return go_out(press, move, kind, choose, freeze)
