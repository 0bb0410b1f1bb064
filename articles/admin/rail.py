"""What stands beside a story's form: where it is, what to do next, what is still to be put right.

The checks are those of the story as it was last saved, read from its Version: no query for them.
"""

from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import chips, findings
from articles.admin.chips import Chip
from articles.admin.findings import Line
from articles.models import Autosave, LiveStory, Stage, Status, Story, Version
from articles.publishing import workflow
from articles.publishing.workflow import Move

VERSIONS = 8


class Deed(NamedTuple):
    """Something this person may do to what is live, on a page of its own."""

    url: str
    text: str
    danger: bool = False


class Rail(NamedTuple):
    story: Story | None
    live: LiveStory | None
    chips: list[Chip]
    stages: list[Stage]
    publish: str  # what the button says; "" for who may not
    deeds: list[Deed]
    lines: list[Line]
    versions: list[Version]
    kept: Autosave | None
    offered_again: bool

    @property
    def blocking(self) -> int:
        return sum(line.blocks for line in self.lines)


NOTHING = Rail(None, None, [], [], "", [], [], [], None, False)


def rail(request: HttpRequest, story: Story | None, context: dict[str, Any]) -> Rail:
    user, again = request.user, getattr(request, "offered_again", False)
    if story is None:
        may = workflow.allowed(user, Move.PUBLISH, None)
        return NOTHING._replace(publish=_("Save and publish…") if may else "")
    live = LiveStory.objects.filter(pk=story.pk).select_related("publication").defer("pictures")
    current, now = live.first(), timezone.now()
    versions = Version.objects.filter(story=story).select_related("by").defer("text")
    return Rail(
        story=story,
        live=current,
        chips=[chips.stage(story), *chips.public(story, current, now)],
        stages=workflow.stages(user, story),
        publish=_publish(user, story, current),
        deeds=list(_deeds(user, story, current)),
        lines=findings.of_saved(story, now),
        versions=list(versions[:VERSIONS]),
        kept=Autosave.objects.filter(story=story, by=user).defer("typed").first(),
        offered_again=again or "unsaved" in request.POST,
    )


def _publish(user: User, story: Story, live: LiveStory | None) -> str:
    if not workflow.allowed(user, Move.PUBLISH, story):
        return ""
    if live is None:
        return _("Save and publish…")
    return _("Publish a change…") if live.status == Status.LIVE else _("Publish again…")


def _deeds(user: User, story: Story, live: LiveStory | None) -> list[Deed]:
    found: list[Deed] = []
    if live is None:
        return found
    if live.status == Status.LIVE and workflow.allowed(user, Move.RETRACT, story):
        found.append(Deed(_url("retract", story), _("Retract…"), danger=True))
    if live.status != Status.TAKEN_DOWN and workflow.allowed(user, Move.TAKE_DOWN, story):
        found.append(Deed(_url("take_down", story), _("Take down…"), danger=True))
    return found


def _url(page: str, story: Story) -> str:
    return reverse(f"admin:articles_story_{page}", args=[story.pk])
