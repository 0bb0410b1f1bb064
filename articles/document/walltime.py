"""A time as somebody reads it off the wall, and the instants that it may mean.

Where clocks are changed, an hour of the year does not exist and another exists twice. Nobody
guesses which was meant: the desk asks.
"""

from datetime import UTC, datetime
from typing import Literal, NamedTuple
from zoneinfo import ZoneInfo

#: How a wall time is stored: no zone, whole seconds.
FORM = "%Y-%m-%dT%H:%M:%S"


class When(NamedTuple):
    """An instant (in UTC), and the words it was given in: `wall` in FORM, `zone` by its name."""

    at: datetime
    zone: str
    wall: str


class Reading(NamedTuple):
    """What a wall time may mean, the earlier instant first.

    kind  "once": one instant. "twice": clocks went back, both are meant by the same words.
          "never": clocks went forward over it; the two are what clocks before and after say.
    """

    kind: Literal["once", "twice", "never"]
    choices: tuple[When, ...]

    def chosen(self, at: datetime | None) -> When | None:
        """Return the one that is meant; None as long as somebody has to say which."""
        if self.kind == "once":
            return self.choices[0]
        return next((choice for choice in self.choices if choice.at == at), None)


def read(wall: datetime, zone: ZoneInfo) -> Reading:
    """Return the instants that a wall time (naive) means in a zone.

    Raises ValueError for a time with a zone of its own, and OverflowError beyond the calendar.
    """
    if wall.tzinfo is not None:
        raise ValueError("A wall time has no zone of its own.")
    wall = wall.replace(microsecond=0)
    found = {wall.replace(tzinfo=zone, fold=fold).astimezone(UTC) for fold in (0, 1)}
    instants = sorted(found)
    if len(instants) == 1:
        return Reading("once", (_when(instants[0], wall, zone),))
    exists = instants[0].astimezone(zone).replace(tzinfo=None) == wall
    choices = tuple(_when(instant, wall, zone) for instant in instants)
    return Reading("twice" if exists else "never", choices)


def _when(at: datetime, wall: datetime, zone: ZoneInfo) -> When:
    return When(at, zone.key, wall.strftime(FORM))
