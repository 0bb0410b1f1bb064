"""Quotes: the records of what was said, and where they are used."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import get_user_model
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import DeskAdmin, person_field
from articles.admin.site import desk
from articles.models import Quote, Story


@admin.register(Quote, site=desk)
class QuoteAdmin(DeskAdmin):
    list_display = ["__str__", "who", "role", "said_on", "source"]
    list_filter = ["provenance", "obtained"]
    list_select_related = ["speaker", "source"]
    search_fields = ["words", "original_words", "speaker__name", "described_as"]
    autocomplete_fields = ["speaker", "source", "reporter"]
    readonly_fields = ["used_in"]
    fieldsets = [
        (_("What was said"), {"fields": ["words", "language"]}),
        (_("By whom"), {"fields": ["speaker", "described_as", "role"]}),
        (
            _("How we know"),
            {"fields": ["provenance", "source", "reporter", "obtained", "occasion", "said_on"]},
        ),
        (
            _("Translation, link, check"),
            {
                "classes": ["collapse"],
                "fields": ["original_words", "original_language", "link", "checked_by"],
            },
        ),
        (_("Stories that use it"), {"fields": ["used_in"]}),
    ]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        return super().get_queryset(request).select_related("speaker")

    @admin.display(description=_("who"), ordering="speaker__name")
    def who(self, quote: Quote) -> str:
        return quote.attribution

    @admin.display(description=_("used in"))
    def used_in(self, quote: Quote) -> SafeString | str:
        if quote.pk is None:
            return _("No story yet.")
        if not (links := quote_uses(quote)):
            return _("No story yet.")
        return format_html(
            "<ul>{}</ul>", format_html_join("", '<li><a href="{}">{}</a></li>', links)
        )

    def formfield_for_foreignkey(
        self, db_field: Any, request: HttpRequest, **kwargs: Any
    ) -> forms.ModelChoiceField | None:
        if db_field.name == "checked_by":
            return person_field(db_field, get_user_model().objects.filter(is_active=True))
        return super().formfield_for_foreignkey(db_field, request, **kwargs)


def quote_uses(quote: Quote) -> list[tuple[str, Story]]:
    """Return address and story of each working copy that uses a quote."""
    uses = Q(quotations__quote=quote) | Q(articles_quoteblock_set__quote=quote)
    stories = Story.objects.filter(uses).distinct()
    return [(reverse("admin:articles_story_change", args=[story.pk]), story) for story in stories]
