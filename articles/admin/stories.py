"""A story at the desk: its list and its form.

Saving writes the working copy and freezes it into a Version, in one transaction, under the lock of
the story's row. A save that started from an older state writes nothing (see `unsaved`). Nothing
here publishes: that is a page of its own, after this one is saved.
"""

import copy
from datetime import datetime
from typing import Any

from content_editor.admin import ContentEditor
from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import RelatedFieldWidgetWrapper
from django.contrib.auth.models import User
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
    approving,
    bulk,
    decisions,
    fast,
    filters,
    holding,
    inlines,
    lists,
    noting,
    pasting,
    preview,
    problems,
    publication,
    quotations,
    rail,
    restricting,
    scheduling,
    sharing,
    stages,
    typed,
    unsaved,
    waivers,
)
from articles.admin.base import DeskAdmin, Form, one_or_404, person_field
from articles.admin.picker import SeveralField, SeveralSelect
from articles.admin.site import desk
from articles.document.text import number_sent, tidy
from articles.models import Stage, Story, Topic, TopicUse
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import access, assigning, desk_search, embargo, versions
from articles.publishing.errors import PublishingError
from articles.publishing.workflow import Move, allowed

#: Fields that functions of their own write, by rights of their own.
OF_THEIR_OWN = (*assigning.FIELDS, "embargo_until")
#: A button that saves and goes on → the page it goes on to.
GO_ON = {"_publish": "publish", "_stage": "stage", "_preview": "preview"}


class StoryForm(Form):
    """A story's own fields, and what was decided about its quotations.

    by  who fills it in; the story's admin says
    """

    by: User

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.decisions = decisions.sent(dict(self.data.lists())) if self.is_bound else {}

    def clean_embargo_until(self) -> datetime | None:
        until: datetime | None = self.cleaned_data["embargo_until"]
        if self.instance.pk and "embargo_until" in self.changed_data:
            try:
                embargo.require(self.by, self.instance, until, timezone.now())
            except PublishingError as reason:
                raise ValidationError(str(reason)) from reason
        return until

    def clean_assigned_to(self) -> User | None:
        colleague: User | None = self.cleaned_data["assigned_to"]
        if "assigned_to" in self.changed_data:
            try:
                assigning.require_visible(colleague, self.instance)
            except PublishingError as reason:
                raise ValidationError(str(reason)) from reason
        return colleague

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
        if any(decisions.problems(self.decisions)):
            raise ValidationError(_("A quotation is not decided yet."), code=decisions.UNDECIDED)
        return super().clean()


def _total(data: Any, prefix: str) -> int:
    return number_sent(data.get(f"{prefix}-TOTAL_FORMS", "0"), digits=8)


@admin.register(Story, site=desk)
class StoryAdmin(DeskAdmin, ContentEditor):
    form = StoryForm
    inlines = [*inlines.BLOCKS, *inlines.BESIDE]
    change_form_template = "admin/story.html"
    change_list_template = "admin/stories.html"
    autocomplete_fields = ["lead_photo", "translation_of"]
    list_display = ["picture", "story", "state", "assignee", "deadline", "changed"]
    list_display_links = None
    list_filter = [
        filters.Mine,
        ("stage", filters.Choices),
        filters.Due,
        filters.Public,
        filters.Stopped,
        ("section", filters.Related),
        filters.Sources,
        ("language", filters.Values),
    ]
    list_select_related = ["saved_as__by"]
    search_fields = ["headline", "slug"]
    search_help_text = gettext_lazy("Headline, text, quotes, sources, notes")
    ordering = ["-saved_at", "-pk"]
    fieldsets = [
        (
            None,
            {
                "classes": ["head-area"],
                "fields": ["kicker", "headline", "standfirst", "key_points"],
            },
        ),
        (
            gettext_lazy("Where it stands"),
            {"fields": [("section", "place", "slug"), "topics"]},
        ),
        (
            gettext_lazy("Lead picture"),
            {
                "classes": ["lead"],
                "fields": ["lead_photo", "lead_caption", "lead_alt", "lead_credit"],
            },
        ),
        (
            gettext_lazy("Desk, timing, search"),
            {
                "classes": ["collapse"],
                "fields": [
                    ("assigned_to", "due", "priority"),
                    "asked_for",
                    ("breaking_until", "embargo_until"),
                    ("language", "translation_of"),
                    ("urgency", "related_automatic"),
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
        """A story that is not saved yet is nobody's: who may write stories fills it in."""
        if obj is None or obj.pk is None:
            return super().has_change_permission(request)
        return access.may_change(request.user, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Story | None = None) -> bool:
        """A story is spiked or taken down; its Versions hold what was written, for good."""
        return False

    def get_readonly_fields(self, request: HttpRequest, obj: Story | None = None) -> list[str]:
        """What this person may not change now is shown, and no form field for it exists."""
        fixed: list[str] = []
        if not allowed(request.user, Move.ASSIGN, obj):
            fixed += assigning.FIELDS
        if not embargo.may_set(request.user, obj, timezone.now()):
            fixed += ["embargo_until"]
        return fixed

    def get_inlines(self, request: HttpRequest, obj: Story | None) -> list[Any]:
        """Who only reads gets the story as a page, not as a form that cannot be filled in."""
        return self.inlines if obj is None or self.has_change_permission(request, obj) else []

    # --- the form --------------------------------------------------------------------------------

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "topics":
            return self._topics(request)
        if db_field.name == "related_automatic":
            return _related(db_field)
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
            return person_field(db_field, access.colleagues())
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_form(
        self, request: HttpRequest, obj: Story | None = None, change: bool = False, **kwargs: Any
    ) -> Any:
        form = super().get_form(request, obj, change, **kwargs)
        form.by = request.user  # Django makes a class for each request
        return unsaved.offered_again(form) if getattr(request, "offered_again", False) else form

    def get_object(
        self, request: HttpRequest, object_id: str, from_field: str | None = None
    ) -> Story | None:
        """The story with what its rail shows, in one query."""
        try:
            key = Story._meta.pk.to_python(object_id)
        except ValidationError:
            return None
        stories = self.get_queryset(request).select_related("live__publication", "saved_as")
        stories = stories.annotate(**approving.KNOWN, **sharing.KNOWN)
        story = stories.filter(pk=key).first()
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
        noting.mark_blocks(context["inline_admin_formsets"], context["rail"].notes)
        context["quotes"] = quotations.of_form(self, request, context)
        return super().render_change_form(request, context, **kwargs)

    # --- saving ----------------------------------------------------------------------------------

    def save_model(self, request: HttpRequest, obj: Story, form: Any, change: bool) -> None:
        if not change:
            obj.created_by = request.user
            obj.stage = Stage.WRITING
        typed = {name: getattr(obj, name) for name in OF_THEIR_OWN if name in form.changed_data}
        for name in form.fields.keys() & set(OF_THEIR_OWN):
            field = Story._meta.get_field(name)
            setattr(obj, field.attname, form.initial.get(name, field.get_default()))
        super().save_model(request, obj, form, change)
        assigned = {name: value for name, value in typed.items() if name in assigning.FIELDS}
        if assigned:
            assigning.assign(obj.pk, by=request.user, **assigned)
        if "embargo_until" in typed:
            embargo.set_embargo(obj.pk, typed["embargo_until"], by=request.user)
        for name, value in typed.items():
            setattr(obj, name, value)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Write the parts, carry out what was decided, freeze all of it: each save is a Version."""
        super().save_related(request, form, formsets, change)
        quotations.carry_out(request, form.instance, form.decisions)
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
            *fast.urls(self),
            *publication.urls(self),
            *stages.urls(self),
            *holding.urls(self),
            *noting.urls(self),
            *restricting.urls(self),
            *approving.urls(self),
            *sharing.urls(self),
            *scheduling.story_urls(self),
            *preview.urls(self),
            *waivers.urls(self),
            *pasting.urls(self),
            *quotations.urls(self),
            *filters.urls(self),
            *bulk.urls(self),
        ]
        return [*own, *super().get_urls()]

    # --- the list --------------------------------------------------------------------------------

    chosen = lists.chosen
    picture = lists.picture
    story = lists.story
    state = lists.state
    assignee = lists.assignee
    deadline = lists.deadline
    changed = lists.changed

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[lists.Stories]:
        return lists.Stories

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        context = filters.context(request) | {"deeds": bulk.offered(request.user)}
        return super().changelist_view(request, context | (extra_context or {}))

    def get_list_display(self, request: HttpRequest) -> list[str]:
        """A box beside each story, for who may do something to several."""
        return [*(["chosen"] if bulk.offered(request.user) else []), *self.list_display]

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """The list is searched by the desk's index; a choice by how headlines and slugs go on."""
        if request.resolver_match and request.resolver_match.url_name == "autocomplete":
            return super().get_search_results(request, queryset, search_term)
        wanted = tidy(search_term).strip()
        if not wanted:
            return queryset, False
        found = desk_search.found(wanted, request.user).order_by()
        return queryset.filter(pk__in=found.values("pk")), False


def _related(db_field: Any) -> forms.TypedChoiceField:
    """A choice in words, so that a sent form always says which."""
    return forms.TypedChoiceField(
        choices=[
            (True, gettext_lazy("Those chosen by hand, and others like it")),
            (False, gettext_lazy("Those chosen by hand alone")),
        ],
        coerce=lambda sent: str(sent) == "True",
        empty_value=True,
        required=False,
        label=gettext_lazy("Related stories"),
        help_text=db_field.help_text,
    )


def _target(request: HttpRequest) -> str:
    query = QueryDict(mutable=True)
    query["to"] = request.POST["_stage"][:20]
    return query.urlencode()


def _query(sent: typed.Values) -> QueryDict:
    query = QueryDict(mutable=True)
    for name, values in sent.items():
        query.setlist(name, values)
    return query
