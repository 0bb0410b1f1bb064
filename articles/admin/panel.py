"""What the Quotes panel shows, as values: a row for each quotation, slips of the pen, counts."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.admin.decisions import DecisionForm
from articles.document.diff import Piece
from articles.document.quotations import OPEN, State
from articles.models import Author, Quote


class Choice(NamedTuple):
    """Somebody who may have spoken. `value` is what the row's form sends."""

    value: str
    name: str
    role: str = ""
    why: str = ""
    new: bool = False
    described: bool = False


class Chosen(NamedTuple):
    """A record that a field holds."""

    id: int
    label: str


class Row(NamedTuple):
    """One quotation.

    marks   where its words, its cue and its speaker stand, for a script; JSON
    look    the same while nothing that the row shows has changed
    record  what it was recorded as; `part` is the id of that use of it
    pieces  where the words differ: the printed ones, with the recorded ones where they stood
    restored, shared  the recorded words as they would be printed; whether others carry them
    """

    key: str
    state: str
    words: str
    form: DecisionForm
    marks: str
    look: str
    choices: Sequence[Choice] = ()
    person: Chosen | None = None
    source: Chosen | None = None
    quote: Chosen | None = None
    record: Quote | None = None
    part: str = ""
    pieces: Sequence[Piece] = ()
    restored: str = ""
    shared: bool = False

    @property
    def is_open(self) -> bool:
        return self.state in OPEN

    @property
    def has_new(self) -> bool:
        """Whether somebody is suggested of whom there is no entry yet."""
        return any(choice.new for choice in self.choices)

    @property
    def is_left(self) -> bool:
        return self.is_open and not self.form["deed"].value()

    @property
    def is_sure(self) -> bool:
        return self.is_left and bool(self.form["sure"].value())


class Slip(NamedTuple):
    """A mark that was mistyped, with the words around it."""

    text: str
    shown: str
    marks: str


class Panel(NamedTuple):
    """
    rows     in reading order: recorded, differing, suggested, unresolved
    gone     records whose words have left the text
    more     how many rows are not shown
    lost     words of decisions whose quotation is not in the text any more
    authors  to whom words may have been said
    address  where a fresh panel is asked for
    """

    rows: list[Row]
    gone: list[Row]
    slips: list[Slip]
    assumed: list[Row]
    dismissed: list[Row]
    more: int
    lost: list[str]
    language: str
    authors: list[Author]
    address: str

    @property
    def left(self) -> int:
        """How many quotations still need somebody."""
        differing = sum(row.state == State.DIFFERENT for row in self.rows)
        return sum(row.is_left for row in self.rows) + differing + len(self.gone)

    @property
    def sure(self) -> int:
        return sum(row.is_sure for row in self.rows)
