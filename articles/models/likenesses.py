"""Records that look alike: derived, so that the desk offers them for merging at once.

A likeness is not decided by it: somebody merges the two, or says that they are two.
"""

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from articles.models.people import Person
from articles.models.quotes import Quote


class QuoteRun(models.Model):
    """A run of words of a quote, as a number (`document.likeness.runs`)."""

    quote = models.ForeignKey(Quote, models.CASCADE, related_name="runs")
    run = models.BigIntegerField()

    class Meta:
        verbose_name = _("run of words of a quote")
        verbose_name_plural = _("runs of words of quotes")
        indexes = [models.Index(fields=["run"], name="quote_run_by_run")]

    def __str__(self) -> str:
        return f"{self.run} in {self.quote_id}"


class Likeness(models.Model):
    """Two records that look alike, the older one first; told apart by who knows better."""

    told_apart_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("told apart by"),
    )
    told_apart_at = models.DateTimeField(_("told apart"), null=True)

    class Meta:
        abstract = True
        constraints = [
            models.UniqueConstraint("one", "other", name="%(class)s_once"),
            models.CheckConstraint(name="%(class)s_in_order", condition=Q(one__lt=F("other"))),
        ]
        indexes = [  # the list, newest first
            models.Index(fields=["-id"], condition=Q(told_apart_at=None), name="%(class)s_open")
        ]

    def __str__(self) -> str:
        return f"{self.one} / {self.other}"


class QuoteLikeness(Likeness):
    """Two quotes that may be one utterance."""

    one = models.ForeignKey(Quote, models.CASCADE, related_name="+")
    other = models.ForeignKey(Quote, models.CASCADE, related_name="+")

    class Meta(Likeness.Meta):
        verbose_name = _("likeness of quotes")
        verbose_name_plural = _("likenesses of quotes")


class PersonLikeness(Likeness):
    """Two entries that may be one person."""

    one = models.ForeignKey(Person, models.CASCADE, related_name="+")
    other = models.ForeignKey(Person, models.CASCADE, related_name="+")

    class Meta(Likeness.Meta):
        verbose_name = _("likeness of people")
        verbose_name_plural = _("likenesses of people")
