"""Whom a mention means: a name the fullest one, a pronoun or description somebody before."""

from articles.document.quotations import unparted
from articles.document.quotations.languages import Language, plain
from articles.document.quotations.memory import (
    NOBODY,
    RECENT,
    Memory,
    Speaker,
    fits,
    is_person,
)
from articles.document.quotations.mention import Mention
from articles.document.quotations.people import People, Person
from articles.document.quotations.sieves import Attribution, Place

#: Words of a description that means somebody named before.
FEW_WORDS = 3


class Meant:
    """Whom the mentions of one text mean, by what was read before them."""

    def __init__(self, people: People, memory: Memory, language: Language) -> None:
        self.people, self.memory, self.language = people, memory, language

    def named_or_described(self, mention: Mention, confidence: float, sieve: str) -> Speaker:
        if mention.kind in ("name", "organisation"):
            people = self.people.of(mention)
            if len(people) > 1:
                met = {one.name for one in self.memory.named}
                before = [person for person in people if person.name in met]
                if len(before) == 1:  # of two who share the name, the one named so far
                    return self._as_named(before[0], mention, min(confidence, 0.78), sieve)
                return Speaker(mention.name, mention.at, min(confidence, 0.55), sieve, None)
            if people:
                return self._as_named(people[0], mention, confidence, sieve)
        if mention.kind == "described" and (known := self._described(mention, confidence)):
            return known
        if mention.kind == "organisation" and mention.definite:
            named = [s for s in self.memory.recent if s.person and s.person.kind == "organisation"]
            if named:
                return named[-1]._replace(confidence=0.72, sieve="description", at=mention.at)
        kind = mention.kind != "name"
        if mention.kind == "place":
            confidence -= 0.25
        if mention.kind == "described" and mention.definite and self.language.uncased:
            confidence = min(confidence, 0.75)  # somebody named before, most likely
        return Speaker(mention.name, mention.at, confidence, sieve, None, kind, mention.gender)

    def _as_named(self, person: Person, mention: Mention, confidence: float, sieve: str) -> Speaker:
        group = person.kind == "organisation"
        gender = person.gender or mention.gender
        return Speaker(person.name, mention.at, confidence, sieve, person, group, gender)

    def _described(self, mention: Mention, confidence: float) -> Speaker | None:
        """Whom a description means that was named or described before."""
        person = self.people.described(mention)
        if person:
            sure, at = min(confidence, 0.85), mention.at
            return Speaker(person.name, at, sure, "description", person, False, person.gender)
        if mention.definite and (one := self._unnamed(mention)):
            return one._replace(confidence=0.78, sieve="description", at=mention.at)
        resumes = mention.definite and self._resumes(mention)
        if resumes and (one := self._salient(mention.gender)):
            return one._replace(sieve="description", at=mention.at)
        return None

    def _unnamed(self, mention: Mention) -> Speaker | None:
        """Somebody described before, by the same noun: “a diplomat … the diplomat”."""
        nouns = self._nouns(mention.name)
        if not (self.language.uncased or self.language.unparted):
            return None
        described = (
            s for s in reversed(self.memory.spoke[-RECENT:]) if s.described and s.person is None
        )
        return next((s for s in described if nouns & self._nouns(s.name)), None)

    def _nouns(self, described: str) -> set[str]:
        """The nouns of people in a description."""
        if self.language.unparted:
            return {unparted.ends_with(described, self.language.roles)} - {""}
        words = [plain(word.strip(",.")) for word in described.casefold().split()]
        bare = [word.removeprefix(article) for word in words for article in self.language.articles]
        both = {*words, *bare} if self.language.uncased else set(words)
        return {word for word in both if self.language.role(word) is not None}

    def _resumes(self, mention: Mention) -> bool:
        """Whether a description may mean somebody named: it is short, and no kinship."""
        words = mention.name.casefold().split()
        related = any(word in self.language.kin for word in words)
        related = related or words[0] in self.language.possessives
        several = any(word in self.language.groups for word in words)
        few = FEW_WORDS if self.language.articles else 1  # "Minister zdrowia" is new
        several = several or any(word in self.language.prepositions for word in words)
        return self.language.uncased or (len(words) <= few and not related and not several)

    def _salient(self, gender: str) -> Speaker | None:
        """The one person that the last sentences speak of; of several, the last of no role."""
        people = [s for s in self.memory.recent[-RECENT:] if not s.described and fits(gender, s)]
        people = [s for s in people if self.language.uncased or is_person(s)]
        if self.language.uncased:
            people = [s for s in people if s in self.memory.recent[-3:]]
        names = {person.name for person in people}
        if len(names) == 1:
            return people[-1]._replace(confidence=0.7)
        free = [s for s in people if s.person and not s.person.role]
        if free and not self.language.uncased and free[-1] is self.memory.recent[-1]:
            return free[-1]._replace(confidence=0.65)
        if (
            people
            and people[-1] is self.memory.recent[-1]
            and self.memory.subject_at == self.memory.here
        ):
            return people[-1]._replace(confidence=0.6)
        return None

    def pronoun(self, mention: Mention, answer: Attribution, place: Place) -> Speaker:
        if mention.definite:
            return self._latter(mention, answer, place)
        fitting: list[Speaker] = []
        for subject in [*self._before_in(place, mention), *reversed(self.memory.recent[-RECENT:])]:
            if fits(mention.gender, subject) and subject.name not in {s.name for s in fitting}:
                fitting.append(subject)
        if not fitting:
            return NOBODY
        if mention.gender in ("f", "m") and not self.language.uncased:
            fitting.sort(key=lambda one: not one.described and not is_person(one))
        first = fitting[0]
        unknown = not first.gender
        rival = len(fitting) > 1 and self._recent_place(fitting[1]) >= self._recent_place(first) - 1
        sure = answer.confidence - 0.05
        if rival and (unknown or fitting[1].gender == first.gender):
            sure = 0.7
        elif unknown and len(fitting) > 1:
            sure = 0.75
        return first._replace(confidence=min(sure, 0.92), sieve="pronoun", at=mention.at)

    def _latter(self, mention: Mention, answer: Attribution, place: Place) -> Speaker:
        """Whoever was named last before "cette dernière", subject or not."""
        start = min(mention.first, place.number)
        here = [m for m in place.mentions if m.last < start and m.kind == "name" and m.sure]
        named = [*self.memory.named, *(self.named_or_described(m, 0.8, "pronoun") for m in here)]
        fitting = (s for s in reversed(named) if not s.described and fits(mention.gender, s))
        sure = min(answer.confidence, 0.82)
        one = next(fitting, NOBODY)
        return one._replace(confidence=sure, sieve="pronoun", at=mention.at) if one.name else NOBODY

    def latter(self, mention: Mention) -> Speaker:
        """Whoever was named last, where "ce dernier" is the subject of a sentence."""
        named = reversed(self.memory.named)
        fitting = (s for s in named if not s.described and fits(mention.gender, s))
        return next(fitting, NOBODY)._replace(sieve="pronoun")

    def _before_in(self, place: Place, mention: Mention) -> list[Speaker]:
        """Who is named in the pronoun's own sentence, before it."""
        start = min(mention.first, place.number)
        named = [m for m in place.mentions if m.last < start and m.kind == "name" and m.sure]
        return [
            self.named_or_described(m, 0.8, "sentence-before") for m in named if not m.governed
        ][:1]

    def _recent_place(self, speaker: Speaker) -> int:
        for at in range(len(self.memory.recent) - 1, -1, -1):
            if self.memory.recent[at].name == speaker.name:
                return at
        return -1
