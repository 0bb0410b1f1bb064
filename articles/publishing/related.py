"""Which live stories belong beside one: scored when something is published, not when it is read.

A publication scores its own story; the worker then scores those that it belongs beside anew, each
in a transaction of its own, so that two neighbours published at once never wait for each other.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from articles.models import LiveQuote, LiveSource, LiveStory, LiveTopic, Status
from articles.publishing import purge

MOST = 6
POOL = 200  # newest stories of each kind that are looked at, so the archive's size does not count
WEIGHTS = {"people": 3, "topics": 2, "sources": 1}


def find(live: LiveStory) -> list[int]:
    """Return ids of live stories that share people, topics or sources with this one, best first.

    Among equals the newer one comes first. Never the story itself, never one that is not live.
    """
    shared: Counter[int] = Counter()
    listed = dict(
        LiveStory.objects.listed()
        .exclude(pk=live.pk)
        .filter(pk__in=_candidates(live))
        .values_list("pk", "listed_at")
    )
    for kind, rows in _rows(live):
        for story in set(rows.filter(story__in=listed).values_list("story_id", "pk")):
            shared[story[0]] += WEIGHTS[kind]
    best = sorted(shared, key=lambda id: (shared[id], listed[id]), reverse=True)
    return best[:MOST]


def refresh(story_ids: Iterable[int], *, now: datetime) -> int:
    """Score these live stories anew; return how many offer other stories than before."""
    changed = 0
    for story_id in story_ids:
        with transaction.atomic():
            rows = LiveStory.objects.select_for_update().filter(pk=story_id, status=Status.LIVE)
            live = rows.first()
            if live and (best := find(live)) != live.related:
                LiveStory.objects.filter(pk=story_id).update(related=best)
                purge.refresh([f"story:{story_id}"], now=now)
                changed += 1
    return changed


def _rows(live: LiveStory) -> Iterable[tuple[str, QuerySet[Any]]]:
    """The rows of other stories that point at what this story points at, by kind."""
    speakers = LiveQuote.objects.filter(story=live, speaker__isnull=False).values("speaker")
    topics = LiveTopic.objects.filter(story=live).values("topic")
    sources = LiveSource.objects.filter(story=live).values("source")
    yield "people", LiveQuote.objects.filter(speaker__in=speakers)
    yield "topics", LiveTopic.objects.filter(topic__in=topics)
    yield "sources", LiveSource.objects.filter(source__in=sources)


def _candidates(live: LiveStory) -> set[int]:
    ids: set[int] = set()
    for _, rows in _rows(live):
        newest = rows.order_by("-story_id").values_list("story_id", flat=True)
        ids.update(newest[:POOL])
    return ids - {live.pk}
