"""Tasks that come back: each slot of time is one row, whoever of the workers is first."""

import logging
from datetime import UTC, datetime, timedelta

from django.conf import settings
from django.tasks.base import Task
from django.utils.module_loading import import_string

from newsroom.models import Job

log = logging.getLogger("newsroom.jobs")


def enqueue_due(now: datetime) -> None:
    """Add the current slot of every task in settings.RECURRING that has not been added yet."""
    slots = {
        f"{path}@{begins(now, every):%Y-%m-%dT%H:%M:%SZ}": path
        for path, every in settings.RECURRING.items()
    }
    present = Job.objects.filter(slot__in=slots).values_list("slot", flat=True)
    missing = slots.keys() - set(present)
    jobs = [_job(task, slot, now) for slot in missing if (task := _task(slots[slot]))]
    Job.objects.bulk_create(jobs, ignore_conflicts=True)  # another worker may add the same now


def begins(now: datetime, every: timedelta) -> datetime:
    """Return the moment at which the slot of `now` began, counted from 1970."""
    seconds = int(every.total_seconds())
    return datetime.fromtimestamp(int(now.timestamp()) // seconds * seconds, UTC)


def _task(path: str) -> Task | None:
    """Return the task; a name that leads nowhere must not stop the lane from its other work."""
    try:
        return import_string(path)
    except ImportError:
        log.error("RECURRING names %s, which is not a task.", path)
        return None


def _job(task: Task, slot: str, now: datetime) -> Job:
    return Job(
        task=task.module_path,
        arguments={"args": [], "kwargs": {}},
        lane=task.queue_name,
        priority=task.priority,
        slot=slot,
        enqueued_at=now,
        run_after=now,
    )
