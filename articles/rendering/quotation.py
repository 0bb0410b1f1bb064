"""Words that were said, and statements taken from a source, as schema.org describes them.

Nothing is told of anybody that the page itself does not print.
"""

from collections.abc import Mapping
from typing import Any, NamedTuple

from articles.models.sources import INDIVIDUALS, SourceKind
from articles.rendering import addresses
from articles.rendering.notes import Note
from articles.rendering.said import Said

Described = Mapping[str, Any]


class _Origin(NamedTuple):
    """Where words were published before: by which source, and at which address."""

    name: str
    kind: str
    link: str


def of_note(note: Note, page: str) -> Described:
    """Describe a quotation of a story.

    page  the story's address
    """
    origin = _Origin(note.origin.name, note.origin.kind, note.link) if note.origin else None
    return _described(
        note,
        address=f"{page}#{note.anchor}",
        speaker=_speaker(note),
        origin=None if note.itself else origin,
    )


def of_said(said: Said) -> Described:
    """Describe a quote that is on record."""
    origin = _Origin(said.source, said.source_kind, said.link) if said.source else None
    return _described(
        said,
        address=addresses.absolute(said.url),
        speaker=_person(said.who, said.role, said.who_url),
        origin=origin,
    )


def citation(note: Note) -> Described | None:
    """Describe what a story cites; None where the source is not told."""
    if note.origin is None:
        return None
    return _work(_Origin(note.origin.name, note.origin.kind, note.link))


def _described(
    words: Note | Said, *, address: str, speaker: Described | None, origin: _Origin | None
) -> Described:
    original = {
        "@type": "Quotation",
        "text": words.original,
        "inLanguage": words.original_language,
    }
    return _filled(
        {
            "@type": "Quotation",
            "@id": addresses.absolute(words.url) or address,
            "url": address,
            "text": words.words,
            "inLanguage": words.language,
            "spokenByCharacter": speaker,
            "creator": speaker,
            "dateCreated": words.on.isoformat() if words.on else "",
            "isBasedOn": _work(origin) if origin else None,
            "translationOfWork": _filled(original) if words.original else None,
        }
    )


def _speaker(note: Note) -> Described | None:
    """A person by name; somebody described, or an organisation that speaks for itself."""
    if not note.who:
        return None
    if note.speaker is not None:
        return _person(note.who, note.role, note.who_url)
    if note.itself and note.origin and note.origin.kind not in INDIVIDUALS:
        return {"@type": "Organization", "name": note.origin.name}
    return _filled({"@type": "Person", "description": note.who, "jobTitle": note.role})


def _person(name: str, role: str, page: str) -> Described:
    return _filled(
        {"@type": "Person", "name": name, "jobTitle": role, "url": addresses.absolute(page)}
    )


def _work(origin: _Origin) -> Described:
    """What words or a statement come from: a document by its name, or what a source told."""
    work = {"@type": "CreativeWork", "url": origin.link}
    if origin.kind == SourceKind.DOCUMENT:
        return _filled({**work, "name": origin.name})
    if origin.kind in INDIVIDUALS:
        return _filled({**work, "creator": {"@type": "Person", "description": origin.name}})
    return _filled({**work, "publisher": {"@type": "Organization", "name": origin.name}})


def _filled(values: Described) -> Described:
    return {name: value for name, value in values.items() if value}
