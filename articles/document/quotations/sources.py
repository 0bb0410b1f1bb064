"""Stage 8: the outlet or document that passed the words on, as the text names it.

An audience is none: reporters, a court, a crowd. What nobody names is not invented.
"""

from collections.abc import Mapping
from typing import NamedTuple

from articles.document.quotations.cues import Cue, bare
from articles.document.quotations.found import Known, Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.quotations.people import parts_of
from articles.document.quotations.sieves import Attribution, Place, is_addressed

MOST = 7  # words of an outlet's name


class Source(NamedTuple):
    name: str
    at: Stretch
    confidence: float
    known: int | None = None


Names = Mapping[tuple[str, ...], int]


def names_of(known: Known) -> Names:
    """Return the names of the newsroom's sources, comparable, with whose they are."""
    return {parts_of(name): s.id for s in known.sources for name in (s.name, *s.aliases)}


def source(
    text: str, place: Place, answer: Attribution, names: Names, language: Language
) -> Source | None:
    """Return the source that the clause of attribution names, if it names one."""
    finder = _Finder(text, place, names, language)
    cue, speaker = answer.cue, answer.mention
    if cue is None:
        return finder.within(*finder.clause(place.number, place.number - 1), speaker)
    for other in place.cues:
        if other.kind == "quoted" or (
            other.kind == "frame" and other is not cue and not other.after_speaker
        ):
            at = other.last + 1
            if found := finder.outlet(at, 0.85) or finder.document(at):
                return found
    if found := _addressed(finder, answer, language):
        return found
    if cue.kind == "cite":
        passed = [m for m in place.mentions if m.last < cue.first and not m.governed]
        return Source(passed[-1].name, passed[-1].at, 0.85) if passed else None
    if cue.kind == "tell":
        at = cue.last + 1
        if speaker and speaker.first == at:
            at = speaker.last + 1
        if found := finder.outlet(at, 0.9, addressee=True):
            return found
    found = finder.within(*finder.clause(cue.first, cue.last), speaker)
    return found or _at_the_beginning(finder, cue, speaker)


def _at_the_beginning(finder: "_Finder", cue: Cue, speaker: Mention | None) -> Source | None:
    """Where a sentence begins with: "On Twitter, her uncle was happier: “…” he wrote."."""
    before = cue.first > finder.place.number and finder.place.number > 1
    if not before or not finder.is_preposition(finder.tokens[0].low):
        return None
    return finder.within(0, 1, speaker)


def _addressed(finder: "_Finder", answer: Attribution, language: Language) -> Source | None:
    """An outlet in the dative: "sagte Petersen am Dienstag der „Wedelhagener Zeitung“"."""
    cue, speaker = answer.cue, answer.mention
    if cue is None:
        return None
    if found := _in_marks_after(finder, cue, language):
        return found
    if not language.genitives:
        return None
    start = max(cue.last, speaker.last if speaker else 0) + 1
    for at in range(start, min(start + 6, len(finder.tokens))):
        token = finder.tokens[at]
        if not token.is_word:
            return None
        if token.low in ("der", "dem", "den") and (found := finder.outlet(at, 0.85)):
            return found
    return None


def _in_marks_after(finder: "_Finder", cue: Cue, language: Language) -> Source | None:
    """An outlet in marks right after the cue: "заявил «Губернским известиям» начальник"."""
    at = cue.last + 1
    if at >= len(finder.tokens) or finder.tokens[at].quote < 0 or at == finder.place.number:
        return None
    if not is_addressed(finder.place, at, language):
        return None
    token = finder.tokens[at]
    inner = Stretch(token.start + 1, token.end - 1)
    return Source(finder.text[inner.start : inner.end].strip(), inner, 0.85)


class _Finder:
    def __init__(self, text: str, place: Place, names: Names, language: Language) -> None:
        self.text, self.place, self.names, self.language = text, place, names, language
        self.tokens = place.tokens

    def clause(self, first: int, last: int) -> tuple[int, int]:
        """The tokens around a cue, between the quotations on either side."""
        begin, end = first, last + 1
        while begin > 0 and self.tokens[begin - 1].quote < 0:
            begin -= 1
        while end < len(self.tokens) and self.tokens[end].quote < 0:
            end += 1
        return begin, end

    def within(self, begin: int, end: int, speaker: Mention | None) -> Source | None:
        """The outlet, else the document, that a preposition names in a clause."""
        document = None
        for at in range(begin, end):
            token = self.tokens[at]
            if not token.is_word or not self.is_preposition(token.low):
                continue
            if speaker and speaker.first < at <= speaker.last:
                continue
            role = speaker.role_at if speaker else None
            if role and role.start <= token.start < role.end:
                continue  # "editor at the Gazette"
            if found := self.outlet(at + 1, 0.85):
                return found
            document = document or self.document(at + 1)
        return document

    def is_preposition(self, low: str) -> bool:
        return low in self.language.within or (
            bool(self.language.clitics) and bare(low, self.language) != low
        )

    def outlet(self, at: int, confidence: float, *, addressee: bool = False) -> Source | None:
        """The outlet whose name begins here, after articles and what kind it is."""
        language = self.language
        first = at
        while first < len(self.tokens) and self.tokens[first].low in language.articles:
            first += 1
        if first >= len(self.tokens):
            return None
        if self.tokens[first].quote >= 0:
            return self._in_marks(first, confidence)
        last = self._run(first)
        if last < first:
            return None
        run = self.tokens[first : last + 1]
        name = self.text[run[0].start : run[-1].end]
        known = self.names.get(parts_of(name))
        acronym = addressee and len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1
        named = addressee and self._is_the_name(at, first, last)
        outlet = known is not None or acronym or named
        if not outlet and not any(self._is_outlet(t.low) for t in run):
            return None
        return Source(name, Stretch(run[0].start, run[-1].end), confidence, known)

    def _is_the_name(self, at: int, first: int, last: int) -> bool:
        """Several capitals after an article, whom something was told: "told The Harbor Ledger"."""
        run = self.tokens[first : last + 1]
        of_people = self.language.organisations | self.language.groups | self.language.titles.keys()
        several = len(run) > 1 and all(token.capital for token in run)
        return at < first and several and not any(token.low in of_people for token in run)

    def _in_marks(self, at: int, confidence: float) -> Source | None:
        """An outlet's name that stands in marks: der „Wedelhagener Zeitung“."""
        token = self.tokens[at]
        inner = self.text[token.start + 1 : token.end - 1].strip()
        before = self.tokens[at - 1].low if at else ""
        words = [word.strip(",.").casefold() for word in inner.split()]
        kind = before in self.language.outlets
        if len(words) > 5 or not (kind or any(self._is_outlet(word) for word in words)):
            return None
        at_ = Stretch(token.start + 1, token.end - 1)
        return Source(inner, at_, confidence, self.names.get(parts_of(inner)))

    def _run(self, first: int) -> int:
        last = first - 1
        language = self.language
        for at in range(first, min(first + MOST, len(self.tokens))):
            token = self.tokens[at]
            if not token.is_word or token.low in language.cues:
                break
            small = token.low in language.particles or token.low in language.articles
            if not language.uncased and not (token.capital or small or self._is_outlet(token.low)):
                if "-" in token.text and any(p[:1].isupper() for p in token.text.split("-")):
                    last = at
                    continue
                if at == first:
                    continue  # an adjective: "local radio"
                break
            if language.uncased and token.low in language.prepositions | language.conjunctions:
                break
            last = at
        while last >= first and self.tokens[last].low in language.articles | language.particles:
            last -= 1
        return last

    def _is_outlet(self, low: str) -> bool:
        words = self.language.outlets
        if low in words or bare(low, self.language) in words:
            return True
        if self.language.inflects_names and any(low[:-n] in words for n in (1, 2) if len(low) > 5):
            return True
        return any(len(word) > 4 and low.endswith(word) for word in words)

    def document(self, at: int) -> Source | None:
        """A document or platform: "in a statement", "on Twitter"."""
        language = self.language
        first = at
        while first < len(self.tokens) and (
            self.tokens[first].low in language.articles
            or self.tokens[first].low in language.possessives
        ):
            first += 1
        for here in range(first, min(first + 3, len(self.tokens))):
            token = self.tokens[here]
            low = token.low
            if not token.is_word or low in language.prepositions or low in language.cues:
                return None
            if low in language.platforms or low in language.documents or self._ends(low):
                at_ = Stretch(self.tokens[first].start, token.end)
                return Source(self.text[at_.start : at_.end], at_, 0.8)
        return None

    def _ends(self, low: str) -> bool:
        """A compound of a document's name, where a language makes such."""
        if not self.language.nouns_in_capitals and not self.language.suffixed:
            return False
        return any(len(word) > 4 and low.endswith(word) for word in self.language.documents)
