"""Paragraphs: what every way in makes of an article, before anything is decided about them."""

import html as entities
from typing import NamedTuple

from articles.document.text import gettext_noop

#: Letters of an article, of one paragraph of it, and its paragraphs, that are read at most.
MOST_LETTERS = 1_000_000
MOST_LETTERS_TOGETHER = 100_000
MOST_PARAGRAPHS = 5_000


class TooLong(ValueError):
    """The article is longer than any; the message says so to whoever brought it."""


class Paragraph(NamedTuple):
    """One paragraph.

    kind   "p", "h2", "h3", "blockquote", "ul" or "ol" (one item of such a list), or "caption"
           (of a picture that stood there)
    html   its words with links, emphasis and line breaks; no element around them
    words  its words alone
    """

    kind: str
    html: str
    words: str


def of_words(words: str, kind: str = "p") -> Paragraph:
    return Paragraph(kind, entities.escape(words, quote=False), words)


def bounded(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return an article's paragraphs. Raises TooLong when they are more than any article has."""
    if len(paragraphs) > MOST_PARAGRAPHS:
        raise TooLong(gettext_noop("This has too many paragraphs for one article. Divide it."))
    if sum(len(one.words) for one in paragraphs) > MOST_LETTERS:
        raise TooLong(gettext_noop("This text is too long for one article. Divide it."))
    if any(len(one.html) > MOST_LETTERS_TOGETHER for one in paragraphs):
        raise TooLong(gettext_noop("One paragraph is longer than a story may be. Divide it."))
    return paragraphs
