"""Finding what public figures said, by words and exact phrases, alike on both databases.

Beside each LiveQuote of a named speaker stands a QuoteEntry: the words as said, and what is told
about them. Whether the speaker is a public figure is asked when somebody looks, not when it is
written, for that may change without a publication.
"""

from collections.abc import Iterable
from itertools import batched

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When
from django.db.models.expressions import RawSQL
from django.db.models.functions import Length

from articles.models import LiveQuote, LiveStory, LiveTopic, QuoteEntry
from articles.publishing import ranking
from articles.publishing.asked import Asked
from articles.publishing.terms import terms
from articles.publishing.word_index import WordIndex, Words

AT_ONCE = 500
INDEX = WordIndex("articles_quoteentry", "quote_id", "articles_quoteterms", "words", "about")
#: More than any quote has characters (Quote.words), so that nothing in an `aptness` overlaps.
LONGEST = 100_000


def index(quotes: Iterable[LiveQuote]) -> None:
    """Write the words that quotes are found by. Called inside the publication of their story."""
    entries = [_entry(quote) for quote in quotes if quote.speaker_id]
    QuoteEntry.objects.bulk_create(entries)
    INDEX.keep([Words(entry.pk, entry.words, entry.about) for entry in entries])


def forget(live: LiveStory) -> None:
    """Take a story's quotes out of the index, before their rows go."""
    entries = QuoteEntry.objects.filter(quote__story=live)
    INDEX.forget(entries.values_list("pk", flat=True))
    entries.delete()


def catch_up() -> None:
    """Index what an earlier release published; does nothing where all is indexed."""
    missing = LiveQuote.objects.filter(search_entry=None, speaker__isnull=False)
    ids = list(missing.order_by("pk").values_list("pk", flat=True))
    for some in batched(ids, AT_ONCE):
        index(LiveQuote.objects.filter(pk__in=some).select_related("story"))


def found(question: Asked) -> QuerySet[LiveQuote]:
    """Return what was said that holds every word and phrase of a question, newest first.

    A question without words asks for everything.
    """
    said = LiveQuote.objects.on_record()
    return said.filter(pk__in=_holding(question)) if question.parts else said


def best_first(quotes: QuerySet[LiveQuote], question: Asked) -> QuerySet[LiveQuote]:
    """Order by `aptness`: words that were said before words about the speaker, short before long.

    No statistics of the archive enter, so a quote keeps its place however much is added.
    """
    said = Case(
        When(pk__in=_saying(question), then=Value(LONGEST)),
        default=Value(0),
        output_field=IntegerField(),
    )
    apt = quotes.annotate(aptness=said + LONGEST - Length("words"))
    return apt.order_by("-aptness", "-quote_id")


def ranked(quotes: QuerySet[LiveQuote], question: Asked) -> QuerySet[LiveQuote]:
    """Order as stories are ordered among which the quotes stand: all of it said comes first."""
    level = Case(
        When(pk__in=_saying(question), then=Value(ranking.IN_FULL)),
        default=Value(ranking.BESIDES),
        output_field=IntegerField(),
    )
    return ranking.ranked(quotes, level)


def on_topic(topic: str) -> Q:
    """Quotes that some live story on this topic carries, whichever publication is the latest."""
    stories = LiveTopic.objects.filter(topic__slug=topic).values("story")
    return Q(quote__in=LiveQuote.objects.order_by().filter(story__in=stories).values("quote"))


def _entry(quote: LiveQuote) -> QuoteEntry:
    about = "\n".join([quote.attribution, quote.role, quote.occasion, quote.source_name])
    return QuoteEntry(
        quote=quote,
        words=" ".join(terms(quote.words, quote.language)),
        about=" ".join(
            [
                *terms(about, quote.story.language),
                *terms(quote.original_words, quote.original_language),
            ]
        ),
    )


def _holding(question: Asked) -> RawSQL:
    """The ids of quotes that hold what is asked, in their words or in what is told about them."""
    return INDEX.holding(question.tsquery, question.match)


def _saying(question: Asked) -> RawSQL:
    """The ids of quotes in whose words all of it was said."""
    return INDEX.holding(question.tsquery_heavy, f"{{words}} : ({question.match})")
