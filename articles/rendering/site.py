"""What stands around every page: the name, the sections, what is breaking.

Two queries, whatever the page: the sections that have something live, and the cards of breaking
stories together with those the page asked for.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import get_language

from articles.document.languages import direction
from articles.models import LiveStory, Section
from articles.publishing import house
from articles.rendering import addresses
from articles.rendering.cards import Card, cards

#: On every page: the strip of what is breaking may come, change or go.
KEYS = frozenset({"breaking", "sections"})
#: So many stand in the strip; more would push the page away.
MOST_BREAKING = 3


class Place(NamedTuple):
    """A section in the head of the page."""

    id: int
    name: str
    slug: str
    description: str

    @property
    def url(self) -> str:
        return addresses.section(self.slug)


@dataclass(frozen=True, kw_only=True)
class Site:
    """The site around a page.

    breaking  cards, newest first
    story     the story whose page this is, if it is one
    """

    now: datetime
    story: int | None = None
    sections: tuple[Place, ...] = ()
    breaking: tuple[Card, ...] = ()
    cards: Mapping[int, Card] = field(default_factory=dict)

    name: str = field(default_factory=lambda: house.current().title)
    address: str = field(default_factory=lambda: settings.SITE_URL)
    language: str = field(default_factory=lambda: get_language() or house.DESK_LANGUAGE)

    @property
    def direction(self) -> str:
        return direction(self.language)

    def section(self, slug: str) -> Place | None:
        return next((place for place in self.sections if place.slug == slug), None)

    def speaking(self, language: str) -> "Site":
        """The site as it speaks inside a story: in the story's language, if it has words in it."""
        return replace(self, language=house.spoken(language, self.language))

    @property
    def strip(self) -> list[Card]:
        """What the strip above the page shows, newest first: never the story one is reading."""
        return [card for card in self.breaking[:MOST_BREAKING] if card.id != self.story]


def around(now: datetime, *, stories: Iterable[int] = (), story: int | None = None) -> Site:
    """Look up the site around a page, with the cards of `stories` that are live.

    story  the one whose page it is
    """
    return make(now, sections(), cards(shown(now, stories), now), story=story)


def shown(
    now: datetime, stories: Iterable[int], *, original: int | None = None
) -> QuerySet[LiveStory]:
    """The live stories that a page shows cards of: its own choice, and what is breaking.

    original  with this one, and with all that say it in another language
    """
    cards = LiveStory.objects.cards()
    wanted = cards.filter(pk__in={*stories, original or 0}) | LiveStory.objects.breaking(now)
    return wanted | cards.filter(translation_of=original) if original else wanted


def make(
    now: datetime, sections: Iterable[Section], shown: Iterable[Card], *, story: int | None = None
) -> Site:
    """Put the site around a page together from what was looked up."""
    by_id = {card.id: card for card in shown}
    return Site(
        now=now,
        story=story,
        sections=tuple(_place(section) for section in sections),
        breaking=tuple(card for card in by_id.values() if card.breaking),
        cards=by_id,
    )


def sections() -> QuerySet[Section]:
    """The sections that readers may know of: those with something live, in the desk's order."""
    live = LiveStory.objects.listed().filter(section=OuterRef("pk"))
    return (
        Section.objects.navigation().only("pk", "name", "slug", "description").filter(Exists(live))
    )


def _place(section: Section) -> Place:
    return Place(section.pk, section.name, section.slug, section.description)
