"""The working copy of a story: what journalists write before, between and after publications.

Nothing here is ever read for the public. What readers see is made from live Versions (live.py).
"""

from content_editor.models import Region
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from taggit.managers import TaggableManager
from taggit.models import ItemBase, TagBase

from articles.models.fields import (
    LineField,
    LinkField,
    PartIdField,
    PassageField,
    few_lines,
    language_validator,
    slug_validator,
)
from articles.models.photos import Photo
from articles.models.quotes import Quote
from articles.models.sources import Source

#: What stands first in an address of the site itself; no section may take one of these.
RESERVED = frozenset(
    {
        "api",
        "archive",
        "authors",
        "breaking",
        "cards",
        "corrections",
        "desk",
        "feed",
        "healthz",
        "latest",
        "manifest",
        "media",
        "pages",
        "people",
        "quotes",
        "readyz",
        "search",
        "shared",
        "sitemap",
        "sitemaps",
        "sources",
        "static",
        "statusz",
        "topics",
    }
)


class SectionQuerySet(models.QuerySet["Section"]):
    def navigation(self) -> "SectionQuerySet":
        """The sections that readers find in the head of every page, in the desk's order."""
        return self.only("pk", "name", "slug").order_by("order", "pk")


class Section(models.Model):
    """A desk of the newsroom and its place on the site."""

    name = LineField(_("name"), max_length=100)
    slug = models.SlugField(_("address"), max_length=100, unique=True, validators=[slug_validator])
    description = PassageField(_("description for readers"), max_length=500, blank=True)
    order = models.PositiveSmallIntegerField(_("order"), default=0)

    objects = SectionQuerySet.as_manager()

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")
        ordering = ["order", "pk"]
        constraints = [
            models.CheckConstraint(
                name="section_address_not_reserved",
                condition=~Q(slug__in=sorted(RESERVED)) & Q(slug__gte="a"),  # no year either
                violation_error_message=_(
                    "The site itself needs this address. Choose another one for the section."
                ),
            )
        ]

    def __str__(self) -> str:
        return self.name


class Author(models.Model):
    """A name under a story; it needs no account."""

    name = LineField(_("name"), max_length=200)
    slug = models.SlugField(_("address"), max_length=100, unique=True, validators=[slug_validator])
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="author",
        verbose_name=_("account"),
    )
    biography = PassageField(_("about the author, for readers"), max_length=2000, blank=True)

    class Meta:
        verbose_name = _("author")
        verbose_name_plural = _("authors")
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Topic(TagBase):
    """What a story is about; the newsroom's own words."""

    class Meta:
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["name", "pk"]


class TopicUse(ItemBase):
    """A topic of a story."""

    tag = models.ForeignKey(Topic, models.CASCADE, related_name="uses")
    content_object = models.ForeignKey("articles.Story", models.CASCADE, related_name="topic_uses")

    class Meta:
        verbose_name = _("topic of a story")
        verbose_name_plural = _("topics of stories")
        constraints = [models.UniqueConstraint("tag", "content_object", name="topic_once_a_story")]

    def __str__(self) -> str:
        return f"{self.tag_id} of {self.content_object_id}"


class Stage(models.TextChoices):
    """Where the working copy is; it says nothing about the public."""

    IDEA = "idea", _("Idea")
    ASSIGNED = "assigned", _("Assigned")
    WRITING = "writing", _("Writing")
    FOR_EDIT = "for edit", _("For edit")
    LEGAL = "legal", _("Legal")
    READY = "ready", _("Ready")
    SPIKED = "spiked", _("Spiked")


class Priority(models.IntegerChoices):
    """How much the desk wants it; urgency says what it is to readers."""

    HIGH = 1, _("High")
    USUAL = 2, _("Usual")
    LOW = 3, _("Low")


class Story(models.Model):
    """The working copy. It may be incomplete; publishing it may not.

    `saved_as` is the Version that the working copy was last frozen to; a form carries it, so that
    a save that comes too late is noticed. Stage, address and times of publication change through
    `publishing/`, never through a form.
    """

    regions = [Region(key="main", title=_("Story"))]

    kicker = LineField(_("kicker"), max_length=100, blank=True)
    headline = LineField(_("headline"), max_length=300, blank=True)
    standfirst = PassageField(_("standfirst"), max_length=1000, blank=True)
    key_points = PassageField(
        _("key points"),
        max_length=1500,
        blank=True,
        default="",
        db_default="",
        validators=[few_lines],
        help_text=_("What a reader in a hurry needs to know: a line each, six at most."),
    )
    slug = models.SlugField(
        _("slug"),
        max_length=100,
        blank=True,
        validators=[slug_validator],
        help_text=_("The last part of the address. Left empty, it is made from the headline."),
    )
    section = models.ForeignKey(
        Section, models.PROTECT, null=True, blank=True, verbose_name=_("section")
    )
    place = LineField(
        _("dateline place"), max_length=100, blank=True, help_text=_("Where it was reported from.")
    )
    language = models.CharField(
        _("language"),
        max_length=12,
        default="en",
        validators=[language_validator],
        help_text=_("A code such as en, ar, fr or de."),
    )
    urgency = models.PositiveSmallIntegerField(
        _("urgency"),
        default=4,
        validators=[MinValueValidator(1), MaxValueValidator(8)],
        help_text=_("1 is most urgent, 4 is usual, 8 can wait."),
    )
    topics = TaggableManager(_("topics"), through=TopicUse, blank=True)
    lead_photo = models.ForeignKey(
        Photo,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="led_stories",
        verbose_name=_("lead photo"),
    )
    lead_caption = PassageField(
        _("caption here"), max_length=2000, blank=True, help_text=_("Empty: as the photo has it.")
    )
    lead_alt = PassageField(
        _("alt text here"), max_length=1000, blank=True, help_text=_("Empty: as the photo has it.")
    )
    lead_credit = LineField(
        _("credit here"), max_length=200, blank=True, help_text=_("Empty: as the photo has it.")
    )
    translation_of = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="translations",
        verbose_name=_("translation of"),
        help_text=_("The story that this one says in another language. Readers are led across."),
    )
    related_automatic = models.BooleanField(
        _("offer related stories"),
        default=True,
        db_default=True,
        help_text=_("Found by what stories have in common. Those chosen by hand stay."),
    )
    breaking_until = models.DateTimeField(_("breaking until"), null=True, blank=True)
    ai_disclosure = PassageField(_("use of AI, as told to readers"), max_length=500, blank=True)
    search_title = LineField(_("headline for search and social"), max_length=200, blank=True)
    search_description = PassageField(
        _("description for search and social"), max_length=500, blank=True
    )

    stage = models.CharField(
        _("stage"), max_length=12, choices=Stage, default=Stage.WRITING, editable=False
    )
    assigned_to = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="assigned_stories",
        verbose_name=_("assigned to"),
    )
    due = models.DateTimeField(_("due"), null=True, blank=True)
    asked_for = PassageField(
        _("what is asked for"), max_length=2000, blank=True, default="", db_default=""
    )
    priority = models.PositiveSmallIntegerField(
        _("priority"), choices=Priority, default=Priority.USUAL, db_default=Priority.USUAL
    )
    restricted = models.BooleanField(
        _("restricted"),
        default=False,
        db_default=False,
        help_text=_("Only the people named on it see the story."),
    )
    embargo_until = models.DateTimeField(
        _("nobody outside before"),
        null=True,
        blank=True,
        help_text=_("The embargo: no way to publish works before this moment."),
    )
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="created_stories",
        verbose_name=_("created by"),
    )
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    saved_at = models.DateTimeField(_("saved"), auto_now=True)
    saved_as = models.ForeignKey(
        "articles.Version",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("saved as"),
    )

    class Meta:
        verbose_name = _("story")
        verbose_name_plural = _("stories")
        ordering = ["-saved_at", "-pk"]
        indexes = [
            models.Index(fields=["-saved_at", "-id"], name="story_by_saved"),  # the desk's list
            models.Index(
                fields=["stage", "-saved_at"], name="story_by_stage"
            ),  # the list, narrowed
        ]
        permissions = [
            ("publish_story", _("Can publish, correct and roll back a story")),
            ("retract_story", _("Can retract a story")),
            ("take_down_story", _("Can take a story down")),
            ("lift_embargo", _("Can set and lift an embargo")),
            ("move_story", _("Can move a story to any stage")),
            ("spike_story", _("Can spike a story")),
            ("change_any_story", _("Can change stories of others")),
            ("hold_story", _("Can hold a story back")),
            ("lift_hold", _("Can lift a hold")),
            ("approve_story", _("Can approve a story")),
            ("schedule_story", _("Can schedule a publication")),
            ("assign_story", _("Can assign a story")),
            ("see_restricted", _("Can see and open restricted stories")),
            ("read_privileged", _("Can read privileged notes")),
            ("share_outside", _("Can make links for people outside")),
            ("arrange_front", _("Can arrange the front page or end breaking")),
        ]
        constraints = [
            models.CheckConstraint(
                name="story_urgency_1_to_8",
                condition=Q(urgency__range=(1, 8)),
                violation_error_message=_("Urgency goes from 1 to 8."),
            ),
            models.CheckConstraint(
                name="story_translates_another",
                condition=~Q(translation_of=models.F("pk")),
                violation_error_message=_("A story is no translation of itself."),
            ),
        ]

    def __str__(self) -> str:
        return self.headline or str(_("Untitled story"))

    def clean(self) -> None:
        """One story is the original, in whichever language; its translations all name that one."""
        if self.translation_of is None:
            return
        if self.translation_of.translation_of_id not in (None, self.pk):
            self.translation_of = self.translation_of.translation_of
        if self.translation_of.language == self.language:
            reason = _("A translation is in another language than its original.")
            raise ValidationError(reason)
        if self.pk and Story.objects.filter(translation_of=self.pk).exists():
            reason = _("Other stories say that they translate this one. Let them name the other.")
            raise ValidationError(reason)


class Byline(models.Model):
    """An author of a story, and where they were."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="bylines")
    author = models.ForeignKey(Author, models.PROTECT, related_name="bylines")
    place = LineField(_("where"), max_length=100, blank=True, help_text=_("Printed as “in Paris”."))
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["ordering", "pk"]
        constraints = [models.UniqueConstraint("story", "author", name="author_once_a_story")]

    def __str__(self) -> str:
        return str(self.author)


class QuoteUse(models.Model):
    """A story's use of a Quote: in the prose (Quotation) or set apart (QuoteBlock)."""

    key = PartIdField(_("id"))
    quote = models.ForeignKey(
        Quote,
        models.PROTECT,
        related_name="%(class)s_uses",
        verbose_name=_("quote"),
    )

    class Meta:
        abstract = True


class Quotation(QuoteUse):
    """A quote that stands in the prose, where its words are found."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="quotations")
    pieces = models.JSONField(
        _("pieces in the text"), default=list, blank=True, editable=False
    )  # as printed, where "he said" stands between them; empty when the words stand whole
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("quotation in the text")
        verbose_name_plural = _("quotations in the text")
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint("story", "key", name="quotation_key_once"),
            models.UniqueConstraint("story", "quote", name="quotation_once_a_story"),
        ]

    def __str__(self) -> str:
        return str(self.quote)


class Citation(models.Model):
    """A statement that the story takes from a source, found in the prose by its words."""

    key = PartIdField(_("id"))
    story = models.ForeignKey(Story, models.CASCADE, related_name="citations")
    words = LineField(
        _("words in the text"),
        max_length=1000,
        help_text=_("As they stand there: “nearly 40 countries”."),
    )
    source = models.ForeignKey(
        Source,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="citations",
        verbose_name=_("source"),
    )
    statement = PassageField(
        _("what the source says"),
        max_length=1000,
        blank=True,
        help_text=_("In the source's own words, where ours differ. Readers see it in the note."),
    )
    link = LinkField(_("link"), blank=True)
    read_on = models.DateField(_("read on"), null=True, blank=True)
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("citation")
        verbose_name_plural = _("citations")
        ordering = ["ordering", "pk"]
        constraints = [models.UniqueConstraint("story", "key", name="citation_key_once")]

    def __str__(self) -> str:
        return self.words


class NotSpeech(models.Model):
    """Words in quotation marks that nobody said: a title, a nickname, a so-called thing."""

    key = PartIdField(_("id"))
    story = models.ForeignKey(Story, models.CASCADE, related_name="not_speech")
    words = PassageField(_("words in the text"), max_length=10_000)
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("words that are no quotation")
        verbose_name_plural = _("words that are no quotations")
        ordering = ["ordering", "pk"]
        constraints = [models.UniqueConstraint("story", "key", name="not_speech_key_once")]

    def __str__(self) -> str:
        return f"“{self.words[:80]}”"


class RelatedStory(models.Model):
    """Another story that the editor offers below this one."""

    story = models.ForeignKey(Story, models.CASCADE, related_name="related")
    other = models.ForeignKey(
        Story, models.PROTECT, related_name="related_from", verbose_name=_("story")
    )
    ordering = models.PositiveSmallIntegerField(_("order"), default=0)

    class Meta:
        verbose_name = _("related story")
        verbose_name_plural = _("related stories")
        ordering = ["ordering", "pk"]
        constraints = [
            models.UniqueConstraint("story", "other", name="related_once_a_story"),
            models.CheckConstraint(
                name="related_to_another",
                condition=~Q(story=models.F("other")),
                violation_error_message=_("A story cannot be related to itself."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.other)
