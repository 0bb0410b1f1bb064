"""The words of one paragraph while it is read: text, line breaks, and the elements around them."""

import html as entities

from articles.document.incoming.paragraphs import Paragraph

BREAK = "\n"


class Line:
    """A paragraph that grows. Elements that are open at its end go on in the next one."""

    def __init__(self) -> None:
        self.parts: list[str] = []  # as they came: words, BREAK, "<em>", "</em>"
        self.is_markup: list[bool] = []
        self.open: list[str] = []
        self.has_words = False
        self.blank = True  # since the last line break
        self.spaced = True  # the last words end in a blank

    def text(self, words: str) -> None:
        """Add words; runs of blanks are one, as a page shows them."""
        bare = words.strip(" ")
        blank_before = words[:1] == " " and not self.spaced
        words = (" " if blank_before else "") + bare + (" " if bare and words[-1] == " " else "")
        if not words:
            return
        self._put(words)
        self.spaced = words[-1] == " "
        if words.strip("\u200b\ufeff").strip():
            self.has_words, self.blank = True, False

    def breaks(self) -> bool:
        """Add a line break. False if a blank line stands here now: the paragraph is over."""
        if not self.has_words:
            return True
        if self.blank:
            return False
        self._put(BREAK)
        self.blank = self.spaced = True
        return True

    def opens(self, mark: str) -> bool:
        """Open an element; False if it is open already."""
        if mark in self.open:
            return False
        self.open.append(mark)
        self._put(mark, markup=True)
        return True

    def closes(self) -> None:
        self._put(_closing(self.open.pop()), markup=True)

    def ends(self, kind: str) -> Paragraph | None:
        """Return the paragraph, if it has words, and begin the next."""
        found = self._paragraph(kind) if self.has_words else None
        self.parts = list(self.open)
        self.is_markup = [True] * len(self.open)
        self.has_words, self.blank, self.spaced = False, True, True
        return found

    def _put(self, part: str, *, markup: bool = False) -> None:
        self.parts.append(part)
        self.is_markup.append(markup)

    def _paragraph(self, kind: str) -> Paragraph:
        """Put it together: no blanks at its ends, no element around nothing."""
        shown = [
            number
            for number, part in enumerate(self.parts)
            if not self.is_markup[number] and part.strip()
        ]
        first, last = shown[0], shown[-1]
        html: list[str] = []
        words: list[str] = []
        for number, part in enumerate(self.parts):
            if self.is_markup[number]:
                if kind not in ("h2", "h3") or "strong>" not in part:  # headings are bold
                    _mark(html, part)
            elif first <= number <= last:
                part = part.lstrip() if number == first else part
                part = part.rstrip() if number == last else part
                words.append(part)
                html.append("<br>" if part == BREAK else entities.escape(part, quote=False))
        for mark in reversed(self.open):
            if kind not in ("h2", "h3") or mark != "<strong>":
                _mark(html, _closing(mark))
        return Paragraph(kind, "".join(html), "".join(words))


def _mark(html: list[str], mark: str) -> None:
    """Add a tag; one that would close an element without words takes its beginning away."""
    if mark.startswith("</") and html and _closing(html[-1]) == mark:
        html.pop()
    else:
        html.append(mark)


def _closing(mark: str) -> str:
    """The closing tag of an opening one; "" for words."""
    if not mark.startswith("<") or mark.startswith("</"):
        return ""
    return "</" + mark[1:].split(" ", 1)[0].rstrip(">") + ">"
