"""Stage 5 for languages without capitals: who spoke, by the cue and the phrases around it.

In Arabic the verb stands before who spoke; in Hebrew on either side. A verb tells the gender of
its subject, so a phrase that does not agree is whom it was said to, and a verb without a subject
goes back to the last person it fits.
"""

from collections.abc import Sequence

from articles.document.quotations.beside import right_of
from articles.document.quotations.cues import Cue, bare
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language, plain
from articles.document.quotations.mention import Mention
from articles.document.quotations.nominal import Nouns
from articles.document.quotations.sieves import Attribution, Place
from articles.document.quotations.sources import Source

NEAR = 4  # tokens between a quotation and the cue after it
SHORT = 40  # letters of a name in marks
_SPOKEN = frozenset({"say", "tell", "write", "name"})
_SIGNS = frozenset(",،:：")


def attribute(place: Place, language: Language) -> Attribution | None:
    """Return what the quotation's own sentence says of who spoke."""
    reader = _Reader(place, language)
    return (
        reader.passed_on() or reader.after() or reader.before() or reader.frame() or reader.colon()
    )


class _Reader:
    def __init__(self, place: Place, language: Language) -> None:
        self.place, self.language = place, language
        self.tokens, self.number = place.tokens, place.number
        self.nouns = Nouns("", place.tokens, language)
        self.begin = self._previous() + 1
        self.cues = [cue for cue in place.cues if cue.kind in _SPOKEN and self._is_verb(cue)]

    # --- around the quotation --------------------------------------------------------------------

    def _previous(self) -> int:
        """The quotation before this one in the sentence, -1 if there is none."""
        for at in range(self.number - 1, -1, -1):
            if self.tokens[at].quote >= 0 and not is_label(self.place, at, self.language):
                return at
        return -1

    def _is_verb(self, cue: Cue) -> bool:
        """Not a noun that is spelt like one: “عدم ذكر اسمه”."""
        before = self.tokens[cue.first - 1].low if cue.first else ""
        if self.nouns.is_spelt_like_a_verb(cue.first):
            return False
        after_preposition = before in self.language.prepositions - self.language.conjunctions
        whose = tuple(self.language.possessives)
        return not after_preposition or self._low(cue).endswith(whose)  # “في قوله”

    def _low(self, cue: Cue) -> str:
        low = self.tokens[cue.last].low
        return low if low in self.language.cues else bare(low, self.language)

    def _gender(self, cue: Cue) -> str:
        return self.language.cue_genders.get(self._low(cue), "")

    # --- rules -----------------------------------------------------------------------------------

    def after(self) -> Attribution | None:
        """“…”، رد رئيس اللجنة / "…", אמרה מנהלת בית החולים"""
        start = self.number + 1
        for cue in self.cues:
            if not start <= cue.first < start + NEAR:
                continue
            if self._goes_on_elsewhere(cue, start) or not self._only_joins(start, cue):
                return None
            if self._low(cue) in self.language.passives:
                return self._hidden(cue)
            stop = self._next(start)
            subject = self._agreeing(
                cue, right_of(self.tokens, cue, self.place.mentions, stop, self.language)
            ) or self._between(start, cue)
            gap = sum(token.is_word for token in self.tokens[start : cue.first])
            return self._answer(cue, subject, 0.96 if gap < 2 else 0.85)
        return None

    def _goes_on_elsewhere(self, cue: Cue, start: int) -> bool:
        """A verb with “and” before it, or a participle, is of what follows."""
        low = self.tokens[cue.first].low
        joined = low not in self.language.cues and low[:1] in ("و", "ف", "ו")
        after = self._next(start)
        follows = after < len(self.tokens)
        if follows and after > cue.last + 1 and self.tokens[after - 1].text in ":：":
            return True
        subjectless = self._low(cue) in self.language.subjectless and cue.first - start < 2
        pronoun = self._low(cue) in self.language.cue_genders and low[:1] not in ("م", "ق", "ن")
        return (joined and (follows or start < cue.first)) or (subjectless and not pronoun)

    def _only_joins(self, start: int, cue: Cue) -> bool:
        """Whether nothing but “so”, “as” or who spoke stands before the cue."""
        language = self.language
        small = language.adverbs | language.relatives | language.pronouns.keys()
        small |= {word for frame in language.according for word in plain(frame).split()}
        named = {
            at
            for m in self.place.mentions
            if start <= m.first and m.last < cue.first and not m.governed
            for at in range(m.first, m.last + 1)
        }
        return all(
            not token.is_word or token.low in small or at in named
            for at, token in enumerate(self.tokens[start : cue.first], start)
        )

    def _hidden(self, cue: Cue) -> Attribution:
        """A passive: only “מהמשטרה נמסר” says who."""
        for mention in self.place.mentions:
            near = cue.last < mention.first <= cue.last + 2 or 0 < cue.first - mention.last < 2
            low = self.tokens[mention.first].low
            if near and mention.governed and low[:1] in self.language.agents:
                return Attribution("cue-name", 0.9, mention._replace(governed=False), cue)
        return Attribution("passive", 0.9, None, cue)

    def end_of_clause(self) -> int:
        """The quotation after this one, or the sentence's end."""
        return self._next(self.number + 1)

    def _next(self, start: int) -> int:
        for at in range(start, len(self.tokens)):
            if self.tokens[at].quote >= 0 and not is_label(self.place, at, self.language):
                return at
        return len(self.tokens)

    def _between(self, start: int, cue: Cue) -> Mention | None:
        found = [m for m in self.place.mentions if start <= m.first and m.last < cue.first]
        return self._agreeing(cue, next((m for m in found if not m.governed), None))

    def before(self) -> Attribution | None:
        """وقالت المعلمة زينب: “…” / שר התחבורה, יוסי מלכה, אמר: "…\""""
        found = [c for c in self.cues if c.first < self.number]
        here = [c for c in found if c.first >= self.begin]
        if not found or (self.begin and not here and self._starts_anew()):
            return None
        cue = (here or found)[-1]
        if self._low(cue) in self.language.passives:
            return self._hidden(cue)
        stop = self.number if here else len(self.tokens)
        subject = self._subject(cue, stop)
        far = sum(token.is_word for token in self.tokens[cue.last + 1 : self.number]) > 8
        return self._answer(cue, subject, 0.86 if far or not here else 0.95)

    def _starts_anew(self) -> bool:
        """Whether a colon or nothing at all parts this quotation from the one before."""
        between = self.tokens[self.begin : self.number]
        return not between or between[-1].text in ":："

    def _subject(self, cue: Cue, stop: int) -> Mention | None:
        if self._low(cue) in self.language.subjectless:
            return self._of_the_sentence(cue)
        right = right_of(self.tokens, cue, self.place.mentions, stop, self.language)
        left = self._left(cue)
        pair = (right, left) if self.language.verb_first else (left, right)
        for mention in pair:
            if agreed := self._agreeing(cue, mention):
                return agreed
        return self._of_the_sentence(cue)

    def _left(self, cue: Cue) -> Mention | None:
        """Who stands right before the cue, past an adverb or a comma."""
        for mention in reversed(self.place.mentions):
            collective = self._gender(cue) == "p" and mention.kind == "organisation"
            if mention.last >= cue.first or (mention.governed and not collective):
                continue  # “במשטרה אמרו”
            between = self.tokens[mention.last + 1 : cue.first]
            words = [t for t in between if t.is_word and t.low not in self.language.adverbs]
            return mention if not words else None
        return None

    def _of_the_sentence(self, cue: Cue) -> Mention | None:
        """The subject of the sentence, for a verb that has none beside it."""
        free = [m for m in self.place.mentions if m.last < cue.first and not m.governed]
        free = [m for m in free if m.kind not in ("document", "pronoun")] or free
        frames = {c.last + 1 for c in self.place.cues if c.kind in ("frame", "quoted")}
        free = [m for m in free if m.first not in frames]
        said = {c.last + 1 for c in self.cues if c.first < cue.first}
        subjects = [m for m in free if m.first in said] or free[:1] + free[1:]
        fitting = [m for m in subjects if self._agreeing(cue, m)]
        return fitting[-1] if fitting and fitting[-1].first in said else next(iter(fitting), None)

    def _agreeing(self, cue: Cue, mention: Mention | None) -> Mention | None:
        """The phrase, if its gender is that of the verb."""
        if mention is None:
            return None
        gender = self._gender(cue)
        singular = {gender, mention.gender} <= {"m", "f"}
        if singular and gender != mention.gender and mention.kind != "organisation":
            return None
        plural = gender == "p" and mention.gender in ("m", "f")
        return None if plural else mention

    def _answer(self, cue: Cue, subject: Mention | None, sure: float) -> Attribution:
        if subject is not None:
            gender = subject.gender or self._gender(cue)
            sieve = "pronoun" if subject.kind == "pronoun" else "cue-name"
            if subject.last < cue.first and subject.kind != "pronoun":
                sieve = "name-cue"
            return Attribution(sieve, sure, subject._replace(gender=gender), cue)
        gender = self._gender(cue)
        token = self.tokens[cue.first]
        nobody = Mention(
            cue.first, cue.last, "pronoun", "", Stretch(token.start, token.end), gender=gender
        )
        return Attribution("verb-alone", min(sure, 0.9), nobody, cue)

    def passed_on(self) -> Attribution | None:
        """نقلت وكالة سبأ عن مدير الدفاع المدني قوله إن “…”"""
        for cue in self.place.cues:
            if cue.kind != "cite" or not self.begin <= cue.first < self.number:
                continue
            of = [
                m
                for m in self.place.mentions
                if cue.last < m.first < self.number and m.kind != "document"
            ]
            said = [m for m in of if self.tokens[m.first - 1].low in self.language.within]
            chosen = said or [m for m in of if m.first == cue.last + 1]
            if chosen:
                last = [c for c in self.place.cues if chosen[0].last < c.first < self.number] or [
                    cue
                ]
                return Attribution("cited", 0.95, chosen[0]._replace(governed=False), last[-1])
        return None

    def frame(self) -> Attribution | None:
        """According to somebody, before or after the words."""
        for cue in self.place.cues:
            if cue.kind != "frame":
                continue
            named = [m for m in self.place.mentions if cue.last < m.first <= cue.last + 3]
            if named:
                return Attribution("according-to", 0.9, named[0], cue)
        return None

    def colon(self) -> Attribution | None:
        """A sentence that ends in a colon: its subject speaks."""
        if self.number == 0 or self.tokens[self.number - 1].text not in ":：":
            return None
        free = [
            m for m in self.place.mentions if self.begin <= m.first < self.number and not m.governed
        ]
        people = [m for m in free if m.kind in ("name", "described")] or free
        return Attribution("colon", 0.85, people[0]) if people else None


def source(text: str, place: Place, answer: Attribution, language: Language) -> Source | None:
    """Return the outlet, else the platform or the document, that the clause names."""
    return _Sources(text, place, answer, language).found()


class _Sources:
    def __init__(self, text: str, place: Place, answer: Attribution, language: Language) -> None:
        self.text, self.place, self.language = text, place, language
        self.nouns = Nouns(text, place.tokens, language)
        self.speaker = answer.mention
        reader = _Reader(place, language)
        self.begin, self.end = reader.begin, reader.end_of_clause()

    def found(self) -> Source | None:
        places = [at for at in range(self.begin, self.end) if not self._is_speaker(at)]
        for rule in (self._outlet, self._platform, self._document):
            for at in places:
                if source := rule(at):
                    return source
        return None

    def _is_speaker(self, at: int) -> bool:
        speaker = self.speaker
        inside = speaker is not None and speaker.first <= at <= speaker.last
        return inside and speaker is not None and speaker.kind != "pronoun"

    def _label(self, at: int) -> Source | None:
        """The name in marks."""
        token = self.place.tokens[at]
        stretch = Stretch(token.start + 1, token.end - 1)
        return Source(self.text[stretch.start : stretch.end], stretch, 0.85)

    def _outlet(self, at: int) -> Source | None:
        tokens, language = self.place.tokens, self.language
        if tokens[at].quote >= 0:
            named = at != self.place.number and is_label(self.place, at, language)
            return self._label(at) if named and tokens[at - 1].low in _TO else None
        if not self.nouns.has(at, language.outlets) or not self._is_governed(at):
            return None
        for label in (at + 1, at + 2):
            if label < self.end and tokens[label].quote >= 0 and label != self.place.number:
                return self._label(label)
        last = at
        while last - at < 2 and not self.nouns.stops(last + 1) and not self._is_person(last + 1):
            last += 1
        if last == at and at + 1 < self.end and tokens[at + 1].text.isdigit():
            last += 1  # “ערוץ 12”
        start = tokens[at].start + self._prefix(at)
        return Source(self.text[start : tokens[last].end], Stretch(start, tokens[last].end), 0.85)

    def _is_person(self, at: int) -> bool:
        given = self.place.tokens[at].low in self.language.first_names
        return given or self.nouns.is_role(at) or self.nouns.is_prefixed(at)

    def _is_governed(self, at: int) -> bool:
        """Whether a preposition or a frame stands before it, or it passed the words on."""
        before = self.place.tokens[at - 1].low if at else ""
        small = self.language.prepositions | self.language.within
        joined = self.nouns.is_prefixed(at) or self._prefix(at) > 0
        return before in small or joined or self._is_passing(at)

    def _is_passing(self, at: int) -> bool:
        """Whether the words are passed on by what begins here: “بحسب بيان”."""
        return any(cue.last + 1 == at and cue.kind in _PASSING for cue in self.place.cues)

    def _prefix(self, at: int) -> int:
        """Letters of the preposition written together with a noun."""
        low = self.place.tokens[at].low
        joined = self.language.clitics & self.language.within
        nouns = self.language.outlets | self.language.platforms | self.language.documents
        if low in nouns or low[:1] not in joined or low.startswith("لل"):
            return 0
        return 1

    def _platform(self, at: int) -> Source | None:
        token = self.place.tokens[at]
        if token.quote >= 0 or not self.nouns.has(at, self.language.platforms):
            return None
        after = at + 1
        if after < self.end and self.place.tokens[after].quote >= 0 and after != self.place.number:
            return self._label(after)
        following = (here for here in (after, after + 1) if here < self.end)
        if any(self.nouns.has(here, self.language.platforms) for here in following):
            return None  # “صفحتها في فيسبوك”
        start = token.start + self._prefix(at)
        return Source(self.text[start : token.end], Stretch(start, token.end), 0.8)

    def _document(self, at: int) -> Source | None:
        token = self.place.tokens[at]
        if token.quote >= 0 or not self.nouns.has(at, self.language.documents):
            return None
        before = self.place.tokens[at - 1].low if at else ""
        if not (before in self.language.within or self._prefix(at) or self._is_passing(at)):
            return None
        start = token.start + self._prefix(at)
        return Source(self.text[start : token.end], Stretch(start, token.end), 0.8)


_PASSING = frozenset({"frame", "quoted", "cite"})


def is_label(place: Place, at: int, language: Language) -> bool:
    """Whether what stands in marks is the name of an outlet or a body, and no speech."""
    token = place.tokens[at]
    if at == 0 or token.end - token.start > SHORT:
        return False
    before = place.tokens[at - 1]
    if not before.is_word:
        return False
    bodies = language.outlets | language.organisations | language.platforms
    if before.low in bodies or bare(before.low, language) in bodies:
        return True
    if at > 1 and any(before.low.startswith(article) for article in language.articles):
        head = place.tokens[at - 2].low  # “بنك الاستثمار «دلتا كابيتال»”
        if head in bodies or bare(head, language) in bodies:
            return True
    if before.low.startswith("ה") and _forms(before.low, language) & bodies:
        return True
    return before.low in _TO and _is_addressed(place, at, language)


#: Prepositions of one letter that say to whom, with the filler gone.
_TO = frozenset("لל")


def _is_addressed(place: Place, at: int, language: Language) -> bool:
    """An outlet's name: said to it, and then what was said."""
    following: Sequence[str] = [token.low for token in place.tokens[at + 1 : at + 2]]
    if not following:
        return False
    after = following[0]
    then = after in language.conjunctions or after in _SIGNS or after in language.cues
    joined = any(after.startswith(r) for r in language.relatives if len(r) == 1)
    here = [t.low for t in place.tokens[max(at - 8, 0) : at]]
    told = any(_forms(low, language) & (language.cues.keys() | language.documents) for low in here)
    return told and (then or joined)


def _forms(low: str, language: Language) -> set[str]:
    forms = {low, bare(low, language)}
    for article in language.articles:
        forms |= {form[len(article) :] for form in set(forms) if form.startswith(article)}
    return forms
