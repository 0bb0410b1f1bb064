"""What is to happen to a story at a moment to come."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import PassageField
from articles.models.stories import Story
from articles.models.versions import Publication, Version


class Schedule(models.Model):
    """One Version to go out, or one story to go away, at an instant.

    `wall` is the time as somebody typed it and `zone` the zone in which they did; `at` is the
    instant they mean. A row stays after it is done: what was to happen, what did, and how late.
    `intent` makes the publication happen once, however many workers try.
    """

    class Action(models.TextChoices):
        PUBLISH = "publish", _("Publish")
        EXPIRE = "expire", _("Take down")

    class State(models.TextChoices):
        WAITING = "waiting", _("Scheduled")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")
        CANCELLED = "cancelled", _("Cancelled")

    story = models.ForeignKey(Story, models.PROTECT, related_name="schedules")
    action = models.CharField(_("what"), max_length=8, choices=Action)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="schedules"
    )
    kind = models.CharField(max_length=16, blank=True)  # Kind of the publication
    note = PassageField(_("note for readers"), max_length=2000, blank=True)
    waivers = models.JSONField(default=dict, blank=True)  # reasons by key of the finding
    at = models.DateTimeField(_("when"))
    zone = models.CharField(max_length=64)
    wall = models.CharField(max_length=19)  # 2026-03-29T02:30:00
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    intent = models.UUIDField(unique=True, editable=False)
    tried_at = models.DateTimeField(_("last tried"), null=True, blank=True)
    problem = PassageField(_("why it failed"), max_length=2000, blank=True)
    ended_at = models.DateTimeField(_("ended"), null=True, blank=True)
    ended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ended by"),
    )
    publication = models.ForeignKey(
        Publication, models.PROTECT, null=True, blank=True, related_name="+"
    )

    class Meta:
        verbose_name = _("schedule")
        verbose_name_plural = _("schedules")
        ordering = ["at", "pk"]
        indexes = [
            models.Index(
                fields=["at"], condition=Q(state__in=["waiting", "failed"]), name="schedule_open"
            )
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "action"],
                condition=Q(state__in=["waiting", "failed"]),
                name="schedule_open_once",
            ),
            models.CheckConstraint(
                name="schedule_version_to_publish",
                condition=Q(action="publish", version__isnull=False)
                | Q(action="expire", version=None),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_action_display()} {self.story_id} {self.wall}"
