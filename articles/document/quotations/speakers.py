"""Who speaks: whom the answer of a sieve means, else whoever goes on, answers or is announced."""

from collections.abc import Sequence

from articles.document.quotations.cues import Cue
from articles.document.quotations.languages import Language
from articles.document.quotations.meant import Meant
from articles.document.quotations.memory import NOBODY, RECENT, Memory, Speaker, fitting
from articles.document.quotations.mention import Mention
from articles.document.quotations.page import Sentence
from articles.document.quotations.people import People
from articles.document.quotations.sieves import Attribution, Place

_QUESTION = "?？؟"


class Speakers:
    """Reads a text from its beginning to its end and tells of each quotation who spoke."""

    def __init__(self, people: People, language: Language) -> None:
        self.language = language
        self.memory = Memory()
        self.meant = Meant(people, self.memory, language)

    def of(self, place: Place, answer: Attribution | None) -> Speaker:
        """Return whom the answer of a sieve means."""
        if answer is None:
            return NOBODY
        mention = answer.mention
        if mention is None:
            return self._last_subject(answer)
        if mention.kind == "pronoun":
            return self.meant.pronoun(mention, answer, place)
        return self.meant.named_or_described(mention, answer.confidence, answer.sieve)

    def _last_subject(self, answer: Attribution) -> Speaker:
        if answer.sieve == "same-sentence" and self.memory.spoke:
            return self.memory.spoke[-1]._replace(confidence=0.85, sieve="same-sentence")
        if answer.sieve == "passive":
            return NOBODY
        here = self.memory.spoke_at == self.memory.here and not self.memory.turned
        spoke = fitting(answer.gender, self.memory.spoke)
        if spoke and here and self.language.subject_in_verb:
            return spoke._replace(confidence=0.78, sieve="last-subject", at=None)
        if recent := fitting(answer.gender, self.memory.recent):
            sure = min(answer.confidence, 0.7)
            return recent._replace(confidence=sure, sieve="last-subject", at=None)
        return NOBODY

    def carried(self, place: Place, *, dashed: bool) -> Speaker:
        """Nobody is named in the sentence: who spoke before goes on, or the others answer.

        dashed  a dash opened it, and no mark
        """
        if dashed and place.words[-1:] == "?":
            return NOBODY  # between dashes whoever asks is not said
        alone = not any(token.is_word for token in place.tokens)
        return (alone and self._announced()) or self._going_on(alone) or self._of_last_paragraph()

    def _announced(self) -> Speaker | None:
        """Whom a colon announces, or the one subject of the sentence before."""
        memory = self.memory
        if memory.colon and memory.colon[0] in (memory.here, memory.here - 1):
            return memory.colon[1]._replace(confidence=0.82, sieve="colon", at=None)
        told, subjects = memory.before
        if told == memory.here and len(subjects) == 1:
            return subjects[0]._replace(confidence=0.72, sieve="sentence-before", at=None)
        return None

    def _going_on(self, alone: bool) -> Speaker | None:
        """Who spoke just before, or who answers that one."""
        memory = self.memory
        if not memory.spoke:
            return None
        last = memory.spoke[-1]
        if memory.here == memory.last_at:
            return last._replace(confidence=0.75 if alone else 0.68, sieve="carried", at=None)
        if not (alone and self.is_near(memory.here)):
            return None
        if memory.asked:
            return self._answering(last)
        other = memory.recent[-1] if memory.recent else last
        if other.name != last.name and memory.subject_at == memory.here - 1:
            return other._replace(confidence=0.65, sieve="sentence-before", at=None)
        return last._replace(confidence=0.7, sieve="carried", at=None)

    def _answering(self, last: Speaker) -> Speaker | None:
        spoke = self.memory.spoke
        if not self.memory.asked_by:
            return last._replace(confidence=0.75, sieve="alternation", at=None)
        other = next((s for s in reversed(spoke[:-1]) if s.name != last.name), None)
        return other._replace(confidence=0.75, sieve="alternation", at=None) if other else None

    def _of_last_paragraph(self) -> Speaker:
        memory = self.memory
        subjects = [s for s in memory.recent[-2:] if not s.described or s.gender != "n"]
        if not subjects or memory.subject_at < memory.here - 1:
            return NOBODY
        sure = 0.7 if len({s.name for s in subjects}) == 1 else 0.62
        return subjects[-1]._replace(confidence=sure, sieve="sentence-before", at=None)

    def is_near(self, paragraph: int) -> bool:
        """Whether the last quotation stood in this paragraph or the one before."""
        return paragraph - self.memory.last_at <= 1

    def heard(self, speaker: Speaker, sentence: Sentence) -> None:
        """Note a quotation that was said, and who spoke."""
        memory = self.memory
        memory.last_at = sentence.paragraph
        if speaker.name:
            memory.spoke.append(speaker)
            memory.spoke_at, memory.spoke_in = sentence.paragraph, sentence
            memory.turned = False

    def marked(self, words: str, named: str) -> None:
        """Note how the last words in marks ended, and who is named for them."""
        self.memory.asked = words.rstrip()[-1:] in tuple(_QUESTION)
        self.memory.asked_by = named

    def note(self, met: Sequence[Mention], found: Sequence[Cue], sentence: Sentence) -> None:
        """The free mentions of a sentence are whom the next ones may go on about."""
        memory = self.memory
        self._note_colon(met, sentence)
        names = [m for m in met if m.kind == "name" and m.sure][:RECENT]
        memory.named += [self._before(mention) for mention in names]
        del memory.named[:-RECENT]
        noted = self._subjects(met, found)
        memory.recent += reversed(noted)  # the first is the likeliest subject, so it comes last
        if noted:
            memory.subject_at = sentence.paragraph
        quoted = any(token.quote >= 0 for token in sentence.tokens)
        memory.before = (sentence.paragraph, noted if not quoted else [])
        last = memory.spoke[-1] if memory.spoke else NOBODY
        named = any(not one.described for one in noted)
        memory.turned = memory.turned or (named and not quoted and noted[0].name != last.name)
        if memory.spoke_in is sentence and last.name not in {one.name for one in noted}:
            memory.recent.append(last)  # "Selon Anne Roy, « … ». Elle ajoute"
        del memory.recent[: -2 * RECENT]
        asks = self.language.unparted and sentence.tokens[0].text in "―—"
        if asks and sentence.paragraph == memory.last_at + 1:
            memory.last_at = sentence.paragraph  # an interview's question, between two answers

    def _subjects(self, met: Sequence[Mention], found: Sequence[Cue]) -> list[Speaker]:
        """Whom a sentence speaks of: what is free, else what it begins with."""
        people = ("name", "described", "organisation")
        free = [m for m in met if not m.governed and m.kind in people and m.sure]
        if self.language.uncased:  # introduced with a role, though no subject
            free += [m for m in met if m.governed and m.kind == "name" and m.role]
        free += [m for m in met if m.kind == "pronoun" and m.definite and m.first < 3]
        told = {cue.last + 1 for cue in found if cue.kind in ("tell", "cite")}
        noted: dict[str, Speaker] = {}
        for mention in [m for m in free if m.first not in told][:3]:
            speaker = self._before(mention)
            if speaker.name:
                noted.setdefault(speaker.name, speaker)
        if noted or self.language.uncased:
            return list(noted.values())
        names = [m for m in met if m.governed and m.kind == "name" and m.sure]
        first = [m for m in names if m.first < 3 or m.role]  # "For Roeslein, it has helped"
        return [self._before(mention)._replace(confidence=0.7) for mention in first[:1]]

    def _before(self, mention: Mention) -> Speaker:
        if mention.kind == "pronoun":
            return self.meant.latter(mention)
        return self.meant.named_or_described(mention, 0.8, "sentence-before")

    def _note_colon(self, met: Sequence[Mention], sentence: Sentence) -> None:
        """Whose words a sentence announces that ends in a colon, before a paragraph of speech."""
        self.memory.colon = None
        if sentence.tokens[-1].text not in (":", "："):
            return
        people = [m for m in met if m.kind in ("name", "described") and m.sure]
        free = [m for m in people if not m.governed] or people
        if free:
            speaker = self.meant.named_or_described(free[0], 0.82, "colon")
            self.memory.colon = (sentence.paragraph, speaker) if speaker.name else None
