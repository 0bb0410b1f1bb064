"""Quotes: the records of what was said, and where they are used."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin.base import DeskAdmin, name_of, one_or_404, seen
from articles.admin.site import desk
from articles.models import Quote, Story

#: What somebody vouches for when they say that they checked a quote.
CHECKED = frozenset(
    {
        "words",
        "original_words",
        "speaker",
        "described_as",
        "role",
        "provenance",
        "source",
        "said_on",
    }
)


@admin.register(Quote, site=desk)
class QuoteAdmin(DeskAdmin):
    list_display = ["__str__", "who", "role", "said_on", "source"]
    list_filter = ["provenance", "obtained"]
    list_select_related = ["speaker", "source"]
    search_fields = ["words", "original_words", "speaker__name", "described_as"]
    autocomplete_fields = ["speaker", "source", "reporter"]
    readonly_fields = ["used_in", "checked"]
    change_form_template = "admin/quote.html"
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
                "fields": ["original_words", "original_language", "link", "checked"],
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

    @admin.display(description=_("checked by"))
    def checked(self, quote: Quote) -> str:
        return name_of(quote.checked_by) if quote.checked_by else ""

    def save_model(self, request: HttpRequest, obj: Quote, form: Any, change: bool) -> None:
        """Somebody checked the words as they stood: a change voids it."""
        if change and set(form.changed_data) & CHECKED:
            obj.checked_by = None
        super().save_model(request, obj, form, change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        quote = context.get("original")
        context["seen"] = seen(quote, CHECKED) if quote else ""
        return super().render_change_form(request, context, **kwargs)

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view(require_POST(self.check_view))
        own = path("<path:object_id>/check/", view, name="articles_quote_check")
        return [own, *super().get_urls()]

    def check_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """I checked it: nobody says so for somebody else."""
        with transaction.atomic():
            quotes = self.get_queryset(request).select_for_update(of=("self",))
            quote = one_or_404(quotes, object_id)
            if not self.has_change_permission(request, quote):
                return self.admin_site.not_found(request)
            if request.POST.get("seen") != seen(quote, CHECKED):
                messages.error(
                    request,
                    gettext(
                        "The quote was changed while you looked at it. "
                        "Read it again, then say that you checked it."
                    ),
                )
            else:
                quote.checked_by = request.user
                quote.save(update_fields=["checked_by"])
                self.log_change(request, quote, gettext("Checked."))
                messages.success(request, gettext("You checked %(quote)s.") % {"quote": quote})
        return redirect(reverse("admin:articles_quote_change", args=[quote.pk]))


def quote_uses(quote: Quote) -> list[tuple[str, Story]]:
    """Return address and story of each working copy that uses a quote."""
    uses = Q(quotations__quote=quote) | Q(articles_quoteblock_set__quote=quote)
    stories = Story.objects.filter(uses).distinct()
    return [(reverse("admin:articles_story_change", args=[story.pk]), story) for story in stories]
