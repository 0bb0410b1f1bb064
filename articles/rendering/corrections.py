"""What was put right: every correction, clarification and retraction, each with its notice."""

from collections.abc import Iterable
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from django.db.models import QuerySet
from django.utils import timezone

from articles.document.languages import direction
from articles.models import LiveCorrection
from articles.rendering import words


class Righted(NamedTuple):
    """A notice, and the story it is about.

    headline  as it is now; "" where the story was retracted
    day       of the story's address
    """

    id: int
    kind: str
    at: datetime
    note: str
    url: str
    headline: str
    day: date
    language: str
    direction: str


class Month(NamedTuple):
    """`date` is the first of the month."""

    date: date
    notices: tuple[Righted, ...]


def told() -> QuerySet[LiveCorrection]:
    """What was put right, the last first, with what a list says of the stories (paging.TOLD)."""
    columns = ("date", "slug", "headline", "language")
    return (
        LiveCorrection.objects.select_related("story")
        .only("kind", "at", "note", "story", *(f"story__{column}" for column in columns))
        .order_by("-at", "-pk")
    )


def by_month(rows: Iterable[LiveCorrection]) -> list[Month]:
    """Part notices, the last first, by their month in the newsroom's zone."""
    months = groupby(rows, lambda row: timezone.localtime(row.at).date().replace(day=1))
    return [Month(month, tuple(map(_righted, together))) for month, together in months]


def _righted(row: LiveCorrection) -> Righted:
    story = row.story
    return Righted(
        id=row.pk,
        kind=words.righted(row.kind),
        at=row.at,
        note=row.note,
        url=story.url,
        headline=story.headline,
        day=story.date,
        language=story.language,
        direction=direction(story.language),
    )
