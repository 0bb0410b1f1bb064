"""How we know: everyone a story relies on, what each gave, and where that stands in the text."""

from collections.abc import Iterable
from typing import NamedTuple

from articles.document.schema import Source
from articles.rendering import words
from articles.rendering.blocks import Case
from articles.rendering.notes import Note, anchor


class Given(NamedTuple):
    """Something a source gave, and the notes that say so: somebody's words, or a statement."""

    what: str
    said: bool
    numbers: tuple[int, ...]


class Relied(NamedTuple):
    """A source as readers are told of it.

    passed_on  sources that spoke to this one, and not to us
    """

    id: int
    anchor: str
    name: str
    url: str
    standing: str
    description: str
    reason: str
    given: tuple[Given, ...]
    passed_on: tuple[str, ...]
    pictures: bool


class Quoted(NamedTuple):
    """Somebody quoted, in each role in which they spoke."""

    name: str
    url: str
    roles: tuple[str, ...]
    numbers: tuple[int, ...]


def sources(case: Case) -> list[Relied]:
    """Return the sources that the story names, in the order in which readers meet them."""
    met = [note.origin.id for note in case.notes.values() if note.origin]
    ids = dict.fromkeys([*met, *case.records.sources])
    return [_relied(case, case.records.sources[id]) for id in ids]


def quoted(case: Case) -> list[Quoted]:
    """Return who is quoted, each once, in the order in which readers meet them."""
    people: dict[tuple[int | None, str], list[Note]] = {}
    for note in case.notes.values():
        if note.provenance != "cited":
            people.setdefault((note.speaker, note.who), []).append(note)
    return [
        Quoted(
            name=who,
            url=said[0].who_url,
            roles=tuple(dict.fromkeys(note.role for note in said if note.role)),
            numbers=tuple(note.number for note in said),
        )
        for (_, who), said in people.items()
    ]


def _relied(case: Case, source: Source) -> Relied:
    notes = [note for note in case.notes.values() if note.origin and note.origin.id == source.id]
    return Relied(
        id=source.id,
        anchor=anchor(source.id),
        name=source.name,
        url=case.pages.source(source.id),
        standing=words.standing(source, case.records),
        description=source.description,
        reason=source.reason,
        given=(*_given(notes), *_boxed(case, source)),
        passed_on=tuple(
            other.name for other in case.records.sources.values() if other.reported_by == source.id
        ),
        pictures=any(
            photo.source == source.id
            for photo in case.records.photos.values()
            if str(photo.id) in case.pictures
        ),
    )


def _boxed(case: Case, source: Source) -> Iterable[Given]:
    """What stands in fact boxes and not in the prose: it has no number to lead back to."""
    for _, fact in case.document.facts():
        if fact.source == source.id:
            yield Given(f"{fact.term} {fact.words}".strip(), False, ())


def _given(notes: Iterable[Note]) -> Iterable[Given]:
    said: dict[str, list[int]] = {}
    for note in notes:
        if note.provenance == "cited":
            yield Given(note.words, False, (note.number,))
        else:
            said.setdefault(note.who, []).append(note.number)
    for who, numbers in said.items():
        yield Given(who, True, tuple(numbers))
