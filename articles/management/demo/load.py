"""Load the demo newsroom: accounts, shared records, photos, stories, and what of them went out.

Everything public is published by `articles.publishing`, with the moment of each publication as
`now`. Each step looks whether it was done: a run that was interrupted goes on where it stopped,
and one after everything was done changes nothing.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple
from uuid import UUID, uuid5

from django.db import transaction
from django.utils import timezone

from articles.document import checks
from articles.management.demo import pages, photos, records, situations, stories
from articles.management.demo.content import Content, Out
from articles.management.demo.moments import moment
from articles.management.demo.records import Desk, Records
from articles.management.demo.stories import Writer
from articles.models import Front, Kind, LiveStory, Publication, Story, Version
from articles.publishing import front, publish, rows

LEAD = "anti-isis-conference-in-paris"
INTENTS = UUID("6d0c1c1e-1f0f-4a53-9c0e-2f4b6a6d9e11")

WITHDRAWN = (Kind.RETRACTION, Kind.TAKE_DOWN)

type Say = Callable[[str], None]


class Press(NamedTuple):
    """A publication of the demo: of which story, which of its steps, when."""

    at: datetime
    slug: str
    step: int
    out: Out

    @property
    def intent(self) -> UUID:
        return uuid5(INTENTS, f"{self.slug}/{self.step}")


def load(
    say: Say,
    *,
    content: Content | None = None,
    now: datetime | None = None,
    scale: float = 1.0,
) -> None:
    """Bring the demo newsroom in, or what is missing of it.

    say        called with a line of progress
    now        the moment that the stories' times are relative to
    scale      of the photos, for those who only try
    """
    content, now = content or Content(), now or timezone.now()
    desk = records.desk()
    left = _left(content, now)
    if any(left):
        with transaction.atomic():
            sources = records.sources(content, desk)
        taken = photos.load(content, sources, now, scale, say)
        with transaction.atomic():
            shared = Records(content, desk, sources, taken, now)
            writer = Writer(shared, _ids(content), now)
            _write(left.unwritten, writer, say)
        _publish(left.presses, writer, desk, say)
        for slug in left.drafts:
            with transaction.atomic():
                writer.write(slug, content.tales[slug].steps)
    situations.bring_about(_ids(content), desk, timezone.now())  # drawing may have taken minutes
    if not Front.objects.exists():
        front.pin_lead(_ids(content)[LEAD], by=desk["editor"], now=now)
    pages.load(desk["publisher"], now)
    say(f"The demo newsroom is there: {len(content.tales)} stories")


class Left(NamedTuple):
    """What has not been done yet: stories to write, publications in order, later drafts."""

    unwritten: list[str]
    presses: list[Press]
    drafts: list[str]


def _left(content: Content, now: datetime) -> Left:
    presses = sorted(_presses(content, now), key=lambda press: (press.at, press.step))
    presses.sort(key=lambda press: press.slug == LEAD)  # last, so that it finds what is related
    made = set(
        Publication.objects.filter(intent__in=[press.intent for press in presses]).values_list(
            "intent", flat=True
        )
    )
    written = set(Version.objects.filter(name__startswith="Demo ").values_list("name", flat=True))
    return Left(
        unwritten=[slug for slug in content.tales if stories.name(slug, 1) not in written],
        presses=[press for press in presses if press.intent not in made],
        drafts=[
            slug
            for slug, tale in content.tales.items()
            if tale.draft_change and stories.name(slug, tale.steps) not in written
        ],
    )


def _presses(content: Content, now: datetime) -> Iterator[Press]:
    for slug, tale in content.tales.items():
        for step, out in enumerate(tale.out, 1):
            yield Press(moment(out.at, now), slug, step, out)


def _ids(content: Content) -> dict[str, int]:
    """Return the id of each story that is written, by slug; its first Version's name tells."""
    slugs = {stories.name(slug, 1): slug for slug in content.tales}
    rows = Version.objects.filter(name__in=slugs).values_list("name", "story_id")
    return {slugs[name]: story for name, story in rows}


def _write(unwritten: list[str], writer: Writer, say: Say) -> None:
    """Write the first step of stories, all or none: they point at each other."""
    if unwritten:
        say(f"Writing {len(unwritten)} stories")
    for slug in unwritten:
        writer.begin(slug)
    for slug in unwritten:
        writer.write(slug, 1)


def _publish(presses: list[Press], writer: Writer, desk: Desk, say: Say) -> None:
    if presses:
        say(f"Publishing {len(presses)} times")
    for number, press in enumerate(presses, 1):
        if press.step > 1 and press.out.kind not in WITHDRAWN:
            with transaction.atomic():
                writer.write(press.slug, press.step)
        _make_live(press, writer.stories[press.slug], desk)
        if number % 15 == 0 or number == len(presses):
            say(f"  {number} of {len(presses)} publications")


def _make_live(press: Press, story_id: int, desk: Desk) -> None:
    live = LiveStory.objects.select_related("publication").filter(pk=story_id).first()
    how = {
        "by": desk["publisher" if press.out.kind == Kind.TAKE_DOWN else "editor"],
        "intent": press.intent,
        "seen": live.publication.number if live else 0,
        "note": press.out.note,
        "now": press.at,
    }
    match press.out.kind:
        case Kind.FIRST | Kind.UPDATE:
            publish.publish(story_id, waivers=_set_aside(press, story_id), **how)
        case Kind.SMALL_FIX:
            publish.publish(story_id, kind=Kind.SMALL_FIX, **how)
        case Kind.CORRECTION | Kind.CLARIFICATION:
            publish.correct(story_id, kind=press.out.kind, **how)
        case Kind.RETRACTION:
            publish.retract(story_id, **how)
        case Kind.TAKE_DOWN:
            publish.take_down(story_id, **how)
        case other:
            raise ValueError(f"The demo does not publish a {other}.")


def _set_aside(press: Press, story_id: int) -> dict[str, str]:
    """Return the reason for each check that was set aside, by the finding's key."""
    if not press.out.set_aside:
        return {}
    document = rows.freeze(Story.objects.get(pk=story_id))
    found = checks.blocking(document, now=press.at)
    return {finding.key: press.out.set_aside for finding in found if finding.waivable}
