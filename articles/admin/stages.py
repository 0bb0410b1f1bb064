"""Moving a working copy to another stage: one page, one confirmation, a note for colleagues."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.admin.base import one_or_404, page_of_one
from articles.models import Stage, Story, Transition
from articles.publishing import workflow
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Step

NOTE_LENGTH = 1000
SHOWN = 20


def short(step: Step) -> str:
    """Return what a button beside the story says; the page behind it asks for the note."""
    if step.target == Stage.SPIKED:
        return _("Spike story…")
    return _("Send back…") if step.back else f"{step.target.label}…"


def verb(step: Step) -> str:
    """Return what the button says, named by what it does."""
    if step.target == Stage.SPIKED:
        return _("Spike story")
    if step.back:
        return _("Send back to “%(stage)s”") % {"stage": step.target.label}
    return _("Move to “%(stage)s”") % {"stage": step.target.label}


def stage_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    stories = model_admin.get_queryset(request).select_related("saved_as")
    story = one_or_404(stories, object_id)
    steps = workflow.steps(request.user, story)
    if not steps:
        return model_admin.admin_site.not_found(request)
    if request.method == "POST":
        return _move(model_admin, request, story, steps)
    return _page(model_admin, request, story, steps, request.GET.get("to", ""))


def _move(model_admin: Any, request: HttpRequest, story: Story, steps: list[Step]) -> HttpResponse:
    wanted = request.POST.get("to", "")
    if wanted not in Stage.values:
        messages.error(request, _("Choose where the story is to go."))
        return _page(model_admin, request, story, steps, "")
    note = request.POST.get("note", "")[:NOTE_LENGTH]
    try:
        moved = workflow.move(story.pk, Stage(wanted), by=request.user, note=note)
    except PublishingError as reason:
        messages.error(request, str(reason))
        story.refresh_from_db(fields=["stage"])
        steps = workflow.steps(request.user, story)
        return _page(model_admin, request, story, steps, wanted, status=409)
    model_admin.log_change(request, story, f"{moved}")
    messages.success(
        request,
        _("“%(headline)s” went from %(source)s to %(target)s.")
        % {
            "headline": story,
            "source": moved.get_source_display(),
            "target": moved.get_target_display(),
        },
    )
    return redirect(reverse("admin:articles_story_change", args=[story.pk]))


def _page(
    model_admin: Any,
    request: HttpRequest,
    story: Story,
    steps: list[Step],
    wanted: str,
    status: int = 200,
) -> HttpResponse:
    shown = [step for step in steps if step.target == wanted] or steps
    owed = {step.note for step in shown}
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Move “%(headline)s”") % {"headline": story},
        "story": story,
        "opts": model_admin.opts,
        "steps": [(step, verb(step)) for step in shown],
        "needs": "all" if owed == {True} else "some" if True in owed else "",
        "wanted": wanted,
        "note": request.POST.get("note", ""),
        "transitions": Transition.objects.filter(story=story).select_related("by")[:SHOWN],
    }
    return render(request, "admin/stage.html", context, status=status)


def urls(model_admin: Any) -> list[Any]:
    return [page_of_one(model_admin, "stage", stage_view)]
