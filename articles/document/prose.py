"""Prose: the small HTML that Text blocks hold, cleaned, read as words, and marked.

Every way into the database cleans with `clean`; every search for words reads with `read`; every
page marks what was said with `marked`. All three go by the same short list of elements.
"""

import html as entities
import re
from collections import Counter
from collections.abc import Callable, Container, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple
from urllib.parse import urlsplit

import nh3

from articles.document.text import tidy

# Elements that begin a paragraph of their own; everything else stands in one.
PARAGRAPHS = frozenset({"p", "h2", "h3", "li", "blockquote"})
LISTS = frozenset({"ul", "ol"})
INLINE = frozenset({"a", "strong", "em", "br"})
LINK_SCHEMES = frozenset({"http", "https", "mailto"})

# In cleaned HTML "<" and "&" occur only where markup begins; attribute values are in double
# quotes. Each alternative starts with a different character, so matching never backtracks.
_TOKEN = re.compile(r'<(?:[^>"]|"[^"]*")*>|&[^;]*;|[^<&]+|[<&]')
_TAG = re.compile(r"<(/?)([a-z][a-z0-9]*)")
_ANY_TAG = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)[^<>]*>?")
_VOID = frozenset({"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "wbr"})
#: Elements within each other that prose may have; pasted pages have some dozens around the words.
MAX_DEPTH = 200


def safe_link(address: str) -> str:
    """Return `address` if a reader may follow it, else "".

    Allowed: http, https and mailto; a path on this site; a place on this page.
    """
    address = address.strip()
    if not address or any(c.isspace() or not c.isprintable() or c == "\\" for c in address):
        return ""
    try:
        parts = urlsplit(address)
        parts.port  # noqa: B018  a malformed port raises only when it is asked for
    except ValueError:
        return ""
    if not parts.scheme and not parts.netloc:
        return address if address[0] in "/#" else ""
    if parts.scheme not in LINK_SCHEMES:
        return ""
    return address if parts.netloc or parts.scheme == "mailto" else ""


def _attribute(_element: str, _attribute: str, value: str) -> str | None:
    return safe_link(value) or None


_cleaner = nh3.Cleaner(
    tags=PARAGRAPHS | LISTS | INLINE,
    clean_content_tags={"script", "style"},
    attributes={"a": {"href"}},
    attribute_filter=_attribute,
    link_rel=None,
    strip_comments=True,
    url_schemes=LINK_SCHEMES,
)


def clean(html: str) -> str:
    """Return `html` with nothing but our elements and safe links; cleaning twice changes nothing.

    Text inside unknown elements is kept, except that of scripts and style sheets. A body that
    shows nothing becomes "".
    """
    cleaned = _cleaner.clean(shallow(tidy(html)))
    return cleaned if plain(cleaned).strip() else ""


def shallow(html: str, uncounted: Container[str] = frozenset()) -> str:
    """Leave out opening tags that lie deeper than any prose; their words stay.

    A parser's work grows with the square of the depth. Every opening tag counts until one of its
    name is closed; an end tag of what is not open closes nothing, as for a parser.

    uncounted  elements that end by themselves where the next one begins
    """
    depth = 0
    open_ones: Counter[str] = Counter()
    kept: list[str] = []
    done = 0
    for tag in _ANY_TAG.finditer(html):
        name = tag[2].lower()
        if name in _VOID or name in uncounted:
            continue
        if tag[1]:
            step = 1 if open_ones[name] else 0
            open_ones[name] -= step
            depth -= step
        elif depth < MAX_DEPTH:
            open_ones[name] += 1
            depth += 1
        else:
            kept.append(html[done : tag.start()])
            done = tag.end()
    return "".join([*kept, html[done:]])


class Run(NamedTuple):
    """A stretch of words inside one element: its text, and where it stands in text and HTML.

    An entity ("&amp;") is a run of its own, so a position never falls inside one.
    """

    text: str
    at: int
    html_start: int
    html_end: int


class Prose(NamedTuple):
    """Cleaned HTML read as words: paragraphs are parted by newlines."""

    text: str
    runs: tuple[Run, ...]


@lru_cache(maxsize=32)  # one press reads the same text for its words, quotations, checks and page
def read(html: str) -> Prose:
    """Read cleaned HTML as text, with the place of every run of it. Linear in its length."""
    runs: list[Run] = []
    parts: list[str] = []
    length = 0
    for match in _TOKEN.finditer(html):
        token = match.group()
        if token[0] == "<" and len(token) > 1:
            text = _break_at(token) if parts and not parts[-1].endswith("\n") else ""
        else:
            text = entities.unescape(token)
            runs.append(Run(text, length, match.start(), match.end()))
        if text:
            parts.append(text)
            length += len(text)
    return Prose("".join(parts), tuple(runs))


def plain(html: str) -> str:
    """Return the words alone, a line for each paragraph."""
    return read(html).text.strip("\n")


def _break_at(token: str) -> str:
    tag = _TAG.match(token)
    return "\n" if tag and (tag[2] in PARAGRAPHS or tag[2] == "br") else ""


class Mark(NamedTuple):
    """Words to be marked in one block of prose.

    start, end  positions in `Prose.text`
    key         what the marker wants to know of it (a note number, an id)
    first, last whether this piece begins and ends the marked passage
    """

    start: int
    end: int
    key: int
    first: bool = True
    last: bool = True


class Element(NamedTuple):
    """A top-level element of a block (paragraph, heading, list) and the marks that end in it."""

    html: str
    keys: tuple[int, ...]


Opening = Callable[[int, bool], str]  # key, whether the passage begins here → markup
Closing = Callable[[int, bool], str]  # key, whether the passage ends here → markup


def marked(html: str, marks: Sequence[Mark], opening: Opening, closing: Closing) -> list[Element]:
    """Put markup around words of cleaned HTML and cut it into its top-level elements.

    Marks may cross elements and each other: the markup is closed and opened again inside every
    run of words, so that the result is well-formed whatever the marks are.
    """
    out: list[str] = []
    ends: list[int] = []
    elements: list[Element] = []
    depth = 0
    done = 0
    for run, pieces in _cut(html, marks):
        depth = _copy(html[done : run.html_start], depth, out, ends, elements)
        for text, here in pieces:
            out.extend(opening(mark.key, mark.first) for mark in here)
            out.append(text)
            out.extend(closing(mark.key, mark.last) for mark in reversed(here))
            ends.extend(mark.key for mark in here if mark.last)
        done = run.html_end
    _copy(html[done:], depth, out, ends, elements)
    if out:
        elements.append(Element("".join(out), tuple(dict.fromkeys(ends))))
    return elements


def _copy(markup: str, depth: int, out: list[str], ends: list[int], elements: list[Element]) -> int:
    """Copy tags; at the end of a top-level element, put it aside. Return the new depth."""
    for match in _TOKEN.finditer(markup):
        token = match.group()
        out.append(token)
        tag = _TAG.match(token)
        if not tag or tag[2] == "br":
            continue
        depth += -1 if tag[1] else 1
        if depth == 0 and tag[2] in PARAGRAPHS | LISTS:
            elements.append(Element("".join(out), tuple(dict.fromkeys(ends))))
            out.clear()
            ends.clear()
    return depth


def replaced(html: str, start: int, end: int, text: str) -> str:
    """Return cleaned HTML with other words in place of those from start to end.

    start, end  positions in `Prose.text`; an entity that either falls into is replaced whole
    The new words take the emphasis of the first ones they replace; markup stays where it was.
    """
    out: list[str] = []
    done = 0
    new = entities.escape(text, quote=False)
    for run in read(html).runs:
        if run.at + len(run.text) <= start or run.at >= end:
            continue
        source = html[run.html_start : run.html_end]
        whole = len(source) != len(run.text)  # an entity is not cut
        before = "" if whole else source[: max(start - run.at, 0)]
        after = "" if whole else source[end - run.at :]
        out += [html[done : run.html_start], before, new, after]
        done, new = run.html_end, ""
    return "".join([*out, html[done:]])


Piece = tuple[str, list[Mark]]  # source text, and the marks over it cut to size


def _cut(html: str, marks: Sequence[Mark]) -> Iterator[tuple[Run, list[Piece]]]:
    """Yield each run of words with its pieces.

    A mark that covers several pieces begins in the first of them and ends in the last.
    """
    waiting = sorted(marks, reverse=True)
    active: list[Mark] = []
    for run in read(html).runs:
        end = run.at + len(run.text)
        while waiting and waiting[-1].start < end:
            active.append(waiting.pop())
        source = html[run.html_start : run.html_end]
        edges = {run.at, end}
        if len(source) == len(run.text):  # an entity is not cut
            edges.update(edge for mark in active for edge in mark[:2] if run.at < edge < end)
        pieces: list[Piece] = []
        for start, stop in pairwise(sorted(edges)):
            here = [mark for mark in active if mark.start < stop and mark.end > start]
            text = source if len(edges) == 2 else source[start - run.at : stop - run.at]
            pieces.append((text, [_part(mark, start, stop) for mark in here]))
        yield run, pieces
        active = [mark for mark in active if mark.end > end]


def _part(mark: Mark, start: int, stop: int) -> Mark:
    """Return the part of a mark that covers start to stop, or what of that it covers."""
    return mark._replace(
        first=mark.first and mark.start >= start, last=mark.last and mark.end <= stop
    )
