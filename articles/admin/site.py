"""The desk: Django's admin with rules of its own on who finds what there.

A stranger is sent to sign in, whatever the address. Somebody signed in finds what they have a
right to; everything else answers as what does not exist, in the same words, so that nobody learns
from an answer what others work on.
"""

from collections.abc import Callable
from functools import update_wrapper
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.exceptions import DisallowedModelAdminLookup, DisallowedModelAdminToField
from django.core.exceptions import PermissionDenied
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from articles.admin import audit_log, dashboard, finding, notices_page, preferences, scheduling
from articles.admin import bin as bin_page
from articles.admin import front as front_page
from articles.admin import house as house_page
from articles.admin import pages as own_pages
from articles.admin.border import without_nul
from articles.admin.picker import Picker
from articles.publishing import house

HIDDEN = (
    Http404,
    PermissionDenied,
    DisallowedModelAdminLookup,
    DisallowedModelAdminToField,
)
#: What journalists reach for, in this order; what else there is follows.
FIRST = ("story", "photo", "quote", "person", "source", "topic", "section", "author")

View = Callable[..., HttpResponse]


class Desk(AdminSite):
    site_title = _("Newsroom desk")
    index_title = _("My desk")
    index_template = "admin/desk.html"
    empty_value_display = format_html('<span class="nothing">{}</span>', "–")

    @property
    def site_header(self) -> str:
        return house.current().title

    def admin_view(self, view: View, cacheable: bool = False) -> View:
        """Guard a view of the desk: what may not be seen does not exist."""

        def hiding(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            without_nul(request)
            try:
                return view(request, *args, **kwargs)
            except HIDDEN:
                return self.not_found(request)

        guarded = super().admin_view(update_wrapper(hiding, view), cacheable)

        def staff_only(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if request.user.is_authenticated and not self.has_permission(request):
                raise Http404
            return guarded(request, *args, **kwargs)

        return update_wrapper(staff_only, guarded)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """There is one way in, and this is not it: its address is the project's own."""
        raise Http404

    def not_found(self, request: HttpRequest) -> HttpResponse:
        """Answer alike whatever was asked for: nothing on the page depends on the address."""
        context = {
            "site_header": self.site_header,
            "site_title": self.site_title,
            "title": _("There is nothing here"),
        }
        return render(request, "admin/404.html", context, status=404)

    def get_urls(self) -> list[Any]:
        """Without Django's jump to any object's public page by content type and id."""
        urls = [url for url in super().get_urls() if getattr(url, "name", "") != "view_on_site"]
        own = [house_page.url(self), preferences.url(self), *scheduling.urls(self)]
        own += notices_page.urls(self)
        own += audit_log.urls(self) + front_page.urls(self)
        own += own_pages.urls(self)
        return [*own, *bin_page.urls(self), *finding.urls(self), *dashboard.urls(self), *urls]

    def catch_all_view(self, request: HttpRequest, url: str) -> HttpResponse:
        """Add a missing slash to every address alike: whether one is there stays untold."""
        if not url.endswith("/"):
            return HttpResponsePermanentRedirect(request.get_full_path(force_append_slash=True))
        raise Http404

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        return Picker.as_view(admin_site=self)(request)

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        return super().index(request, {**dashboard.context(request), **(extra_context or {})})

    def app_index(
        self, request: HttpRequest, app_label: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        titled = {"title": _("Everything at the desk"), **(extra_context or {})}
        return super().app_index(request, app_label, titled)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """The newsroom's things first, in the order in which they are reached for."""
        apps = super().get_app_list(request, app_label)
        for app in apps:
            app["models"].sort(key=lambda entry: _place(entry["model"]))
            if app["app_label"] == "articles":
                app["models"] += front_page.entry(request) + bin_page.entry(request)
                app["models"] += own_pages.entry(request) + house_page.entry(request)
                app["models"] += audit_log.entry(request)
        return sorted(apps, key=lambda app: app["app_label"] != "articles")


def _place(model: type[Model]) -> int:
    name = str(model._meta.model_name)
    return FIRST.index(name) if name in FIRST else len(FIRST)


desk = Desk(name="admin")
