"""The Sources part beside a story's form: whom it relies on, what each gave, how each stands.

Read from the Document of the story's last save; one query where an unnamed source of our own was
approved, for who did that.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from django.utils.text import Truncator

from articles.admin.base import name_of
from articles.document.schema import Document, DocumentError, Index, Source
from articles.models import Source as SourceRow
from articles.models import Version

WORDS = 100  # characters shown of what a source gave
MOST_GIVEN = 5


class Line(NamedTuple):
    """A source of the story.

    given      the beginnings of what was taken from it; `more` beyond those shown
    passed_on  the source that reports it, where it did not speak to us
    wanting    an unnamed source of our own that lacks its reason or its approval
    approver   who approved an unnamed source of our own
    """

    source: Source
    given: Sequence[str]
    more: int
    passed_on: str
    ours: bool
    wanting: bool
    approver: str = ""


def lines(version: Version | None) -> list[Line]:
    """Return the sources of a saved story, in the order of the text; none where it has no text."""
    if version is None:
        return []
    try:
        document = version.document
    except DocumentError:
        return []
    given: dict[int, list[str]] = {}
    for source, words in _given(document):
        texts = given.setdefault(source, [])
        if words and words not in texts:
            texts.append(words)
    records = Index(document.shared)
    found = [
        _line(records, records.sources[id], texts)
        for id, texts in given.items()
        if id in records.sources
    ]
    approvers = _approvers([line.source.id for line in found if line.ours and line.source.approved])
    return [line._replace(approver=approvers.get(line.source.id, "")) for line in found]


def _approvers(sources: Sequence[int]) -> dict[int, str]:
    """Return the names of those who approved these sources, by source."""
    if not sources:
        return {}
    rows = SourceRow.objects.filter(pk__in=sources, approved_by__isnull=False)
    return {row.pk: name_of(row.approved_by) for row in rows.select_related("approved_by")}


def _line(records: Index, source: Source, given: Sequence[str]) -> Line:
    reporter = records.sources.get(source.reported_by) if source.reported_by else None
    own = source.unnamed and source.reported_by is None
    return Line(
        source=source,
        given=given[:MOST_GIVEN],
        more=max(0, len(given) - MOST_GIVEN),
        passed_on=reporter.name if reporter else "",
        ours=own,
        wanting=own and not (source.reason.strip() and source.approved),
    )


def _given(document: Document) -> Iterator[tuple[int, str]]:
    """Yield each source with what it gave: quotes, statements, then pictures without words."""
    records = Index(document.shared)
    for _id, number in document.quote_uses():
        quote = records.quotes.get(number) if number is not None else None
        if quote and quote.source is not None:
            yield quote.source, f"“{Truncator(quote.words).chars(WORDS)}”"
    for citation in document.citations:
        if citation.source is not None:
            yield citation.source, Truncator(citation.statement or citation.words).chars(WORDS)
    for _box, fact in document.facts():
        if fact.source is not None:
            yield fact.source, Truncator(f"{fact.term} {fact.words}".strip()).chars(WORDS)
    for figure in document.figures():
        photo = records.photos.get(figure.photo) if figure.photo is not None else None
        if photo and photo.source is not None:
            yield photo.source, Truncator(records.caption(figure)).chars(WORDS)
