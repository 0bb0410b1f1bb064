"""What people said, looked up for lists of quotations: the public record of the live stories."""

from collections import Counter
from collections.abc import Iterable, Sequence

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from articles.models import LiveQuote, OldSlug, Person, Source
from articles.rendering.said import Said, said

#: Looked through for the front page.
POOL = 40
#: So many characters read well set large.
TELLING = range(40, 260)
#: So many uses are looked up for the quotes of a page; the newest are shown.
MOST_USES = 300
#: What a list shows of a quotation, and of the story that carries it.
OWN = [field.attname for field in LiveQuote._meta.concrete_fields]
ADDRESS = ("date", "slug", "headline", "language")
SPEAKER = ("name", "slug", "role", "organisation")


def listed() -> QuerySet[LiveQuote]:
    """The quotations of live stories, newest first, with all that a list shows of them."""
    people = Person.objects.with_page().filter(pk=OuterRef("speaker")).order_by().values("slug")
    return (
        _with_stories(LiveQuote.objects.all())
        .annotate(speaker_page=Subquery(people[:1]))
        .only(*OWN, *(f"story__{column}" for column in ADDRESS))
        .order_by("-listed_at", "-pk")
    )


def on_record(quotes: QuerySet[LiveQuote] | None = None) -> QuerySet[LiveQuote]:
    """What public figures said, each quote once, with its speaker; the newest said first.

    quotes  of `LiveQuote.objects.on_record()`, where some are chosen already
    """
    chosen = LiveQuote.objects.on_record() if quotes is None else quotes
    return (
        _with_stories(chosen)
        .annotate(speaker_page=F("speaker__slug"))
        .select_related("speaker")
        .only(
            *OWN,
            *(f"story__{column}" for column in ADDRESS),
            *(f"speaker__{column}" for column in SPEAKER),
        )
    )


def printed(rows: Sequence[LiveQuote]) -> list[Said]:
    """Print quotes that are on record, each with every story that carries it, in one query."""
    uses: dict[int, list[LiveQuote]] = {}
    if rows:
        for use in carrying(row.quote_id for row in rows):
            uses.setdefault(use.quote_id, []).append(use)
    return [said(row, uses.get(row.quote_id, ())) for row in rows]


def keys(rows: Sequence[LiveQuote]) -> set[str]:
    """Return the keys of whom a page names that prints these rows: the speakers and the sources.

    rows  as `on_record` gives them; an individual source has no page and is no key
    """
    speakers = {f"person:{row.speaker_id}" for row in rows if row.speaker_id}
    return speakers | {f"source:{row.source_id}" for row in rows if row.source_page}


def carrying(quotes: Iterable[int]) -> QuerySet[LiveQuote]:
    """Where quotes stand, the latest publication first, and in it the first place."""
    return (
        LiveQuote.objects.filter(quote__in=list(quotes))
        .select_related("story")
        .only(*OWN, *(f"story__{column}" for column in ADDRESS))
        .order_by("-published_at", "pk")[:MOST_USES]
    )


def telling(stories: Sequence[int], number: int, *, chosen: Sequence[int] = ()) -> list[Said]:
    """Return words to set large: those chosen; then from each story in turn, each speaker once.

    Nobody private is quoted, nor words that no live story carries any more.
    """
    rows = _public(listed().filter(story__in=stories)[:POOL]) if stories else []
    picked = _picked(chosen, number) if chosen else []
    known = {row.quote_id for row in picked}
    left = [row for row in _in_turn(stories, rows) if row.quote_id not in known]
    by_speaker = {row.attribution: row for row in reversed([*picked, *left])}
    others = [row for row in left if by_speaker[row.attribution] is row]
    return [said(row) for row in [*picked, *others][:number]]


def _picked(chosen: Sequence[int], number: int) -> list[LiveQuote]:
    """Quotes by their numbers, in this order, each as the latest publication of it has it.

    One that was merged into another record since is followed there, and stands last.
    """
    gone = OldSlug.objects.filter(of=OldSlug.Of.QUOTE, slug__in=[str(quote) for quote in chosen])
    wanted = Q(quote__in=chosen) | Q(quote__in=gone.values("record"))
    rows = _public(listed().filter(wanted).order_by("published_at", "-pk"))
    latest = {row.quote_id: row for row in rows}
    order = dict.fromkeys([*chosen, *latest])
    return [latest[quote] for quote in order if quote in latest][:number]


def _public(rows: Iterable[LiveQuote]) -> list[LiveQuote]:
    return [row for row in rows if row.speaker_id is None or row.speaker_page]  # type: ignore[attr-defined]  # annotated


def _in_turn(stories: Sequence[int], rows: Iterable[LiveQuote]) -> list[LiveQuote]:
    """From each story one, in the stories' order, then from each a second one."""
    turns: Counter[int] = Counter()
    ranked: list[tuple[int, int, LiveQuote]] = []
    for row in sorted(rows, key=lambda row: row.pk):  # as they stand in their story
        if len(row.words) in TELLING:
            ranked.append((turns[row.story_id], stories.index(row.story_id), row))
            turns[row.story_id] += 1
    ranked.sort(key=lambda rank: rank[:2])
    return [row for _turn, _place, row in ranked]


def _with_stories(rows: QuerySet[LiveQuote]) -> QuerySet[LiveQuote]:
    sources = Source.objects.with_page().filter(pk=OuterRef("source")).order_by().values("slug")
    return rows.annotate(
        source_page=Subquery(sources[:1]), source_kind=F("source__kind")
    ).select_related("story")
