"""Finding live stories by their words, alike on both databases.

Words are folded (case, accents) and stemmed here, in Python, for the index and the query alike;
underneath lie PostgreSQL's tsvector and SQLite's FTS5, which see nothing but plain ASCII tokens.
So neither database's language, dictionary or query syntax ever meets a reader's words.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

import snowballstemmer
from django.db import connection
from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from articles.document import derive
from articles.document.schema import Document
from articles.models import LiveStory, SearchEntry

#: ISO 639 code → Snowball algorithm.
STEMMERS = {
    "ar": "arabic",
    "da": "danish",
    "de": "german",
    "el": "greek",
    "en": "english",
    "es": "spanish",
    "fi": "finnish",
    "fr": "french",
    "hu": "hungarian",
    "it": "italian",
    "nb": "norwegian",
    "nl": "dutch",
    "no": "norwegian",
    "pt": "portuguese",
    "ro": "romanian",
    "ru": "russian",
    "sv": "swedish",
    "tr": "turkish",
}
#: A reader's query names no language: each word is tried in the newsroom's usual ones.
QUERY_LANGUAGES = ("en", "ar", "de", "es", "fr", "it", "pt")
MAX_QUERY_WORDS = 12
MAX_QUERY_LENGTH = 200
MAX_WORD = 60
MAX_WORDS = 16_383  # the highest position that a tsvector holds

_WORD = re.compile(r"\w+")
# Scripts that part no words: Han, Kana, Hangul, Thai and their neighbours go by pairs of letters.
_UNPARTED = re.compile(r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def index(live: LiveStory, document: Document) -> None:
    """Write the words that a live story is found by. Called inside its publication."""
    text = derive.search_text(document)
    headline = list(terms(text.headline, document.language))
    body = list(terms(text.body, document.language))[: MAX_WORDS - len(headline)]
    SearchEntry.objects.update_or_create(
        story=live, defaults={"headline": " ".join(headline), "body": " ".join(body)}
    )
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            weighted = [(term, "A") for term in headline] + [(term, "") for term in body]
            vector = " ".join(
                f"'{term}':{at}{weight}" for at, (term, weight) in enumerate(weighted, 1)
            )
            cursor.execute(
                "UPDATE articles_searchentry SET terms = %s::tsvector WHERE story_id = %s",
                [vector, live.pk],
            )
        else:
            cursor.execute("DELETE FROM articles_searchterms WHERE rowid = %s", [live.pk])
            cursor.execute(
                "INSERT INTO articles_searchterms (rowid, headline, body) VALUES (%s, %s, %s)",
                [live.pk, " ".join(headline), " ".join(body)],
            )


def forget(live: LiveStory) -> None:
    """Take a story out of the index. Called inside its withdrawal."""
    SearchEntry.objects.filter(story=live).delete()
    if connection.vendor != "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("DELETE FROM articles_searchterms WHERE rowid = %s", [live.pk])


def found(query: str, language: str = "en") -> QuerySet[LiveStory]:
    """Return the live stories that hold every word of a query, newest first.

    language  of the site, tried beside the usual ones
    Anything may be passed: operators are words, too long a query is cut, an empty one finds
    nothing.
    """
    words = [_alternatives(word, language) for word in _words(query[:MAX_QUERY_LENGTH])]
    words = [alternatives for alternatives in words if alternatives][:MAX_QUERY_WORDS]
    if not words:
        return LiveStory.objects.none()
    if connection.vendor == "postgresql":
        ids = RawSQL(
            "SELECT story_id FROM articles_searchentry WHERE terms @@ %s::tsquery",
            [" & ".join(f"({' | '.join(alternatives)})" for alternatives in words)],
        )
    else:
        quoted = [[f'"{term}"' for term in alternatives] for alternatives in words]
        ids = RawSQL(
            "SELECT rowid FROM articles_searchterms WHERE articles_searchterms MATCH %s",
            [" AND ".join(f"({' OR '.join(alternatives)})" for alternatives in quoted)],
        )
    return LiveStory.objects.cards().filter(story_id__in=ids)


def terms(text: str, language: str) -> Iterator[str]:
    """Yield the index terms of a text: folded, stemmed in its language, as ASCII tokens."""
    for word in _words(text):
        yield _token(stem(word, language))


def fold(text: str) -> str:
    """Return the text without case, accents and compatibility forms."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in decomposed if not unicodedata.combining(c)).casefold()


def stem(word: str, language: str) -> str:
    """Return the stem of a folded word; words of languages without a stemmer stay whole."""
    algorithm = STEMMERS.get(language.partition("-")[0])
    return fold(_stemmer(algorithm).stemWord(word)) if algorithm else word


@cache
def _stemmer(algorithm: str) -> "snowballstemmer.stemmer":
    return snowballstemmer.stemmer(algorithm)


def _words(text: str) -> Iterator[str]:
    for match in _WORD.finditer(fold(text)):
        word = match.group().replace("_", "")[:MAX_WORD]
        if word and _UNPARTED.search(word):
            yield from (word[i : i + 2] for i in range(max(len(word) - 1, 1)))
        elif word:
            yield word


def _alternatives(word: str, language: str) -> list[str]:
    """Return the tokens that a query's word may stand for, each once."""
    languages = dict.fromkeys((language, *QUERY_LANGUAGES))
    return list(dict.fromkeys([_token(word), *(_token(stem(word, code)) for code in languages)]))


def _token(word: str) -> str:
    """Write a word so that every database takes it for one plain word."""
    return word if word.isascii() and word.isalnum() else "u" + word.encode().hex()
