"""Records that several stories share and readers see: who is shown, and who must be told.

A person's name, a section's address, what a source is: these are not frozen in a Version but shown
as they are now. So changing one of a record that something live uses is a change of public pages,
and the purge log hears of it in the same transaction.
"""

from datetime import datetime

from articles.models import (
    Author,
    LiveAuthor,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    Person,
    Section,
    Source,
    Topic,
)
from articles.models.sources import INDIVIDUALS
from articles.publishing import purge

Record = Author | Person | Section | Source | Topic

#: Columns that readers see, by kind of record; a change of others is the desk's own business.
PUBLIC: dict[type, tuple[str, ...]] = {
    Author: ("name", "slug", "biography"),
    Person: ("name", "slug", "role", "organisation", "public_figure"),
    Section: ("name", "slug", "description", "order"),
    Source: ("name", "slug", "kind", "description", "link", "reason", "reported_by_id"),
    Topic: ("name", "slug"),
}


def is_live(record: Record) -> bool:
    """Whether something that readers can open uses this record."""
    match record:
        case Person():
            return LiveQuote.objects.filter(speaker=record).exists()
        case Section():
            return LiveStory.objects.listed().filter(section=record).exists()
        case Author():
            return LiveAuthor.objects.filter(author=record).exists()
        case Source():
            return LiveSource.objects.filter(source=record).exists()
        case Topic():
            return LiveTopic.objects.filter(topic=record).exists()


def changed(record: Record, *, before: Record | None, now: datetime) -> None:
    """Tell caches of a changed record. Call it in the transaction that saves it.

    before  the record as it was, or None for a new one, which no page shows yet
    """
    if before is None or not is_live(record):
        return
    names = PUBLIC[type(record)]
    if all(getattr(record, name) == getattr(before, name) for name in names):
        return
    keys = {f"{type(record).__name__.lower()}:{record.pk}"}
    if isinstance(record, Section):
        keys.add("sections")
    if _has_page(before) and not _has_page(record):
        purge.withdraw(keys, now=now)
    else:
        purge.refresh(keys, now=now)


def _has_page(record: Record) -> bool:
    match record:
        case Person():
            return record.public_figure
        case Source():
            return record.kind not in INDIVIDUALS
    return True
