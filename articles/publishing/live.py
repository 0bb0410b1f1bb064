"""Switching what the public sees, inside the transaction of a publication.

Everything that readers meet moves here together: the live row, the quote index, sources, topics,
pictures, search, old addresses. `publish` decides whether and what; this module only writes it.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import Model
from django.utils import timezone

from articles.document import derive
from articles.document.schema import Document, Index
from articles.models import (
    Kind,
    LiveAuthor,
    LiveCorrection,
    LivePhoto,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    Person,
    Publication,
    Quote,
    Status,
)
from articles.models.versions import WITH_NOTE
from articles.publishing import (
    addresses,
    archive,
    merged,
    pictures,
    quote_search,
    related,
    search,
    social_cards,
)

#: Kinds that are news to readers: they move the story's "updated" time and its place in lists.
NEWS = frozenset({Kind.FIRST, Kind.UPDATE, Kind.ROLL_BACK})
#: Kinds that put something right: they move the "updated" time, and not the place in lists.
RIGHTED = frozenset({Kind.CORRECTION, Kind.CLARIFICATION})
#: Kinds after which the story's words and pictures are gone from everywhere.
WITHDRAWN = {Kind.RETRACTION: Status.RETRACTED, Kind.TAKE_DOWN: Status.TAKEN_DOWN}


def switch(live: LiveStory | None, publication: Publication) -> LiveStory:
    """Make a publication what the public sees of its story.

    live  the story's live row, locked, or None when it was never published
    """
    version, document = publication.version, publication.version.document
    live = live or _begin(publication)
    live.version, live.publication = version, publication
    live.status = WITHDRAWN.get(Kind(publication.kind), Status.LIVE)
    if live.status == Status.LIVE:
        addresses.move(live, addresses.slug_for(document, live.story_id))
        _describe(live, document, timezone.now())
    else:
        _empty(live)
    _date(live, publication)
    live.save()
    _put_right(live, publication)
    archive.count(live)
    _index(live, document if live.status == Status.LIVE else Document())
    return live


def begun(publication: Publication) -> LiveStory:
    """Return the live row of a story that goes out for the first time, not saved yet."""
    document = publication.version.document
    live = _begin(publication)
    live.version, live.publication = publication.version, publication
    live.slug = addresses.slug_for(document, live.story_id)
    _describe(live, document, publication.at)
    return live


def place(live: LiveStory, position: int) -> None:
    """Note where in the purge log a change of what is live stands, while its counter is locked."""
    live.position = position
    LiveStory.objects.filter(pk=live.pk).update(position=position)


def _begin(publication: Publication) -> LiveStory:
    """Open a story's public life: its date in the newsroom's zone, which never moves again."""
    return LiveStory(
        story_id=publication.story_id,
        date=addresses.day(publication.at),
        first_published_at=publication.at,
        updated_at=publication.at,
        listed_at=publication.at,
    )


def _date(live: LiveStory, publication: Publication) -> None:
    kind = Kind(publication.kind)
    if kind in NEWS:
        live.updated_at = live.listed_at = publication.at
    elif kind in RIGHTED:
        live.updated_at = live.corrected_at = publication.at
        note = {"kind": kind.value, "at": publication.at.isoformat(), "note": publication.note}
        live.corrections = [*live.corrections, note]
    elif kind in WITHDRAWN:
        live.updated_at = publication.at


def _describe(live: LiveStory, document: Document, now: datetime) -> None:
    """Fill the columns that lists show and sort by, from the Document alone."""
    lead = derive.lead(document)
    live.section_id = document.section
    live.language = document.language
    live.translation_of_id = document.translation_of
    live.kicker = document.kicker
    live.headline = document.headline
    live.standfirst = derive.summary(document)
    live.byline = derive.byline(document)
    live.urgency = document.urgency
    live.breaking_until = document.breaking_until
    live.lead_photo = lead.photo if lead else None
    live.pictures = pictures.shown(derive.uses(document).photos)
    if not social_cards.fits(live, document, now):
        live.card = live.card_mark = ""


def _empty(live: LiveStory) -> None:
    """Leave nothing of a withdrawn story in the live row but its address and its dates."""
    live.section = live.breaking_until = live.lead_photo = live.corrected_at = None
    live.translation_of = None
    live.kicker = live.headline = live.standfirst = live.byline = ""
    live.pictures, live.related, live.corrections = {}, [], []
    live.card = live.card_mark = ""


def _put_right(live: LiveStory, publication: Publication) -> None:
    """Keep the list of corrections: what a withdrawn story had in it goes, its notice stays."""
    kind = Kind(publication.kind)
    if kind in WITHDRAWN:
        LiveCorrection.objects.filter(story=live).delete()
    if kind in WITH_NOTE:
        LiveCorrection.objects.create(
            story=live,
            publication=publication,
            kind=kind,
            at=publication.at,
            note=publication.note,
        )


def _index(live: LiveStory, document: Document) -> None:
    """Write anew what other pages find the story by."""
    used = derive.uses(document)
    authors = (byline.author for byline in document.bylines)
    _set(LiveSource, live, "source_id", used.sources, listed_at=live.listed_at)
    _set(LiveTopic, live, "topic_id", used.topics, listed_at=live.listed_at)
    _set(LiveAuthor, live, "author_id", authors, listed_at=live.listed_at)
    _set(LivePhoto, live, "photo_id", used.photos)
    quote_search.forget(live)
    LiveQuote.objects.filter(story=live).delete()
    quote_search.index(LiveQuote.objects.bulk_create(quotes(live, document)))
    if live.status == Status.LIVE:
        search.index(live, document)
        related.note(live)
    else:
        search.forget(live)
        related.forget(live)


def _set(
    model: type[Model], live: LiveStory, column: str, ids: Iterable[int], **place: datetime
) -> None:
    rows = model._default_manager.filter(story=live)
    rows.delete()
    model._default_manager.bulk_create(
        model(story=live, **{column: id}, **place) for id in sorted(set(ids))
    )


def quotes(live: LiveStory, document: Document) -> Iterable[LiveQuote]:
    """The words as the Version has them, under the records that stand for them now."""
    records = Index(document.shared)
    kept = merged.kept_locked(Quote, records.quotes)
    people = merged.kept_locked(Person, records.people)
    for note in derive.notes(document):
        if note.quote is None:
            continue
        quote = note.quote
        source = records.sources.get(quote.source) if quote.source else None
        reporter = records.authors.get(quote.reporter) if quote.reporter else None
        yield LiveQuote(
            story=live,
            quote_id=kept.get(quote.id, quote.id),
            anchor=note.anchor,
            words=quote.words,
            language=quote.language,
            original_words=quote.original_words,
            original_language=quote.original_language,
            speaker_id=people.get(quote.speaker, quote.speaker) if quote.speaker else None,
            attribution=records.attribution(quote),
            role=quote.role,
            occasion=quote.occasion,
            said_on=quote.said_on,
            provenance=quote.provenance,
            source_id=quote.source,
            source_name=source.name if source else "",
            obtained=quote.obtained,
            reporter=reporter.name if reporter else "",
            link=quote.link,
            listed_at=live.listed_at,
            dated=quote.said_on or live.date,
            published_at=live.publication.at,
        )
