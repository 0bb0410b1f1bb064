"""What the desk keeps for its people: text that was not saved, filters, who works where."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.fields import LineField
from articles.models.stories import Section, Story
from articles.models.versions import Version


class Judgement(models.Model):
    """What a journalist made of a suggestion: taken as it was, or corrected. No words are kept.

    A rule that is often corrected loses the right to fill in a name (`publishing.judging`).
    """

    sieve = models.CharField(max_length=40)
    language = models.CharField(max_length=12)
    taken = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("judgement on a suggestion")
        verbose_name_plural = _("judgements on suggestions")
        indexes = [models.Index(fields=["language", "sieve", "-at"], name="judgement_by_sieve")]

    def __str__(self) -> str:
        return f"{self.sieve} ({self.language})"


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


class Desk(models.Model):
    """What the desk knows of one account: the sections it works for, how it wants to be told.

    No sections means all of them. It says where somebody's rights reach, and gives none.
    """

    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.CASCADE,
        primary_key=True,
        related_name="desk",
        verbose_name=_("account"),
    )
    sections = models.ManyToManyField(
        Section,
        blank=True,
        related_name="+",
        verbose_name=_("works for"),
        help_text=_("None chosen: all sections."),
    )
    mail = models.BooleanField(_("send notices by e-mail too"), default=True)
    shortcuts = models.BooleanField(_("keyboard shortcuts"), default=True)

    class Meta:
        verbose_name = _("desk of an account")
        verbose_name_plural = _("desks of accounts")

    def __str__(self) -> str:
        return str(self.user)


class SavedFilter(models.Model):
    """A list of stories that somebody keeps by a name; its address can be sent to a colleague."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_filters")
    name = LineField(_("name"), max_length=60)
    query = models.CharField(_("filter"), max_length=1000, blank=True)  # without "?"

    class Meta:
        verbose_name = _("saved filter")
        verbose_name_plural = _("saved filters")
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint("user", "name", name="filter_name_once")]

    def __str__(self) -> str:
        return self.name


class DeskEntry(models.Model):
    """Words by which the desk finds a working copy: its headline and text, its quotes, a note.

    SQLite's full-text rows (articles_deskterms) carry this row's number; PostgreSQL keeps `terms`
    here. Who may see the story, and the note, is asked when somebody looks.
    """

    class Part(models.TextChoices):
        STORY = "story", _("Story")
        QUOTES = "quotes", _("Quotes")
        NOTE = "note", _("Note")

    story = models.ForeignKey(Story, models.CASCADE, related_name="desk_entries")
    part = models.CharField(max_length=8, choices=Part)
    note = models.OneToOneField(
        "articles.Note", models.CASCADE, null=True, blank=True, related_name="desk_entry"
    )
    heavy = models.TextField(blank=True)
    light = models.TextField(blank=True)

    class Meta:
        verbose_name = _("entry of the desk's index")
        verbose_name_plural = _("entries of the desk's index")
        constraints = [
            models.CheckConstraint(
                name="desk_entry_note_with_note",
                condition=Q(part="note", note__isnull=False)
                | (~Q(part="note") & Q(note__isnull=True)),
            ),
            models.UniqueConstraint(
                "story", "part", condition=~Q(part="note"), name="desk_entry_once_a_part"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_part_display()}: {self.story_id}"


class Binned(models.Model):
    """A shared record that was deleted and can come back: the row as it stood, and its parts.

    Only what nothing uses is ever deleted, so that it comes back as it was.
    """

    kind = models.CharField(_("kind"), max_length=40)  # model name, as "photo"
    key = models.PositiveBigIntegerField()
    name = LineField(_("name"), max_length=300)
    rows = models.JSONField()  # Django's serialised objects, the record first
    at = models.DateTimeField(_("deleted"))
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("by")
    )

    class Meta:
        verbose_name = _("deleted record")
        verbose_name_plural = _("bin")
        ordering = ["-at", "-pk"]
        constraints = [models.UniqueConstraint("kind", "key", name="binned_once")]

    def __str__(self) -> str:
        return self.name
