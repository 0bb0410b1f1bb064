"""What the desk keeps for itself about a story: moves between stages, text that was not saved."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.fields import PassageField
from articles.models.stories import Stage, Story
from articles.models.versions import Version


class Transition(models.Model):
    """A change of stage: who, when, from where to where, why."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="transitions")
    source = models.CharField(_("from"), max_length=12, choices=Stage)
    target = models.CharField(_("to"), max_length=12, choices=Stage)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )
    note = PassageField(_("why"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("transition")
        verbose_name_plural = _("transitions")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.get_source_display()} → {self.get_target_display()}"


class Autosave(models.Model):
    """What somebody typed and could not save: one row a person and story, never a Version.

    `typed` is the form as it was sent, field by field; it is offered again to the same person.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="autosaves")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="autosaves")
    started_from = models.ForeignKey(Version, models.PROTECT, null=True, related_name="+")
    typed = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("unsaved text")
        verbose_name_plural = _("unsaved texts")
        constraints = [models.UniqueConstraint("story", "by", name="autosave_once")]

    def __str__(self) -> str:
        return f"{self.story_id} by {self.by_id}"
