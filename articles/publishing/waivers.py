"""Checks that a publisher sets aside with a written reason; each stays as a task until it is done.

A waiver names the finding by its key, so it holds for that finding and no other, also at the
next publication. When the finding is gone, so is the task.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet

from articles.document.checks import Finding
from articles.models import Story, Version, Waiver
from articles.publishing import audit, workflow
from articles.publishing.audit import What
from articles.publishing.errors import sentence
from articles.publishing.workflow import Move

NONE: Mapping[str, str] = MappingProxyType({})
MAX_REASON = 1000


class Sorted(NamedTuple):
    """The blocking findings of a publication: those that stand, and those set aside now."""

    standing: list[Finding]
    waived: list[tuple[Finding, str]]


def sort(story: Story, findings: Sequence[Finding], reasons: Mapping[str, str]) -> Sorted:
    """Tell the findings that stop a publication from those that were set aside.

    reasons  by the key of a finding, as the publisher wrote them; one without words is none
    """
    earlier = set(open_ones(story).values_list("finding", flat=True))
    standing: list[Finding] = []
    waived: list[tuple[Finding, str]] = []
    for finding in findings:
        reason = reasons.get(finding.key, "").strip()[:MAX_REASON]
        if finding.waivable and finding.key in earlier:
            continue
        if finding.waivable and reason:
            waived.append((finding, reason))
        else:
            standing.append(finding)
    return Sorted(standing, waived)


def keep(
    version: Version, waived: Sequence[tuple[Finding, str]], *, by: User, now: datetime
) -> None:
    """Record what was set aside, and by whose word. Call it in the transaction of the publication.

    The log gets the codes alone: a finding's key may hold words of the story.
    """
    for finding, reason in waived:
        Waiver.objects.create(
            story_id=version.story_id,
            version=version,
            finding=finding.key,
            text=sentence(finding),
            reason=reason,
            by=by,
            at=now,
        )
    if waived:
        codes = ", ".join(sorted({finding.code for finding, _ in waived}))
        audit.enter(What.WAIVED, by=by, story=version.story, detail=codes, now=now)


def close(story: Story, findings: Sequence[Finding], *, by: User, now: datetime) -> None:
    """End the tasks whose finding is no more. Call it in the transaction of the publication."""
    keys = {finding.key for finding in findings}
    open_ones(story).exclude(finding__in=keys).update(done_at=now, done_by=by)


def open_ones(story: Story) -> QuerySet[Waiver]:
    """Return the tasks that a story still has from its waivers, oldest first."""
    return Waiver.objects.filter(story=story, done_at=None).select_related("by")


def settle(waiver_id: int, *, by: User, now: datetime) -> Waiver:
    """Say that a task is done, whatever the check says.

    Raises NotAllowed for who may not publish the story; Waiver.DoesNotExist for an unknown one.
    """
    with transaction.atomic():
        waiver = Waiver.objects.select_for_update(of=("self",)).get(pk=waiver_id)
        workflow.require(by, Move.PUBLISH, waiver.story)
        if waiver.done_at is None:
            waiver.done_at, waiver.done_by = now, by
            waiver.save(update_fields=["done_at", "done_by"])
    return waiver
