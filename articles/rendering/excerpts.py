"""Where in a story the words stand that a reader asked for."""

from articles.document import prose
from articles.document.schema import Document
from articles.publishing.asked import Asked

LENGTH = 220  # characters of an excerpt
BEFORE = 70  # of them before the first of the words
MOST = 20_000  # characters of a story that are looked through


def excerpt(document: Document, question: Asked) -> str:
    """Return a piece of the first paragraph that holds a word of the question; "" if none does."""
    looked = 0
    for _, html in document.prose():
        for paragraph in prose.plain(html).split("\n"):
            if looked > MOST:
                return ""
            beginning = paragraph[: MOST - looked]
            looked += len(paragraph) + 1
            if spans := question.found_in(beginning, document.language):
                return _cut(paragraph, spans[0][0])
    return ""


def _cut(text: str, at: int) -> str:
    """A piece of a text around a place, between words."""
    start = _word(text, at - BEFORE) if at > BEFORE else 0
    end = len(text) if len(text) - start <= LENGTH else text.rfind(" ", at, start + LENGTH)
    end = end if end > at else start + LENGTH
    opening, closing = "… " if start else "", " …" if end < len(text) else ""
    return f"{opening}{text[start:end].strip()}{closing}"


def _word(text: str, at: int) -> int:
    """Where the next word begins."""
    return text.find(" ", at) + 1 or at
