"""Arranging the front page: saved, published, gone back to. What is pinned lives in one value.

An arrangement is saved as a FrontVersion, which readers see nothing of, and goes out by a press of
its own. `Front` is the row that both lock.

    by      who presses
    intent  drawn when the page was shown: the same press twice is one publication
    seen    public number of what was live when the person looked; 0 for none
"""

import logging
from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID, uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.document import front
from articles.document.front import Arrangement
from articles.document.schema import DocumentError, digest
from articles.models import (
    Front,
    FrontPublication,
    FrontVersion,
    LiveQuote,
    LiveStory,
    Section,
)
from articles.publishing import access, audit, purge, workflow
from articles.publishing.audit import What
from articles.publishing.errors import Moved, NotAllowed, NotLive, PublishingError
from articles.publishing.workflow import Move

log = logging.getLogger("articles.front")

#: On the pages that are made of the arrangement.
KEY = "front"


class NotFit(PublishingError):
    """An arrangement that cannot be as it was asked for."""


def shown() -> Arrangement:
    """Return the arrangement that readers have, in one query and of public columns alone."""
    texts = Front.objects.filter(pk=1).values_list("live__version__text", flat=True)
    return _read(texts.first())


def _read(text: str | None) -> Arrangement:
    """Return a stored arrangement; one that cannot be read leaves the page to fill itself."""
    try:
        return front.read(text) if text else Arrangement()
    except DocumentError as error:
        log.error("The front page fills itself: %s", error)
        return Arrangement()


def row() -> Front:
    """Return what is saved and what is live; an empty row where nobody arranged anything yet."""
    found = Front.objects.select_related("saved__by", "live__version", "live__by").filter(pk=1)
    return found.first() or Front(pk=1)


def saved(front_row: Front) -> Arrangement:
    """Return the arrangement that was saved last; nothing pinned where none was."""
    return _read(front_row.saved.text if front_row.saved else None)


def live(front_row: Front) -> Arrangement:
    """Return the arrangement that readers have."""
    return _read(front_row.live.version.text if front_row.live else None)


def save(
    arrangement: Arrangement, *, by: User, started_from: int, now: datetime | None = None
) -> FrontVersion:
    """Keep an arrangement; readers see nothing of it yet.

    started_from  number of the version that the form began with; 0 for none
    Raises NotAllowed; Moved when somebody else saved meanwhile; NotLive and NotFit for what cannot
    be pinned.
    """
    with transaction.atomic():
        row = _locked(by)
        if (last := row.saved) and _by_another(last, by, started_from):
            raise Moved(
                _(
                    "Nothing was saved: %(name)s changed the arrangement at %(time)s while this "
                    "page was open. Look at it as it is now, then change it again."
                )
                % {"name": _name(last.by), "time": _clock(last.at)}
            )
        _check(front.tidied(arrangement), saved(row), by)
        return _save(row, arrangement, by=by, now=now or timezone.now())


def publish(
    number: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    note: str = "",
    now: datetime | None = None,
) -> FrontPublication:
    """Give readers a saved arrangement: the newest one, or an earlier one again.

    number  of the version; 0 takes every pin away
    Raises NotAllowed; Moved when somebody else published meanwhile; FrontVersion.DoesNotExist.
    """
    now = now or timezone.now()
    with transaction.atomic(durable=True):  # when this returns, readers have it
        row = _locked(by)
        if done := FrontPublication.objects.filter(intent=intent).first():
            return done
        if row.live and row.live.number != seen:
            raise Moved(
                _(
                    "Nothing was published: %(name)s published the front page at %(time)s while "
                    "this page was open. Look at what readers have now, then decide again."
                )
                % {"name": _name(row.live.by), "time": _clock(row.live.at)}
            )
        version = (
            FrontVersion.objects.get(number=number)
            if number
            else _version(row, Arrangement(), by=by, now=now)
        )
        return _go_out(row, version, by=by, intent=intent, note=note, now=now)


def pin_lead(
    story_id: int | None, *, by: User, intent: UUID | None = None, now: datetime | None = None
) -> Front:
    """Make a live story the lead of the front page; None lets the newest lead again.

    A small change of the arrangement, made to what is live and to what is saved, so that
    publishing the latter takes nothing back. Raises NotAllowed, and NotLive for a story that
    readers cannot open.
    """
    now = now or timezone.now()
    with transaction.atomic():
        row = _locked(by)
        if intent and FrontPublication.objects.filter(intent=intent).exists():
            return row
        if story_id is not None and not LiveStory.objects.listed().filter(pk=story_id).exists():
            raise NotLive(_("Only a story that is live can lead the front page. Publish it first."))
        draft, before = saved(row), live(row)
        after = before.with_lead(story_id)
        if after != before:
            version = _version(row, after, by=by, now=now)
            _go_out(row, version, by=by, intent=intent or uuid4(), note="", now=now)
        if draft != before:
            _save(row, draft.with_lead(story_id), by=by, now=now)
    return row


def earlier(publication: FrontPublication) -> FrontPublication | None:
    """Return what readers had before this publication; None where nothing was arranged."""
    return (
        FrontPublication.objects.filter(number__lt=publication.number)
        .exclude(version=publication.version_id)
        .select_related("version")
        .order_by("-number")
        .first()
    )


def _locked(by: User) -> Front:
    """Return the row, locked, for somebody who may."""
    if not workflow.allowed(by, Move.ARRANGE, None):
        raise NotAllowed(_("You may not arrange the front page. Ask an editor."))
    Front.objects.get_or_create(pk=1)
    return (
        Front.objects.select_for_update(of=("self",))
        .select_related("saved__by", "live__version", "live__by")
        .get(pk=1)
    )


def _by_another(last: FrontVersion, by: User, started_from: int) -> bool:
    """Whether somebody else saved since; one's own earlier save is never in one's way."""
    since = FrontVersion.objects.filter(number__gt=started_from)
    return last.number != started_from and since.exclude(by=by).exists()


def _save(row: Front, arrangement: Arrangement, *, by: User, now: datetime) -> FrontVersion:
    """Make an arrangement what is saved."""
    row.saved = _version(row, arrangement, by=by, now=now)
    row.save(update_fields=["saved"])
    return row.saved


def _version(row: Front, arrangement: Arrangement, *, by: User, now: datetime) -> FrontVersion:
    """Return the version that holds an arrangement: a new one, unless it is what is saved."""
    text = front.write(front.tidied(arrangement))
    sha256 = digest(text)
    if row.saved and row.saved.sha256 == sha256:
        return row.saved
    numbers = FrontVersion.objects.order_by("-number").values_list("number", flat=True)
    return FrontVersion.objects.create(
        number=(numbers.first() or 0) + 1, text=text, sha256=sha256, at=now, by=by
    )


def _go_out(
    row: Front, version: FrontVersion, *, by: User, intent: UUID, note: str, now: datetime
) -> FrontPublication:
    """Make a version live. A draft that differs from what was live stays the draft."""
    number, before = (row.live.number, row.live.version_id) if row.live else (0, None)
    number += 1
    if row.saved_id in (None, before):
        row.saved = version
    row.live = FrontPublication.objects.create(
        number=number, version=version, at=now, by=by, note=note, intent=intent
    )
    row.save(update_fields=["live", "saved"])
    detail = f"public number {number}, version {version.number}"
    audit.enter(What.FRONT, by=by, thing=_("Front page"), detail=detail, now=now)
    purge.refresh([KEY], now=now)
    return row.live


# --- what may be pinned --------------------------------------------------------------------------


def _check(arrangement: Arrangement, before: Arrangement, by: User) -> None:
    """What is new in an arrangement must be there, be live, and be theirs to see.

    What was in it before may have gone since: it is not shown, and comes back when its story does.
    """
    stories = [pin.story for pin in arrangement.pins()]
    if twice := _twice(stories):
        raise NotFit(
            _("“%(headline)s” was given two places. A story stands once: choose one.")
            % {"headline": _headline(twice)}
        )
    _check_stories(set(stories) - set(before.stories()), by)
    _check_bands(arrangement)
    fresh = set(arrangement.quotes) - set(before.quotes)
    if len(arrangement.quotes) > front.QUOTES or _twice(arrangement.quotes):
        raise NotFit(_("Choose up to three quotes, each once."))
    on_record = LiveQuote.objects.on_record().filter(quote__in=fresh).order_by()
    if fresh - set(on_record.values_list("quote", flat=True)):
        raise NotLive(_("One of these quotes stands in no live story, or its speaker is private."))


def _check_stories(fresh: set[int], by: User) -> None:
    live = set(LiveStory.objects.listed().filter(pk__in=fresh).values_list("pk", flat=True))
    seen = access.visible_stories(by).filter(pk__in=live).order_by().values_list("pk", flat=True)
    if fresh - set(seen):
        raise NotLive(
            _("A story that you chose is not live any more. Choose another one for its place.")
        )


def _check_bands(arrangement: Arrangement) -> None:
    sections = [band.section for band in arrangement.bands]
    known = Section.objects.filter(pk__in=sections).count()
    if len(sections) > front.MOST_BANDS or _twice(sections) or known != len(sections):
        raise NotFit(_("The sections changed while this page was open. Arrange them again."))
    firsts = {band.first.story: band.section for band in arrangement.bands if band.first}
    placed = LiveStory.objects.listed().filter(pk__in=firsts).select_related("section")
    for story in placed:
        if firsts[story.pk] != story.section_id:
            raise NotFit(
                _("“%(headline)s” belongs to %(section)s and cannot stand on top of another band.")
                % {"headline": story.headline, "section": story.section}
            )


def _twice(ids: Iterable[int]) -> int | None:
    """Return the first id that comes a second time."""
    return next((id for id, count in Counter(ids).items() if count > 1), None)


def _headline(story: int) -> str:
    return LiveStory.objects.filter(pk=story).values_list("headline", flat=True).first() or ""


def _name(user: User | None) -> str:
    return (user.get_full_name() or user.get_username()) if user else _("somebody")


def _clock(moment: datetime) -> str:
    return formats.time_format(timezone.localtime(moment), "H:i")
