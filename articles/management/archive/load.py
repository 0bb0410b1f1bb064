"""Bring a generated archive in, batch by batch, each in one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import batched
from time import perf_counter
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Min
from msgspec import structs

from articles.document import schema
from articles.management.archive.tales import Pools, spoken, tale
from articles.management.archive.words import Words
from articles.models import Author, LiveStory, Person, Section, Source, Story, Topic
from articles.models.sources import SourceKind
from articles.publishing import bulk, names, purge
from articles.publishing.bulk import Brought

ACCOUNT = "generated-archive"  # nobody signs in with it; it made every generated story
A_DAY = 60  # stories
AT_ONCE = 64  # what `derive.notes` remembers
TOLD = 1_000  # stories between two lines of progress
SECTIONS = ("World", "Politics", "Business", "Science", "Culture", "Sport")
AUTHORS, TOPICS, PEOPLE, SOURCES = 40, 120, 200, 60

type Say = Callable[[str], None]


def others() -> int:
    """How many stories are here that were not generated."""
    return Story.objects.exclude(created_by__username=ACCOUNT).count()


def load(count: int, *, seed: int = 1, now: datetime, say: Say) -> float:
    """Bring so many stories in, each older than the last, from the oldest that is live.

    Returns how many came in a second.
    """
    first = Story.objects.filter(created_by__username=ACCOUNT).count() + 1
    words = Words(seed + first)  # each run says something else
    start = perf_counter()
    pools, by = _pools(Words(seed)), _account()
    oldest = LiveStory.objects.aggregate(at=Min("first_published_at"))["at"] or now
    done = 0
    for numbers in batched(range(first, first + count), AT_ONCE):
        moments = [oldest - timedelta(days=1) * (n - first + 1) / A_DAY for n in numbers]
        _bring_in(words, pools, list(zip(numbers, moments, strict=True)), by, now)
        done += len(numbers)
        if done % TOLD < AT_ONCE or done == count:
            say(f"  {done:,} of {count:,}, {done / (perf_counter() - start):,.0f} a second")
    _tell(pools, now)
    return count / (perf_counter() - start)


def _bring_in(
    words: Words,
    pools: Pools,
    which: Sequence[tuple[int, datetime]],
    by: User,
    now: datetime,
) -> None:
    """Write the stories of some numbers and moments, what is said in them first."""
    said = {n: quote for n, _ in which if (quote := spoken(words, pools, n))}
    with transaction.atomic():
        ids = bulk.records(list(said.values()))
        quotes = {
            n: structs.replace(quote, id=id)
            for (n, quote), id in zip(said.items(), ids, strict=True)
        }
        brought = [Brought(tale(words, pools, n, quotes.get(n)), at) for n, at in which]
        bulk.bring_in(brought, by=by, now=now)


def _account() -> User:
    by, made = User.objects.get_or_create(username=ACCOUNT, defaults={"is_active": False})
    if made:
        by.set_unusable_password()
        by.save()
    return by


def _pools(words: Words) -> Pools:
    """The records that generated stories share: those of an earlier run, or new ones."""
    with transaction.atomic():
        sections = [_section(name, at) for at, name in enumerate(SECTIONS)]
        topics = _named(Topic, words, TOPICS)
        authors = _named(Author, words, AUTHORS)
        people = _named(Person, words, PEOPLE, public_figure=True)
        sources = _named(Source, words, SOURCES, kind=SourceKind.INSTITUTION)
    return Pools(
        sections=[schema.Section(id=row.pk, name=row.name) for row in sections],
        authors=[schema.Author(id=row.pk, name=row.name) for row in authors],
        topics=[schema.Topic(id=row.pk, name=row.name) for row in topics],
        people=[schema.Person(id=row.pk, name=row.name) for row in people],
        sources=[schema.Source(id=row.pk, name=row.name, kind=row.kind) for row in sources],
    )


def _section(name: str, order: int) -> Section:
    return Section.objects.get_or_create(
        slug=name.lower(), defaults={"name": name, "order": order}
    )[0]


def _named[R: (Author, Person, Source, Topic)](
    model: type[R], words: Words, count: int, **fields: Any
) -> list[R]:
    """Records with names that nobody has. Each run draws the same, and makes what is missing."""
    slugs = [f"generated-{model.__name__.lower()}-{number}" for number in range(count)]
    drawn = [model(slug=slug, name=_name(words, slug), **fields) for slug in slugs]
    known = {row.slug: row for row in model._default_manager.filter(slug__in=slugs)}
    made = model._default_manager.bulk_create(row for row in drawn if row.slug not in known)
    for row in made:
        if isinstance(row, Person | Source):
            names.note(row)
    known |= {row.slug: row for row in made}
    return [known[slug] for slug in slugs]


def _name(words: Words, slug: str) -> str:
    """A made-up name; topics have none twice."""
    return f"{words.name()} {slug.split('-')[-1]}" if "topic" in slug else words.name()


def _tell(pools: Pools, now: datetime) -> None:
    """Tell caches that the pages of all shared records are out of date."""
    keys = {f"section:{one.id}" for one in pools.sections}
    keys |= {f"author:{one.id}" for one in pools.authors}
    keys |= {f"topic:{one.id}" for one in pools.topics}
    keys |= {f"person:{one.id}" for one in pools.people}
    keys |= {f"source:{one.id}" for one in pools.sources}
    with transaction.atomic():
        purge.refresh(keys, now=now)
