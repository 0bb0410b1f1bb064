"""Holding a story back and letting it go: one page, the reason, one confirmation."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.base import one_or_404, page_of_one
from articles.models import Hold, Story
from articles.publishing import holds, workflow
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move

NOTE_LENGTH = 1000
SHOWN = 20


def hold_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show what holds the story, and hold it or lift the hold."""
    story = one_or_404(model_admin.get_queryset(request), object_id)
    held = holds.open_hold(story)
    if not workflow.allowed(request.user, _move(held), story):
        return model_admin.admin_site.not_found(request)
    if request.method != "POST":
        return _page(model_admin, request, story, held)
    note = request.POST.get("note", "")[:NOTE_LENGTH]
    try:
        said = (
            _lift(request, story, note) if "lift" in request.POST else _hold(request, story, note)
        )
    except PublishingError as reason:
        messages.error(request, str(reason))
        return _page(model_admin, request, story, holds.open_hold(story), status=409)
    messages.success(request, said)
    return redirect(reverse("admin:articles_story_change", args=[story.pk]))


def _move(held: Hold | None) -> Move:
    return Move.LIFT_HOLD if held else Move.HOLD


def _hold(request: HttpRequest, story: Story, reason: str) -> str:
    holds.hold(story.pk, by=request.user, reason=reason)
    return _("“%(headline)s” is held. Nobody can publish it until the hold is lifted.") % {
        "headline": story
    }


def _lift(request: HttpRequest, story: Story, note: str) -> str:
    holds.lift(story.pk, by=request.user, note=note)
    return _("The hold on “%(headline)s” is lifted.") % {"headline": story}


def _page(
    model_admin: Any, request: HttpRequest, story: Story, held: Hold | None, status: int = 200
) -> HttpResponse:
    title = _("Lift the hold on “%(headline)s”") if held else _("Hold “%(headline)s”")
    ended = Hold.objects.filter(story=story, lifted_at__isnull=False)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": title % {"headline": story},
        "story": story,
        "opts": model_admin.opts,
        "held": held,
        "may_lift": workflow.allowed(request.user, Move.LIFT_HOLD, story),
        "note": request.POST.get("note", ""),
        "ended": ended.select_related("by", "lifted_by")[:SHOWN],
    }
    return render(request, "admin/hold.html", context, status=status)


def urls(model_admin: Any) -> list[Any]:
    return [page_of_one(model_admin, "hold", hold_view)]
