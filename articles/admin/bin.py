"""The bin of the desk: what was deleted, and bringing it back."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from articles.admin import picker
from articles.models import Binned
from articles.publishing import bin as desk_bin
from articles.rendering.paging import Order, sheet

PER_PAGE = 50
#: The last deleted first: numbers are given in that order.
THROWN = Order("pk", "pk", int, int)


def urls(site: Any) -> list[Any]:
    def bin_page(request: HttpRequest) -> HttpResponse:
        return _page(site, request)

    return [
        path("bin/", site.admin_view(bin_page), name="bin"),
        path("bin/<int:pk>/back/", site.admin_view(require_POST(_bring_back)), name="bring_back"),
    ]


def entry(request: HttpRequest) -> list[dict[str, Any]]:
    """Return the line of the desk's lists that leads here, for who may."""
    if not _may_look(request):
        return []
    return [
        {
            "name": _("Bin"),
            "object_name": "Binned",
            "model": Binned,
            "admin_url": reverse("admin:bin"),
            "add_url": None,
            "view_only": False,
            "perms": {"add": False, "change": True, "delete": False, "view": True},
        }
    ]


def _may_look(request: HttpRequest) -> bool:
    return any(desk_bin.may_delete(request.user, kind) for kind in desk_bin.KINDS)


def _page(site: Any, request: HttpRequest) -> HttpResponse:
    if not _may_look(request):
        raise Http404
    page = sheet(desk_bin.contents(request.user).order_by("-pk"), request.GET, PER_PAGE, THROWN)
    context = {
        **site.each_context(request),
        "title": _("Bin"),
        "rows": [(kept, _kind(kept)) for kept in page.rows],
        "older": page.older,
        "newer": page.newer,
    }
    return render(request, "admin/bin/page.html", context)


def _bring_back(request: HttpRequest, pk: int) -> HttpResponse:
    if not picker.is_key(pk):
        raise Http404
    try:
        record = desk_bin.bring_back(pk, by=request.user)
    except Binned.DoesNotExist:
        raise Http404 from None
    except desk_bin.BinRefused as reason:
        messages.error(request, str(reason))
        return redirect("admin:bin")
    messages.success(request, _("“%(name)s” is back.") % {"name": record})
    return redirect(reverse(f"admin:articles_{record._meta.model_name}_change", args=[record.pk]))


def _kind(kept: Binned) -> str:
    return str(capfirst(desk_bin.KINDS[kept.kind]._meta.verbose_name))
