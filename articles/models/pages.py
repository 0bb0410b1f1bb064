"""Pages that are no stories: About, Corrections policy, Imprint, and what else a house needs.

What is saved and what readers have are two things, as with stories: a PageVersion never changes
(triggers.py), a PagePublication is one that went out, or the moment at which the page was taken
off. A page's address never changes once it was chosen.
"""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField, ProseField, language_validator, slug_validator


class PageQuerySet(models.QuerySet["Page"]):
    def published(self) -> "PageQuerySet":
        """Those that readers have, with what they have, in the order of the foot."""
        return (
            self.filter(live__version__isnull=False)
            .select_related("live__version")
            .order_by("order", "pk")
        )


class Page(models.Model):
    """A page of the site below /pages/, linked in the foot of every page once it is published."""

    slug = models.SlugField(_("address"), max_length=100, unique=True, validators=[slug_validator])
    order = models.PositiveSmallIntegerField(_("order in the foot"), default=0)
    saved = models.ForeignKey(
        "articles.PageVersion", models.PROTECT, null=True, editable=False, related_name="+"
    )
    live = models.ForeignKey(
        "articles.PagePublication", models.PROTECT, null=True, editable=False, related_name="+"
    )

    objects = PageQuerySet.as_manager()

    class Meta:
        verbose_name = _("page")
        verbose_name_plural = _("pages")
        ordering = ["order", "pk"]
        permissions = [("publish_page", _("Can publish a page and take it off"))]

    def __str__(self) -> str:
        return self.saved.title if self.saved else self.slug


class PageVersion(models.Model):
    """A page as it was saved: numbered, never changed."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField(_("number"))
    title = LineField(_("title"), max_length=200)
    html = ProseField(_("text"))
    language = models.CharField(_("language"), max_length=12, validators=[language_validator])
    at = models.DateTimeField(_("saved"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("version of a page")
        verbose_name_plural = _("versions of pages")
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("page", "number", name="page_version_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.title} {self.number}"


class PagePublication(models.Model):
    """A version of a page that went out; without one, the page was taken off."""

    page = models.ForeignKey(Page, models.PROTECT, related_name="publications")
    version = models.ForeignKey(PageVersion, models.PROTECT, null=True, related_name="publications")
    number = models.PositiveIntegerField(_("public number"))
    at = models.DateTimeField(_("published"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("by")
    )
    intent = models.UUIDField(unique=True, editable=False)

    class Meta:
        verbose_name = _("publication of a page")
        verbose_name_plural = _("publications of pages")
        ordering = ["-number"]
        default_permissions = ()
        constraints = [
            models.UniqueConstraint("page", "number", name="page_publication_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"
