"""Many stories made live at once: a whole archive, brought in by the command for it.

Each has what a first publication leaves: its working copy, Version and Publication, and every row
that readers meet. What concerns people (notices, the audit log, tasks of the worker) is not told,
and whoever calls this tells caches of the sections, topics, authors, people and sources. The
stories have no pictures and are new, so nothing stands in their way that the checks of a
publication would find.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import chain
from typing import Any, NamedTuple
from uuid import uuid4

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import OuterRef, Subquery

from articles.document import derive, schema
from articles.document.schema import Document
from articles.models import (
    Byline,
    Citation,
    Kind,
    LiveAuthor,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    Publication,
    Quotation,
    Quote,
    Stage,
    Story,
    Text,
    TopicUse,
    Version,
    VersionQuote,
)
from articles.publishing import (
    archive,
    desk_search,
    live,
    purge,
    quote_search,
    related,
    search,
)
from articles.publishing.rows import PLAIN


class Brought(NamedTuple):
    """A story that is to be live: its Document, and when it was published."""

    document: Document
    at: datetime


def records(quotes: Sequence[schema.Quote]) -> list[int]:
    """Make records of what was said to us, by public figures that are there; return their ids."""
    made = Quote.objects.bulk_create(
        Quote(
            words=quote.words,
            language=quote.language,
            speaker_id=quote.speaker,
            obtained=quote.obtained,
            provenance=quote.provenance,
        )
        for quote in quotes
    )
    return [quote.pk for quote in made]


def bring_in(brought: Sequence[Brought], *, by: User, now: datetime) -> None:
    """Make stories live, all of them or none. Their Documents hold texts, quotations, citations."""
    with transaction.atomic():
        stories = Story.objects.bulk_create(_story(one.document, by) for one in brought)
        _working_copies(stories, brought)
        desk_search.index_all(zip(stories, (one.document for one in brought), strict=True))
        lives = LiveStory.objects.bulk_create(
            live.begun(publication) for publication in _published(stories, brought, by)
        )
        _index(lives)
        position = purge.refresh(_keys(lives), now=now)
        LiveStory.objects.filter(pk__in=[one.pk for one in lives]).update(position=position)


def _story(document: Document, by: User) -> Story:
    return Story(
        **{name: getattr(document, name) for name in PLAIN},
        section_id=document.section,
        stage=Stage.READY,
        created_by=by,
    )


def _working_copies(stories: Sequence[Story], brought: Sequence[Brought]) -> None:
    """Write what the stories own beside their plain fields."""
    own: dict[type[Any], list[Any]] = {}
    for story, one in zip(stories, brought, strict=True):
        for row in _rows(story, one.document):
            own.setdefault(type(row), []).append(row)
    for model, rows in own.items():
        model.objects.bulk_create(rows)


def _rows(story: Story, document: Document) -> Iterator[Any]:
    for at, byline in enumerate(document.bylines):
        yield Byline(story=story, author_id=byline.author, place=byline.place, ordering=at)
    for topic in document.topics:
        yield TopicUse(content_object=story, tag_id=topic)
    for at, block in enumerate(document.blocks):
        if not isinstance(block, schema.Text):
            raise TypeError(f"Only texts are brought in, not {type(block).__name__}.")
        yield Text(parent=story, region="main", ordering=10 * at, key=block.id, html=block.html)
    for at, use in enumerate(document.quotations):
        yield Quotation(story=story, key=use.id, quote_id=use.quote, ordering=at)
    for at, citation in enumerate(document.citations):
        yield Citation(
            story=story,
            key=citation.id,
            words=citation.words,
            source_id=citation.source,
            ordering=at,
        )


def _published(stories: Sequence[Story], brought: Sequence[Brought], by: User) -> list[Publication]:
    """Keep each Document as the first Version of its story, and let it out."""
    versions = Version.objects.bulk_create(
        _version(story, one, by) for story, one in zip(stories, brought, strict=True)
    )
    own = Version.objects.filter(story=OuterRef("pk")).values("pk")
    Story.objects.filter(pk__in=[story.pk for story in stories]).update(saved_as=Subquery(own[:1]))
    VersionQuote.objects.bulk_create(
        VersionQuote(version=version, quote_id=quote)
        for version in versions
        for quote in sorted(derive.uses(version.document).quotes)
    )
    return Publication.objects.bulk_create(
        Publication(
            story=version.story,
            version=version,
            number=1,
            kind=Kind.FIRST,
            at=version.at,
            by=by,
            intent=uuid4(),
        )
        for version in versions
    )


def _version(story: Story, one: Brought, by: User) -> Version:
    text = schema.write(one.document)
    return Version(story=story, number=1, text=text, sha256=schema.digest(text), at=one.at, by=by)


def _index(lives: Sequence[LiveStory]) -> None:
    """Write what other pages find the stories by, as `live` does for one."""
    LiveSource.objects.bulk_create(_placed(lives, LiveSource, "source_id", "sources"))
    LiveTopic.objects.bulk_create(_placed(lives, LiveTopic, "topic_id", "topics"))
    LiveAuthor.objects.bulk_create(_placed(lives, LiveAuthor, "author_id", "authors"))
    quotes = chain.from_iterable(live.quotes(one, one.document) for one in lives)
    quote_search.index(LiveQuote.objects.bulk_create(quotes))
    search.index_all(lives)
    related.note_words(lives)
    for one in {one.date: one for one in lives}.values():
        archive.count(one)


def _placed(lives: Sequence[LiveStory], model: type[Any], column: str, used: str) -> Iterator[Any]:
    for one in lives:
        for id in sorted(getattr(derive.uses(one.document), used)):
            yield model(story=one, listed_at=one.listed_at, **{column: id})


def _keys(lives: Sequence[LiveStory]) -> set[str]:
    """Keys of the pages that list every story, and of the stories' days."""
    days = {of(one.date) for one in lives for of in archive.OF}
    return (
        days
        | {"front", "feed", "sitemap", "sections", "quotes"}
        | {
            archive.WHOLE,
            archive.NEIGHBOURS,
        }
    )
