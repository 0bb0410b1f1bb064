"""Where the text of an article begins: what stands before it is kicker, headline, standfirst."""

from collections.abc import Sequence
from typing import NamedTuple

from articles.document.incoming import signs
from articles.document.incoming.paragraphs import Paragraph

MOST_KICKER = 60  # letters
MOST_HEADLINE = 300
MOST_STANDFIRST = 1000
KICKER_WORDS = 4
HEADLINE_WORDS = 25
STANDFIRST_WORDS = 5  # at least
#: A headline may have so many paragraphs before it that are not its kicker.
MOST_BEFORE = 2
_ENDS = ".!?…。！？؟"


class Head(NamedTuple):
    kicker: str
    headline: str
    standfirst: str
    rest: list[Paragraph]


def find(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> Head:
    """Find the head: by the first heading, else by short first lines."""
    at = _headline_at(paragraphs, headings)
    if at is None:
        return Head("", "", "", list(paragraphs))
    before = list(paragraphs[:at])
    kicker = before.pop().words if before and _is_kicker(before[-1]) else ""
    after = list(paragraphs[at + 1 :])
    standfirst = after.pop(0).words if _has_standfirst(after) else ""
    return Head(kicker, paragraphs[at].words, standfirst, [*before, *after])


def _headline_at(paragraphs: Sequence[Paragraph], headings: Sequence[int]) -> int | None:
    if headings:
        at = headings[0]
        fits = at <= MOST_BEFORE and len(paragraphs[at].words) <= MOST_HEADLINE
        return at if fits else None
    if len(paragraphs) > 2 and _is_kicker(paragraphs[0]) and _is_headline(paragraphs[1]):
        return 1
    return 0 if len(paragraphs) > 1 and _is_headline(paragraphs[0]) else None


def _is_kicker(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return (
        _stands_alone(paragraph)
        and len(words.split()) <= KICKER_WORDS
        and len(words) <= MOST_KICKER
    )


def _is_headline(paragraph: Paragraph) -> bool:
    words = paragraph.words
    fits = len(words) <= MOST_HEADLINE and 2 < len(words.split()) <= HEADLINE_WORDS
    return fits and _stands_alone(paragraph)


def _has_standfirst(after: Sequence[Paragraph]) -> bool:
    """A heading or a bold paragraph right under the headline, with text below it."""
    if len(after) < 2 or after[1].kind != "p":
        return False
    first = after[0]
    is_set_off = first.kind in ("h2", "h3") or (
        first.html.startswith("<strong>")
        and first.html.endswith("</strong>")
        and first.html.count("<strong>") == 1
    )
    fits = len(first.words.split()) >= STANDFIRST_WORDS and len(first.words) <= MOST_STANDFIRST
    return is_set_off and fits and not _means_more(first)


def _stands_alone(paragraph: Paragraph) -> bool:
    words = paragraph.words
    plain = paragraph.kind in ("p", "h2", "h3") and "\n" not in words
    return plain and bool(words) and words[-1] not in _ENDS and not _means_more(paragraph)


def _means_more(paragraph: Paragraph) -> bool:
    words = paragraph.words
    return bool(
        signs.read_also(paragraph)
        or signs.credited(words)
        or signs.invites_to_share(words)
        or signs.names_a_picture(words)
    )
