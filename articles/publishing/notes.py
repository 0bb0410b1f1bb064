"""Notes that colleagues leave on a story or on one of its blocks. None is ever public.

Who may read which is asked of `access.visible_notes`. An answer belongs to the note that began its
thread: it is on the same block, and privileged where that is.

Raise NotAllowed where somebody may not see the story, and NoteRefused.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth import get_user_model
from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.document.text import tidy
from articles.models import BLOCK_MODELS, Note, Notice, Story
from articles.publishing import access, desk_search, notices, versions
from articles.publishing.errors import NotAllowed, PublishingError

LENGTH = 5000
#: So many in a story, in a thread, and so many people named in one note.
MOST_NOTES, MOST_ANSWERS, MOST_NAMED = 5000, 200, 20
#: The same words by the same person within this time are one note, however often it is pressed.
SAME = timedelta(minutes=1)
#: So much of a note is told with the notice of it.
TOLD = 280

_NAMED = re.compile(r"(?<![\w@.+-])@([\w.+-][\w.@+-]{0,149})")


class NoteRefused(PublishingError):
    """A note that was not kept, and why."""


class Written(NamedTuple):
    """
    told      who was named in the note, and is told of it
    untold    who was named, and may not read the note: nothing was sent to them
    unknown   names after "@" that nobody here has
    """

    note: Note
    told: tuple[User, ...] = ()
    untold: tuple[User, ...] = ()
    unknown: tuple[str, ...] = ()


def write(
    story_id: int,
    *,
    by: User,
    text: str,
    block: str = "",
    reply_to: int | None = None,
    privileged: bool = False,
    tell: Iterable[User] = (),
    now: datetime | None = None,
) -> Written:
    """Keep a note, and tell who is named in it or answered.

    block     id of a block of the working copy; an answer stays where its thread is
    reply_to  primary key of the note that is answered
    tell      people who were picked by name; those named as "@username" in the text are added
    """
    now, text = now or timezone.now(), tidy(text).strip()
    with transaction.atomic():
        story = versions.lock(story_id)
        _require_seen(by, story)
        if not text:
            raise NoteRefused(_("Nothing was kept: the note has no words."))
        if len(text) > LENGTH:
            raise NoteRefused(
                _("The note was not kept: it is longer than %(most)d characters. Make it two.")
                % {"most": LENGTH}
            )
        answered = _answered(story, by, reply_to)
        first = (answered.reply_to or answered) if answered else None
        block = first.block if first else block
        privileged = privileged or (first is not None and first.privileged)
        if done := _same(story, by, first, text, block, privileged, now):
            return Written(done)
        _require_room(story, first)
        if block and first is None and not _has_block(story, block):
            raise NoteRefused(
                _("The note was not kept: its block is not in the story any more. Write it again.")
            )
        note = Note.objects.create(
            story=story,
            block=block,
            reply_to=first,
            text=text,
            privileged=privileged,
            at=now,
            by=by,
        )
        desk_search.index_note(note)
        return _tell(note, story, answered, tell, by=by, now=now)


def finish(note_id: int, *, by: User, now: datetime | None = None) -> Note:
    """Say that what a note asks for is done; once is enough."""
    return _settle(note_id, by=by, done_at=now or timezone.now(), done_by=by)


def reopen(note_id: int, *, by: User) -> Note:
    """Say that what a note asks for is not done after all."""
    return _settle(note_id, by=by, done_at=None, done_by=None)


def of_story(story: Story, user: User) -> QuerySet[Note]:
    """Return the notes on a story that this person may read, the newest first."""
    notes = access.visible_notes(user).filter(story=story)
    with_people = notes.select_related("by", "done_by", "version").defer("version__text")
    return with_people.order_by("-at", "-pk")


# --- how it is done ------------------------------------------------------------------------------


def _require_seen(by: User, story: Story) -> None:
    if not access.may_see(by, story):
        raise NotAllowed(
            _("You may not do this to “%(headline)s”. Ask an editor.") % {"headline": story}
        )


def _answered(story: Story, by: User, reply_to: int | None) -> Note | None:
    """Return the note that is answered: one that this person may read, of this story."""
    if reply_to is None:
        return None
    readable = access.visible_notes(by).select_related("reply_to__by", "by")
    note = readable.filter(story=story, pk=reply_to).first()
    if note is None:
        raise NoteRefused(_("The note that you answer is not there. Write a new one."))
    return note


def _same(
    story: Story,
    by: User,
    first: Note | None,
    text: str,
    block: str,
    privileged: bool,
    now: datetime,
) -> Note | None:
    """What the same press did a moment ago."""
    return Note.objects.filter(
        story=story,
        by=by,
        reply_to=first,
        text=text,
        block=block,
        privileged=privileged,
        at__gt=now - SAME,
    ).first()


def _require_room(story: Story, first: Note | None) -> None:
    if first is not None and first.replies.count() >= MOST_ANSWERS:
        raise NoteRefused(
            _("This thread has %(most)d answers; more are not kept. Begin a new note.")
            % {"most": MOST_ANSWERS}
        )
    if Note.objects.filter(story=story)[:MOST_NOTES].count() >= MOST_NOTES:
        raise NoteRefused(
            _("“%(headline)s” has %(most)d notes; more are not kept.")
            % {"headline": story, "most": MOST_NOTES}
        )


def _has_block(story: Story, block: str) -> bool:
    return any(
        model._default_manager.filter(parent=story, key=block).exists()
        for model in BLOCK_MODELS.values()
    )


def _tell(
    note: Note,
    story: Story,
    answered: Note | None,
    picked: Iterable[User],
    *,
    by: User,
    now: datetime,
) -> Written:
    named, unknown = _named(note.text)
    people = [user for user in dict.fromkeys([*picked, *named]) if user != by][:MOST_NAMED]
    told = [user for user in people if access.may_read_note(user, note)]
    untold = [user for user in people if user not in told]
    note.mentions.set(told)
    words = "" if note.privileged else note.text[:TOLD]
    notices.tell(told, Notice.Kind.MENTIONED, story, by=by, now=now, text=words, note=note)
    if answered is not None:
        asked = {answered.by, answered.reply_to.by if answered.reply_to else None}
        heard = [user for user in asked if user is not None and user not in told]
        readers = [user for user in heard if access.may_read_note(user, note)]
        notices.tell(readers, Notice.Kind.ANSWERED, story, by=by, now=now, text=words, note=note)
    return Written(note, tuple(told), tuple(untold), tuple(unknown))


def _named(text: str) -> tuple[list[User], list[str]]:
    """Return the colleagues whom a text names as "@username", and the names that nobody has."""
    names = list(dict.fromkeys(_NAMED.findall(text)))[:MOST_NAMED]
    accounts = _accounts({spelling for name in names for spelling in _spellings(name)})
    people, unknown = [], []
    for name in names:
        spelled = [*_spellings(name), *map(str.lower, _spellings(name))]
        user = next(filter(None, map(accounts.get, spelled)), None)
        if user is None:
            unknown.append(_spellings(name)[-1])
        else:
            people.append(user)
    return people, unknown


def _spellings(name: str) -> tuple[str, str]:
    """A name as it stands, and without the full stop that ended a sentence."""
    return name, name.rstrip(".+-@")


def _accounts(names: set[str]) -> Mapping[str, User]:
    """The active staff with these names, by name: as written, and in small letters."""
    users = get_user_model().objects.filter(is_active=True, is_staff=True)
    lower = [name.lower() for name in names]
    meant = Q(username__in=names) | Q(small__in=lower)
    found = list(users.alias(small=Lower("username")).filter(meant).order_by("-pk"))
    return {user.get_username().lower(): user for user in found} | {
        user.get_username(): user for user in found
    }


def _settle(note_id: int, *, by: User, done_at: datetime | None, done_by: User | None) -> Note:
    with transaction.atomic():
        note = Note.objects.get(pk=note_id)
        story = versions.lock(note.story_id)
        if not access.may_read_note(by, note):
            _require_seen(by, story)
            raise NotAllowed(_("This note is not for you. Ask an editor."))
        note = Note.objects.get(pk=note_id)  # as it is under the lock
        if (note.done_at is None) != (done_at is None):
            note.done_at, note.done_by = done_at, done_by
            note.save(update_fields=["done_at", "done_by"])
    return note
