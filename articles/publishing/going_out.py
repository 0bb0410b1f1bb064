"""One press, carried out: the transaction in which a Version becomes what readers have.

Pictures are put in place before it, where nothing points at them yet, and removed after. When it
commits, readers have the new text; when it raises, nothing has changed.

Raises what `publish` says.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.document import derive
from articles.document.schema import Document
from articles.models import (
    Kind,
    LiveQuote,
    LiveStory,
    Notice,
    Publication,
    Status,
    Story,
    Version,
    Visibility,
)
from articles.publishing import (
    archive,
    audit,
    due,
    live,
    notices,
    obstacles,
    pictures,
    purge,
    social_cards,
    tasks,
    versions,
    workflow,
)
from articles.publishing import waivers as waiving
from articles.publishing.audit import What
from articles.publishing.errors import Moved, NotReady, PublishingError
from articles.publishing.workflow import Move

#: How far another machine's clock may be ahead before a moment counts as the future.
SKEW = timedelta(minutes=1)
#: How often pictures are put in place again when they were swept between staging and publishing.
ATTEMPTS = 3
#: What the audit log calls a publication that takes something back.
ENTERED = {Kind.RETRACTION: What.RETRACTED, Kind.TAKE_DOWN: What.TAKEN_DOWN}


@dataclass(frozen=True, kw_only=True)
class Press:
    """Somebody's confirmed wish to make something live."""

    story_id: int
    by: User
    intent: UUID
    seen: int
    shown: int | None = None
    note: str = ""
    now: datetime | None = None
    waivers: Mapping[str, str] = waiving.NONE
    schedule: int | None = None  # primary key of the schedule that asks, in place of a person
    by_the_clock: bool = False  # nobody pressed: `by` scheduled it

    def moment(self) -> datetime:
        """The moment to record: asked for under the lock, so that moments follow the numbers."""
        clock = timezone.now()
        if self.now and self.now > clock + SKEW:
            raise ValueError("A publication cannot have a moment in the future.")
        return self.now or clock


Choose = Callable[[Story], Document]
Freeze = Callable[[Story, Press, datetime], Version]


def go_out(press: Press, move: Move, kind: Kind, choose: Choose, freeze: Freeze) -> Publication:
    """Put pictures in place, then switch; again if a picture was swept in between."""
    story = Story.objects.get(pk=press.story_id)
    workflow.require(press.by, move, story)
    for _attempt in range(ATTEMPTS):
        pictures.stage(derive.uses(choose(story)).photos, now=timezone.now())
        try:
            return _switch(press, move, kind, freeze)
        except pictures.NotStaged:
            continue
    raise PublishingError(
        _("“%(headline)s” was not published: its pictures could not be put in place. Try again.")
        % {"headline": story}
    )


def _switch(press: Press, move: Move, kind: Kind, freeze: Freeze) -> Publication:
    with transaction.atomic(durable=True):  # when this returns, readers have it
        return switched(press, move, kind, freeze)


def switched(press: Press, move: Move, kind: Kind, freeze: Freeze) -> Publication:
    """Make what `freeze` returns live. Call it in a transaction: `begin` makes the story there."""
    story = versions.lock(press.story_id)
    if done := Publication.objects.filter(intent=press.intent).first():
        return _same(done, press)
    workflow.require(press.by, move, story)
    current = _current(story)
    if press.schedule:
        due.require_open(press.schedule, story)
    else:
        _require_unmoved(press, story, current)
    obstacles.require_something_live(kind, story, current)
    now = press.moment()
    version = freeze(story, press, now)
    found = obstacles.findings(story, version, current, kind=kind, note=press.note, at=now)
    standing, waived = waiving.sort(story, found, press.waivers)
    if standing:
        raise NotReady(str(story), standing)
    publication = Publication.objects.create(
        story=story,
        version=version,
        number=(current.publication.number if current else 0) + 1,
        kind=kind if current else Kind.FIRST,
        at=now,
        by=press.by,
        note=press.note.strip(),
        intent=press.intent,
    )
    _enter(publication, press)
    waiving.keep(version, waived, by=press.by, now=now)
    waiving.close(story, found, by=press.by, now=now)
    due.close(publication, press.schedule, now)
    section, keys = current.section_id if current else None, _keys(current)
    was_live = current is not None and current.status == Status.LIVE
    beside, card = (current.related, current.card) if current else ([], "")
    current = live.switch(current, publication)
    keys |= _keys(current) | _navigation(section, current)
    keys |= archive.keys(current, was_live=was_live)
    live.place(current, _tell_caches(keys, kind, now))
    if kind in live.WITHDRAWN:
        _withhold_earlier(publication)
    tasks.relate.enqueue([current.pk, *beside])
    tasks.learn_words.enqueue(current.pk)
    _card(card, current)
    _tell(publication, story, press)
    return publication


def _card(former: str, current: LiveStory) -> None:
    """Have the card drawn that a story lacks; the one that it lost goes at once."""
    if former and former != current.card:  # by the worker too, should this process fail just then
        tasks.discard_card.enqueue(former)
        transaction.on_commit(partial(social_cards.discard, former), robust=True)
    if current.status == Status.LIVE and not current.card:
        tasks.draw_card.enqueue(current.pk)


def _enter(publication: Publication, press: Press) -> None:
    """Log what went out: "correction, public number 3, version 7", and who had scheduled it."""
    kind = Kind(publication.kind)
    told = [kind, f"public number {publication.number}", f"version {publication.version.number}"]
    if press.by_the_clock:
        told.append(f"scheduled by {press.by.get_username()}")
    audit.enter(
        ENTERED.get(kind, What.PUBLISHED),
        by=None if press.by_the_clock else press.by,
        story=publication.story,
        detail=", ".join(told),
        now=publication.at,
    )


def _tell(publication: Publication, story: Story, press: Press) -> None:
    """Tell who writes the story what went out, and who scheduled it when the clock did it."""
    people = [story.created_by, story.assigned_to, press.by]
    text = _("%(kind)s, public version %(number)d.") % {
        "kind": publication.get_kind_display(),
        "number": publication.number,
    }
    by = None if press.by_the_clock else press.by
    notices.tell(people, Notice.Kind.PUBLISHED, story, by=by, now=publication.at, text=text)


def pressed_before(intent: UUID, by: User) -> Publication | None:
    """What this person's same press did, if it was carried out."""
    return Publication.objects.filter(intent=intent, by=by).first()


def _same(done: Publication, press: Press) -> Publication:
    """The same press again: what it did the first time is the answer."""
    if done.story_id != press.story_id:
        raise ValueError("An intent belongs to one story.")
    return done


def _current(story: Story) -> LiveStory | None:
    return (
        LiveStory.objects.select_for_update(of=("self",))
        .select_related("publication__by", "version")
        .filter(pk=story.pk)
        .first()
    )


def _require_unmoved(press: Press, story: Story, current: LiveStory | None) -> None:
    """The person decided on what they saw; somebody else's press in between is theirs to see."""
    if current and current.publication.number != press.seen:
        last = current.publication
        raise Moved(
            _(
                "“%(headline)s” was published by %(name)s at %(time)s while this page was open. "
                "Look at what is live now, then decide again."
            )
            % {
                "headline": story,
                "name": last.by.get_full_name() or last.by.get_username(),
                "time": formats.time_format(timezone.localtime(last.at), "H:i"),
            }
        )
    if press.shown is not None and versions.is_late(story, press.shown):
        raise Moved(
            _(
                "“%(headline)s” was changed while this page was open. "
                "Look at the checks and the difference again, then publish."
            )
            % {"headline": story}
        )


def _keys(current: LiveStory | None) -> frozenset[str]:
    """Keys of the pages that show the story as it is live at this moment.

    Its Document may name a person or a quote that was merged into another one since, and another
    story may give the same words to another speaker; whose pages show them is told by the live
    rows.
    """
    if current is None:
        return frozenset()
    own = LiveQuote.objects.filter(story=current).order_by().values("quote")
    said = LiveQuote.objects.filter(quote__in=own).values_list("quote_id", "speaker_id")
    ids = [(f"quote:{quote}", f"person:{speaker}") for quote, speaker in said if speaker]
    put_right = {"corrections"} if current.put_right.exists() else set()
    return derive.keys(current.version.document, current.pk).union(put_right, *ids)


def _navigation(before: int | None, current: LiveStory) -> frozenset[str]:
    """Every page names the sections that hold something: one more, or one fewer, changes all."""
    others = LiveStory.objects.listed().exclude(pk=current.pk)
    changed = {before, current.section_id} if before != current.section_id else set()
    alone = any(id and not others.filter(section=id).exists() for id in changed)
    return frozenset({"sections"} if alone else ())


def _tell_caches(keys: frozenset[str], kind: Kind, now: datetime) -> int:
    """Return the place of the last of them in the purge log."""
    if kind in live.WITHDRAWN:
        return purge.withdraw(keys, now=now)
    return purge.refresh(keys, now=now)


def _withhold_earlier(publication: Publication) -> None:
    """The words leave the public history too, and the pictures leave public storage."""
    earlier = Publication.objects.filter(story=publication.story).exclude(pk=publication.pk)
    photos: set[int] = set()
    for former in earlier.filter(visibility=Visibility.PUBLIC).select_related("version"):
        photos |= derive.uses(former.version.document).photos
    earlier.update(visibility=Visibility.WITHHELD)
    if photos:  # at once, and by the worker in case this process or the storage fails just then
        tasks.withdraw.enqueue(sorted(photos))
        transaction.on_commit(partial(pictures.withdraw, photos), robust=True)
