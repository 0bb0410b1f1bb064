"""What a check says, and what it may look at.

A finding that blocks stops every way to publish; advice is shown and may be ignored, unless the
house has made it block. A finding points at the field or the block it speaks of, and carries its
sentence as a message to translate with values beside it.

    at       a field's name ("headline"), a block's or quotation's id, or ""
    mark     tells findings of one code at one place apart
    pieces   what differs letter by letter, where two texts were compared
"""

from collections.abc import Mapping
from datetime import UTC, datetime, tzinfo
from types import MappingProxyType
from typing import Literal, NamedTuple

from articles.document import embeds
from articles.document.diff import Piece
from articles.document.quotations import Review
from articles.document.schema import Document, Index

Severity = Literal["blocks", "advice"]
BLOCKS: Severity = "blocks"
ADVICE: Severity = "advice"
SHOWN = 60  # characters of a quotation or caption shown in a finding

#: What a publisher may set aside with a written reason; everything else that blocks, blocks.
WAIVABLE = frozenset({"quotation-unresolved", "photo-uncredited", "photo-without-alt"})


class Finding(NamedTuple):
    code: str
    severity: Severity
    at: str
    text: str
    values: Mapping[str, str] = {}
    mark: str = ""
    pieces: tuple[Piece, ...] = ()

    @property
    def key(self) -> str:
        """Names this finding and no other, also after an edit elsewhere in the story."""
        return f"{self.code}:{self.mark or self.at}"

    @property
    def waivable(self) -> bool:
        return self.severity == BLOCKS and self.code in WAIVABLE


class Facts(NamedTuple):
    """What no Document holds and a check needs to know.

    not_live   ids of stories that readers cannot open now
    also_known other spellings of people, by their ids
    blocking   codes of the advice that blocks in this house
    zone       in which the house reckons its days
    players    hosts whose players readers get; from any other they get a link
    """

    not_live: frozenset[int] = frozenset()
    also_known: Mapping[int, tuple[str, ...]] = MappingProxyType({})
    blocking: frozenset[str] = frozenset()
    zone: tzinfo = UTC
    players: frozenset[str] = embeds.HOSTS


NO_FACTS = Facts()


class Case(NamedTuple):
    """What a check may look at.

    review  the story's quotations beside its records
    """

    document: Document
    records: Index
    review: Review
    now: datetime
    embargo_until: datetime | None
    facts: Facts = NO_FACTS


def short(words: str) -> str:
    """Return the beginning of a text, as much as a finding shows of it."""
    words = " ".join(words.split())
    return words if len(words) <= SHOWN else words[: SHOWN - 1].rstrip() + "…"
