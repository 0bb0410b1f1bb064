"""Links for people without an account: one story, read and answered, nothing else.

A link opens while it runs, was not revoked, its story is not spiked, and whoever made it may still
show the story: their rights are read anew at each opening. The secret is shown once, when the link
is made; what is kept of it is its hash. A secret that opens nothing costs what one costs that does
not exist.

make, revoke   at the desk; raise NotAllowed
opened, count  outside; what a reader may do beside reading is in `answers`
"""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import NamedTuple

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _

from articles.document.schema import Document, DocumentError
from articles.document.text import tidy
from articles.models import OutsideLink, Stage, Story, Version
from articles.publishing import audit, embargo, versions, workflow
from articles.publishing.audit import What
from articles.publishing.errors import Moved, NotAllowed, PublishingError
from articles.publishing.workflow import Move

SECRET_BYTES = 32
PURPOSE = b"newsroom outside link\n"
LONGEST = timedelta(days=30)
MOST_LINKS = 50  # of one story, running at a time
MAX_NAME = 200


class LinkRefused(PublishingError):
    """A link, or what came over one, that cannot be taken as it is."""


class Made(NamedTuple):
    """A new link, and its secret: shown now, and never again."""

    link: OutsideLink
    secret: str


# --- at the desk ---------------------------------------------------------------------------------


def make(
    story_id: int,
    *,
    by: User,
    recipient: str,
    lasts: timedelta,
    version: int | None = None,
    may_comment: bool = True,
    may_approve: bool = False,
    now: datetime | None = None,
) -> Made:
    """Make a link to a story, for one recipient.

    lasts    at most `LONGEST`
    version  the number of a Version; None for whatever is newest when the link is opened
    Raises LinkRefused.
    """
    now = now or timezone.now()
    with transaction.atomic():
        story = versions.lock(story_id)
        require(by, story, now)
        recipient = tidy(recipient).strip()[:MAX_NAME]
        if not recipient:
            raise LinkRefused(
                _("Write for whom the link is, so that colleagues can tell links apart.")
            )
        if not timedelta(0) < lasts <= LONGEST:
            raise LinkRefused(
                _("A link runs for %(days)d days at most. Choose a shorter time.")
                % {"days": LONGEST.days}
            )
        if story.stage == Stage.SPIKED:
            raise LinkRefused(
                _("“%(headline)s” is spiked, so nobody outside reads it.") % {"headline": story}
            )
        running = story.outside_links.filter(revoked_at=None, expires_at__gt=now)
        if running.count() >= MOST_LINKS:
            raise LinkRefused(
                _("“%(headline)s” has %(most)d links that run. Revoke one that is not needed.")
                % {"headline": story, "most": MOST_LINKS}
            )
        secret = secrets.token_urlsafe(SECRET_BYTES)
        link = OutsideLink.objects.create(
            story=story,
            version=_named(story, version),
            digest=digest(secret),
            recipient=recipient,
            may_comment=may_comment,
            may_approve=may_approve,
            made_at=now,
            made_by=by,
            expires_at=now + lasts,
        )
        _enter(What.LINK_MADE, link, by, now)
    return Made(link, secret)


def revoke(story_id: int, link_id: int, *, by: User, now: datetime | None = None) -> OutsideLink:
    """End a link at once. Raises Moved when it is revoked already, or none of this story."""
    now = now or timezone.now()
    with transaction.atomic():
        story = versions.lock(story_id)
        workflow.require(by, Move.SHARE, story)
        link = OutsideLink.objects.filter(story=story, pk=link_id, revoked_at=None).first()
        if link is None:
            raise Moved(_("The link was revoked already; it opens nothing."))
        link.revoked_at, link.revoked_by = now, by
        link.save(update_fields=["revoked_at", "revoked_by"])
        _enter(What.LINK_REVOKED, link, by, now)
    return link


def may_share(user: User, story: Story, now: datetime) -> bool:
    """Whether this person may show this story outside; under an embargo, who may also lift it."""
    if not workflow.allowed(user, Move.SHARE, story):
        return False
    return not embargo.holds(story, now) or workflow.allowed(user, Move.EMBARGO, story)


def require(user: User, story: Story, now: datetime) -> None:
    """Raise NotAllowed unless this person may show this story outside."""
    workflow.require(user, Move.SHARE, story)
    if not may_share(user, story, now):
        raise NotAllowed(
            _(
                "“%(headline)s” is under embargo. A link for somebody outside can be made only by "
                "who may lift the embargo."
            )
            % {"headline": story}
        )


def _named(story: Story, number: int | None) -> Version | None:
    """Return the Version that a link names. Raises LinkRefused where there is none to show."""
    version = (
        story.saved_as
        if number is None
        else Version.objects.filter(story=story, number=number).first()
    )
    if version is None or readable(version) is None:
        raise LinkRefused(
            _("“%(headline)s” has no such version to show. Save the story, or choose another one.")
            % {"headline": story}
        )
    return version if number is not None else None


# --- outside -------------------------------------------------------------------------------------


class Shown(NamedTuple):
    """What a link shows now."""

    link: OutsideLink
    version: Version
    document: Document

    @property
    def form(self) -> str:
        """What a form on the page carries: its sender has seen this Version over this link."""
        told = f"{self.link.digest} {self.version.pk}"
        return salted_hmac("articles.outside.form", told, algorithm="sha256").hexdigest()

    def blocks(self) -> frozenset[str]:
        """The ids of the parts that may be commented on; the lead picture and the blocks."""
        lead = [self.document.lead.id] if self.document.lead else []
        return frozenset([*lead, *(block.id for block in self.document.blocks)])


def digest(secret: str) -> str:
    """Return what is kept of a secret; bound to its purpose."""
    return hashlib.sha256(PURPOSE + secret.encode()).hexdigest()


def opened(secret: str, now: datetime) -> Shown | None:
    """Return what this secret opens now; None alike for one that is unknown, over or revoked."""
    rows = OutsideLink.objects.select_related("story__saved_as", "version", "made_by")
    link = rows.filter(digest=digest(secret)).first()
    story, maker = (link.story, link.made_by) if link else (Story(), _nobody())
    shared = may_share(maker, story, now)  # asked of an unknown secret too: it costs the same
    if link is None or not shared or not _runs(link, now):
        return None
    version = link.version or story.saved_as
    document = readable(version) if version else None
    return Shown(link, version, document) if version and document else None


def count(link: OutsideLink, now: datetime) -> None:
    """Count an opening; the log gets one entry a minute and link."""
    with transaction.atomic():
        rows = OutsideLink.objects.filter(pk=link.pk)
        last = rows.select_for_update(no_key=True).values_list("last_opened_at", flat=True).first()
        rows.update(opened=F("opened") + 1, last_opened_at=now)
        if last is None or _minute(last) != _minute(now):
            _enter(What.LINK_OPENED, link, None, now)


def _runs(link: OutsideLink, now: datetime) -> bool:
    ended = link.revoked_at is not None or now >= link.expires_at
    return not ended and link.story.stage != Stage.SPIKED


def readable(version: Version) -> Document | None:
    """Return what a Version says; None for a notice in place of a story, and for what is broken."""
    try:
        document = version.document
    except DocumentError:
        return None
    return None if document.notice else document


def _nobody() -> User:
    """Somebody whose rights can be asked for, and who has none."""
    return User(pk=0, is_active=True, is_staff=True)


def _minute(moment: datetime) -> datetime:
    return moment.replace(second=0, microsecond=0)


def _enter(what: What, link: OutsideLink, by: User | None, now: datetime) -> None:
    """The log names a link by its number: for whom it is may be nobody else's business."""
    audit.enter(what, by=by, story=link.story, detail=f"link {link.pk}", now=now)
