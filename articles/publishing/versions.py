"""Freezing the working copy into numbered Versions, and noticing a save that comes too late."""

from datetime import datetime

from django.contrib.auth.models import User

from articles.document import derive, schema
from articles.document.schema import Document
from articles.models import Story, Version, VersionQuote
from articles.publishing import approvals, desk_search, merged, rows


def lock(story_id: int) -> Story:
    """Return the story with its row locked until the transaction ends.

    On SQLite every transaction that may write holds the one lock from its start.
    """
    return Story.objects.select_for_update(no_key=True).get(pk=story_id)


def save(story: Story, *, by: User | None, now: datetime, name: str = "") -> Version:
    """Freeze the working copy; return the Version that holds it.

    That is a new one, or the one it was last frozen to when nothing has changed since and no
    new name is given. Call it inside a transaction, with the story locked.
    """
    document = rows.freeze(story)
    version = freeze(story, document, by=by, now=now, name=name)
    if (before := story.saved_as_id) != version.pk:
        story.saved_as = version
        Story.objects.filter(pk=story.pk).update(saved_as=version)
        desk_search.index(story, document)
        approvals.left_behind(story, before, by=by, now=now)
    return version


def freeze(
    story: Story, document: Document, *, by: User | None, now: datetime, name: str = ""
) -> Version:
    """Keep a Document as a Version of the story: a new number, unless it is the saved one."""
    text = schema.write(document)
    sha256 = schema.digest(text)
    saved = story.saved_as
    if saved and saved.sha256 == sha256 and name in ("", saved.name):
        return saved
    last = Version.objects.filter(story=story).order_by("-number").values_list("number", flat=True)
    number = (last.first() or 0) + 1
    version = Version.objects.create(
        story=story, number=number, text=text, sha256=sha256, at=now, by=by, name=name
    )
    quotes = derive.uses(document).quotes
    VersionQuote.objects.bulk_create(
        VersionQuote(version=version, quote_id=quote) for quote in sorted(quotes)
    )
    return version


def is_late(story: Story, started_from: int | None) -> bool:
    """Whether the working copy was changed since the Version that a form started from.

    started_from  primary key of that Version; None or 0 for a story that had none yet
    Shared records do not count, merged ones neither: they are not what the form writes. An
    unknown Version is late.
    """
    if (started_from or None) == story.saved_as_id:
        return False
    then = Version.objects.filter(story=story, pk=started_from or 0).first()
    if then is None:
        return True
    before = merged.followed(then.document)
    return schema.owned(before) != schema.owned(rows.freeze(story))
