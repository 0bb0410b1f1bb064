"""XML by a writer: every text is escaped, and holds nothing that XML 1.0 excludes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator, quoteattr

from django.templatetags.static import static

from articles.document.text import tidy

#: What a browser shows a feed with.
SHEET = "articles/feed.css"


class Xml:
    """An XML document being written.

    sheet  the name of a static file, the style sheet to show it with
    """

    def __init__(self, sheet: str = "") -> None:
        self._out = StringIO()
        self._writer = XMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._writer.startDocument()
        if sheet:
            told = f'type="text/css" href={quoteattr(static(sheet))}'
            self._writer.processingInstruction("xml-stylesheet", told)

    @contextmanager
    def inside(self, name: str, attributes: Mapping[str, str] | None = None) -> Iterator[None]:
        """Write an element around what is written in the block."""
        tidied = {key: tidy(value) for key, value in (attributes or {}).items()}
        self._writer.startElement(name, tidied)
        yield
        self._writer.endElement(name)

    def element(
        self, name: str, text: str = "", attributes: Mapping[str, str] | None = None
    ) -> None:
        """Write an element with its text."""
        with self.inside(name, attributes):
            self.characters(text)

    def characters(self, text: str) -> None:
        """Write text where an element is open."""
        self._writer.characters(tidy(text))

    def filled(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """Write an element with its text, or nothing when there is none."""
        if text:
            self.element(name, text, attributes)

    def text(self) -> str:
        return self._out.getvalue()
