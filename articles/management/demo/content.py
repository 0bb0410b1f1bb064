"""The demo's texts, read from the TOML files of `data/` into values.

One file a story, named after its slug. What a file may hold is what these classes have: an
unknown key, a reference to nothing or a number that is not in order raises at once.
"""

import tomllib
from functools import cached_property
from pathlib import Path
from typing import Any, Literal

import msgspec
from msgspec import Struct, field

from articles.models import Kind, Stage

DATA = Path(__file__).resolve().parent / "data"
NOT_STATED = "not stated"


class Entry(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A value of a file, decoded strictly."""


class Section(Entry, frozen=True):
    name: str
    description: str = ""


class Author(Entry, frozen=True):
    name: str
    biography: str = ""
    account: str = ""


class Person(Entry, frozen=True):
    """Somebody quoted; `real` marks those of the Paris report, all others are invented."""

    name: str
    role: str
    organisation: str = ""
    aliases: tuple[str, ...] = ()
    public: bool = False
    real: bool = False
    notes: str = ""


class Source(Entry, frozen=True):
    name: str
    kind: str
    description: str = ""
    reported_by: str = ""
    reason: str = ""
    approved_by: str = ""


class Picture(Entry, frozen=True):
    """A stand-in photo: what is drawn, and what the desk writes about it."""

    scene: str
    shape: str
    title: str
    caption: str
    alt: str
    focus: tuple[float, float]
    credit: str = "Nell Okafor / Newsroom"
    source: str = ""
    position: tuple[float, float] | None = None


class Fact(Entry, frozen=True):
    """A line of a fact box."""

    term: str
    words: str
    source: str = ""


class Block(Entry, frozen=True):
    """One block; which kind it is, is told by which of its keys is set."""

    text: str = ""
    box: str = ""
    facts: tuple[Fact, ...] = ()
    plays: str = ""  # a link to a video or a recording
    title: str = ""
    quote: str = ""
    photo: str | None = None  # "" is a picture block that is still empty
    caption: str = ""
    also: tuple[str, ...] = ()
    update: str = ""
    at: str = ""
    since: int = 1


class Said(Entry, frozen=True):
    """A quote. `source`: who reported it, "not stated", or empty for words said to us."""

    key: str
    words: str
    who: str = ""
    described: str = ""
    role: str | None = None
    language: str | None = None
    how: str | None = None
    occasion: str = ""
    on: str | None = None
    source: str = field(default="", name="from")
    to: str | None = None
    since: int = 1


class Cited(Entry, frozen=True):
    words: str
    source: str
    statement: str = ""
    since: int = 1


class Out(Entry, frozen=True):
    """A publication, and what was changed in the words before it.

    set_aside  why the checks that may be waived were
    """

    kind: Kind
    at: str
    note: str = ""
    set_aside: str = ""
    change: tuple[tuple[str, str], ...] = ()


class Tale(Entry, frozen=True):
    """A story, through all its publications.

    since (of parts)  the number of the publication with which the part came
    not_said          words in quotation marks that nobody said
    draft_change      what was changed in the working copy since the last publication
    reopened_because  why it went back to its writer for that
    written           when the working copy was, where it never went out
    asked_for         of whom it is assigned to
    """

    headline: str
    section: str
    kicker: str = ""
    standfirst: str = ""
    points: tuple[str, ...] = ()
    language: str = "en"
    translates: str = ""
    place: str = ""
    by: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    urgency: int = 4
    lead: str = ""
    lead_caption: str = ""
    lead_alt: str = ""
    breaking: str = ""
    related: tuple[str, ...] = ()
    out: tuple[Out, ...] = ()
    draft_change: tuple[tuple[str, str], ...] = ()
    reopened_because: str = ""
    stage: Stage = Stage.READY
    assigned: str = ""
    due: str = ""
    asked_for: str = ""
    priority: Literal["high", "usual", "low"] = "usual"
    written: str = ""
    embargo: str = ""
    by_desk: str = "reporter"
    spiked_because: str = ""
    block: tuple[Block, ...] = ()
    said: tuple[Said, ...] = ()
    uses: tuple[str, ...] = ()
    cited: tuple[Cited, ...] = ()
    not_said: tuple[str, ...] = ()

    @property
    def steps(self) -> int:
        """How often the working copy was written: for each publication, and once after them."""
        return max(len(self.out), 1) + bool(self.draft_change)

    def authors(self) -> list[tuple[str, str]]:
        """Each author, and where they were."""
        return [(by.partition(" @ ")[0], by.partition(" @ ")[2]) for by in self.by]


class Content:
    """Everything the demo newsroom is made of."""

    def __init__(self, folder: Path = DATA) -> None:
        self._folder = folder

    @cached_property
    def sections(self) -> dict[str, Section]:
        return self._file("sections", Section)

    @cached_property
    def authors(self) -> dict[str, Author]:
        return self._file("authors", Author)

    @cached_property
    def people(self) -> dict[str, Person]:
        return self._file("people", Person)

    @cached_property
    def sources(self) -> dict[str, Source]:
        return self._file("sources", Source)

    @cached_property
    def pictures(self) -> dict[str, Picture]:
        return self._file("photos", Picture)

    @cached_property
    def tales(self) -> dict[str, Tale]:
        """Every story by its slug."""
        return {
            path.stem: msgspec.convert(_read(path), Tale)
            for path in sorted((self._folder / "stories").glob("*.toml"))
        }

    @cached_property
    def topics(self) -> list[str]:
        return sorted({topic for tale in self.tales.values() for topic in tale.topics})

    @cached_property
    def said(self) -> dict[str, tuple[str, Said]]:
        """Every quote by its key, with the slug of the story that brought it."""
        every = [(slug, said) for slug, tale in self.tales.items() for said in tale.said]
        by_key = {said.key: (slug, said) for slug, said in every}
        if len(by_key) != len(every):
            raise ValueError("Two quotes of the demo have the same key.")
        return by_key

    def _file[T: Entry](self, name: str, kind: type[T]) -> dict[str, T]:
        return msgspec.convert(_read(self._folder / f"{name}.toml"), dict[str, kind])  # type: ignore[valid-type]  # a type only known at run time


def _read(path: Path) -> dict[str, Any]:
    with path.open("rb") as file:
        return tomllib.load(file)
