"""Chips: where a working copy is, and what the public sees of it. Word, shape and colour.

Two truths stand side by side and are never mixed: the stage is the working copy's, the rest is
read from what is live, what holds it back and what is scheduled.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from django.db.models import Prefetch, QuerySet
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.models import Hold, LiveStory, Schedule, Stage, Status, Story
from articles.publishing.due import OPEN

SHAPES = {
    Stage.IDEA: "none",
    Stage.ASSIGNED: "none",
    Stage.WRITING: "",
    Stage.FOR_EDIT: "half",
    Stage.LEGAL: "fix",
    Stage.READY: "ready",
    Stage.SPIKED: "spiked",
}


class Chip(NamedTuple):
    shape: str
    text: str


def marked(stories: QuerySet[Story]) -> QuerySet[Story]:
    """Return the stories with all that their chips tell, in two queries more than their own."""
    rows = stories.select_related("section", "assigned_to", "live__publication", "saved_as")
    return rows.defer("live__pictures", "saved_as__text").prefetch_related(
        Prefetch("holds", Hold.objects.filter(lifted_at=None), to_attr="open_holds"),
        Prefetch("schedules", Schedule.objects.filter(state__in=OPEN), to_attr="open_schedules"),
    )


def live_of(story: Story) -> LiveStory | None:
    """Return what is live of a story; no query when it was selected with the story."""
    try:
        return story.live
    except LiveStory.DoesNotExist:
        return None


def of(story: Story, now: datetime) -> list[Chip]:
    """Return the chips of a story that is `marked`."""
    return [stage(story), *public(story, live_of(story), now), *_marks(story, now)]


def stage(story: Story) -> Chip:
    return Chip(SHAPES[Stage(story.stage)], story.get_stage_display())


def public(story: Story, live: LiveStory | None, now: datetime) -> list[Chip]:
    """Return what the public sees, and until when nobody outside may."""
    chips = [*_status(story, live)]
    if story.embargo_until and story.embargo_until > now:
        chips.append(
            Chip("lock", _("Embargo until %(when)s") % {"when": when(story.embargo_until)})
        )
    return chips


def scheduled(row: Schedule) -> Chip:
    """Return what is to happen and when, or that it did not."""
    values = {"when": when(row.at)}
    if row.state == Schedule.State.FAILED:
        return Chip("late", _("Missed, %(when)s") % values)
    if row.action == Schedule.Action.EXPIRE:
        return Chip("clock", _("Comes down %(when)s") % values)
    return Chip("clock", _("Scheduled %(when)s") % values)


def when(moment: datetime) -> str:
    """Return the time of day for today, else the day with it, and the year of another year."""
    local, today = timezone.localtime(moment), timezone.localdate()
    if local.date() == today:
        return formats.date_format(local, "H:i")
    return formats.date_format(local, "j M H:i" if local.year == today.year else "j M Y H:i")


def _marks(story: Story, now: datetime) -> Iterator[Chip]:
    if story.open_holds:
        yield Chip("fix", _("Held"))
    for row in story.open_schedules:
        yield scheduled(row)
    if story.restricted:
        yield Chip("lock", _("Restricted"))


def _status(story: Story, live: LiveStory | None) -> Iterator[Chip]:
    if live is None:
        yield Chip("none", _("Not published"))
    elif live.status == Status.RETRACTED:
        yield Chip("spiked", _("Retracted"))
    elif live.status == Status.TAKEN_DOWN:
        yield Chip("spiked", _("Taken down"))
    else:
        number = {"number": live.publication.number}
        if live.version_id != story.saved_as_id:
            yield Chip("live more", _("Live v%(number)d, unpublished changes") % number)
        else:
            yield Chip("live", _("Live v%(number)d") % number)
        if live.corrected_at:
            yield Chip("fix", _("Corrected"))
