"""What is done to several stories at once: chosen in the list, confirmed, told one by one.

Each story is asked for by itself, under its lock and by its own rights; one that cannot be done
stops no other. Publishing is one story at a time.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django import forms
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.admin.base import Colleagues
from articles.document.text import tidy
from articles.models import Section, Stage, Story, Topic
from articles.publishing import access, assigning, placing, workflow
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move, allowed

MOST = 100  # stories at once
OFFERED = 200  # topics to choose from; any other can be typed


class AssignForm(forms.Form):
    wanted = Colleagues(
        access.colleagues(),
        label=gettext_lazy("Assign to"),
    )


class SectionForm(forms.Form):
    wanted = forms.ModelChoiceField(Section.objects.all(), label=gettext_lazy("Section"))


class TopicForm(forms.Form):
    wanted = forms.CharField(
        label=gettext_lazy("Topic"),
        max_length=100,
        widget=forms.TextInput(attrs={"list": "topics", "dir": "auto", "autocomplete": "off"}),
    )

    @property
    def offered(self) -> list[str]:
        return list(Topic.objects.order_by("-pk").values_list("name", flat=True)[:OFFERED])

    def clean_wanted(self) -> Topic:
        name = tidy(self.cleaned_data["wanted"]).strip()
        topic = Topic.objects.filter(name__iexact=name).first()
        if topic is None:
            raise ValidationError(
                _("There is no topic “%(name)s”. Add it to the topics first.") % {"name": name}
            )
        return topic


class SpikeForm(forms.Form):
    wanted = forms.CharField(
        label=gettext_lazy("Why"),
        max_length=1000,
        help_text=gettext_lazy("For colleagues; never published."),
        widget=forms.Textarea(attrs={"rows": 2, "dir": "auto", "class": "wide"}),
    )


class Deed(NamedTuple):
    """One thing that can be done: its words, what is asked for, who may, and how it is done."""

    title: str | Promise
    button: str | Promise
    form: type[forms.Form]
    may: Callable[[User], bool]
    do: Callable[[Story, Any, User], object]
    danger: bool = False


DEEDS = {
    "assign": Deed(
        gettext_lazy("Assign stories"),
        gettext_lazy("Assign…"),
        AssignForm,
        lambda user: allowed(user, Move.ASSIGN, None),
        lambda story, wanted, user: assigning.assign(story.pk, by=user, assigned_to=wanted),
    ),
    "section": Deed(
        gettext_lazy("Move stories to another section"),
        gettext_lazy("Move section…"),
        SectionForm,
        lambda user: user.has_perm("articles.change_story"),
        lambda story, wanted, user: placing.move_section(story.pk, wanted, by=user),
    ),
    "topic": Deed(
        gettext_lazy("Add a topic to stories"),
        gettext_lazy("Add topic…"),
        TopicForm,
        lambda user: user.has_perm("articles.change_story"),
        lambda story, wanted, user: placing.add_topic(story.pk, wanted, by=user),
    ),
    "spike": Deed(
        gettext_lazy("Spike stories"),
        gettext_lazy("Spike…"),
        SpikeForm,
        lambda user: allowed(user, Move.SPIKE, None),
        lambda story, wanted, user: workflow.move(
            story.pk, Stage.SPIKED, by=user, note=tidy(wanted)
        ),
        danger=True,
    ),
}


def offered(user: User) -> list[tuple[str, Deed]]:
    """Return what this person may do to several stories; none: no boxes in the list."""
    return [(name, deed) for name, deed in DEEDS.items() if deed.may(user)]


def _view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    name = request.POST.get("deed", "")
    deed = dict(offered(request.user)).get(name)
    if deed is None:
        raise Http404
    keys = [key for key in request.POST.getlist("story")[:MOST] if picker.is_key(key)]
    visible = access.visible_stories(request.user).select_related("section")
    stories = list(visible.filter(pk__in=keys).order_by("-saved_at", "-pk"))
    if not stories:
        model_admin.message_user(
            request, _("No story was chosen. Tick some in the list first."), "warning"
        )
        return redirect(reverse("admin:articles_story_changelist"))
    confirmed = "confirmed" in request.POST
    form = deed.form(request.POST if confirmed else None, label_suffix="")
    if confirmed and form.is_valid():
        return _do(model_admin, request, deed, stories, form.cleaned_data["wanted"])
    context = {"deed": deed, "name": name, "stories": stories, "form": form}
    status = 400 if confirmed else 200
    return _page(model_admin, request, deed, "confirm", context, status)


def _do(
    model_admin: Any, request: HttpRequest, deed: Deed, stories: list[Story], wanted: Any
) -> HttpResponse:
    done, refused = [], []
    for story in stories:
        try:
            deed.do(story, wanted, request.user)
        except PublishingError as reason:
            refused.append((story, str(reason)))
        except Story.DoesNotExist:
            continue
        else:
            model_admin.log_change(request, story, str(deed.title))
            done.append(story)
    context = {"deed": deed, "done": done, "refused": refused}
    return _page(model_admin, request, deed, "done", context)


def _page(
    model_admin: Any,
    request: HttpRequest,
    deed: Deed,
    template: str,
    context: dict[str, Any],
    status: int = 200,
) -> HttpResponse:
    around = {
        **model_admin.admin_site.each_context(request),
        "title": deed.title,
        "opts": model_admin.opts,
    }
    return render(request, f"admin/bulk/{template}.html", around | context, status=status)


def urls(model_admin: Any) -> list[Any]:
    def view(request: HttpRequest) -> HttpResponse:
        return _view(model_admin, request)

    guarded = model_admin.admin_site.admin_view(require_POST(view))
    return [path("several/", guarded, name="articles_story_bulk")]
