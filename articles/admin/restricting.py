"""Who sees a story: one page to restrict it, to name people, to open it again."""

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin.base import name_of, one_or_404, page_of_one
from articles.models import Named, Story
from articles.publishing import access, restricting
from articles.publishing.errors import PublishingError


class People(forms.ModelMultipleChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


class RestrictForm(forms.Form):
    named = People(
        access.colleagues(),
        label=gettext_lazy("Who sees it"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        error_messages={
            "invalid_choice": gettext_lazy("Somebody chosen is not of the staff any more.")
        },
    )


def restricted_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show who sees the story, and change it."""
    story = one_or_404(model_admin.get_queryset(request), object_id)
    if not access.may_restrict(request.user, story):
        return model_admin.admin_site.not_found(request)
    if request.method != "POST":
        named = Named.objects.filter(story=story).values_list("user", flat=True)
        form = RestrictForm(initial={"named": list(named)}, label_suffix="")
        return _page(model_admin, request, story, form)
    form = RestrictForm(request.POST, label_suffix="")
    if not form.is_valid():
        return _page(model_admin, request, story, form, status=400)
    try:
        said = _change(request, story, form.cleaned_data["named"])
    except PublishingError as reason:
        messages.error(request, str(reason))
        return _page(model_admin, request, story, form, status=409)
    messages.success(request, said)
    return redirect(reverse("admin:articles_story_change", args=[story.pk]))


def _change(request: HttpRequest, story: Story, named: Any) -> str:
    if "open" in request.POST:
        restricting.open_up(story.pk, by=request.user)
        return _("“%(headline)s” is open to all of the staff.") % {"headline": story}
    restricting.restrict(story.pk, list(named), by=request.user)
    return _("“%(headline)s” is seen by those whom it names, and by nobody else.") % {
        "headline": story
    }


def _page(
    model_admin: Any, request: HttpRequest, story: Story, form: RestrictForm, status: int = 200
) -> HttpResponse:
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Who sees “%(headline)s”") % {"headline": story},
        "opts": model_admin.opts,
        "story": story,
        "form": form,
        "writers": {name_of(user) for user in (story.created_by, story.assigned_to) if user},
        "may_open": story.restricted and access.may_open(request.user, story),
    }
    return render(request, "admin/restricted.html", context, status=status)


def urls(model_admin: Any) -> list[Any]:
    return [page_of_one(model_admin, "restricted", restricted_view)]
