"""One story in several languages: those that are live, each named in its own language."""

from collections.abc import Iterable
from typing import NamedTuple

from django.utils.text import capfirst
from django.utils.translation import get_language_info

from articles.document.schema import Document
from articles.rendering.cards import Card


class Translation(NamedTuple):
    language: str
    name: str
    url: str


def original(document: Document, story: int | None) -> int | None:
    """Return the story that this one and its translations have in common."""
    return document.translation_of or story


def others(document: Document, story: int | None, cards: Iterable[Card]) -> tuple[Translation, ...]:
    """Return the same story in other languages, a language once, by their codes."""
    common = original(document, story)
    found: dict[str, Card] = {}
    for card in cards:
        if common is None or card.id == story or common not in (card.id, card.translation_of):
            continue
        if card.language != document.language:
            found.setdefault(card.language, card)
    return tuple(
        Translation(language, language_name(language), card.url)
        for language, card in sorted(found.items())
    )


def language_name(code: str) -> str:
    """Return what a language calls itself; its code where we do not know."""
    try:
        return str(capfirst(get_language_info(code)["name_local"]))
    except KeyError:
        return code
