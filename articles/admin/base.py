"""What every kind of thing on the desk has in common."""

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin import ModelAdmin, ShowFacets
from django.contrib.admin.options import BaseModelAdmin, IncorrectLookupParameters
from django.contrib.admin.widgets import (
    AdminTextareaWidget,
    AdminTextInputWidget,
    RelatedFieldWidgetWrapper,
)
from django.core.exceptions import (
    BadRequest,
    ObjectDoesNotExist,
    PermissionDenied,
    ValidationError,
)
from django.db import DataError, models
from django.db.models import ForeignKey, Model, QuerySet
from django.db.models.constants import LOOKUP_SEP
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import URLPattern, path, reverse
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from articles.admin import picker
from articles.document.text import tidy
from articles.models import Section
from articles.publishing import addresses, shared
from articles.publishing import bin as desk_bin
from articles.publishing.workflow import Move

#: A search is a few words; what is longer is not looked at.
SEARCH_LENGTH = 200
LEADS_ON = _("Readers know this address. Change it, and the old one leads here for ever.")


class Form(forms.ModelForm):
    """A form whose fields show the records that its row already holds; labels have no colon."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("label_suffix", "")
        super().__init__(*args, **kwargs)
        picker.know(self)


class Small(BaseModelAdmin):
    """Widgets of the desk, for whole pages and for the rows inside them."""

    form = Form
    formfield_overrides = {
        models.CharField: {"widget": AdminTextInputWidget(attrs={"dir": "auto"})},
        models.TextField: {"widget": AdminTextareaWidget(attrs={"rows": 2, "dir": "auto"})},
    }

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Beside a choice: change the chosen record, or add one; nothing else."""
        field = super().formfield_for_dbfield(db_field, request, **kwargs)
        widget = getattr(field, "widget", None)
        if isinstance(widget, RelatedFieldWidgetWrapper):
            widget.can_delete_related = widget.can_view_related = False
        return field

    def formfield_for_foreignkey(
        self, db_field: ForeignKey, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        kwargs.setdefault("form_class", picker.ChoiceField)
        if db_field.name in self.get_autocomplete_fields(request):
            kwargs.setdefault("widget", picker.ChosenSelect(db_field, self.admin_site))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_field_queryset(
        self, db: str | None, db_field: ForeignKey, request: HttpRequest
    ) -> QuerySet[Model] | None:
        """Offer what this person may see, and accept nothing else."""
        related = db_field.remote_field.model
        if not self.admin_site.is_registered(related):
            return super().get_field_queryset(db, db_field, request)
        return self.admin_site.get_model_admin(related).get_queryset(request)


class DeskAdmin(Small, ModelAdmin):
    """A kind of thing: what is not there, or not for this person, answers alike."""

    actions = None  # what is done, is done to one thing at a time
    list_per_page = 50
    show_full_result_count = False
    show_facets = ShowFacets.NEVER
    view_on_site = False

    def changeform_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "_saveasnew" in request.POST:
            raise BadRequest("Nothing is saved as another thing.")
        return super().changeform_view(request, *args, **kwargs)

    def _get_obj_does_not_exist_redirect(self, *args: Any) -> None:
        raise Http404

    def delete_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Tell what uses the record, or put it into the bin. What has no bin is not deleted."""
        record = one_or_404(self.get_queryset(request), object_id)
        if not self.has_delete_permission(request, record) or not desk_bin.may_delete(
            request.user, str(self.opts.model_name)
        ):
            raise PermissionDenied
        status = 200
        if request.method == "POST":
            try:
                desk_bin.throw_away(record, by=request.user)
            except desk_bin.BinRefused as reason:
                messages.error(request, str(reason))
                status = 409
            else:
                messages.success(
                    request,
                    gettext("“%(name)s” is in the bin, from where it can be brought back.")
                    % {"name": record},
                )
                return redirect("admin:bin")
        uses = desk_bin.uses(record, request.user)
        context = {
            **self.admin_site.each_context(request),
            "title": gettext("Delete “%(name)s”") % {"name": str(record).strip("“”")},
            "opts": self.opts,
            "record": record,
            "change_url": _change_url(record),
            "uses": uses,
            "used_records": [
                (capfirst(used._meta.verbose_name), used, _change_url(used))
                for used in uses.records
                if self.admin_site.is_registered(type(used))
            ],
        }
        return render(request, "admin/bin/delete.html", context, status=status)

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        title = {"title": capfirst(str(self.opts.verbose_name_plural))}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_changelist_instance(self, request: HttpRequest) -> Any:
        """Some questions fail only when they are asked: a year that no calendar or column has."""
        try:
            return super().get_changelist_instance(request)
        except (ValueError, OverflowError, DataError) as error:
            raise IncorrectLookupParameters(error) from error

    def lookup_allowed(self, lookup: str, value: str, request: HttpRequest) -> bool:
        """A pattern in an address may be wrong, or take for ever; no list of ours needs one. And
        by the number of what hangs on a record, one learns of what one may not see."""
        if lookup.endswith("regex") or self._hangs_on(lookup.partition(LOOKUP_SEP)[0]):
            return False
        return super().lookup_allowed(lookup, value, request)

    def _hangs_on(self, name: str) -> bool:
        return any(
            name == relation.get_accessor_name() or name == relation.name
            for relation in self.opts.related_objects
        )

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Model], search_term: str
    ) -> tuple[QuerySet[Model], bool]:
        return super().get_search_results(request, queryset, tidy(search_term)[:SEARCH_LENGTH])


class AddressForm(Form):
    """A record with an address, which may not be one that leads readers to another record."""

    def clean_slug(self) -> str:
        slug: str = self.cleaned_data["slug"]
        if other := addresses.other_at(self.instance, slug):
            raise ValidationError(
                gettext(
                    "“%(name)s” had this address once, and readers who kept it are led there. "
                    "Choose another one."
                )
                % {"name": other}
            )
        return slug


class Addressed(DeskAdmin):
    """Something that stories share, whose address readers may have kept."""

    form = AddressForm
    change_form_template = "admin/shared.html"

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """What readers see changes at once: that takes the right to publish."""
        allowed = super().has_change_permission(request, obj)
        return allowed and not _kept_for_publishers(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        allowed = super().has_delete_permission(request, obj)
        return allowed and not _kept_for_publishers(request, obj)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        record = context.get("original")
        allowed = super().has_change_permission(request, record)
        context["kept_for_publishers"] = allowed and _kept_for_publishers(request, record)
        return super().render_change_form(request, context, **kwargs)

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Look again with the row locked: meanwhile somebody may have published it."""
        before = None
        if change:
            before = self.model._default_manager.select_for_update().get(pk=obj.pk)
            if not self.has_change_permission(request, before):
                raise PermissionDenied
        super().save_model(request, obj, form, change)
        shared.changed(obj, before=before, now=timezone.now())

    def get_form(self, request: HttpRequest, obj: Model | None = None, **kwargs: Any) -> Any:
        if obj and shared.was_live(obj):
            kwargs["help_texts"] = {"slug": LEADS_ON}
        return super().get_form(request, obj, **kwargs)

    def get_prepopulated_fields(
        self, request: HttpRequest, obj: Model | None = None
    ) -> dict[str, Any]:
        return {} if obj else {"slug": ["name"]}


def _change_url(record: Any) -> str:
    return reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])


def _kept_for_publishers(request: HttpRequest, record: Any) -> bool:
    """Whether readers see this record, and this person may not publish.

    Sections are how the house is built: whoever may change them at all may change them so.
    """
    if record is None or isinstance(record, Section):
        return False
    if request.user.has_perm(Move.PUBLISH.permission):
        return False
    return shared.is_live(record)


def seen(record: Model, fields: Iterable[str]) -> str:
    """Return a token for what somebody saw of a record, to be compared when they vouch for it."""
    values = repr([str(record.serializable_value(name)) for name in sorted(fields)])
    return salted_hmac("seen at the desk", values, algorithm="sha256").hexdigest()[:32]


class ReadOnly(DeskAdmin):
    """Records that are made by what people do, and never by hand."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False


def page_of_one(model_admin: Any, name: str, view: Callable[..., HttpResponse]) -> URLPattern:
    """Return the address of a page about one story; `view` gets the admin, the request, the id."""

    def shown(request: HttpRequest, object_id: str) -> HttpResponse:
        return view(model_admin, request, object_id)

    guarded = model_admin.admin_site.admin_view(shown)
    return path(f"<path:object_id>/{name}/", guarded, name=f"articles_story_{name}")


def one_or_404(records: QuerySet[Any], object_id: str) -> Any:
    """Return the record with this id from an address, which may be anything."""
    try:
        return records.get(pk=object_id)
    except (ObjectDoesNotExist, ValueError, ValidationError):
        raise Http404 from None


class Colleagues(forms.ModelChoiceField):
    """A choice among accounts, by the names of their people."""

    def label_from_instance(self, obj: Any) -> str:
        return name_of(obj)


def name_of(user: Any) -> str:
    return user.get_full_name() or user.get_username()


def person_field(db_field: ForeignKey, users: QuerySet[Any]) -> forms.ModelChoiceField:
    """Return the field that chooses a colleague; nobody needs a right to see accounts for it."""
    return Colleagues(
        users.order_by("first_name", "last_name", "username"),
        required=not db_field.blank,
        label=capfirst(db_field.verbose_name),
        help_text=db_field.help_text,
    )
