"""What is looked at before publication: one function a check, each yielding findings.

A finding that blocks stops every way to publish; advice is shown and may be ignored. A finding
points at the field or the block it speaks of, and carries its sentence as a message to translate
with values beside it.

    at       a field's name ("headline"), a block's or quotation's id, or ""
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Literal, NamedTuple

from articles.document import prose
from articles.document.quotations import anchored
from articles.document.schema import (
    Citation,
    Document,
    Figure,
    Index,
    Quote,
    QuoteBlock,
    ReadAlso,
    Text,
    Update,
)
from articles.document.text import gettext_noop

BLOCKS: Literal["blocks"] = "blocks"
ADVICE: Literal["advice"] = "advice"
SHOWN = 60  # characters of a quotation or caption shown in a finding


class Finding(NamedTuple):
    code: str
    severity: Literal["blocks", "advice"]
    at: str
    text: str
    values: Mapping[str, str] = {}


class Case(NamedTuple):
    """What a check may look at: the Document, its records by id, the moment, the embargo."""

    document: Document
    records: Index
    now: datetime
    embargo_until: datetime | None


def findings(
    document: Document, *, now: datetime, embargo_until: datetime | None = None
) -> list[Finding]:
    """Return all findings, those that block first."""
    case = Case(document, Index(document.shared), now, embargo_until)
    found = [finding for check in CHECKS for finding in check(case)]
    return sorted(found, key=lambda finding: finding.severity != BLOCKS)


def blocking(
    document: Document, *, now: datetime, embargo_until: datetime | None = None
) -> list[Finding]:
    """Return the findings that stop a publication."""
    every = findings(document, now=now, embargo_until=embargo_until)
    return [finding for finding in every if finding.severity == BLOCKS]


def headline(case: Case) -> Iterator[Finding]:
    """A story goes by its headline, everywhere."""
    if not case.document.headline.strip():
        yield Finding("headline-missing", BLOCKS, "headline", gettext_noop("Write a headline."))


def section(case: Case) -> Iterator[Finding]:
    """Every story has its place on the site."""
    if case.document.section is None:
        yield Finding("section-missing", BLOCKS, "section", gettext_noop("Choose a section."))


def embargo(case: Case) -> Iterator[Finding]:
    """Nobody outside before the moment agreed."""
    if case.embargo_until and case.now < case.embargo_until:
        text = gettext_noop(
            "The embargo holds. Wait until it ends, or have somebody with the right lift it."
        )
        yield Finding("embargo-holds", BLOCKS, "embargo_until", text)


def quotations(case: Case) -> Iterator[Finding]:
    """The printed words and the recorded words are the same, to the letter."""
    places = anchored(case.document)
    for quotation in case.document.quotations:
        quote = case.records.quotes.get(quotation.quote)
        if quote and not places[quotation.id]:
            text = gettext_noop(
                "The words “%(words)s” are recorded but do not stand in the text. "
                "Make the text and the record agree, or remove the quotation."
            )
            values = {"words": _short(quote.words)}
            yield Finding("quotation-not-in-text", BLOCKS, quotation.id, text, values)
    for citation in case.document.citations:
        yield from _citation(citation, bool(places[citation.id]))


def _citation(citation: Citation, stands: bool) -> Iterator[Finding]:
    values = {"words": _short(citation.words)}
    if not stands:
        text = gettext_noop(
            "The cited words “%(words)s” do not stand in the text. "
            "Make them agree, or remove the citation."
        )
        yield Finding("citation-not-in-text", BLOCKS, citation.id, text, values)
    if citation.source is None:
        text = gettext_noop("“%(words)s” is cited without a source. Choose the source.")
        yield Finding("citation-without-source", BLOCKS, citation.id, text, values)


def speakers(case: Case) -> Iterator[Finding]:
    """Readers learn who spoke, by name or by description, and who reported it."""
    for at, number in case.document.quote_uses():
        quote = case.records.quotes.get(number) if number is not None else None
        if quote is None:
            text = gettext_noop("This quote is empty. Choose a quote, or remove the block.")
            yield Finding("quote-missing", BLOCKS, at, text)
        else:
            yield from _speaker(case.records, at, quote)


def _speaker(index: Index, at: str, quote: Quote) -> Iterator[Finding]:
    values = {"words": _short(quote.words)}
    if not quote.words.strip():
        text = gettext_noop("This quote has no words. Write what was said.")
        yield Finding("quote-without-words", BLOCKS, at, text)
    if not index.attribution(quote).strip():
        text = gettext_noop("“%(words)s” has no speaker. Name the speaker or describe them.")
        yield Finding("quote-without-speaker", BLOCKS, at, text, values)
    if quote.provenance == "reported" and quote.source is None:
        text = gettext_noop(
            "“%(words)s” was reported by somebody else. "
            "Choose who under Reported by, or say that it is not stated."
        )
        yield Finding("quote-without-source", BLOCKS, at, text, values)


def pictures(case: Case) -> Iterator[Finding]:
    """A picture needs a credit, and words for those who cannot see it."""
    for figure in case.document.figures():
        photo = case.records.photos.get(figure.photo) if figure.photo is not None else None
        if photo is None:
            text = gettext_noop("This picture block is empty. Choose a photo, or remove it.")
            yield Finding("photo-missing", BLOCKS, figure.id, text)
            continue
        if not photo.credit.strip():
            text = gettext_noop(
                "This picture has no credit. Write the photographer or agency under Credit."
            )
            yield Finding("photo-uncredited", BLOCKS, figure.id, text)
        if not case.records.alt(figure).strip():
            text = gettext_noop(
                "This picture has no alt text. Say in a sentence what it shows, "
                "for readers who cannot see it."
            )
            yield Finding("photo-without-alt", BLOCKS, figure.id, text)
        if photo.rights_end and photo.rights_end < case.now.date():
            text = gettext_noop("The rights in this picture have ended. Choose another one.")
            yield Finding("photo-rights-ended", BLOCKS, figure.id, text)
        yield from _caption(case.records, figure)


def _caption(index: Index, figure: Figure) -> Iterator[Finding]:
    if not index.caption(figure).strip():
        text = gettext_noop("This picture has no caption; readers see its credit alone.")
        yield Finding("photo-without-caption", ADVICE, figure.id, text)


def unnamed_sources(case: Case) -> Iterator[Finding]:
    """Our own unnamed source needs a reason, told to readers, and an editor's approval."""
    for source in case.document.shared.sources:
        ours = source.unnamed and source.reported_by is None
        if ours and not (source.reason.strip() and source.approved):
            text = gettext_noop(
                "“%(name)s” is a source of our own without a name. "
                "Say why on the source's page, and have an editor approve it."
            )
            values = {"name": _short(source.name)}
            yield Finding("source-unnamed-unapproved", BLOCKS, "", text, values)


def bylines(case: Case) -> Iterator[Finding]:
    """Readers like to know who wrote it."""
    if not case.document.bylines:
        text = gettext_noop("Nobody is named as author.")
        yield Finding("byline-missing", ADVICE, "bylines", text)


def standfirst(case: Case) -> Iterator[Finding]:
    """Lists, search results and social cards show the standfirst."""
    if not case.document.standfirst.strip():
        text = gettext_noop("There is no standfirst; lists and search show the headline alone.")
        yield Finding("standfirst-missing", ADVICE, "standfirst", text)


def body(case: Case) -> Iterator[Finding]:
    """Something to read, and no block left empty by mistake."""
    if not any(prose.plain(html).strip() for _, html in case.document.prose()):
        text = gettext_noop("The story has no text yet.")
        yield Finding("text-missing", ADVICE, "", text)
    for block in case.document.blocks:
        empty = (
            (isinstance(block, Text) and not block.html)
            or (isinstance(block, ReadAlso) and not block.stories)
            or (isinstance(block, Update) and not (block.html or block.headline))
        )
        if empty and not isinstance(block, QuoteBlock):
            text = gettext_noop("This block is empty; readers see nothing of it.")
            yield Finding("block-empty", ADVICE, block.id, text)


def _short(words: str) -> str:
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"


CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    headline,
    section,
    embargo,
    quotations,
    speakers,
    pictures,
    unnamed_sources,
    bylines,
    standfirst,
    body,
)
