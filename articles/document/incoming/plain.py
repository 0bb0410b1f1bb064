"""Plain text: a mail, a wire, a file of an old editor."""

from articles.document.incoming.paragraphs import (
    MOST_LETTERS,
    Paragraph,
    TooLong,
    bounded,
    of_words,
)
from articles.document.text import gettext_noop, tidy

#: A line of at least so many letters may have been cut by the program that wrote it.
FULL_LINE = 55
#: No program cuts lines longer than this.
LONGEST_CUT = 100
#: So many lines cut in mid-sentence show that a program cut them all.
CUT_LINES = 3
_ENDS = ".!?…:;”\"»“›’'。！？؟)]"
_BULLETS = ("• ", "* ", "· ", "‣ ")


def from_text(text: str) -> list[Paragraph]:
    """Read plain text: every line is a paragraph, but for lines that a program has cut.

    Raises TooLong.
    """
    if len(text) > MOST_LETTERS:
        raise TooLong(gettext_noop("This text is too long for one article. Divide it."))
    even = tidy(text).replace("\u2028", "\n").replace("\u2029", "\n")
    lines = [" ".join(line.split()) for line in even.split("\n")]
    return bounded([_paragraph(words) for words in _joined(lines)])


def _joined(lines: list[str]) -> list[str]:
    """Put cut lines together again; a blank line always parts."""
    longest = max(map(len, lines), default=0)
    all_cut = longest <= LONGEST_CUT and sum(map(_stops_short, lines)) >= CUT_LINES
    paragraphs: list[list[str]] = []
    before = ""
    for line in lines:
        if all_cut:
            goes_on = len(before) > longest - 20
        else:
            goes_on = _stops_short(before) and _continues(before, line)
        if line and before and goes_on:
            paragraphs[-1].append(line)
        elif line:
            paragraphs.append([line])
        before = line
    return [" ".join(parts) for parts in paragraphs]


def _stops_short(line: str) -> bool:
    return len(line) >= FULL_LINE and line[-1] not in _ENDS


def _continues(before: str, line: str) -> bool:
    """Whether a line goes on with the sentence before: "…a state or representative of"."""
    last = before.rsplit(" ", 1)[-1]
    return line[:1].islower() or (last.islower() and len(last) <= 3)


def _paragraph(words: str) -> Paragraph:
    if words.startswith(">"):
        quoted = words.lstrip("> ")
        return of_words(quoted, "blockquote") if quoted else of_words(words)
    if words.startswith(_BULLETS):
        return of_words(words[2:], "ul")
    return of_words(words)
