"""The arrangement of the front page as a value, and the rule by which the page is filled.

An editor pins stories to places; every place that nothing is pinned to fills itself, by what is
breaking, by urgency and by time. So an empty Arrangement is a front page too. Like a Document it
is kept as canonical text with its hash, and decoded strictly.

    schema   the version of this form
    lead     the story on top
    besides  the places beside it, in order; None fills itself
    bands    sections in their order on the page; those that are not named follow in the desk's
             order, so that a new section needs no new arrangement
    quotes   records that are quoted in "In their words", before those of the day

Ids are database ids. Moments are aware and in UTC.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import NamedTuple

import msgspec
from msgspec import structs

from articles.document.schema import DocumentError, Part

SCHEMA = 1
#: Places beside the lead, rows of "Most recent", stories of a band, quotes.
BESIDES = 4
RIVER = 12
IN_A_BAND = 4
QUOTES = 3
#: More sections than that have no place of their own.
MOST_BANDS = 100
#: So long a story of the day may lead for its urgency; after that the newest does.
FRESH = timedelta(hours=24)


class Pin(Part, frozen=True):
    """A story that keeps a place; from `until` on, the place fills itself again."""

    story: int
    until: datetime | None = None

    def holds(self, now: datetime) -> bool:
        return self.until is None or now < self.until


class Band(Part, frozen=True):
    """A section's part of the page; `first` is the story on its top."""

    section: int
    shown: bool = True
    first: Pin | None = None


class Arrangement(Part, frozen=True):
    schema: int = SCHEMA
    lead: Pin | None = None
    besides: tuple[Pin | None, ...] = ()
    bands: tuple[Band, ...] = ()
    quotes: tuple[int, ...] = ()

    def pins(self) -> Iterator[Pin]:
        """Yield every pin, in the order of the page."""
        if self.lead:
            yield self.lead
        yield from (pin for pin in self.besides if pin)
        yield from (band.first for band in self.bands if band.first)

    def stories(self) -> tuple[int, ...]:
        """Return the ids of pinned stories, each once, in the order of the page."""
        return tuple(dict.fromkeys(pin.story for pin in self.pins()))

    def with_lead(self, story: int | None) -> "Arrangement":
        """Return the same with another lead, which then stands nowhere else."""
        if story is None:
            return structs.replace(self, lead=None)
        besides = tuple(None if pin and pin.story == story else pin for pin in self.besides)
        bands = tuple(
            structs.replace(band, first=None) if band.first and band.first.story == story else band
            for band in self.bands
        )
        return tidied(structs.replace(self, lead=Pin(story=story), besides=besides, bands=bands))


def tidied(arrangement: Arrangement) -> Arrangement:
    """Return the shortest arrangement that means the same: no empty places at the end."""
    besides = list(arrangement.besides)
    while besides and besides[-1] is None:
        besides.pop()
    return structs.replace(arrangement, besides=tuple(besides))


# --- filling -------------------------------------------------------------------------------------


class Story(NamedTuple):
    """What the rule knows of a live story. `at` is its place in lists."""

    id: int
    at: datetime
    section: int | None
    urgency: int = 4
    breaking: bool = False
    pictured: bool = False


class FilledBand(NamedTuple):
    section: int
    stories: tuple[int, ...]


class Filled(NamedTuple):
    """Ids of the stories of each place. `besides` has more than BESIDES on a breaking day."""

    lead: int | None
    besides: tuple[int, ...]
    river: tuple[int, ...]
    bands: tuple[FilledBand, ...]


def fill(
    arrangement: Arrangement, live: Sequence[Story], sections: Iterable[int], now: datetime
) -> Filled:
    """Return which story stands where: once outside the river, and none that is not live.

    live      the newest live stories and the pinned ones that are live, newest first
    sections  those with something live, in the desk's order
    """
    pinned = _Pinned.of(arrangement, {story.id: story for story in live}, now)
    if len(pinned.above) == len(live):
        pinned = pinned.moved_up()
    free = [story for story in live if story.id not in pinned.above]
    breaking = [story for story in free if story.breaking]
    lead = pinned.lead
    if lead is None:
        lead = _lead(breaking or [s for s in free if s.id not in pinned.firsts] or free, now)
    besides = _besides(pinned, [story for story in free if story.id != lead])
    return Filled(
        lead=lead,
        besides=tuple(besides),
        river=tuple(story.id for story in live[:RIVER]),
        bands=tuple(_bands(arrangement, pinned, live, sections, {lead, *besides})),
    )


class _Pinned(NamedTuple):
    """Pins that hold now and whose story is live; each story at its first place alone."""

    lead: int | None
    besides: tuple[int | None, ...]
    firsts: Mapping[int, int]  # story → section

    @property
    def above(self) -> set[int]:
        return {story for story in (self.lead, *self.besides) if story is not None}

    def moved_up(self) -> "_Pinned":
        """The same with a lead, where nothing else is live than what stands beside it."""
        if self.lead is not None or not self.above:
            return self
        first, *rest = (story for story in self.besides if story is not None)
        return self._replace(lead=first, besides=tuple(rest))

    @classmethod
    def of(cls, arrangement: Arrangement, live: Mapping[int, Story], now: datetime) -> "_Pinned":
        taken: set[int] = set()

        def story(pin: Pin | None) -> int | None:
            if pin is None or pin.story in taken or pin.story not in live or not pin.holds(now):
                return None
            taken.add(pin.story)
            return pin.story

        lead, besides = story(arrangement.lead), tuple(map(story, arrangement.besides[:BESIDES]))
        firsts: dict[int, int] = {}
        for band in arrangement.bands:
            found = live.get(band.first.story) if band.first and band.shown else None
            if found is None or found.breaking or found.section != band.section:
                continue  # what is breaking stands on top, and a band holds its section alone
            if (first := story(band.first)) is not None:
                firsts[first] = band.section
        return cls(lead, besides, firsts)


def _lead(stories: Sequence[Story], now: datetime) -> int | None:
    """The newest that is breaking; else the most urgent of the day; on a quiet day the newest."""
    if stories and stories[0].breaking:
        return stories[0].id
    fresh = [story for story in stories if now - story.at < FRESH]
    found = min(fresh or stories[:1], key=lambda story: story.urgency, default=None)
    return found.id if found else None


def _besides(pinned: _Pinned, free: Sequence[Story]) -> list[int]:
    """What is breaking, newest first, whatever is pinned; then each place as it is pinned or fills.

    A pinned story never gives way: where places are short, the page has more of them.
    """
    breaking = [story.id for story in free if story.breaking]
    places = [*pinned.besides, *[None] * (BESIDES - len(pinned.besides))]
    open_places = max(places.count(None) - len(breaking), 0)
    others = [story for story in free if not story.breaking and story.id not in pinned.firsts]
    chosen = sorted(others[:RIVER], key=lambda story: story.urgency)[:open_places]
    waiting = iter(sorted(chosen, key=lambda story: not story.pictured))
    filled = [
        place if place is not None else next((story.id for story in waiting), None)
        for place in places
    ]
    return [*breaking, *(id for id in filled if id is not None)]


def _bands(
    arrangement: Arrangement,
    pinned: _Pinned,
    live: Sequence[Story],
    sections: Iterable[int],
    above: set[int | None],
) -> Iterator[FilledBand]:
    firsts = {section: story for story, section in pinned.firsts.items()}
    for section in order(arrangement, sections):
        own = [story.id for story in live if story.section == section and story.id not in above]
        own.sort(key=lambda id: id != firsts.get(section))
        stories = own[:IN_A_BAND]
        if stories:
            yield FilledBand(section, tuple(stories))


def order(arrangement: Arrangement, sections: Iterable[int]) -> list[int]:
    """Return the sections that have a band, in the order of the page."""
    known = list(sections)
    named = {band.section: band.shown for band in arrangement.bands}
    shown = [section for section, is_shown in named.items() if is_shown and section in known]
    return [*shown, *(section for section in known if section not in named)]


# --- what differs --------------------------------------------------------------------------------


class Change(NamedTuple):
    """One place that differs.

    place   "lead", "beside", "first" (of a band), "bands", "quotes"
    number  of the place beside the lead, or id of the section
    """

    place: str
    number: int
    before: Pin | tuple[int, ...] | None
    after: Pin | tuple[int, ...] | None


def changes(before: Arrangement, after: Arrangement, sections: Sequence[int]) -> list[Change]:
    """Return what differs between two arrangements, in the order of the page.

    sections  that readers know of, in the desk's order
    """
    pairs = [Change("lead", 0, before.lead, after.lead)]
    for number in range(max(len(before.besides), len(after.besides))):
        old, new = (_at(one.besides, number) for one in (before, after))
        pairs.append(Change("beside", number + 1, old, new))
    pairs.append(Change("bands", 0, *(tuple(order(one, sections)) for one in (before, after))))
    firsts = [{band.section: band.first for band in one.bands} for one in (before, after)]
    pairs += [
        Change("first", section, *(one.get(section) for one in firsts))
        for section in dict.fromkeys([*firsts[0], *firsts[1]])
    ]
    pairs.append(Change("quotes", 0, before.quotes, after.quotes))
    return [change for change in pairs if change.before != change.after]


def _at(places: Sequence[Pin | None], number: int) -> Pin | None:
    return places[number] if number < len(places) else None


# --- stored form ---------------------------------------------------------------------------------


def write(arrangement: Arrangement) -> str:
    """Return the canonical text: the same arrangement is always the same text, byte for byte."""
    return msgspec.json.encode(arrangement).decode()


def read(text: str | bytes) -> Arrangement:
    """Decode a stored arrangement strictly.

    Raises DocumentError for what is none, or was written by a newer release.
    """
    try:
        found = msgspec.json.decode(text, type=Arrangement)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise DocumentError(f"This is not an arrangement of the front page: {error}") from error
    if found.schema != SCHEMA:
        raise DocumentError(
            f"This arrangement has schema {found.schema}; this release reads {SCHEMA}."
        )
    return found
