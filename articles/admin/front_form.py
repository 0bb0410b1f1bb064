"""The form that arranges the front page: between what is typed and the arrangement it means.

It works by choices, ticks and buttons alone. A button that moves a place sends the whole form and
gets it back, nothing saved.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple, Self
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from articles.admin import picker
from articles.document import front, walltime
from articles.document.front import Arrangement, Band, Pin
from articles.publishing.front import NotFit

#: As browsers send a day with a time.
MINUTES = "%Y-%m-%dT%H:%M"


class Place(NamedTuple):
    """A place of the page: which story is chosen, and until when, as it was typed."""

    name: str
    story: int | None = None
    until: str = ""

    @classmethod
    def of(cls, name: str, pin: Pin | None, now: datetime, zone: ZoneInfo) -> Self:
        """Return the place as the form begins: a pin that ended is none."""
        if pin is None or not pin.holds(now):
            return cls(name)
        until = pin.until.astimezone(zone).strftime(MINUTES) if pin.until else ""
        return cls(name, pin.story, until)

    @classmethod
    def typed(cls, name: str, sent: Mapping[str, str]) -> Self:
        return cls(name, _id(sent.get(name, "")), sent.get(f"{name}-until", "")[:20])

    def pin(self, zone: ZoneInfo) -> Pin | None:
        """Raises NotFit for an end that is no time, or that the clocks make two of or none."""
        if self.story is None:
            return None
        return Pin(story=self.story, until=_instant(self.until, zone) if self.until else None)


class Row(NamedTuple):
    """A section's band."""

    section: int
    shown: bool
    first: Place


class Typed(NamedTuple):
    lead: Place
    besides: tuple[Place, ...]
    bands: tuple[Row, ...]
    quotes: tuple[int | None, ...]

    def stories(self) -> set[int]:
        """Return the stories that are chosen somewhere."""
        places = (self.lead, *self.besides, *(row.first for row in self.bands))
        return {place.story for place in places if place.story is not None}


def begun(
    arrangement: Arrangement, sections: Sequence[int], now: datetime, zone: ZoneInfo
) -> Typed:
    """Return the form as it begins with an arrangement.

    sections  all of the house, in the desk's order
    """
    named = {band.section: band for band in arrangement.bands if band.section in sections}
    bands = [*named.values(), *(Band(section=id) for id in sections if id not in named)]
    besides = [*arrangement.besides, *[None] * front.BESIDES][: front.BESIDES]
    return Typed(
        lead=Place.of("lead", arrangement.lead, now, zone),
        besides=tuple(
            Place.of(f"beside-{number}", pin, now, zone) for number, pin in enumerate(besides, 1)
        ),
        bands=tuple(
            Row(band.section, band.shown, Place.of(f"first-{band.section}", band.first, now, zone))
            for band in bands
        ),
        quotes=tuple([*arrangement.quotes, *[None] * front.QUOTES][: front.QUOTES]),
    )


def typed(sent: Any, sections: Sequence[int]) -> Typed:
    """Read the form as it was sent. Sections that it does not know follow."""
    asked = [id for text in sent.getlist("band")[: front.MOST_BANDS] if (id := _id(text))]
    order = dict.fromkeys(id for id in [*asked, *sections] if id in sections)
    shown = {_id(text) for text in sent.getlist("shown")}
    return Typed(
        lead=Place.typed("lead", sent),
        besides=tuple(
            Place.typed(f"beside-{number}", sent) for number in range(1, front.BESIDES + 1)
        ),
        bands=tuple(
            Row(id, id in shown or id not in asked, Place.typed(f"first-{id}", sent))
            for id in order
        ),
        quotes=tuple(_id(sent.get(f"quote-{n}", "")) for n in range(1, front.QUOTES + 1)),
    )


def moved(form: Typed, command: str) -> Typed:
    """Return the form with a place or a band one further up or down: "beside-2-up"."""
    what, _dash, rest = command.partition("-")
    text, _dash, where = rest.partition("-")
    number, step = _id(text), {"up": -1, "down": 1}.get(where)
    if number is None or step is None:
        return form
    if what == "beside":
        chosen = _swapped([(p.story, p.until) for p in form.besides], number - 1, step)
        besides = (Place(p.name, *new) for p, new in zip(form.besides, chosen, strict=True))
        return form._replace(besides=tuple(besides))
    places = [row.section for row in form.bands]
    if what == "band" and number in places:
        return form._replace(bands=tuple(_swapped(form.bands, places.index(number), step)))
    return form


def arrangement(form: Typed, sections: Sequence[int], zone: ZoneInfo) -> Arrangement:
    """Return what the form means. Raises NotFit for an end that means no one instant.

    Bands in the desk's order, all shown, are not named: a new section then needs nobody.
    """
    bands = tuple(
        Band(section=row.section, shown=row.shown, first=row.first.pin(zone) if row.shown else None)
        for row in form.bands
    )
    if bands == tuple(Band(section=id) for id in sections):
        bands = ()
    return front.tidied(
        Arrangement(
            lead=form.lead.pin(zone),
            besides=tuple(place.pin(zone) for place in form.besides),
            bands=bands,
            quotes=tuple(quote for quote in form.quotes if quote),
        )
    )


def _swapped[T](values: Iterable[T], at: int, step: int) -> list[T]:
    """Return the values with one moved by a step; at the ends nothing moves."""
    found = list(values)
    if 0 <= at < len(found) and 0 <= at + step < len(found):
        found[at], found[at + step] = found[at + step], found[at]
    return found


def _id(text: str) -> int | None:
    return int(text) if picker.is_key(text) else None


def _instant(text: str, zone: ZoneInfo) -> datetime:
    try:
        reading = walltime.read(datetime.fromisoformat(text), zone)
    except (ValueError, OverflowError):
        raise NotFit(_("“%(time)s” is no day with a time.") % {"time": text}) from None
    if reading.kind != "once":
        raise NotFit(
            _("Clocks are changed at %(time)s, so it is not one moment. Choose another end.")
            % {"time": text.replace("T", " ")}
        )
    return reading.choices[0].at
