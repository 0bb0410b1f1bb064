"""Approvals: somebody's yes to exactly one Version; a later edit leaves it to that Version alone.

Nobody approves their own work, unless nobody else holds the right; then only with a written reason,
which stays on record beside the approval.

Raise NotAllowed, and Moved when the story is not at the Version that was looked at.
"""

from datetime import datetime
from enum import StrEnum

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from articles.document import schema
from articles.models import Approval, Author, Notice, Story, Version
from articles.publishing import access, audit, notices, rows, workflow
from articles.publishing.audit import What
from articles.publishing.errors import Moved, NotAllowed, PublishingError
from articles.publishing.workflow import Move

MAX_NOTE = 1000


class NoReason(PublishingError):
    """Who approves their own work says why."""


class Way(StrEnum):
    """How somebody may approve a Version."""

    FREE = "free"
    ALONE = "alone"  # it is their own, and nobody else can: with a reason
    OWN = "own"  # it is their own, and somebody else can: not at all
    NO = "no"


def way(user: User, story: Story, version: Version) -> Way:
    """Return how this person may approve this Version."""
    if not workflow.allowed(user, Move.APPROVE, story):
        return Way.NO
    if not _is_own(user, story, version):
        return Way.FREE
    others = access.holders(Move.APPROVE.permission).exclude(pk=user.pk)
    return Way.OWN if others.exists() else Way.ALONE


def approve(
    story_id: int,
    *,
    by: User,
    version: int,
    note: str = "",
    alone: str = "",
    now: datetime | None = None,
) -> Approval:
    """Approve the Version that the story is at, and tell who writes it.

    version  its number, as the person saw it
    alone    why somebody approves their own work; kept in that case only
    Raises NoReason.
    """
    with transaction.atomic():
        story = Story.objects.select_for_update(no_key=True).get(pk=story_id)
        workflow.require(by, Move.APPROVE, story)
        saved = _as_seen(story, version)
        found = way(by, story, saved)
        if found == Way.OWN:
            raise NotAllowed(
                _(
                    "“%(headline)s” is your own work, so somebody else approves it. "
                    "Ask a colleague who may."
                )
                % {"headline": story}
            )
        reason = alone.strip()[:MAX_NOTE] if found == Way.ALONE else ""
        if found == Way.ALONE and not reason:
            raise NoReason(
                _(
                    "“%(headline)s” was not approved: it is your own work. Nobody else here may "
                    "approve it; write why you do."
                )
                % {"headline": story}
            )
        if Approval.objects.filter(version=saved, by=by).exists():
            raise Moved(
                _("You have approved version %(number)d of “%(headline)s” already.")
                % {"number": saved.number, "headline": story}
            )
        made = Approval.objects.create(
            story=story,
            version=saved,
            by=by,
            note=note.strip()[:MAX_NOTE],
            alone=reason,
            at=now or timezone.now(),
        )
        record(made, story)
    return made


def record(made: Approval, story: Story) -> None:
    """Enter an approval in the log and tell who writes the story, in the caller's transaction."""
    alone = _("by oneself") if made.alone else ""
    link = f"link {made.link_id}" if made.link_id else ""
    version = _("version %(number)d") % {"number": made.version.number}
    audit.enter(
        What.APPROVED,
        by=made.by,
        story=story,
        detail=", ".join(filter(None, (version, link, alone))),
        now=made.at,
    )
    told = [*_writers(story), _answerable(made)]
    outsider = _("%(name)s (outside)") % {"name": made.name} if made.link_id else ""
    text = capfirst(f"{version}. {made.note}".strip())
    kind = Notice.Kind.APPROVED
    notices.tell(told, kind, story, by=made.by, now=made.at, text=text, actor=outsider)


# --- what stands ---------------------------------------------------------------------------------


def of(story: Story) -> QuerySet[Approval]:
    """Return all approvals of a story, newest first, with whom and what they name."""
    rows = Approval.objects.filter(story=story).select_related("by", "version", "link__made_by")
    return rows.defer("version__text", "version__sha256").order_by("-at", "-pk")


def stands(approval: Approval, story: Story) -> bool:
    """Whether an approval is of the Version that the story is at."""
    return approval.version_id == story.saved_as_id


def standing(story: Story) -> QuerySet[Approval]:
    """Return the approvals of the story as it was last saved, newest first."""
    return of(story).filter(version=story.saved_as_id)


def void(story: Story) -> QuerySet[Approval]:
    """Return the approvals that a later edit left behind, newest first."""
    return of(story).exclude(version=story.saved_as_id)


def is_behind(story: Story) -> bool:
    """Whether a record that the story uses was changed since its Version: a quote, a picture.

    What goes out then is a new Version, and what was approved is not it.
    """
    saved = story.saved_as
    return saved is not None and saved.sha256 != schema.digest(schema.write(rows.freeze(story)))


def left_behind(story: Story, before: int | None, *, by: User | None, now: datetime) -> None:
    """Tell who approved, and who writes, that a new Version made approvals void.

    before  primary key of the Version that the story was at; one query where none was approved
    Called in the transaction that makes the new Version.
    """
    if before is None:
        return
    approved = list(Approval.objects.filter(version=before).select_related("by", "link__made_by"))
    if not approved:
        return
    told = [*_writers(story), *map(_answerable, approved)]
    text = _("Version %(number)d is not what was approved. Look at what changed.") % {
        "number": story.saved_as.number if story.saved_as else 0
    }
    notices.tell(told, Notice.Kind.APPROVAL_VOID, story, by=by, now=now, text=text)


def _answerable(approval: Approval) -> User | None:
    """The colleague who gave an approval, or made the link that it came over."""
    return approval.link.made_by if approval.link else approval.by


def _as_seen(story: Story, number: int) -> Version:
    saved = story.saved_as
    if saved is not None and saved.number == number:
        return saved
    raise Moved(
        _(
            "“%(headline)s” was not approved: it was saved since you looked, and is at version "
            "%(number)d now. Look at what changed, then approve that."
        )
        % {"headline": story, "number": saved.number if saved else 0}
    )


def _is_own(user: User, story: Story, version: Version) -> bool:
    if access.is_writer(user, story) or version.by_id == user.pk:
        return True
    bylines = [byline.author for byline in version.document.bylines]
    return Author.objects.filter(pk__in=bylines, user=user).exists()


def _writers(story: Story) -> list[User | None]:
    return [story.created_by, story.assigned_to]
