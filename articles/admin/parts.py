"""What every part of a story has in its form: blocks in their order, and what stands beside them.

Every part with an id carries it in the form. So text that could not be saved can be laid beside
what is there now, part by part, and put back into its place even when the row has gone meanwhile.
"""

import re
from collections.abc import Sequence
from typing import Any

from content_editor.admin import ContentEditorInline
from django import forms
from django.contrib.admin import StackedInline
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from articles.admin.base import Form, Small
from articles.models.blocks import MAX_BLOCKS
from articles.models.fields import ProseField, part_id

REGION = "main"
MAX_BESIDE = 200  # quotations, citations, bylines, related stories: each
PART_ID = re.compile(r"b[0-9a-f]{14}\Z")


class Order(forms.IntegerField):
    """The place of a part. It is set by buttons, so what is no place is simply the last."""

    widget = forms.HiddenInput
    LAST = 30_000  # fits a small integer of either database

    def clean(self, value: Any) -> int:
        try:
            return max(0, min(int(value), self.LAST))
        except (TypeError, ValueError):
            return self.LAST


class KnownRow(forms.Field):
    """The row that a form belongs to, which the formset has in memory already."""

    widget = forms.HiddenInput

    def __init__(self, row: Model) -> None:
        super().__init__(required=False, initial=row.pk)
        self.row = row

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False

    def clean(self, value: Any) -> Model:
        if str(value) != str(self.row.pk):
            raise ValidationError(_("This part of the story was changed meanwhile. Open it again."))
        return self.row


class PartForm(Form):
    """A part of a story. `part` is the part's id, for the life of the part."""

    part = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk and hasattr(self.instance, "key"):
            self.initial["part"] = self.instance.key

    def has_changed(self) -> bool:
        return bool(set(self.changed_data) - {"part", "region"})

    def _get_validation_exclusions(self) -> set[str]:
        """A record that stays chosen need not be looked up again."""
        excluded = super()._get_validation_exclusions()
        for name, field in self.fields.items():
            chosen = getattr(field, "chosen", None)
            if chosen is not None and self.cleaned_data.get(name) is chosen:
                excluded.add(name)
        return excluded


class PartFormSet(BaseInlineFormSet):
    """The parts of one kind. Ids are kept when they are ours and free, else drawn anew.

    siblings  the formsets of all kinds of parts in the same form
    """

    siblings: Sequence[BaseInlineFormSet] = ()

    @cached_property
    def empty_form(self) -> forms.ModelForm:
        """The pattern of a new part, which Django would make anew each time it is looked at."""
        return super().empty_form

    def total_form_count(self) -> int:
        """Make no rows for a number that is refused anyway (`absolute_max`)."""
        if self.is_bound and self.management_form.cleaned_data["TOTAL_FORMS"] > self.absolute_max:
            return 0
        return super().total_form_count()

    def add_fields(self, form: forms.ModelForm, index: int | None) -> None:
        super().add_fields(form, index)
        if form.instance.pk:
            form.fields[self._pk_field.name] = KnownRow(form.instance)

    def clean(self) -> None:
        super().clean()
        if not hasattr(self.model, "key"):
            return
        taken = self._taken()
        for form in self.extra_forms:
            wanted = getattr(form, "cleaned_data", {}).get("part", "")
            if not PART_ID.match(wanted) or wanted in taken:
                wanted = part_id()
            form.instance.key = wanted
            taken.add(wanted)

    def _taken(self) -> set[str]:
        """Ids of all parts of the story that are there, and of new ones that have theirs."""
        taken: set[str] = self.instance.__dict__.setdefault("_part_ids", set())
        if not taken:
            taken.update(
                form.instance.key
                for formset in self.siblings or [self]
                for form in formset.initial_forms
                if hasattr(form.instance, "key")
            )
        return taken


class Part(Small):
    """A kind of part: which fields it shows, and which records come with its rows."""

    form = PartForm
    formset = PartFormSet
    extra = 0
    with_records: tuple[str, ...] = ()

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Two texts of a story put together are shown again, even where they are too much."""
        kwargs.setdefault("absolute_max", 2 * self.max_num)
        return super().get_formset(request, obj, **kwargs)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        rows = super().get_queryset(request)
        return rows.select_related(*self.with_records) if self.with_records else rows

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "ordering":
            return Order(required=False, initial=Order.LAST)
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class BlockForm(PartForm):
    def clean_region(self) -> str:
        """A story has one region; a block anywhere else could not be found again."""
        return REGION


class Block(Part, ContentEditorInline):
    form = BlockForm
    max_num = MAX_BLOCKS
    template = "admin/parts/block.html"
    button = "<span class=kind></span>"  # no icon font; the kind is said in words

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "region":
            return forms.CharField(required=False, widget=forms.HiddenInput, initial=REGION)
        if isinstance(db_field, ProseField):
            kwargs["max_length"] = None  # the field measures what it keeps, not what was sent
        return super().formfield_for_dbfield(db_field, request, **kwargs)


class Beside(Part, StackedInline):
    """What belongs to the whole story."""

    max_num = MAX_BESIDE
    template = "admin/parts/beside.html"
    classes = ("beside",)
    empty: Any = ""
