"""Where a story's quotations and citations stand in its prose.

A record is anchored by its words, not by an offset: it is found again after every edit, and when
its words are gone or differ by a letter, it is not found, and `checks` says so. Typographic
variants of quotation marks and blanks are equal; letters never are. A record with […] stands in
the text in several pieces. Records that stand after a mark are found without reading the story
again for each of them; for any other record the search is linear in the length of the story.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from articles.document import prose
from articles.document.quotations.verify import verify
from articles.document.schema import Document, Index
from articles.document.text import MARK, Folded, comparable, fold

_GAP = re.compile(r"\s*\[(?:…|\.\.\.)\]\s*")
_CLOSING_STOP = ".,"  # a comma before the closing mark stands for the record's full stop
_AFTER_STOP = frozenset(".,;:!?…")
_MARKS = re.compile(f"{MARK} ?")
_BEGINNING = 8  # characters by which a passage after a mark is found again


class Span(NamedTuple):
    """A stretch of words in one block: positions in `prose.read(html).text`."""

    block: str
    start: int
    end: int


class Whole(NamedTuple):
    """All of a story's prose as one text, and where each block begins in it."""

    text: str
    starts: list[int]
    blocks: list[str]


def prose_of(document: Document) -> Whole:
    """Read a story's prose as one text; every block ends with a newline."""
    texts: list[str] = []
    starts: list[int] = []
    blocks: list[str] = []
    length = 0
    for block, html in document.prose():
        text = prose.read(html).text + "\n"
        starts.append(length)
        blocks.append(block)
        texts.append(text)
        length += len(text)
    return Whole("".join(texts), starts, blocks)


class Standing(NamedTuple):
    """All of a story's prose as one folded passage, with the way back to its blocks.

    starts   where each block begins in the passage
    openings how a passage after each quotation mark begins → where it stands, in order
    """

    folded: Folded
    starts: list[int]
    blocks: list[str]
    openings: dict[str, list[int]]

    def spans(self, start: int, end: int) -> Iterator[Span]:
        """Yield the stretch start to end of the folded passage, cut at the blocks' ends."""
        start = self.folded.offsets[start]
        end = self.folded.offsets[end - 1] + 1
        while start < end:
            number = bisect_right(self.starts, start) - 1
            begin = self.starts[number]
            stop = self.starts[number + 1] if number + 1 < len(self.starts) else end
            yield Span(self.blocks[number], start - begin, min(end, stop) - begin)
            start = stop


def standing(document: Document) -> Standing:
    """Read a story's prose once, to look up any number of records in it."""
    whole = prose_of(document)
    folded = fold(whole.text)
    return Standing(folded, whole.starts, whole.blocks, _openings(folded.text))


def _openings(text: str) -> dict[str, list[int]]:
    """Note what follows each mark, with or without the blank that French puts."""
    found: dict[str, list[int]] = {}
    for mark in _MARKS.finditer(text):
        at = mark.end()
        found.setdefault(text[at : at + _BEGINNING], []).append(at)
    return found


def pieces(words: str) -> list[str]:
    """Return the unbroken pieces of a record, folded; its own outer marks do not count."""
    whole = comparable(words)
    if len(whole) > 1 and whole[0] == whole[-1] == MARK:
        whole = whole[1:-1].strip()
    return [piece for piece in _GAP.split(whole) if piece]


def anchored(document: Document) -> dict[str, list[Span]]:
    """Return where each quotation and citation stands, by its id; [] when it does not.

    Records are looked up in their order, and no two claim the same words, so the same sentence
    quoted twice by two records is found in its two places.
    """
    if not document.quotations and not document.citations:
        return {}
    passage = standing(document)
    quotes = Index(document.shared).quotes
    claimed: set[int] = set()
    found: dict[str, list[Span]] = {}
    for quotation in document.quotations:
        quote = quotes.get(quotation.quote)
        words = quote.words if quote else ""
        found[quotation.id] = _find(
            passage, pieces(words), claimed, in_marks=True
        ) or _find_printed(passage, words, quotation.pieces, claimed)
    for citation in document.citations:
        found[citation.id] = _find(passage, pieces(citation.words), set(), in_marks=False)
    return found


def _find(passage: Standing, wanted: list[str], claimed: set[int], *, in_marks: bool) -> list[Span]:
    places: list[tuple[int, int]] = []
    after = 0
    for piece in wanted:
        place = _place(passage, piece, after, claimed, in_marks)
        if place is None:
            return []
        places.append(place)
        after = place[1]
    claimed.update(start for start, _ in places)
    return [span for start, end in places for span in passage.spans(start, end)]


def _find_printed(
    passage: Standing, words: str, printed: Sequence[str], claimed: set[int]
) -> list[Span]:
    """Look for a record by its words as they are printed, as long as they are its words."""
    if not printed or not verify(words, printed).same:
        return []
    wanted = [piece for part in printed for piece in pieces(part)]
    return _find(passage, wanted, claimed, in_marks=True)


def _place(
    passage: Standing, piece: str, after: int, claimed: set[int], in_marks: bool
) -> tuple[int, int] | None:
    """Return the best unclaimed place of a piece: after an opening mark, else the first."""
    text = passage.folded.text
    core = piece.rstrip(_CLOSING_STOP).rstrip() or piece
    stopped = core != piece
    places = _everywhere(text, core, after)
    if in_marks:
        places = chain(_after_marks(passage, core, after), places)
    for at in places:
        end = at + len(core)
        if at not in claimed and _stands_alone(text, at, end, stopped):
            return at, end + (stopped and end < len(text) and text[end] in _CLOSING_STOP)
    return None


def _everywhere(text: str, core: str, after: int) -> Iterator[int]:
    at = text.find(core, after)
    while at != -1:
        yield at
        at = text.find(core, at + 1)


def _after_marks(passage: Standing, core: str, after: int) -> Iterator[int]:
    """Yield where the words stand right after a mark, without reading what lies between."""
    text = passage.folded.text
    if len(core) < _BEGINNING:
        yield from (m.end() for m in _MARKS.finditer(text, after) if text.startswith(core, m.end()))
        return
    for at in passage.openings.get(core[:_BEGINNING], ()):
        if at >= after and text.startswith(core, at):
            yield at


def _stands_alone(text: str, start: int, end: int, stopped: bool) -> bool:
    """Whole words; and where the record ends a sentence, the text ends there too."""
    if start and _joins(text[start - 1], text[start]):
        return False
    if end == len(text):
        return True
    following = text[end]
    if _joins(text[end - 1], following):
        return False
    return not stopped or following in _AFTER_STOP or following == MARK or following == " "


def _joins(left: str, right: str) -> bool:
    """Two letters or digits of one word. Scripts without blanks have no such joints."""
    return left.isalnum() and right.isalnum() and left < "\u2e80" and right < "\u2e80"
