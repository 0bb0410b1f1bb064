"""Lists parted by time, as they are read: stories by day, quotations by month."""

from collections.abc import Iterable
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.utils import timezone

from articles.rendering.cards import Card
from articles.rendering.said import Said


class Day(NamedTuple):
    date: date
    cards: tuple[Card, ...]


class Month(NamedTuple):
    """`date` is the first of the month."""

    date: date
    said: tuple[Said, ...]


def by_day(cards: Iterable[Card]) -> list[Day]:
    """Part stories, newest first, by their day in the newsroom's zone."""
    days = groupby(cards, lambda card: timezone.localtime(card.at).date())
    return [Day(day, tuple(together)) for day, together in days]


def by_month(said: Iterable[Said]) -> list[Month]:
    """Part quotations, newest first, by the month in which they were said."""
    months = groupby(said, lambda words: words.dated.replace(day=1))
    return [Month(month, tuple(together)) for month, together in months]
