"""What search finds."""

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.text import tidy
from articles.publishing import house
from articles.publishing import search as index
from articles.rendering import site
from articles.rendering.cards import cards
from articles.rendering.page import page

STORIES = 20
MOST_RESULT_PAGES = 10


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
