"""Moments of the demo's stories, written relative to the loading: news is of today, always."""

import re
from datetime import date, datetime, time, timedelta

from django.utils import timezone

_AGO = re.compile(r"([+-]\d+) (minutes|hours|days)")
_DAY = re.compile(r"([+-]\d+) days (\d\d:\d\d)")


def moment(written: str, now: datetime) -> datetime:
    """Read "-35 minutes", "+2 days", "-2 days 14:10" (in the newsroom's zone) or an ISO moment.

    Raises ValueError for anything else.
    """
    if ago := _AGO.fullmatch(written):
        return now + timedelta(**{ago[2]: int(ago[1])})
    if day := _DAY.fullmatch(written):
        there = timezone.localtime(now).date() + timedelta(days=int(day[1]))
        return timezone.make_aware(datetime.combine(there, time.fromisoformat(day[2])))
    at = datetime.fromisoformat(written)
    if at.tzinfo is None:
        raise ValueError(f"{written} has no zone.")
    return at


def day(written: str) -> date | None:
    """Read a date; "" is none."""
    return date.fromisoformat(written) if written else None
