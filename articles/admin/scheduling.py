"""Schedule, take down later, move, cancel; and the list of all that is to happen.

A page of its own each, confirmed once, like publishing. Times are typed and shown in the
newsroom's zone; where a time means two instants or none, the page asks which. Nothing here writes.
"""

from collections.abc import Callable
from datetime import datetime
from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import formats, timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import differences, findings, picker
from articles.admin.base import one_or_404
from articles.admin.publication import KINDS, NOTE_LENGTH, waived
from articles.document import walltime
from articles.document.walltime import Reading, When
from articles.models import Kind, LiveStory, Schedule, Status, Story
from articles.publishing import access, house, lateness, rows, schedule, waivers, workflow
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move

RECENT = 20


class Page(NamedTuple):
    name: str
    title: str | Promise
    verb: str | Promise
    right: Move


SCHEDULE = Page(
    "schedule",
    gettext_lazy("Schedule “%(headline)s”"),
    gettext_lazy("Schedule"),
    Move.PUBLISH,
)
EXPIRE = Page(
    "expire",
    gettext_lazy("Take down “%(headline)s” later"),
    gettext_lazy("Take down then"),
    Move.TAKE_DOWN,
)
MOVE = Page(
    "move", gettext_lazy("Reschedule “%(headline)s”"), gettext_lazy("Reschedule"), Move.SCHEDULE
)


class Typed(NamedTuple):
    """What was typed as a time.

    when     the instant meant; None as long as it is open
    reading  what the time may mean, where it was a time at all
    """

    day: str
    time: str
    when: When | None = None
    reading: Reading | None = None


def typed(request: HttpRequest) -> Typed:
    """Read day and time in the newsroom's zone, and which of two instants was chosen."""
    day, time = (request.POST.get(name, "")[:10] for name in ("day", "time"))
    try:
        reading = walltime.read(datetime.fromisoformat(f"{day}T{time}"), house.current().zone)
    except (ValueError, OverflowError):
        return Typed(day, time)
    return Typed(day, time, reading.chosen(_instant(request)), reading)


def _instant(request: HttpRequest) -> datetime | None:
    try:
        return datetime.fromisoformat(request.POST.get("at", "")[:40])
    except ValueError:
        return None


def _question(time: Typed) -> PublishingError:
    """Say why nothing was done: no time, or one that means two instants or none."""
    if time.reading is None:
        return PublishingError(_("Nothing was scheduled: write a day and a time."))
    if time.reading.kind == "twice":
        return PublishingError(
            _(
                "Nothing was scheduled yet: clocks go back that night, so %(time)s comes twice. "
                "Choose which one is meant."
            )
            % {"time": time.time}
        )
    return PublishingError(
        _(
            "Nothing was scheduled yet: clocks go forward that night, so there is no %(time)s. "
            "Choose what is meant."
        )
        % {"time": time.time}
    )


# --- pages about a story -------------------------------------------------------------------------


def _story_view(model_admin: Any, page: Page, request: HttpRequest, object_id: str) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request).select_related("saved_as"), object_id)
    may = workflow.allowed(request.user, Move.SCHEDULE, story)
    if not (may and workflow.allowed(request.user, page.right, story)):
        raise Http404
    live = LiveStory.objects.filter(pk=story.pk).select_related("version", "publication").first()
    if not workflow.possible(page.right, live):
        raise Http404
    if request.method != "POST":
        return _page(request, model_admin.admin_site, page, story, live=live)
    time, intent = typed(request), _uuid(request)
    reason = None if time.when else _question(time)
    try:
        if time.when:
            made = _make(page, request, story, time.when, intent)
            messages.success(request, _made(made))
            return redirect(reverse("admin:articles_story_change", args=[story.pk]))
    except PublishingError as refused:
        reason = refused
    except ValueError:  # an intent of another story, a kind that is not scheduled
        raise Http404 from None
    return _page(request, model_admin.admin_site, page, story, live=live, time=time, reason=reason)


def _make(page: Page, request: HttpRequest, story: Story, when: When, intent: UUID) -> Schedule:
    note = request.POST.get("note", "")[:NOTE_LENGTH]
    if page is EXPIRE:
        return schedule.expire(story.pk, by=request.user, when=when, intent=intent, note=note)
    shown = request.POST.get("shown", "")
    return schedule.schedule(
        story.pk,
        by=request.user,
        when=when,
        intent=intent,
        shown=int(shown) if picker.is_key(shown) else -bool(shown),  # no Version has that number
        kind=Kind(request.POST.get("kind", Kind.UPDATE)),
        note=note,
        waivers=waived(request.POST),
    )


def _uuid(request: HttpRequest) -> UUID:
    try:
        return UUID(request.POST.get("intent", ""))
    except ValueError:
        return uuid4()


def _made(row: Schedule) -> str:
    when = {"headline": row.story, "when": _spoken(row.at)}
    if row.action == Schedule.Action.EXPIRE:
        return _("“%(headline)s” will be taken down on %(when)s.") % when
    return _("“%(headline)s” goes out on %(when)s, as it is now. Later edits are not in it.") % when


def _spoken(moment: datetime) -> str:
    """Return a moment by the newsroom's clock, with its zone even where that alone tells two apart.

    (The format "T" of Django is empty in just that hour.)
    """
    there = timezone.localtime(moment)
    return f"{formats.date_format(there, 'j M Y H:i')} {there.tzname()}"


def _page(
    request: HttpRequest,
    site: Any,
    page: Page,
    story: Story,
    *,
    live: LiveStory | None = None,
    time: Typed | None = None,
    reason: PublishingError | None = None,
    row: Schedule | None = None,
) -> HttpResponse:
    """Show what would happen and when. After a refusal nothing typed is lost."""
    context = {
        **site.each_context(request),
        "title": page.title % {"headline": story},
        "page": page,
        "story": story,
        "row": row,
        "time": time or _proposed(row.at if row else story.embargo_until),
        "choices": _choices(time),
        "zone": house.current().zone.key,
        "now": timezone.now(),
        "reason": reason,
        "intent": _uuid(request),
        "shown": story.saved_as_id or "",
        "note": request.POST.get("note", "")[:NOTE_LENGTH],
    }
    if page is SCHEDULE:
        context |= _checks(request, story, time.when.at if time and time.when else None)
        is_live = live is not None and live.status == Status.LIVE
        changes = differences.from_live(request.user, live, rows.freeze(story))
        context |= {"live": live, "is_live": is_live, "changes": changes}
        context |= {"kinds": KINDS if is_live else (), "kind": request.POST.get("kind", "update")}
    return render(request, "admin/scheduling/page.html", context, status=409 if reason else 200)


def _choices(time: Typed | None) -> list[tuple[str, str, bool]]:
    """Return what a time may mean, where it has to be asked: value, words, whether chosen."""
    if time is None or time.reading is None or time.reading.kind == "once":
        return []
    return [
        (choice.at.isoformat(), _spoken(choice.at), choice == time.when)
        for choice in time.reading.choices
    ]


def _checks(request: HttpRequest, story: Story, at: datetime | None) -> dict[str, Any]:
    """The checks as they will be then: what an embargo stops is told by the moment chosen."""
    now = timezone.now()
    moment = at or max(now, story.embargo_until or now)
    checked = findings.of_publication(rows.freeze(story), story, moment)
    aside = set(waivers.open_ones(story).values_list("finding", flat=True))
    reasons = waived(request.POST)
    lines = [
        line._replace(reason=reasons.get(line.key, ""))
        for line in checked.lines
        if line.key not in aside
    ]
    return {"lines": lines, "kept": checked.kept, "blocking": sum(line.blocks for line in lines)}


def _proposed(at: datetime | None) -> Typed:
    """Propose a moment that is given; else leave the time to be typed, today."""
    now = timezone.localtime()
    if at is None or at <= now:
        return Typed(f"{now:%Y-%m-%d}", "")
    there = timezone.localtime(at)
    return Typed(f"{there:%Y-%m-%d}", f"{there:%H:%M}")


def story_urls(model_admin: Any) -> list[Any]:
    def view(page: Page) -> Callable[..., HttpResponse]:
        def shown(request: HttpRequest, object_id: str) -> HttpResponse:
            return _story_view(model_admin, page, request, object_id)

        return model_admin.admin_site.admin_view(shown)

    return [
        path(f"<path:object_id>/{page.name}/", view(page), name=f"articles_story_{page.name}")
        for page in (SCHEDULE, EXPIRE)
    ]


# --- the list, and what may be done to a row -----------------------------------------------------


class Line(NamedTuple):
    row: Schedule
    when: str
    may_change: bool
    edited: bool = False  # the working copy is newer than what is scheduled
    late: str = ""


def _line(request: HttpRequest, row: Schedule) -> Line:
    late = lateness.late_by(row)
    return Line(
        row,
        _spoken(row.at),
        schedule.may_change(request.user, row),
        bool(row.version_id and row.version_id != row.story.saved_as_id),
        lateness.spoken(late) if late else "",
    )


def of_story(request: HttpRequest, story: Story) -> list[Line]:
    """Return what is to happen to a story, for its rail: one query."""
    found = schedule.waiting(story)
    for row in found:
        row.story = story
    return [_line(request, row) for row in found]


def _list(site: Any, request: HttpRequest) -> HttpResponse:
    user, now = request.user, timezone.now()
    if not user.has_perm("articles.view_story"):
        raise Http404
    missed = schedule.missed(user, now)
    context = {
        **site.each_context(request),
        "title": _("Schedules"),
        "missed": [_line(request, row) for row in missed],
        "upcoming": [_line(request, row) for row in schedule.upcoming(user, now)],
        "recent": [_line(request, row) for row in schedule.recent(user)[:RECENT]],
        "zone": house.current().zone.key,
    }
    return render(request, "admin/scheduling/list.html", context)


def _row(request: HttpRequest, pk: int) -> Schedule:
    """Return an open schedule that this person may change; anything else is not there."""
    seen = access.visible_stories(request.user).order_by()
    found = Schedule.objects.filter(story__in=seen, state__in=schedule.OPEN)
    row = found.select_related("story").filter(pk=pk).first() if picker.is_key(pk) else None
    if row is None or not schedule.may_change(request.user, row):
        raise Http404
    return row


def _cancel(request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    try:
        schedule.unschedule(row.pk, by=request.user)
    except PublishingError as reason:
        messages.error(request, str(reason))
    else:
        text = _("Cancelled: nothing happens to “%(headline)s” on %(when)s.")
        messages.success(request, text % {"headline": row.story, "when": _spoken(row.at)})
    return redirect("admin:schedules")


def _move(site: Any, request: HttpRequest, pk: int) -> HttpResponse:
    row = _row(request, pk)
    if request.method != "POST":
        return _page(request, site, MOVE, row.story, row=row)
    time = typed(request)
    if time.when is None:
        reason = _question(time)
        return _page(request, site, MOVE, row.story, row=row, time=time, reason=reason)
    try:
        moved = schedule.reschedule(row.pk, by=request.user, when=time.when)
    except PublishingError as refused:
        return _page(request, site, MOVE, row.story, row=row, time=time, reason=refused)
    text = _("“%(headline)s” was moved to %(when)s.")
    messages.success(request, text % {"headline": moved.story, "when": _spoken(moved.at)})
    return redirect("admin:schedules")


def urls(site: Any) -> list[Any]:
    def listed(request: HttpRequest) -> HttpResponse:
        return _list(site, request)

    def moved(request: HttpRequest, pk: int) -> HttpResponse:
        return _move(site, request, pk)

    guard = site.admin_view
    return [
        path("schedules/", guard(listed), name="schedules"),
        path("schedules/<int:pk>/move/", guard(moved), name="schedule_move"),
        path("schedules/<int:pk>/cancel/", guard(require_POST(_cancel)), name="schedule_cancel"),
    ]
