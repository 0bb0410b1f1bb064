"""Finding public figures by name: those of whom something live is on record.

Only the name as readers see it is looked at; what else somebody is known as is the desk's own.
"""

from itertools import islice

from django.db.models import IntegerField, OuterRef, QuerySet, Subquery, Value

from articles.models import LiveQuote, Person
from articles.publishing import ranking
from articles.publishing.asked import MAX_LENGTH, MAX_WORDS
from articles.publishing.terms import words

POOL = 100  # people who have a word of it in their name


def everybody() -> QuerySet[Person]:
    """Return all public figures who are on record, with what readers see of them."""
    return Person.objects.with_page().only("name", "slug", "role", "organisation")


def found(text: str) -> QuerySet[Person]:
    """Return the public figures in whose name every word of a question stands."""
    asked = list(islice(words(text[:MAX_LENGTH]), MAX_WORDS))
    if not asked:
        return Person.objects.none()
    people = everybody()
    for word in dict.fromkeys(asked):
        people = people.filter(name_words__word=word)
    named = people.order_by("pk").values_list("pk", "name")[:POOL]
    return everybody().filter(pk__in=[pk for pk, name in named if set(asked) <= set(words(name))])


def newest_first(people: QuerySet[Person]) -> QuerySet[Person]:
    """Order by `listed_at`: when something they said was published last."""
    said = LiveQuote.objects.filter(speaker=OuterRef("pk")).order_by("-listed_at", "-pk")
    last = people.annotate(listed_at=Subquery(said.values("listed_at")[:1]))
    return last.order_by("-listed_at", "-pk")


def best_first(people: QuerySet[Person]) -> QuerySet[Person]:
    """The same by rank: whoever is named comes before what is said."""
    level = Value(ranking.NAMED, output_field=IntegerField())
    return ranking.ranked(newest_first(people), level)
