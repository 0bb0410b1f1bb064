"""What colleagues tell each other about a story, and what they are told. Never public."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import PART_ID_LENGTH, LineField, PassageField
from articles.models.outside import OutsideLink
from articles.models.stories import Story
from articles.models.versions import Version


class Note(models.Model):
    """A note on a story or on one of its blocks; a privileged one is for author, editor, legal.

    An outsider's note names the link that it came over and the name that they gave.
    """

    story = models.ForeignKey(Story, models.CASCADE, related_name="notes")
    block = models.CharField(max_length=PART_ID_LENGTH, blank=True)  # id of a block, or ""
    reply_to = models.ForeignKey(
        "self", models.CASCADE, null=True, blank=True, related_name="replies"
    )
    text = PassageField(_("note"), max_length=5000)
    privileged = models.BooleanField(_("for author, editor and legal only"), default=False)
    at = models.DateTimeField(_("when"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("by"),
    )
    link = models.ForeignKey(
        OutsideLink, models.PROTECT, null=True, blank=True, related_name="notes"
    )
    name = LineField(_("name"), max_length=200, blank=True)
    version = models.ForeignKey(
        Version, models.PROTECT, null=True, blank=True, related_name="+"
    )  # what an outsider read
    mentions = models.ManyToManyField(settings.AUTH_USER_MODEL, blank=True, related_name="+")
    done_at = models.DateTimeField(_("done"), null=True, blank=True)
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("done by"),
    )

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        ordering = ["at", "pk"]
        constraints = [
            models.CheckConstraint(name="note_has_words", condition=~Q(text="")),
            models.CheckConstraint(
                name="note_by_one",
                condition=Q(by__isnull=False, link=None) | Q(by=None, link__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Notice(models.Model):
    """One thing that somebody is told: at the desk, and by e-mail where they want it."""

    class Kind(models.TextChoices):
        ASSIGNED = "assigned", _("Assigned to you")
        MENTIONED = "mentioned", _("You were mentioned")
        ANSWERED = "answered", _("Answer to your note")
        SENT_BACK = "sent back", _("Sent back to you")
        FOR_REVIEW = "for review", _("Waiting for you")
        SPIKED = "spiked", _("Spiked")
        NAMED = "named", _("You were named on a restricted story")
        HELD = "held", _("Held")
        RELEASED = "released", _("Hold lifted")
        APPROVED = "approved", _("Approved")
        APPROVAL_VOID = "approval void", _("Approval is void")
        OUTSIDE_NOTE = "outside note", _("Note from outside")
        PUBLISHED = "published", _("Published")
        MISSED = "missed", _("Schedule missed")

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(_("what"), max_length=16, choices=Kind)
    story = models.ForeignKey(Story, models.CASCADE, related_name="notices")
    note = models.ForeignKey(Note, models.CASCADE, null=True, blank=True, related_name="notices")
    text = PassageField(_("text"), max_length=1000, blank=True)
    actor = LineField(_("by"), max_length=200, blank=True)
    at = models.DateTimeField(_("when"))
    read_at = models.DateTimeField(_("read"), null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True, editable=False)

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-at", "-pk"]
        indexes = [
            models.Index(fields=["user", "-at"], name="notice_by_user"),
            models.Index(fields=["user"], condition=Q(read_at=None), name="notice_unread"),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()
