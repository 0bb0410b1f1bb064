"""Who works on what: a job is claimed as a lease, and comes back when its worker dies.

Every write that ends an attempt names the worker and the attempt it began with, so that a worker
which lost its lease cannot overwrite the one that took over.
"""

import logging
from datetime import datetime, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, QuerySet, Value
from django.db.models.functions import Coalesce
from django.tasks.base import TaskResultStatus
from django.utils import timezone

from newsroom.models import Job

log = logging.getLogger("newsroom.jobs")

LEASE = timedelta(seconds=30)
ATTEMPTS = 8
FIRST_PAUSE = timedelta(seconds=2)  # then four times as long after each attempt: three hours in all
AT_ONCE = 10
LONGEST_ERROR = 4000

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
SUCCESSFUL, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


def clock() -> datetime:
    """Return the time all workers agree on: the database server's where there is one."""
    if connection.vendor != "postgresql":
        return timezone.now()
    with connection.cursor() as cursor:
        cursor.execute("SELECT clock_timestamp()")
        return cursor.fetchone()[0]


def claim(lanes: list[str], worker: str) -> Job | None:
    """Return the next job of these lanes, now leased to `worker`; None when there is none."""
    now = clock()
    _bring_back(Job.objects.filter(lane__in=lanes, status=RUNNING, lease_until__lt=now))
    waiting = Job.objects.filter(lane__in=lanes, status=READY, run_after__lte=now)
    for job in waiting.order_by("-priority", "run_after", "id")[:AT_ONCE]:
        if _lease(job, worker, now):  # another worker may have been quicker
            return Job.objects.get(pk=job.pk)
    return None


def renew(job: Job) -> bool:
    """Keep the lease; False when it was lost to another worker."""
    return bool(_held(job).update(lease_until=clock() + LEASE))


def finish(job: Job, result: Any) -> bool:
    """Write that the job is done; False when the lease was lost, and nothing was written."""
    return bool(
        _held(job).update(status=SUCCESSFUL, result=result, finished_at=clock(), lease_until=None)
    )


def fail(job: Job, error: dict[str, str]) -> bool:
    """Write down a failed attempt: the job waits for its next one, or has had its last."""
    return _end(_held(job), job, error)


def give_back(job: Job) -> bool:
    """Return a job that was interrupted by a stop of ours: it costs no attempt."""
    return bool(
        _held(job).update(status=READY, attempts=F("attempts") - 1, lease_until=None, worker="")
    )


def release(worker: str) -> None:
    """Bring back what an earlier process of this name held when it died."""
    _bring_back(Job.objects.filter(status=RUNNING, worker=worker))


class WorkerDied(Exception):
    """The process that ran this attempt was killed or crashed, or its machine went away."""


def _bring_back(abandoned: QuerySet[Job]) -> None:
    """End the attempt of each job in `abandoned`, unless its worker wrote meanwhile."""
    for job in abandoned[:AT_ONCE]:
        if _end(abandoned.filter(pk=job.pk, attempts=job.attempts), job, DIED):
            log.warning("The worker died in task %s, attempt %d.", job, job.attempts)


def _end(held: QuerySet[Job], job: Job, error: dict[str, str]) -> bool:
    now = clock()
    changes: dict[str, Any] = {"status": READY, "run_after": now + _pause(job)}
    if job.attempts >= ATTEMPTS:
        changes = {"status": FAILED, "finished_at": now}
    errors = [*job.errors, {name: text[-LONGEST_ERROR:] for name, text in error.items()}]
    ended = held.update(errors=errors, lease_until=None, worker="", **changes)
    if ended and job.attempts >= ATTEMPTS:
        log.error("Task %s failed %d times and is given up.", job, job.attempts)
    return bool(ended)


def _lease(job: Job, worker: str, now: datetime) -> bool:
    """Take the job as it was read; False when another worker was first."""
    as_read = Job.objects.filter(pk=job.pk, status=READY, attempts=job.attempts)
    return bool(
        as_read.update(
            status=RUNNING,
            worker=worker,
            workers=[*job.workers, worker],
            attempts=job.attempts + 1,
            lease_until=now + LEASE,
            last_attempted_at=now,
            started_at=Coalesce("started_at", Value(now)),
        )
    )


def _held(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, status=RUNNING, worker=job.worker, attempts=job.attempts)


def _pause(job: Job) -> timedelta:
    return FIRST_PAUSE * 4 ** (job.attempts - 1)


DIED = {"exception": f"{__name__}.WorkerDied", "traceback": ""}
