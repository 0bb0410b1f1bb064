"""Finding the direct quotations of a text, and who spoke: the stages put together.

marks → spoken → page → cues, mentions → sieves → joining → speech → speakers → sources

Every stage is linear in the length of the text, and none raises, whatever the text is.
"""

from collections.abc import Sequence
from typing import NamedTuple

from articles.document.quotations import (
    beside,
    chinese,
    japanese,
    sources,
    speech,
    uncased,
    unparted,
)
from articles.document.quotations.cues import Cue, cues
from articles.document.quotations.found import Candidate, Found, Known, Reading, Stretch
from articles.document.quotations.joining import goes_on, is_label
from articles.document.quotations.languages import Language, language
from articles.document.quotations.marks import Marked, scan
from articles.document.quotations.memory import NOBODY, RECENT, Speaker
from articles.document.quotations.mention import Mention
from articles.document.quotations.mentions import mentions
from articles.document.quotations.page import Sentence, sentences
from articles.document.quotations.people import People
from articles.document.quotations.sieves import Attribution, Place, attribute
from articles.document.quotations.speakers import Speakers
from articles.document.quotations.spoken import with_speech

NOBODY_KNOWN = Known()
#: From here on a suggested speaker is named; below, only offered.
NAMED = 0.6
#: From here on candidates are not needed.
SURE = 0.8
MOST_CANDIDATES = 3
#: Fragments that attributions part, of one quotation.
MOST_PARTS = 4
_CLOSING = "\"'“”„«»‹›‘’」』 \u00a0\u202f"


_UNPARTED = {"zh": chinese.attribute, "ja": japanese.attribute}


def find(text: str, code: str, *, known: Known = NOBODY_KNOWN) -> Reading:
    """Return every direct quotation of a text, in reading order, with suggestions.

    code   of the text's language; one without a table has its marks found
    known  the newsroom's own people and sources that may be meant
    """
    table = language(code)
    scanned = scan(text, table)
    groups = with_speech(text, scanned, table)
    reader = _Reader(text, groups, known, table)
    return Reading(tuple(reader.read()), tuple(scanned.oddities))


class _Said(NamedTuple):
    """One marked stretch as it was read."""

    marked: Marked
    place: Place
    answer: Attribution | None
    group: int


class _Reader:
    """Reads the quotations of one text from its beginning to its end."""

    def __init__(
        self, text: str, groups: Sequence[Sequence[Marked]], known: Known, table: Language
    ) -> None:
        self.text, self.language = text, table
        self.groups = groups
        flat = [marked for group in groups for marked in group]
        order = sorted(range(len(flat)), key=lambda n: flat[n].words.start)
        group_of = [number for number, group in enumerate(groups) for _ in group]
        self.marked = [flat[n] for n in order]
        self.group_of = [group_of[n] for n in order]
        self.sentences = sentences(text, self.marked, table)
        self.people = People(table, known)
        self.sources = sources.names_of(known)
        self.speakers = Speakers(self.people, table)
        self.found: list[Found] = []

    def read(self) -> list[Found]:
        read = [self._sentence(sentence) for sentence in self.sentences]
        for _, _, met in read:
            self.people.meet(met)
        for _, _, met in read:
            met[:] = [self.people.assured(mention) for mention in met]
        said = [one for sentence in read for one in self._places(*sentence)]
        at = 0
        for sentence, cues_, met in read:
            while at < len(said) and said[at].place.sentence is sentence:
                parts, between = self._together(said, at)
                for one in (parts, *([label] for label in between)):
                    self._quotation(one)
                at += len(parts) + len(between)
            self.speakers.note(met, cues_, sentence)
        return sorted(self.found, key=lambda found: found.fragments[0])

    def _sentence(self, sentence: Sentence) -> tuple[Sentence, list[Cue], list[Mention]]:
        table = self.language
        if not table.cues:
            return sentence, [], []
        if table.unparted:
            read = chinese.mentions if table.code == "zh" else japanese.mentions
            return sentence, [], read(self.text, sentence, table)
        found = cues(sentence.tokens, table)
        if table.uncased:
            return sentence, found, beside.mentions(self.text, sentence.tokens, found, table)
        return sentence, found, mentions(self.text, sentence.tokens, table)

    def _places(self, sentence: Sentence, found: list[Cue], met: list[Mention]) -> list[_Said]:
        said = []
        for index, token in enumerate(sentence.tokens):
            if token.quote < 0:
                continue
            marked = self.marked[token.quote]
            inner = self.text[marked.words.start : marked.words.end].rstrip(_CLOSING)
            following = self.text[token.end : token.end + 1]
            ending = "," if following in ",،，" else inner[-1:]
            place = Place(sentence, index, found, met, ending, inner)
            answer = self._answer(place)
            said.append(_Said(marked, place, answer, self.group_of[token.quote]))
        return said

    def _answer(self, place: Place) -> Attribution | None:
        if self.language.unparted:
            read = _UNPARTED[self.language.code]
            return read(self.text, place, self.language)
        if self.language.uncased:
            return uncased.attribute(place, self.language)
        return attribute(place, self.language)

    # --- one quotation ---------------------------------------------------------------------------

    def _together(self, said: Sequence[_Said], at: int) -> tuple[list[_Said], list[_Said]]:
        """The fragments of one quotation, and the names in marks that stand between them."""
        first = said[at]
        parts: list[_Said] = [first]
        between: list[_Said] = []
        while (end := at + len(parts) + len(between)) < len(said):
            following = said[end]
            if self._is_same(parts, following):
                parts.append(following)
                continue
            after = said[end + 1] if end + 1 < len(said) else None
            aside = following.place.sentence is parts[-1].place.sentence
            if after is None or between or not aside or not is_label(following.place):
                break
            if not self._is_same(parts, after):
                break
            between.append(following)
        return parts, between

    def _is_same(self, parts: Sequence[_Said], following: _Said) -> bool:
        first, last = parts[0], parts[-1]
        if following.group == first.group or last.marked.goes_on:
            return not _is_other(first.answer, following.answer)
        return len(parts) < MOST_PARTS and goes_on(
            last.place, first.answer, following.place, following.answer, self.language
        )

    def _quotation(self, parts: Sequence[_Said]) -> None:
        speakers, here = self.speakers, parts[0].place.sentence.paragraph
        speakers.memory.here = here
        first = max(parts, key=lambda one: one.answer.confidence if one.answer else 0.0)
        words = " ".join(self.text[p.marked.words.start : p.marked.words.end] for p in parts)
        carried = bool(speakers.memory.spoke) and speakers.is_near(here)
        spoken = any(p.marked.spoken for p in parts)
        judge = unparted if self.language.unparted else speech
        sure = judge.confidence(words, first.place, first.answer, carried, self.language)
        sure = 0.9 if spoken else sure
        speaker = speakers.of(first.place, first.answer) if sure >= 0.3 else NOBODY
        passive = first.answer is not None and first.answer.sieve == "passive"
        if speaker is NOBODY and sure >= 0.5 and not passive:
            speaker = speakers.carried(parts[0].place, dashed=parts[0].marked.spoken)
        if sure >= 0.5:
            speakers.heard(speaker, parts[-1].place.sentence)
        made = self._made(parts, first, speaker, sure)
        speakers.marked(words, made.speaker)
        self.found.append(made)

    # --- the value -------------------------------------------------------------------------------

    def _made(self, parts: Sequence[_Said], first: _Said, speaker: Speaker, sure: float) -> Found:
        answer = first.answer
        cue_at = self._cue_at(first)
        source = None
        if answer and sure >= 0.5 and self.language.uncased:
            source = uncased.source(self.text, first.place, answer, self.language)
        elif answer and sure >= 0.5 and not self.language.unparted:
            source = sources.source(self.text, first.place, answer, self.sources, self.language)
        elif answer and sure >= 0.5:
            source = unparted.source(self.text, first.place, self.language)
        role, role_at = self._role(first, speaker)
        known = self.people.recorded(speaker.person) if speaker.person else None
        named = speaker if speaker.confidence >= NAMED else NOBODY
        same_source = source is not None and named.name and source.name == named.name
        return Found(
            fragments=tuple(part.marked.words for part in parts),
            marks=tuple(mark for part in parts for mark in part.marked.marks),
            is_speech=sure >= 0.5,
            confidence=round(sure, 2),
            speaker=(known[1] if known else named.name) if named.name else "",
            speaker_at=named.at,
            speaker_confidence=round(named.confidence, 2),
            person=known[0] if known and named.name else None,
            described=named.described,
            role=role if named.name else "",
            role_at=role_at if named.name else None,
            cue=self.text[cue_at.start : cue_at.end] if cue_at else "",
            cue_at=cue_at,
            source=source.name if source and not same_source else "",
            source_at=source.at if source and not same_source else None,
            source_confidence=source.confidence if source and not same_source else 0.0,
            source_id=source.known if source and not same_source else None,
            sieve=named.sieve,
            candidates=self._candidates(speaker) if sure >= 0.5 else (),
        )

    def _cue_at(self, one: _Said) -> Stretch | None:
        if one.answer is None:
            return None
        if one.answer.cue_at:
            return one.answer.cue_at if one.answer.cue else None
        cue = one.answer.cue
        if cue is None:
            return None
        tokens = one.place.tokens
        return Stretch(tokens[cue.first].start, tokens[cue.last].end)

    def _role(self, one: _Said, speaker: Speaker) -> tuple[str, Stretch | None]:
        mention = one.answer.mention if one.answer else None
        if mention and mention.role:
            return mention.role, mention.role_at
        if speaker.person and speaker.person.role:
            return speaker.person.role, speaker.person.role_at
        if speaker.sieve == "description" and mention and not speaker.described:
            return mention.name, mention.at
        return "", None

    def _candidates(self, speaker: Speaker) -> tuple[Candidate, ...]:
        if speaker.confidence >= SURE:
            return ()
        memory = self.speakers.memory
        pool = [speaker] if speaker.name else []
        pool += [*reversed(memory.recent[-RECENT:]), *reversed(memory.spoke[-2:])]
        offered: dict[str, Candidate] = {}
        for one in pool:
            known = self.people.recorded(one.person) if one.person else None
            if one.name and one.name not in offered:
                offered[one.name] = Candidate(
                    name=known[1] if known else one.name,
                    reason=one.sieve,
                    confidence=round(min(one.confidence, 0.75), 2),
                    at=one.at,
                    person=known[0] if known else None,
                    role=one.person.role if one.person else "",
                    described=one.described,
                )
        return tuple(list(offered.values())[:MOST_CANDIDATES])


def _is_other(one: Attribution | None, other: Attribution | None) -> bool:
    """Whether a second piece names another speaker: "– …, sier han. – …, sier kona Berit"."""
    if one is None or other is None or one.mention is None or other.mention is None:
        return False
    named = other.mention.kind in ("name", "described") and one.mention.kind != "pronoun"
    pronoun = one.mention.kind == "pronoun" and other.mention.kind == "name"
    return (named or pronoun) and one.mention.at != other.mention.at and other.confidence >= SURE
