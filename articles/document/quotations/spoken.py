"""Speech without closing marks, and what tells of it inside marks.

Where a language opens speech by a dash, a paragraph that begins with one is spoken, and what a
reporting word begins after a comma or dash is told: "– Vi er klare, sier hun. – Nå drar vi."
The same incise may stand inside guillemets: « Nous, affirme Anne Roy, sommes prêts. »
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.languages import language as table_of
from articles.document.quotations.marks import Marked, Scanned, paragraphs

DASHES = "–—―"
LONGEST = 160  # letters of an incise
FEWEST = 2  # words of a paragraph that a dash makes speech
_ENDS = ".!?…"


def with_speech(text: str, scanned: Scanned, language: Language) -> list[list[Marked]]:
    """Return the marked stretches, each cut where an incise tells who speaks, in reading order.

    The inner lists are the pieces of one utterance. Marks inside what a dash opens belong to it.
    """
    spoken = list(_dashed(text, language)) if language.dash_speech else []
    opened = [piece.words for pieces in spoken for piece in pieces]
    starts = [stretch.start for stretch in opened]
    found = [
        _cut_incises(text, marked, language)
        for marked in scanned.marked
        if not _inside(marked.words, opened, starts)
    ]
    return sorted([*found, *spoken], key=lambda parts: parts[0].words.start)


def _inside(words: Stretch, opened: list[Stretch], starts: list[int]) -> bool:
    at = bisect_right(starts, words.start) - 1
    return at >= 0 and words.end <= opened[at].end + 1


# --- incises inside marks ------------------------------------------------------------------------


def _cut_incises(text: str, marked: Marked, language: Language) -> list[Marked]:
    if not language.inverts or marked.words.end - marked.words.start < 12:
        return [marked]
    cuts = list(_incises(text, marked.words.start, marked.words.end, language))
    if not cuts:
        return [marked]
    parts: list[Stretch] = []
    at = marked.words.start
    for cut in cuts:
        parts.append(_trim(text, at, cut.start))
        at = cut.end
    parts.append(_trim(text, at, marked.words.end))
    parts = [part for part in parts if part.start < part.end]
    first, last = marked.marks[0], marked.marks[-1]
    return [
        marked._replace(
            words=part,
            marks=tuple(
                m for m, here in ((first, part is parts[0]), (last, part is parts[-1])) if here
            ),
        )
        for part in parts
    ]


_UNKNOWN = r"[a-zà-ÿ][^\W\d_]{3,15}(?=\s[A-ZÀ-Ý][\w’-]{2,}(?:\s[A-ZÀ-Ý][\w’-]+)?[,.])"


@cache
def _incise(code: str) -> re.Pattern[str] | None:
    language = table_of(code)
    cues = sorted(language.cues, key=len, reverse=True)
    if not cues:
        return None
    verbs = "|".join(map(re.escape, cues))
    if language.elided or language.subject_in_verb:  # "…, balaie Castellani. …"
        titles = "|".join(map(re.escape, sorted(language.titles)))
        verbs += rf"|(?!(?:{titles})\b)" + _UNKNOWN
    return re.compile(
        rf"(?P<sign>[,.!?…]?)\s*(?P<dash>[{DASHES}-]\s*)?(?<=[\s,.!?…{DASHES}-])"
        rf"(?P<told>(?:\w{{1,6}}[\s’'])?(?:{verbs})\b[^,.;!?«»“”{DASHES}]{{0,{LONGEST}}})",
    )


def _incises(text: str, start: int, end: int, language: Language) -> Iterator[Stretch]:
    """Yield what tells who speaks inside a quotation: between two commas or two dashes."""
    pattern = _incise(language.code)
    if pattern is None:
        return
    at = start
    while match := pattern.search(text, at, end):
        at = match.end()
        sign, dash = match["sign"], match["dash"]
        if match.start() == start:
            continue
        stop = -1
        if dash:
            stop = _next_dash(text, match.start("told") + 1, min(end, at + LONGEST))
        elif sign == ",":
            stop = _told_end(text, at, end)
        if stop >= 0:
            closing = _CLOSING.match(text, stop, end)
            at = closing.end() if closing else stop
            yield Stretch(match.start("sign") + len(sign), at)


_AGE = re.compile(r",\s*\d{1,3}\s\w+(?=,)")
_APPOSED = re.compile(r",(?:\s[A-ZÀ-Ý][\w’'-]{1,20}){2,4}(?=,)")
_SIGN = re.compile(r"[,.;:!?«»“”]")


def _told_end(text: str, at: int, end: int) -> int:
    """Where an incise between commas ends: at a comma, or at a stop before a new sentence; else -1.

    The stop of an initial or a courtesy title ends nothing, nor does the comma before an age.
    """
    while at < end and text[at] == "." and len(text[max(at - 6, 0) : at].rsplit(None, 1)[-1]) < 4:
        following = _SIGN.search(text, at + 1, min(end, at + LONGEST))
        if not following:
            return -1
        at = following.start()
    if age := _AGE.match(text, at, end):
        at = age.end()
    if at >= end or text[at] not in ",.":
        return -1
    if text[at] == "," and (apposed := _APPOSED.match(text, at, end)):
        at = apposed.end()
    begins = text[at + 1 : at + 4].strip(' \u00a0\u202f«“"')[:1]
    return at if text[at] == "," or begins.isupper() else -1


_CLOSING = re.compile(rf"[,.]?\s*[{DASHES}-]*\s*")


_DASH = re.compile(f"[{DASHES}-]")
_SIGNS = ".,;:!?…"


def _next_dash(text: str, start: int, end: int) -> int:
    """Where the next dash stands with a blank beside it, or a sign after it; -1 without one."""
    for match in _DASH.finditer(text, start, end):
        at = match.start()
        following = text[at + 1 : at + 2]
        signed = text[at] != "-" and following in _SIGNS and following != ""
        if text[at - 1].isspace() or following.isspace() or signed:
            return at
    return -1


def _trim(text: str, start: int, end: int) -> Stretch:
    while start < end and (text[start].isspace() or text[start] in DASHES):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in DASHES):
        end -= 1
    return Stretch(start, end)


# --- dashes --------------------------------------------------------------------------------------


def _dashed(text: str, language: Language) -> Iterator[list[Marked]]:
    """Yield the speech that dashes open: at a paragraph's beginning, or after a sentence in it."""
    parts = list(paragraphs(text))
    begins = [_dash_begins(text, part) for part in parts]
    for number, part in enumerate(parts):
        begin = begins[number]
        opens = begin >= 0
        if not opens:
            begin = _dash_within(text, part)
            if begin < 0:
                continue
        pieces = list(_pieces(text, begin, part.end, language))
        if not pieces:
            continue
        told = len(pieces) > 1 or pieces[0].end < _trimmed_end(text, part)
        words = text[pieces[0].start : pieces[0].end].split()
        neighbour = begins[number - 1 : number] + begins[number + 1 : number + 2]
        ends = text[pieces[-1].end - 1] in _ENDS + '”»"'
        if told or (opens and len(words) >= FEWEST and (max(neighbour, default=-1) >= 0 or ends)):
            yield [Marked(piece, (), spoken=True) for piece in pieces]


def _trimmed_end(text: str, part: Stretch) -> int:
    end = part.end
    while end > part.start and text[end - 1].isspace():
        end -= 1
    return end


def _dash_begins(text: str, part: Stretch) -> int:
    """Where the words begin after a dash at the paragraph's beginning; -1 without one."""
    at = part.start
    while at < part.end and text[at].isspace():
        at += 1
    if at >= part.end or text[at] not in DASHES + "-":
        return -1
    if text[at] == "-" and not text[at + 1 : at + 2].isspace():
        return -1
    at += 1
    while at < part.end and text[at].isspace():
        at += 1
    return at if at < part.end and (text[at].isupper() or text[at] in "¿¡…«„") else -1


_WITHIN = re.compile(rf"[.!?…»”]\s+[{DASHES}]\s+(?=[^\W\d_])")


def _dash_within(text: str, part: Stretch) -> int:
    """Where speech begins in mid-paragraph: a sentence, a dash, a capital; -1 without such."""
    for match in _WITHIN.finditer(text, part.start, part.end):
        if text[match.end()].isupper() and not _is_dateline(text, part.start, match.start()):
            return match.end()
    return -1


def _is_dateline(text: str, start: int, end: int) -> bool:
    """Whether a report begins with its place: "CULIACÁN, Sin. — Fuerzas federales …"."""
    words = text[start:end].split() if end - start < LONGEST else []
    return bool(words) and words[0].isupper() and len(words) < FEW


FEW = 5  # words of a dateline at most


def _pieces(text: str, start: int, end: int, language: Language) -> Iterator[Stretch]:
    """Cut a paragraph that is spoken into speech, leaving out what tells of it."""
    at = start
    for told in _told(text, start, end, language):
        piece = _trim(text, at, told.start)
        if piece.start < piece.end:
            yield piece
        at = told.end
    piece = _trim(text, at, end)
    if piece.start < piece.end:
        yield piece


def _told(text: str, start: int, end: int, language: Language) -> Iterator[Stretch]:
    """Yield what is told: after a dash in small letters, or after a comma and a cue."""
    at = start
    pattern = _incise(language.code)
    while at < end:
        dash = _next_dash(text, at + 1, end)
        comma = pattern.search(text, at, end if dash < 0 else dash) if pattern else None
        if comma and comma["sign"] and not comma["dash"] and comma.start() > start:
            stop = _next_dash(text, comma.end(), end)
            if language.incise_ends and (full := _told_end(text, comma.end(), end)) >= 0:
                stop = full if stop < 0 else min(full, stop)
            yield Stretch(comma.start("sign") + 1, end if stop < 0 else stop)
            at = end if stop < 0 else stop + 1
        elif dash >= 0:
            stop = _next_dash(text, dash + 1, end)
            stop = end if stop < 0 else stop
            if _tells(text[dash + 1 : stop], language):
                yield Stretch(dash, stop)
                at = stop + 1 if stop < end else end
            else:
                at = dash + 1
        else:
            return


def _tells(segment: str, language: Language) -> bool:
    """Whether a segment between dashes tells who speaks: small letters, a cue or a name."""
    words = segment.split()[:5]
    if not words or not words[0][0].islower():
        return False
    lows = [word.strip(",.:;!?").casefold() for word in words]
    named = len(words) > 1 and any(word[0].isupper() for word in words[1:3])
    return any(low in language.cues for low in lows[:4]) or named
