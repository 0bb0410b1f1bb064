"""Rows as CSV that a spreadsheet opens as text: no cell of it is ever read as a formula."""

import csv
import re
from collections.abc import Iterable, Iterator
from io import StringIO

#: A spreadsheet takes a file for UTF-8 by this mark alone.
MARK = "\ufeff"
_BREAKS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
#: Where a cell begins, also in a program that parts cells at other signs than ours, if what
#: follows blanks and quotes is a sign that begins a formula, in either width.
_FORMULA = re.compile(r"""(^|[,;|])(?=[\s"'“”‘’`]*[=+\-@＝＋－＠])""")


def lines(rows: Iterable[Iterable[str]]) -> Iterator[str]:
    """Yield the rows as lines of CSV, the mark before the first; every cell in quotes."""
    yield MARK
    for row in rows:
        out = StringIO()
        csv.writer(out, quoting=csv.QUOTE_ALL).writerow([cell(text) for text in row])
        yield out.getvalue()


def cell(text: str) -> str:
    """Return text that no program reads as a formula: an apostrophe stands where one could begin.

    Tabs, line breaks and other control characters become blanks.
    """
    return _FORMULA.sub(r"\1'", _BREAKS.sub(" ", text))
