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
    Publication,
    Section,
    Source,
    Story,
    Topic,
)
from articles.models.sources import INDIVIDUALS
from articles.publishing import addresses, likenesses, names, purge, tasks

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


def was_live(record: Record) -> bool:
    """Whether something that went out used this record, so that readers may know its address.

    It errs on the side of yes: a published story that uses it now may not have done so then.
    """
    out = Story.objects.filter(publications__isnull=False)
    match record:
        case Person():
            said = Publication.objects.filter(version__quotes__quote__speaker=record)
            return said.exists() or is_live(record)
        case Section():
            return out.filter(section=record).exists() or record.live_stories.exists()
        case Author():
            return out.filter(bylines__author=record).exists() or is_live(record)
        case Source():
            cited = out.filter(citations__source=record)
            said = Publication.objects.filter(version__quotes__quote__source=record)
            boxed = out.filter(articles_factbox_set__facts__source=record)
            return cited.exists() or said.exists() or boxed.exists() or is_live(record)
        case Topic():
            return out.filter(topic_uses__tag=record).exists() or is_live(record)


def changed(record: Record, *, before: Record | None, now: datetime) -> None:
    """Tell caches and the finder of names. Call it in the transaction that saves the record.

    An address that readers may know leads to the record when it gets another one.

    before  the record as it was, or None for a new one, which no page shows yet
    """
    if isinstance(record, Person | Source):
        names.note(record)
    if isinstance(record, Person):
        likenesses.note(record)
    if before is None or before.slug != record.slug:
        _move(record, before)
    if before is None or not is_live(record):
        return
    columns = PUBLIC[type(record)]
    if all(getattr(record, name) == getattr(before, name) for name in columns):
        return
    if isinstance(record, Section):
        tasks.draw_cards.enqueue(record.pk)
    keys = _keys(record, before)
    if _has_page(before) and not _has_page(record):
        purge.withdraw(keys, now=now)
    else:
        purge.refresh(keys, now=now)


def _move(record: Record, before: Record | None) -> None:
    addresses.take_back(record, record.slug)
    if before and was_live(record):
        addresses.keep_old(record, before.slug)


def _keys(record: Record, before: Record) -> set[str]:
    """Pages that show the record, and those that ask whether it has a page, and where."""
    keys = {f"{type(record).__name__.lower()}:{record.pk}"}
    match record:
        case Section():
            keys.add("sections")
        case Person():  # pages made from older Versions name whom it was merged from
            keys |= {f"person:{id}" for id in record.merged.values_list("pk", flat=True)}
            keys |= {"quotes", "sitemap"}
        case Source():
            keys |= {"quotes", "sitemap"}
    return keys if before.slug == record.slug else keys | {"sitemap"}


def _has_page(record: Record) -> bool:
    match record:
        case Person():
            return record.public_figure
        case Source():
            return record.kind not in INDIVIDUALS
    return True
