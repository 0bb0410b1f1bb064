"""What live stories are compared by and spelled like. Written by `publishing/` alone."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from articles.models.live import LiveStory


class LiveWord(models.Model):
    """A word of the headline or standfirst of a live story, stemmed, in the story's place in lists.

    How many stories have it tells how much it says (publishing.related). `language` is that of the
    story, without a region.
    """

    story = models.ForeignKey(LiveStory, models.CASCADE, related_name="telling_words")
    word = models.CharField(max_length=60)
    language = models.CharField(max_length=12)
    listed_at = models.DateTimeField()

    class Meta:
        verbose_name = _("telling word of a live story")
        verbose_name_plural = _("telling words of live stories")
        constraints = [models.UniqueConstraint("story", "word", name="live_word_once")]
        indexes = [
            models.Index(fields=["word", "language", "-listed_at", "-story"], name="live_by_word")
        ]

    def __str__(self) -> str:
        return f"{self.word} in {self.story_id}"


class LiveAlone(models.Model):
    """A live story that wants no company but what editors choose: it is offered no others found
    automatically, and is not offered beside them."""

    story = models.OneToOneField(
        LiveStory, models.CASCADE, primary_key=True, related_name="stands_alone"
    )

    class Meta:
        verbose_name = _("live story that stands alone")
        verbose_name_plural = _("live stories that stand alone")

    def __str__(self) -> str:
        return f"{self.story_id}"


class Spelling(models.Model):
    """A word as something that is live spells it, for “did you mean” (publishing.spelling).

    It may outlive the story it came from by a moment; whether it is still live is asked of the
    search index whenever one is to be shown.
    """

    word = models.CharField(max_length=40, unique=True)  # folded
    written = models.CharField(max_length=80)  # in small letters where it ever stood so

    class Meta:
        verbose_name = _("spelling")
        verbose_name_plural = _("spellings")

    def __str__(self) -> str:
        return self.written


class SpellingKey(models.Model):
    """What is left of the beginning of a word when a letter or two are left out.

    A word and a slip of it share one of these, so that the few words that are meant are found by
    an index, however many are known.
    """

    spelling = models.ForeignKey(Spelling, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=8)

    class Meta:
        verbose_name = _("key of a spelling")
        verbose_name_plural = _("keys of spellings")
        constraints = [models.UniqueConstraint("key", "spelling", name="spelling_key_once")]

    def __str__(self) -> str:
        return f"{self.key} of {self.spelling_id}"
