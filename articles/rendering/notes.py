"""The numbered notes of a story: who said these words, or where this statement comes from."""

from datetime import date
from typing import NamedTuple

from articles.document import derive, prose
from articles.document.languages import direction
from articles.document.schema import Citation, Index, Quote, Source
from articles.document.text import comparable
from articles.rendering import words
from articles.rendering.pages import Pages


class Origin(NamedTuple):
    """The source of a note: its name, what it is, and where readers learn more of it.

    url  of its page, or else its place under "How we know"
    """

    id: int
    name: str
    url: str
    kind: str
    standing: str
    outlet: bool


class Note(NamedTuple):
    """A note as printed.

    url         the quote's own address, where it has one
    provenance  "to us", "reported", "not stated", or "cited"
    itself      the speaker is the source, as in an organisation's own statement
    told        how words were said to us, in a sentence
    obtained    how they were said to whoever reported them
    statement   what a source that is cited says, where our words differ
    """

    number: int
    url: str
    who: str
    who_url: str
    speaker: int | None
    role: str
    provenance: str
    origin: Origin | None
    itself: bool
    told: str
    obtained: str
    statement: str
    occasion: str
    on: date | None
    words: str
    language: str
    direction: str
    original: str
    original_language: str
    original_direction: str
    link: str

    @property
    def anchor(self) -> str:
        """Where the words stand."""
        return f"q{self.number}"

    @property
    def id(self) -> str:
        return f"n{self.number}"


def note(found: derive.Note, records: Index, pages: Pages) -> Note:
    """Print one note of `derive.notes`."""
    if found.citation:
        return _cited(found.number, found.citation, records, pages)
    if found.quote is None:
        raise ValueError(f"Note {found.number} has neither a quote nor a citation.")
    return _said(found.number, found.quote, records, pages)


def anchor(source: int) -> str:
    """Return where a source stands on the story's page."""
    return f"s{source}"


def origin(source: Source | None, records: Index, pages: Pages) -> Origin | None:
    if source is None:
        return None
    return Origin(
        id=source.id,
        name=source.name,
        url=pages.source(source.id) or f"#{anchor(source.id)}",
        kind=source.kind,
        standing=words.standing(source, records),
        outlet=words.reports(source.kind),
    )


def _said(number: int, quote: Quote, records: Index, pages: Pages) -> Note:
    source = records.sources.get(quote.source) if quote.source else None
    reporter = records.authors.get(quote.reporter) if quote.reporter else None
    return Note(
        number=number,
        url=pages.quote(quote.id),
        who=records.attribution(quote),
        who_url=pages.person(quote.speaker),
        speaker=quote.speaker,
        role=quote.role,
        provenance=quote.provenance or "not stated",
        origin=origin(source, records, pages),
        itself=_speaks_for_itself(quote, source),
        told=words.told(quote.obtained, reporter.name if reporter else ""),
        obtained=words.obtained(quote.obtained),
        statement="",
        occasion=quote.occasion,
        on=quote.said_on,
        words=quote.words,
        language=quote.language,
        direction=direction(quote.language),
        original=quote.original_words,
        original_language=quote.original_language,
        original_direction=direction(quote.original_language),
        link=prose.safe_link(quote.link),
    )


def _speaks_for_itself(quote: Quote, source: Source | None) -> bool:
    """A described speaker that is the source: "the US military, in a statement"."""
    if source is None or quote.speaker or not source.name.strip():
        return False
    return comparable(source.name).casefold() in comparable(quote.described_as).casefold()


def _cited(number: int, citation: Citation, records: Index, pages: Pages) -> Note:
    source = records.sources.get(citation.source) if citation.source else None
    return Note(
        number=number,
        url="",
        who=source.name if source else "",
        who_url="",
        speaker=None,
        role="",
        provenance="cited",
        origin=origin(source, records, pages),
        itself=False,
        told="",
        obtained="",
        statement=_differing(citation),
        occasion="",
        on=citation.read_on,
        words=citation.words,
        language="",
        direction="auto",
        original="",
        original_language="",
        original_direction="",
        link=prose.safe_link(citation.link),
    )


def _differing(citation: Citation) -> str:
    """What the source says, where that is not what is printed."""
    same = comparable(citation.statement).casefold() == comparable(citation.words).casefold()
    return "" if same else citation.statement
