"""The words of names, so that the people and sources a text may mean are found at once."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.models.people import Person
from articles.models.sources import Source


class NameWord(models.Model):
    """A folded word of the name or an alias of a person or a source (`publishing.names`)."""

    word = models.CharField(max_length=60)
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="name_words")
    source = models.ForeignKey(Source, models.CASCADE, null=True, related_name="name_words")

    class Meta:
        verbose_name = _("word of a name")
        verbose_name_plural = _("words of names")
        indexes = [models.Index(fields=["word"], name="name_word_by_word")]
        constraints = [
            models.CheckConstraint(
                name="name_word_of_one",
                condition=Q(person__isnull=True) ^ Q(source__isnull=True),
            )
        ]

    def __str__(self) -> str:
        return self.word
