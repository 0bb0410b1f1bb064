"""Quotations in prose: found, attributed, compared with what is recorded.

marks, spoken, page, cues, mentions (runs, roles, described; beside, nominal, chinese, japanese
where there are no capitals), sieves (uncased, unparted), joining, speech, people, memory, meant,
speakers and sources are the stages of the finder; lexicon and `languages/`, a table a language,
hold what they know of one.
"""

from articles.document.quotations.anchors import Span, anchored, pieces, prose_of, standing
from articles.document.quotations.finder import find
from articles.document.quotations.found import (
    SIEVES,
    Candidate,
    Found,
    Known,
    KnownPerson,
    KnownSource,
    Oddity,
    Reading,
    Stretch,
)
from articles.document.quotations.review import (
    OPEN,
    SURE,
    Mistake,
    Review,
    Reviewed,
    State,
    resemble,
    review,
)
from articles.document.quotations.verify import Comparison, Tier, joined, verify

__all__ = [
    "OPEN",
    "SIEVES",
    "SURE",
    "Candidate",
    "Comparison",
    "Found",
    "Known",
    "KnownPerson",
    "KnownSource",
    "Mistake",
    "Oddity",
    "Reading",
    "Review",
    "Reviewed",
    "Span",
    "State",
    "Stretch",
    "Tier",
    "anchored",
    "find",
    "joined",
    "pieces",
    "prose_of",
    "resemble",
    "review",
    "standing",
    "verify",
]
