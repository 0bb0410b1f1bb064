"""Finding live stories by their words, alike on both databases (`terms`, `asked`)."""

from collections.abc import Iterable

from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from articles.document import derive
from articles.document.schema import Document
from articles.models import LiveStory, SearchEntry
from articles.publishing import asked, ranking
from articles.publishing.asked import Asked
from articles.publishing.word_index import WordIndex, Words, fitted

MAX_QUERY_LENGTH = asked.MAX_LENGTH
#: Of more stories than these that hold a question, the newest are put in order by rank.
RANKED = 2_000
INDEX = WordIndex("articles_searchentry", "story_id", "articles_searchterms", "headline", "body")


def index(live: LiveStory, document: Document) -> None:
    """Write the words that a live story is found by. Called inside its publication."""
    forget(live)
    index_all([live])


def index_all(lives: Iterable[LiveStory]) -> None:
    """Write the words that live stories are found by which have no entry."""
    found = []
    for live in lives:
        text = derive.search_text(live.document)
        found.append(Words(live.pk, *fitted(text.headline, text.body, live.document.language)))
    SearchEntry.objects.bulk_create(
        SearchEntry(pk=words.entry, headline=words.heavy, body=words.light) for words in found
    )
    INDEX.keep(found)


def forget(live: LiveStory) -> None:
    """Take a story out of the index. Called inside its withdrawal."""
    INDEX.forget([live.pk])
    SearchEntry.objects.filter(story=live).delete()


def found(query: str, language: str = "en") -> QuerySet[LiveStory]:
    """Return the live stories that hold every word and phrase of a query, newest first.

    language  of the site, tried beside the usual ones
    Anything may be passed: operators are words, too long a query is cut, an empty one finds
    nothing.
    """
    return stories(asked.read(query, language))


def stories(question: Asked, most: int | None = None) -> QuerySet[LiveStory]:
    """Return the live stories that hold every word and phrase of a question, newest first.

    most  so many of those that were begun last; all without it
    """
    if not question.parts:
        return LiveStory.objects.none()
    asks = question.tsquery, question.match
    ids = INDEX.newest(*asks, most) if most else INDEX.holding(*asks)
    return LiveStory.objects.cards().filter(story_id__in=ids)


def best_first(rows: QuerySet[LiveStory], question: Asked) -> QuerySet[LiveStory]:
    """Order by what of a question stands in the headline: all of it, some, nothing."""
    level = Case(
        When(pk__in=_in_headlines(question), then=Value(ranking.IN_FULL)),
        When(pk__in=_in_headlines(question.any), then=Value(ranking.IN_PART)),
        default=Value(ranking.BESIDES),
        output_field=IntegerField(),
    )
    return ranking.ranked(rows, level)


def holds(word: str, language: str = "en") -> bool:
    """Whether something live holds a word, or a form of it."""
    return found(word, language).order_by().exists()


def _in_headlines(question: Asked) -> RawSQL:
    return INDEX.holding(question.tsquery_heavy, f"{{headline}} : ({question.match})")
