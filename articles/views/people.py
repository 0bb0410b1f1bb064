"""Pages of those who speak and of those who told us: public figures, organisations, documents."""

from datetime import date

from django.db.models import QuerySet
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.prose import safe_link
from articles.models import LiveQuote, LiveStory, Source
from articles.publishing.quote_search import on_topic
from articles.rendering import addresses, jsonld, people, quotes, site, words
from articles.rendering.lists import by_month, listing
from articles.rendering.page import page
from articles.rendering.paging import PLACED, SAID, Leaf, leaf
from articles.rendering.people import Record
from articles.views import moved

QUOTES = 30
STORIES = 20
OF_A_SOURCE = 6


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everything a public figure said, in every live story; the newest said first."""
    said = leaf(_on_record(slug), request.GET, QUOTES, SAID)
    if not said.rows:
        return moved.person(slug, moved.place(request))
    return _record(request, said, people.record(said.rows[0].speaker))


@require_safe
def person_year(request: HttpRequest, slug: str, year: int) -> HttpResponseBase:
    """What a public figure said in a year."""
    of_the_year = _on_record(slug).filter(
        dated__gte=date(year, 1, 1), dated__lte=date(year, 12, 31)
    )
    said = leaf(of_the_year, request.GET, QUOTES, SAID)
    if not said.rows:
        return moved.person(slug, f"{year:04}/{moved.place(request)}")
    return _record(request, said, people.record(said.rows[0].speaker, year=year))


@require_safe
def person_topic(request: HttpRequest, slug: str, topic: str) -> HttpResponseBase:
    """What a public figure said in stories on a topic."""
    said = leaf(_on_record(slug).filter(on_topic(topic)), request.GET, QUOTES, SAID)
    if not said.rows:
        return moved.person_topic(slug, topic, moved.place(request))
    return _record(request, said, people.record(said.rows[0].speaker, topic=topic))


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What live stories take from an organisation or a document: words of public figures alone."""
    now = timezone.now()
    found = (
        Source.objects.with_page()
        .filter(slug=slug)
        .only("pk", "name", "slug", "kind", "description", "link")
        .first()
    )
    if found is None:
        return moved.source(slug, moved.place(request))
    stories = leaf(LiveStory.objects.cards().from_source(found.pk), request.GET, STORIES, PLACED)
    if not stories.rows:
        raise Http404
    reported = list(quotes.on_record().filter(source=found)[:OF_A_SOURCE])
    context = {
        "site": site.around(now),
        "source": found,
        "kind": words.kind(found.kind),
        "link": safe_link(found.link),
        "said": quotes.printed(reported),
        "list": listing(found.name, addresses.source(found.slug), stories, now, lead=False),
    }
    keys = {f"source:{found.pk}"} | quotes.keys(reported)
    return page(request, "site/source.html", context, keys=keys | site.KEYS)


def _on_record(slug: str) -> QuerySet[LiveQuote]:
    return quotes.on_record().filter(speaker__slug=slug)


def _record(request: HttpRequest, said: Leaf, record: Record) -> HttpResponseBase:
    shown = quotes.printed(said.rows)
    context = {
        "site": site.around(timezone.now()),
        "person": record,
        "months": by_month(shown),
        "sheet": said,
        "structured": jsonld.record(record, shown),
    }
    keys = {f"person:{record.id}"} | quotes.keys(said.rows)
    return page(request, "site/person.html", context, keys=keys | site.KEYS)
