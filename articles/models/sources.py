"""Who told us."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, LinkField, PassageField, slug_validator


class SourceKind(models.TextChoices):
    OUTLET = "outlet", _("news organisation")
    INSTITUTION = "institution", _("institution")
    OFFICIAL = "official", _("official")
    DOCUMENT = "document", _("document")
    WITNESS = "witness", _("witness")
    UNNAMED = "unnamed", _("unnamed person")


#: Kinds that stand for one human being; they have no public page.
INDIVIDUALS = frozenset({SourceKind.OFFICIAL, SourceKind.WITNESS, SourceKind.UNNAMED})


class SourceQuerySet(models.QuerySet["Source"]):
    def with_page(self) -> "SourceQuerySet":
        """Whose page readers may open: organisations and documents that something live uses."""
        used = self.model.live_uses.rel.related_model._default_manager
        return self.filter(Exists(used.filter(source=OuterRef("pk")))).exclude(kind__in=INDIVIDUALS)


class Source(models.Model):
    """An outlet, institution, document or person that a statement or quote comes from."""

    name = LineField(
        _("name"),
        max_length=200,
        help_text=_("For somebody unnamed: how readers know them, “a senior western source”."),
    )
    slug = models.SlugField(_("address"), max_length=100, unique=True, validators=[slug_validator])
    aliases = PassageField(
        _("also known as"),
        blank=True,
        max_length=2000,
        help_text=_("Other spellings and short forms of the name, one a line."),
    )
    kind = models.CharField(_("kind"), max_length=20, choices=SourceKind)
    description = PassageField(_("description for readers"), max_length=1000, blank=True)
    link = LinkField(_("link"), blank=True)
    reported_by = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="passed_on",
        verbose_name=_("whose source"),
        help_text=_("Set when this is another organisation's source, not our own."),
    )
    reason = PassageField(
        _("reason for anonymity"),
        max_length=1000,
        blank=True,
        help_text=_("Readers are told. Needed for an unnamed source of our own."),
    )
    approved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("approved by"),
        help_text=_("The editor who approved an unnamed source of our own."),
    )
    notes = PassageField(
        _("notes for the desk"), blank=True, max_length=5000, help_text=_("Never published.")
    )

    objects = SourceQuerySet.as_manager()

    class Meta:
        verbose_name = _("source")
        verbose_name_plural = _("sources")
        ordering = ["name", "pk"]
        permissions = [("approve_source", _("Can approve an unnamed source"))]
        constraints = [
            models.CheckConstraint(
                name="source_not_of_itself",
                condition=~Q(reported_by=models.F("pk")),
                violation_error_message=_("A source cannot be its own source."),
            )
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def unnamed(self) -> bool:
        return self.kind == SourceKind.UNNAMED
