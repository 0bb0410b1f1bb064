"""Text at the border and text compared: what is kept, and what counts as equal.

Two jobs that must be done in one place each. `tidy` decides what may enter the database, so
that SQLite and PostgreSQL hold the same. `fold` decides when two passages are the same words.
"""

import re
import unicodedata
from typing import NamedTuple

# C0 and C1 controls except tab and newline; NUL is refused by PostgreSQL, the others by XML 1.0.
_CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Lone halves of surrogate pairs, and the noncharacters that XML 1.0 excludes.
_NOT_TEXT = re.compile(r"[\ud800-\udfff\ufffe\uffff]")

_QUOTATION_MARKS = frozenset("\"'`´“”„‟«»‹›‘’‚‛″′〝〞〟「」『』＂＇")
# Unicode's stream-safe form (UAX 15) allows 30 marks on a letter; composing more is no reading.
_MARKS_ON_A_LETTER = 30

# Shown as nothing: soft hyphen, zero-width characters, directional marks, embeddings, isolates.
_INVISIBLE = frozenset(
    "\u00ad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2066\u2067\u2068\u2069\ufeff\u061c"
)
MARK = '"'
WIDEST = 18  # digits that every database's widest integer holds


def gettext_noop(message: str) -> str:
    """Mark a sentence for translation; the desk translates it (makemessages goes by the name)."""
    return message


def tidy(text: str) -> str:
    """Return `text` as both databases, XML and JSON can hold it; tidying twice changes nothing.

    Line ends become \\n; control characters and lone surrogates go. Everything that is legal text
    stays as typed: emoji, combining marks, bidirectional controls, every kind of blank.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    return _NOT_TEXT.sub("", _CONTROLS.sub("", text))


def number_sent(text: str, digits: int = WIDEST) -> int:
    """Return a whole number as a form sent it; 0 for what is none or has more digits."""
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= digits else 0


class Folded(NamedTuple):
    """A passage made comparable, with the way back.

    text     the folded passage
    offsets  for each character of `text`, where it began in the original; one more at the end
    """

    text: str
    offsets: list[int]


def fold(text: str) -> Folded:
    """Make typographic variants equal and keep every letter as it is.

    All quotation marks and apostrophes become one mark, runs of blanks one space, letters are
    composed (Unicode NFC), characters that show nothing are left out. Case and accents stay:
    they are part of the words. One pass, linear in the length of `text`.
    """
    out: list[str] = []
    offsets: list[int] = []
    at = 0
    for chunk in _graphemes(text):
        first = chunk[0]
        if first in _QUOTATION_MARKS:
            _put(out, offsets, MARK + chunk[1:], at)
        elif first.isspace():
            if out and out[-1] != " ":
                _put(out, offsets, " ", at)
        elif first not in _INVISIBLE:
            _put(out, offsets, unicodedata.normalize("NFC", chunk), at)
        at += len(chunk)
    if out and out[-1] == " ":
        out.pop()
        offsets.pop()
    return Folded("".join(out), [*offsets, at])


def comparable(text: str) -> str:
    """Return the folded words alone."""
    return fold(text).text


def _put(out: list[str], offsets: list[int], characters: str, at: int) -> None:
    for character in characters:
        out.append(character)
        offsets.append(at)


def _graphemes(text: str) -> list[str]:
    """Split before every character that starts a new one, so that NFC never crosses a cut.

    A letter under more marks than any language uses is cut there: ordering them takes time that
    grows with the square of their number.
    """
    if text.isascii() or not any(map(_continues, set(text))):
        return list(text)
    chunks: list[str] = []
    start = 0
    for i in range(1, len(text)):
        if not _continues(text[i]) or i - start > _MARKS_ON_A_LETTER:
            chunks.append(text[start:i])
            start = i
    if text:
        chunks.append(text[start:])
    return chunks


def _continues(character: str) -> bool:
    """A mark of any kind, or a Hangul vowel or final: what may compose with what stands before it.

    Vowel signs of Indic scripts compose though their combining class is 0.
    """
    return unicodedata.category(character)[0] == "M" or "\u1160" <= character <= "\u11ff"
