"""The first page of the desk: what is mine, what waits for an editor, what is live."""

from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import User
from django.db.models import Count, F, Q, QuerySet
from django.http import HttpRequest
from django.utils import timezone

from articles.admin import chips
from articles.admin.chips import Chip
from articles.models import LiveStory, Stage, Story
from articles.publishing import access
from articles.publishing.workflow import Move, allowed

SHOWN = 12


class Job(NamedTuple):
    story: Story
    chips: list[Chip]


def context(request: HttpRequest) -> dict[str, Any]:
    user, now = request.user, timezone.now()
    if not user.has_perm("articles.view_story"):
        return {"user_sees_stories": False}
    stories = access.visible_stories(user)
    return {
        "user_sees_stories": True,
        "mine": _jobs(_mine(stories, user), now),
        "waiting": _jobs(_waiting(stories, user), now),
        "stages": _stages(stories),
        "breaking": _breaking(now),
        "live": LiveStory.objects.cards().exclude(breaking_until__gt=now).defer("pictures")[:SHOWN],
        "now": now,
    }


def _breaking(now: datetime) -> QuerySet[LiveStory]:
    return LiveStory.objects.cards().filter(breaking_until__gt=now).defer("pictures")


def _jobs(stories: QuerySet[Story], now: datetime) -> list[Job]:
    rows = stories.select_related("section", "assigned_to", "live").defer("live__pictures")
    return [Job(story, chips.of(story, now)) for story in rows[:SHOWN]]


def _mine(stories: QuerySet[Story], user: User) -> QuerySet[Story]:
    """What I am to write or began, the next due first."""
    own = Q(assigned_to=user) | Q(created_by=user, assigned_to=None)
    open_ones = stories.filter(own).exclude(stage=Stage.SPIKED)
    return open_ones.order_by(F("due").asc(nulls_last=True), "-saved_at")


def _waiting(stories: QuerySet[Story], user: User) -> QuerySet[Story]:
    """What an editor is to read; nothing for somebody who cannot move it on."""
    if not allowed(user, Move.STAGE, None):
        return stories.none()
    waiting = stories.filter(stage__in=(Stage.FOR_EDIT, Stage.LEGAL))
    return waiting.order_by(F("due").asc(nulls_last=True), "saved_at")


def _stages(stories: QuerySet[Story]) -> list[tuple[Stage, int]]:
    counted = dict(stories.order_by().values_list("stage").annotate(Count("pk")))
    return [(stage, counted.get(stage, 0)) for stage in Stage]
