"""Quotes: the records of what was said, where they are used, and using them again."""

from typing import Any

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.translation import gettext, ngettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_POST

from articles.admin import bank, facets, merging, uses
from articles.admin.base import SEARCH_LENGTH, DeskAdmin, name_of, one_or_404, seen
from articles.admin.site import desk
from articles.document.text import tidy
from articles.models import Quote
from articles.publishing import access, likenesses

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
    list_display = ["quoted", "who", "said", "reported", "used"]
    list_display_links = None
    list_filter = facets.FACETS
    list_select_related = ["speaker", "source"]
    paginator = bank.BoundedPaginator
    ordering = ["-pk"]
    search_fields = ["words"]  # and more: see get_search_results
    search_help_text = _("Words, person, role, source, year or date, headline of a story")
    autocomplete_fields = ["speaker", "source", "reporter"]
    readonly_fields = ["checked"]
    change_form_template = "admin/bank/quote.html"
    change_list_template = "admin/bank/list.html"
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
    ]

    # --- the list --------------------------------------------------------------------------------

    quoted = bank.quoted
    who = bank.who
    said = bank.said
    reported = bank.reported
    used = bank.used

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quote]:
        visible = access.visible_quotes(request.user).filter(merged_into=None)
        return visible.order_by(*self.ordering).select_related("speaker")

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[bank.Bank]:
        return bank.Bank

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Quote], search_term: str
    ) -> tuple[QuerySet[Quote], bool]:
        stories = access.visible_stories(request.user)
        return bank.found(queryset, tidy(search_term)[:SEARCH_LENGTH], stories), False

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        may = {"may_merge": request.user.has_perm("articles.merge_quote")}
        return super().changelist_view(request, may | (extra_context or {}))

    # --- a quote's own page ----------------------------------------------------------------------

    def _get_obj_does_not_exist_redirect(
        self, request: HttpRequest, opts: Any, object_id: str
    ) -> HttpResponse:
        return merging.kept_instead(self, request, object_id)

    @admin.display(description=_("checked by"))
    def checked(self, quote: Quote) -> str:
        return name_of(quote.checked_by) if quote.checked_by else ""

    def save_model(self, request: HttpRequest, obj: Quote, form: Any, change: bool) -> None:
        """Somebody checked the words as they stood: a change voids it."""
        if change and set(form.changed_data) & CHECKED:
            obj.checked_by = None
        super().save_model(request, obj, form, change)
        likenesses.note(obj)
        if change and "words" in form.changed_data:
            self._say_who_carries(request, obj)

    def _say_who_carries(self, request: HttpRequest, quote: Quote) -> None:
        """Other words in the record than in a text: each story is to be looked at."""
        carrying = [use.story for use in uses.uses(quote, request.user) if use.now]
        if not carrying:
            return
        text = ngettext(
            "One story still has the old words in its text: %(stories)s. What is live stays as it "
            "was published. Open it to use the new words there.",
            "%(count)d stories still have the old words in their texts: %(stories)s. What is live "
            "stays as it was published. Open them to use the new words there.",
            len(carrying),
        )
        stories = ", ".join(f"“{story}”" for story in carrying)
        messages.warning(request, text % {"count": len(carrying), "stories": stories})

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], **kwargs: Any
    ) -> HttpResponse:
        if quote := context.get("original"):
            used = uses.uses(quote, request.user)
            context |= {
                "seen": seen(quote, CHECKED),
                "uses": used,
                "carrying": [use for use in used if use.now],
                "alike": merging.alike(quote, request),
                "may_use": request.user.has_perm("articles.add_quoteblock"),
            }
        return super().render_change_form(request, context, **kwargs)

    # --- pages of their own ----------------------------------------------------------------------

    def get_urls(self) -> list[Any]:
        guard = self.admin_site.admin_view
        own = [
            path(
                "<path:object_id>/check/",
                guard(require_POST(self.check_view)),
                name="articles_quote_check",
            ),
            path("<path:object_id>/use/", guard(self.use_view), name="articles_quote_use"),
        ]
        return [*own, *merging.urls(self), *super().get_urls()]

    def use_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        return uses.use_view(self, request, one_or_404(self.get_queryset(request), object_id))

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
