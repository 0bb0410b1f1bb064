"""The first page of the desk: what needs me now, what was missed, what is scheduled, what is live.

Everything is asked for in a bounded number of rows and queries, however long the archive.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import F, OuterRef, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin import chips, picker
from articles.admin.chips import Chip
from articles.models import LiveStory, Schedule, Stage, Status, Story, Transition, Waiver
from articles.publishing import access, front, schedule
from articles.publishing.due import OPEN
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move, allowed

SHOWN = 12
AHEAD = timedelta(hours=24)
#: More than this is not counted.
MOST_COUNTED = 100

#: Where a story is its writer's to go on with, and where others read it.
WRITTEN = (Stage.IDEA, Stage.ASSIGNED, Stage.WRITING)
READ = (Stage.FOR_EDIT, Stage.LEGAL, Stage.READY)


class Job(NamedTuple):
    """A working copy that waits for somebody. `back` is the move that sent it back, if one did."""

    story: Story
    chips: list[Chip]
    step: str
    url: str
    back: Transition | None = None

    @property
    def due(self) -> str:
        return chips.when(self.story.due) if self.story.due else ""


class Planned(NamedTuple):
    """What happens to a story at a moment of the next hours."""

    at: datetime
    story: Story
    chip: Chip
    about: str

    @property
    def when(self) -> str:
        return chips.when(self.at)


class Missed(NamedTuple):
    row: Schedule
    sentence: str
    may_run: bool

    @property
    def when(self) -> str:
        return chips.when(self.row.at)


def context(request: HttpRequest) -> dict[str, Any]:
    user, now = request.user, timezone.now()
    if not user.has_perm("articles.view_story"):
        return {"user_sees_stories": False}
    stories = access.visible_stories(user)
    jobs = _needs_me(stories, user, now)
    return {
        "user_sees_stories": True,
        "jobs": jobs,
        "more_jobs": len(jobs) == SHOWN,
        "in_review": "" if jobs else _count(stories.filter(stage=Stage.FOR_EDIT)),
        "missed": _missed(user, now),
        "planned": _planned(stories, user, now),
        "lead": _lead(),
        "may_arrange": allowed(user, Move.ARRANGE, None),
        "breaking": LiveStory.objects.cards().filter(breaking_until__gt=now).defer("pictures"),
        "live": LiveStory.objects.cards().exclude(breaking_until__gt=now).defer("pictures")[:SHOWN],
        "changed": _count(stories.filter(live__status="live").exclude(live__version=F("saved_as"))),
        "set_aside": _count(Waiver.objects.filter(done_at=None, story__in=stories.order_by())),
        "now": now,
    }


def _lead() -> int | None:
    """The story that an editor made the lead of the front page."""
    pin = front.shown().lead
    return pin.story if pin else None


# --- needs me now --------------------------------------------------------------------------------


def _needs_me(stories: QuerySet[Story], user: User, now: datetime) -> list[Job]:
    """What I am to write or to read, what is due first; a story stands here once."""
    asked = _mine(user) | _review(user)
    rows = stories.filter(asked).annotate(last_move=_last_move())
    by_due = rows.order_by(F("due").asc(nulls_last=True), "priority", "-saved_at", "-pk")
    found = list(chips.marked(by_due)[:SHOWN])
    moves = Transition.objects.select_related("by").in_bulk(
        [story.last_move for story in found if story.last_move]
    )
    return [_job(story, moves.get(story.last_move), user, now) for story in found]


def _mine(user: User) -> Q:
    """Assigned to me, or begun by me and assigned to nobody, and still to be written."""
    own = Q(assigned_to=user) | Q(created_by=user, assigned_to=None)
    return own & Q(stage__in=WRITTEN)


def _review(user: User) -> Q:
    """What waits for somebody with my rights, by the stage it is at."""
    asked = Q(pk__in=[])
    if allowed(user, Move.STAGE, None):
        asked |= Q(stage=Stage.FOR_EDIT) & access.in_sections(user)
    if allowed(user, Move.LIFT_HOLD, None):
        asked |= Q(stage=Stage.LEGAL)
    if allowed(user, Move.PUBLISH, None):
        out = Q(live__isnull=False, live__version=F("saved_as")) | _let_go()
        scheduled = Schedule.objects.filter(state__in=OPEN).values("story")
        asked |= Q(stage=Stage.READY) & ~out & ~Q(pk__in=scheduled)
    return asked


def _let_go() -> Q:
    """Retracted or taken down, and not written anew since."""
    withdrawn = Q(live__status__in=(Status.RETRACTED, Status.TAKEN_DOWN))
    return withdrawn & Q(saved_at__lte=F("live__publication__at"))


def _last_move() -> Subquery:
    moves = Transition.objects.filter(story=OuterRef("pk")).order_by("-at", "-pk")
    return Subquery(moves.values("pk")[:1])


def _job(story: Story, move: Transition | None, user: User, now: datetime) -> Job:
    stage = Stage(story.stage)
    shown, url = chips.of(story, now), reverse("admin:articles_story_change", args=[story.pk])
    if stage in WRITTEN:
        if move and move.source in READ and move.by_id != user.pk:
            return Job(story, [Chip("fix", _("Sent back")), *shown[1:]], _("Open"), url, move)
        return Job(story, shown, _step(stage), url)
    if stage == Stage.READY:
        page = reverse("admin:articles_story_publish", args=[story.pk])
        return Job(story, shown, _("Publish…"), page)
    return Job(story, shown, _("Edit") if stage == Stage.FOR_EDIT else _("Review"), url)


def _step(stage: Stage) -> str:
    return _("Go on writing") if stage == Stage.WRITING else _("Begin")


# --- at a moment ---------------------------------------------------------------------------------


def _missed(user: User, now: datetime) -> list[Missed]:
    """What should have happened and did not; never narrowed, and gone only when acted on."""
    rows = schedule.missed(user, now).order_by("at", "pk")
    return [Missed(row, _sentence(row), schedule.may_change(user, row)) for row in rows]


def _sentence(row: Schedule) -> str:
    when = {"when": chips.when(row.at)}
    if row.action == Schedule.Action.EXPIRE:
        return _("Should have been taken down at %(when)s. Was not.") % when
    return _("Should have gone live at %(when)s. Did not.") % when


def _planned(stories: QuerySet[Story], user: User, now: datetime) -> list[Planned]:
    rows = schedule.upcoming(user, now).filter(at__lte=now + AHEAD).order_by("at", "pk")
    embargoed = stories.filter(embargo_until__gt=now, embargo_until__lte=now + AHEAD)
    found = [_planned_row(row) for row in rows[:SHOWN]]
    for story in embargoed.order_by("embargo_until", "pk")[:SHOWN]:
        assert story.embargo_until  # noqa: S101  # filtered above
        about = _("Nobody outside before")
        found.append(Planned(story.embargo_until, story, Chip("lock", _("Embargo")), about))
    return sorted(found, key=lambda planned: planned.at)


def _planned_row(row: Schedule) -> Planned:
    if row.action == Schedule.Action.EXPIRE:
        return Planned(row.at, row.story, Chip("none", _("Comes down")), _("The page goes."))
    version = row.version
    about = _("Version %(number)d") % {"number": version.number} if version else ""
    if version and version.pk != row.story.saved_as_id:
        about += _(" · later edits are not in it")
    return Planned(row.at, row.story, Chip("clock", _("Goes live")), about)


def _count(rows: QuerySet[Any]) -> str:
    """Return how many there are, up to a limit; "" for none."""
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count or "")


# --- carrying out what was missed ----------------------------------------------------------------


def urls(site: Any) -> Iterable[Any]:
    view = site.admin_view(require_POST(_run_now))
    return [path("missed/<int:pk>/run/", view, name="run_missed")]


def _run_now(request: HttpRequest, pk: int) -> HttpResponse:
    row = schedule.missed(request.user).filter(pk=pk).first() if picker.is_key(pk) else None
    if row is None or not schedule.may_change(request.user, row):
        raise Http404
    try:
        schedule.run_now(row.pk, by=request.user)
    except PublishingError as reason:
        messages.error(request, str(reason))
    else:
        messages.success(request, _("“%(headline)s”: done now.") % {"headline": row.story})
    return redirect("admin:index")
