"""What machines read: the feed, the sitemaps, and the small files at fixed addresses."""

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from django.conf import settings
from django.db.models import F, Max
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import LiveQuote, LiveStory, Person, Source
from articles.publishing import house
from articles.rendering import addresses, feed, site, sitemap
from articles.rendering.page import answer
from articles.rendering.sitemap import Entry

STORIES = 30
A_MONTH = timedelta(days=32)  # from the first of any month into the next one
FAVICON = Path(__file__).parent.parent / "static" / "articles" / "favicon.ico"
TEXT = "text/plain; charset=utf-8"


@require_safe
def rss(request: HttpRequest) -> HttpResponseBase:
    stories = LiveStory.objects.listed().select_related("version", "section")[:STORIES]
    return answer(request, HttpResponse(feed.rss(stories), feed.CONTENT_TYPE), keys={"feed"})


@require_safe
def sitemap_index(request: HttpRequest) -> HttpResponseBase:
    """One map for each month in which something live was first published."""
    months = (
        LiveStory.objects.listed()
        .order_by()
        .values(month=TruncMonth("date"))
        .annotate(changed=Max("updated_at"))
        .order_by("-month")
    )
    entries = [Entry(sitemap.month(row["month"]), row["changed"]) for row in months]
    quotes = [Entry(sitemap.quotes(number)) for number in _numbers_of_quote_maps()]
    return _map(request, sitemap.index([Entry(sitemap.PAGES), *entries, *quotes]))


@require_safe
def sitemap_month(request: HttpRequest, first: date) -> HttpResponseBase:
    following = (first + A_MONTH).replace(day=1)
    stories = (
        LiveStory.objects.listed()
        .filter(date__gte=first, date__lt=following)
        .order_by("date", "slug")
        .only("date", "slug", "updated_at")
    )
    entries = [Entry(live.url, live.updated_at) for live in stories[: sitemap.MOST]]
    if not entries:
        raise Http404
    return _map(request, sitemap.urls(entries))


@require_safe
def sitemap_pages(request: HttpRequest) -> HttpResponseBase:
    """Everything that has a page and is no story."""
    people = list(
        Person.objects.with_page()
        .order_by("slug")
        .values_list("slug", flat=True)[: sitemap.MOST // 3]
    )
    sources = Source.objects.with_page().order_by("slug").values_list("slug", flat=True)
    urls = [
        addresses.FRONT,
        *([addresses.QUOTES] if people else []),
        *(addresses.section(section.slug) for section in site.sections()),
        *(addresses.person(slug) for slug in people),
        *(addresses.source(slug) for slug in sources[: sitemap.MOST // 3]),
    ]
    return _map(request, sitemap.urls(map(Entry, urls)))


@require_safe
def sitemap_quotes(request: HttpRequest, number: int) -> HttpResponseBase:
    """So many quotes by their numbers, which never change; each map stays small and in place."""
    last = number * sitemap.QUOTES
    found = (
        LiveQuote.objects.on_record()
        .filter(quote__gt=last - sitemap.QUOTES, quote__lte=last)
        .order_by("quote_id")
        .values_list("quote", "published_at")
    )
    entries = [Entry(addresses.quote(id), changed) for id, changed in found]
    if not entries:
        raise Http404
    return _map(request, sitemap.urls(entries))


@require_safe
def robots(request: HttpRequest) -> HttpResponseBase:
    lines = [
        "User-agent: *",
        f"Disallow: {settings.DESK_PATH}",
        f"Disallow: {addresses.SEARCH}",
        f"Disallow: {addresses.QUOTES}?",
        f"Sitemap: {addresses.absolute(addresses.SITEMAP)}",
    ]
    return answer(request, HttpResponse("\n".join([*lines, ""]), TEXT), keys={"robots"})


@require_safe
def security_txt(request: HttpRequest) -> HttpResponseBase:
    """Where to report a hole (RFC 9116); good for at least three months, changed once a month."""
    first = timezone.now().replace(day=1, hour=0, minute=0, second=0, microsecond=0)
    lines = [
        f"Contact: mailto:{settings.DEFAULT_FROM_EMAIL}",
        f"Expires: {(first + 4 * A_MONTH).replace(day=1):%Y-%m-%dT%H:%M:%SZ}",
        f"Preferred-Languages: {house.current().language}",
        f"Canonical: {addresses.absolute('/.well-known/security.txt')}",
    ]
    return answer(request, HttpResponse("\n".join([*lines, ""]), TEXT), keys={"security"})


@require_safe
def favicon(request: HttpRequest) -> HttpResponseBase:
    """For those who ask here without reading the page that names the picture."""
    return answer(request, HttpResponse(FAVICON.read_bytes(), "image/x-icon"), keys={"favicon"})


def _numbers_of_quote_maps() -> Iterable[int]:
    """Which maps of quotes there are: the first holds quotes 1 to `sitemap.QUOTES`."""
    quotes = LiveQuote.objects.on_record().order_by()
    numbered = quotes.values_list((F("quote") - 1) / sitemap.QUOTES + 1, flat=True)
    return sorted(numbered.distinct())


def _map(request: HttpRequest, text: str) -> HttpResponseBase:
    return answer(request, HttpResponse(text, sitemap.CONTENT_TYPE), keys={"sitemap"})
