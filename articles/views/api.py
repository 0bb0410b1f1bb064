"""News for other newsrooms: the newest stories, one, and what changed since, as ninjs.

A place in a list is a cursor that these answers give; what is none is a mistake of the one who
asks, and told so.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from articles.models import LiveStory
from articles.models.live import LiveStoryQuerySet
from articles.rendering import addresses, ninjs, openapi
from articles.rendering.page import answer
from articles.rendering.paging import CHANGED, LISTED, Order, Sheet, sheet

ITEMS = 25
PROBLEM = "application/problem+json"


class NoCursor(Exception):
    """What was given as a place in a list is none."""


@require_safe
def newest(request: HttpRequest) -> HttpResponseBase:
    """What is live, the newest first; and where to ask later what changed since now."""
    now_at = LiveStory.objects.changes().reverse().values_list("position", "pk").first() or (0, 0)
    try:
        found = _sheet(LiveStory.objects.listed(), request.GET.get("before"), LISTED)
    except NoCursor:
        return _no_cursor("before")
    told = {
        "items": ninjs.items(found.rows),
        "next": _at(addresses.NINJS, before=found.older) if found.older else None,
        "changes": _at(addresses.CHANGES, since=_cursor(*now_at)),
    }
    return _answer(request, told, {"feed"} | ninjs.keys(found.rows))


@require_safe
def changes(request: HttpRequest) -> HttpResponseBase:
    """What was published, changed or withdrawn after a place, in the order in which it was.

    Each story once, as it is now. `next` is where to go on: at once while there is more, later
    when there is not.
    """
    since = request.GET.get("since")
    try:
        found = _sheet(LiveStory.objects.changes(), since, CHANGED)
    except NoCursor:
        return _no_cursor("since")
    last = [_cursor(row.position, row.pk) for row in found.rows[-1:]]
    told = {
        "items": ninjs.items(found.rows),
        "next": _at(addresses.CHANGES, since=last[0] if last else since or _cursor(0, 0)),
        "more": bool(found.older),
    }
    return _answer(request, told, {"feed"} | ninjs.keys(found.rows))


@require_safe
def item(request: HttpRequest, id: int) -> HttpResponseBase:
    """One story: as it is, or that it was withdrawn."""
    found = list(_whole(LiveStory.objects.changes()).filter(pk=id))
    if not found:
        return problem(404, _("There is no such story."))
    [told] = ninjs.items(found)
    return _answer(request, told, {f"story:{id}"} | ninjs.keys(found))


@require_safe
def described(request: HttpRequest) -> HttpResponseBase:
    """What there is to ask, in OpenAPI's words."""
    return _answer(request, openapi.description(), {"openapi"})


def problem(status: int, detail: str) -> HttpResponse:
    """Say what is wrong with a request (RFC 9457)."""
    body = json.dumps({"status": status, "detail": detail}, ensure_ascii=False)
    response = HttpResponse(body, PROBLEM, status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _no_cursor(parameter: str) -> HttpResponse:
    text = _("“%(parameter)s” is no place in this list: use the addresses that its answers give.")
    return problem(400, text % {"parameter": parameter})


def _sheet(rows: LiveStoryQuerySet, cursor: str | None, order: Order) -> Sheet:
    """Return the rows beyond a cursor. Raises NoCursor."""
    asked = {} if cursor is None else {"before": cursor}
    try:
        return sheet(_whole(rows), asked, ITEMS, order)
    except Http404:
        raise NoCursor from None


def _whole(rows: LiveStoryQuerySet) -> LiveStoryQuerySet:
    return rows.select_related("version", "publication", "section")


def _cursor(position: int, story: int) -> str:
    return f"{position}-{story}"


def _at(address: str, **parameters: str) -> str:
    return f"{addresses.absolute(address)}?{urlencode(parameters)}"


def _answer(request: HttpRequest, told: Mapping[str, Any], keys: Iterable[str]) -> HttpResponseBase:
    body = json.dumps(told, ensure_ascii=False)
    return answer(request, HttpResponse(body, ninjs.MIME), keys=keys)
