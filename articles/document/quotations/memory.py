"""What a text has told so far of who speaks in it, and whom it speaks of."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from articles.document.quotations.found import Stretch
from articles.document.quotations.page import Sentence
from articles.document.quotations.people import Person

#: Recently mentioned people that a quotation without attribution may be of.
RECENT = 6
LONG_AGO = -9  # no paragraph


class Speaker(NamedTuple):
    """Who spoke, as far as the text tells."""

    name: str = ""
    at: Stretch | None = None
    confidence: float = 0.0
    sieve: str = ""
    person: Person | None = None
    described: bool = False
    gender: str = ""


NOBODY = Speaker()


@dataclass(slots=True)
class Memory:
    """The last one of each list is the latest; numbers are those of paragraphs.

    named       whoever was named, subject or not
    recent      subjects
    spoke       speakers of quotations
    subject_at  where the last subject stood
    spoke_at    where somebody was last said to speak
    spoke_in    the sentence of that
    last_at     where the last quotation stood
    here        what is read
    turned      somebody else was the subject of a sentence since somebody spoke
    before      the subjects of a sentence without a quotation, and where it stood
    colon       who is announced by a sentence that ends in a colon, and where it stood
    asked       the last quotation is a question
    asked_by    who asked it, if somebody is named
    """

    named: list[Speaker] = field(default_factory=list)
    recent: list[Speaker] = field(default_factory=list)
    spoke: list[Speaker] = field(default_factory=list)
    subject_at: int = LONG_AGO
    spoke_at: int = LONG_AGO
    spoke_in: Sentence | None = None
    last_at: int = LONG_AGO
    here: int = LONG_AGO
    turned: bool = False
    before: tuple[int, Sequence[Speaker]] = (LONG_AGO, ())
    colon: tuple[int, Speaker] | None = None
    asked: bool = False
    asked_by: str = ""


def is_person(speaker: Speaker) -> bool:
    """Whether more than one capital says so: a second name, a gender, a role."""
    one = speaker.person
    return one is not None and bool(one.role or one.gender or len(one.parts) > 1)


def fitting(gender: str, speakers: Sequence[Speaker]) -> Speaker | None:
    """The last one whom the verb's gender allows."""
    last = reversed(speakers[-RECENT:])
    return next((s for s in last if not gender or s.gender in ("", gender)), None)


def fits(gender: str, subject: Speaker) -> bool:
    """Whether a pronoun may mean somebody: a thing, several people, or one of a gender."""
    if gender == "n":
        return subject.described and subject.gender in ("n", "")
    if gender == "p":
        return subject.gender in ("p", "") and subject.described
    if subject.gender in ("n", "p"):
        return False
    return not subject.gender or not gender or subject.gender == gender
