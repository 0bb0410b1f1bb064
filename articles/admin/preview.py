"""A working copy, or any earlier Version, as the page readers would see: by the same renderer.

Pictures come from the desk's own view of private renditions; nothing is made public by looking.
"""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.admin.base import one_or_404
from articles.document import derive
from articles.document.schema import Document, DocumentError
from articles.models import Version
from articles.publishing import rows
from articles.rendering import pictures
from articles.rendering.story import preview


def preview_view(model_admin: Any, request: HttpRequest, object_id: str) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request), object_id)
    return HttpResponse(_page(rows.freeze(story), story.pk))


def version_view(
    model_admin: Any, request: HttpRequest, object_id: str, number: int
) -> HttpResponse:
    story = one_or_404(model_admin.get_queryset(request), object_id)
    version = Version.objects.filter(story=story, number=number).select_related("by").first()
    if version is None:
        return model_admin.admin_site.not_found(request)
    try:
        document = version.document
    except DocumentError as error:
        return _notice(model_admin, request, version, str(error), status=500)
    if document.notice:
        return _notice(model_admin, request, version, document.notice.text)
    return HttpResponse(_page(document, story.pk))


def _page(document: Document, story: int) -> str:
    photos = derive.uses(document).photos
    return preview(
        document,
        story=story,
        pictures=pictures.private(photos),
        address=address,
        now=timezone.now(),
    )


def _notice(
    model_admin: Any, request: HttpRequest, version: Version, text: str, status: int = 200
) -> HttpResponse:
    """A Version that holds no story: what readers were told in its place."""
    context = {
        **model_admin.admin_site.each_context(request),
        "title": _("Version %(number)d of “%(headline)s”")
        % {"number": version.number, "headline": version.story},
        "opts": model_admin.opts,
        "story": version.story,
        "version": version,
        "text": text,
    }
    return render(request, "admin/notice.html", context, status=status)


def address(name: str) -> str:
    """Return where the desk serves a rendition that `pictures.private` has named."""
    photo, width, form = name.split("/")
    url = reverse("admin:articles_photo_rendition", args=[photo, width])
    return url if form == "jpeg" else f"{url}?format={form}"


def urls(model_admin: Any) -> list[Any]:
    def working_copy(request: HttpRequest, object_id: str) -> HttpResponse:
        return preview_view(model_admin, request, object_id)

    def version(request: HttpRequest, object_id: str, number: int) -> HttpResponse:
        return version_view(model_admin, request, object_id, number)

    guard = model_admin.admin_site.admin_view
    return [
        path("<path:object_id>/preview/", guard(working_copy), name="articles_story_preview"),
        path(
            "<path:object_id>/version/<int:number>/", guard(version), name="articles_story_version"
        ),
    ]
