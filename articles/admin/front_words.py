"""What differs between two arrangements of the front page, in words."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import NamedTuple

from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.admin import front_choices
from articles.document import front
from articles.document.front import Arrangement, Change, Pin


class Told(NamedTuple):
    """A place that differs: which, what stood there, what stands there then."""

    place: str
    before: str
    after: str


class Names(NamedTuple):
    stories: Mapping[int, str]
    quotes: Mapping[int, str]
    sections: Mapping[int, str]


def names(arrangements: Sequence[Arrangement]) -> Names:
    """Look up what everything in these arrangements is called, in three queries."""
    return Names(
        front_choices.headlines(id for one in arrangements for id in one.stories()),
        front_choices.words(id for one in arrangements for id in one.quotes),
        front_choices.sections(),
    )


def told(before: Arrangement, after: Arrangement, names: Names) -> list[Told]:
    changes = front.changes(before, after, list(names.sections))
    return [_told(change, names) for change in changes]


def _told(change: Change, names: Names) -> Told:
    label = {
        "lead": _("Lead"),
        "beside": _("Place %(number)d beside it") % {"number": change.number},
        "first": _("Top of %(section)s") % {"section": names.sections.get(change.number, "–")},
        "bands": _("Bands"),
        "quotes": _("In their words"),
    }[change.place]
    before, after = (_words(change.place, value, names) for value in (change.before, change.after))
    return Told(label, before, after)


def _words(place: str, value: Pin | tuple[int, ...] | None, names: Names) -> str:
    if isinstance(value, Pin):
        return _pin(value, names)
    known = names.sections if place == "bands" else names.quotes
    listed = " · ".join(known.get(id, "–") for id in value or ())
    return listed or (_("none") if place == "bands" else _("fills itself"))


def _pin(pin: Pin, names: Names) -> str:
    headline = "“{}”".format(names.stories.get(pin.story, _("a story that is not live")))
    if pin.until is None:
        return headline
    return _("%(headline)s until %(when)s") % {"headline": headline, "when": spoken(pin.until)}


def spoken(moment: datetime) -> str:
    """Return a moment by the newsroom's clock."""
    return formats.date_format(timezone.localtime(moment), "j M Y H:i")
