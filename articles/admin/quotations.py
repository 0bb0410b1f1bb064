"""The Quotes panel of a story's form: every quotation of its text, and what to decide about it.

It is read from the text in the form, saved or not, each time that text changes, and writes
nothing; what was decided goes with the story when it is saved (`carry_out`). A refresh keeps what
was touched, and takes a decision along when its quotation was corrected by some letters. With the
panel comes the list of checks, of the whole form.
"""

import re
from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin import as_typed, decisions, findings, panel_rows, picker, typed, written
from articles.admin.base import one_or_404
from articles.admin.decisions import Decisions
from articles.admin.findings import Checklist
from articles.admin.panel import Panel
from articles.admin.typed import Values
from articles.admin.written import Written
from articles.document import quotations as read
from articles.models import Author, Photo, Quote, Section, Source, Story, Topic
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import quotations
from articles.publishing.errors import NotAllowed
from articles.publishing.quotations import Deed

#: What is looked through while somebody types; a longer text is looked through when it is saved.
MOST_LETTERS = 1_000_000
MOST_RECORDS = 20  # that are offered for the same words
#: Field of a form → the kind of record that it names.
NAMED = {
    "quote": Quote,
    "photo": Photo,
    "lead_photo": Photo,
    "source": Source,
    "author": Author,
    "section": Section,
    "topics": Topic,
}
_BROKEN = re.compile(r"[^\w\s,;:!?.()-]+")


# --- in the form ---------------------------------------------------------------------------------


def of_form(model_admin: Any, request: HttpRequest, context: dict[str, Any]) -> Panel:
    """Return the panel of a form that is about to be shown."""
    story, form = context.get("original"), context["adminform"].form
    if form.is_bound:
        values = dict(request.POST.lists())
        text, made = _sent(model_admin, request, values), form.decisions
    else:
        formsets = [inline.formset for inline in context["inline_admin_formsets"]]
        text, made = written.in_rows(form["language"].value() or "en", formsets), {}
    return _panel(model_admin, request, story, text, made)


def _sent(model_admin: Any, request: HttpRequest, values: Values) -> Written:
    """Read a sent form; records that this person may not see are none."""
    quotes = model_admin.admin_site.get_model_admin(Quote)
    seen = quotes.get_queryset(request).select_related("speaker", "source")
    may = quotes.has_view_permission(request)
    return written.in_values(values, seen if may else seen.none(), Author.objects.all())


def _panel(
    model_admin: Any, request: HttpRequest, story: Story | None, text: Written, made: Decisions
) -> Panel:
    looked = quotations.look_at(text.document)
    authors = text.authors
    if not authors and any(not one.quotations for one in looked.review.quotations):
        authors = list(Author.objects.filter(user=request.user))
    return panel_rows.put_together(story, text, looked, made, authors, _address(story))


def _address(story: Story | None) -> str:
    if story is None:
        return reverse("admin:articles_story_new_quotes")
    return reverse("admin:articles_story_quotes", args=[story.pk])


# --- saving --------------------------------------------------------------------------------------


def carry_out(request: HttpRequest, story: Story, made: Decisions) -> None:
    """Carry out what was decided, with the story that is being saved; say what was left open."""
    decided = decisions.of(made)
    try:
        outcome = quotations.decide(story, decided, by=request.user, now=timezone.now())
    except NotAllowed as error:
        if decided:
            messages.warning(request, str(error))
        return
    recorded = sum(decision.deed == Deed.RECORD for decision in outcome.done)
    if recorded:
        said = ngettext(
            "%(count)d quotation is recorded.", "%(count)d quotations are recorded.", recorded
        )
        messages.success(request, said % {"count": recorded})
    for decision, reason in outcome.undone:
        words = Truncator(made[decision.key].cleaned_data["words"]).chars(60)
        messages.warning(
            request,
            _("The quotation “%(words)s” was left as it is. %(reason)s")
            % {"words": words, "reason": reason},
        )


def still_open(story: Story, sheet: typed.Sheet) -> typed.Sheet:
    """Leave out decisions that the story already carries: the same press, sent twice."""
    if not sheet.decisions:
        return sheet
    carried = {
        one.key
        for one in quotations.look(story).quotations
        if one.state in (read.State.ATTRIBUTED, read.State.DISMISSED)
    }
    kept = {
        row: values
        for row, values in sheet.decisions.items()
        if row.removeprefix(typed.DECISION) not in carried
        or typed.first(values, "deed") not in (Deed.RECORD, Deed.DISMISS)
    }
    return sheet._replace(decisions=kept)


# --- pages of their own --------------------------------------------------------------------------


def quotes_view(
    model_admin: Any, request: HttpRequest, object_id: str | None = None
) -> HttpResponse:
    """Return the panel for the text that was sent; nothing is written."""
    story = one_or_404(model_admin.get_queryset(request), object_id) if object_id else None
    if not _may_write(model_admin, request, story):
        return model_admin.admin_site.not_found(request)
    values = typed.kept(dict(request.POST.lists()))
    if _is_too_long(values):
        return HttpResponse(
            _("This text is too long to be looked through while you type. Save it to see all."),
            status=413,
            content_type="text/plain; charset=utf-8",
        )
    text = _sent(model_admin, request, values)
    found = _panel(model_admin, request, story, text, decisions.kept(values))
    checked = _checked(model_admin, request, story, values)
    return render(request, "admin/quotes/refreshed.html", {"quotes": found, "checks": checked})


def _checked(
    model_admin: Any, request: HttpRequest, story: Story | None, values: Values
) -> Checklist:
    """Look at the whole form; who may not see a kind of record learns nothing of its words."""
    saved = story.saved_as.document if story and story.saved_as else None
    sheet = typed.sheet(values)
    document = as_typed.document(_seen(model_admin, request, sheet), saved)
    decided = {
        row.removeprefix(typed.DECISION)
        for row, made in sheet.decisions.items()
        if typed.first(made, "deed")
    }
    return findings.of_draft(document, story, timezone.now(), decided)


def _seen(model_admin: Any, request: HttpRequest, sheet: typed.Sheet) -> typed.Sheet:
    """Leave out what names records that this person may not view, by their kind or one by one."""
    site = model_admin.admin_site
    hidden = {
        field
        for field, model in NAMED.items()
        if not site.get_model_admin(model).has_view_permission(request)
    }
    rows = [sheet.fields, *sheet.parts.values()]
    unseen = {
        model: _unseen(model, rows, site.get_model_admin(model).get_queryset(request))
        for model in (Quote, Photo)
    }

    def seen(values: Values) -> Values:
        return {
            name: value
            for name, value in values.items()
            if name not in hidden
            and not unseen.get(NAMED.get(name), frozenset()).intersection(value)
        }

    return sheet._replace(
        fields=seen(sheet.fields), parts={key: seen(row) for key, row in sheet.parts.items()}
    )


def _unseen(model: type[Any], rows: list[Values], visible: QuerySet[Any]) -> frozenset[str]:
    """Return the numbers that a form names of a kind, and which are of nothing one may see."""
    names = [name for name, kind in NAMED.items() if kind is model]
    sent = {typed.first(row, name) for row in rows for name in names if name in row}
    numbers = [int(number) for number in sent if picker.is_key(number)]
    seen = visible.filter(pk__in=numbers).values_list("pk", flat=True) if numbers else ()
    return frozenset(sent - {str(number) for number in seen})


def _may_write(model_admin: Any, request: HttpRequest, story: Story | None) -> bool:
    if story is None:
        return model_admin.has_add_permission(request)
    return model_admin.has_change_permission(request, story)


def _is_too_long(values: Values) -> bool:
    texts = [typed.first(values, name) for name in values if name.endswith("-html")]
    return len(texts) > MAX_BLOCKS or sum(map(len, texts)) > MOST_LETTERS


def records_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Offer the records that we have whose words agree with printed ones."""
    quotes = model_admin.admin_site.get_model_admin(Quote)
    if not quotes.has_view_permission(request):
        return model_admin.admin_site.not_found(request)
    words = request.GET.get("words", "")[:10_000]
    unbroken = max(_BROKEN.split(words), key=len, default="").strip(" .,")
    rows = quotes.get_queryset(request).filter(merged_into=None, words__icontains=unbroken[:200])
    like = rows.select_related("speaker", "source")[: MOST_RECORDS * 5] if unbroken else []
    agreeing = [quote for quote in like if read.verify(quote.words, [words]).same]
    offered = [{"id": str(q.pk), "text": picker.label(q)} for q in agreeing[:MOST_RECORDS]]
    return JsonResponse({"results": offered, "pagination": {"more": False}})


def urls(model_admin: Any) -> list[Any]:
    def of_story(request: HttpRequest, object_id: str) -> HttpResponse:
        return quotes_view(model_admin, request, object_id)

    def of_new_story(request: HttpRequest) -> HttpResponse:
        return quotes_view(model_admin, request)

    def records(request: HttpRequest) -> HttpResponse:
        return records_view(model_admin, request)

    guard = model_admin.admin_site.admin_view
    return [
        path("quotes/", guard(require_POST(of_new_story)), name="articles_story_new_quotes"),
        path("quotes/records/", guard(records), name="articles_story_quote_records"),
        path(
            "<path:object_id>/quotes/", guard(require_POST(of_story)), name="articles_story_quotes"
        ),
    ]
