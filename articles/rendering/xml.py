"""XML by a writer: every text is escaped, and holds nothing that XML 1.0 excludes."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from io import StringIO
from xml.sax.saxutils import XMLGenerator, quoteattr

from django.templatetags.static import static

from articles.document.text import tidy

#: What a browser shows a feed with: the one that turns it into a page, the one without such skill.
SHEETS = (("text/xsl", "articles/feed.xsl"), ("text/css", "articles/feed.css"))


def sheets() -> list[tuple[str, str]]:
    """Return the types and addresses of the style sheets that make a feed readable by people."""
    return [(kind, static(name)) for kind, name in SHEETS]


class Xml:
    """An XML document being written.

    sheets   types and addresses of style sheets
    comment  for people, before everything else
    """

    def __init__(self, sheets: Iterable[tuple[str, str]] = (), comment: str = "") -> None:
        self._out = StringIO()
        self._writer = XMLGenerator(self._out, "utf-8", short_empty_elements=True)
        self._writer.startDocument()
        for kind, address in sheets:
            told = f"type={quoteattr(kind)} href={quoteattr(address)}"
            self._writer.processingInstruction("xml-stylesheet", told)
        if comment:
            self._out.write(f"<!-- {tidy(comment).replace('--', '–')} -->\n")

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

    def filled(self, name: str, text: str, attributes: Mapping[str, str] | None = None) -> None:
        """Write an element with its text, or nothing when there is none."""
        if text:
            self.element(name, text, attributes)

    def text(self) -> str:
        return self._out.getvalue()
