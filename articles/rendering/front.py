"""The front page: which story leads, what stands below it, what people said.

Four queries. The newest of each section are found by the sections' own index, so that no part of
it grows with the archive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery

from articles.models import Front, LiveStory
from articles.rendering import quotes, site
from articles.rendering.cards import Card, cards
from articles.rendering.said import Said
from articles.rendering.site import Place, Site

RIVER = 12
BESIDES = 4
IN_A_BAND = 4
QUOTES = 3
#: Enough of each section for `river` if all that is new is of one, and for a full band below.
OF_A_SECTION = max(RIVER, IN_A_BAND + BESIDES + 1)
#: So long a story of the day may lead for its urgency; after that the newest does.
FRESH = timedelta(hours=24)


@dataclass(frozen=True, kw_only=True)
class Band:
    """A section's part of the front page."""

    place: Place
    first: Card
    others: tuple[Card, ...]


@dataclass(frozen=True, kw_only=True)
class FrontPage:
    """What site/front.html prints. A story stands once outside `river`."""

    lead: Card | None
    besides: tuple[Card, ...]
    river: tuple[Card, ...]
    bands: tuple[Band, ...]
    said: tuple[Said, ...]


def front(now: datetime) -> tuple[Site, FrontPage]:
    """Look up and arrange the front page."""
    sections = list(
        site.sections().annotate(**{f"newest_{n}": _newest(n) for n in range(OF_A_SECTION)})
    )
    by_section = {
        section.pk: [getattr(section, f"newest_{n}") for n in range(OF_A_SECTION)]
        for section in sections
    }
    wanted = {id for ids in by_section.values() for id in ids if id}
    found = LiveStory.objects.cards().filter(
        Q(pk__in=wanted) | Q(pk__in=Front.objects.values("lead"))
    ) | LiveStory.objects.breaking(now)
    rows = list(found.annotate(pinned=Exists(Front.objects.filter(lead=OuterRef("pk")))))
    shown = cards(rows, now)
    around = site.make(now, sections, shown)
    newest = [card for card in shown if card.id in wanted]
    lead = next((card for card, row in zip(shown, rows, strict=True) if row.pinned), None)
    lead = lead or _lead(newest, now)
    besides = _besides(newest, lead)
    above = [card.id for card in [lead, *besides] if card]
    page = FrontPage(
        lead=lead,
        besides=tuple(besides),
        river=tuple(newest[:RIVER]),
        bands=tuple(_bands(around, by_section, set(above))),
        said=tuple(quotes.telling(above, QUOTES)),
    )
    return around, page


def _newest(n: int) -> Subquery:
    """The id of a section's n-th newest story: one step in an index."""
    rows = LiveStory.objects.listed().filter(section=OuterRef("pk"))
    return Subquery(rows.values("pk")[n : n + 1])


def _lead(newest: list[Card], now: datetime) -> Card | None:
    """The most urgent of the day, the newest among equals; on a quiet day the newest."""
    fresh = [card for card in newest if now - card.at < FRESH]
    return min(fresh or newest[:1], key=lambda card: card.urgency, default=None)


def _besides(newest: list[Card], lead: Card | None) -> list[Card]:
    """What stands beside the lead: breaking first, then by urgency, from the newest."""
    others = [card for card in newest[: RIVER + 1] if card != lead]
    chosen = sorted(others, key=lambda card: (not card.breaking, card.urgency))[:BESIDES]
    return sorted(chosen, key=lambda card: card.picture is None)


def _bands(
    around: Site, by_section: dict[int, list[int | None]], above: set[int]
) -> Iterable[Band]:
    for place in around.sections:
        left = [
            around.cards[id]
            for id in by_section[place.id]
            if id in around.cards and id not in above
        ]
        if left:
            yield Band(place=place, first=left[0], others=tuple(left[1:IN_A_BAND]))
