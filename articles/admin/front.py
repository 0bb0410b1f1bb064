"""Arranging the front page at the desk: save, look, publish, go back.

Readers get what was published by a press of its own, which shows what would change. Nothing here
writes; `publishing.front` does.
"""

from typing import Any, NamedTuple
from uuid import UUID, uuid4

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin import front_choices, front_form, front_words, picker
from articles.admin.front_form import Typed
from articles.document.front import Arrangement
from articles.document.text import number_sent
from articles.models import Front, FrontPublication, FrontVersion
from articles.publishing import front, house, workflow
from articles.publishing.errors import Moved, PublishingError
from articles.publishing.workflow import Move
from articles.rendering import front as rendered
from articles.rendering.paging import Order, sheet

QUERY_LENGTH = 200
NOTE_LENGTH = 300
PER_PAGE = 20
#: Publications: the last first.
PUBLISHED = Order("number", "number", int, int)


def _may(request: HttpRequest) -> None:
    if not workflow.allowed(request.user, Move.ARRANGE, None):
        raise Http404


# --- arranging -----------------------------------------------------------------------------------


def _arrange(site: Any, request: HttpRequest) -> HttpResponse:
    _may(request)
    row, sections = front.row(), front_choices.sections()
    zone = house.current().zone
    if request.method != "POST":
        form = front_form.begun(front.saved(row), list(sections), timezone.now(), zone)
        return _page(site, request, row, form, sections)
    form = front_form.typed(request.POST, list(sections))
    if "_move" in request.POST:
        form = front_form.moved(form, request.POST["_move"])
        return _page(site, request, row, form, sections, focus=request.POST["_move"])
    if "_find" in request.POST:
        return _page(site, request, row, form, sections, focus="find")
    try:
        version = front.save(
            front_form.arrangement(form, list(sections), zone),
            by=request.user,
            started_from=number_sent(request.POST.get("started", "")),
        )
    except PublishingError as reason:
        return _page(site, request, front.row(), form, sections, reason=reason)
    return _saved(request, version)


def _saved(request: HttpRequest, version: FrontVersion) -> HttpResponse:
    if "_publish" in request.POST:
        return redirect(f"{reverse('admin:front_publish')}?version={version.number}")
    if "_look" in request.POST:
        return redirect(f"{reverse('admin:front_preview')}?version={version.number}")
    messages.success(request, _("The arrangement is saved. Readers see nothing of it yet."))
    return redirect("admin:front")


def _page(
    site: Any,
    request: HttpRequest,
    row: Front,
    form: Typed,
    sections: dict[int, str],
    *,
    focus: str = "",
    reason: PublishingError | None = None,
) -> HttpResponse:
    """Show the form. After a refusal nothing typed is lost, and what somebody else did is shown."""
    query = request.POST.get("q", "")[:QUERY_LENGTH] if request.method == "POST" else ""
    moved = isinstance(reason, Moved)
    started = row.saved.number if row.saved else 0
    if request.method == "POST" and not moved:
        started = number_sent(request.POST.get("started", ""))
    context = {
        **site.each_context(request),
        "title": _("Front page"),
        "row": row,
        "draft": bool(row.saved and (not row.live or row.saved_id != row.live.version_id)),
        "form": form,
        "bands": [(band, sections[band.section]) for band in form.bands],
        "choices": front_choices.choices(form.stories(), form.quotes, query, timezone.now()),
        "query": query,
        "started": started,
        "focus": focus,
        "reason": reason,
        "theirs": _theirs(request, row) if moved else [],
        "zone": house.current().zone.key,
        "media": picker.media(site),
        "earlier": _earlier(row),
    }
    return render(request, "admin/front/page.html", context, status=409 if reason else 200)


def _theirs(request: HttpRequest, row: Front) -> list[front_words.Told]:
    """What was saved while somebody arranged: they decide again with it before their eyes."""
    number = number_sent(request.POST.get("started", ""))
    began = FrontVersion.objects.filter(number=number).first()
    before = began.arrangement if began else Arrangement()
    after = front.saved(row)
    return front_words.told(before, after, front_words.names([before, after]))


def _earlier(row: Front) -> int | None:
    """Return the version that undoes the last publication; 0 for nothing pinned."""
    if row.live is None or front.live(row) == Arrangement():
        return None
    before = front.earlier(row.live)
    return before.version.number if before else 0


def _stories(site: Any, request: HttpRequest) -> HttpResponse:
    """What a place offers to somebody who types, as Django's autocomplete reads it."""
    _may(request)
    query, section = request.GET.get("term", ""), number_sent(request.GET.get("section", ""))
    found = front_choices.typed(query[:QUERY_LENGTH], section or None, timezone.now())
    results = [{"id": str(choice.id), "text": choice.words} for choice in found]
    return JsonResponse({"results": results, "pagination": {"more": False}})


# --- looking -------------------------------------------------------------------------------------


def _preview(site: Any, request: HttpRequest) -> HttpResponse:
    """The page as readers would have it now, by the same renderer; the desk stores nothing."""
    _may(request)
    chosen = _asked(request.GET.get("version", ""))
    with house.at_home():
        context = rendered.context(timezone.now(), chosen.arrangement) | {"preview": True}
        return HttpResponse(render_to_string("site/front.html", context))


class Asked(NamedTuple):
    """An arrangement by its number; 0 is nothing pinned."""

    number: int
    arrangement: Arrangement


def _asked(text: str) -> Asked:
    """Return the version that an address names, or the one that was saved last."""
    if not text:
        row = front.row()
        return Asked(row.saved.number if row.saved else 0, front.saved(row))
    if text == "0":
        return Asked(0, Arrangement())
    version = FrontVersion.objects.filter(number=number_sent(text)).first()
    if version is None:
        raise Http404
    return Asked(version.number, version.arrangement)


# --- publishing ----------------------------------------------------------------------------------


def _publish(site: Any, request: HttpRequest) -> HttpResponse:
    _may(request)
    sent = request.POST if request.method == "POST" else request.GET
    chosen, reason = _asked(sent.get("version", "")), None
    if request.method == "POST":
        try:
            front.publish(
                chosen.number,
                by=request.user,
                intent=UUID(request.POST.get("intent", "")),
                seen=number_sent(request.POST.get("seen", "")),
                note=request.POST.get("note", "")[:NOTE_LENGTH],
            )
        except ValueError:
            raise Http404 from None
        except PublishingError as refused:
            reason = refused
        else:
            messages.success(request, _("Readers have the front page as you arranged it."))
            return redirect("admin:front")
    return _confirm(site, request, chosen, reason)


def _confirm(
    site: Any, request: HttpRequest, chosen: Asked, reason: PublishingError | None
) -> HttpResponse:
    row = front.row()
    before = front.live(row)
    context = {
        **site.each_context(request),
        "title": _("Publish the front page"),
        "row": row,
        "chosen": chosen,
        "changes": front_words.told(
            before, chosen.arrangement, front_words.names([before, chosen.arrangement])
        ),
        "intent": uuid4(),
        "seen": row.live.number if row.live else 0,
        "note": request.POST.get("note", "")[:NOTE_LENGTH],
        "reason": reason,
    }
    return render(request, "admin/front/publish.html", context, status=409 if reason else 200)


# --- what was published --------------------------------------------------------------------------


class Line(NamedTuple):
    """A publication, and what it changed for readers."""

    row: FrontPublication
    changes: list[front_words.Told]
    is_live: bool


def _history(site: Any, request: HttpRequest) -> HttpResponse:
    _may(request)
    rows = FrontPublication.objects.select_related("version", "by").order_by("-number")
    page = sheet(rows, request.GET, PER_PAGE, PUBLISHED)
    context = {
        **site.each_context(request),
        "title": _("What the front page was"),
        "lines": _lines(list(page.rows)),
        "older": page.older,
        "newer": page.newer,
    }
    return render(request, "admin/front/history.html", context)


def _lines(rows: list[FrontPublication]) -> list[Line]:
    if not rows:
        return []
    before = FrontPublication.objects.filter(number=rows[-1].number - 1).select_related("version")
    known = [row.version.arrangement for row in [*rows, *before]]
    if len(known) == len(rows):
        known.append(Arrangement())
    names = front_words.names(known)
    live = front.row().live
    return [
        Line(row, front_words.told(known[at + 1], known[at], names), row == live)
        for at, row in enumerate(rows)
    ]


# --- addresses -----------------------------------------------------------------------------------


def urls(site: Any) -> list[Any]:
    def guarded(view: Any) -> Any:
        def shown(request: HttpRequest) -> HttpResponse:
            return view(site, request)

        return site.admin_view(shown)

    return [
        path("front/", guarded(_arrange), name="front"),
        path("front/stories/", guarded(_stories), name="front_stories"),
        path("front/preview/", guarded(_preview), name="front_preview"),
        path("front/publish/", guarded(_publish), name="front_publish"),
        path("front/history/", guarded(_history), name="front_history"),
    ]


def entry(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the line of the desk's lists that leads here, for who may."""
    if not workflow.allowed(request.user, Move.ARRANGE, None):
        return []
    return [
        {
            "name": _("Front page"),
            "object_name": "Front",
            "model": Front,
            "admin_url": reverse("admin:front"),
            "add_url": None,
            "view_only": False,
            "perms": {"add": False, "change": True, "delete": False, "view": True},
        }
    ]
