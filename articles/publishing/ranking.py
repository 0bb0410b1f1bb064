"""How well what is found answers a question, alike on both databases.

bm25 and ts_rank differ, and bm25 changes with every story that is added, under the cursor of a
reader who is turning pages. So what counts is where the words stand, and then how new it is: a
person of that name; a headline, or words that were said, with all of the question; a headline with
some of it; the rest. Each level holds its rows in the order of their moment in lists.
"""

from typing import Any

from django.db.models import (
    BigIntegerField,
    Expression,
    ExpressionWrapper,
    F,
    Func,
    QuerySet,
    Value,
)

#: Levels, the best last.
BESIDES, IN_PART, IN_FULL, NAMED = range(4)
#: More than any moment has seconds, so that levels do not overlap.
LEVEL = 10**10


class Seconds(Func):
    """Whole seconds from the beginning of 1970 to a moment."""

    output_field = BigIntegerField()

    def as_sqlite(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "CAST((julianday(%(expressions)s) - 2440587.5) * 86400 AS INTEGER)"
        return self.as_sql(compiler, connection, template=template, **context)

    def as_postgresql(self, compiler: Any, connection: Any, **context: Any) -> Any:
        template = "FLOOR(EXTRACT(EPOCH FROM %(expressions)s))::bigint"
        return self.as_sql(compiler, connection, template=template, **context)


def ranked[Rows: QuerySet[Any]](rows: Rows, level: Expression) -> Rows:
    """Order rows, which have a moment in lists, by `rank`: their level, then the newer first."""
    place = ExpressionWrapper(
        level * Value(LEVEL) + Seconds(F("listed_at")), output_field=BigIntegerField()
    )  # an integer would be taken to have 32 bits, and what is more to be more than all
    return rows.annotate(rank=place).order_by("-rank", "-pk")
