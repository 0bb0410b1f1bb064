"""The databases' own indexes of words: a tsvector beside each entry on PostgreSQL, a full-text
table on SQLite. Both hold terms (`terms`), the weightier apart; who asks need not know which.

Nothing is put into a statement but the names of our own tables and columns.
"""

# ruff: noqa: S608, S611

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from django.db import connection
from django.db.models.expressions import RawSQL

from articles.publishing.terms import terms

MAX_POSITION = 16_383  # the highest that a tsvector holds

GAP = 1  # between the weightier words and the others, so that no phrase runs across


class Words(NamedTuple):
    """The terms of an entry, parted by spaces, and its number."""

    entry: int
    heavy: str
    light: str


class WordIndex(NamedTuple):
    """
    entries  the table of entries; on PostgreSQL `terms` is one of its columns
    key      the column with their numbers
    rows     SQLite's table
    heavy    and `light`: its columns
    """

    entries: str
    key: str
    rows: str
    heavy: str
    light: str

    def keep(self, words: Sequence[Words]) -> None:
        """Write the terms of entries; what stood there before goes."""
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.executemany(
                    f"UPDATE {self.entries} SET terms = %s::tsvector WHERE {self.key} = %s",
                    [(_vector(one), one.entry) for one in words],
                )
            else:  # a row may be left where a table was emptied past `forget`
                cursor.executemany(
                    f"INSERT OR REPLACE INTO {self.rows} (rowid, {self.heavy}, {self.light}) "
                    "VALUES (%s, %s, %s)",
                    words,
                )

    def forget(self, entries: Iterable[int]) -> None:
        """Take entries out, before their own rows go and with them PostgreSQL's column."""
        if connection.vendor != "postgresql":
            with connection.cursor() as cursor:
                cursor.executemany(
                    f"DELETE FROM {self.rows} WHERE rowid = %s",
                    [(entry,) for entry in entries],
                )

    def holding(self, tsquery: str, match: str) -> RawSQL:
        """Return the numbers of entries that hold what is asked, as each database is asked."""
        if connection.vendor == "postgresql":
            return RawSQL(
                f"SELECT {self.key} FROM {self.entries} WHERE terms @@ %s::tsquery",
                [tsquery],
            )
        return RawSQL(
            f"SELECT rowid FROM {self.rows} WHERE {self.rows} MATCH %s",
            [match],
        )

    def newest(self, tsquery: str, match: str, most: int) -> RawSQL:
        """The same of so many entries at most, those with the highest numbers."""
        if connection.vendor == "postgresql":
            return RawSQL(
                f"SELECT {self.key} FROM {self.entries} WHERE terms @@ %s::tsquery "
                f"ORDER BY {self.key} DESC LIMIT %s",
                [tsquery, most],
            )
        return RawSQL(
            f"SELECT rowid FROM {self.rows} WHERE {self.rows} MATCH %s "
            "ORDER BY rowid DESC LIMIT %s",
            [match, most],
        )


def fitted(heavy: str, light: str, language: str) -> tuple[str, str]:
    """Return the terms of two texts, as many as an index has places for."""
    first = list(terms(heavy, language))[: MAX_POSITION - GAP]
    second = list(terms(light, language))[: MAX_POSITION - GAP - len(first)]
    return " ".join(first), " ".join(second)


def _vector(words: Words) -> str:
    """Write terms as a tsvector: those of weight A, a gap, then the others."""
    heavy, light = words.heavy.split(), words.light.split()
    placed = [f"'{term}':{at}A" for at, term in enumerate(heavy, 1)]
    placed += [f"'{term}':{at}" for at, term in enumerate(light, len(heavy) + 1 + GAP)]
    return " ".join(placed)
