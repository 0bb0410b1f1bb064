"""Prose as a page prints it: words that were said or taken from a source are marked.

The one module that calls text safe. It does so for what `prose.clean` lets through, with markup
of our own around it; everything else on the site is escaped by the templates.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from articles.document import derive, prose
from articles.document.prose import Mark, Prose
from articles.document.text import MARK, comparable

_STOPS = ".,"


class Paragraph(NamedTuple):
    """A top-level element of prose, and the numbers of the notes that belong after it."""

    html: SafeString
    notes: tuple[int, ...]


class Marking(NamedTuple):
    """All that is marked in a story: marks by block, and the class of each number."""

    marks: Mapping[str, Sequence[Mark]]
    classes: Mapping[int, str]
    linked: frozenset[int]  # numbers whose words end inside a link: no link can stand there


def marking(notes: Sequence[derive.Note], html: Mapping[str, str]) -> Marking:
    """Decide what is marked where, from the notes and the prose of each block."""
    marks: dict[str, list[Mark]] = {}
    linked = set()
    texts = {block: prose.read(source) for block, source in html.items()}
    for note in notes:
        last = len(note.spans) - 1
        for number, span in enumerate(note.spans):
            text = texts[span.block].text
            start, end = (
                _with_marks(text, span.start, span.end) if note.quote else (span.start, span.end)
            )
            mark = Mark(start, end, note.number, first=number == 0, last=number == last)
            marks.setdefault(span.block, []).append(mark)
        if note.spans:
            ending = note.spans[-1]
            if _ends_in_link(html[ending.block], texts[ending.block], ending.end):
                linked.add(note.number)
    classes = {note.number: note.kind for note in notes}
    return Marking(marks, classes, frozenset(linked))


def paragraphs(html: str, block: str, marking: Marking) -> list[Paragraph]:
    """Return the prose of a block as its top-level elements, marked.

    Cleaned once more on the way out: what an older release stored goes by today's rules. Where
    that changes anything, marks would stand in the wrong place and are left out.
    """
    cleaned = prose.clean(html)
    marks = marking.marks.get(block, ()) if cleaned == html else ()

    def opening(number: int, first: bool) -> str:
        anchor = format_html(' id="q{}"', number) if first else ""
        kind = marking.classes[number]
        return format_html('<span class="{}" data-n="{}"{}>', kind, number, anchor)

    def closing(number: int, last: bool) -> str:
        return "</span>" + (reference(number) if last and number not in marking.linked else "")

    elements = prose.marked(cleaned, marks, opening, closing)
    return [
        Paragraph(mark_safe(_after_links(html, keys, marking)), keys)  # noqa: S308 (cleaned above)
        for html, keys in elements
    ]


def plain(html: str) -> SafeString:
    """Return the prose of a block without marks, for a feed."""
    return mark_safe(prose.clean(html))  # noqa: S308 (cleaned here)


def reference(number: int) -> SafeString:
    """Return the short link from words to their note."""
    return format_html(
        '<a class="ref" href="#n{}" aria-label="{}">{}</a>',
        number,
        _("Note %(number)s") % {"number": number},
        number,
    )


def dateline(first: SafeString, place: str) -> SafeString:
    """Put the place at the head of a story's first paragraph; elsewhere it does not belong."""
    if not place or not first.startswith("<p>"):
        return first
    opening = format_html('<p><span class="place">{}</span> – ', place)
    return mark_safe(opening + conditional_escape(first)[len("<p>") :])  # noqa: S308 (both safe)


def raised(paragraph: Paragraph) -> Paragraph:
    """Make sub-headings headings, so that no level is skipped before the first heading."""
    html = paragraph.html.replace("<h3>", "<h2>").replace("</h3>", "</h2>")
    return paragraph._replace(html=mark_safe(html))  # noqa: S308 (still what was cleaned)


def _with_marks(text: str, start: int, end: int) -> tuple[int, int]:
    """Take in the quotation marks around words, with a comma or full stop before the closing."""
    if start and comparable(text[start - 1]) == MARK:
        start -= 1
    after = end + (text[end : end + 1] in _STOPS and end < len(text))
    if comparable(text[after : after + 1]) == MARK:
        end = after + 1
    return start, end


def _ends_in_link(html: str, read: Prose, end: int) -> bool:
    """Whether the letter before position `end` of the text stands in a link."""
    number = bisect_left(read.runs, end, key=lambda run: run.at) - 1
    start = read.runs[number].html_start
    return html.rfind("<a ", 0, start) > html.rfind("</a>", 0, start)


def _after_links(html: str, numbers: Sequence[int], marking: Marking) -> str:
    """Put the references that could not stand inside a link after it."""
    for number in numbers:
        if number in marking.linked:
            words = html.rfind(f'data-n="{number}"')
            end = html.find("</a>", words) + len("</a>")
            if words != -1 and end >= len("</a>"):
                html = html[:end] + reference(number) + html[end:]
    return html
