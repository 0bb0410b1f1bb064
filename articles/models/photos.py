"""Pictures: the original, which stays private, and its renditions."""

from datetime import date
from typing import Any

from django.core.files.storage import storages
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, PassageField
from articles.models.sources import Source


class DigitalSourceType(models.TextChoices):
    """How the picture was made: IPTC's vocabulary, the terms a desk meets."""

    CAPTURE = "digitalCapture", _("taken with a camera")
    NEGATIVE = "negativeFilm", _("scanned from film")
    PRINT = "print", _("scanned from a print")
    EDITED = "humanEdits", _("edited by a person")
    ART = "digitalCreation", _("drawn by a person")
    DATA = "dataDrivenMedia", _("made from data")
    SCREEN = "screenCapture", _("captured from a screen")
    COMPOSITE = "composite", _("put together from several")
    AI_EDITED = "compositeWithTrainedAlgorithmicMedia", _("edited with AI")
    ALGORITHM = "algorithmicMedia", _("drawn by a program, without AI")
    AI = "trainedAlgorithmicMedia", _("made by AI")


def originals() -> Any:
    """The private storage; asked for at use, so that settings and tests decide."""
    return storages["default"]


_share = [MinValueValidator(0.0), MaxValueValidator(1.0)]


class PhotoQuerySet(models.QuerySet["Photo"]):
    def ended(self, today: date) -> "PhotoQuerySet":
        """Those that we may not show any more; the end of the rights is the last day we may."""
        return self.filter(rights_end__lt=today)


class Photo(models.Model):
    """A picture with the words and rights that belong to it, whatever story uses it."""

    file = models.FileField(_("file"), storage=originals, max_length=200, editable=False)
    width = models.PositiveIntegerField(_("width"), editable=False)
    height = models.PositiveIntegerField(_("height"), editable=False)
    title = LineField(_("working title"), max_length=200, blank=True)
    caption = PassageField(_("caption"), max_length=2000, blank=True)
    credit = LineField(
        _("credit"), max_length=200, blank=True, help_text=_("The photographer or agency.")
    )
    alt = PassageField(
        _("alt text"),
        max_length=1000,
        blank=True,
        help_text=_("What it shows, for readers who cannot see it."),
    )
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, verbose_name=_("source")
    )
    rights = PassageField(_("rights"), max_length=1000, blank=True)
    rights_end = models.DateField(
        _("rights end"), null=True, blank=True, help_text=_("The last day we may show it.")
    )
    focal_x = models.FloatField(_("focal point, from the left"), default=0.5, validators=_share)
    focal_y = models.FloatField(_("focal point, from the top"), default=0.5, validators=_share)
    digital_source_type = models.CharField(
        _("how was it made?"), max_length=40, choices=DigitalSourceType, blank=True
    )
    metadata = models.JSONField(_("embedded metadata"), default=dict, editable=False)
    added_at = models.DateTimeField(_("added"), auto_now_add=True)

    objects = PhotoQuerySet.as_manager()

    class Meta:
        verbose_name = _("photo")
        verbose_name_plural = _("photos")
        ordering = ["-added_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="photo_has_a_size", condition=Q(width__gt=0, height__gt=0)),
            models.CheckConstraint(
                name="photo_focal_point_inside",
                condition=Q(focal_x__range=(0.0, 1.0), focal_y__range=(0.0, 1.0)),
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.caption[:80] or f"{self.width}×{self.height}"


class Rendition(models.Model):
    """A picture at one width in one format.

    `file` is its name in private storage. `public_name` is the random name under which a copy
    lies in public storage, or empty; `staged_at` says when a publication last asked for it.
    """

    photo = models.ForeignKey(Photo, models.CASCADE, related_name="renditions")
    format = models.CharField(
        max_length=8, choices=[("jpeg", "JPEG"), ("webp", "WebP"), ("avif", "AVIF")]
    )
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    file = models.CharField(max_length=200, unique=True)
    public_name = models.CharField(max_length=100, blank=True)
    staged_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        verbose_name = _("rendition")
        verbose_name_plural = _("renditions")
        ordering = ["photo", "format", "width"]
        constraints = [
            models.UniqueConstraint("photo", "format", "width", name="rendition_once"),
            models.UniqueConstraint(
                "public_name", condition=~Q(public_name=""), name="rendition_public_name_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.photo_id} {self.width}×{self.height} {self.format}"


class LivePhoto(models.Model):
    """A picture that a live story shows; while there is one, its renditions may be public."""

    photo = models.ForeignKey(Photo, models.PROTECT, related_name="live_uses")
    story = models.ForeignKey("articles.LiveStory", models.CASCADE, related_name="photo_uses")

    class Meta:
        verbose_name = _("picture in a live story")
        verbose_name_plural = _("pictures in live stories")
        constraints = [models.UniqueConstraint("photo", "story", name="live_photo_once")]

    def __str__(self) -> str:
        return f"{self.photo_id} in {self.story_id}"
