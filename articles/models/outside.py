"""Links for people without an account: one story, read and answered, nothing else."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField
from articles.models.stories import Story
from articles.models.versions import Version


class OutsideLink(models.Model):
    """A secret address for one story: a named Version, or the newest where none is named.

    `digest` is the SHA-256 of the secret, which is shown once and kept nowhere.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="outside_links")
    version = models.ForeignKey(
        Version,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("version"),
        help_text=_("Empty: whatever is newest when the link is opened."),
    )
    digest = models.CharField(max_length=64, unique=True, editable=False)
    recipient = LineField(_("for whom"), max_length=200)
    may_comment = models.BooleanField(_("may comment"), default=True)
    may_approve = models.BooleanField(_("may approve"), default=False)
    made_at = models.DateTimeField(_("made"))
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("made by")
    )
    expires_at = models.DateTimeField(_("ends"))
    revoked_at = models.DateTimeField(_("revoked"), null=True, blank=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("revoked by"),
    )
    opened = models.PositiveIntegerField(_("opened"), default=0)
    last_opened_at = models.DateTimeField(_("last opened"), null=True, blank=True)

    class Meta:
        verbose_name = _("outside link")
        verbose_name_plural = _("outside links")
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="outside_link_ends_later", condition=Q(expires_at__gt=models.F("made_at"))
            ),
            models.CheckConstraint(
                name="outside_link_revoked_by_somebody",
                condition=Q(revoked_at=None, revoked_by=None)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.recipient
