"""Making a Version live: publish, correct, retract, take down, go back to an earlier one.

Each function is one transaction. When it returns, readers have it; when it raises, nothing has
changed. Pictures are put in place before it, where nothing points at them yet, and removed after.

    by      who presses; asked of `workflow`
    intent  drawn when the page to confirm was shown: the same intent twice is one publication
    seen    public number of what was live when the person looked; 0 when nothing ever was
    shown   primary key of the Version whose checks and difference the person saw, if any
    now     the moment of the publication; a loader or an import passes a past one

All of them raise NotAllowed, NotReady with its findings, Moved when somebody else was first, and
NotLive where there is nothing to act on; Story.DoesNotExist for an unknown story.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import formats, timezone
from django.utils.translation import gettext as _

from articles.document import checks, derive
from articles.document.checks import BLOCKS, Finding
from articles.document.schema import Document, Notice
from articles.document.text import gettext_noop
from articles.models import Kind, LiveStory, Photo, Publication, Status, Story, Version, Visibility
from articles.models.versions import WITH_NOTE
from articles.publishing import (
    addresses,
    live,
    pictures,
    purge,
    rows,
    tasks,
    versions,
    workflow,
)
from articles.publishing.errors import Moved, NotLive, NotReady, PublishingError
from articles.publishing.workflow import Move

#: How far another machine's clock may be ahead before a moment counts as the future.
SKEW = timedelta(minutes=1)
#: How often pictures are put in place again when they were swept between staging and publishing.
ATTEMPTS = 3


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

    def moment(self) -> datetime:
        """The moment to record: asked for under the lock, so that moments follow the numbers."""
        clock = timezone.now()
        if self.now and self.now > clock + SKEW:
            raise ValueError("A publication cannot have a moment in the future.")
        return self.now or clock


def publish(
    story_id: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    kind: Kind = Kind.UPDATE,
    note: str = "",
    shown: int | None = None,
    now: datetime | None = None,
) -> Publication:
    """Freeze the working copy and make it live: the first time, as an update or a small fix."""
    if kind not in (Kind.UPDATE, Kind.SMALL_FIX):
        raise ValueError(f"{kind} is not published by publish().")
    press = Press(
        story_id=story_id, by=by, intent=intent, seen=seen, shown=shown, note=note, now=now
    )
    return _go_out(press, Move.PUBLISH, kind, rows.freeze, _save)


def correct(
    story_id: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    note: str,
    kind: Kind = Kind.CORRECTION,
    shown: int | None = None,
    now: datetime | None = None,
) -> Publication:
    """Freeze the working copy and make it live as a correction or a clarification.

    note  tells readers what was put right
    """
    if kind not in (Kind.CORRECTION, Kind.CLARIFICATION):
        raise ValueError(f"{kind} is not published by correct().")
    press = Press(
        story_id=story_id, by=by, intent=intent, seen=seen, shown=shown, note=note, now=now
    )
    return _go_out(press, Move.CORRECT, kind, rows.freeze, _save)


def retract(
    story_id: int, *, by: User, intent: UUID, seen: int, note: str, now: datetime | None = None
) -> Publication:
    """Replace what is live by a notice that it was retracted; the address keeps answering.

    note  the notice: why the story was taken back
    """
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, note=note, now=now)
    return _withdraw(press, Move.RETRACT, Kind.RETRACTION)


def take_down(
    story_id: int, *, by: User, intent: UUID, seen: int, note: str = "", now: datetime | None = None
) -> Publication:
    """Take what is live away; the address answers that it is gone. The note stays at the desk."""
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, note=note, now=now)
    return _withdraw(press, Move.TAKE_DOWN, Kind.TAKE_DOWN)


def republish(
    story_id: int,
    number: int,
    *,
    by: User,
    intent: UUID,
    seen: int,
    note: str = "",
    now: datetime | None = None,
) -> Publication:
    """Make an earlier Version live again, as it stood. The working copy stays as it is.

    number  of the Version (its own number, not the public one)
    """
    press = Press(story_id=story_id, by=by, intent=intent, seen=seen, note=note, now=now)

    def earlier(story: Story) -> Version:
        return Version.objects.get(story=story, number=number)

    return _go_out(
        press,
        Move.REPUBLISH,
        Kind.ROLL_BACK,
        lambda story: earlier(story).document,
        lambda story, _press, _now: earlier(story),
    )


# --- how it is done ------------------------------------------------------------------------------

Choose = Callable[[Story], Document]
Freeze = Callable[[Story, Press, datetime], Version]


def _save(story: Story, press: Press, now: datetime) -> Version:
    return versions.save(story, by=press.by, now=now)


def _withdraw(press: Press, move: Move, kind: Kind) -> Publication:
    """Publish a Version that holds nothing but the notice."""
    notice = Notice(
        kind="retraction" if kind == Kind.RETRACTION else "takedown",
        text=press.note.strip() if kind == Kind.RETRACTION else "",
    )

    def choose(story: Story) -> Document:
        return Document(language=story.language, notice=notice)

    def freeze(story: Story, press: Press, now: datetime) -> Version:
        return versions.freeze(story, choose(story), by=press.by, now=now)

    return _go_out(press, move, kind, choose, freeze)


def _go_out(press: Press, move: Move, kind: Kind, choose: Choose, freeze: Freeze) -> Publication:
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
        story = versions.lock(press.story_id)
        if done := Publication.objects.filter(intent=press.intent).first():
            return _same(done, press)
        workflow.require(press.by, move, story)
        current = _current(story)
        _require_unmoved(press, story, current)
        _require_something_live(kind, story, current)
        now = press.moment()
        version = freeze(story, press, now)
        _require_ready(press, kind, story, version, current, now)
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
        section, keys = current.section_id if current else None, _keys(current)
        current = live.switch(current, publication)
        keys |= _keys(current) | _navigation(section, current)
        _tell_caches(keys, kind, now)
        if kind in live.WITHDRAWN:
            _withhold_earlier(publication)
        if current.related:
            tasks.relate.enqueue(current.related)
    return publication


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


def _require_something_live(kind: Kind, story: Story, current: LiveStory | None) -> None:
    able = {
        Kind.CORRECTION: {Status.LIVE},
        Kind.CLARIFICATION: {Status.LIVE},
        Kind.RETRACTION: {Status.LIVE},
        Kind.TAKE_DOWN: {Status.LIVE, Status.RETRACTED},
        Kind.ROLL_BACK: set(Status),
    }.get(kind)
    if able and (current is None or current.status not in able):
        raise NotLive(
            _("Nothing of “%(headline)s” is live, so there is nothing to change. Publish it first.")
            % {"headline": story}
        )


def _require_ready(
    press: Press,
    kind: Kind,
    story: Story,
    version: Version,
    current: LiveStory | None,
    now: datetime,
) -> None:
    document = version.document
    found: list[Finding] = []
    if kind in WITH_NOTE and not press.note.strip():
        text = gettext_noop("Write a note that tells readers what was put right.")
        found.append(Finding("note-missing", BLOCKS, "note", text))
    if kind not in live.WITHDRAWN:
        if document.notice:
            text = gettext_noop("That Version holds a notice, not a story. Choose another one.")
            found.append(Finding("version-is-a-notice", BLOCKS, "", text))
        else:
            found += checks.blocking(document, now=now, embargo_until=story.embargo_until)
            found += _rights(document, now)
            found += _address(document, story, current, now)
    if found:
        raise NotReady(str(story), found)


def _rights(document: Document, now: datetime) -> list[Finding]:
    """An earlier Version may show a picture whose rights have ended since."""
    frozen = {photo.id: photo for photo in document.shared.photos}
    ended = Photo.objects.filter(pk__in=frozen, rights_end__lt=now.date())
    text = gettext_noop("The rights in the picture “%(name)s” have ended. Choose another one.")
    return [
        Finding("photo-rights-ended", BLOCKS, "", text, {"name": str(photo)})
        for photo in ended
        if frozen[photo.pk].rights_end is None or photo.rights_end != frozen[photo.pk].rights_end
    ]


def _address(
    document: Document, story: Story, current: LiveStory | None, now: datetime
) -> list[Finding]:
    day = current.date if current else addresses.day(now)
    slug = addresses.slug_for(document, story.pk)
    if not addresses.is_taken(day, slug, by_other_than=story.pk):
        return []
    text = gettext_noop("Another story of that day has the address “%(slug)s”. Write another slug.")
    return [Finding("slug-taken", BLOCKS, "slug", text, {"slug": slug})]


def _keys(current: LiveStory | None) -> frozenset[str]:
    """Keys of the pages that show the story as it is live at this moment."""
    return derive.keys(current.version.document, current.pk) if current else frozenset()


def _navigation(before: int | None, current: LiveStory) -> frozenset[str]:
    """Every page names the sections that hold something: one more, or one fewer, changes all."""
    others = LiveStory.objects.listed().exclude(pk=current.pk)
    changed = {before, current.section_id} if before != current.section_id else set()
    alone = any(id and not others.filter(section=id).exists() for id in changed)
    return frozenset({"sections"} if alone else ())


def _tell_caches(keys: frozenset[str], kind: Kind, now: datetime) -> None:
    if kind in live.WITHDRAWN:
        purge.withdraw(keys, now=now)
    else:
        purge.refresh(keys, now=now)


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
