"""What the quotation finder returns: values, with offsets into the text that it was given."""

from collections.abc import Mapping
from typing import NamedTuple

from articles.document.text import gettext_noop


class Stretch(NamedTuple):
    """A half-open stretch of the text."""

    start: int
    end: int


class KnownPerson(NamedTuple):
    """Somebody the newsroom knows. Gender: "f", "m" or ""."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    role: str = ""
    gender: str = ""


class KnownSource(NamedTuple):
    """A source the newsroom knows; `kind` as models.sources names it."""

    id: int
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""


class Known(NamedTuple):
    """The newsroom's own records that may be meant: evidence, passed in as values."""

    people: tuple[KnownPerson, ...] = ()
    sources: tuple[KnownSource, ...] = ()


class Candidate(NamedTuple):
    """Somebody who may have spoken; `reason` is the code of a sieve."""

    name: str
    reason: str
    confidence: float
    at: Stretch | None = None
    person: int | None = None
    role: str = ""
    described: bool = False


class Found(NamedTuple):
    """One direct quotation, or words in marks that are none.

    fragments   the words inside the marks, one stretch for each unbroken run of them
    marks       the marks themselves
    confidence  0–1, that somebody said these words
    speaker     the fullest name in the text, or as described; "" when nobody is suggested
    described   the speaker is not named: "a senior official", "the statement"
    source      outlet or document that passed the words on; "" when the text names none
    sieve       code of the rule that named the speaker; `SIEVES` says it in words
    candidates  best first, at most three, where the speaker is uncertain
    """

    fragments: tuple[Stretch, ...]
    marks: tuple[Stretch, ...]
    is_speech: bool
    confidence: float
    speaker: str = ""
    speaker_at: Stretch | None = None
    speaker_confidence: float = 0.0
    person: int | None = None
    described: bool = False
    role: str = ""
    role_at: Stretch | None = None
    cue: str = ""
    cue_at: Stretch | None = None
    source: str = ""
    source_at: Stretch | None = None
    source_confidence: float = 0.0
    source_id: int | None = None
    sieve: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def suggested(self) -> Candidate:
        """The speaker as a candidate among others."""
        return Candidate(
            name=self.speaker,
            reason=self.sieve,
            confidence=self.speaker_confidence,
            at=self.speaker_at,
            person=self.person,
            role=self.role,
            described=self.described,
        )


class Oddity(NamedTuple):
    """A mark that was mistyped: "unclosed", "unopened" or "mismatched"."""

    code: str
    at: Stretch


class Reading(NamedTuple):
    """A text read for quotations, in reading order."""

    quotations: tuple[Found, ...]
    oddities: tuple[Oddity, ...]


#: What a sieve goes by, for the person who is to confirm its answer.
SIEVES: Mapping[str, str] = {
    "name-cue": gettext_noop("named before the reporting word"),
    "cue-name": gettext_noop("named after the reporting word"),
    "pronoun": gettext_noop("the pronoun goes back to the last person it fits"),
    "description": gettext_noop("described so before, with a name"),
    "verb-alone": gettext_noop("the reporting word has no subject: the last one goes on"),
    "last-subject": gettext_noop("the subject of the words before"),
    "same-sentence": gettext_noop("spoke earlier in the same sentence"),
    "according-to": gettext_noop("named as the one it is according to"),
    "cited": gettext_noop("quoted by somebody else"),
    "passive": gettext_noop("the sentence does not say who spoke"),
    "colon": gettext_noop("named before the colon"),
    "carried": gettext_noop("spoke just before, and nobody else is named"),
    "alternation": gettext_noop("answers the question before"),
    "sentence-before": gettext_noop("named in the sentence before"),
}
