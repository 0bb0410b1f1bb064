"""The front page: what editors arranged, filled by the rule of `document.front`.

Five queries. The newest of each section are found by the sections' own index, so that no part of
it grows with the archive.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from articles.document import front as arranging
from articles.document.front import BESIDES, IN_A_BAND, QUOTES, RIVER, Arrangement, Filled
from articles.models import LiveStory, Section
from articles.publishing import front as publishing
from articles.rendering import jsonld, quotes, site
from articles.rendering.cards import Card, cards
from articles.rendering.said import Said
from articles.rendering.site import Place, Site

#: Enough of each section for `river` if all that is new is of one, and for a full band below.
OF_A_SECTION = max(RIVER, IN_A_BAND + BESIDES + 1)


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


def context(now: datetime, arrangement: Arrangement | None = None) -> dict[str, Any]:
    """Return what site/front.html prints.

    arrangement  another one than readers have, for a preview
    """
    around, page = front(now, arrangement)
    return {"site": around, "page": page, "front": True, "structured": jsonld.site(around)}


def front(now: datetime, arrangement: Arrangement | None = None) -> tuple[Site, FrontPage]:
    """Look up the front page and fill it."""
    arranged = publishing.shown() if arrangement is None else arrangement
    sections = _sections()
    found = site.shown(now, {*_newest_ids(sections), *arranged.stories()})
    around = site.make(now, sections, cards(found, now))
    filled = arranging.fill(
        arranged, list(map(_known, around.cards.values())), (s.pk for s in sections), now
    )
    above = [id for id in (filled.lead, *filled.besides) if id is not None]
    page = FrontPage(
        lead=around.cards[filled.lead] if filled.lead is not None else None,
        besides=tuple(around.cards[id] for id in filled.besides),
        river=tuple(around.cards[id] for id in filled.river),
        bands=tuple(_bands(around, filled)),
        said=tuple(quotes.telling(above, QUOTES, chosen=arranged.quotes)),
    )
    return around, page


def newest(now: datetime) -> list[LiveStory]:
    """Return the newest stories of every section, newest first, and all that is breaking."""
    return list(site.shown(now, _newest_ids(_sections())).defer("pictures"))


def _sections() -> list[Section]:
    """The sections that readers know of, each with the ids of its newest stories."""
    newest = {f"newest_{n}": _newest(n) for n in range(OF_A_SECTION)}
    return list(site.sections().annotate(**newest))


def _newest(n: int) -> Subquery:
    """The id of a section's n-th newest story: one step in an index."""
    rows = LiveStory.objects.listed().filter(section=OuterRef("pk"))
    return Subquery(rows.values("pk")[n : n + 1])


def _newest_ids(sections: Iterable[Section]) -> set[int]:
    names = [f"newest_{n}" for n in range(OF_A_SECTION)]
    return {id for section in sections for name in names if (id := getattr(section, name))}


def _known(card: Card) -> arranging.Story:
    return arranging.Story(
        id=card.id,
        at=card.at,
        section=card.section_id,
        urgency=card.urgency,
        breaking=card.breaking,
        pictured=card.picture is not None,
    )


def _bands(around: Site, filled: Filled) -> Iterable[Band]:
    places = {place.id: place for place in around.sections}
    for band in filled.bands:
        first, *others = (around.cards[id] for id in band.stories)
        yield Band(place=places[band.section], first=first, others=tuple(others))
