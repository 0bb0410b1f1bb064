"""What has been frozen and what has gone out: to be read, never to be written here."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from articles.admin.base import ReadOnly
from articles.admin.site import desk
from articles.models import Publication, Transition, Version
from articles.publishing import access


class OfStories(ReadOnly):
    """Rows of stories: whoever may not see a story finds none of its rows."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).filter(access.open_to(request.user, "story__"))


@admin.register(Version, site=desk)
class VersionAdmin(OfStories):
    list_display = ["number", "story", "at", "by", "name"]
    list_select_related = ["story", "by"]
    search_fields = ["story__headline", "name"]
    ordering = ["-at", "-pk"]
    fields = ["story", "number", "at", "by", "name", "sha256", "page"]
    readonly_fields = ["page"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Version]:
        return super().get_queryset(request).defer("text")

    @admin.display(description=_("as a page"))
    def page(self, version: Version) -> SafeString:
        url = reverse("admin:articles_story_version", args=[version.story_id, version.number])
        return format_html('<a href="{}">{}</a>', url, _("See how it stood"))


@admin.register(Publication, site=desk)
class PublicationAdmin(OfStories):
    list_display = ["number", "story", "kind", "at", "by", "visibility"]
    list_filter = ["kind", "visibility"]
    list_select_related = ["story", "by"]
    search_fields = ["story__headline", "note"]
    ordering = ["-at", "-pk"]
    fields = ["story", "number", "kind", "at", "by", "note", "visibility", "version"]


@admin.register(Transition, site=desk)
class TransitionAdmin(OfStories):
    list_display = ["story", "source", "target", "at", "by", "note"]
    list_select_related = ["story", "by"]
    search_fields = ["story__headline", "note"]
    fields = ["story", "source", "target", "at", "by", "note"]
