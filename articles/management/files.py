"""Files with an article in them, read as one: by their name and by what they hold."""

import re
from pathlib import PurePath
from typing import NamedTuple

from markdown_it import MarkdownIt

from articles.document.incoming import Incoming, article, from_html, from_text
from articles.document.text import gettext_noop
from articles.management import docx

MARKDOWN = frozenset({".md", ".markdown"})
HTML = frozenset({".html", ".htm", ".xhtml"})
MOST_BYTES = 20_000_000
#: How files begin that hold no text, or not as text.
_OTHERS = (b"%PDF-", b"{\\rtf", b"\xd0\xcf\x11\xe0", b"\x89PNG", b"\xff\xd8\xff", b"GIF8")
#: Bytes of no text in any encoding that is read here.
_NEVER_TYPED = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:-[a-z0-9]{2,8})?")


class Unreadable(ValueError):
    """The file is no article that can be read; the message says why and what to do."""


class Found(NamedTuple):
    """What a file holds.

    pictures  in it, which are not taken over
    language  as it says; "" when it does not
    """

    article: Incoming
    pictures: int = 0
    language: str = ""


def read(data: bytes, name: str) -> Found:
    """Read a file. Raises Unreadable, and TooLong of `document.incoming`."""
    if len(data) > MOST_BYTES:
        raise Unreadable(gettext_noop("The file is larger than 20 MB. Save the text alone."))
    found = _read(data, PurePath(name).suffix.casefold())
    if not (found.article.pieces or found.article.headline or found.article.lead):
        raise Unreadable(gettext_noop("There are no words in this file. Give one with an article."))
    return found


def _read(data: bytes, ending: str) -> Found:
    if data[:4] == b"PK\x03\x04" or ending == ".docx":
        return _of_html(_docx(data))
    text = decoded(data)
    if ending in HTML or text.lstrip()[:15].casefold().startswith(("<!doctype html", "<html")):
        return _of_html(text)
    if ending in MARKDOWN:
        return _of_html(MarkdownIt("commonmark", {"html": True}).render(text))
    return Found(article(from_text(text)))


def _of_html(html: str) -> Found:
    page = from_html(html)
    language = page.language.casefold()
    known = language if _LANGUAGE.fullmatch(language) else ""
    return Found(article(page.paragraphs, page.headings), page.pictures, known)


def decoded(data: bytes) -> str:
    """Return the text of a file: UTF-8, UTF-16 with its mark, else as Windows wrote Latin."""
    if data.startswith(_OTHERS):
        raise _no_text()
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    if _NEVER_TYPED.search(data[:4096]):
        raise _no_text()
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("windows-1252", "replace")


def _no_text() -> Unreadable:
    return Unreadable(gettext_noop("This file holds no text. Give .txt, .md, .html or .docx."))


def _docx(data: bytes) -> str:
    try:
        return docx.to_html(data)
    except docx.TooLarge:
        message = gettext_noop("The document is too large to be unpacked. Save the text alone.")
    except docx.Damaged:
        message = gettext_noop("This is no .docx, or it is damaged. Save it again as .docx.")
    raise Unreadable(message)
