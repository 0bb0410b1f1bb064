"""The purge log: which pages are out of date, in the order of commits.

Numbers come from one counter row that the writer's transaction locks. So a reader of the log that
has seen position n has seen everything up to n: no entry can appear below it later.
"""

from collections.abc import Iterable
from datetime import datetime

from articles.models import Purge, PurgeCounter


def refresh(keys: Iterable[str], *, now: datetime) -> int:
    """Pages made from these keys are to be made anew; the old ones may be served meanwhile.

    Returns the place of the last entry.
    """
    return _write(keys, Purge.Mode.REFRESH, now)


def withdraw(keys: Iterable[str], *, now: datetime) -> int:
    """Pages made from these keys are never to be served again.

    Returns the place of the last entry.
    """
    return _write(keys, Purge.Mode.WITHDRAW, now)


def position() -> int:
    """Return the number of the newest entry; 0 when there is none."""
    return PurgeCounter.objects.values_list("position", flat=True).filter(pk=1).first() or 0


def _write(keys: Iterable[str], mode: Purge.Mode, now: datetime) -> int:
    """Append an entry a key. Call it last in a transaction: the counter stays locked to its end."""
    ordered = sorted(set(keys))
    counter, _ = PurgeCounter.objects.select_for_update().get_or_create(pk=1)
    first = counter.position + 1
    counter.position += len(ordered)
    counter.save(update_fields=["position"])
    Purge.objects.bulk_create(
        Purge(position=number, key=key, mode=mode, at=now)
        for number, key in enumerate(ordered, first)
    )
    return counter.position
