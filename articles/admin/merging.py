"""Merging on the desk: what looks alike, the two side by side, what is kept of each.

The page says what will happen before anything does, and its form carries what was seen, so that
nobody merges what they did not read. `publishing.merging` does it.
"""

from collections.abc import Callable
from typing import Any, NamedTuple

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.admin import picker, uses
from articles.admin.base import one_or_404
from articles.document.likeness import Alike
from articles.models import LiveQuote, Person, Quote
from articles.publishing import access, likenesses, merging
from articles.publishing.errors import PublishingError

PAIRS = 25  # on a page of the list

WHY: dict[Alike, str | Promise] = {
    Alike.SAME: gettext_lazy("The same words"),
    Alike.PART: gettext_lazy("The words of one stand in the other"),
    Alike.RUN: gettext_lazy("A long run of the same words"),
    Alike.ORDER: gettext_lazy("The same names in another order"),
    Alike.INITIAL: gettext_lazy("The same surname, and a first name or its initial"),
    Alike.ALIAS: gettext_lazy("One is also known by a name of the other"),
}
SAME_NAME = gettext_lazy("The same name")


class Side(NamedTuple):
    """One of the two, and what hangs on it."""

    record: Quote | Person
    url: str
    address: str
    uses: list[uses.Use]
    quotes: int
    live: int

    @property
    def weight(self) -> tuple[int, int, int]:
        """What more hangs on is what usually stays; of equals, the older record."""
        return (self.live, len(self.uses) + self.quotes, -self.record.pk)


class Value(NamedTuple):
    """What one of the two has in a field."""

    pk: int
    text: str
    chosen: bool


class Row(NamedTuple):
    """A field in which the two differ, or the one value that both have."""

    name: str
    label: str
    values: list[Value]
    differs: bool


class Pair(NamedTuple):
    one: Quote | Person
    other: Quote | Person
    why: str | Promise
    url: str


# --- the list ------------------------------------------------------------------------------------


def alike_view(model_admin: Any, request: HttpRequest) -> HttpResponse:
    """Pairs that may be one, the newest first; for who may merge them."""
    if not request.user.has_perm(f"articles.merge_{model_admin.opts.model_name}"):
        return model_admin.admin_site.not_found(request)
    is_quote, visible = model_admin.model is Quote, model_admin.get_queryset(request).order_by()
    rows = likenesses.quotes() if is_quote else likenesses.people()
    if is_quote:
        rows = rows.filter(one__in=visible.values("pk"), other__in=visible.values("pk"))
    before = request.GET.get("before", "")
    if before:
        rows = rows.filter(pk__lt=before) if picker.is_key(before) else rows.none()
    shown = list(rows[: PAIRS + 1])
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Look alike"),
        "opts": model_admin.opts,
        "pairs": [_pair(row.one, row.other) for row in shown[:PAIRS]],
        "older": shown[PAIRS - 1].pk if len(shown) > PAIRS else None,
        "later": bool(before),
    }
    return render(request, "admin/merging/alike.html", context)


def alike(record: Quote | Person, request: HttpRequest) -> list[Pair]:
    """What looks like a record, for its own page; nothing for who may not merge."""
    if not request.user.has_perm(f"articles.merge_{record._meta.model_name}"):
        return []
    found = [like.record for like in likenesses.of(record)]
    if isinstance(record, Quote):
        visible = access.visible_quotes(request.user).filter(pk__in=[one.pk for one in found])
        seen = set(visible.values_list("pk", flat=True)) if found else set()
        found = [one for one in found if one.pk in seen]
    return [_pair(record, other) for other in found]


def _pair(one: Quote | Person, other: Quote | Person) -> Pair:
    why = likenesses.why(one, other)
    text = SAME_NAME if isinstance(one, Person) and why == Alike.SAME else WHY.get(why, "")
    return Pair(one, other, text, _url(one, other))


def _url(one: Quote | Person, other: Quote | Person) -> str:
    return reverse(f"admin:articles_{one._meta.model_name}_merge", args=[one.pk, other.pk])


# --- the two side by side ------------------------------------------------------------------------


def merge_view(
    model_admin: Any, request: HttpRequest, object_id: str, other_id: int
) -> HttpResponse:
    records = model_admin.get_queryset(request)
    one, other = one_or_404(records, object_id), one_or_404(records, str(other_id))
    if one.pk == other.pk or not merging.may_merge(request.user, one, other):
        return model_admin.admin_site.not_found(request)
    if request.method != "POST":
        return _page(model_admin, request, one, other)
    if "apart" in request.POST:
        return _tell_apart(model_admin, request, one, other)
    try:
        return _merge(model_admin, request, one, other)
    except (PublishingError, ValidationError) as reason:
        text = reason.message if isinstance(reason, ValidationError) else str(reason)
        return _page(model_admin, request, one, other, reason=text)


def _merge(model_admin: Any, request: HttpRequest, one: Any, other: Any) -> HttpResponse:
    kept, gone = _chosen(request, one, other)
    fields = merging.FIELDS[type(one)]
    taken = {name for name in fields if request.POST.get(f"field-{name}") == str(gone.pk)}
    merge = merging.merge_quotes if isinstance(one, Quote) else merging.merge_people
    done = merge(
        kept.pk,
        gone.pk,
        taken=taken,
        seen=request.POST.get("seen", ""),
        by=request.user,
        now=timezone.now(),
    )
    names = {"kept": done, "gone": gone}
    model_admin.log_change(request, done, _("Merged with %(gone)s.") % names)
    model_admin.log_change(request, gone, _("Merged into %(kept)s.") % names)
    messages.success(request, _("%(gone)s was merged into %(kept)s.") % names)
    return redirect(reverse(f"admin:articles_{one._meta.model_name}_change", args=[done.pk]))


def _chosen(request: HttpRequest, one: Any, other: Any) -> tuple[Any, Any]:
    """Return the one that stays, and the one that goes."""
    match request.POST.get("kept"):
        case kept if kept == str(one.pk):
            return one, other
        case kept if kept == str(other.pk):
            return other, one
    raise ValidationError(_("Nothing was merged. Choose which of the two stays, then merge."))


def _tell_apart(model_admin: Any, request: HttpRequest, one: Any, other: Any) -> HttpResponse:
    likenesses.tell_apart(one, other, by=request.user, now=timezone.now())
    name = _("number %(number)d") % {"number": other.pk}  # whose words may be for fewer people
    model_admin.log_change(request, one, _("Told apart from %(other)s.") % {"other": name})
    messages.success(request, _("They are two, and will not be offered for merging again."))
    return redirect(reverse(f"admin:articles_{one._meta.model_name}_alike"))


def _page(
    model_admin: Any, request: HttpRequest, one: Any, other: Any, *, reason: str = ""
) -> HttpResponse:
    sides = [_side(record, request) for record in (one, other)]
    stays = max(sides, key=lambda side: side.weight).record
    sent = request.POST.get("kept")
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Merge two quotes") if isinstance(one, Quote) else _("Merge two entries"),
        "opts": model_admin.opts,
        "sides": sides,
        "kept": int(sent) if sent in (str(one.pk), str(other.pk)) else stays.pk,
        "rows": list(_rows(model_admin, request, stays, one, other)),
        "both": _stories_of_both(sides),
        "is_quote": isinstance(one, Quote),
        "seen": merging.fingerprint(one, other),
        "reason": reason,
    }
    status = 409 if reason else 200
    return render(request, "admin/merging/merge.html", context, status=status)


def _side(record: Quote | Person, request: HttpRequest) -> Side:
    url = reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk])
    if isinstance(record, Quote):
        used = [use for use in uses.uses(record, request.user) if use.now]
        live = sum(bool(use.live) for use in used)
        return Side(record, url, f"/quotes/{record.pk}/", used, 0, live)
    seen = access.visible_quotes(request.user)
    quotes = seen.filter(speaker=record, merged_into=None).count()
    live = LiveQuote.objects.filter(speaker=record).values("story").distinct().count()
    return Side(record, url, f"/people/{record.slug}/", [], quotes, live)


def _stories_of_both(sides: list[Side]) -> list[Any]:
    """Stories with both in their text: one of the two uses goes."""
    first, second = ({use.story for use in side.uses if use.in_text} for side in sides)
    return sorted(first & second, key=str)


def _rows(model_admin: Any, request: HttpRequest, stays: Any, one: Any, other: Any) -> Any:
    """Field by field what the two have; where they differ, one of them is chosen."""
    for name in merging.FIELDS[type(one)]:
        texts = {record.pk: _shown(record, name) for record in (one, other)}
        differs = texts[one.pk] != texts[other.pk]
        gone = other if stays is one else one
        chosen = stays if texts[stays.pk] or not texts[gone.pk] else gone
        sent = request.POST.get(f"field-{name}", str(chosen.pk))
        values = [Value(pk, text, sent == str(pk)) for pk, text in texts.items()]
        if differs or texts[one.pk]:
            yield Row(name, _label(one, name), values, differs)


def _label(record: Any, name: str) -> str:
    labels = {"public_figure": _("page for readers"), "speaker": _("who said this")}
    return str(labels.get(name) or record._meta.get_field(name).verbose_name)


def _shown(record: Any, name: str) -> str:
    """What a field says, together with what goes with it."""
    match name:
        case "speaker":
            return record.attribution
        case "provenance":
            parts = (record.get_provenance_display(), record.source, record.reporter)
            return ", ".join(str(part) for part in parts if part)
        case "words" | "original_words":
            text, language = (getattr(record, c) for c in merging.QUOTE[name])
            return f"{text} ({language})" if text and language else text
        case "public_figure":
            return _("Public figure: has a page") if record.public_figure else _("Private: none")
    display = getattr(record, f"get_{name}_display", None)
    value = display() if display else getattr(record, name)
    return str(value) if value else ""


def urls(model_admin: Any) -> list[Any]:
    guard: Callable[..., Any] = model_admin.admin_site.admin_view
    kind = model_admin.opts.model_name

    def listed(request: HttpRequest) -> HttpResponse:
        return alike_view(model_admin, request)

    def compared(request: HttpRequest, object_id: str, other_id: int) -> HttpResponse:
        return merge_view(model_admin, request, object_id, other_id)

    return [
        path("alike/", guard(listed), name=f"articles_{kind}_alike"),
        path(
            "<path:object_id>/merge/<int:other_id>/",
            guard(compared),
            name=f"articles_{kind}_merge",
        ),
    ]


def kept_instead(model_admin: Any, request: HttpRequest, object_id: str | None) -> HttpResponse:
    """Lead from a record that was merged to the kept one. Raises Http404 for any other."""
    gone = None
    if object_id and picker.is_key(object_id):
        merged = model_admin.model.objects.filter(merged_into__isnull=False)
        gone = merged.select_related("merged_into").filter(pk=object_id).first()
    if gone is None or not model_admin.has_view_permission(request):
        raise Http404
    messages.info(request, _("This record was merged. Here is the one that was kept."))
    kind = model_admin.opts.model_name
    return redirect(reverse(f"admin:articles_{kind}_change", args=[gone.merged_into_id]))
