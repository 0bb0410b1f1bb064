"""The catalogues of translations: brought up to date with the source, and compiled."""

import re
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

from tests.messages import words

LOCALE = words.ROOT / "articles/locale"
#: English is what the source is written in.
LANGUAGES = ("ar", "de", "es", "fr")
_PARTS = re.compile(r"%\(\w+\)[sd]|</?\w+|%[sd]")
HEADER = "# What readers of a Newsroom meet. After a change: make messages"


def path(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES/django.po"


def read(language: str) -> Catalog:
    """Return a catalogue as it is kept; an empty one with its plural forms, if there is none."""
    kept = path(language)
    if not kept.exists():
        return Catalog(
            language,
            project="Newsroom",
            version="1",
            header_comment=HEADER,
            msgid_bugs_address="-",
            last_translator="Newsroom",
            language_team="Newsroom",
            fuzzy=False,
        )
    with kept.open("rb") as file:
        return read_po(file, locale=language)


def compiled(language: str) -> Catalog:
    """Return a catalogue as Django reads it."""
    with path(language).with_suffix(".mo").open("rb") as file:
        return read_mo(file)


def update(language: str) -> Catalog:
    """Take new words in, leave words out that are gone; write both files."""
    catalogue = read(language)
    catalogue.update(words.catalogue(), no_fuzzy_matching=True, update_creation_date=False)
    kept = path(language)
    kept.parent.mkdir(parents=True, exist_ok=True)
    with kept.open("wb") as file:
        write_po(file, catalogue, width=0, include_lineno=False, ignore_obsolete=True)
    with kept.with_suffix(".mo").open("wb") as file:
        write_mo(file, catalogue)
    return catalogue


def untranslated(catalogue: Catalog) -> list[str]:
    """Return the words that have no translation, or not one for each number."""
    return [
        str(message.id) for message in catalogue if message.id and not all(forms(message.string))
    ]


def wrong(catalogue: Catalog) -> list[str]:
    """Return what stands in the way of a catalogue: gaps, guesses, placeholders, plural forms."""
    found = [f"No translation: {id}" for id in untranslated(catalogue)]
    found += [
        f"Only a guess: {message.id}" for message in catalogue if message.id and message.fuzzy
    ]
    for message, errors in catalogue.check():
        if message.string:
            found += [f"{error}: {message.id}" for error in errors]
    return found + [
        f"Other placeholders: {message.id}" for message in catalogue if _differs(message)
    ]


def _differs(message: Message) -> bool:
    """Whether a translation lost or invented a placeholder or an element of its words.

    Of several forms the last says the number; another may leave it out: “one day”.
    """
    wanted = set(_PARTS.findall(" ".join(forms(message.id))))
    *others, last = forms(message.string)
    return bool(message.id and last) and (
        set(_PARTS.findall(last)) != wanted
        or any(not set(_PARTS.findall(text)) <= wanted for text in others)
    )


def forms(text: object) -> tuple[str, ...]:
    """Return a text in each of its numbers; alone where it has one form."""
    return tuple(text) if isinstance(text, list | tuple) else (str(text),)
