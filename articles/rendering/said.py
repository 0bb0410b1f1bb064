"""Words that somebody said, as a list or their own page prints them, with all that can be checked.

Made of a LiveQuote of `quotes.listed()` or `quotes.on_record()`: no query of its own.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.utils import timezone

from articles.document import prose
from articles.document.languages import direction, in_marks
from articles.models import LiveQuote
from articles.rendering import addresses, words


class Use(NamedTuple):
    """A story that carries the words, as they stand there."""

    headline: str
    url: str
    language: str
    direction: str
    words: str
    at: datetime

    @property
    def day(self) -> date:
        """The day of its latest publication in the newsroom's zone."""
        return timezone.localtime(self.at).date()


class Said(NamedTuple):
    """Words as they are printed, and every story that has them.

    url         the quote's own address; "" where the speaker is no public figure
    shown       the words between the marks of their language
    provenance  "to us", "reported" or "not stated"
    told        how they were said to us, in a sentence
    obtained    how they were said to whoever reported them
    dated       when they were said, or else the day of the story
    """

    id: int
    url: str
    words: str
    shown: str
    language: str
    direction: str
    original: str
    original_language: str
    original_direction: str
    who: str
    who_url: str
    role: str
    occasion: str
    on: date | None
    provenance: str
    told: str
    obtained: str
    source: str
    source_url: str
    source_kind: str
    link: str
    at: datetime
    dated: date
    uses: tuple[Use, ...]

    @property
    def outlet(self) -> bool:
        """Whether the source reports what others said."""
        return words.reports(self.source_kind)


def said(row: LiveQuote, uses: Sequence[LiveQuote] = ()) -> Said:
    """Print a quote of `quotes.listed()` or `quotes.on_record()`.

    uses  where else it stands; without any, the story of the row itself
    """
    page = row.speaker_page  # type: ignore[attr-defined]  # annotated by both
    source_page, source_kind = row.source_page, row.source_kind  # type: ignore[attr-defined]
    return Said(
        id=row.quote_id,
        url=addresses.quote(row.quote_id) if page else "",
        words=row.words,
        shown=in_marks(row.words, row.language),
        language=row.language,
        direction=direction(row.language),
        original=row.original_words,
        original_language=row.original_language,
        original_direction=direction(row.original_language),
        who=row.attribution,
        who_url=addresses.person(page) if page else "",
        role=row.role,
        occasion=row.occasion,
        on=row.said_on,
        provenance=row.provenance,
        told=words.told(row.obtained, row.reporter),
        obtained=words.obtained(row.obtained),
        source=row.source_name,
        source_url=addresses.source(source_page) if source_page else "",
        source_kind=source_kind or "",
        link=prose.safe_link(row.link),
        at=row.listed_at,
        dated=row.dated,
        uses=tuple(_use(use) for use in uses or [row]),
    )


def _use(row: LiveQuote) -> Use:
    story = row.story
    return Use(
        headline=story.headline,
        url=f"{story.url}#{row.anchor}",
        language=story.language,
        direction=direction(story.language),
        words=row.words,
        at=row.published_at,
    )
