"""XML by a writer: every text is escaped, and holds nothing that XML 1.0 excludes."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator

from articles.document.text import tidy


class Xml:
    """An XML document being written."""

    def __init__(self) -> None:
        self._out = StringIO()
        self._writer = XMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._writer.startDocument()

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
            self._writer.characters(tidy(text))

    def text(self) -> str:
        return self._out.getvalue()
