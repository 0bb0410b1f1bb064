"""What the paragraphs of an article are: text, pictures still to come, READ ALSO, its head.

Nothing that is shown gets lost: a paragraph is in a piece, in the head, or in `left` with why.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from articles.document.incoming import head, signs
from articles.document.incoming.paragraphs import Paragraph, TooLong
from articles.document.text import gettext_noop

#: Parts of a body; a story has room for some more.
MOST_PIECES = 300
#: Letters of a caption that came as one; a longer one is text.
MOST_CAPTION = 2_000
#: Letters of HTML in one text; a longer one goes on in the next.
FULL_TEXT = 100_000


class Piece(NamedTuple):
    """A part of the body.

    kind  "text" (html), "figure" (caption, credit), "read-also" (link)
    hint  what it was called: the name of the picture's file, the other story's headline
    """

    kind: str
    html: str = ""
    caption: str = ""
    credit: str = ""
    link: str = ""
    hint: str = ""


class Left(NamedTuple):
    """Words that were not taken over, and why."""

    words: str
    why: str


class Incoming(NamedTuple):
    """An article as it can be put into a story.

    lead   the picture that stands before the text, if one does
    """

    pieces: tuple[Piece, ...]
    left: tuple[Left, ...] = ()
    kicker: str = ""
    headline: str = ""
    standfirst: str = ""
    lead: Piece | None = None


def article(paragraphs: Sequence[Paragraph], headings: Sequence[int] = ()) -> Incoming:
    """Read a whole article: its head, the lead picture, the body. Raises TooLong."""
    found = head.find(paragraphs, headings)
    read = fragment(found.rest)._replace(
        kicker=found.kicker, headline=found.headline, standfirst=found.standfirst
    )
    if read.pieces and read.pieces[0].kind == "figure":
        return read._replace(lead=read.pieces[0], pieces=read.pieces[1:])
    return read


def fragment(paragraphs: Sequence[Paragraph]) -> Incoming:
    """Read a part of an article: text, pictures to come, READ ALSO. Raises TooLong."""
    left: list[Left] = []
    pieces: list[Piece] = []
    for is_text, group in groupby(
        _told_apart(paragraphs, left), lambda part: isinstance(part, Paragraph)
    ):
        if is_text:
            pieces += _texts(part for part in group if isinstance(part, Paragraph))
        else:
            pieces += [part for part in group if isinstance(part, Piece)]
    if len(pieces) > MOST_PIECES:
        raise TooLong(
            gettext_noop("This has more pictures and READ ALSO lines than a story. Divide it.")
        )
    return Incoming(tuple(pieces), tuple(left))


def _told_apart(paragraphs: Sequence[Paragraph], left: list[Left]) -> Iterator[Paragraph | Piece]:
    """Yield paragraphs of text, and pieces of another kind where they stand."""
    at = 0
    while at < len(paragraphs):
        paragraph = paragraphs[at]
        figure, used = _figure(paragraphs[at : at + 3])
        if figure:
            yield figure
        elif signs.invites_to_share(paragraph.words):
            left.append(
                Left(paragraph.words, gettext_noop("A line for sharing: the site has its own."))
            )
        elif also := signs.read_also(paragraph):
            yield Piece("read-also", hint=also.headline, link=also.link)
        else:
            yield paragraph._replace(kind="p") if paragraph.kind == "caption" else paragraph
        at += used


def _figure(lines: Sequence[Paragraph]) -> tuple[Piece | None, int]:
    """A picture that stood at the first of some lines, and how many of them belong to it."""
    first = lines[0]
    if first.kind == "caption" and len(first.words) <= MOST_CAPTION:
        found = signs.credited(first.words) or signs.Credit(first.words, "")
        return Piece("figure", caption=found.caption, credit=found.credit), 1
    if credit := signs.credited(first.words):
        return Piece("figure", caption=credit.caption, credit=credit.credit), 1
    if not signs.names_a_picture(first.words):
        return None, 1
    if len(lines) > 1 and (credit := signs.credited(lines[1].words)):
        hinted = Piece("figure", caption=credit.caption, credit=credit.credit, hint=first.words)
        return hinted, 2
    if len(lines) > 2 and _is_caption(lines[1]) and (credit := signs.credited(lines[2].words)):
        caption = "" if credit.caption else lines[1].words
        if caption:
            return Piece("figure", caption=caption, credit=credit.credit, hint=first.words), 3
    return None, 1


def _is_caption(paragraph: Paragraph) -> bool:
    return paragraph.kind == "p" and len(paragraph.words) <= signs.MOST_CAPTION


# --- text ----------------------------------------------------------------------------------------


def _texts(paragraphs: Iterable[Paragraph]) -> Iterator[Piece]:
    """Yield texts; neighbouring items are one list, neighbouring quoted paragraphs one quote."""
    html: list[str] = []
    size = 0
    for element in _elements(paragraphs):
        if size and size + len(element) > FULL_TEXT:
            yield Piece("text", "".join(html))
            html, size = [], 0
        html.append(element)
        size += len(element)
    if html:
        yield Piece("text", "".join(html))


def _elements(paragraphs: Iterable[Paragraph]) -> Iterator[str]:
    for kind, group in groupby(paragraphs, lambda one: one.kind):
        if kind in ("ul", "ol"):
            yield f"<{kind}>{''.join(f'<li>{one.html}</li>' for one in group)}</{kind}>"
        elif kind == "blockquote":
            yield f"<blockquote>{''.join(f'<p>{one.html}</p>' for one in group)}</blockquote>"
        else:
            yield from (f"<{kind}>{one.html}</{kind}>" for one in group)
