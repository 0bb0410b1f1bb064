"""What public figures said: a search of it, and the page of a single quote."""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.text import tidy
from articles.models import LiveQuote
from articles.models.sources import INDIVIDUALS
from articles.publishing import asked, house, quote_search
from articles.publishing.asked import Asked
from articles.rendering import jsonld, quotes, site
from articles.rendering.facets import facets
from articles.rendering.highlights import highlighted
from articles.rendering.page import page
from articles.rendering.paging import APT, SAID, Leaf, leaf
from articles.rendering.quote_feed import shortened
from articles.rendering.said import said
from articles.views import moved

QUOTES = 20
MOST_USES = 100
BEST = "best"
FILTERS = ("person", "source", "topic", "year")
MAX_VALUE = 100


class Wish(NamedTuple):
    """What a reader asks for: words, filters, an order. Anything may be passed."""

    text: str
    question: Asked
    filters: Mapping[str, str]
    best: bool

    @property
    def kept(self) -> str:
        """The same as parameters of an address, for the pages that follow."""
        wanted = {"q": self.text, **self.filters, "order": BEST if self.best else ""}
        given = {name: value for name, value in wanted.items() if value}
        return urlencode(given) + "&" if given else ""


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """What public figures said that holds the words asked for; without any, the newest."""
    wish = _wish(request.GET)
    found = quote_search.found(wish.question)
    if wish.text and not wish.question.parts:
        found = found.none()
    shown = _sheet(request, found.filter(_chosen(wish.filters)), wish)
    keys = {"quotes"} | quotes.keys(shown.rows)
    context = {
        "site": site.around(timezone.now()),
        "wish": wish,
        "said": [
            quote._replace(shown=highlighted(quote.shown, quote.language, wish.question))
            for quote in quotes.printed(shown.rows)
        ],
        "sheet": shown,
        "facets": facets(found, wish.filters),
        "bare": not wish.kept and not shown.here,
    }
    return page(request, "site/quotes.html", context, keys=keys | site.KEYS)


@require_safe
def quote(request: HttpRequest, id: int) -> HttpResponseBase:
    """A quote: the words of the latest publication that carries it, and where else it stands."""
    row = quotes.on_record().filter(quote=id).first()
    if row is None:
        return moved.quote(id)
    uses = list(quotes.carrying([id])[:MOST_USES])
    words = said(row, uses)
    context = {
        "site": site.around(timezone.now()),
        "said": words,
        "title": shortened(words.shown),
        "structured": jsonld.quote(words),
    }
    keys = {f"quote:{id}"} | quotes.keys([row]) | {f"story:{use.story_id}" for use in uses}
    return page(request, "site/quote.html", context, keys=keys | site.KEYS)


def _wish(parameters: Mapping[str, str]) -> Wish:
    text = tidy(parameters.get("q", "")).strip()[: asked.MAX_LENGTH]
    filters = {name: tidy(parameters.get(name, "")).strip()[:MAX_VALUE] for name in FILTERS}
    question = asked.read(text, house.current().language)
    best = parameters.get("order") == BEST and bool(question.parts)
    return Wish(text, question, filters, best)


def _chosen(filters: Mapping[str, str]) -> Q:
    """The quotes that pass every filter; what names nothing lets nothing pass."""
    chosen = Q()
    if filters["person"]:
        chosen &= Q(speaker__slug=filters["person"])
    if filters["source"]:
        chosen &= Q(source__slug=filters["source"]) & ~Q(source__kind__in=INDIVIDUALS)
    if filters["topic"]:
        chosen &= quote_search.on_topic(filters["topic"])
    if filters["year"]:
        chosen &= _in_year(filters["year"])
    return chosen


def _in_year(text: str) -> Q:
    if not (text.isascii() and text.isdecimal() and len(text) == len("2014") and int(text)):
        return Q(pk__in=())
    year = int(text)
    return Q(dated__gte=date(year, 1, 1), dated__lte=date(year, 12, 31))


def _sheet(request: HttpRequest, found: QuerySet[LiveQuote], wish: Wish) -> Leaf:
    if wish.best:
        best = quote_search.best_first(found, wish.question)
        return leaf(quotes.on_record(best), request.GET, QUOTES, APT)
    return leaf(quotes.on_record(found), request.GET, QUOTES, SAID)
