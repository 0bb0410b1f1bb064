"""The archive: every story by the day of its address. What holds nothing does not exist."""

from datetime import date

from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import LiveStory
from articles.publishing import archive as days
from articles.rendering import addresses, archive, site
from articles.rendering.archive import Period
from articles.rendering.cards import cards
from articles.rendering.lists import canonical
from articles.rendering.page import page
from articles.rendering.paging import FIRST, leaf

LINES = 50


@require_safe
def whole(request: HttpRequest) -> HttpResponseBase:
    """Every year and month with something in it."""
    years = archive.years()
    if not years:
        raise Http404
    context = {"site": site.around(timezone.now()), "years": years}
    return page(request, "site/archive/whole.html", context, keys={days.WHOLE} | site.KEYS)


@require_safe
def year(request: HttpRequest, year: int) -> HttpResponseBase:
    return _period(request, archive.year(year), "year", days.of_year(date(year, 1, 1)))


@require_safe
def month(request: HttpRequest, first: date) -> HttpResponseBase:
    return _period(request, archive.month(first), "month", days.of_month(first))


@require_safe
def day(request: HttpRequest, day: date) -> HttpResponseBase:
    """The stories of a day, the last first, a line each."""
    now = timezone.now()
    found = leaf(LiveStory.objects.cards().of_day(day), request.GET, LINES, FIRST)
    if not found.rows:
        raise Http404
    context = {
        "site": site.around(now),
        "period": archive.day(day),
        "cards": cards(found.rows, now),
        "sheet": found,
        "canonical": canonical(addresses.archive_day(day), found),
    }
    keys = {days.of_day(day), days.NEIGHBOURS} | site.KEYS
    return page(request, "site/archive/day.html", context, keys=keys)


def _period(request: HttpRequest, period: Period, name: str, key: str) -> HttpResponseBase:
    if not period.days:
        raise Http404
    context = {"site": site.around(timezone.now()), "period": period}
    keys = {key, days.NEIGHBOURS} | site.KEYS
    return page(request, f"site/archive/{name}.html", context, keys=keys)
