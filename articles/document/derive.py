"""What lists, indexes, search and caches hold, derived from a Document.

`publishing/` only writes what these functions return; so the quote index or a card on the front
page cannot say anything that the published Version does not.
"""

from functools import lru_cache
from typing import Literal, NamedTuple

from articles.document import prose
from articles.document.languages import comma
from articles.document.quotations import Span, anchored
from articles.document.schema import (
    Citation,
    Document,
    Embed,
    FactBox,
    Figure,
    Index,
    Quote,
    QuoteBlock,
    Update,
)


class Note(NamedTuple):
    """A numbered note of the story page: words that were said, or taken from a source.

    number   1, 2, 3 … in reading order; the anchor of the words is "q<number>"
    kind     "said" or "cited"
    spans    where the words stand in the prose; empty for a quote set apart
    """

    number: int
    kind: Literal["said", "cited"]
    id: str
    spans: tuple[Span, ...]
    quote: Quote | None = None
    citation: Citation | None = None

    @property
    def anchor(self) -> str:
        return f"q{self.number}"


def notes(document: Document) -> list[Note]:
    """Return the notes of a story in reading order; what is not found in the text has none."""
    return list(_notes(document))


@lru_cache(maxsize=64)  # a publication asks for the same ones several times, an archive too
def _notes(document: Document) -> tuple[Note, ...]:
    index = Index(document.shared)
    places = anchored(document)
    position = {block.id: number for number, block in enumerate(document.blocks)}
    found: list[tuple[tuple[int, int], Note]] = []
    for quotation in document.quotations:
        quote = index.quotes.get(quotation.quote)
        spans = tuple(places[quotation.id])
        if quote and spans:
            order = position[spans[0].block], spans[0].start
            found.append((order, Note(0, "said", quotation.id, spans, quote=quote)))
    for citation in document.citations:
        spans = tuple(places[citation.id])
        if spans:
            order = position[spans[0].block], spans[0].start
            found.append((order, Note(0, "cited", citation.id, spans, citation=citation)))
    for block in document.blocks:
        if isinstance(block, QuoteBlock) and block.quote in index.quotes:
            note = Note(0, "said", block.id, (), quote=index.quotes[block.quote])
            found.append(((position[block.id], 0), note))
    found.sort(key=lambda pair: pair[0])
    return tuple(note._replace(number=number) for number, (_, note) in enumerate(found, 1))


class Uses(NamedTuple):
    """The shared records that a story's readers meet, by id."""

    sections: frozenset[int]
    authors: frozenset[int]
    topics: frozenset[int]
    people: frozenset[int]
    sources: frozenset[int]
    photos: frozenset[int]
    quotes: frozenset[int]


def uses(document: Document) -> Uses:
    """Return which shared records a Document carries."""
    shared = document.shared
    return Uses(
        sections=frozenset(record.id for record in shared.sections),
        authors=frozenset(record.id for record in shared.authors),
        topics=frozenset(record.id for record in shared.topics),
        people=frozenset(record.id for record in shared.people),
        sources=frozenset(record.id for record in shared.sources),
        photos=frozenset(record.id for record in shared.photos),
        quotes=frozenset(record.id for record in shared.quotes),
    )


def byline(document: Document) -> str:
    """Return the authors' names for a list, parted by commas."""
    authors = Index(document.shared).authors
    names = [authors[b.author].name for b in document.bylines if b.author in authors]
    return comma(document.language).join(names)


def lead(document: Document) -> Figure | None:
    """Return the picture that stands for the story in lists: the lead, else the first one."""
    return next((figure for figure in document.figures() if figure.photo is not None), None)


def summary(document: Document, length: int = 200) -> str:
    """Return what lists and feeds say of the story: the standfirst, else how its text begins."""
    if document.standfirst:
        return document.standfirst
    for _, html in document.prose():
        text = " ".join(prose.plain(html).split())
        if len(text) <= length:
            return text
        return text[:length].rsplit(" ", 1)[0] + "…"
    return ""


class SearchText(NamedTuple):
    """The words a story is found by, the weightier ones apart."""

    headline: str
    body: str


def search_text(document: Document) -> SearchText:
    """Return what may be searched: what the page shows, no more."""
    index = Index(document.shared)
    parts = [prose.plain(html) for _, html in document.prose()]
    for block in document.blocks:
        if isinstance(block, Update):
            parts.append(block.headline)
        elif isinstance(block, QuoteBlock) and block.quote in index.quotes:
            parts.append(index.quotes[block.quote].words)
        elif isinstance(block, FactBox):
            parts.append(block.title)
        elif isinstance(block, Embed):
            parts += [block.title, block.caption]
    parts += [text for _, fact in document.facts() for text in (fact.term, fact.words)]
    for note in notes(document):
        if note.quote:
            parts += [index.attribution(note.quote), note.quote.role]
    parts += [index.caption(figure) for figure in document.figures()]
    parts += [topic.name for topic in document.shared.topics]
    parts += [author.name for author in document.shared.authors]
    parts += [document.standfirst, *document.key_points, document.kicker, document.place]
    return SearchText(document.headline, "\n".join(part for part in parts if part))


def keys(document: Document, story: int) -> frozenset[str]:
    """Return the keys of every page that shows something of this story."""
    used = uses(document)
    everywhere = ["breaking"] if document.breaking_until else []
    if document.translation_of:  # pages of its other translations have this key
        everywhere.append(f"story:{document.translation_of}")
    return frozenset(
        [f"story:{story}", "front", "feed", "sitemap", *everywhere]
        + [f"section:{id}" for id in used.sections]
        + [f"topic:{id}" for id in used.topics]
        + [f"author:{id}" for id in used.authors]
        + [f"person:{id}" for id in used.people]
        + [f"source:{id}" for id in used.sources]
        + [f"quote:{id}" for id in used.quotes]
        + ["quotes"] * bool(used.quotes)
    )
