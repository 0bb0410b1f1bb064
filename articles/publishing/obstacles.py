"""What stands in the way of a publication, now or at a moment to come."""

from collections.abc import Collection, Mapping
from datetime import datetime

from django.utils.translation import gettext as _

from articles.document import checks
from articles.document.checks import BLOCKS, Finding
from articles.document.schema import Document
from articles.document.text import gettext_noop
from articles.models import Kind, LiveStory, Photo, Status, Story, Version
from articles.models.versions import WITH_NOTE
from articles.publishing import addresses, facts, holds, live
from articles.publishing import waivers as waiving
from articles.publishing.errors import NotLive


def ahead(
    story: Story,
    version: Version,
    *,
    kind: Kind,
    note: str,
    at: datetime,
    waivers: Mapping[str, str] = waiving.NONE,
) -> list[Finding]:
    """Return what would stand in the way of this Version at a moment to come."""
    current = LiveStory.objects.filter(pk=story.pk).first()
    require_something_live(kind, story, current)
    found = findings(story, version, current, kind=kind, note=note, at=at)
    return waiving.sort(story, found, waivers).standing


def findings(
    story: Story,
    version: Version,
    current: LiveStory | None,
    *,
    kind: Kind,
    note: str,
    at: datetime,
) -> list[Finding]:
    """Return what stands in the way of this Version, waivable or not. Ask under the story's lock.

    current  what is live of the story
    note     what the publisher wrote to readers
    """
    document = version.document
    found: list[Finding] = []
    if kind in WITH_NOTE and not note.strip():
        text = gettext_noop("Write a note that tells readers what was put right.")
        found.append(Finding("note-missing", BLOCKS, "note", text))
    if kind not in live.WITHDRAWN:
        if document.notice:
            text = gettext_noop("That Version holds a notice, not a story. Choose another one.")
            found.append(Finding("version-is-a-notice", BLOCKS, "", text))
        else:
            found += checks.blocking(
                document, now=at, embargo_until=story.embargo_until, facts=facts.of(document)
            )
            found += holds.findings(story)
            found += _rights(document, at)
            found += _address(document, story, current, at)
    return found


def require_something_live(kind: Kind, story: Story, current: LiveStory | None) -> None:
    """Raise NotLive where this kind of publication has nothing to act on."""
    able = {
        Kind.CORRECTION: {Status.LIVE},
        Kind.CLARIFICATION: {Status.LIVE},
        Kind.RETRACTION: {Status.LIVE},
        Kind.TAKE_DOWN: {Status.LIVE, Status.RETRACTED},
        Kind.ROLL_BACK: set(Status),
    }.get(kind)
    if able:
        require_status(story, current, able)


def require_status(story: Story, current: LiveStory | None, able: Collection[Status]) -> None:
    """Raise NotLive unless what is live of the story has one of these statuses."""
    if current is None or current.status not in able:
        raise NotLive(
            _("Nothing of “%(headline)s” is live, so there is nothing to change. Publish it first.")
            % {"headline": story}
        )


def _rights(document: Document, now: datetime) -> list[Finding]:
    """An earlier Version may show a picture whose rights have ended since."""
    frozen = {photo.id: photo for photo in document.shared.photos}
    ended = Photo.objects.ended(addresses.day(now)).filter(pk__in=frozen)
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
