"""The front page, and a section's page."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import LiveStory
from articles.rendering import front as arrangement
from articles.rendering import site
from articles.rendering.cards import cards
from articles.rendering.lists import by_day
from articles.rendering.page import page
from articles.rendering.paging import is_later, sheet
from articles.views import moved

STORIES = 20


@require_safe
def front(request: HttpRequest) -> HttpResponseBase:
    around, arranged = arrangement.front(timezone.now())
    context = {"site": around, "page": arranged, "front": True}
    return page(request, "site/front.html", context, keys={"front"} | site.KEYS)


@require_safe
def section(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A section's stories, newest first. One that has nothing live does not exist yet."""
    now = timezone.now()
    later = is_later(request)
    around = site.around(now)
    place = around.section(slug)
    if place is None:
        return moved.section(slug)
    stories = sheet(LiveStory.objects.cards().filter(section=place.id), request.GET, STORIES)
    shown = cards(stories.rows, now)
    first = shown[0] if shown and not later else None
    context = {
        "site": around,
        "current": place.id,
        "place": place,
        "first": first,
        "days": by_day(shown[1:] if first else shown),
        "sheet": stories,
        "later": later,
    }
    keys = {f"section:{place.id}"} | site.KEYS
    return page(request, "site/section.html", context, keys=keys)
