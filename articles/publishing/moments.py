"""Days, times and numbers in the words of the language that is being spoken.

How each language writes them stands in newsroom/formats.
"""

import re
from datetime import date, datetime

from django.utils.dateformat import format as written
from django.utils.formats import get_format, number_format
from django.utils.text import capfirst

_SHIFT = re.compile(r"([+-])0?(\d{1,2})(\d\d)?\Z")


def clock(local: datetime) -> str:
    """The time of day with its zone: 19:05 CEST."""
    return f"{time(local)} {zone(local)}"


def time(local: datetime) -> str:
    """The time of day within a sentence: 19:05 Uhr."""
    return written(local, get_format("CLOCK"))


def short_time(local: datetime) -> str:
    """The time of day as it stands alone in a list: 19:05."""
    return written(local, get_format("SHORT_CLOCK"))


def full(local: datetime) -> str:
    """Date and time: 15 September 2014, 18:30 CEST."""
    return _beside(day(local), clock(local))


def within_year(local: datetime) -> str:
    """Date and time where year and zone are known: 16 September, 07:30."""
    return _beside(day_of_year(local), time(local))


def day(value: date) -> str:
    return _day(value, "DAY")


def day_of_year(value: date) -> str:
    return _day(value, "DAY_OF_YEAR")


def short_day(value: date) -> str:
    return _day(value, "SHORT_DAY")


def short_day_of_year(value: date) -> str:
    return _day(value, "SHORT_DAY_OF_YEAR")


def weekday(value: date) -> str:
    """A date in full, as it stands alone: Monday 15 September 2014."""
    return capfirst(weekday_within(value))


def weekday_within(value: date) -> str:
    """A date in full, as it stands within a sentence: lundi 15 septembre 2014."""
    return _day(value, "WEEKDAY")


def month(value: date) -> str:
    """A month, as it stands alone: September 2014."""
    return capfirst(month_within(value))


def month_within(value: date) -> str:
    """A month, as it stands within a sentence: septembre 2014."""
    return written(value, get_format("MONTH"))


def zone(local: datetime) -> str:
    """A time zone as the language calls it; one without a name by its distance: UTC+3."""
    name = local.tzname() or ""
    if shift := _SHIFT.match(name):
        sign, hours, minutes = shift.groups()
        distance = f"{sign}{hours}" + (f":{minutes}" if minutes else "")
        return str(get_format("ZONE_AT")).format(distance)
    return str(get_format("ZONES").get(name, name))


def number(value: int) -> str:
    """A number of things, its thousands parted. Years and pages are not written so."""
    return number_format(value, force_grouping=True)


def _beside(day: str, clock: str) -> str:
    return str(get_format("MOMENT").format(day=day, clock=clock))


def _day(value: date, name: str) -> str:
    form = get_format(name)
    if value.day == 1:
        form = _saying(form, "j", get_format("FIRST"))
    if months := get_format("SHORT_MONTHS"):
        form = _saying(form, "N", months[value.month - 1])
    return written(value, form)


def _saying(form: str, part: str, words: str) -> str:
    """Return a form of dates with words of its own in place of a part."""
    literal = "".join(f"\\{sign}" for sign in words)
    return re.sub(rf"(?<!\\){part}", lambda _found: literal, form)
