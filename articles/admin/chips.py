"""Chips: where a working copy is, and what the public sees of it. Word, shape and colour."""

from datetime import datetime
from typing import NamedTuple

from django.utils.translation import gettext as _

from articles.models import LiveStory, Stage, Status, Story

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


def live_of(story: Story) -> LiveStory | None:
    """Return what is live of a story; no query when it was selected with the story."""
    try:
        return story.live
    except LiveStory.DoesNotExist:
        return None


def of(story: Story, now: datetime) -> list[Chip]:
    """Return the chips of a story that was selected together with what is live of it."""
    return [stage(story), *public(story, live_of(story), now)]


def stage(story: Story) -> Chip:
    return Chip(SHAPES[Stage(story.stage)], story.get_stage_display())


def public(story: Story, live: LiveStory | None, now: datetime) -> list[Chip]:
    """Return what the public sees, and what holds it back."""
    chips = [_status(story, live)]
    if story.embargo_until and story.embargo_until > now:
        chips.append(Chip("lock", _("Embargo")))
    return chips


def _status(story: Story, live: LiveStory | None) -> Chip:
    if live is None:
        return Chip("none", _("Not published"))
    if live.status == Status.RETRACTED:
        return Chip("spiked", _("Retracted"))
    if live.status == Status.TAKEN_DOWN:
        return Chip("spiked", _("Taken down"))
    if live.version_id != story.saved_as_id:
        return Chip("live more", _("Live, unpublished changes"))
    if live.corrected_at:
        return Chip("fix", _("Live, corrected"))
    return Chip("live", _("Live"))
