"""What a search finds, as its page prints it: stories, quotes and public figures in one list."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from articles.models import LiveQuote, LiveStory, Person
from articles.publishing import people_search, quote_search, search, together
from articles.publishing.asked import Asked
from articles.publishing.narrowing import Narrowing
from articles.rendering import addresses, quotes
from articles.rendering.cards import Card, card
from articles.rendering.excerpts import excerpt
from articles.rendering.highlights import highlighted
from articles.rendering.paging import BEST, LISTED, Leaf
from articles.rendering.said import Said
from articles.rendering.weaving import Row, woven

#: What a list may be of; the order is that of the strands.
KINDS = ("stories", "quotes", "people")
COUNTED = 100  # of each kind


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """What is looked for.

    kind  one of KINDS, or "" for everything
    best  the best first, and not the newest
    """

    text: str
    question: Asked
    narrowing: Narrowing
    kind: str = ""
    best: bool = True


class Figure(NamedTuple):
    """A public figure who is found by name."""

    name: SafeString
    url: str
    role: str
    organisation: str


class Result(NamedTuple):
    """One of the list; the others are None."""

    story: Card | None = None
    said: Said | None = None
    figure: Figure | None = None


class Count(NamedTuple):
    """How many of a kind are found; `more` when there are more than were counted."""

    kind: str
    number: int
    more: bool


class Found(NamedTuple):
    """A page of what is found, and from which keys it was made.

    here   of the kind that is looked for
    total  of all kinds
    """

    results: tuple[Result, ...]
    counts: tuple[Count, ...]
    here: Count
    total: Count
    sheet: Leaf
    keys: frozenset[str]


def find(wanted: Wanted, asked: Mapping[str, str], size: int, now: datetime) -> Found:
    """Look up a page. Raises Http404 for what is no cursor."""
    strands = _strands(wanted)
    chosen = [
        rows if wanted.kind in ("", kind) else rows.none()
        for kind, rows in zip(KINDS, strands, strict=True)
    ]
    sheet = woven(chosen, asked, size, BEST if wanted.best else LISTED)
    counts = _counts(strands)
    total = Count("", sum(c.number for c in counts), any(c.more for c in counts))
    return Found(
        results=tuple(_results(sheet.rows, wanted.question, now)),
        counts=counts,
        here=next((count for count in counts if count.kind == wanted.kind), total),
        total=total,
        sheet=sheet,
        keys=frozenset(_keys(sheet.rows)),
    )


def _counts(strands: Sequence[QuerySet[Any]]) -> tuple[Count, ...]:
    counted = together.counts([rows.order_by().values("pk")[: COUNTED + 1] for rows in strands])
    return tuple(
        Count(kind, min(number, COUNTED), number > COUNTED)
        for kind, number in zip(KINDS, counted, strict=True)
    )


def _strands(wanted: Wanted) -> tuple[QuerySet[Any], ...]:
    question, narrowing = wanted.question, wanted.narrowing
    if wanted.text:
        stories, said = _stories_with(wanted), _said(question)
        people = people_search.found(wanted.text)
    else:
        stories, said = LiveStory.objects.cards(), LiveQuote.objects.on_record()
        people = people_search.everybody() if narrowing.person else Person.objects.none()
    stories, said = narrowing.of_stories(stories), narrowing.of_quotes(said)
    people = narrowing.of_people(people)
    if wanted.best:
        return (
            search.best_first(stories, question),
            quotes.on_record(quote_search.ranked(said, question)),
            people_search.best_first(people),
        )
    return (
        stories,
        quotes.on_record(said.order_by("-listed_at", "-pk")),
        people_search.newest_first(people),
    )


def _stories_with(wanted: Wanted) -> QuerySet[LiveStory]:
    """Stories that hold the question. To rank all that hold a word like “the” would take as long as
    the archive is; but what narrows it must not miss the older ones."""
    ranked = wanted.best and not any(wanted.narrowing)
    return search.stories(wanted.question, search.RANKED if ranked else None)


def _said(question: Asked) -> QuerySet[LiveQuote]:
    """What holds the question; nothing where it has no words."""
    said = quote_search.found(question)
    return said if question.parts else said.none()


def _results(rows: Sequence[Row], question: Asked, now: datetime) -> list[Result]:
    stories, said, people = ([row.row for row in rows if row.strand == n] for n in range(3))
    printed = (_stories(stories, question, now), _quotes(said, question), _people(people, question))
    following = [iter(results) for results in printed]
    return [next(following[row.strand]) for row in rows]


def _stories(rows: Sequence[LiveStory], question: Asked, now: datetime) -> Iterator[Result]:
    """Stories with what was asked for marked, or a piece of the text that holds it."""
    cards = [card(live, now) for live in rows]
    lacking = [c.id for c in cards if question.missing_in(c.language, c.headline, c.summary)]
    full = LiveStory.objects.listed().filter(pk__in=lacking).select_related("version")
    pieces = {live.pk: excerpt(live.document, question) for live in full} if lacking else {}
    for each in cards:
        summary = pieces.get(each.id) or each.summary
        yield Result(
            story=each._replace(
                headline=highlighted(each.headline, each.language, question),
                summary=highlighted(summary, each.language, question),
            )
        )


def _quotes(rows: Sequence[LiveQuote], question: Asked) -> Iterator[Result]:
    for said in quotes.printed(rows):
        yield Result(said=said._replace(shown=highlighted(said.shown, said.language, question)))


def _people(rows: Sequence[Person], question: Asked) -> Iterator[Result]:
    for person in rows:
        name = highlighted(person.name, "", question)
        url = addresses.person(person.slug)
        yield Result(figure=Figure(name, url, person.role, person.organisation))


def _keys(rows: Sequence[Row]) -> set[str]:
    """Of whom the page names; whatever is published may change any search."""
    people = {f"person:{row.row.pk}" for row in rows if row.strand == KINDS.index("people")}
    said = [row.row for row in rows if row.strand == KINDS.index("quotes")]
    return {"front", "quotes"} | people | quotes.keys(said)
