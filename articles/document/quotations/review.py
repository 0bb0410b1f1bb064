"""A story's quotations as the desk works on them: what stands in the text beside what is recorded.

`review` finds every direct quotation in the prose, in reading order, and says of each whether it
has a record, whether the record's words are the printed ones, and if there is no record, who may
have said it. What is not in the text any more is told apart. Nothing here decides; a journalist
does.
"""

import hashlib
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from articles.document.quotations.anchors import Span, anchored, prose_of
from articles.document.quotations.finder import find
from articles.document.quotations.found import Found, Known, Stretch
from articles.document.quotations.verify import Comparison, joined, verify
from articles.document.schema import Document, Index
from articles.document.text import comparable

#: From this confidence on a speaker is filled in; below it candidates are offered.
SURE = 0.8
#: From this confidence on words in marks count as speech.
SPEECH = 0.5
#: How alike recorded and printed words have to be for the one to be a slip of the other.
LIKENESS = 0.6
_SENTENCE_ENDS = ".!?…。！？؟।"


class State(StrEnum):
    ATTRIBUTED = "attributed"  # recorded, in the same words
    DIFFERENT = "different"  # recorded, in other words
    SUGGESTED = "suggested"  # not recorded; who said it is likely
    UNRESOLVED = "unresolved"  # not recorded; who said this?
    DISMISSED = "dismissed"  # a journalist said that it is no quotation
    ASSUMED = "assumed"  # in marks, and taken for a title, a nickname, a so-called thing


#: States that stop a publication.
OPEN = frozenset({State.SUGGESTED, State.UNRESOLVED})


class Reviewed(NamedTuple):
    """One quotation of a story.

    key         the same for the same words, whatever is written around them
    words       as a record would hold them
    printed     the fragments as they stand in the text, and `spans` where
    quotations  ids of the story's quotations that carry its words
    comparison  of recorded and printed words, if there is a record
    """

    key: str
    state: State
    words: str
    printed: tuple[str, ...]
    spans: tuple[Span, ...]
    found: Found
    cue: tuple[Span, ...]
    speaker: tuple[Span, ...]
    source: tuple[Span, ...]
    quotations: tuple[str, ...] = ()
    comparison: Comparison | None = None


class Mistake(NamedTuple):
    """A mark that was mistyped: "unclosed", "unopened" or "mismatched"."""

    code: str
    spans: tuple[Span, ...]
    shown: str  # the words around it


class Review(NamedTuple):
    """
    quotations  in reading order
    gone        ids of the story's quotations whose words are not in the text
    places      where the story's quotations and citations stand, by id
    """

    quotations: tuple[Reviewed, ...]
    gone: tuple[str, ...]
    mistakes: tuple[Mistake, ...]
    places: dict[str, list[Span]]

    @property
    def open(self) -> tuple[Reviewed, ...]:
        return tuple(one for one in self.quotations if one.state in OPEN)

    @property
    def different(self) -> tuple[Reviewed, ...]:
        return tuple(one for one in self.quotations if one.state == State.DIFFERENT)


NOBODY_KNOWN = Known()


def review(document: Document, known: Known = NOBODY_KNOWN) -> Review:
    """Read a story's prose and compare it with its records."""
    text, starts, blocks = prose_of(document)
    place = _Places(starts, blocks, len(text))
    reading = find(text, document.language, known=known)
    places = anchored(document)
    dismissed = {comparable(words.words) for words in document.not_speech}
    seen: Counter[str] = Counter()
    bare = [_read(found, text, place, seen) for found in reading.quotations]
    compared = list(_compared(bare, document, places, dismissed))
    paired = _paired(compared, document, places)
    carried = {id for one in paired for id in one.quotations}
    gone = tuple(
        quotation.id
        for quotation in document.quotations
        if not places[quotation.id] and quotation.id not in carried
    )
    mistakes = tuple(
        Mistake(oddity.code, place.spans(oddity.at), _around(text, oddity.at))
        for oddity in reading.oddities
    )
    return Review(tuple(paired), gone, mistakes, places)


class _Places(NamedTuple):
    """The way from the whole prose back to its blocks."""

    starts: Sequence[int]
    blocks: Sequence[str]
    length: int

    def spans(self, at: Stretch | None) -> tuple[Span, ...]:
        return tuple(self._cut(at.start, at.end)) if at else ()

    def _cut(self, start: int, end: int) -> Iterator[Span]:
        while start < end:
            number = bisect_right(self.starts, start) - 1
            begin = self.starts[number]
            following = self.starts[number + 1] if number + 1 < len(self.starts) else self.length
            yield Span(self.blocks[number], start - begin, min(end, following) - begin)
            start = following


def _read(found: Found, text: str, place: _Places, seen: Counter[str]) -> Reviewed:
    printed = tuple(text[at.start : at.end] for at in found.fragments)
    ended = [
        _ends_sentence(text[one.end : other.start])
        for one, other in zip(found.fragments, found.fragments[1:], strict=False)
    ]
    words = joined(printed, ended)
    digest = hashlib.sha256(comparable(words).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    seen[digest] += 1
    if not found.is_speech or found.confidence < SPEECH:
        state = State.ASSUMED
    elif found.speaker and found.speaker_confidence >= SURE:
        state = State.SUGGESTED
    else:
        state = State.UNRESOLVED
    return Reviewed(
        key=f"{digest}-{seen[digest]}",
        state=state,
        words=words,
        printed=printed,
        spans=tuple(span for at in found.fragments for span in place.spans(at)),
        found=found,
        cue=place.spans(found.cue_at),
        speaker=place.spans(found.speaker_at),
        source=place.spans(found.source_at),
    )


def _ends_sentence(between: str) -> bool:
    """Whether what stands between two fragments ends a sentence."""
    bare = between.rstrip().rstrip("\"'“„«»‹›‘‚「『—–― ").rstrip()
    return bare[-1:] in _SENTENCE_ENDS if bare else False


def _compared(
    bare: Sequence[Reviewed],
    document: Document,
    places: dict[str, list[Span]],
    dismissed: set[str],
) -> Iterator[Reviewed]:
    """Give each quotation the records that stand in it."""
    standing = _Standing(document, places)
    for one in bare:
        ids = standing.over(one.spans)
        if ids:
            comparison = standing.compare(ids, one)
            state = State.ATTRIBUTED if comparison.same else State.DIFFERENT
            yield one._replace(state=state, quotations=ids, comparison=comparison)
        elif comparable(one.words) in dismissed:
            yield one._replace(state=State.DISMISSED)
        else:
            yield one


class _Standing:
    """The records that stand in the text, by block."""

    def __init__(self, document: Document, places: dict[str, list[Span]]) -> None:
        records = Index(document.shared).quotes
        self.words = {
            q.id: records[q.quote].words for q in document.quotations if q.quote in records
        }
        self.by_block: dict[str, list[tuple[int, int, str]]] = {}
        for id in self.words:
            for span in places[id]:
                self.by_block.setdefault(span.block, []).append((span.start, span.end, id))
        for stretches in self.by_block.values():
            stretches.sort()

    def over(self, spans: Sequence[Span]) -> tuple[str, ...]:
        """Return the ids of the records that share words with these spans."""
        found: dict[str, None] = {}
        for span in spans:
            stretches = self.by_block.get(span.block, [])
            at = max(bisect_right(stretches, (span.start, -1, "")) - 1, 0)
            while at < len(stretches) and stretches[at][0] < span.end:
                if stretches[at][1] > span.start:
                    found[stretches[at][2]] = None
                at += 1
        return tuple(found)

    def compare(self, ids: Sequence[str], one: Reviewed) -> Comparison:
        """Compare by the record that fits best; two records may share one pair of marks."""
        comparisons = [verify(self.words[id], one.printed) for id in ids]
        fitting = next((c for c in comparisons if c.same), None)
        if fitting is None:
            together = verify(" ".join(self.words[id] for id in ids), one.printed)
            part = _is_part(self.words[ids[0]], one.words) if len(ids) == 1 else None
            fitting = together if together.same else part
        return fitting or comparisons[0]


def _is_part(recorded: str, words: str) -> Comparison | None:
    """A record with […] may stand in several quotations, each of which is a part of it."""
    comparison = verify(f"[…] {words} […]", [recorded])
    whole = verify(recorded, [f"[…] {words} […]"])
    return next((c for c in (whole, comparison) if c.same and "[…]" in recorded), None)


# --- records whose words were changed in the text ------------------------------------------------


def _paired(
    compared: Sequence[Reviewed], document: Document, places: dict[str, list[Span]]
) -> list[Reviewed]:
    """Give a record that does not stand in the text to the quotation that is most like it."""
    records = Index(document.shared).quotes
    lost = [
        (quotation.id, records[quotation.quote].words)
        for quotation in document.quotations
        if not places[quotation.id] and quotation.quote in records
    ]
    paired = list(compared)
    free = {n: _bag(one.words) for n, one in enumerate(paired) if not one.quotations}
    for id, words in lost:
        bag = _bag(words)
        best = max(free, key=lambda n: _likeness(bag, free[n]), default=None)
        if best is None or _likeness(bag, free[best]) < LIKENESS:
            continue
        comparison = verify(words, paired[best].printed)
        state = State.ATTRIBUTED if comparison.same else State.DIFFERENT
        paired[best] = paired[best]._replace(state=state, quotations=(id,), comparison=comparison)
        del free[best]
    return paired


def _bag(words: str) -> Counter[str]:
    """The words of a quotation, or its pairs of letters where a script parts no words."""
    folded = comparable(words).casefold()
    parted = folded.split()
    if len(parted) > 2:
        return Counter(part.strip('.,;:!?"()[]') for part in parted)
    return Counter(folded[at : at + 2] for at in range(len(folded) - 1))


def _likeness(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def resemble(words: str, others: str) -> bool:
    """Whether one of two quotations may be the other, with some words changed."""
    return _likeness(_bag(words), _bag(others)) >= LIKENESS


def _around(text: str, at: Stretch) -> str:
    return " ".join(text[max(at.start - 30, 0) : at.end + 30].split())
