"""Lists that have a page: of a section, a topic or an author, and parts of lists by time."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import Count
from django.utils import timezone

from articles.models import LiveTopic
from articles.rendering import addresses
from articles.rendering.cards import Card, cards
from articles.rendering.paging import Leaf
from articles.rendering.said import Said

MOST_TOPICS = 8


class Day(NamedTuple):
    date: date
    cards: tuple[Card, ...]


class Month(NamedTuple):
    """`date` is the first of the month."""

    date: date
    said: tuple[Said, ...]


class Tag(NamedTuple):
    """A topic that has a page."""

    id: int
    name: str
    url: str


@dataclass(frozen=True, kw_only=True)
class Listing:
    """A page of stories: what they are of, and those of this leaf, by day.

    first   the newest of all, set large; None on later leaves
    topics  what the stories of this leaf are about, the most frequent first
    """

    name: str
    url: str
    description: str = ""
    first: Card | None
    days: tuple[Day, ...]
    leaf: Leaf
    topics: tuple[Tag, ...] = ()

    @property
    def canonical(self) -> str:
        return canonical(self.url, self.leaf)

    @property
    def cards(self) -> list[Card]:
        """The stories of this leaf, newest first."""
        first = [self.first] if self.first else []
        return [*first, *(card for day in self.days for card in day.cards)]

    @property
    def since(self) -> date | None:
        """The day of the newest story that is not set apart."""
        return self.days[0].date if self.days else None


def listing(
    name: str,
    url: str,
    leaf: Leaf,
    now: datetime,
    *,
    description: str = "",
    topics: Sequence[Tag] = (),
    lead: bool = True,
) -> Listing:
    """Make the page of a list from a leaf of `LiveStory.objects.cards()`.

    lead  set the newest story of all apart
    """
    shown = cards(leaf.rows, now)
    first = shown[0] if lead and shown and not leaf.here else None
    return Listing(
        name=name,
        url=url,
        description=description,
        first=first,
        days=tuple(by_day(shown[1:] if first else shown)),
        leaf=leaf,
        topics=tuple(topics),
    )


def canonical(url: str, leaf: Leaf) -> str:
    """Return the one address of a leaf, with scheme and host."""
    return addresses.absolute(f"{url}?before={leaf.here}" if leaf.here else url)


def topics(leaf: Leaf, *, but: int | None = None) -> list[Tag]:
    """Look up what the stories of a leaf are about, the most frequent topic first. One query.

    but  a topic that is not named
    """
    rows = (
        LiveTopic.objects.filter(story__in=[live.pk for live in leaf.rows])
        .exclude(topic=but)
        .order_by()
        .values_list("topic", "topic__name", "topic__slug")
        .annotate(stories=Count("pk"))
        .order_by("-stories", "topic__name")
    )
    return [Tag(pk, name, addresses.topic(slug)) for pk, name, slug, _ in rows[:MOST_TOPICS]]


def by_day(cards: Iterable[Card]) -> list[Day]:
    """Part stories, newest first, by their day in the newsroom's zone."""
    days = groupby(cards, lambda card: timezone.localtime(card.at).date())
    return [Day(day, tuple(together)) for day, together in days]


def by_month(said: Iterable[Said]) -> list[Month]:
    """Part quotations, newest first, by the month in which they were said."""
    months = groupby(said, lambda words: words.dated.replace(day=1))
    return [Month(month, tuple(together)) for month, together in months]
