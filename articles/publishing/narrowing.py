"""By what a search is narrowed: a section, a topic, a person, an author, a stretch of days.

One meaning for stories, quotes and people, so that they can stand in one list. What names nothing
that readers may know lets nothing pass.
"""

from datetime import date, datetime, time
from typing import Any, NamedTuple

from django.db.models import Q, QuerySet
from django.utils import timezone

from articles.models import LiveAuthor, LiveQuote, LiveStory, LiveTopic, Person
from articles.publishing import quote_search


class Narrowing(NamedTuple):
    """What is wanted, by slugs as in addresses; what is empty narrows nothing."""

    section: str = ""
    topic: str = ""
    person: str = ""
    author: str = ""
    since: date | None = None
    until: date | None = None

    def of_stories(self, rows: QuerySet[LiveStory]) -> QuerySet[LiveStory]:
        """Those of a section, on a topic, by an author, that quote somebody, published then."""
        if self.section:
            rows = rows.filter(section__slug=self.section)
        if self.topic:
            on = LiveTopic.objects.filter(topic__slug=self.topic)
            rows = rows.filter(pk__in=on.values("story"))
        if self.author:
            rows = rows.filter(pk__in=self._stories_by_author())
        if self.person:
            said = LiveQuote.objects.filter(speaker__in=self._person()).order_by()
            rows = rows.filter(pk__in=said.values("story"))
        if self.since:
            rows = rows.filter(listed_at__gte=_at(self.since, time.min))
        if self.until:
            rows = rows.filter(listed_at__lte=_at(self.until, time.max))
        return rows

    def of_quotes(self, rows: QuerySet[LiveQuote]) -> QuerySet[LiveQuote]:
        """What somebody said, then, in a story of a section, on a topic, by an author."""
        if self.section:
            rows = rows.filter(story__section__slug=self.section)
        if self.topic:
            rows = rows.filter(quote_search.on_topic(self.topic))
        if self.author:
            rows = rows.filter(story__in=self._stories_by_author())
        if self.person:
            rows = rows.filter(speaker__in=self._person())
        then = Q(dated__gte=self.since) if self.since else Q()
        return rows.filter(then & (Q(dated__lte=self.until) if self.until else Q()))

    def of_people(self, rows: QuerySet[Person]) -> QuerySet[Person]:
        """Somebody; of no section, topic, author or day."""
        if any([self.section, self.topic, self.author, self.since, self.until]):
            return rows.none()
        return rows.filter(slug=self.person) if self.person else rows

    def _person(self) -> QuerySet[Person]:
        return Person.objects.with_page().filter(slug=self.person).order_by()

    def _stories_by_author(self) -> QuerySet[LiveAuthor, Any]:
        return LiveAuthor.objects.filter(author__slug=self.author).values("story")


def _at(day: date, moment: time) -> datetime:
    """A moment of a day in the newsroom's zone."""
    return timezone.make_aware(datetime.combine(day, moment))
