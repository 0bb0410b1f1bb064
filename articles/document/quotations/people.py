"""Stage 6: from a mention to a person.

Shorter names go to the fullest one in the text, descriptions to whom they were said of, pronouns
to the last subject they fit. Where two fit alike, nobody is suggested and both are offered.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from articles.document.quotations.found import Known, Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.text import comparable

NAMESAKES = 12  # people of one surname that are told apart; who comes later is taken as printed
LONGEST_NOUN = 40  # letters of a compound that are compared with another one's ending


_UNPARTED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")


@dataclass(slots=True)
class Person:
    """Somebody in the text: every name, the fullest first mention, the role as first said."""

    name: str
    kind: str
    parts: tuple[str, ...]
    gender: str = ""
    role: str = ""
    role_at: Stretch | None = None
    known: int | None = None


class People:
    """Everybody named in a text."""

    def __init__(self, language: Language, known: Known) -> None:
        self.language = language
        self.by_last: dict[str, list[Person]] = {}
        self.by_noun: dict[str, list[Person]] = {}  # noun of a role, or its ending → two at most
        self.known: dict[str, list[tuple[tuple[str, ...], int, str, str, str]]] = {}
        for person in known.people:
            for name in (person.name, *person.aliases):
                parts = parts_of(name)
                entry = (parts, person.id, person.name, person.gender, person.role)
                for key in {parts[-1]} if parts else ():
                    self.known.setdefault(key, []).append(entry)

    def meet(self, mentions: Iterable[Mention]) -> None:
        """Note all names of the text, so that a short one finds the full one wherever it is."""
        for mention in mentions:
            if mention.kind in ("name", "organisation"):
                self._note(mention)

    def _note(self, mention: Mention) -> None:
        parts = parts_of(mention.name)
        if not parts:
            return
        person = self._same(parts, mention)
        if person is None:
            namesakes = self.by_last.setdefault(self._key(parts), [])
            if len(namesakes) == NAMESAKES:
                return
            person = Person(mention.name, mention.kind, parts)
            namesakes.append(person)
        elif len(parts) > len(person.parts):
            person.name, person.parts = mention.name, parts
        person.gender = person.gender or mention.gender
        if mention.role and not person.role:
            person.role, person.role_at = mention.role, mention.role_at
        for word in mention.role.casefold().split():
            if self.language.role(word) is not None:
                self._note_noun(word.strip(",."), person)

    def _note_noun(self, noun: str, person: Person) -> None:
        for ending in _endings(noun):
            people = self.by_noun.setdefault(ending, [])
            if len(people) < 2 and person not in people:
                people.append(person)

    def _key(self, parts: tuple[str, ...]) -> str:
        last = parts[-1]
        return last[:4] if self.language.inflects_names and len(last) > 4 else last

    def _same(self, parts: tuple[str, ...], mention: Mention) -> Person | None:
        fitting = [
            person
            for person in self.by_last.get(self._key(parts), [])
            if self._agree(parts, person.parts) and _fits(mention.gender, person.gender)
        ]
        if len(fitting) == 1 or (fitting and len(parts) > 1):
            return fitting[0]
        return None

    def _agree(self, one: tuple[str, ...], other: tuple[str, ...]) -> bool:
        short, whole = sorted((one, other), key=len)
        if len(short) == len(whole) and short != whole and not self.language.inflects_names:
            return False
        if self.language.inflects_names:
            stems = {part[:4] for part in whole}
            return all(part[:4] in stems or len(part) == 1 for part in short)
        return set(short) <= set(whole) or all(
            part in whole or (len(part) == 1 and any(w.startswith(part) for w in whole))
            for part in short
        )

    def of(self, mention: Mention) -> list[Person]:
        """Return whom a name may mean: several when two share it."""
        parts = parts_of(mention.name)
        if not parts:
            return []
        fitting = [
            person
            for person in self.by_last.get(self._key(parts), [])
            if self._agree(parts, person.parts) and _fits(mention.gender, person.gender)
        ]
        exact = [person for person in fitting if len(person.parts) > len(parts)]
        return exact if len(exact) > 1 else exact or fitting[:1]

    def assured(self, mention: Mention) -> Mention:
        """A capital that may be any word is a name where a fuller one has it, and of its gender."""
        if mention.kind != "name":
            return mention
        people = self.of(mention)
        sure = mention.sure or any(len(person.parts) > 1 for person in people)
        gender = mention.gender or (people[0].gender if len(people) == 1 else "")
        return mention._replace(sure=sure, gender=gender)

    def described(self, mention: Mention) -> Person | None:
        """Return whom a definite description was said of before, if it is one person."""
        if not mention.definite:
            return None
        fitting: list[Person] = []
        for word in mention.name.casefold().split():
            for ending in _endings(word.strip(",.")):
                fitting += self.by_noun.get(ending, [])
        return fitting[0] if fitting and all(one is fitting[0] for one in fitting) else None

    def recorded(self, person: Person) -> tuple[int, str, str] | None:
        """Return id, name and role of the one person of the newsroom that this one is."""
        if not person.parts:
            return None
        fitting = {
            (id, name, role)
            for parts, id, name, gender, role in self.known.get(person.parts[-1], [])
            if (set(parts) <= set(person.parts) or set(person.parts) <= set(parts))
            and _fits(person.gender, gender)
        }
        return next(iter(fitting)) if len(fitting) == 1 else None


def _endings(noun: str) -> Iterator[str]:
    """The noun, and the ends of the compound that it may be: "Dezernent" of "Kulturdezernent"."""
    yield noun
    for at in range(max(1, len(noun) - LONGEST_NOUN), len(noun) - 4):
        yield noun[at:]


def parts_of(name: str) -> tuple[str, ...]:
    """The words of a name, comparable, the surname last; its letters where no words are parted."""
    if _UNPARTED.search(name):
        *given, surname = re.split("[·・＝=]", name)
        return tuple(reversed(surname + "".join(given)))
    words = comparable(name).casefold().replace("-", " ").split()
    return tuple(word.strip(".,'\"()") for word in words if word.strip(".,'\"()"))


def _fits(one: str, other: str) -> bool:
    return not one or not other or one == other
