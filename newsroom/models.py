"""The queue: work for later, in the database beside what it is about.

A task that is enqueued inside a transaction exists when the transaction commits, and not before.
"""

import uuid

from django.db import models
from django.tasks.base import TaskResultStatus
from django.utils.translation import gettext_lazy as _


class Beat(models.Model):
    """When a lane was last heard of, and by whom; one row a lane."""

    lane = models.CharField(_("lane"), max_length=30, primary_key=True)
    worker = models.CharField(_("worker"), max_length=100)
    at = models.DateTimeField(_("heard"))

    class Meta:
        verbose_name = _("sign of life")
        verbose_name_plural = _("signs of life")
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.lane}: {self.at}"


class Job(models.Model):
    """One call of one task; claimed as a lease that its worker keeps renewing."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    task = models.CharField(_("task"), max_length=200)
    arguments = models.JSONField(_("arguments"))
    lane = models.CharField(_("lane"), max_length=30)
    priority = models.SmallIntegerField(_("priority"), default=0)
    slot = models.CharField(  # a recurring task and its hour: whoever is second adds nothing
        _("slot"), max_length=250, null=True, unique=True
    )
    status = models.CharField(
        _("status"),
        max_length=10,
        choices=TaskResultStatus.choices,
        default=TaskResultStatus.READY,
    )
    enqueued_at = models.DateTimeField(_("enqueued at"))
    run_after = models.DateTimeField(_("not before"))
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    worker = models.CharField(_("worker"), max_length=100, blank=True)
    lease_until = models.DateTimeField(_("lease ends"), null=True)
    started_at = models.DateTimeField(_("first started at"), null=True)
    last_attempted_at = models.DateTimeField(_("last started at"), null=True)
    finished_at = models.DateTimeField(_("finished at"), null=True)
    workers = models.JSONField(_("workers so far"), default=list)
    errors = models.JSONField(_("errors so far"), default=list)
    result = models.JSONField(_("result"), null=True)

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        default_permissions = ()  # nobody edits the queue by hand
        indexes = [
            models.Index(  # the worker's question: what is next in this lane?
                fields=["lane", "-priority", "run_after"],
                name="job_next",
                condition=models.Q(status="READY"),
            ),
            models.Index(  # whose lease ran out?
                fields=["lease_until"], name="job_leases", condition=models.Q(status="RUNNING")
            ),
            models.Index(  # what may be forgotten?
                fields=["finished_at"],
                name="job_finished",
                condition=models.Q(finished_at__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.task} ({self.id})"
