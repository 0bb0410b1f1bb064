"""What was said."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, LinkField, PassageField, language_validator
from articles.models.people import Person
from articles.models.sources import Source


class Obtained(models.TextChoices):
    INTERVIEW = "interview", _("interview")
    STATEMENT = "statement", _("statement")
    PRESS_CONFERENCE = "press conference", _("press conference")
    SPEECH = "speech", _("speech")
    DOCUMENT = "document", _("document")
    BROADCAST = "broadcast", _("broadcast")
    POST = "post", _("post")


class Provenance(models.TextChoices):
    """How the words reached us."""

    TO_US = "to us", _("said to us")
    REPORTED = "reported", _("reported by a source")
    NOT_STATED = "not stated", _("not stated")


class QuoteQuerySet(models.QuerySet["Quote"]):
    def current(self) -> "QuoteQuerySet":
        """Those that are used: not the records that were merged into another one."""
        return self.filter(merged_into=None)


class Quote(models.Model):
    """What somebody said, in their own words; any number of stories may use it."""

    words = PassageField(
        _("exact words"),
        max_length=10_000,
        help_text=_("Without quotation marks. […] stands for words left out."),
    )
    language = models.CharField(
        _("language"), max_length=12, default="en", validators=[language_validator]
    )
    original_words = PassageField(
        _("original words"), max_length=10_000, blank=True, help_text=_("Where translated.")
    )
    original_language = models.CharField(
        _("original language"), max_length=12, blank=True, validators=[language_validator]
    )
    speaker = models.ForeignKey(
        Person,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("who said this?"),
    )
    described_as = LineField(
        _("speaker, if not named"),
        max_length=200,
        blank=True,
        help_text=_("“A neighbour”, “the US military, in a statement”."),
    )
    role = LineField(
        _("role as said"), max_length=200, blank=True, help_text=_("On the day it was said.")
    )
    obtained = models.CharField(_("how"), max_length=20, choices=Obtained, blank=True)
    occasion = LineField(
        _("occasion"), max_length=200, blank=True, help_text=_("Where, and to whom.")
    )
    said_on = models.DateField(_("date"), null=True, blank=True)
    provenance = models.CharField(
        _("how it reached us"), max_length=12, choices=Provenance, default=Provenance.TO_US
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes",
        verbose_name=_("reported by"),
    )
    reporter = models.ForeignKey(
        "articles.Author",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="quotes_taken",
        verbose_name=_("to which reporter"),
    )
    link = LinkField(_("link"), blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("checked by"),
    )
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name=_("merged into"),
    )

    objects = QuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")
        ordering = ["-said_on", "-pk"]
        permissions = [("merge_quote", _("Can merge two records of one quote"))]
        constraints = [  # a draft may have neither; nothing may have both
            models.CheckConstraint(
                name="quote_not_merged_into_itself", condition=~Q(merged_into=models.F("pk"))
            ),
            models.CheckConstraint(
                name="quote_speaker_named_or_described",
                condition=Q(speaker__isnull=True) | Q(described_as=""),
                violation_error_message=_("Name the speaker or describe them, not both."),
            ),
            models.CheckConstraint(
                name="quote_source_only_if_reported",
                condition=Q(source__isnull=True) | Q(provenance=Provenance.REPORTED),
                violation_error_message=_(
                    "Words reported by a source were not said to us: "
                    "choose “reported by a source”, or clear “Reported by”."
                ),
            ),
            models.CheckConstraint(
                name="quote_reporter_only_if_to_us",
                condition=Q(reporter__isnull=True) | Q(provenance=Provenance.TO_US),
                violation_error_message=_(
                    "Only words said to us have a reporter of ours: "
                    "choose “said to us”, or clear the reporter."
                ),
            ),
        ]

    def __str__(self) -> str:
        return f"“{Truncator(self.words).chars(80)}”"

    @property
    def attribution(self) -> str:
        return self.speaker.name if self.speaker else self.described_as
