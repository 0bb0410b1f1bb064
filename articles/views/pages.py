"""Pages that are no stories: About, Corrections policy, Imprint."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import Page
from articles.rendering import site, site_pages
from articles.rendering.page import page as answer


@require_safe
def page(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What readers have of a page. One that is not published does not exist."""
    found = get_object_or_404(Page.objects.published(), slug=slug)
    context = {
        "site": site.around(timezone.now()),
        "page": site_pages.shown(slug, found.live.version),
    }
    return answer(request, "site/page.html", context, keys={f"page:{found.pk}"} | site.KEYS)
