"""What the public may see now: written by `publishing/` alone, read by everybody who shows it.

`LiveStory.objects` answers what is public; nobody else asks that question.
"""

from datetime import date, datetime

from django.db import models
from django.db.models import Exists, F, OuterRef, Q
from django.utils.translation import gettext_lazy as _

from articles.document import schema
from articles.models.fields import LinkField, slug_validator
from articles.models.people import Person
from articles.models.quotes import Quote
from articles.models.sources import Source
from articles.models.stories import Author, Section, Story, Topic
from articles.models.versions import Kind, Publication, Version


class Status(models.TextChoices):
    LIVE = "live", _("Live")
    RETRACTED = "retracted", _("Retracted")
    TAKEN_DOWN = "taken down", _("Taken down")


class LiveStoryQuerySet(models.QuerySet["LiveStory"]):
    def at(self, day: date, slug: str) -> "LiveStoryQuerySet":
        """What stands at a public address, with its Document: live, retracted or taken down."""
        return self.filter(date=day, slug=slug).select_related("version", "publication", "section")

    def listed(self) -> "LiveStoryQuerySet":
        """What lists, feeds, search and sitemaps may show, newest first."""
        return self.filter(status=Status.LIVE).order_by("-listed_at", "-story_id")

    def cards(self) -> "LiveStoryQuerySet":
        """The same without Documents: all that a list shows of a story."""
        return self.listed().select_related("section").defer("version", "publication")

    def of_section(self, section: int) -> "LiveStoryQuerySet":
        """Those of a section, newest first."""
        return self.listed().filter(section=section)

    def of_topic(self, topic: int) -> "LiveStoryQuerySet":
        """Those on a topic, newest first (paging.PLACED)."""
        return self._placed("topics", topic=topic)

    def by_author(self, author: int) -> "LiveStoryQuerySet":
        """Those under which this name stands, newest first (paging.PLACED)."""
        return self._placed("authors", author=author)

    def from_source(self, source: int) -> "LiveStoryQuerySet":
        """Those that rely on a source, newest first (paging.PLACED)."""
        return self._placed("sources", source=source)

    def of_day(self, day: date) -> "LiveStoryQuerySet":
        """Those first published on a day, by their address, the last first (paging.FIRST)."""
        return self.listed().filter(date=day).order_by("-first_published_at", "-story_id")

    def _placed(self, rows: str, **of: int) -> "LiveStoryQuerySet":
        """The stories of some rows, in the order of these, which have an index for it.

        `placed_at` and `placed` are what the list is ordered by: the same moments and numbers as
        the stories' own.
        """
        return (
            self.listed()
            .filter(**{f"{rows}__{column}": id for column, id in of.items()})
            .annotate(placed_at=F(f"{rows}__listed_at"), placed=F(f"{rows}__story"))
            .order_by("-placed_at", "-placed")
        )

    def changes(self) -> "LiveStoryQuerySet":
        """Everything that is or was public, in the order in which it last changed (`position`):
        whoever has seen one place of it misses nothing that comes later."""
        return self.order_by("position", "story_id")

    def breaking(self, now: datetime) -> "LiveStoryQuerySet":
        """Stories that are happening now, newest first."""
        return self.listed().filter(breaking_until__gt=now)


class LiveStory(models.Model):
    """One story as the public sees it: the live Version, and the columns that lists sort by.

    The primary key is the story, so there is never more than one. `date` and `slug` are the
    address. `listed_at` is the place in lists; a small fix moves neither it nor `updated_at`.
    `position` is the place in the purge log of the last change in words or pictures: numbers are
    given there in the order of commits.
    `pictures` holds, by photo id, what a page needs to show a picture (see publishing.pictures).
    """

    story = models.OneToOneField(
        Story, models.PROTECT, primary_key=True, related_name="live", db_column="story_id"
    )
    version = models.ForeignKey(Version, models.PROTECT, related_name="+")
    publication = models.ForeignKey(Publication, models.PROTECT, related_name="+")
    status = models.CharField(max_length=12, choices=Status, default=Status.LIVE)
    date = models.DateField()
    slug = models.SlugField(max_length=100, validators=[slug_validator])
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="live_stories")
    language = models.CharField(max_length=12)
    translation_of = models.ForeignKey(
        Story, models.PROTECT, null=True, related_name="+", db_index=False
    )
    kicker = models.CharField(max_length=100, blank=True)
    headline = models.CharField(max_length=300, blank=True)
    standfirst = models.TextField(blank=True)
    byline = models.TextField(blank=True)
    urgency = models.PositiveSmallIntegerField(default=4)
    breaking_until = models.DateTimeField(null=True)
    first_published_at = models.DateTimeField()
    updated_at = models.DateTimeField()
    listed_at = models.DateTimeField()
    corrected_at = models.DateTimeField(null=True)
    lead_photo = models.PositiveBigIntegerField(null=True)
    position = models.PositiveBigIntegerField(default=0, db_default=0)  # in the purge log
    pictures = models.JSONField(default=dict)
    card = models.CharField(max_length=100, blank=True, db_default="")  # see social_cards
    card_mark = models.CharField(max_length=32, blank=True, db_default="")
    related = models.JSONField(default=list)  # ids of stories, best first
    corrections = models.JSONField(default=list)  # {"kind", "at" (ISO 8601), "note"}, oldest first

    objects = LiveStoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("live story")
        verbose_name_plural = _("live stories")
        constraints = [
            models.UniqueConstraint("date", "slug", name="live_address_once"),
            models.UniqueConstraint("card", condition=~Q(card=""), name="live_card_once"),
            models.CheckConstraint(
                name="live_story_has_a_section",
                condition=~Q(status=Status.LIVE) | Q(section__isnull=False),
            ),
        ]
        indexes = [
            models.Index(
                fields=["status", "-listed_at", "-story"], name="live_by_listed"
            ),  # front, feeds
            models.Index(
                fields=["section", "status", "-listed_at", "-story"], name="live_by_section"
            ),
            models.Index(
                fields=["status", "-date", "-first_published_at", "-story"], name="live_by_first"
            ),  # the archive
            models.Index(fields=["position", "story"], name="live_by_position"),  # changes
            models.Index(
                fields=["status", "breaking_until"], name="live_by_breaking"
            ),  # the strip on every page
            models.Index(
                fields=["status", "translation_of"], name="live_by_original"
            ),  # the same story in other languages
        ]

    def __str__(self) -> str:
        return self.headline or self.get_status_display()

    @property
    def url(self) -> str:
        """The path of the story's page."""
        return f"/{self.date:%Y/%m/%d}/{self.slug}/"

    @property
    def document(self) -> schema.Document:
        return self.version.document


class LiveQuoteQuerySet(models.QuerySet["LiveQuote"]):
    def on_record(self) -> "LiveQuoteQuerySet":
        """What public figures said: each quote once, as the latest publication of it has it.

        Newest first, by when it was said.
        """
        public = Person.objects.filter(pk=OuterRef("speaker"), public_figure=True)
        return (  # looked up row by row, so that the order's index may lead
            self.filter(Exists(public))
            .exclude(Exists(self._later()))
            .order_by("-dated", "-quote_id")
        )

    def _later(self) -> models.QuerySet["LiveQuote"]:
        """The same quote in a later publication, or earlier in the same one."""
        at = OuterRef("published_at")
        later = Q(published_at__gt=at) | Q(published_at=at, pk__lt=OuterRef("pk"))
        return LiveQuote.objects.filter(later, quote=OuterRef("quote"))


class LiveQuote(models.Model):
    """A quotation that a live story carries, with its words as they stand there.

    `dated` is when it was said, or else the day of the story. `published_at` is the moment of the
    publication that is live. A quote without a public figure for its speaker stands in its story
    alone: lists, search and pages of quotes ask `on_record()`.
    """

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="quotes")
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="live_uses")
    anchor = models.CharField(max_length=20)  # of the words on the story's page
    words = models.TextField()
    language = models.CharField(max_length=12)
    original_words = models.TextField(blank=True)
    original_language = models.CharField(max_length=12, blank=True)
    speaker = models.ForeignKey(Person, models.PROTECT, null=True, related_name="live_quotes")
    attribution = models.CharField(max_length=200)
    role = models.CharField(max_length=200, blank=True)
    occasion = models.CharField(max_length=200, blank=True)
    said_on = models.DateField(null=True)
    provenance = models.CharField(max_length=12)
    source = models.ForeignKey(Source, models.PROTECT, null=True, related_name="live_quotes")
    source_name = models.CharField(max_length=200, blank=True)
    obtained = models.CharField(max_length=20, blank=True)
    reporter = models.CharField(max_length=200, blank=True)  # of ours, to whom it was said
    link = LinkField(blank=True)
    listed_at = models.DateTimeField()
    dated = models.DateField()
    published_at = models.DateTimeField()

    objects = LiveQuoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("quote in a live story")
        verbose_name_plural = _("quotes in live stories")
        ordering = ["-listed_at", "-pk"]
        constraints = [models.UniqueConstraint("story", "anchor", name="live_quote_anchor_once")]
        indexes = [
            models.Index(
                fields=["speaker", "-listed_at", "-id"], name="live_quote_by_speaker"
            ),  # a person's feed
            models.Index(fields=["-listed_at", "-id"], name="live_quote_by_listed"),
            models.Index(
                fields=["speaker", "-dated", "-quote"], name="live_quote_by_said"
            ),  # a person's page
            models.Index(fields=["-dated", "-quote"], name="live_quote_by_dated"),  # the newest
        ]

    def __str__(self) -> str:
        return f"“{self.words[:80]}”"


class LiveSource(models.Model):
    """A source that a live story names, in the story's place in lists.

    A story that is not live has none of these rows; nor of the next two.
    """

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="sources")
    source = models.ForeignKey(Source, models.PROTECT, related_name="live_uses")
    listed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("source of a live story")
        verbose_name_plural = _("sources of live stories")
        constraints = [models.UniqueConstraint("story", "source", name="live_source_once")]
        indexes = [
            models.Index(fields=["source", "-listed_at", "-story"], name="live_by_source"),
        ]

    def __str__(self) -> str:
        return f"{self.source_id} in {self.story_id}"


class LiveTopic(models.Model):
    """A topic of a live story, in the story's place in lists."""

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="topics")
    topic = models.ForeignKey(Topic, models.PROTECT, related_name="live_uses")
    listed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("topic of a live story")
        verbose_name_plural = _("topics of live stories")
        constraints = [models.UniqueConstraint("story", "topic", name="live_topic_once")]
        indexes = [
            models.Index(fields=["topic", "-listed_at", "-story"], name="live_by_topic"),
        ]

    def __str__(self) -> str:
        return f"{self.topic_id} of {self.story_id}"


class LiveAuthor(models.Model):
    """An author of a live story, in the story's place in lists."""

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="authors")
    author = models.ForeignKey(Author, models.PROTECT, related_name="live_uses")
    listed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("author of a live story")
        verbose_name_plural = _("authors of live stories")
        constraints = [models.UniqueConstraint("story", "author", name="live_author_once")]
        indexes = [
            models.Index(fields=["author", "-listed_at", "-story"], name="live_by_author"),
        ]

    def __str__(self) -> str:
        return f"{self.author_id} of {self.story_id}"


class LiveDayQuerySet(models.QuerySet["LiveDay"]):
    def filled(self) -> "LiveDayQuerySet":
        """Days with something live, the last one first."""
        return self.filter(stories__gt=0).order_by("-date")


class LiveDay(models.Model):
    """A day of the archive: how many live stories were first published on it.

    So the archive's pages count days and not stories. `changed_at` is when one of them was
    published or updated last. A day whose stories are all gone has none, and its row stays.
    """

    date = models.DateField(primary_key=True)
    stories = models.PositiveIntegerField()
    changed_at = models.DateTimeField()

    objects = LiveDayQuerySet.as_manager()

    class Meta:
        verbose_name = _("day of the archive")
        verbose_name_plural = _("days of the archive")

    def __str__(self) -> str:
        return f"{self.date}: {self.stories}"


class LiveCorrection(models.Model):
    """What was put right, as readers are told: a correction, a clarification or a retraction.

    The words of a story that is withdrawn go, and with them what was put right in them before.
    """

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="put_right")
    publication = models.OneToOneField(Publication, models.PROTECT, related_name="+")
    kind = models.CharField(max_length=16, choices=Kind)
    at = models.DateTimeField()
    note = models.TextField()

    class Meta:
        verbose_name = _("correction of a live story")
        verbose_name_plural = _("corrections of live stories")
        indexes = [models.Index(fields=["-at", "-id"], name="live_correction_by_at")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.note[:80]}"


class Redirect(models.Model):
    """An old address and the story it leads to, wherever that is now; so chains cannot form."""

    date = models.DateField()
    slug = models.SlugField(max_length=100)
    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="old_addresses")

    class Meta:
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [models.UniqueConstraint("date", "slug", name="old_address_once")]

    def __str__(self) -> str:
        return f"/{self.date:%Y/%m/%d}/{self.slug}/"


class OldSlug(models.Model):
    """A former address of a person, section, topic, source, author or quote: it answers 301.

    It names the record, not a newer address, so chains cannot form. Of a quote, whose address is
    its number, it is the number of a record that was merged into another one.
    """

    class Of(models.TextChoices):
        PERSON = "person", _("person")
        SECTION = "section", _("section")
        TOPIC = "topic", _("topic")
        SOURCE = "source", _("source")
        AUTHOR = "author", _("author")
        QUOTE = "quote", _("quote")

    of = models.CharField(max_length=8, choices=Of)
    slug = models.SlugField(max_length=100)
    record = models.PositiveBigIntegerField()

    class Meta:
        verbose_name = _("old address of a record")
        verbose_name_plural = _("old addresses of records")
        constraints = [models.UniqueConstraint("of", "slug", name="old_slug_once")]

    def __str__(self) -> str:
        return f"{self.of} {self.slug}"


class SearchEntry(models.Model):
    """The words a live story is found by, folded and stemmed (publishing.search).

    Beside it each database keeps its own index of the same words: a tsvector column on
    PostgreSQL, an FTS5 table on SQLite, both made in a migration.
    """

    story = models.OneToOneField(
        LiveStory, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    headline = models.TextField()
    body = models.TextField()

    class Meta:
        verbose_name = _("search entry")
        verbose_name_plural = _("search entries")

    def __str__(self) -> str:
        return f"{self.story_id}"


class QuoteEntry(models.Model):
    """The words a live quote is found by, folded and stemmed like a SearchEntry's."""

    quote = models.OneToOneField(
        LiveQuote, models.CASCADE, primary_key=True, related_name="search_entry"
    )
    words = models.TextField()
    about = models.TextField()  # speaker, role, occasion, source

    class Meta:
        verbose_name = _("search entry of a quote")
        verbose_name_plural = _("search entries of quotes")

    def __str__(self) -> str:
        return f"{self.quote_id}"


class PurgeCounter(models.Model):
    """One row. Writers lock it, so numbers are given in the order of commits."""

    position = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("purge counter")
        verbose_name_plural = _("purge counter")
        constraints = [models.CheckConstraint(name="one_purge_counter", condition=Q(id=1))]

    def __str__(self) -> str:
        return f"{self.position}"


class Purge(models.Model):
    """A key whose pages are out of date: to be made anew, or never to be served again."""

    class Mode(models.TextChoices):
        REFRESH = "refresh", _("refresh")
        WITHDRAW = "withdraw", _("withdraw")

    position = models.PositiveBigIntegerField(primary_key=True)
    key = models.CharField(max_length=100)
    mode = models.CharField(max_length=8, choices=Mode)
    at = models.DateTimeField()

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
        ordering = ["position"]

    def __str__(self) -> str:
        return f"{self.position} {self.mode} {self.key}"
