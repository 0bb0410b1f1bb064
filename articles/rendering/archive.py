"""The archive by year, month and day: what each holds, and the way to the next that holds a story.

Days are counted when something is published (`LiveDay`), so that a page costs the same however
many stories there are.
"""

import calendar
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from django.db.models import Q, Sum
from django.db.models.functions import TruncMonth
from django.utils.dates import WEEKDAYS, WEEKDAYS_ABBR
from django.utils.formats import get_format

from articles.models import LiveDay
from articles.rendering import addresses


class Filled(NamedTuple):
    """A year, a month or a day with something in it; `date` is its first day."""

    date: date
    url: str
    stories: int


class Year(NamedTuple):
    date: date
    url: str
    stories: int
    months: tuple[Filled, ...]


class Weekday(NamedTuple):
    short: str
    name: str


class Cell(NamedTuple):
    """A day in a calendar. `filled` is None where nothing was published."""

    date: date
    filled: Filled | None


@dataclass(frozen=True, kw_only=True)
class Period:
    """Some days of the archive that have something in them, and what stands around them.

    earlier, later  the nearest day before and after with something in it
    """

    first: date
    days: tuple[Filled, ...]
    earlier: date | None
    later: date | None

    @property
    def stories(self) -> int:
        return sum(day.stories for day in self.days)

    @property
    def months(self) -> tuple[Filled, ...]:
        return tuple(_months((day.date, day.stories) for day in self.days))

    @property
    def weekdays(self) -> tuple[Weekday, ...]:
        """The days of the week in the order of the reader's calendar."""
        return tuple(
            Weekday(str(WEEKDAYS_ABBR[number]), str(WEEKDAYS[number]))
            for number in _calendar().iterweekdays()
        )

    @property
    def weeks(self) -> tuple[tuple[Cell | None, ...], ...]:
        """The month as a calendar; None for a day of another month."""
        filled = {day.date: day for day in self.days}
        month = self.first.month
        return tuple(
            tuple(Cell(day, filled.get(day)) if day.month == month else None for day in week)
            for week in _calendar().monthdatescalendar(self.first.year, month)
        )


def years() -> list[Year]:
    """Look up every month with something in it, by year, the last one first. One query."""
    rows = (
        LiveDay.objects.filled()
        .order_by()
        .values(month=TruncMonth("date"))
        .annotate(together=Sum("stories"))
        .order_by("-month")
        .values_list("month", "together")
    )
    months = list(_months(rows))
    return [
        _year(year, tuple(together))
        for year, together in groupby(months, lambda month: month.date.year)
    ]


def year(number: int) -> Period:
    return _period(date(number, 1, 1), date(number, 12, 31))


def month(first: date) -> Period:
    last = calendar.monthrange(first.year, first.month)[1]
    return _period(first, first.replace(day=last))


def day(day: date) -> Period:
    return _period(day, day)


def _period(first: date, last: date) -> Period:
    """Look up some days with something in them and their neighbours. One query."""
    filled = LiveDay.objects.filled()
    before = filled.filter(date__lt=first).values("date")[:1]
    after = filled.filter(date__gt=last).reverse().values("date")[:1]
    around = Q(date__range=(first, last)) | Q(date=before) | Q(date=after)
    rows = list(filled.filter(around).values_list("date", "stories"))
    return Period(
        first=first,
        days=tuple(
            Filled(day, addresses.archive_day(day), stories)
            for day, stories in rows
            if first <= day <= last
        ),
        earlier=next((day for day, _ in rows if day < first), None),
        later=next((day for day, _ in rows if day > last), None),
    )


def _months(days: Iterable[tuple[date, int]]) -> Iterable[Filled]:
    """Add days up to months."""
    for first, together in groupby(days, lambda day: day[0].replace(day=1)):
        stories = sum(stories for _, stories in together)
        yield Filled(first, addresses.archive_month(first), stories)


def _year(number: int, months: Sequence[Filled]) -> Year:
    stories = sum(month.stories for month in months)
    return Year(date(number, 1, 1), addresses.archive_year(number), stories, tuple(months))


def _calendar() -> calendar.Calendar:
    """A calendar whose week begins as where the language is spoken; Django counts from Sunday."""
    return calendar.Calendar((int(get_format("FIRST_DAY_OF_WEEK")) - 1) % 7)
