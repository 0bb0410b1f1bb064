"""Text that could not be saved, because somebody else's save came first.

Nothing of it is written to the story. It is kept for the person who typed it, laid beside the
story as it is now, and put into the form again by their choice, until it is saved or discarded.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import decisions, quotations, typed
from articles.admin.base import name_of, one_or_404
from articles.admin.typed import MINE, ORDER, THEIRS, Difference, Sheet, Side, Values
from articles.document import diff, prose
from articles.document.diff import Piece
from articles.models import Autosave, Story, Version


def started_from(request: HttpRequest) -> int | None:
    """Return the Version that a sent form started from; what is no number started from nothing."""
    sent = request.POST.get("started_from", "")
    return int(sent) if sent.isdecimal() and len(sent) < 19 else None


def shown_start(request: HttpRequest, story: Story | None) -> int | str:
    """Return what the form is to carry: on a second showing of the same form, what it carried."""
    if story is None:
        return ""
    again = request.method == "POST" and not getattr(request, "offered_again", False)
    start = started_from(request) if again else story.saved_as_id
    return "" if start is None else start


def offered_again(form: type[forms.ModelForm]) -> type[forms.ModelForm]:
    """Return a form that shows what it was filled with, and is not ready to be written."""

    class OfferedAgain(form):  # type: ignore[valid-type,misc]  # a class made for this request
        def is_valid(self) -> bool:
            super().is_valid()
            return False

    return OfferedAgain


def applied(request: HttpRequest, story: Story) -> None:
    """The text was put into the form and saved: it need not be kept any longer."""
    if "unsaved" in request.POST:
        Autosave.objects.filter(story=story, by=request.user).delete()


# --- keeping and comparing -----------------------------------------------------------------------


def late(model_admin: Any, request: HttpRequest, story: Story) -> HttpResponse:
    """Keep what was typed and show both texts; equal texts are no conflict."""
    sent = typed.kept(dict(request.POST.lists()))
    start = started_from(request)
    base = Version.objects.filter(story=story, pk=start).first() if start else None
    comparison = compare(model_admin, request, story, sent, base)
    if not comparison.differences:
        messages.success(request, _("“%(headline)s” is saved.") % {"headline": story})
        return redirect(reverse("admin:articles_story_change", args=[story.pk]))
    kept, _made = Autosave.objects.update_or_create(
        story=story,
        by=request.user,
        defaults={"typed": sent, "started_from": base, "at": timezone.now()},
    )
    return _page(model_admin, request, story, kept, comparison, status=409)


class Comparison(NamedTuple):
    mine: Sheet
    theirs: Sheet
    differences: list[Difference]
    reader: "Reader"


def compare(
    model_admin: Any, request: HttpRequest, story: Story, sent: Values, base: Version | None
) -> Comparison:
    form, formsets = _form(model_admin, request, story)
    now = typed.shown(form)
    for formset in formsets:
        for row in formset.forms:
            now |= typed.shown(row)
    mine, theirs = quotations.still_open(story, typed.sheet(sent)), typed.sheet(now)
    before = typed.from_document(base.document) if base else Sheet({}, {})
    return Comparison(mine, theirs, typed.differences(mine, theirs, before), Reader(form, formsets))


def _form(model_admin: Any, request: HttpRequest, story: Story) -> tuple[Any, list[Any]]:
    """Return the story's form as it would be shown now, unbound."""
    form = model_admin.get_form(request, story, change=True)(instance=story)
    formsets = [
        formset(
            instance=story,
            prefix=formset.get_default_prefix(),
            queryset=inline.get_queryset(request),
        )
        for formset, inline in model_admin.get_formsets_with_inlines(request, story)
    ]
    return form, formsets


def put_together(model_admin: Any, request: HttpRequest, story: Story) -> Values | None:
    """Return a filled form by the choices in the address; None when there is nothing kept."""
    kept = Autosave.objects.filter(story=story, by=request.user).select_related("started_from")
    if not (found := kept.first()):
        return None
    comparison = compare(model_admin, request, story, found.typed, found.started_from)
    take: dict[str, Side] = {}
    for number, difference in enumerate(comparison.differences):
        chosen = request.GET.get(f"take-{number}", difference.take)
        take[difference.at] = MINE if chosen == MINE else THEIRS
    return typed.together(comparison.mine, comparison.theirs, take)


# --- showing -------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """A difference as a page shows it. A side is None where the part is not there."""

    number: int
    label: str
    take: Side
    mine: tuple[Piece, ...] | None
    theirs: tuple[Piece, ...] | None


class Reader:
    """Turns values of the form into words: names of records for their ids, prose for its HTML."""

    def __init__(self, form: Any, formsets: list[Any]) -> None:
        self.form = form
        self.kinds = {formset.prefix: formset for formset in formsets}

    def shown(self, number: int, difference: Difference) -> Shown:
        label = self._label(difference)
        if difference.at == ORDER:
            return Shown(number, label, difference.take, *self._orders())
        mine, theirs = (
            self._text(difference, side) for side in (difference.mine, difference.theirs)
        )
        pieces = diff.words(theirs or "", mine or "")
        here = tuple(piece for piece in pieces if piece.kind != diff.REMOVED)
        there = tuple(piece for piece in pieces if piece.kind != diff.ADDED)
        return Shown(
            number,
            label,
            difference.take,
            None if mine is None else here,
            None if theirs is None else there,
        )

    def _orders(self) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
        mine, theirs = _("Blocks in my order"), _("Blocks in the order of the story now")
        return (Piece(diff.SAME, mine),), (Piece(diff.SAME, theirs),)

    def _label(self, difference: Difference) -> str:
        if difference.at == ORDER:
            return _("Order of the blocks")
        if difference.prefix == typed.DECISION:
            return _("Decision about a quotation")
        if difference.prefix:
            return str(self.kinds[difference.prefix].model._meta.verbose_name).capitalize()
        return str(self.form.fields[_field(self.form, difference.at)].label).capitalize()

    def _text(self, difference: Difference, values: Values | None) -> str | None:
        if values is None:
            return None
        if difference.prefix == typed.DECISION:
            return decisions.in_words(values)
        kind = self.kinds.get(difference.prefix)
        fields = kind.empty_form.fields if kind is not None else self.form.fields
        lines = []
        for name, entries in values.items():
            field = fields.get(name) or fields.get(name.rpartition("_")[0])
            if field is None or name in typed.BOOKKEEPING:
                continue
            if words := ", ".join(filter(None, (_words(field, name, entry) for entry in entries))):
                lines.append(words)
        return "\n".join(lines)


def _field(form: Any, name: str) -> str:
    """Return the field of a value; a date and its time are two values of one field."""
    return name if name in form.fields else name.rpartition("_")[0]


def _words(field: forms.Field, name: str, value: str) -> str:
    if name in typed.PROSE:
        return prose.plain(typed.closed_up(value))
    if isinstance(field, forms.ModelChoiceField) and value:
        try:
            record = field.queryset.get(pk=value)
        except (field.queryset.model.DoesNotExist, ValueError):
            return value
        return field.label_from_instance(record)
    return value


def _page(
    model_admin: Any,
    request: HttpRequest,
    story: Story,
    kept: Autosave,
    comparison: Comparison,
    status: int = 200,
) -> HttpResponse:
    last = story.saved_as
    context: Mapping[str, Any] = {
        **model_admin.admin_site.each_context(request),
        "title": _("Two texts of “%(headline)s”") % {"headline": story},
        "story": story,
        "opts": model_admin.opts,
        "kept": kept,
        "late": status == 409,
        "last": last,
        "last_by": name_of(last.by) if last and last.by else "",
        "own": bool(last and last.by_id == request.user.pk),
        "differences": [
            comparison.reader.shown(number, difference)
            for number, difference in enumerate(comparison.differences)
        ],
    }
    return render(request, "admin/unsaved.html", context, status=status)


def unsaved_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    """Show the text that was kept beside the story; discard it when asked to."""
    story = one_or_404(model_admin.get_queryset(request).select_related("saved_as__by"), object_id)
    kept = Autosave.objects.filter(by=request.user, story=story).first()
    if kept is None:
        raise Http404
    if request.method == "POST":
        kept.delete()
        messages.success(request, _("Your unsaved text was discarded."))
        return redirect(reverse("admin:articles_story_change", args=[story.pk]))
    if not model_admin.has_change_permission(request, story):
        return model_admin.admin_site.not_found(request)
    comparison = compare(model_admin, request, story, kept.typed, kept.started_from)
    return _page(model_admin, request, story, kept, comparison)


def urls(model_admin: Any) -> list[Any]:
    def view(request: HttpRequest, object_id: str) -> HttpResponse:
        return unsaved_view(model_admin, request, object_id)

    return [
        path(
            "<path:object_id>/unsaved/",
            model_admin.admin_site.admin_view(view),
            name="articles_story_unsaved",
        )
    ]
