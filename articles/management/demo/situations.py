"""What goes on at the desk of the demo newsroom: something of all that a news day brings.

Everything is done by the functions that the desk calls, by those who may, at moments of the last
hours. It is done together or not at all, once. A story that the desk has changed since the demo
wrote it is left as it is.
"""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple
from urllib.parse import urlencode
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction

from articles.document import schema, walltime
from articles.document.walltime import When
from articles.management.demo import stories
from articles.models import Notice, Schedule, Section, Stage, Story
from articles.publishing import (
    answers,
    approvals,
    holds,
    house,
    notes,
    notices,
    outside,
    restricting,
    rows,
    saved_filters,
    schedule,
    versions,
    workflow,
)

COMING, MISSED = (
    UUID("0f9f3c52-6f0e-4b8e-8d43-9f3f5f0f7a01"),
    UUID("0f9f3c52-6f0e-4b8e-8d43-9f3f5f0f7a02"),
)
#: How long after the loading something goes live by itself; told up to the full minute.
SOON = timedelta(minutes=4)
MINUTE = timedelta(minutes=1)


class Day(NamedTuple):
    """
    stories  primary keys of the demo's stories, by slug
    desk     the accounts, by user name
    now      the moment of the loading
    """

    stories: Mapping[str, int]
    desk: Mapping[str, User]
    now: datetime

    def ago(self, hours: int, minutes: int = 0) -> datetime:
        return self.now - timedelta(hours=hours, minutes=minutes)


def bring_about(ids: Mapping[str, int], desk: Mapping[str, User], now: datetime) -> None:
    """Have happened what has not; a story's primary key by its slug, accounts by their names."""
    day = Day(ids, desk, now)
    made = {row.intent: row for row in Schedule.objects.filter(intent__in=(COMING, MISSED))}
    if not made:
        with transaction.atomic():
            for slug, happens in SITUATIONS.items():
                if _as_written(slug, ids[slug]):
                    happens(day, ids[slug])
            _read_the_rest(day)
            _keep_a_list(day)
        made = {row.intent: row for row in Schedule.objects.filter(intent__in=(COMING, MISSED))}
    missed = made.get(MISSED)
    if missed and missed.state == Schedule.State.WAITING and missed.at < now:
        schedule.run_due(missed.at)  # a transaction of its own: it is a publication that fails


def _as_written(slug: str, story: int) -> bool:
    written = stories.name(slug, 1)
    return Story.objects.filter(pk=story, saved_as__name=written).exists()


# --- by the clock --------------------------------------------------------------------------------


def _goes_live_soon(day: Day, story: int) -> None:
    """A schedule that the worker carries out, and an edit that came too late for it."""
    soon = _full_minute(day.now + SOON)
    by = day.desk["publisher"]
    schedule.schedule(story, by=by, when=_when(soon), intent=COMING, now=day.ago(0, 30))
    _edit(day, story, "last boat at 23:20", "last boat at 23:40", by="reporter", at=day.ago(0, 12))


def _was_missed(day: Day, story: int) -> None:
    """Scheduled, and held by a lawyer before its time came."""
    at = _full_minute(day.ago(1))
    by, legal = day.desk["publisher"], day.desk["legal"]
    schedule.schedule(story, by=by, when=_when(at), intent=MISSED, now=day.ago(3))
    holds.hold(
        story,
        by=legal,
        reason="The firm that looked after the crane has not been asked. Hear it first.",
        now=day.ago(1, 20),
    )


# --- between colleagues --------------------------------------------------------------------------


def _was_sent_back(day: Day, story: int) -> None:
    reporter, city = day.desk["reporter"], day.desk["city"]
    workflow.move(story, Stage.FOR_EDIT, by=reporter, now=day.ago(2))
    workflow.move(
        story,
        Stage.WRITING,
        by=city,
        note="Who is the signalman? Name him, or say why we do not. And it needs its picture.",
        now=day.ago(1, 10),
    )
    text = "@photo Is there anything of the board with the lamps? The picture block is empty."
    notes.write(story, by=city, text=text, now=day.ago(1, 5))


def _is_asked_for(day: Day, story: int) -> None:
    text = "@admin Does our insurance cover a reporter, and a donkey, on the mud at low tide?"
    notes.write(story, by=day.desk["city"], text=text, now=day.ago(1, 40))


def _waits_for_edit(day: Day, story: int) -> None:
    reporter, city = day.desk["reporter"], day.desk["city"]
    first = notes.write(
        story,
        by=reporter,
        text="@city The soup is from the committee’s minutes, page 88. I have a copy.",
        now=day.ago(4, 30),
    ).note
    notes.write(story, by=city, text="Good. Leave it in.", reply_to=first.pk, now=day.ago(4))
    notes.finish(first.pk, by=city, now=day.ago(4))


def _is_restricted(day: Day, story: int) -> None:
    """Seen by those named, its author, and publishers; for everybody else it does not exist."""
    editor, named = day.desk["editor"], [day.desk["reporter"], day.desk["legal"]]
    restricting.restrict(story, named, by=editor, now=day.ago(3, 30))
    notes.write(
        story,
        by=editor,
        text="@reporter @legal Not a word of this by e-mail, and no copies on the shared drive.",
        privileged=True,
        now=day.ago(3, 25),
    )


# --- read by lawyers -----------------------------------------------------------------------------


def _is_approved(day: Day, story: int) -> None:
    by, note = day.desk["legal"], "He asked not to be named, and is not."
    approvals.approve(story, by=by, version=_newest(story), note=note, now=day.ago(2, 30))


def _is_read_by_lawyers(day: Day, story: int) -> None:
    """An approval that an edit made void, one from outside that stands, and a hold."""
    legal, reporter = day.desk["legal"], day.desk["reporter"]
    approvals.approve(
        story,
        by=legal,
        version=_newest(story),
        note="Fit to print once the contractor has answered.",
        now=day.ago(4),
    )
    block = _first_block(story)
    asked = notes.write(
        story,
        by=legal,
        text="@reporter Are the four days in the log itself, or only in the copies?",
        block=block,
        now=day.ago(3, 45),
    ).note
    text = "In the log. I have seen it; it lies in the pilot house."
    notes.write(story, by=reporter, text=text, reply_to=asked.pk, now=day.ago(3, 30))
    _edit(
        day,
        story,
        "has been asked, and has until tomorrow to answer.",
        "says that the rest was lifted by night. The log has no column for nights.",
        by="editor",
        at=day.ago(3),
    )
    _is_read_outside(day, story, block)
    notes.write(
        story,
        by=legal,
        text="Our officer signs these logs. Take care that nobody can tell who it is by the dates.",
        privileged=True,
        now=day.ago(1, 35),
    )
    holds.hold(
        story,
        by=legal,
        reason="The contractor has until tomorrow to answer. Nothing goes out before.",
        now=day.ago(1, 30),
    )


def _is_read_outside(day: Day, story: int, block: str) -> None:
    """A lawyer without an account reads it over a link, leaves a note and approves it."""
    made = outside.make(
        story,
        by=day.desk["legal"],
        recipient="Helen Marsh, counsel",
        lasts=timedelta(days=7),
        may_approve=True,
        now=day.ago(2, 50),
    )
    shown = outside.opened(made.secret, day.ago(2))
    if shown is None:
        raise ValueError("The link that was just made opens nothing.")
    outside.count(made.link, day.ago(2))
    read = {"seen": shown.form, "number": shown.version.number, "name": "Helen Marsh"}
    text = "“Shows her at work on four” is what the copies show. Say so, and it is safe."
    answers.comment(made.secret, **read, block=block, text=text, now=day.ago(1, 55))
    answers.approve(made.secret, **read, text="With my note.", now=day.ago(1, 50))


#: What happens to which story. They do not depend on each other.
SITUATIONS: Mapping[str, Callable[[Day, int], None]] = {
    "ferries-every-half-hour-from-monday": _goes_live_soon,
    "crane-three-fails-its-inspection": _was_missed,
    "inside-the-signal-box": _was_sent_back,
    "who-cleans-the-beach-at-saltholm": _is_asked_for,
    "the-council-budget-in-five-numbers": _waits_for_edit,
    "who-reads-the-harbour-officers-post": _is_restricted,
    "the-last-lamplighter": _is_approved,
    "who-was-paid-for-sand-that-stayed": _is_read_by_lawyers,
}


# --- how it is done ------------------------------------------------------------------------------


def _read_the_rest(day: Day) -> None:
    """People have read what they were told of other stories, in the last months."""
    here = [day.stories[slug] for slug in SITUATIONS]
    for user in day.desk.values():
        others = Notice.objects.filter(user=user).exclude(story__in=here)
        notices.read(user, others.values_list("pk", flat=True), now=day.now)


def _keep_a_list(day: Day) -> None:
    section = Section.objects.get(slug="port-alder")
    query = urlencode({"due": "week", "section__id__exact": section.pk})
    saved_filters.keep(day.desk["editor"], "Port Alder, this week", query)


def _edit(day: Day, story_id: int, before: str, after: str, *, by: str, at: datetime) -> None:
    """Change words of a working copy, and save it."""
    story = versions.lock(story_id)
    text = schema.write(rows.freeze(story))
    if text.count(before) != 1:
        raise ValueError(f"“{before}” does not stand in “{story}” once.")
    rows.thaw(schema.read(text.replace(before, after)), story)
    versions.save(story, by=day.desk[by], now=at)
    Story.objects.filter(pk=story_id).update(saved_at=at)


def _newest(story_id: int) -> int:
    """Return the number of the Version that a story is at."""
    return Story.objects.values_list("saved_as__number", flat=True).get(pk=story_id) or 0


def _first_block(story_id: int) -> str:
    return rows.freeze(Story.objects.get(pk=story_id)).blocks[0].id


def _full_minute(at: datetime) -> datetime:
    """Return the full minute that a moment is in, or the next one."""
    full = at.replace(second=0, microsecond=0)
    return full if full == at else full + MINUTE


def _when(at: datetime) -> When:
    """Return an instant as somebody typed it by the house's clock."""
    zone = house.current().zone
    reading = walltime.read(at.astimezone(zone).replace(tzinfo=None), zone)
    return reading.chosen(at) or reading.choices[0]
