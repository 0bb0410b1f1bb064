"""HTML from anywhere: word processors, mails, web pages, their clipboards.

A lenient parser reads it as browsers do; here its paragraphs are taken out with emphasis, links
and line breaks, and nothing else. What was deleted under tracked changes or hidden does not come
along; words that are shown always do.
"""

import re
from typing import Any, NamedTuple

from selectolax.lexbor import LexborHTMLParser

from articles.document.incoming import elements
from articles.document.incoming.inline import Line
from articles.document.incoming.paragraphs import MOST_LETTERS, Paragraph, TooLong, bounded
from articles.document.incoming.plain import from_text
from articles.document.prose import shallow
from articles.document.text import gettext_noop, tidy

#: Markup takes a multiple of the words; a clipboard of Word some five times.
MOST_HTML = 8 * MOST_LETTERS
#: Elements within each other that are told apart. Deeper ones give their words alone.
MOST_DEPTH = 120
_NUMBERED = re.compile(r"\W*(?:\d{1,3}|[a-z]{1,4})\W", re.IGNORECASE)


class Read(NamedTuple):
    """What an HTML page holds.

    headings   the numbers of the paragraphs that were its first headings
    pictures   how many pictures were in it, without those whose caption is a paragraph
    language   of the page, as it says; "" when it does not
    """

    paragraphs: list[Paragraph]
    headings: list[int]
    pictures: int
    language: str


def from_html(html: str) -> Read:
    """Read an HTML page or a piece of one as paragraphs. Raises TooLong."""
    if len(html) > MOST_HTML:
        raise TooLong(gettext_noop("This page is too long for one article. Divide it."))
    tree = LexborHTMLParser(shallow(tidy(html), elements.ENDING))
    reader = _Reader()
    if tree.body is not None:
        reader.inside(tree.body, 0, "p")
        reader.end("p")
    root = tree.root
    language = (root.attributes.get("lang") or "") if root is not None else ""
    return Read(bounded(reader.paragraphs), reader.headings, reader.pictures, language)


class _Reader:
    def __init__(self) -> None:
        self.paragraphs: list[Paragraph] = []
        self.headings: list[int] = []
        self.pictures = 0
        self.line = Line()
        self.sign = ""  # of the list item that is read, where a program wrote it as text

    def inside(self, node: Any, depth: int, kind: str) -> None:
        """Read what is inside a node; `kind` is of the paragraphs in it."""
        child = node.child
        while child is not None:
            self._node(child, depth, kind)
            child = child.next

    def end(self, kind: str) -> None:
        """End the paragraph that is open."""
        if self.sign and kind in ("p", "ul"):
            kind = "ol" if _NUMBERED.fullmatch(self.sign) else "ul"
        self.sign = ""
        if paragraph := self.line.ends(kind):
            self.paragraphs.append(paragraph)

    def _node(self, node: Any, depth: int, kind: str) -> None:
        tag = node.tag or ""
        if tag == "-text":
            self.line.text(re.sub(r"[ \t\n\r\f]+", " ", node.text_content or ""))
        elif tag in elements.PICTURES:
            self.pictures += 1
        elif tag == "br":
            if not self.line.breaks():
                self.end(kind)
        elif tag.startswith("-") or tag in elements.NOT_SHOWN or elements.is_hidden(node):
            return
        elif elements.is_list_sign(node):
            self.sign = node.text().strip()
        elif elements.is_typed(node):
            self.end(kind)
            self.paragraphs += from_text(node.text())
        elif depth >= MOST_DEPTH:
            self.line.text(re.sub(r"\s+", " ", node.text(separator=" ")))
        elif tag in elements.BLOCKS:
            self._block(node, tag, depth, kind)
        else:
            self._inline(node, depth, kind)

    def _block(self, node: Any, tag: str, depth: int, kind: str) -> None:
        self.end(kind)
        start, pictures = len(self.paragraphs), self.pictures
        inner = elements.kind_of(node, kind)
        if tag == "tr":
            self._row(node, depth, kind)
        else:
            self.inside(node, depth + 1, inner)
        self.end(inner)
        if len(self.paragraphs) == start:
            return
        if tag == "figcaption":
            self._together(start, " ", "caption")
        elif tag == "figure" and self.paragraphs[-1].kind == "caption":
            self.pictures = pictures  # its place and its words are known
        elif inner == "h2" and elements.is_title(node):
            self.headings.append(start)

    def _row(self, row: Any, depth: int, kind: str) -> None:
        """Read a row of a table: one paragraph, unless a cell has several of its own."""
        start = len(self.paragraphs)
        full = False
        cell = row.child
        while cell is not None:
            before = len(self.paragraphs)
            self._node(cell, depth + 1, kind)
            self.end(kind)
            full = full or len(self.paragraphs) > before + 1
            cell = cell.next
        if not full and all(one.kind == "p" for one in self.paragraphs[start:]):
            self._together(start, " · ", "p")

    def _together(self, start: int, between: str, kind: str) -> None:
        """Make one paragraph of those from `start`."""
        parts = self.paragraphs[start:]
        if parts:
            html = between.join(one.html for one in parts)
            words = between.join(one.words for one in parts)
            self.paragraphs[start:] = [Paragraph(kind, html, words)]

    def _inline(self, node: Any, depth: int, kind: str) -> None:
        opened = sum(self.line.opens(mark) for mark in elements.marks(node))
        self.inside(node, depth + 1, kind)
        for _mark in range(opened):
            self.line.closes()
