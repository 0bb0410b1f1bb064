"""Between the rows of the working copy and a Document, both ways.

`freeze` reads a story's rows into a Document, in a number of queries that does not grow with its
length. `thaw` writes a Document back: only what the story owns; shared records are linked by id,
and one that is gone or has changed since is reported, never overwritten. While shared records are
unchanged, freeze → thaw → freeze is the identity.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from django.db import models, transaction
from msgspec import structs

from articles.document import schema
from articles.document.checks import ADVICE, Finding
from articles.document.schema import Document, Shared
from articles.document.text import gettext_noop
from articles.models import (
    Author,
    Byline,
    Citation,
    Embed,
    Fact,
    FactBox,
    Figure,
    NotSpeech,
    Person,
    Photo,
    Quotation,
    Quote,
    QuoteBlock,
    ReadAlso,
    RelatedStory,
    Section,
    Source,
    Story,
    Text,
    Topic,
    TopicUse,
    Update,
)
from articles.models.blocks import BLOCK_MODELS, Block
from articles.publishing import merged

# Fields of the story that a Document carries as they are.
PLAIN = (
    "language",
    "kicker",
    "headline",
    "standfirst",
    "slug",
    "place",
    "urgency",
    "related_automatic",
    "breaking_until",
    "ai_disclosure",
    "search_title",
    "search_description",
)


def freeze(story: Story) -> Document:
    """Return the working copy as a value, with the public words of every record it shares."""
    blocks = _blocks(story)
    quotations = list(story.quotations.all())
    citations = list(story.citations.all())
    bylines = list(story.bylines.all())
    topics = list(story.topics.order_by("pk"))
    document = Document(
        **{name: getattr(story, name) for name in PLAIN},
        key_points=_lines(story.key_points),
        section=story.section_id,
        bylines=tuple(schema.Byline(author=b.author_id, place=b.place) for b in bylines),
        topics=tuple(topic.pk for topic in topics),
        lead=_lead(story),
        blocks=tuple(_value(block) for block in blocks),
        quotations=tuple(
            schema.Quotation(id=q.key, quote=q.quote_id, pieces=tuple(q.pieces)) for q in quotations
        ),
        citations=tuple(
            schema.Citation(
                id=c.key,
                words=c.words,
                source=c.source_id,
                statement=c.statement,
                link=c.link,
                read_on=c.read_on,
            )
            for c in citations
        ),
        not_speech=tuple(schema.NotSpeech(id=n.key, words=n.words) for n in story.not_speech.all()),
        related=tuple(story.related.values_list("other_id", flat=True)),
        translation_of=story.translation_of_id,
    )
    return structs.replace(document, shared=records(document))


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _lead(story: Story) -> schema.Figure | None:
    """The lead figure, also while it waits for its picture with nothing but words."""
    words = (story.lead_caption, story.lead_alt, story.lead_credit)
    if not (story.lead_photo_id or any(words)):
        return None
    caption, alt, credit = words
    return schema.Figure(
        id=schema.LEAD, photo=story.lead_photo_id, caption=caption, alt=alt, credit=credit
    )


def _blocks(story: Story) -> list[Block]:
    """All blocks in reading order: by their place, then as the kinds stand in the schema."""
    kinds = list(BLOCK_MODELS.values())
    rows = [row for model in kinds for row in _rows(model, story)]
    return sorted(rows, key=lambda row: (row.ordering, kinds.index(type(row)), row.pk))


def _rows(model: type[Block], story: Story) -> Iterable[Block]:
    rows: models.QuerySet[Block] = model.objects.filter(parent=story)
    return rows.prefetch_related("facts") if model is FactBox else rows


def _value(block: Block) -> schema.AnyBlock:
    match block:
        case Text():
            return schema.Text(id=block.key, html=block.html)
        case QuoteBlock():
            return schema.QuoteBlock(id=block.key, quote=block.quote_id)
        case Figure():
            return schema.Figure(
                id=block.key,
                photo=block.photo_id,
                caption=block.caption,
                alt=block.alt,
                credit=block.credit,
            )
        case ReadAlso():
            stories = (block.first_id, block.second_id, block.third_id)
            return schema.ReadAlso(id=block.key, stories=tuple(id for id in stories if id))
        case Update():
            return schema.Update(
                id=block.key, at=block.at, headline=block.headline, html=block.html
            )
        case FactBox():
            return schema.FactBox(
                id=block.key,
                title=block.title,
                facts=tuple(
                    schema.Fact(term=row.term, words=row.words, source=row.source_id)
                    for row in block.facts.all()
                ),
            )
        case Embed():
            return schema.Embed(
                id=block.key,
                provider=block.provider,
                media=block.media,
                title=block.title,
                caption=block.caption,
            )
    raise TypeError(f"No form in a Document for {type(block).__name__}")


# --- shared records ------------------------------------------------------------------------------


def records(document: Document) -> Shared:
    """Return the records that a Document names, as they are now, each once and by id.

    Quotes bring their speakers and reporters; quotes, citations, facts and photos bring their
    sources; a source that somebody else reported brings that one.
    """
    quotes = [_quote(row) for row in _by_id(Quote, (q for _, q in document.quote_uses()))]
    photos = [_photo(row) for row in _by_id(Photo, (f.photo for f in document.figures()))]
    authors = [b.author for b in document.bylines] + [quote.reporter for quote in quotes]
    wanted = {c.source for c in document.citations} | {fact.source for _, fact in document.facts()}
    wanted |= {quote.source for quote in quotes} | {photo.source for photo in photos}
    sources = [_source(row) for row in _by_id(Source, wanted)]
    further = {source.reported_by for source in sources} - {source.id for source in sources}
    sources += [_source(row) for row in _by_id(Source, further)]
    return Shared(
        sections=tuple(
            schema.Section(id=row.pk, name=row.name) for row in _by_id(Section, [document.section])
        ),
        authors=tuple(schema.Author(id=row.pk, name=row.name) for row in _by_id(Author, authors)),
        topics=tuple(
            schema.Topic(id=row.pk, name=row.name) for row in _by_id(Topic, document.topics)
        ),
        people=tuple(
            schema.Person(id=row.pk, name=row.name)
            for row in _by_id(Person, (quote.speaker for quote in quotes))
        ),
        sources=tuple(sorted(sources, key=lambda source: source.id)),
        photos=tuple(photos),
        quotes=tuple(quotes),
    )


def _by_id(model: type[models.Model], ids: Iterable[int | None]) -> list[Any]:
    """Return the rows with these ids in their order; no query for none."""
    known = {id for id in ids if id is not None}
    return list(model._default_manager.filter(pk__in=known).order_by("pk")) if known else []


def _quote(row: Quote) -> schema.Quote:
    return schema.Quote(
        id=row.pk,
        words=row.words,
        language=row.language,
        original_words=row.original_words,
        original_language=row.original_language,
        speaker=row.speaker_id,
        described_as=row.described_as,
        role=row.role,
        obtained=row.obtained,
        occasion=row.occasion,
        said_on=row.said_on,
        provenance=row.provenance,
        source=row.source_id,
        reporter=row.reporter_id,
        link=row.link,
    )


def _photo(row: Photo) -> schema.Photo:
    return schema.Photo(
        id=row.pk,
        caption=row.caption,
        credit=row.credit,
        alt=row.alt,
        source=row.source_id,
        width=row.width,
        height=row.height,
        rights_end=row.rights_end,
        digital_source_type=row.digital_source_type,
    )


def _source(row: Source) -> schema.Source:
    return schema.Source(
        id=row.pk,
        name=row.name,
        kind=row.kind,
        description=row.description,
        unnamed=row.unnamed,
        reason=row.reason,
        approved=row.approved_by_id is not None,
        reported_by=row.reported_by_id,
    )


# --- back to rows --------------------------------------------------------------------------------


def thaw(document: Document, story: Story) -> list[Finding]:
    """Write what a Document owns into the story's rows; link the shared records by id.

    Returns a finding for each shared record that is gone (what needed it is left out) or reads
    differently now (it is linked as it is now). One that was merged is linked as what it was
    merged into. Call it with the story's row locked.
    """
    document = merged.each_once(merged.followed(document))
    current = records(document)
    found = list(_differences(document.shared, current))
    document = _without_gone(document, current)
    with transaction.atomic():
        for name in PLAIN:
            setattr(story, name, getattr(document, name))
        story.key_points = "\n".join(document.key_points)
        story.translation_of_id = document.translation_of
        story.section_id = document.section
        story.lead_photo_id = document.lead.photo if document.lead else None
        story.lead_caption = document.lead.caption if document.lead else ""
        story.lead_alt = document.lead.alt if document.lead else ""
        story.lead_credit = document.lead.credit if document.lead else ""
        story.save()
        _thaw_blocks(document, story)
        _thaw_parts(document, story)
    return found


def _thaw_blocks(document: Document, story: Story) -> None:
    """Update the rows of blocks that are there, make those that are not, delete the rest."""
    for kind, model in BLOCK_MODELS.items():
        existing = {row.key: row for row in model.objects.filter(parent=story)}
        for ordering, block in enumerate(document.blocks, 1):
            if type(block) is kind:
                row = existing.pop(block.id, None) or model(parent=story, key=block.id)
                row.region, row.ordering = "main", ordering * 10
                for name, value in _columns(block).items():
                    setattr(row, name, value)
                row.save()
                if isinstance(block, schema.FactBox):
                    _thaw_facts(block, row)
        model.objects.filter(pk__in=[row.pk for row in existing.values()]).delete()


def _thaw_facts(block: schema.FactBox, box: Block) -> None:
    Fact.objects.filter(box=box).delete()
    Fact.objects.bulk_create(
        Fact(box=box, term=fact.term, words=fact.words, source_id=fact.source, ordering=ordering)
        for ordering, fact in enumerate(block.facts)
    )


def _columns(block: schema.AnyBlock) -> dict[str, Any]:
    match block:
        case schema.Text():
            return {"html": block.html}
        case schema.QuoteBlock():
            return {"quote_id": block.quote}
        case schema.Figure():
            return {
                "photo_id": block.photo,
                "caption": block.caption,
                "alt": block.alt,
                "credit": block.credit,
            }
        case schema.ReadAlso():
            first, second, third, *_ = *block.stories, None, None, None
            return {"first_id": first, "second_id": second, "third_id": third}
        case schema.Update():
            return {"at": block.at, "headline": block.headline, "html": block.html}
        case schema.FactBox():
            return {"title": block.title}
        case schema.Embed():
            return {
                "provider": block.provider,
                "media": block.media,
                "title": block.title,
                "caption": block.caption,
            }
    raise TypeError(f"No row for {type(block).__name__}")


def _thaw_parts(document: Document, story: Story) -> None:
    """Make the rows around the blocks anew, in the Document's order, under their old ids."""
    for model in (Byline, Quotation, Citation, NotSpeech, RelatedStory):
        model.objects.filter(story=story).delete()
    TopicUse.objects.filter(content_object=story).delete()
    for ordering, byline in enumerate(document.bylines):
        Byline.objects.create(
            story=story, author_id=byline.author, place=byline.place, ordering=ordering
        )
    for ordering, quotation in enumerate(document.quotations):
        Quotation.objects.create(
            story=story,
            key=quotation.id,
            quote_id=quotation.quote,
            pieces=list(quotation.pieces),
            ordering=ordering,
        )
    for ordering, citation in enumerate(document.citations):
        Citation.objects.create(
            story=story,
            key=citation.id,
            words=citation.words,
            source_id=citation.source,
            statement=citation.statement,
            link=citation.link,
            read_on=citation.read_on,
            ordering=ordering,
        )
    for ordering, words in enumerate(document.not_speech):
        NotSpeech.objects.create(story=story, key=words.id, words=words.words, ordering=ordering)
    for ordering, other in enumerate(document.related):
        RelatedStory.objects.create(story=story, other_id=other, ordering=ordering)
    for topic in document.topics:
        TopicUse.objects.create(content_object=story, tag_id=topic)


# --- what has changed meanwhile ------------------------------------------------------------------


KINDS: tuple[str, ...] = tuple(Shared.__struct_fields__)


def _differences(then: Shared, now: Shared) -> Iterator[Finding]:
    for kind in KINDS:
        current = {record.id: record for record in getattr(now, kind)}
        for record in getattr(then, kind):
            values = {"name": _name(record)}
            if record.id not in current:
                text = gettext_noop("“%(name)s” is gone; what used it was left out.")
                yield Finding("record-gone", ADVICE, "", text, values)
            elif record != current[record.id]:
                text = gettext_noop("“%(name)s” has changed since; it is linked as it is now.")
                yield Finding("record-changed", ADVICE, "", text, values)


def _name(record: Any) -> str:
    for field in ("name", "words", "caption", "credit"):
        if value := getattr(record, field, ""):
            return str(value)[:80]
    return f"{record.id}"


def _without_gone(document: Document, now: Shared) -> Document:
    """Leave out what points at records or stories that are no longer there."""
    index = schema.Index(now)
    named = [*document.linked_stories(), document.translation_of or 0]
    stories = set(Story.objects.filter(pk__in=named).values_list("pk", flat=True))
    lead = document.lead
    if lead and lead.photo not in index.photos:
        lead = structs.replace(lead, photo=None)
    return structs.replace(
        document,
        section=document.section if document.section in index.sections else None,
        bylines=tuple(b for b in document.bylines if b.author in index.authors),
        topics=tuple(topic for topic in document.topics if topic in index.topics),
        lead=lead,
        blocks=tuple(_block_without_gone(block, index, stories) for block in document.blocks),
        quotations=tuple(q for q in document.quotations if q.quote in index.quotes),
        citations=tuple(
            c if c.source in index.sources else structs.replace(c, source=None)
            for c in document.citations
        ),
        related=tuple(id for id in document.related if id in stories),
        translation_of=document.translation_of if document.translation_of in stories else None,
    )


def _block_without_gone(
    block: schema.AnyBlock, index: schema.Index, stories: set[int]
) -> schema.AnyBlock:
    match block:
        case schema.QuoteBlock() if block.quote not in index.quotes:
            return structs.replace(block, quote=None)
        case schema.Figure() if block.photo not in index.photos:
            return structs.replace(block, photo=None)
        case schema.ReadAlso():
            return structs.replace(
                block, stories=tuple(id for id in block.stories if id in stories)
            )
        case schema.FactBox():
            return structs.replace(
                block, facts=tuple(_fact_without_gone(fact, index) for fact in block.facts)
            )
    return block


def _fact_without_gone(fact: schema.Fact, index: schema.Index) -> schema.Fact:
    return fact if fact.source in index.sources else structs.replace(fact, source=None)
