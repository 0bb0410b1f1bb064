"""Pages of those who speak and of those who told us: public figures, organisations, documents."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.prose import safe_link
from articles.models import LiveStory, Person, Source
from articles.rendering import quotes, site, words
from articles.rendering.cards import cards
from articles.rendering.lists import by_day, by_month
from articles.rendering.page import page
from articles.views.paging import sheet

QUOTES = 30
STORIES = 20
OF_A_SOURCE = 6


@require_safe
def person(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Everything a public figure said, in every live story."""
    found = get_object_or_404(
        Person.objects.with_page().only("pk", "name", "slug", "role", "organisation"), slug=slug
    )
    said = sheet(quotes.listed().filter(speaker=found), request.GET.get("before"), QUOTES)
    context = {
        "site": site.around(timezone.now()),
        "person": found,
        "months": by_month(quotes.said(said.rows)),
        "older": said.older,
    }
    return page(request, "site/person.html", context, keys={f"person:{found.pk}"} | site.KEYS)


@require_safe
def source(request: HttpRequest, slug: str) -> HttpResponseBase:
    """What live stories take from an organisation or a document."""
    now = timezone.now()
    before = request.GET.get("before")
    found = get_object_or_404(
        Source.objects.with_page().only("pk", "name", "slug", "kind", "description", "link"),
        slug=slug,
    )
    stories = sheet(LiveStory.objects.cards().filter(sources__source=found), before, STORIES)
    context = {
        "site": site.around(now),
        "source": found,
        "kind": words.kind(found.kind),
        "link": safe_link(found.link),
        "said": quotes.said(quotes.listed().filter(source=found)[:OF_A_SOURCE]),
        "days": by_day(cards(stories.rows, now)),
        "older": stories.older,
        "later": before is not None,
    }
    return page(request, "site/source.html", context, keys={f"source:{found.pk}"} | site.KEYS)
