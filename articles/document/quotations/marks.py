"""Stage 1: the marks. One pass over each paragraph with a stack; what is odd is told, not dropped.

A mark is read by what stands around it and by what is open: the same “ closes in German and opens
in English. Only outermost quotations are returned; marks inside them belong to their words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from articles.document.quotations.found import Oddity, Stretch
from articles.document.quotations.languages import Language, plain

#: Mark → the marks that may close what it opens.
CLOSERS = {
    "“": "”“",
    "”": "”“",
    "„": "“”„",
    "‟": "”",
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "‚": "‘’",
    "‘": "’",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "〝": "〞〟",
    '"': '"',
    "״": "״",
    "＂": "＂",
    "'": "'’",
    "’": "’",
}
ALWAYS_OPEN = frozenset("„‟‚「『﹁〝")
ALWAYS_CLOSE = frozenset("」』﹂〞〟")
SINGLES = frozenset("‘’'‚")
EVERY = frozenset("".join(CLOSERS) + "".join(CLOSERS.values()))
MOST_OPEN = 8  # marks within marks; deeper ones are letters

_DASHES = "–—―"
_MARK = re.compile("[" + re.escape("".join(sorted(EVERY))) + "]")
_DECADE = re.compile(r"\d0s?\b")
_ELIDED = re.compile(r"(?:n|em|til|tis|twas|cause|round|bout)\b", re.IGNORECASE)


class Marked(NamedTuple):
    """An outermost stretch in marks: its words, the marks, and whether the last one is missing.

    goes_on  it was open at the paragraph's end and the next paragraph opens it again
    spoken   it was opened by a dash, which says that somebody speaks
    """

    words: Stretch
    marks: tuple[Stretch, ...]
    closed: bool = True
    goes_on: bool = False
    spoken: bool = False


class Scanned(NamedTuple):
    marked: list[Marked]
    oddities: list[Oddity]


def outer_of(marked: Marked) -> Stretch:
    """The stretch with its marks."""
    spans = [marked.words, *marked.marks]
    return Stretch(min(s.start for s in spans), max(s.end for s in spans))


def paragraphs(text: str) -> Iterator[Stretch]:
    """Yield the stretches between newlines that hold more than blanks."""
    start = 0
    while start <= len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        if text[start:end].strip():
            yield Stretch(start, end)
        start = end + 1


def scan(text: str, language: Language) -> Scanned:
    """Find what stands in marks, paragraph by paragraph."""
    marked: list[Marked] = []
    oddities: list[Oddity] = []
    parts = list(paragraphs(text))
    goes_on = False
    for number, part in enumerate(parts):
        following = parts[number + 1] if number + 1 < len(parts) else None
        reader = _Paragraph(text, part, language)
        reader.following = text[following.start : following.end].lstrip()[:1] if following else ""
        if goes_on:
            reader.open_again()
        reader.read()
        goes_on = bool(reader.open) and _opens_again(text, following, reader.mark(reader.open[0]))
        if reader.open:
            reader.finish(goes_on)
        marked += reader.marked
        oddities += reader.oddities
    return Scanned(marked, oddities)


def _opens_again(text: str, part: Stretch | None, mark: str) -> bool:
    """Whether the next paragraph begins with the mark that is open, or one of its kind."""
    if part is None:
        return False
    first = text[part.start : part.end].lstrip()[:1]
    return first == mark or (mark in "«„" and first in "«»„")


class _Paragraph:
    def __init__(self, text: str, part: Stretch, language: Language) -> None:
        self.text, self.part, self.language = text, part, language
        self.open: list[int] = []
        self.marked: list[Marked] = []
        self.oddities: list[Oddity] = []
        self.singles = _Singles(text, part)
        self.reopened = -1
        self.following = ""  # the sign that the next paragraph begins with

    def read(self) -> None:
        start = max(self.part.start, self.reopened + 1)
        for match in _MARK.finditer(self.text, start, self.part.end):
            at, mark = match.start(), match.group()
            if mark in SINGLES:
                self._single(at, mark)
            elif self._closes(at, mark):
                self._close(at, mark)
            elif self._opens(at, mark):
                self._open(at)
            elif self._is_mistake(at, mark):
                self.oddities.append(Oddity("unopened", Stretch(at, at + 1)))

    def open_again(self) -> None:
        """Take the closing mark that Spanish sets before a paragraph that goes on for an opener."""
        start = self.part.start
        start += len(self.text[start : self.part.end]) - len(
            self.text[start : self.part.end].lstrip()
        )
        if self.text[start] == "»":
            self.reopened = start
            self.open.append(start)

    def mark(self, at: int) -> str:
        """The mark that stands here, or that it stands for."""
        return "«" if at == self.reopened else self.text[at]

    def _single(self, at: int, mark: str) -> None:
        if mark == "‚" and self._before(at) in " \t\u00a0\u202f([" + "\n":
            self._open(at)
        elif self.open and self.text[self.open[-1]] in "‚" and mark in "‘’":
            if not self._after(at).isalnum():
                self._close(at, mark)
        elif self.open and self.text[self.open[-1]] in "‘'’":
            if self.singles.closer(self.open[-1]) == at:
                self._close(at, mark)
        elif self.singles.closer(at) >= 0 or (
            self.singles.opens(at) and self.following == mark and not self.open
        ):
            self._open(at)

    def _closes(self, at: int, mark: str) -> bool:
        if not self.open:
            return False
        if mark in ALWAYS_CLOSE:
            return True
        depth = self._depth_of(mark)
        if depth is None:
            return False
        if mark in '"״＂' or mark == self.mark(self.open[depth]):
            return self._may_close(at, mark)
        return True

    def _depth_of(self, mark: str) -> int | None:
        """The place in the stack of what this mark may close: the innermost such."""
        for depth in range(len(self.open) - 1, -1, -1):
            if mark in CLOSERS[self.mark(self.open[depth])]:
                return depth
        return None

    def _may_close(self, at: int, mark: str) -> bool:
        """A mark that could open as well closes after a word and before none."""
        before, after = self._before(at), self._after(at)
        if mark == "״" and before.isalpha() and after.isalpha():
            return False
        if mark == '"' and self.language.gershayim and before.isalpha() and after.isalpha():
            return False
        if self.language.unparted:
            return True
        return not before.isspace() or not after.isalnum()

    def _close(self, at: int, mark: str) -> None:
        depth = self._depth_of(mark)
        if depth is None:
            depth = len(self.open) - 1
            self.oddities.append(Oddity("mismatched", Stretch(at, at + 1)))
        opened = self.open[depth]
        for lost in self.open[depth + 1 :]:
            if self.text[lost] not in SINGLES:
                self.oddities.append(Oddity("unclosed", Stretch(lost, lost + 1)))
        del self.open[depth:]
        if not self.open:
            marks = (Stretch(opened, opened + 1), Stretch(at, at + 1))
            self._add(Marked(self._trim(opened + 1, at), marks))

    def _opens(self, at: int, mark: str) -> bool:
        if mark in ALWAYS_OPEN:
            return True
        if mark in ALWAYS_CLOSE:
            return False
        before, after = self._before(at), self._after(at)
        if mark == "«" or (mark == "“" and not self.language.low_opens):
            return True
        if mark == '"' and before.isdigit():
            return False  # inches
        if mark in '"״' and self.language.gershayim and before.isalpha() and after.isalpha():
            return self._is_clitic(at) and self._is_word_after(at)
        if self.language.unparted and mark in '"＂”':
            return True
        beginning = (not before.isalnum() and before not in ".,;!?%") or self._is_clitic(at)
        return beginning and not after.isspace() and after not in ".,;:!?)"

    def _is_clitic(self, at: int) -> bool:
        """A preposition of one letter joined to the mark: ב"הארץ", و"الجزيرة"."""
        if not self.language.clitics:
            return False
        start = at
        while start > self.part.start and self.text[start - 1].isalpha() and at - start < 3:
            start -= 1
        word = self.text[start:at]
        joined = bool(word) and set(plain(word)) <= self.language.clitics
        return joined and not self._before(start).isalpha()

    def _is_word_after(self, at: int) -> bool:
        """No acronym, whose mark stands before its last letter and what is joined to it."""
        return at + 4 <= self.part.end and self.text[at + 1 : at + 4].isalpha()

    def _open(self, at: int) -> None:
        if len(self.open) < MOST_OPEN:
            self.open.append(at)

    def _is_mistake(self, at: int, mark: str) -> bool:
        before, after = self._before(at), self._after(at)
        return mark not in '"״' or (not before.isdigit() and not (before + after).isalpha())

    def finish(self, goes_on: bool) -> None:
        """End what is open at the paragraph's end."""
        opened, self.open = self.open[0], []
        inside = [m for m in self.marked if m.words.start > opened]
        self.marked = [m for m in self.marked if m.words.start <= opened]
        if inside and not goes_on:  # what was opened in vain holds no other quotation
            self.marked += inside
        if not goes_on:
            self.oddities.append(Oddity("unclosed", Stretch(opened, opened + 1)))
        end = inside[0].marks[0].start if inside and not goes_on else self.part.end
        words = self._trim(opened + 1, end)
        if words.start < words.end:
            self._add(Marked(words, (Stretch(opened, opened + 1),), goes_on, goes_on))
            self.marked.sort()

    def _add(self, marked: Marked) -> None:
        if marked.words.start < marked.words.end:
            self.marked.append(marked)

    def _trim(self, start: int, end: int) -> Stretch:
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        return Stretch(start, end)

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.part.start else "\n"

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.part.end else "\n"


class _Singles:
    """Single marks of a paragraph: which opens, and where it closes. Apostrophes do neither."""

    def __init__(self, text: str, part: Stretch) -> None:
        self.text = text
        places = [m.start() for m in re.finditer("[‘’']", text[part.start : part.end])]
        places = [at + part.start for at in places]
        self.openers = [at for at in places if self._may_open(at, part)]
        self.closers = [at for at in places if self._may_close(at, part)]

    def _may_open(self, at: int, part: Stretch) -> bool:
        before = self.text[at - 1] if at > part.start else " "
        after = self.text[at + 1 : at + 8] if at + 1 < part.end else ""
        if self.text[at] == "’" or not after[:1].strip() or before.isalnum():
            return False
        if _DECADE.match(after) or (self.text[at] == "'" and _ELIDED.match(after)):
            return False
        return before.isspace() or before in '([“"«„—–-/'

    def _may_close(self, at: int, part: Stretch) -> bool:
        before = self.text[at - 1] if at > part.start else " "
        after = self.text[at + 1] if at + 1 < part.end else " "
        return self.text[at] in "’'" and not before.isspace() and not after.isalnum()

    def opens(self, at: int) -> bool:
        """Whether the single mark at this place may open something."""
        number = bisect_left(self.openers, at)
        return self.openers[number : number + 1] == [at]

    def closer(self, at: int) -> int:
        """Where the single mark at this place closes; -1 when it opens nothing."""
        if not self.opens(at):
            return -1
        number = bisect_left(self.openers, at)
        limit = self.openers[number + 1] if number + 1 < len(self.openers) else len(self.text)
        first = bisect_left(self.closers, at + 2)
        last = bisect_left(self.closers, limit)
        choice = self.closers[first : min(last, first + 40)]
        for closer in choice:
            if self.text[closer - 1] in ",.!?…":
                return closer
        for closer in choice:
            if self.text[closer - 1] not in "sS" or self.text[closer + 1 : closer + 2] in ",.;:!?)":
                return closer
        return choice[-1] if choice else -1


def dashes(text: str, start: int, end: int) -> Sequence[int]:
    """Return where the dashes of a stretch stand that part speech from what tells of it."""
    found = []
    for at in range(start, end):
        if text[at] in _DASHES:
            before = text[at - 1] if at > start else " "
            after = text[at + 1] if at + 1 < end else " "
            if before.isspace() or after.isspace() or not (before + after).isalnum():
                found.append(at)
    return found
