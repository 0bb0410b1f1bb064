"""Old addresses of people, sources, sections, topics, authors and quotes: each leads to where it is
now, an older page of a list to the same page."""

from collections.abc import Callable
from typing import Any
from urllib.parse import quote as percent_encoded

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect

from articles.models import Author, LiveQuote, OldSlug, Person, Source, Topic
from articles.rendering import addresses, site
from articles.rendering.paging import is_cursor


def person(slug: str, rest: str = "") -> HttpResponsePermanentRedirect:
    """Lead from an old address, or that of an entry that was merged into another one.

    rest  of the address below the person's page
    Raises Http404 where nobody with a page had it.
    """
    found = Person.objects.with_page().filter(_had(OldSlug.Of.PERSON, slug) | Q(merged__slug=slug))
    return _lead(found, lambda now: addresses.person(now) + rest)


def person_topic(slug: str, topic: str, rest: str = "") -> HttpResponsePermanentRedirect:
    """Lead from a topic's old name to what somebody said on it, or from their own old address."""
    said = LiveQuote.objects.on_record().filter(speaker__slug=slug).values("quote")
    found = Topic.objects.filter(
        _had(OldSlug.Of.TOPIC, topic), live_uses__story__quotes__quote__in=said
    )
    for now in _slugs(found):
        return HttpResponsePermanentRedirect(addresses.person_topic(slug, now) + rest)
    return person(slug, f"topics/{percent_encoded(topic)}/{rest}")


def source(slug: str, rest: str = "") -> HttpResponsePermanentRedirect:
    found = Source.objects.with_page().filter(_had(OldSlug.Of.SOURCE, slug))
    return _lead(found, lambda now: addresses.source(now) + rest)


def section(slug: str, rest: str = "") -> HttpResponsePermanentRedirect:
    """Lead from a section's old address.

    rest  of the address below the section's page
    """
    found = site.sections().filter(_had(OldSlug.Of.SECTION, slug))
    return _lead(found, lambda now: addresses.section(now) + rest)


def topic(slug: str, rest: str = "") -> HttpResponsePermanentRedirect:
    found = Topic.objects.filter(_had(OldSlug.Of.TOPIC, slug), live_uses__isnull=False)
    return _lead(found, lambda now: addresses.topic(now) + rest)


def author(slug: str, rest: str = "") -> HttpResponsePermanentRedirect:
    found = Author.objects.filter(_had(OldSlug.Of.AUTHOR, slug), live_uses__isnull=False)
    return _lead(found, lambda now: addresses.author(now) + rest)


def quote(id: int) -> HttpResponsePermanentRedirect:
    """Lead from a record that was merged to the one that was kept."""
    kept = OldSlug.objects.filter(of=OldSlug.Of.QUOTE, slug=str(id)).values("record")
    found = LiveQuote.objects.on_record().filter(quote__in=kept).values_list("quote", flat=True)
    for number in found[:1]:
        return HttpResponsePermanentRedirect(addresses.quote(number))
    raise Http404


def place(request: HttpRequest) -> str:
    """Return the place in a list that was asked for, as an address ends with it; "" at its top."""
    before = request.GET.get("before", "")
    return f"?before={before}" if is_cursor(before) else ""


def _had(of: OldSlug.Of, slug: str) -> Q:
    return Q(pk__in=OldSlug.objects.filter(of=of, slug=slug).values("record"))


def _lead(found: QuerySet[Any], address: Callable[[str], str]) -> HttpResponsePermanentRedirect:
    for slug in _slugs(found):
        return HttpResponsePermanentRedirect(address(slug))
    raise Http404


def _slugs(found: QuerySet[Any]) -> QuerySet[Any]:
    """The address of what was found, if anything was."""
    return found.order_by().values_list("slug", flat=True)[:1]
