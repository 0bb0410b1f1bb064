"""What somebody was told: a list, the newest first; and the count that every page shows.

Opening a notice reads it, so that is a button and no link: looking at an address changes nothing.
"""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.models import Notice
from articles.publishing import access, notices, wording
from articles.rendering import paging

NAME = "notices"
ON_A_PAGE = 30


class Line(NamedTuple):
    """A notice as the list shows it. `private`: it is about words that are for few."""

    notice: Notice
    sentence: str
    private: bool


def for_the_desk(request: HttpRequest) -> dict[str, Any]:
    """Context of every template: nobody is asked unless the template asks."""

    def me() -> notices.Own:
        user = getattr(request, "user", None)
        if user is None or not user.is_authenticated:
            return notices.Own()
        return notices.own(user)

    return {"me": SimpleLazyObject(me)}


def _list(site: Any, request: HttpRequest) -> HttpResponse:
    if not access.holds_view(request.user):
        raise Http404
    if request.method == "POST":
        return _read_all(request)
    told = notices.of(request.user).select_related("story", "note").order_by("-at", "-pk")
    only_unread = "unread" in request.GET
    sheet = paging.sheet(
        told.filter(read_at=None) if only_unread else told, request.GET, ON_A_PAGE, paging.TOLD
    )
    context = {
        **site.each_context(request),
        "title": _("Notices"),
        "lines": [_line(notice) for notice in sheet.rows],
        "sheet": sheet,
        "only_unread": only_unread,
        "last": max((notice.pk for notice in sheet.rows), default=0),
    }
    return render(request, "admin/notices/page.html", context)


def _line(notice: Notice) -> Line:
    private = notice.note is not None and notice.note.privileged
    return Line(notice, wording.sentence(notice), private)


def _read_all(request: HttpRequest) -> HttpResponse:
    """Read all up to the last one that was shown; what came since stays unread."""
    last = request.POST.get("last", "")
    count = notices.read_until(request.user, int(last)) if picker.is_key(last) else 0
    text = ngettext("%(count)d notice is read now.", "%(count)d notices are read now.", count)
    messages.success(request, text % {"count": count})
    return redirect(f"admin:{NAME}")


def _open(request: HttpRequest, pk: int) -> HttpResponse:
    """Read one, and go where it leads, or stay in the list."""
    found = notices.of(request.user).filter(pk=pk).first() if picker.is_key(pk) else None
    if found is None:
        raise Http404
    notices.read(request.user, [found.pk])
    return redirect(f"admin:{NAME}" if "stay" in request.POST else _where(request, found))


def _where(request: HttpRequest, notice: Notice) -> str:
    """Return the page of the note as long as it may be read, else that of the story."""
    if notice.note and not access.may_read_note(request.user, notice.note):
        notice.note = None
    return wording.address(notice)


def urls(site: Any) -> Iterable[Any]:
    def listed(request: HttpRequest) -> HttpResponse:
        return _list(site, request)

    guard = site.admin_view
    return [
        path("notices/", guard(listed), name=NAME),
        path("notices/<int:pk>/", guard(require_POST(_open)), name="notice_open"),
    ]
