"""What was written, and what went out.

A Version holds a whole story as it stood and never changes: the database itself refuses
(triggers.py). A Publication is a Version that went out; what may change later is kept there.
"""

from functools import cached_property

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.document import schema
from articles.models.fields import LineField, PassageField
from articles.models.quotes import Quote
from articles.models.stories import Story


class Version(models.Model):
    """A story as it stood: numbered, with its Document as canonical text and the text's hash.

    It does not know whether it went out.
    """

    story = models.ForeignKey(Story, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    text = models.TextField(_("document"))
    sha256 = models.CharField(max_length=64)
    at = models.DateTimeField(_("frozen"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    name = LineField(_("name"), max_length=100, blank=True)

    class Meta:
        verbose_name = _("version")
        verbose_name_plural = _("versions")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("story", "number", name="version_number_once_a_story"),
            models.CheckConstraint(name="version_number_from_1", condition=Q(number__gt=0)),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @cached_property
    def document(self) -> schema.Document:
        """The story as a value. Raises DocumentError when the stored text is none."""
        return schema.read(self.text)


class VersionQuote(models.Model):
    """A quote that a Version carries: derived, so that the desk finds where words were used."""

    version = models.ForeignKey(Version, models.PROTECT, related_name="quotes")
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="versions")

    class Meta:
        verbose_name = _("quote in a version")
        verbose_name_plural = _("quotes in versions")
        constraints = [models.UniqueConstraint("quote", "version", name="version_quote_once")]

    def __str__(self) -> str:
        return f"{self.quote_id} in {self.version_id}"


class Kind(models.TextChoices):
    """What a publication is, for readers and for the history."""

    FIRST = "first", _("First published")
    UPDATE = "update", _("Update")
    SMALL_FIX = "small fix", _("Small fix")
    CORRECTION = "correction", _("Correction")
    CLARIFICATION = "clarification", _("Clarification")
    ROLL_BACK = "roll-back", _("Roll-back")
    RETRACTION = "retraction", _("Retraction")
    TAKE_DOWN = "take-down", _("Take-down")


#: Kinds that put something right: readers get a note.
WITH_NOTE = frozenset({Kind.CORRECTION, Kind.CLARIFICATION, Kind.RETRACTION})


class Visibility(models.TextChoices):
    PUBLIC = "public", _("public")
    WITHHELD = "withheld", _("withheld")


class Publication(models.Model):
    """A Version that went out: its public number, what kind it was, the note for readers.

    `intent` is drawn when the page to confirm is shown; the same press twice is one publication.
    """

    story = models.ForeignKey(Story, models.PROTECT, related_name="publications")
    version = models.ForeignKey(Version, models.PROTECT, related_name="publications")
    number = models.PositiveIntegerField(_("public number"))
    kind = models.CharField(_("kind"), max_length=16, choices=Kind)
    at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    note = PassageField(_("note for readers"), max_length=2000, blank=True)
    visibility = models.CharField(
        _("visibility"), max_length=10, choices=Visibility, default=Visibility.PUBLIC
    )
    intent = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("publication")
        verbose_name_plural = _("publications")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint("story", "number", name="publication_number_once_a_story"),
            models.CheckConstraint(
                name="publication_note_where_readers_need_one",
                condition=~Q(kind__in=sorted(WITH_NOTE)) | ~Q(note=""),
                violation_error_message=_("Write a note that tells readers what was put right."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.number}"
