"""Finding live stories by their words, alike on both databases (`terms`, `asked`)."""

from collections.abc import Iterable

from django.db import connection
from django.db.models import Case, IntegerField, QuerySet, Value, When
from django.db.models.expressions import RawSQL

from articles.document import derive
from articles.document.schema import Document
from articles.models import LiveStory, SearchEntry
from articles.publishing import asked, ranking
from articles.publishing.asked import Asked
from articles.publishing.terms import terms

MAX_QUERY_LENGTH = asked.MAX_LENGTH
MAX_POSITION = 16_383  # the highest that a tsvector holds
#: Of more stories than these that hold a question, the newest are put in order by rank.
RANKED = 2_000
GAP = 1  # between the headline and the text, so that no phrase runs from one into the other


def index(live: LiveStory, document: Document) -> None:
    """Write the words that a live story is found by. Called inside its publication."""
    forget(live)
    index_all([live])


def index_all(lives: Iterable[LiveStory]) -> None:
    """Write the words that live stories are found by which have no entry."""
    found = [_found_by(live, live.document) for live in lives]
    SearchEntry.objects.bulk_create(
        SearchEntry(pk=pk, headline=" ".join(headline), body=" ".join(body))
        for pk, headline, body in found
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.executemany(
                "UPDATE articles_searchentry SET terms = %s::tsvector WHERE story_id = %s",
                [(vector(headline, body), pk) for pk, headline, body in found],
            )
        else:
            cursor.executemany(
                "INSERT INTO articles_searchterms (rowid, headline, body) VALUES (%s, %s, %s)",
                [(pk, " ".join(headline), " ".join(body)) for pk, headline, body in found],
            )


def forget(live: LiveStory) -> None:
    """Take a story out of the index. Called inside its withdrawal."""
    SearchEntry.objects.filter(story=live).delete()
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_searchterms WHERE rowid = %s", [live.pk])


def _found_by(live: LiveStory, document: Document) -> tuple[int, list[str], list[str]]:
    text = derive.search_text(document)
    headline = list(terms(text.headline, document.language))
    body = list(terms(text.body, document.language))[: MAX_POSITION - GAP - len(headline)]
    return live.pk, headline, body


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
    ids = _newest_ids(question, most) if most else _ids(question.tsquery, question.match)
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
    return _ids(question.tsquery_heavy, f"{{headline}} : ({question.match})")


def _newest_ids(question: Asked, most: int) -> RawSQL:
    """So many of the ids, the last begun first."""
    if connection.vendor == "postgresql":
        return RawSQL(
            "SELECT story_id FROM articles_searchentry WHERE terms @@ %s::tsquery "
            "ORDER BY story_id DESC LIMIT %s",
            [question.tsquery, most],
        )
    return RawSQL(
        "SELECT rowid FROM articles_searchterms WHERE articles_searchterms MATCH %s "
        "ORDER BY rowid DESC LIMIT %s",
        [question.match, most],
    )


def _ids(tsquery: str, match: str) -> RawSQL:
    """The ids of stories that hold what is asked, as each database is asked for it."""
    if connection.vendor == "postgresql":
        return RawSQL(
            "SELECT story_id FROM articles_searchentry WHERE terms @@ %s::tsquery", [tsquery]
        )
    return RawSQL(
        "SELECT rowid FROM articles_searchterms WHERE articles_searchterms MATCH %s", [match]
    )


def vector(heavy: list[str], light: list[str]) -> str:
    """Write terms as a tsvector: those of weight A, a gap, then the others."""
    placed = [f"'{term}':{at}A" for at, term in enumerate(heavy, 1)]
    placed += [f"'{term}':{at}" for at, term in enumerate(light, len(heavy) + 1 + GAP)]
    return " ".join(placed)
