"""What the worker does for the installation itself, by the hour.

The queue forgets what is done: successes after a week, failures after a quarter.
"""

from datetime import timedelta

from django.db import connection
from django.tasks import task
from django.tasks.base import TaskResultStatus
from django.utils import timezone

from newsroom.models import Job

KEPT = {
    TaskResultStatus.SUCCESSFUL: timedelta(days=7),
    TaskResultStatus.FAILED: timedelta(days=90),
}
AT_ONCE = 500
ROWS_LOOKED_AT = 1000


@task
def forget_finished_jobs() -> int:
    """Delete in small steps, so that nobody waits for us; return how many."""
    deleted = 0
    for status, kept in KEPT.items():
        old = Job.objects.filter(status=status, finished_at__lt=timezone.now() - kept)
        while ids := list(old.values_list("pk", flat=True)[:AT_ONCE]):
            deleted += Job.objects.filter(pk__in=ids).delete()[0]
    return deleted


@task
def count_rows() -> None:
    """Tell SQLite how many rows stand behind its indexes; PostgreSQL finds out by itself.

    Without that it takes a status that all stories have for a rare one. It looks at so many rows of
    an index at most, whatever the archive's size.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA analysis_limit = {ROWS_LOOKED_AT}")
            cursor.execute("ANALYZE")
