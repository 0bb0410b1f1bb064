"""Choosing a record by typing: what the field shows, what the list offers, what it costs.

Django's autocomplete fetches the chosen record of every field again, one query a field. A story
of sixty blocks has sixty fields, so here a field shows the record that its row already holds.
"""

from typing import Any

from django import forms
from django.contrib.admin import AdminSite
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.contrib.admin.widgets import AutocompleteSelect, AutocompleteSelectMultiple
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.utils.translation import gettext as _

from articles.document.text import WIDEST
from articles.models import Person, Quote, Story
from articles.publishing import merged


def label(record: Model) -> str:
    """Return how a record is named in a field and in the list below it."""
    if isinstance(record, Quote) and record.attribution:
        return f"{record} {record.attribution}"
    return str(record)


def is_key(value: Any) -> bool:
    """Whether a value from outside can be a primary key: SQLite raises on a longer number."""
    text = str(value)
    return text.isascii() and text.isdecimal() and len(text) <= WIDEST


def media(site: AdminSite) -> forms.Media:
    """What a page needs whose choices are made by typing without a form of Django's."""
    return AutocompleteSelect(Story._meta.get_field("lead_photo"), site).media


class ChosenSelect(AutocompleteSelect):
    """An autocomplete that knows the record it shows; see `know`."""

    chosen: Model | None = None
    hidden = False

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        if self.chosen is None or [str(entry) for entry in value] != [str(self.chosen.pk)]:
            return super().optgroups(name, list(filter(is_key, value)) or [""], attr)
        empty = [] if self.is_required else [self.create_option(name, "", "", False, 0)]
        text = _("A story that you may not see") if self.hidden else label(self.chosen)
        option = self.create_option(name, self.chosen.pk, text, {str(self.chosen.pk)}, 1)
        return [(None, [*empty, option], 0)]


class SeveralSelect(AutocompleteSelectMultiple):
    """A choice of several; each goes by its own button, so that none takes away all."""

    def build_attrs(self, base_attrs: Any, extra_attrs: Any = None) -> dict[str, Any]:
        attrs = super().build_attrs(base_attrs, extra_attrs)
        return attrs | {"data-allow-clear": "false"}

    def optgroups(self, name: str, value: list[str], attr: Any = None) -> list[Any]:
        return super().optgroups(name, list(filter(is_key, value)), attr)


class ChoiceField(forms.ModelChoiceField):
    """A choice that takes the record it already holds without asking the database for it."""

    chosen: Model | None = None

    def to_python(self, value: Any) -> Any:
        if self.chosen is not None and str(value) == str(self.chosen.pk):
            return self.chosen
        key = _key_or_refused(self, value)
        try:
            return super().to_python(key)
        except ValidationError:
            if (kept := _kept_instead(self.queryset.model, key)) is None:
                raise
            return super().to_python(kept)

    def label_from_instance(self, obj: Model) -> str:
        return label(obj)


class SeveralField(forms.ModelMultipleChoiceField):
    """A choice of several records."""

    def _check_values(self, value: Any) -> Any:
        for entry in value:
            _key_or_refused(self, entry)
        return super()._check_values(value)


def _key_or_refused(field: forms.ModelChoiceField, value: Any) -> Any:
    if value in field.empty_values or isinstance(value, Model) or is_key(value):
        return value
    code = "invalid_choice"
    raise ValidationError(
        field.error_messages[code], code=code, params={"value": value, "pk": value}
    )


def _kept_instead(model: type[Model], key: Any) -> int | None:
    """Return what a record was merged into while a form with it was open."""
    if model not in (Person, Quote) or not is_key(key):
        return None
    return merged.kept(model, [int(key)]).get(int(key))


def know(form: forms.ModelForm) -> None:
    """Tell a form's fields the related records that its instance has in memory.

    A story that was restricted since it was chosen stays chosen, without its name.
    """
    for name, field in form.fields.items():
        if not isinstance(field, ChoiceField):
            continue
        record = form.instance._state.fields_cache.get(name)
        if record is not None:
            field.chosen = record
            widget = getattr(field.widget, "widget", field.widget)
            if isinstance(widget, ChosenSelect):
                widget.chosen, widget.hidden = record, _is_hidden(record, field)


def _is_hidden(record: Model, field: ChoiceField) -> bool:
    """Whether a field must not name what it holds; asked only where a story is restricted."""
    restricted = isinstance(record, Story) and record.restricted
    return restricted and not field.queryset.filter(pk=record.pk).exists()


class Picker(AutocompleteJsonView):
    """What an autocomplete offers: the record's name, and where there is one, its picture."""

    def serialize_result(self, obj: Model, to_field_name: str) -> dict[str, Any]:
        result: dict[str, Any] = {"id": str(getattr(obj, to_field_name)), "text": label(obj)}
        if isinstance(obj, Person):
            result["role"] = obj.role
        picture = getattr(self.model_admin, "picture_url", None)
        if picture and (url := picture(obj)):
            result["picture"] = url
        return result
