"""Approvals at the desk: what stands, what a later edit left behind and why, a yes to this version.

Nothing here writes; `approvals` does.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin import differences
from articles.admin.base import one_or_404, page_of_one
from articles.document.diff import Change
from articles.document.schema import DocumentError
from articles.document.text import number_sent
from articles.models import Approval, Story
from articles.publishing import approvals, workflow
from articles.publishing.approvals import MAX_NOTE, Way
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move

SHOWN = 20
BESIDE = 4
#: Asked with the story's form in one query: most stories have none.
KNOWN = {"approved_once": Exists(Approval.objects.filter(story=OuterRef("pk")))}


class Beside(NamedTuple):
    """What stands beside a story's form: the newest approvals, and whether one may be given."""

    standing: Sequence[Approval] = ()
    void: Sequence[Approval] = ()
    may: bool = False


def beside(user: User, story: Story) -> Beside:
    """Return what stands beside the form; one query, where the story was ever approved."""
    may = story.saved_as is not None and workflow.allowed(user, Move.APPROVE, story)
    if not getattr(story, "approved_once", True):
        return Beside(may=may)
    found = list(approvals.of(story)[:SHOWN])
    standing = [one for one in found if approvals.stands(one, story)]
    void = [one for one in found if not approvals.stands(one, story)]
    return Beside(standing[:BESIDE], void[:BESIDE], may)


# --- the page ------------------------------------------------------------------------------------


def approvals_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the approvals of a story, and give one to the version that is shown."""
    stories = model_admin.get_queryset(request).select_related("saved_as__by")
    story = one_or_404(stories, object_id)
    if request.method != "POST":
        return _page(model_admin, request, story)
    if not workflow.allowed(request.user, Move.APPROVE, story):
        return model_admin.admin_site.not_found(request)
    try:
        made = approvals.approve(
            story.pk,
            by=request.user,
            version=number_sent(request.POST.get("version", ""), digits=9),
            note=request.POST.get("note", "")[:MAX_NOTE],
            alone=request.POST.get("alone", "")[:MAX_NOTE],
        )
    except PublishingError as reason:
        story = one_or_404(stories, object_id)
        return _page(model_admin, request, story, reason=str(reason), status=409)
    text = _("Version %(number)d of “%(headline)s” is approved.")
    messages.success(request, text % {"number": made.version.number, "headline": story})
    return redirect(reverse("admin:articles_story_approvals", args=[story.pk]))


def _page(
    model_admin: Any, request: HttpRequest, story: Story, reason: str = "", status: int = 200
) -> HttpResponse:
    saved, standing = story.saved_as, list(approvals.standing(story)[:SHOWN])
    void = list(approvals.void(story)[:SHOWN])
    since = _since(request, void)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Approvals of “%(headline)s”") % {"headline": story},
        "opts": model_admin.opts,
        "story": story,
        "saved": saved,
        "standing": standing,
        "void": void,
        "behind": approvals.is_behind(story),
        "since": since,
        "changes": _changes(request, story, since),
        "way": approvals.way(request.user, story, saved) if saved else Way.NO,
        "given": any(one.by_id == request.user.pk for one in standing),
        "reason": reason,
        "note": request.POST.get("note", ""),
        "alone": request.POST.get("alone", ""),
    }
    return render(request, "admin/approvals/page.html", context, status=status)


def _since(request: HttpRequest, void: Sequence[Approval]) -> Approval | None:
    """Return the approval whose version is compared: the one asked for, else the newest void."""
    asked = number_sent(request.GET.get("since", ""), digits=9)
    return next((one for one in void if one.version.number == asked), void[0] if void else None)


def _changes(request: HttpRequest, story: Story, since: Approval | None) -> list[Change] | None:
    """What differs from what was approved; None where that cannot be said."""
    if since is None or story.saved_as is None:
        return None
    try:
        return differences.between(request.user, since.version.document, story.saved_as.document)
    except DocumentError:
        return None


def urls(model_admin: Any) -> list[Any]:
    return [page_of_one(model_admin, "approvals", approvals_view)]
