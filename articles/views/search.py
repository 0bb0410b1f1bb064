"""Searching stories, what public figures said, and these themselves."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.utils import timezone
from django.views.decorators.http import require_safe

from articles.document.text import tidy
from articles.models import LiveStory
from articles.publishing import asked, house, spelling
from articles.publishing import search as index
from articles.publishing.narrowing import Narrowing
from articles.publishing.terms import places
from articles.rendering import found, site
from articles.rendering.found import KINDS, Count, Found, Wanted
from articles.rendering.page import page
from articles.rendering.story_facets import story_facets

SIZE = 20
MAX_VALUE = 100
NEWEST = "newest"
FILTERS = ("section", "topic", "person", "author")
DAYS = ("from", "to")
YEARS = range(1000, 9000)


class Wish(NamedTuple):
    """What a reader asks for, and the parameters by which it may be asked again."""

    wanted: Wanted
    given: Mapping[str, str]

    @property
    def empty(self) -> bool:
        return not self.wanted.text and not self.narrowed

    @property
    def narrowed(self) -> bool:
        return any(self.wanted.narrowing)

    @property
    def kept(self) -> str:
        """The parameters, for the pages that follow."""
        return self.but() + "&"

    @property
    def wide(self) -> str:
        """The same words without what narrows them."""
        return _written({"q": self.wanted.text})

    def but(self, **other: str) -> str:
        """The parameters, some of them other ones."""
        return _written({**self.given, **other})


class Tab(NamedTuple):
    """One kind of what is found, and the parameters that lead to it."""

    count: Count
    kept: str
    here: bool


class Link(NamedTuple):
    """A question, and the parameters that ask it."""

    text: str
    kept: str


@require_safe
def search(request: HttpRequest) -> HttpResponseBase:
    """What is found; without anything to look for, where to begin."""
    now = timezone.now()
    wish = _wish(request.GET)
    around = site.around(now)
    question = wish.wanted.question
    stories = index.stories(question) if question.parts else LiveStory.objects.listed()
    facets = story_facets(stories, wish.given, around.sections)
    keys = {"front", "quotes"} | facets.keys | site.KEYS
    context: dict[str, Any] = {"site": around, "wish": wish, "facets": facets}
    if not wish.empty:
        shown = found.find(wish.wanted, request.GET, SIZE, now)
        keys |= shown.keys
        context |= {"found": shown, "tabs": list(_tabs(wish, shown))}
        if not shown.total.number:
            context |= _instead(wish.wanted)
    return page(request, "site/search.html", context, keys=keys)


def _wish(parameters: Mapping[str, str]) -> Wish:
    """Read the parameters; what is no day, order or kind is as if it were not there."""
    text = _value(parameters, "q", asked.MAX_LENGTH)
    filters = {name: _value(parameters, name, MAX_VALUE) for name in FILTERS}
    days = {name: _day(parameters.get(name, "")) for name in DAYS}
    kind = parameters.get("in", "") if parameters.get("in") in KINDS else ""
    question = asked.read(text, house.current().language)
    order = NEWEST if parameters.get("order") == NEWEST else ""
    wanted = Wanted(
        text=text,
        question=question,
        narrowing=Narrowing(**filters, since=days["from"], until=days["to"]),
        kind=kind,
        best=bool(question.parts) and not order,
    )
    written = {name: day.isoformat() if day else "" for name, day in days.items()}
    return Wish(wanted, {"q": text, "in": kind, **filters, **written, "order": order})


def _value(parameters: Mapping[str, str], name: str, most: int) -> str:
    return tidy(parameters.get(name, "")).strip()[:most]


def _day(text: str) -> date | None:
    """Read a day as forms send it: 2014-09-15."""
    if len(text) != len("2014-09-15") or not text.isascii():
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year in YEARS else None


def _written(given: Mapping[str, str]) -> str:
    wanted = {name: value for name, value in given.items() if value}
    return urlencode(wanted)


def _tabs(wish: Wish, shown: Found) -> Iterator[Tab]:
    """Everything, then each kind of which something is found."""
    for count in (shown.total, *shown.counts):
        here = count.kind == wish.wanted.kind
        if count.number or here:
            yield Tab(count, wish.but(**{"in": count.kind}), here)


def _instead(wanted: Wanted) -> dict[str, Any]:
    """What may have been meant, and which of the words are found by themselves."""
    language = house.current().language
    typed = [wanted.text[place.start : place.end] for place in places(wanted.text, language)]
    several = list(dict.fromkeys(typed))[: asked.MAX_WORDS]
    alone = [word for word in several if len(several) > 1 and index.holds(word, language)]
    meant = spelling.suggestion(wanted.text, language)
    return {"meant": _link(meant) if meant else None, "alone": [_link(word) for word in alone]}


def _link(text: str) -> Link:
    return Link(text, _written({"q": text}))
