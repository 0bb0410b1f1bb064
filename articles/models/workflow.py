"""Who moved, stopped, approved and set aside what, on the way of a story to its readers.

Written by `publishing/` alone, and never public.
"""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, PassageField
from articles.models.outside import OutsideLink
from articles.models.stories import Stage, Story
from articles.models.versions import Version


class Transition(models.Model):
    """A change of stage: who, when, from where to where, why."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="transitions")
    source = models.CharField(_("from"), max_length=12, choices=Stage)
    target = models.CharField(_("to"), max_length=12, choices=Stage)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    note = PassageField(_("why"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} → {self.get_target_display()}"


class Waiver(models.Model):
    """A check that a publisher set aside, with the reason; it stays as a task until it is done.

    `finding` is the key of the finding (`checks.Finding.key`), so that it is the same one after
    an edit elsewhere; `text` is what was shown to the publisher.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="waivers")
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    finding = models.CharField(max_length=200)
    text = PassageField(_("what was set aside"), max_length=2000)
    reason = PassageField(_("why"), max_length=1000)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    at = models.DateTimeField(_("when"))
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    class Meta:
        verbose_name = _("waiver")
        verbose_name_plural = _("waivers")
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story", "finding"],
                condition=Q(done_at=None),
                name="waiver_open_once",
            ),
            models.CheckConstraint(name="waiver_has_a_reason", condition=~Q(reason="")),
        ]

    def __str__(self) -> str:
        return self.text


class Hold(models.Model):
    """Stops every way to publish a story, until somebody with the right lifts it."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="holds")
    reason = PassageField(_("why"), max_length=1000)
    at = models.DateTimeField(_("since"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    lifted_at = models.DateTimeField(_("lifted"), null=True, blank=True)
    lifted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("lifted by"),
    )
    lifted_note = PassageField(_("why lifted"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("hold")
        verbose_name_plural = _("holds")
        ordering = ["-at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["story"], condition=Q(lifted_at=None), name="hold_open_once"
            ),
            models.CheckConstraint(name="hold_has_a_reason", condition=~Q(reason="")),
            models.CheckConstraint(
                name="hold_lifted_by_somebody",
                condition=Q(lifted_at=None, lifted_by=None)
                | Q(lifted_at__isnull=False, lifted_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.reason


class Approval(models.Model):
    """Somebody's yes to exactly one Version; a later edit leaves it to that Version alone.

    Given by a colleague, or over an outside link by somebody without an account. `alone` is the
    written reason of somebody who approved their own work because nobody else holds the right.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="approvals")
    version = models.ForeignKey(Version, models.PROTECT, related_name="approvals")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    link = models.ForeignKey(
        OutsideLink, models.PROTECT, null=True, blank=True, related_name="approvals"
    )
    name = LineField(_("name"), max_length=200, blank=True)  # as an outsider gave it
    at = models.DateTimeField(_("when"))
    note = PassageField(_("note"), max_length=1000, blank=True)
    alone = PassageField(_("why approved by oneself"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("approval")
        verbose_name_plural = _("approvals")
        ordering = ["-at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="approval_by_one",
                condition=Q(by__isnull=False, link=None) | Q(by=None, link__isnull=False),
            ),
            models.UniqueConstraint(
                "version", "by", condition=Q(by__isnull=False), name="approval_once_by_colleague"
            ),
            models.UniqueConstraint(
                "version", "link", condition=Q(link__isnull=False), name="approval_once_by_link"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.version_id} by {self.by_id or self.name}"


class Named(models.Model):
    """Somebody named on a restricted story: beside those who hold the right, they alone see it."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="named")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        related_name="named_on",
        verbose_name=_("colleague"),
    )

    class Meta:
        verbose_name = _("named on a restricted story")
        verbose_name_plural = _("named on restricted stories")
        constraints = [models.UniqueConstraint("story", "user", name="named_once")]

    def __str__(self) -> str:
        return str(self.user)


class GivenRight(models.Model):
    """A right that a role's group was once given, so that it is never given twice (`roles`)."""

    role = models.CharField(max_length=150)
    right = models.CharField(max_length=100)

    class Meta:
        verbose_name = _("right given to a role")
        verbose_name_plural = _("rights given to roles")
        constraints = [models.UniqueConstraint("role", "right", name="right_given_once")]

    def __str__(self) -> str:
        return f"{self.role}: {self.right}"
