"""People and sources: who said it, who told us."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.admin import merging
from articles.admin.base import Addressed, one_or_404, seen
from articles.admin.site import desk
from articles.models import Person, Source
from articles.models.sources import SourceKind

#: What an approval of an unnamed source is for.
APPROVED = frozenset({"name", "kind", "description", "link", "reason", "reported_by"})


@admin.register(Person, site=desk)
class PersonAdmin(Addressed):
    list_display = ["name", "role", "organisation", "standing"]
    list_filter = ["public_figure"]
    search_fields = ["name", "aliases", "organisation"]
    change_form_template = "admin/bank/person.html"
    change_list_template = "admin/bank/list.html"
    fieldsets = [
        (
            None,
            {"fields": ["name", "role", "organisation", "pronoun", "public_figure", "aliases"]},
        ),
        (gettext_lazy("Address and notes"), {"fields": ["slug", "notes"]}),
    ]

    @admin.display(description=gettext_lazy("Standing"), ordering="public_figure")
    def standing(self, person: Person) -> str:
        return _("public figure") if person.public_figure else _("private")

    def get_queryset(self, request: HttpRequest) -> QuerySet[Person]:
        return Person.objects.current().order_by("name", "pk")

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"may_merge": request.user.has_perm("articles.merge_person")}
        return super().changelist_view(request, may | (extra_context or {}))

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        return merging.kept_instead(self, request, object_id)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        if person := context.get("original"):
            context["alike"] = merging.alike(person, request)
        return super().render_change_form(request, context, **kwargs)

    def get_urls(self) -> list[Any]:
        return [*merging.urls(self), *super().get_urls()]


@admin.register(Source, site=desk)
class SourceAdmin(Addressed):
    """Sources. Who approved an unnamed one of ours is a deed of its own, with its own right."""

    change_form_template = "admin/source.html"
    list_display = ["name", "kind", "reported_by", "approved"]
    list_filter = ["kind"]
    list_select_related = ["reported_by", "approved_by"]
    search_fields = ["name", "aliases", "description"]
    autocomplete_fields = ["reported_by"]
    readonly_fields = ["approved"]
    fieldsets = [
        (None, {"fields": ["name", "kind", "description", "link", "aliases"]}),
        (
            gettext_lazy("When the source is not named, or is somebody else's"),
            {"fields": ["reported_by", "reason", "approved"]},
        ),
        (gettext_lazy("Address and notes"), {"fields": ["slug", "notes"]}),
    ]

    @admin.display(description=gettext_lazy("approved by"))
    def approved(self, source: Source) -> str:
        by = source.approved_by
        return (by.get_full_name() or by.get_username()) if by else ""

    def save_model(self, request: HttpRequest, obj: Source, form: Any, change: bool) -> None:
        """An approval was for the reason and the person as they stood: a change voids it."""
        if APPROVED & set(form.changed_data):
            obj.approved_by = None
        super().save_model(request, obj, form, change)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_POST(self.approve))
        own = path("<path:object_id>/approve/", view, name="articles_source_approve")
        return [own, *super().get_urls()]

    def approve(self, request: HttpRequest, object_id: str) -> HttpResponse:
        with transaction.atomic():
            sources = self.get_queryset(request).select_for_update(of=("self",))
            source = one_or_404(sources, object_id)
            if not may_approve(request, source):
                return self.admin_site.not_found(request)
            if request.POST.get("seen") != seen(source, APPROVED):
                messages.error(
                    request,
                    _(
                        "The source was changed while you looked at it. "
                        "Read it again, then approve."
                    ),
                )
            elif not source.reason.strip():
                messages.error(
                    request, _("Write the reason for anonymity first; it is what you approve.")
                )
            else:
                source.approved_by = request.user
                source.save(update_fields=["approved_by"])
                self.log_change(request, source, _("Approved."))
                messages.success(
                    request, _("You approved “%(name)s” as an unnamed source.") % {"name": source}
                )
        return redirect(reverse("admin:articles_source_change", args=[source.pk]))

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        source = context.get("original")
        context["may_approve"] = bool(source) and may_approve(request, source)
        context["seen"] = seen(source, APPROVED) if source else ""
        return super().render_change_form(request, context, **kwargs)


def may_approve(request: HttpRequest, source: Source) -> bool:
    """Ours, unnamed, and by somebody with the right."""
    ours = source.kind == SourceKind.UNNAMED and source.reported_by_id is None
    return ours and request.user.has_perm("articles.approve_source")
