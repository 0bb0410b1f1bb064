"""The body of a story as its page prints it: each block with its template and what that wants.

A new kind of block is one function here and one template in site/blocks/.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from itertools import groupby, takewhile
from typing import Any, NamedTuple

from django.conf import settings

from articles.document import derive, embeds, schema
from articles.document.schema import Document, Index
from articles.publishing.credits import credit
from articles.rendering import markup, notes, updates, words
from articles.rendering.cards import Card
from articles.rendering.markup import Paragraph
from articles.rendering.notes import Note, Origin
from articles.rendering.pages import Pages
from articles.rendering.pictures import MIDDLE, Address, Picture, picture


class Shown(NamedTuple):
    """A block ready to print: an include, the value it prints, the id of the (first) block."""

    template: str
    block: Any
    id: str


@dataclass(frozen=True, kw_only=True)
class Case:
    """A Document and what its blocks need from around it: pages, cards, pictures."""

    document: Document
    pages: Pages
    cards: Mapping[int, Card]
    pictures: Mapping[str, Any]
    address: Address

    @cached_property
    def records(self) -> Index:
        return Index(self.document.shared)

    @cached_property
    def found(self) -> Sequence[derive.Note]:
        return derive.notes(self.document)

    @cached_property
    def notes(self) -> Mapping[int, Note]:
        """The notes by number, in reading order."""
        return {found.number: notes.note(found, self.records, self.pages) for found in self.found}

    @cached_property
    def set_apart(self) -> Mapping[str, int]:
        """The numbers of quotes set apart, by block."""
        return {found.id: found.number for found in self.found if not found.spans}

    @cached_property
    def marking(self) -> markup.Marking:
        return markup.marking(self.found, dict(self.document.prose()))

    @cached_property
    def opening(self) -> str | None:
        """The block that opens the story, if prose does."""
        first = next(iter(self.document.blocks), None)
        return first.id if isinstance(first, schema.Text) else None

    @cached_property
    def unheaded(self) -> frozenset[str]:
        """The Text blocks before the first heading: their sub-headings have none above them."""
        texts = [block for block in self.document.blocks if isinstance(block, schema.Text)]
        return frozenset(
            block.id for block in takewhile(lambda block: "<h2" not in block.html, texts)
        )


class NotedParagraph(NamedTuple):
    html: str
    notes: tuple[Note, ...]


class Text(NamedTuple):
    paragraphs: tuple[NotedParagraph, ...]


class SetApart(NamedTuple):
    id: str
    note: Note


class Figure(NamedTuple):
    id: str
    picture: Picture
    alt: str
    caption: str
    credit: str


class ReadAlso(NamedTuple):
    id: str
    cards: tuple[Card, ...]


class Entry(NamedTuple):
    id: str
    mark: str
    at: datetime | None
    headline: str
    paragraphs: tuple[NotedParagraph, ...]


class Fact(NamedTuple):
    term: str
    words: str
    origin: Origin | None


class FactBox(NamedTuple):
    id: str
    title: str
    facts: tuple[Fact, ...]


class Embed(NamedTuple):
    """Something that another site plays.

    link    where readers find it there
    source  of its player; "" where this site shows none from there
    what    it is, in words: "Video on YouTube"
    """

    id: str
    link: str
    source: str
    shape: str
    site: str
    what: str
    title: str
    caption: str


class Updates(NamedTuple):
    """The entries of a story, newest first, and how a page that is open offers new ones."""

    id: str
    entries: tuple[Entry, ...]
    offers: Mapping[str, str]


def body(case: Case) -> list[Shown]:
    """Return the blocks to print, in order; what has nothing to show is left out."""
    shown: list[Shown] = []
    for kind, together in groupby(updates.gathered(case.document.blocks), type):
        shown.extend(SHOW[kind](case, list(together)))
    return shown


def figure(case: Case, block: schema.Figure, *, widest: int = MIDDLE) -> Figure | None:
    """Return a picture in use; None while its renditions are missing."""
    photo = case.records.photos.get(block.photo) if block.photo is not None else None
    shown = picture(case.pictures.get(str(block.photo)), case.address, widest=widest)
    if photo is None or shown is None:
        return None
    return Figure(
        id=block.id,
        picture=shown,
        alt=case.records.alt(block),
        caption=case.records.caption(block),
        credit=credit(case.records.credit(block), photo.digital_source_type),
    )


def entries(case: Case, blocks: Sequence[schema.Update]) -> tuple[Entry, ...]:
    """Return some updates as they are printed, in their order."""
    return tuple(
        Entry(
            block.id,
            updates.mark(block, case.found),
            block.at,
            block.headline,
            _noted(case, markup.paragraphs(block.html, block.id, case.marking)),
        )
        for block in blocks
    )


def _texts(case: Case, blocks: Sequence[schema.Text]) -> Iterator[Shown]:
    for block in blocks:
        paragraphs = list(markup.paragraphs(block.html, block.id, case.marking))
        if block.id == case.opening and paragraphs:
            first = markup.dateline(paragraphs[0].html, case.document.place)
            paragraphs[0] = paragraphs[0]._replace(html=first)
        if block.id in case.unheaded:
            paragraphs = [markup.raised(paragraph) for paragraph in paragraphs]
        if paragraphs:
            yield Shown("site/blocks/text.html", Text(_noted(case, paragraphs)), block.id)


def _quotes(case: Case, blocks: Sequence[schema.QuoteBlock]) -> Iterator[Shown]:
    for block in blocks:
        if block.id in case.set_apart:
            note = case.notes[case.set_apart[block.id]]
            yield Shown("site/blocks/quote.html", SetApart(block.id, note), block.id)


def _figures(case: Case, blocks: Sequence[schema.Figure]) -> Iterator[Shown]:
    for block in blocks:
        if shown := figure(case, block):
            yield Shown("site/blocks/figure.html", shown, block.id)


def _read_also(case: Case, blocks: Sequence[schema.ReadAlso]) -> Iterator[Shown]:
    for block in blocks:
        cards = tuple(case.cards[story] for story in block.stories if story in case.cards)
        if cards:
            yield Shown("site/blocks/read-also.html", ReadAlso(block.id, cards), block.id)


def _updates(case: Case, blocks: Sequence[schema.Update]) -> Iterator[Shown]:
    if shown := entries(case, blocks):
        block = Updates(blocks[0].id, shown, updates.offers())
        yield Shown("site/blocks/update.html", block, block.id)


def _fact_boxes(case: Case, blocks: Sequence[schema.FactBox]) -> Iterator[Shown]:
    for block in blocks:
        facts = tuple(
            Fact(fact.term, fact.words, notes.origin(source, case.records, case.pages))
            for fact in block.facts
            for source in [case.records.sources.get(fact.source or 0)]
        )
        if facts:
            box = FactBox(block.id, block.title, facts)
            yield Shown("site/blocks/fact-box.html", box, block.id)


def _embeds(case: Case, blocks: Sequence[schema.Embed]) -> Iterator[Shown]:
    for block in blocks:
        link = embeds.link(block.provider, block.media)
        if not link:
            continue
        provider = embeds.PROVIDERS[block.provider]
        allowed = provider.frame in settings.EMBED_HOSTS
        shown = Embed(
            id=block.id,
            link=link,
            source=embeds.source(block.provider, block.media) if allowed else "",
            shape=provider.shape,
            site=provider.name,
            what=words.plays(provider.shape, provider.name),
            title=block.title,
            caption=block.caption,
        )
        yield Shown("site/blocks/embed.html", shown, block.id)


#: How each kind of block is printed; neighbours of one kind are printed together.
SHOW: Mapping[type[schema.Block], Callable[[Case, Sequence[Any]], Iterator[Shown]]] = {
    schema.Text: _texts,
    schema.QuoteBlock: _quotes,
    schema.Figure: _figures,
    schema.ReadAlso: _read_also,
    schema.Update: _updates,
    schema.FactBox: _fact_boxes,
    schema.Embed: _embeds,
}


def _noted(case: Case, paragraphs: Sequence[Paragraph]) -> tuple[NotedParagraph, ...]:
    return tuple(
        NotedParagraph(paragraph.html, tuple(case.notes[number] for number in paragraph.notes))
        for paragraph in paragraphs
    )
