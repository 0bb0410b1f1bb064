"""A story at the desk: its list and its form.

Saving writes the working copy and freezes it into a Version, in one transaction, under the lock of
the story's row. A save that started from an older state writes nothing (see `unsaved`). Nothing
here publishes: that is a page of its own, after this one is saved.
"""

import copy
from typing import Any

from content_editor.admin import ContentEditor
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth import get_user_model
from django.core.exceptions import BadRequest, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import (
    lists,
    parts,
    preview,
    problems,
    publication,
    rail,
    stages,
    typed,
    unsaved,
)
from articles.admin.base import DeskAdmin, Form, one_or_404, person_field
from articles.admin.picker import SeveralField, SeveralSelect
from articles.admin.site import desk
from articles.models import Stage, Story, Topic, TopicUse
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import access, versions
from articles.publishing.workflow import Move, allowed

#: A button that saves and goes on → the page it goes on to.
GO_ON = {"_publish": "publish", "_stage": "stage", "_preview": "preview"}


class StoryForm(Form):
    def clean(self) -> dict[str, Any]:
        count = sum(_total(self.data, prefix) for prefix in typed.BLOCKS)
        if count > MAX_BLOCKS:
            raise ValidationError(
                _(
                    "This story has %(count)d blocks; %(most)d is the most. "
                    "Nothing was saved. Put some texts together, or make it two stories."
                )
                % {"count": count, "most": MAX_BLOCKS}
            )
        return super().clean()


def _total(data: Any, prefix: str) -> int:
    sent = data.get(f"{prefix}-TOTAL_FORMS", "0")
    return int(sent) if sent.isdecimal() and len(sent) < 9 else 0


@admin.register(Story, site=desk)
class StoryAdmin(DeskAdmin, ContentEditor):
    form = StoryForm
    inlines = [*parts.BLOCKS, *parts.BESIDE]
    change_form_template = "admin/story.html"
    change_list_template = "admin/stories.html"
    autocomplete_fields = ["lead_photo"]
    list_display = ["picture", "story", "state", "assignee", "deadline", "changed"]
    list_display_links = None
    list_filter = [lists.Mine, "stage", lists.Public, "section", "language"]
    list_select_related = ["section", "assigned_to", "live", "saved_as__by"]
    search_fields = ["headline", "slug", "standfirst", "kicker"]
    search_help_text = gettext_lazy("Headline, slug, standfirst, kicker")
    ordering = ["-saved_at", "-pk"]
    fieldsets = [
        (None, {"classes": ["head-area"], "fields": ["kicker", "headline", "standfirst"]}),
        (
            gettext_lazy("Where it stands"),
            {"fields": [("section", "place", "slug"), "topics"]},
        ),
        (
            gettext_lazy("Lead picture"),
            {"classes": ["lead"], "fields": ["lead_photo", "lead_caption", "lead_alt"]},
        ),
        (
            gettext_lazy("Desk, timing, search"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("assigned_to", "due"),
                    ("breaking_until", "embargo_until"),
                    ("language", "urgency"),
                    "search_title",
                    "search_description",
                    "ai_disclosure",
                ],
            },
        ),
    ]

    # --- who may ---------------------------------------------------------------------------------

    def get_queryset(self, request: HttpRequest) -> QuerySet[Story]:
        return access.visible_stories(request.user).order_by(*self.ordering)

    def has_view_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        if obj is None:
            return super().has_view_permission(request)
        return access.may_see(request.user, obj)

    def has_change_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        if obj is None:
            return super().has_change_permission(request)
        return access.may_change(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        """A story is spiked or taken down; its Versions hold what was written, for good."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Story | None = None) -> list[str]:
        """What this person may not change now is shown, and no form field for it exists."""
        fixed: list[str] = []
        if not allowed(request.user, Move.STAGE, obj):
            fixed += ["assigned_to", "due"]
        if not allowed(request.user, Move.EMBARGO, obj):
            fixed += ["embargo_until"]
        return fixed

    def get_inlines(self, request: HttpRequest, obj: Story | None) -> list[Any]:
        """Who only reads gets the story as a page, not as a form that cannot be filled in."""
        return self.inlines if obj is None or self.has_change_permission(request, obj) else []

    # --- the form --------------------------------------------------------------------------------

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "topics":
            return self._topics(request)
        if db_field.name in ("headline", "kicker"):
            kwargs["widget"] = forms.Textarea(attrs={"rows": 1, "dir": "auto"})
        return super().formfield_for_dbfield(db_field, request, **kwargs)

    def _topics(self, request: HttpRequest) -> forms.ModelMultipleChoiceField:
        relation = TopicUse._meta.get_field("tag")
        topics = self.admin_site.get_model_admin(Topic)
        return SeveralField(
            topics.get_queryset(request),
            required=False,
            label=gettext_lazy("Topics"),
            widget=RelatedFieldWidgetWrapper(
                SeveralSelect(relation, self.admin_site),
                relation.remote_field,
                self.admin_site,
                can_add_related=topics.has_add_permission(request),
            ),
        )

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "assigned_to":
            colleagues = get_user_model().objects.filter(is_active=True, is_staff=True)
            return person_field(db_field, colleagues)
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Story | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        return unsaved.offered_again(form) if getattr(request, "offered_again", False) else form

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Story | None:
        story = super().get_object(request, object_id, from_field)
        if story is not None:
            request.story = story
        return story

    def _create_formsets(self, request: HttpRequest, obj: Story, change: bool) -> Any:
        """Let the parts know of each other: an id is given once in a story."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        for formset in formsets:
            formset.siblings = formsets
        return formsets, inlines

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        if any(name.startswith("_clone") for name in request.POST):
            raise BadRequest("Blocks are not cloned.")  # content-editor would, from any story
        if object_id is None:
            return super().changeform_view(request, None, form_url, extra_context)
        if request.method == "POST":
            return self._save(request, object_id, form_url, extra_context)
        if "unsaved" in request.GET:
            return self._offer_again(request, object_id, form_url, extra_context)
        return super().changeform_view(request, object_id, form_url, extra_context)

    def _save(self, request: HttpRequest, object_id: str, *rest: Any) -> HttpResponse:
        """Look whether the story moved, and save, under one lock."""
        with transaction.atomic():
            story = one_or_404(self.get_queryset(request), object_id)
            if not self.has_change_permission(request, story):
                return self.admin_site.not_found(request)
            story = versions.lock(story.pk)
            if versions.is_late(story, unsaved.started_from(request)):
                return unsaved.late(self, request, story)
            return super().changeform_view(request, object_id, *rest)

    def _offer_again(self, request: HttpRequest, object_id: str, *rest: Any) -> HttpResponse:
        """Fill the form with text that could not be saved; nothing is written."""
        story = one_or_404(self.get_queryset(request), object_id)
        sent = unsaved.put_together(self, request, story)
        if sent is None or not self.has_change_permission(request, story):
            return redirect(reverse("admin:articles_story_change", args=[story.pk]))
        filled = copy.copy(request)
        filled.method, filled.offered_again = "POST", True
        filled.POST = _query(sent)
        with transaction.atomic():
            return self._changeform_view(filled, object_id, *rest)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        story = context.get("original")
        context["rail"] = rail.rail(request, story, context)
        context["started_from"] = unsaved.shown_start(request, story)
        context["problems"] = problems.problems(context)
        if story and not self.has_change_permission(request, story):
            return DeskAdmin.render_change_form(self, request, context, **kwargs)
        return super().render_change_form(request, context, **kwargs)

    # --- saving ----------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Story, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            obj.stage = Stage.WRITING
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the parts, then freeze all of it: each save is a Version."""
        super().save_related(request, form, formsets, change)
        versions.save(form.instance, by=request.user, now=timezone.now())
        unsaved.applied(request, form.instance)

    def response_add(
        self, request: HttpRequest, obj: Story, post_url_continue: str | None = None
    ) -> HttpResponse:
        return self._go_on(request, obj) or super().response_add(request, obj, post_url_continue)

    def response_change(self, request: HttpRequest, obj: Story) -> HttpResponse:
        return self._go_on(request, obj) or super().response_change(request, obj)

    def _go_on(self, request: HttpRequest, story: Story) -> HttpResponse | None:
        """Saved; the button named where to go next."""
        for button, page in GO_ON.items():
            if button in request.POST:
                url = reverse(f"admin:articles_story_{page}", args=[story.pk])
                return redirect(f"{url}?{_target(request)}" if button == "_stage" else url)
        return None

    # --- pages of their own ----------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        own = [
            *unsaved.urls(self),
            *publication.urls(self),
            *stages.urls(self),
            *preview.urls(self),
        ]
        return [*own, *super().get_urls()]

    # --- the list --------------------------------------------------------------------------------

    picture = lists.picture
    story = lists.story
    state = lists.state
    assignee = lists.assignee
    deadline = lists.deadline
    changed = lists.changed

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        listed = super().get_changelist_instance(request)
        listed.queryset = listed.queryset.defer("live__pictures", "saved_as__text")
        return listed


def _target(request: HttpRequest) -> str:
    query = QueryDict(mutable=True)
    query["to"] = request.POST["_stage"][:20]
    return query.urlencode()


def _query(sent: typed.Values) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in sent.items():
        query.setlist(name, values)
    return query
