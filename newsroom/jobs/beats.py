"""Each lane says every ten seconds that it lives, so that web processes notice when it does not."""

from datetime import datetime, timedelta

from django.conf import settings

from newsroom.jobs import leases
from newsroom.jobs.lanes import LANES
from newsroom.models import Beat

SILENCE = timedelta(seconds=60)
OURS = "newsroom.jobs.backend.LeaseBackend"


def beat(lane: str, worker: str) -> None:
    """Write that a worker of this lane lives."""
    Beat.objects.update_or_create(lane=lane, defaults={"worker": worker, "at": leases.clock()})


def silent(now: datetime) -> list[str]:
    """Return the lanes not heard of for a minute; none where the queue is another's."""
    if settings.TASKS["default"]["BACKEND"] != OURS:
        return []
    heard = set(Beat.objects.filter(at__gte=now - SILENCE).values_list("lane", flat=True))
    return [lane for lane in LANES if lane not in heard]
