"""People who are quoted."""

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, PassageField, slug_validator


class PersonQuerySet(models.QuerySet["Person"]):
    def current(self) -> "PersonQuerySet":
        """Those that are used: not the entries that were merged into another one."""
        return self.filter(merged_into=None)

    def with_page(self) -> "PersonQuerySet":
        """Whose page readers may open: public figures whom something live quotes."""
        said = self.model.live_quotes.rel.related_model._default_manager
        return self.filter(Exists(said.filter(speaker=OuterRef("pk"))), public_figure=True)


class Pronoun(models.TextChoices):
    """How a text goes on about somebody; it tells the quotation finder whom “she said” means."""

    SHE = "she", _("she")
    HE = "he", _("he")
    THEY = "they", _("they")


class Person(models.Model):
    """Somebody quoted; private, without page, feed or link, until marked a public figure."""

    name = LineField(_("name"), max_length=200)
    slug = models.SlugField(
        _("address"),
        max_length=100,
        unique=True,
        validators=[slug_validator],
        help_text=_("The last part of the address of this person's page."),
    )
    aliases = PassageField(
        _("also known as"),
        blank=True,
        max_length=2000,
        help_text=_("Other spellings and short forms of the name, one a line."),
    )
    role = LineField(
        _("role now"),
        max_length=200,
        blank=True,
        help_text=_("A quote keeps the role in which it was said; this is for the next one."),
    )
    organisation = LineField(_("organisation"), max_length=200, blank=True)
    pronoun = models.CharField(_("pronoun"), max_length=4, choices=Pronoun, blank=True)
    public_figure = models.BooleanField(
        _("public figure"),
        default=False,
        help_text=_("Only public figures have a page with everything they said."),
    )
    notes = PassageField(
        _("notes for the desk"), blank=True, max_length=5000, help_text=_("Never published.")
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

    objects = PersonQuerySet.as_manager()

    class Meta:
        verbose_name = _("person")
        verbose_name_plural = _("people")
        ordering = ["name", "pk"]
        permissions = [("merge_person", _("Can merge two entries of one person"))]
        constraints = [
            models.CheckConstraint(
                name="person_not_merged_into_itself", condition=~Q(merged_into=models.F("pk"))
            )
        ]

    def __str__(self) -> str:
        return self.name
