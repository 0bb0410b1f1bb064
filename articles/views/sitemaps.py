"""Sitemaps: what search engines are told of, by months, by numbers, and what is new."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from django.db.models import Exists, F, Max, OuterRef, QuerySet
from django.db.models.functions import TruncMonth
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.models import (
    Author,
    LiveAuthor,
    LiveDay,
    LiveQuote,
    LiveStory,
    LiveTopic,
    Person,
    Source,
    Topic,
)
from articles.publishing import house
from articles.rendering import addresses, site, sitemap
from articles.rendering.page import answer
from articles.rendering.sitemap import Entry

A_MONTH = timedelta(days=32)  # from the first of any month into the next one
NEWS_FOR = timedelta(hours=48)
#: What a map needs of a story.
STORY = ("date", "slug", "updated_at", "pictures")


class Kind(NamedTuple):
    """Records that have pages of their own, and are listed by their numbers.

    number   the column of it
    name     the column that the address is made of
    """

    found: Callable[[], QuerySet[Any]]
    number: str
    name: str
    address: Callable[[Any], str]


KINDS: Mapping[str, Kind] = {
    "quotes": Kind(lambda: LiveQuote.objects.on_record(), "quote", "quote", addresses.quote),
    "people": Kind(lambda: Person.objects.with_page(), "pk", "slug", addresses.person),
    "sources": Kind(lambda: Source.objects.with_page(), "pk", "slug", addresses.source),
    "topics": Kind(lambda: _used(Topic, LiveTopic, "topic"), "pk", "slug", addresses.topic),
    "authors": Kind(lambda: _used(Author, LiveAuthor, "author"), "pk", "slug", addresses.author),
}


@require_safe
def index(request: HttpRequest) -> HttpResponseBase:
    months = [Entry(sitemap.month(first), changed) for first, changed in _months()]
    records = [
        Entry(sitemap.numbered(name, number))
        for name, kind in KINDS.items()
        for number in _numbers(kind)
    ]
    return _map(request, sitemap.index([Entry(sitemap.PAGES), *months, *records]))


@require_safe
def month(request: HttpRequest, first: date) -> HttpResponseBase:
    """The stories that were first published in a month, with their pictures."""
    following = (first + A_MONTH).replace(day=1)
    stories = (
        LiveStory.objects.listed()
        .filter(date__gte=first, date__lt=following)
        .order_by("date", "slug")
        .only(*STORY)
    )
    entries = [sitemap.story(live) for live in stories[: sitemap.MOST]]
    if not entries:
        raise Http404
    return _map(request, sitemap.urls(entries))


@require_safe
def news(request: HttpRequest) -> HttpResponseBase:
    """What was first published in the last two days, at the moment of asking."""
    since = timezone.now() - NEWS_FOR
    stories = (
        LiveStory.objects.listed()
        .filter(date__gte=timezone.localdate(since), first_published_at__gt=since)
        .order_by("-date", "-first_published_at", "-story_id")
        .only("date", "slug", "language", "headline", "first_published_at")
    )
    return _map(request, sitemap.news(stories[: sitemap.MOST_NEWS]))


@require_safe
def pages(request: HttpRequest) -> HttpResponseBase:
    """Lists, the archive, and the pages that the newsroom writes about itself."""
    months = [first for first, _changed in _months()]
    lists = [addresses.LATEST, addresses.ARCHIVE, addresses.CORRECTIONS] if months else []
    urls = [
        addresses.FRONT,
        *lists,
        *([addresses.QUOTES] if LiveQuote.objects.on_record().exists() else []),
        *(addresses.section(section.slug) for section in site.sections()),
        *(addresses.page(page.slug) for page in house.current().pages),
        *map(addresses.archive_year, dict.fromkeys(first.year for first in months)),
        *map(addresses.archive_month, months),
    ]
    return _map(request, sitemap.urls(map(Entry, urls[: sitemap.MOST])))


@require_safe
def numbered(request: HttpRequest, kind: str, number: int) -> HttpResponseBase:
    """So many records by their numbers, which never change; each map stays small and in place."""
    of = KINDS[kind]
    last = number * sitemap.NUMBERED
    if last > sitemap.HIGHEST:
        raise Http404
    within = {f"{of.number}__gt": last - sitemap.NUMBERED, f"{of.number}__lte": last}
    found = of.found().filter(**within).order_by(of.number).values_list(of.name, flat=True)
    entries = [Entry(of.address(name)) for name in found]
    if not entries:
        raise Http404
    return _map(request, sitemap.urls(entries))


def _used(
    model: type[Topic] | type[Author], uses: type[LiveTopic] | type[LiveAuthor], column: str
) -> QuerySet[Any]:
    """Those under which something is live; each is looked up by index."""
    live = uses._default_manager.filter(**{column: OuterRef("pk")})
    return model._default_manager.filter(Exists(live))


def _months() -> Iterable[tuple[date, Any]]:
    """The months in which something live was first published, the last first, and its changes."""
    days = LiveDay.objects.filled().order_by()
    by_month = days.values(month=TruncMonth("date")).annotate(changed=Max("changed_at"))
    return by_month.order_by("-month").values_list("month", "changed")


def _numbers(kind: Kind) -> Iterable[int]:
    """Which maps of a kind there are: the first holds numbers 1 to `sitemap.NUMBERED`."""
    places = (F(kind.number) - 1) / sitemap.NUMBERED + 1
    return sorted(kind.found().order_by().values_list(places, flat=True).distinct())


def _map(request: HttpRequest, text: str) -> HttpResponseBase:
    return answer(request, HttpResponse(text, sitemap.CONTENT_TYPE), keys={"sitemap"})
