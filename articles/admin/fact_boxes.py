"""A fact box in a story's form: its lines are fields of the box, for as many as a box may have.

So a box is one part like any other when two texts are laid side by side, and its lines need no
script. A line that is left empty is none; those that stay close up.
"""

import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext as _

from articles.admin.parts import Block, BlockForm
from articles.models import Fact, FactBox

MOST_FACTS = 8
COLUMNS = ("term", "words", "source")
NUMBERS = range(1, MOST_FACTS + 1)


class FactBoxForm(BlockForm):
    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        facts = self.instance.facts.all() if self.instance.pk else ()
        for number, fact in zip(NUMBERS, facts, strict=False):
            self.initial[f"term_{number}"] = fact.term
            self.initial[f"words_{number}"] = fact.words
            self.initial[f"source_{number}"] = fact.source_id
            self._show(self.fields[f"source_{number}"], fact.source)

    def _show(self, field: Any, source: Model | None) -> None:
        """The chosen source is in memory: it is not asked for again."""
        if source is not None:
            field.chosen = getattr(field.widget, "widget", field.widget).chosen = source

    def clean(self) -> dict[str, Any]:
        for number in NUMBERS:
            term, words, source = self._line(number)
            if (words or source) and not term:
                reason = _("Write the number or the term that this line is about.")
                self.add_error(f"term_{number}", ValidationError(reason))
        return super().clean()

    def _line(self, number: int) -> tuple[str, str, Any]:
        term, words, source = (self.cleaned_data.get(f"{name}_{number}") for name in COLUMNS)
        return (term or "").strip(), (words or "").strip(), source

    def _save_m2m(self) -> None:
        """Write the lines anew, when the box has its row."""
        super()._save_m2m()
        lines = [self._line(number) for number in NUMBERS]
        Fact.objects.filter(box=self.instance).delete()
        Fact.objects.bulk_create(
            Fact(box=self.instance, term=term, words=words, source=source, ordering=ordering)
            for ordering, (term, words, source) in enumerate(lines)
            if term
        )


class FactBoxInline(Block):
    model = FactBox
    form = FactBoxForm
    fields = (
        "title",
        *(f"{name}_{number}" for number in NUMBERS for name in COLUMNS),
        "part",
        "region",
        "ordering",
    )

    def get_autocomplete_fields(self, request: HttpRequest) -> tuple[str, ...]:
        return ("source",)  # of a line; the box itself has none

    def get_queryset(self, request: HttpRequest) -> QuerySet[Model]:
        return super().get_queryset(request).prefetch_related("facts__source")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Give the form the fields of its lines; what may be chosen depends on who asks."""
        kwargs["form"] = type(self.form.__name__, (self.form,), self._lines(request))
        return super().get_formset(request, obj, **kwargs)

    def _lines(self, request: HttpRequest) -> dict[str, forms.Field]:
        columns = {
            name: self.formfield_for_dbfield(Fact._meta.get_field(name), request)
            for name in COLUMNS
        }
        columns["term"].widget.attrs["placeholder"] = " "  # so that a sheet can tell an empty one
        return {
            f"{name}_{number}": copy.deepcopy(field)
            for number in NUMBERS
            for name, field in columns.items()
        }
