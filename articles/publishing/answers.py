"""What somebody outside answers over a link: notes on what they read, and a yes to it.

Both reach the desk as what they are: from outside, under the name that was given, about the Version
that was read. `outside` says what a link opens; it is asked again here, under the story's lock.
"""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils.crypto import constant_time_compare
from django.utils.translation import gettext as _

from articles.document.text import tidy
from articles.models import Approval, Note, Notice, OutsideLink, Version
from articles.publishing import approvals, desk_search, notices, outside, versions
from articles.publishing.errors import Moved, NotAllowed
from articles.publishing.outside import LinkRefused, Shown

MAX_TEXT = 5000
MOST_NOTES = 200  # over one link
MOST_AT_ONCE = 10
AT_ONCE = timedelta(minutes=1)
NOTICE_LENGTH = 300


def comment(
    secret: str, *, seen: str, number: int, block: str, name: str, text: str, now: datetime
) -> Note | None:
    """Keep what a reader of a link says, about a block or ("") about the whole; tell the desk.

    number, seen  the Version that they read, and `Shown.form` of it
    Returns None where the link is closed. Raises LinkRefused, NotAllowed.
    """
    with transaction.atomic():
        shown = _answered(secret, now)
        if shown is None:
            return None
        if not shown.link.may_comment:
            raise NotAllowed(_("This link is for reading."))
        read = _as_read(shown, number, seen)
        said, name = tidy(text).strip(), _name(shown.link, name)
        if not said:
            raise LinkRefused(_("Nothing was sent: the note is empty."))
        if len(said) > MAX_TEXT:
            raise LinkRefused(
                _("Nothing was sent: the note has %(length)d characters; %(most)d is the most.")
                % {"length": len(said), "most": MAX_TEXT}
            )
        _require_room(shown.link, now)
        note = Note.objects.create(
            story=shown.link.story,
            block=block if block in read.blocks() else "",
            text=said,
            at=now,
            link=shown.link,
            name=name,
            version=read.version,
        )
        desk_search.index_note(note)
        _tell(shown.link, note)
    return note


def approve(
    secret: str, *, seen: str, number: int, name: str, text: str, now: datetime
) -> Approval | None:
    """Keep that a reader of a link approves the Version that they read; tell the desk.

    Returns None where the link is closed. Raises NotAllowed; Moved where the link shows another
    Version by now, or the reader has approved it already.
    """
    with transaction.atomic():
        shown = _answered(secret, now)
        if shown is None:
            return None
        if not shown.link.may_approve:
            raise NotAllowed(_("This link is for reading."))
        if shown.version.number != number or not constant_time_compare(shown.form, seen):
            raise Moved(
                _(
                    "Nothing was approved: the text has changed since you opened it. This is how "
                    "it reads now."
                )
            )
        if Approval.objects.filter(version=shown.version, link=shown.link).exists():
            raise Moved(_("This version is approved already over this link."))
        made = Approval.objects.create(
            story=shown.link.story,
            version=shown.version,
            link=shown.link,
            name=_name(shown.link, name),
            note=tidy(text).strip()[: approvals.MAX_NOTE],
            at=now,
        )
        approvals.record(made, shown.link.story)
    return made


def _answered(secret: str, now: datetime) -> Shown | None:
    """Return what a secret opens, looked at again under the lock of its story."""
    found = outside.opened(secret, now)
    if found is None:
        return None
    versions.lock(found.link.story_id)
    return outside.opened(secret, now)


def _as_read(shown: Shown, number: int, seen: str) -> Shown:
    """Return what the reader had before them: over a link to the newest, perhaps an older Version.

    Raises LinkRefused for a form that no page of this link has made.
    """
    version = Version.objects.filter(story=shown.link.story, number=number).first()
    document = outside.readable(version) if version else None
    if version and document:
        read = outside.Shown(shown.link, version, document)
        if constant_time_compare(read.form, seen):
            return read
    raise LinkRefused(_("Nothing was sent: the page did not say what you read. Open it again."))


def _require_room(link: OutsideLink, now: datetime) -> None:
    notes = Note.objects.filter(link=link)
    if notes.count() >= MOST_NOTES:
        raise LinkRefused(
            _(
                "Nothing was sent: this link has taken %(most)d notes, the most it takes. "
                "Ask the newsroom for another one."
            )
            % {"most": MOST_NOTES}
        )
    if notes.filter(at__gt=now - AT_ONCE).count() >= MOST_AT_ONCE:
        raise LinkRefused(_("Nothing was sent: that was fast. Send it again in a minute."))


def _name(link: OutsideLink, name: str) -> str:
    return tidy(name).replace("\n", " ").strip()[: outside.MAX_NAME] or link.recipient


def _tell(link: OutsideLink, note: Note) -> None:
    told = [link.story.created_by, link.story.assigned_to, link.made_by]
    notices.tell(
        told,
        Notice.Kind.OUTSIDE_NOTE,
        link.story,
        by=None,
        now=note.at,
        text=note.text[:NOTICE_LENGTH],
        note=note,
        actor=note.name,
    )
