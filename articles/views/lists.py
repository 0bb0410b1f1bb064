"""The front page, a section's page, and what search finds."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.text import tidy
from articles.models import LiveStory
from articles.publishing import house
from articles.publishing import search as index
from articles.rendering import front as arrangement
from articles.rendering import site
from articles.rendering.cards import cards
from articles.rendering.lists import by_day
from articles.rendering.page import page
from articles.rendering.paging import is_later, sheet
from articles.views import moved

STORIES = 20
MOST_RESULT_PAGES = 10


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


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """Live stories that hold all the words asked for."""
    now = timezone.now()
    query = tidy(request.GET.get("q", "")).strip()[: index.MAX_QUERY_LENGTH]
    number = _page_number(request.GET.get("page"))
    start = (number - 1) * STORIES
    found = list(index.found(query, house.current().language)[start : start + STORIES + 1])
    context = {
        "site": site.around(now),
        "query": query,
        "cards": cards(found[:STORIES], now),
        "number": number,
        "start": start + 1,
        "next": number + 1 if len(found) > STORIES and number < MOST_RESULT_PAGES else None,
    }
    return page(request, "site/search.html", context, keys={"front"} | site.KEYS)


def _page_number(text: str | None) -> int:
    """Return a page's number. Raises Http404 for what is none."""
    if text is None:
        return 1
    if not (text.isascii() and text.isdecimal() and len(text) <= len(str(MOST_RESULT_PAGES))):
        raise Http404
    if not 1 <= int(text) <= MOST_RESULT_PAGES:
        raise Http404
    return int(text)
