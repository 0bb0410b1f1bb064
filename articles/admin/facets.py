"""By what the list of quotes is narrowed: whom, from whom, when, what is to be put right.

The bank grows for years, so choices are those of the newest records, looked at once a request. Any
other value is narrowed to as well: from a person's page, or from an address that was kept.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import admin
from django.db.models import Q, QuerySet
from django.db.models.functions import ExtractYear
from django.http import HttpRequest
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import picker
from articles.models import LiveQuote, Provenance, Quotation, Quote, QuoteBlock
from articles.publishing import access

NEWEST = 500  # records that choices are taken from
CHOICES = 12  # of one facet


class Newest(NamedTuple):
    """The values that the newest records have, most frequent first."""

    people: list[tuple[str, str]]
    sources: list[tuple[str, str]]
    languages: list[tuple[str, str]]
    years: list[tuple[str, str]]


def newest(request: HttpRequest) -> Newest:
    """Look at the newest records that this person may see, once a request."""
    if not hasattr(request, "newest_quotes"):
        columns = ("speaker", "speaker__name", "source", "source__name", "language", "year")
        visible = access.visible_quotes(request.user).filter(merged_into=None)
        rows = visible.annotate(year=ExtractYear("said_on")).order_by("-pk")
        seen = list(rows.values_list(*columns)[:NEWEST])
        request.newest_quotes = Newest(
            people=_frequent((who, name) for who, name, *_rest in seen),
            sources=_frequent((source, name) for _, _, source, name, *_rest in seen),
            languages=_frequent((code, code) for *_rest, code, _ in seen),
            years=sorted(_frequent((year, year) for *_rest, year in seen), reverse=True),
        )
    return request.newest_quotes


def _frequent(pairs: Iterable[tuple[Any, Any]]) -> list[tuple[str, str]]:
    counted = Counter(pair for pair in pairs if pair[0])
    return [(str(value), str(name)) for (value, name), _ in counted.most_common(CHOICES)]


class Facet(admin.SimpleListFilter):
    """A choice among the values of the newest records; any other value is narrowed to as well."""

    of = ""  # which values of Newest
    column = ""

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        choices = list(getattr(newest(request), self.of))
        value = self.value()
        if value and value not in dict(choices) and (name := self.name_of(value)):
            choices.insert(0, (value, name))
        return choices

    def has_output(self) -> bool:
        return bool(self.lookup_choices)

    def name_of(self, value: str) -> str:
        return value

    def queryset(self, request: HttpRequest, queryset: QuerySet[Quote]) -> QuerySet[Quote]:
        value = self.value()
        return queryset.filter(**{self.column: value}) if value else queryset


class RecordFacet(Facet):
    """A choice of a person or a source, who need not be among those of the newest records."""

    def value(self) -> str | None:
        value = super().value()
        return value if value and picker.is_key(value) else None

    def name_of(self, value: str) -> str:
        related = Quote._meta.get_field(self.column).related_model
        return str(related._default_manager.filter(pk=value).first() or "")


class Speaker(RecordFacet):
    title = gettext_lazy("person")
    parameter_name = column = "speaker"
    of = "people"


class ReportedBy(RecordFacet):
    title = gettext_lazy("reported by")
    parameter_name = column = "source"
    of = "sources"


class Language(Facet):
    title = gettext_lazy("language")
    parameter_name = column = "language"
    of = "languages"


class Year(Facet):
    title = gettext_lazy("year said")
    parameter_name = "year"
    column = "said_on__year"
    of = "years"

    def value(self) -> str | None:
        value = super().value()
        usual = value and len(value) == 4 and value.isascii() and value.isdecimal()
        return value if usual and value != "0000" else None


IN_TEXT = Quotation.objects.order_by().values("quote")
SET_APART = QuoteBlock.objects.filter(quote__isnull=False).order_by().values("quote")
LIVE = LiveQuote.objects.order_by().values("quote")
NO_SPEAKER = Q(speaker=None, described_as="")
NO_SOURCE = Q(provenance=Provenance.REPORTED, source=None)


class Used(admin.SimpleListFilter):
    title = gettext_lazy("used")
    parameter_name = "used"
    CHOICES = {
        "live": Q(pk__in=LIVE),
        "not-live": ~Q(pk__in=LIVE),
        "unused": ~Q(pk__in=IN_TEXT) & ~Q(pk__in=SET_APART) & ~Q(pk__in=LIVE),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("live", _("Live")),
            ("not-live", _("Not live")),
            ("unused", _("In no story")),
        ]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Quote]) -> QuerySet[Quote]:
        wanted = self.CHOICES.get(self.value() or "")
        return queryset.filter(wanted) if wanted is not None else queryset


class Attention(Used):
    title = gettext_lazy("to be put right")
    parameter_name = "attention"
    CHOICES = {
        "speaker": NO_SPEAKER,
        "source": NO_SOURCE,
        "unchecked": Q(checked_by=None),
    }

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        return [
            ("speaker", _("Nobody named or described")),
            ("source", _("Reported, but not by whom")),
            ("unchecked", _("Not checked")),
        ]


FACETS = [Attention, Used, Speaker, ReportedBy, "provenance", Language, Year]
