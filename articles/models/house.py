"""What a newsroom says of itself and decides for itself, in one row that the desk edits."""

from zoneinfo import available_timezones

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.document import advice
from articles.models.fields import LineField, PassageField, language_validator


class SiteSettings(models.Model):
    """The newsroom's own settings. The environment's values hold where a field is empty."""

    title = LineField(_("name of the site"), max_length=100, blank=True)
    time_zone = models.CharField(_("time zone"), max_length=64, blank=True)
    language = models.CharField(
        _("language"), max_length=12, blank=True, validators=[language_validator]
    )
    corrections_email = models.EmailField(_("address for corrections"), blank=True)
    about = PassageField(_("about the site, for readers"), max_length=500, blank=True)
    blocking_advice = models.JSONField(
        _("advice that blocks here"), default=list, blank=True
    )  # codes of checks
    #: What the foot of every page links to, written when a page is published.
    pages = models.JSONField(default=list, blank=True, editable=False)  # [slug, title, language]
    changed_at = models.DateTimeField(_("changed"), auto_now=True)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("changed by"),
    )

    class Meta:
        verbose_name = _("site settings")
        verbose_name_plural = _("site settings")
        constraints = [models.CheckConstraint(name="site_settings_once", condition=Q(pk=1))]

    def __str__(self) -> str:
        return str(_("Site settings"))

    def clean(self) -> None:
        """A zone that nobody knows, or a check that there is not, would stop every page."""
        if self.time_zone and self.time_zone not in available_timezones():
            text = _("There is no such time zone. Write it like “Europe/Paris”.")
            raise ValidationError({"time_zone": text})
        if not set(self.blocking_advice) <= advice.TITLES.keys():
            raise ValidationError({"blocking_advice": _("One of these is no advice.")})
