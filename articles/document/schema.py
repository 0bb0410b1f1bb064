"""The Document: one whole story as a typed value, as it is frozen in a Version.

A Document names shared records (people, quotes, sources, photos …) by id and carries, once each
under `shared`, their public words as they stood when it was frozen. So it can be read in ten
years without the rows it came from.

    schema        the version of this form; older ones are brought up by `UPGRADES`
    blocks        the body in order; every block has an id that is kept for its lifetime
    quotations    quotes that stand in the prose, found there by their words
    citations     statements taken from a source, found in the prose by their words
    shared        the records that the story uses, as they were

Ids are database ids of shared records (int) or ids of the story's own parts (str). Moments are
aware and in UTC.
"""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

import msgspec
from msgspec import Struct, structs

SCHEMA = 3
LEAD = "lead"  # the id of the lead figure; every other part has a random one


class Part(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value inside a Document: immutable, decoded strictly."""


# --- shared records, as they stood -------------------------------------------------------------


class Section(Part, frozen=True):
    id: int
    name: str


class Author(Part, frozen=True):
    id: int
    name: str


class Topic(Part, frozen=True):
    id: int
    name: str


class Person(Part, frozen=True):
    """Somebody quoted. Whether they have a page is asked anew at each showing, not frozen."""

    id: int
    name: str


class Source(Part, frozen=True):
    """Who told us. `reported_by` is set when somebody else's source is passed on."""

    id: int
    name: str
    kind: str
    description: str = ""
    unnamed: bool = False
    reason: str = ""  # for anonymity, as told to readers
    approved: bool = False
    reported_by: int | None = None


class Photo(Part, frozen=True):
    id: int
    caption: str = ""
    credit: str = ""
    alt: str = ""
    source: int | None = None
    width: int = 0
    height: int = 0
    rights_end: date | None = None
    digital_source_type: str = ""


class Quote(Part, frozen=True):
    """What somebody said. Provenance is one of "to us", "reported", "not stated"."""

    id: int
    words: str
    language: str = ""
    original_words: str = ""
    original_language: str = ""
    speaker: int | None = None
    described_as: str = ""
    role: str = ""
    obtained: str = ""
    occasion: str = ""
    said_on: date | None = None
    provenance: str = ""
    source: int | None = None
    reporter: int | None = None
    link: str = ""


class Shared(Part, frozen=True):
    """Each record once, in the order of ids."""

    sections: tuple[Section, ...] = ()
    authors: tuple[Author, ...] = ()
    topics: tuple[Topic, ...] = ()
    people: tuple[Person, ...] = ()
    sources: tuple[Source, ...] = ()
    photos: tuple[Photo, ...] = ()
    quotes: tuple[Quote, ...] = ()


# --- what the story owns -----------------------------------------------------------------------


class Byline(Part, frozen=True):
    author: int
    place: str = ""  # where the reporter was, printed as "in Paris"


class Quotation(Part, frozen=True):
    """A quote that stands in the prose.

    pieces  its words as printed, where the attribution stands between them or something is left
            out; empty when they stand in the text as they are recorded
    """

    id: str
    quote: int
    pieces: tuple[str, ...] = ()


class Citation(Part, frozen=True):
    """A statement taken from a source; `words` are where it stands in the prose."""

    id: str
    words: str
    source: int | None = None
    statement: str = ""  # what the source says, where our words differ
    link: str = ""
    read_on: date | None = None


class NotSpeech(Part, frozen=True):
    """Words in quotation marks that nobody said. The desk's own: readers see nothing of it."""

    id: str
    words: str


class Notice(Part, frozen=True):
    """What stands in place of a story that was taken back. Kind: "retraction" or "takedown"."""

    kind: str
    text: str


class Block(Part, frozen=True):
    """A block of the body."""

    id: str


class Text(Block, tag="text", frozen=True):
    """Prose as clean HTML (`prose.clean`)."""

    html: str = ""


class QuoteBlock(Block, tag="quote", frozen=True):
    """A quote set apart."""

    quote: int | None = None


class Figure(Block, tag="figure", frozen=True):
    """A picture in use. Empty caption, alt and credit mean: as the photo has them."""

    photo: int | None = None
    caption: str = ""
    alt: str = ""
    credit: str = ""


class ReadAlso(Block, tag="read-also", frozen=True):
    """Other stories offered in mid-text, by story id; headlines are the live ones."""

    stories: tuple[int, ...] = ()


class Update(Block, tag="update", frozen=True):
    """A dated entry of a story that is followed live."""

    at: datetime | None = None
    headline: str = ""
    html: str = ""


class Fact(Part, frozen=True):
    """A line of a fact box: a number or a term, what is said of it, and who says so."""

    term: str = ""
    words: str = ""
    source: int | None = None


class FactBox(Block, tag="fact-box", frozen=True):
    """A few facts set apart from the prose, each with the source that it is from."""

    title: str = ""
    facts: tuple[Fact, ...] = ()


class Embed(Block, tag="embed", frozen=True):
    """Something that another site plays, named by its id there (`embeds`); never that site's HTML.

    Empty provider and media: a draft that has no link yet.
    """

    provider: str = ""
    media: str = ""
    title: str = ""
    caption: str = ""


AnyBlock = Text | QuoteBlock | Figure | ReadAlso | Update | FactBox | Embed
BLOCKS: Mapping[str, type[Block]] = {
    str(kind.__struct_config__.tag): kind
    for kind in (Text, QuoteBlock, Figure, ReadAlso, Update, FactBox, Embed)
}


class Document(Part, frozen=True):
    schema: int = SCHEMA
    language: str = "en"
    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    key_points: tuple[str, ...] = ()
    slug: str = ""
    section: int | None = None
    bylines: tuple[Byline, ...] = ()
    place: str = ""  # of the dateline
    urgency: int = 4  # IPTC 1–8, 1 is most urgent
    topics: tuple[int, ...] = ()
    lead: Figure | None = None
    blocks: tuple[AnyBlock, ...] = ()
    quotations: tuple[Quotation, ...] = ()
    citations: tuple[Citation, ...] = ()
    not_speech: tuple[NotSpeech, ...] = ()
    related: tuple[int, ...] = ()
    related_automatic: bool = True  # whether others are offered beside those chosen by hand
    translation_of: int | None = None  # the story that this one says in another language
    breaking_until: datetime | None = None
    ai_disclosure: str = ""
    search_title: str = ""
    search_description: str = ""
    notice: Notice | None = None
    shared: Shared = Shared()

    def prose(self) -> Iterator[tuple[str, str]]:
        """Yield id and HTML of every block that holds prose, in reading order."""
        for block in self.blocks:
            if isinstance(block, Text | Update) and block.html:
                yield block.id, block.html

    def figures(self) -> Iterator[Figure]:
        """Yield every picture in use, the lead first."""
        if self.lead:
            yield self.lead
        for block in self.blocks:
            if isinstance(block, Figure):
                yield block

    def quote_uses(self) -> Iterator[tuple[str, int | None]]:
        """Yield the id of each use of a quote, and the quote: in the prose, then set apart."""
        for quotation in self.quotations:
            yield quotation.id, quotation.quote
        for block in self.blocks:
            if isinstance(block, QuoteBlock):
                yield block.id, block.quote

    def linked_stories(self) -> tuple[int, ...]:
        """Return the ids of stories that this one points at, each once, in reading order."""
        ids = [id for block in self.blocks if isinstance(block, ReadAlso) for id in block.stories]
        return tuple(dict.fromkeys([*ids, *self.related]))

    def facts(self) -> Iterator[tuple[str, Fact]]:
        """Yield every line of a fact box, with the id of its box."""
        for block in self.blocks:
            if isinstance(block, FactBox):
                for fact in block.facts:
                    yield block.id, fact


class Index:
    """The shared records of a Document by id. Unknown ids answer None: a draft may lack them."""

    def __init__(self, shared: Shared) -> None:
        self.sections = {record.id: record for record in shared.sections}
        self.authors = {record.id: record for record in shared.authors}
        self.topics = {record.id: record for record in shared.topics}
        self.people = {record.id: record for record in shared.people}
        self.sources = {record.id: record for record in shared.sources}
        self.photos = {record.id: record for record in shared.photos}
        self.quotes = {record.id: record for record in shared.quotes}

    def attribution(self, quote: Quote) -> str:
        """Return who spoke, as printed: the name, or the description; "" when neither is known."""
        person = self.people.get(quote.speaker) if quote.speaker else None
        return person.name if person else quote.described_as

    def caption(self, figure: Figure) -> str:
        photo = self.photos.get(figure.photo) if figure.photo else None
        return figure.caption or (photo.caption if photo else "")

    def alt(self, figure: Figure) -> str:
        photo = self.photos.get(figure.photo) if figure.photo else None
        return figure.alt or (photo.alt if photo else "")

    def credit(self, figure: Figure) -> str:
        photo = self.photos.get(figure.photo) if figure.photo else None
        return figure.credit or (photo.credit if photo else "")


def owned(document: Document) -> Document:
    """Return what the story itself owns: the Document without the records it shares."""
    return structs.replace(document, shared=Shared())


# --- stored form -------------------------------------------------------------------------------


class DocumentError(ValueError):
    """A stored Document cannot be read; the message says why."""


Upgrade = Callable[[dict[str, Any]], dict[str, Any]]


def _with_words_that_nobody_said(raw: dict[str, Any]) -> dict[str, Any]:
    """Schema 2 added `not_speech`, `Quotation.pieces`, `Citation.statement`, `Figure.credit`.

    All are empty in what was written before.
    """
    return raw


def _with_boxes_and_translations(raw: dict[str, Any]) -> dict[str, Any]:
    """Schema 3 added key points, fact boxes, embeds, translations, and a say in what is related.

    What was written before has none of them, and is offered related stories as it was.
    """
    return raw


# schema n → the function that turns a raw document of schema n into one of n + 1
UPGRADES: Mapping[int, Upgrade] = {
    1: _with_words_that_nobody_said,
    2: _with_boxes_and_translations,
}


def write(document: Document) -> str:
    """Return the canonical text: the same Document is always the same text, byte for byte."""
    return msgspec.json.encode(document).decode()


def digest(text: str) -> str:
    """Return the SHA-256 of a canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def read(
    text: str | bytes, *, upgrades: Mapping[int, Upgrade] = UPGRADES, schema: int = SCHEMA
) -> Document:
    """Decode a stored Document strictly, bringing an older one up step by step.

    Raises DocumentError for what is no Document, was written by a newer release, or has a gap in
    its way up.
    """
    try:
        raw = msgspec.json.decode(text)
        found = raw["schema"]
        if found > schema:
            raise DocumentError(
                f"This document has schema {found}; this release reads up to {schema}."
            )
        while found < schema:
            raw = upgrades[found](raw)
            found += 1
            raw["schema"] = found
        return msgspec.convert(raw, Document)
    except KeyError as missing:
        raise DocumentError(f"This document cannot be brought up: {missing} is missing.") from None
    except (msgspec.MsgspecError, TypeError) as error:
        raise DocumentError(f"This is not a document: {error}") from error
