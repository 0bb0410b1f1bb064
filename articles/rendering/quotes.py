"""What people said, as lists of quotations show it: the public record of the live stories."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import F, OuterRef, QuerySet, Subquery

from articles.document.languages import direction
from articles.models import LiveQuote, Person, Source
from articles.rendering import addresses, words

#: Looked through for the front page.
POOL = 40
#: So many characters read well set large.
TELLING = range(40, 260)
#: What a list shows of a quotation, and of the story that carries it.
OWN = [field.attname for field in LiveQuote._meta.concrete_fields]
ADDRESS = ("date", "slug", "headline", "language")


class Use(NamedTuple):
    """A story that carries the words."""

    headline: str
    url: str
    language: str
    direction: str


class Said(NamedTuple):
    """Words as a list shows them, with every story on the same page of the list that has them."""

    words: str
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
    source: str
    source_url: str
    outlet: bool
    at: datetime
    uses: tuple[Use, ...]


def listed() -> QuerySet[LiveQuote]:
    """The quotations of live stories, newest first, with all that a list shows of them."""
    people = Person.objects.with_page().filter(pk=OuterRef("speaker")).order_by().values("slug")
    sources = Source.objects.with_page().filter(pk=OuterRef("source")).order_by().values("slug")
    return (
        LiveQuote.objects.annotate(
            speaker_page=Subquery(people[:1]),
            source_page=Subquery(sources[:1]),
            source_kind=F("source__kind"),
        )
        .select_related("story")
        .only(*OWN, *(f"story__{column}" for column in ADDRESS))
        .order_by("-listed_at", "-pk")
    )


def said(rows: Iterable[LiveQuote]) -> list[Said]:
    """Print quotations; the same words used by several stories are printed once."""
    together: dict[tuple[int, str], list[LiveQuote]] = {}
    for row in rows:
        together.setdefault((row.quote_id, row.words), []).append(row)
    return [_said(uses) for uses in together.values()]


def telling(stories: Sequence[int], number: int) -> list[Said]:
    """Return words to set large: from each story in turn, each speaker once, none private."""
    rows = listed().filter(story__in=stories)[:POOL] if stories else []
    turns: Counter[int] = Counter()
    ranked: list[tuple[int, int, LiveQuote]] = []
    for row in sorted(rows, key=lambda row: row.pk):  # as they stand in their story
        public = row.speaker_id is None or row.speaker_page
        if public and len(row.words) in TELLING:
            ranked.append((turns[row.story_id], stories.index(row.story_id), row))
            turns[row.story_id] += 1
    ranked.sort(key=lambda rank: rank[:2])
    chosen: dict[str, LiveQuote] = {}
    for _turn, _place, row in ranked:
        chosen.setdefault(row.attribution, row)
    return [_said([row]) for row in list(chosen.values())[:number]]


def _said(uses: list[LiveQuote]) -> Said:
    row = uses[0]
    return Said(
        words=row.words,
        language=row.language,
        direction=direction(row.language),
        original=row.original_words,
        original_language=row.original_language,
        original_direction=direction(row.original_language),
        who=row.attribution,
        who_url=addresses.person(row.speaker_page) if row.speaker_page else "",
        role=row.role,
        occasion=row.occasion,
        on=row.said_on,
        provenance=row.provenance,
        source=row.source_name,
        source_url=addresses.source(row.source_page) if row.source_page else "",
        outlet=words.reports(row.source_kind or ""),
        at=row.listed_at,
        uses=tuple(_use(use) for use in uses),
    )


def _use(row: LiveQuote) -> Use:
    story = row.story
    return Use(
        headline=story.headline,
        url=f"{story.url}#{row.anchor}",
        language=story.language,
        direction=direction(story.language),
    )
