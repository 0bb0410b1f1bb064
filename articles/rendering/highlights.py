"""Words that a reader asked for, marked where they stand."""

from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString

from articles.publishing.asked import Asked


def highlighted(text: str, language: str, question: Asked) -> SafeString:
    """Return the text with what was asked for inside `mark`."""
    pieces: list[tuple[SafeString]] = []
    at = 0
    for start, end in question.found_in(text, language):
        pieces += [(conditional_escape(text[at:start]),), (_mark(text[start:end]),)]
        at = end
    return format_html_join("", "{}", [*pieces, (conditional_escape(text[at:]),)])


def _mark(words: str) -> SafeString:
    return format_html("<mark>{}</mark>", words)
