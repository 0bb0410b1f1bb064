"""What stands beside a story's form: where it is, what to do next, what is still to be put right.

The checks are those of the story as it was last saved, read from its Version: no query for them.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import (
    approving,
    chips,
    fast,
    findings,
    noting,
    rail_sources,
    scheduling,
    stages,
)
from articles.admin.chips import Chip
from articles.admin.findings import Checklist
from articles.document.schema import Document
from articles.models import Autosave, Hold, LiveStory, Status, Story, Version, Waiver
from articles.publishing import access, holds, waivers, workflow
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
    steps: list[tuple[str, str]]  # a stage, and what its button says
    publish: str  # what the button says; "" for who may not
    deeds: list[Deed]
    checks: Checklist
    versions: list[Version]
    kept: Autosave | None
    offered_again: bool
    waivers: Sequence[Waiver] = ()
    may_settle: bool = False
    held: Hold | None = None
    schedules: Sequence[scheduling.Line] = ()
    notes: noting.Beside = noting.NOTHING
    approvals: approving.Beside = approving.Beside()
    sources: Sequence[rail_sources.Line] = ()
    links: int = 0
    may_share: bool = False


NOTHING = Rail(None, None, [], [], "", [], findings.NOTHING, [], None, False)


def rail(request: HttpRequest, story: Story | None, context: dict[str, Any]) -> Rail:
    user, again = request.user, getattr(request, "offered_again", False)
    if story is None:
        may = workflow.allowed(user, Move.PUBLISH, None)
        return NOTHING._replace(
            publish=_("Save and publish…") if may else "",
            checks=findings.of_draft(Document(), None, timezone.now()),
        )
    current: LiveStory | None = getattr(story, "live", None)
    now, held = timezone.now(), holds.open_hold(story)
    versions = Version.objects.filter(story=story).select_related("by").defer("text")
    return Rail(
        story=story,
        live=current,
        chips=[chips.stage(story), *chips.public(story, current, now)],
        steps=[(step.target.value, stages.short(step)) for step in workflow.steps(user, story)],
        publish=_publish(user, story, current),
        deeds=_deeds(user, story, current, held),
        held=held,
        checks=findings.of_saved(story, now),
        versions=list(versions[:VERSIONS]),
        kept=Autosave.objects.filter(story=story, by=user).defer("typed").first(),
        offered_again=again or "unsaved" in request.POST,
        waivers=list(waivers.open_ones(story)),
        may_settle=workflow.allowed(user, Move.PUBLISH, story),
        schedules=scheduling.of_story(request, story),
        notes=noting.beside(user, story),
        approvals=approving.beside(user, story),
        sources=rail_sources.lines(story.saved_as),
        links=getattr(story, "links_running", 0),
        may_share=workflow.allowed(user, Move.SHARE, story),
    )


def _publish(user: User, story: Story, live: LiveStory | None) -> str:
    if not workflow.allowed(user, Move.PUBLISH, story):
        return ""
    if live is None:
        return _("Save and publish…")
    return _("Publish a change…") if live.status == Status.LIVE else _("Publish again…")


def _deeds(user: User, story: Story, live: LiveStory | None, held: Hold | None) -> list[Deed]:
    found: list[Deed] = []
    later = workflow.allowed(user, Move.SCHEDULE, story)
    if later and workflow.allowed(user, Move.PUBLISH, story):
        found.append(Deed(_url("schedule", story), _("Schedule…")))
    if held:
        if workflow.allowed(user, Move.LIFT_HOLD, story):
            found.append(Deed(_url("hold", story), _("Lift the hold…")))
    elif workflow.allowed(user, Move.HOLD, story):
        found.append(Deed(_url("hold", story), _("Hold…"), danger=True))
    if access.may_restrict(user, story):
        text = _("Who sees it…") if story.restricted else _("Restrict…")
        found.append(Deed(_url("restricted", story), text))
    if live is None:
        return found
    found += [Deed(url, str(text)) for url, text in fast.deeds(user, story, live)]
    if workflow.possible(Move.RETRACT, live) and workflow.allowed(user, Move.RETRACT, story):
        found.append(Deed(_url("retract", story), _("Retract…"), danger=True))
    if workflow.possible(Move.TAKE_DOWN, live) and workflow.allowed(user, Move.TAKE_DOWN, story):
        if later:
            found.append(Deed(_url("expire", story), _("Take down later…"), danger=True))
        found.append(Deed(_url("take_down", story), _("Take down…"), danger=True))
    return found


def _url(page: str, story: Story) -> str:
    return reverse(f"admin:articles_story_{page}", args=[story.pk])
