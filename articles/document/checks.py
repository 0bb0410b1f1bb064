"""What is looked at before publication: one function a check, each yielding findings.

Here stands what blocks, and the list of all checks; `advice` holds the rest. What a finding is,
and what a check may look at, is in `finding`.
"""

from collections.abc import Callable, Iterator
from datetime import datetime
from typing import NamedTuple

from articles.document import advice
from articles.document.finding import (
    ADVICE,
    BLOCKS,
    NO_FACTS,
    WAIVABLE,
    Case,
    Facts,
    Finding,
    short,
)
from articles.document.quotations import review
from articles.document.schema import Citation, Document, Index, Quote, Source
from articles.document.text import gettext_noop

__all__ = [
    "ADVICE",
    "BLOCKS",
    "CHECKS",
    "WAIVABLE",
    "Case",
    "Facts",
    "Finding",
    "Looked",
    "blocking",
    "findings",
    "look",
]


class Looked(NamedTuple):
    """
    findings  those that block first
    kept      what was looked at and is as it should be, as sentences to translate
    """

    findings: list[Finding]
    kept: list[str]


def look(
    document: Document,
    *,
    now: datetime,
    embargo_until: datetime | None = None,
    facts: Facts = NO_FACTS,
) -> Looked:
    """Return everything that is to be said of a story before it goes out."""
    case = Case(document, Index(document.shared), review(document), now, embargo_until, facts)
    found = [_as_the_house_has_it(f, facts) for check in CHECKS for f in check(case)]
    codes = {finding.code for finding in found}
    kept = [
        promise.text
        for promise in PROMISES
        if promise.asked(case) and not any(code.startswith(promise.codes) for code in codes)
    ]
    return Looked(sorted(found, key=lambda finding: finding.severity != BLOCKS), kept)


def findings(
    document: Document,
    *,
    now: datetime,
    embargo_until: datetime | None = None,
    facts: Facts = NO_FACTS,
) -> list[Finding]:
    """Return all findings, those that block first."""
    return look(document, now=now, embargo_until=embargo_until, facts=facts).findings


def blocking(
    document: Document,
    *,
    now: datetime,
    embargo_until: datetime | None = None,
    facts: Facts = NO_FACTS,
) -> list[Finding]:
    """Return the findings that stop a publication."""
    every = findings(document, now=now, embargo_until=embargo_until, facts=facts)
    return [finding for finding in every if finding.severity == BLOCKS]


def _as_the_house_has_it(finding: Finding, facts: Facts) -> Finding:
    """What is advice elsewhere may block in this house."""
    return finding._replace(severity=BLOCKS) if finding.code in facts.blocking else finding


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
    """Somebody answers for every quotation, and the printed words are the recorded ones."""
    for one in case.review.open:
        text = gettext_noop(
            "Who said “%(words)s”? "
            "Confirm the speaker under Quotes, or say that it is no quotation."
        )
        values = {"words": short(one.words)}
        yield Finding("quotation-unresolved", BLOCKS, one.spans[0].block, text, values, one.key)
    for one in case.review.different:
        text = gettext_noop(
            "The printed words differ from the recorded ones: “%(words)s”. "
            "Under Quotes, use the words in the text or the recorded words."
        )
        pieces = one.comparison.pieces if one.comparison else ()
        values = {"words": short(one.words)}
        at = one.spans[0].block
        yield Finding("quotation-differs", BLOCKS, at, text, values, one.key, pieces)
    uses = dict(case.document.quote_uses())
    for gone in case.review.gone:
        quote = case.records.quotes.get(uses[gone] or 0)
        text = gettext_noop(
            "The words “%(words)s” are recorded but do not stand in the text. "
            "Under Quotes, remove the record from this story or put its words back."
        )
        values = {"words": short(quote.words if quote else "")}
        yield Finding("quotation-not-in-text", BLOCKS, gone, text, values)


def citations(case: Case) -> Iterator[Finding]:
    """A statement taken from a source stands in the text, and names the source."""
    for citation in case.document.citations:
        yield from _citation(citation, bool(case.review.places[citation.id]))


def _citation(citation: Citation, stands: bool) -> Iterator[Finding]:
    values = {"words": short(citation.words)}
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
    values = {"words": short(quote.words)}
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
        if not case.records.credit(figure).strip():
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
        if photo.rights_end and photo.rights_end < case.now.astimezone(case.facts.zone).date():
            text = gettext_noop("The rights in this picture have ended. Choose another one.")
            yield Finding("photo-rights-ended", BLOCKS, figure.id, text)


def unnamed_sources(case: Case) -> Iterator[Finding]:
    """Our own unnamed source needs a reason, told to readers, and an editor's approval."""
    for source in case.document.shared.sources:
        if _is_our_own_unnamed(source) and not (source.reason.strip() and source.approved):
            text = gettext_noop(
                "“%(name)s” is a source of our own without a name. "
                "Say why on the source's page, and have an editor approve it."
            )
            values = {"name": short(source.name)}
            at = _first_use(case, source.id)
            mark = f"source-{source.id}"
            yield Finding("source-unnamed-unapproved", BLOCKS, at, text, values, mark)


def _is_our_own_unnamed(source: Source) -> bool:
    return source.unnamed and source.reported_by is None


def _first_use(case: Case, source: int) -> str:
    """Return the quotation, citation or picture that a source stands behind first; "" for none."""
    for at, number in case.document.quote_uses():
        quote = case.records.quotes.get(number) if number is not None else None
        if quote and quote.source == source:
            return at
    for citation in case.document.citations:
        if citation.source == source:
            return citation.id
    for figure in case.document.figures():
        photo = case.records.photos.get(figure.photo) if figure.photo is not None else None
        if photo and photo.source == source:
            return figure.id
    return ""


class Promise(NamedTuple):
    """What a story keeps when none of its codes (or of those that begin like one) was found."""

    text: str
    codes: tuple[str, ...]
    asked: Callable[[Case], bool] = lambda _case: True


#: What is said of a check that is passed.
PROMISES = (
    Promise(gettext_noop("It has a headline that is shown whole"), ("headline-",)),
    Promise(gettext_noop("It stands in a section"), ("section-",)),
    Promise(gettext_noop("No embargo"), ("embargo-",), lambda case: case.embargo_until is not None),
    Promise(
        gettext_noop("Somebody answers for every quotation"),
        ("quotation-", "quote-", "mark-"),
        lambda case: bool(case.review.quotations or any(case.document.quote_uses())),
    ),
    Promise(
        gettext_noop("Every citation stands in the text and names its source"),
        ("citation-",),
        lambda case: bool(case.document.citations),
    ),
    Promise(
        gettext_noop("Every picture has its credit, caption, alt text and rights"),
        ("photo-", "ai-"),
        lambda case: any(case.document.figures()),
    ),
    Promise(
        gettext_noop("Our own unnamed sources have a reason and an approval"),
        ("source-",),
        lambda case: any(_is_our_own_unnamed(source) for source in case.document.shared.sources),
    ),
    Promise(gettext_noop("Its authors are named"), ("byline-",)),
    Promise(gettext_noop("It has a standfirst"), ("standfirst-",)),
    Promise(gettext_noop("Its links lead to public addresses"), ("link-",), advice.has_links),
)

CHECKS: tuple[Callable[[Case], Iterator[Finding]], ...] = (
    headline,
    section,
    embargo,
    quotations,
    speakers,
    citations,
    pictures,
    unnamed_sources,
    advice.headline_length,
    advice.bylines,
    advice.standfirst,
    advice.body,
    advice.headings,
    advice.captions,
    advice.ai,
    advice.read_also,
    advice.facts,
    advice.players,
    advice.link_targets,
    advice.spelling,
    advice.marks,
    advice.figures,
)
