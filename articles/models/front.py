"""The front page: arrangements as they were saved, and which of them readers have.

A FrontVersion never changes: the database itself refuses (triggers.py). A FrontPublication is one
that went out; `Front` is one row that says what is saved and what is live, and that whoever
changes either locks first.
"""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.document import front
from articles.models.fields import LineField


class FrontVersion(models.Model):
    """An arrangement as it was saved: numbered, as canonical text with the text's hash."""

    number = models.PositiveIntegerField(_("number"), unique=True)
    text = models.TextField(_("arrangement"))
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("saved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("arrangement of the front page")
        verbose_name_plural = _("arrangements of the front page")
        ordering = ["-number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}"

    @cached_property
    def arrangement(self) -> front.Arrangement:
        """The arrangement as a value. Raises DocumentError when the stored text is none."""
        return front.read(self.text)


class FrontPublication(models.Model):
    """An arrangement that went out. The same intent twice is one publication."""

    number = models.PositiveIntegerField(_("public number"), unique=True)
    version = models.ForeignKey(FrontVersion, models.PROTECT, related_name="publications")
    at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    note = LineField(_("note for colleagues"), max_length=300, blank=True)
    intent = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("publication of the front page")
        verbose_name_plural = _("publications of the front page")
        ordering = ["-number"]
        default_permissions = ()

    def __str__(self) -> str:
        return f"{self.number}"


class Front(models.Model):
    """One row: the arrangement that was saved last, and the one that readers have."""

    saved = models.ForeignKey(FrontVersion, models.PROTECT, null=True, related_name="+")
    live = models.ForeignKey(FrontPublication, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = _("front page")
        verbose_name_plural = _("front page")
        constraints = [models.CheckConstraint(name="one_front", condition=Q(id=1))]

    def __str__(self) -> str:
        return str(_("Front page"))
