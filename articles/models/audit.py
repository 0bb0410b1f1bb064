"""What was done with rights at the desk, in rows that nobody can change (triggers.py)."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class AuditEntry(models.Model):
    """Who did what, when, to what. No words of stories, no secrets; names as they were then."""

    class What(models.TextChoices):
        SIGNED_IN = "signed in", _("Signed in")
        SIGN_IN_FAILED = "sign-in failed", _("Sign-in failed")
        SIGNED_OUT = "signed out", _("Signed out")
        SECOND_FACTOR = "second factor", _("Second factor changed")
        SESSION_ENDED = "session ended", _("Session ended")
        RIGHTS = "rights", _("Rights changed")
        ACCOUNT = "account", _("Account changed")
        PUBLISHED = "published", _("Published")
        RETRACTED = "retracted", _("Retracted")
        TAKEN_DOWN = "taken down", _("Taken down")
        WAIVED = "waived", _("Check set aside")
        HELD = "held", _("Held")
        RELEASED = "released", _("Hold lifted")
        APPROVED = "approved", _("Approved")
        EMBARGO = "embargo", _("Embargo changed")
        EMBARGO_LIFTED = "embargo lifted", _("Embargo lifted early")
        SCHEDULED = "scheduled", _("Scheduled")
        RESTRICTED = "restricted", _("Restricted or opened")
        LINK_MADE = "link made", _("Outside link made")
        LINK_OPENED = "link opened", _("Outside link opened")
        LINK_REVOKED = "link revoked", _("Outside link revoked")
        EXPORTED = "exported", _("Exported")
        SETTINGS = "settings", _("Site settings changed")
        FRONT = "front page", _("Front page arranged")
        PAGE = "page", _("Page published or taken off")
        DELETED = "deleted", _("Deleted or brought back")

    at = models.DateTimeField(_("when"))
    what = models.CharField(_("what"), max_length=20, choices=What)
    user_id = models.PositiveBigIntegerField(null=True)  # an account may go; the entry stays
    name = models.CharField(_("who"), max_length=200, blank=True)
    story_id = models.PositiveBigIntegerField(null=True)
    thing = models.CharField(_("on what"), max_length=300, blank=True)
    detail = models.CharField(_("detail"), max_length=1000, blank=True)
    network = models.CharField(_("from"), max_length=45, blank=True)  # shortened address

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["-at", "-id"], name="audit_by_time"),
            models.Index(fields=["what", "-at"], name="audit_by_what"),
            models.Index(fields=["user_id", "-at"], name="audit_by_user"),
            models.Index(fields=["story_id", "-at"], name="audit_by_story"),
        ]

    def __str__(self) -> str:
        return f"{self.get_what_display()}: {self.thing}"
