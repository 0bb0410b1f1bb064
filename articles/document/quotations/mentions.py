"""Stage 3b: who is mentioned outside the quotations: names, people who are described, pronouns.

In languages with capitals a name is a run of them; a description is an article with the noun of
somebody who speaks. In languages without, a name is what stands beside a cue (`beside.py`).
"""

from collections.abc import Sequence

from articles.document.quotations.described import Described
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.quotations.page import Token
from articles.document.quotations.roles import Roles
from articles.document.quotations.runs import Runs, is_possessive, own, stretch


def mentions(text: str, tokens: Sequence[Token], language: Language) -> list[Mention]:
    """Find who is mentioned in a sentence of a language with capitals, in order."""
    return _Reader(text, tokens, language).read()


class _Reader:
    def __init__(self, text: str, tokens: Sequence[Token], language: Language) -> None:
        self.text, self.tokens, self.language = text, tokens, language
        self.runs = Runs(text, tokens, language)
        self.roles, self.described = Roles(self.runs), Described(self.runs)

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            mention = self._pronoun(at) or self._named(at) or self.described.at(at)
            if mention:
                while found and mention.first <= found[-1].last:
                    found.pop()  # the description that turned out to be the name's role
                found.append(self._apposed(found, mention))
                at = mention.last + 1
            else:
                at += 1
        return [
            m for n, m in enumerate(found) if n == 0 or not self._is_apposition(found[n - 1], m)
        ]

    def _is_apposition(self, name: Mention, said: Mention) -> bool:
        """What is said of a name, between commas: "Davide Ferrante, guardia giurata, …"."""
        if name.kind != "name" or said.kind != "described" or said.first != name.last + 2:
            return False
        end = said.last + 1
        ends = end < len(self.tokens) and self.tokens[end].text in ",."
        return ends and self.tokens[said.first - 1].text == ","

    def _apposed(self, found: list[Mention], mention: Mention) -> Mention:
        """Put a description and the name that follows it together: "the owner, Lena Brandt"."""
        before = found[-1] if found else None
        if not before or before.kind != "described":
            return mention
        if mention.kind not in ("name", "organisation") or mention.definite:
            return mention
        if mention.role:
            return self._with_both(found, before, mention)
        between = self.tokens[before.last + 1 : mention.first]
        if len(between) > 1 or (between and between[0].text not in {",", "،"}):
            return mention
        if not mention.sure and between:
            return mention
        found.pop()
        own = self.tokens[before.first].low in self.language.possessives
        begin = self.tokens[before.first + 1].start if own and before.last > before.first else -1
        at = Stretch(max(begin, before.at.start), before.at.end)
        return mention._replace(
            first=before.first,
            role=self.text[at.start : at.end],
            role_at=at,
            gender=mention.gender or before.gender,
            governed=before.governed,
            sure=True,
        )

    def _with_both(self, found: list[Mention], before: Mention, mention: Mention) -> Mention:
        """Put two roles of one name together: "Forsvareren, advokat Jonas El-Khatib"."""
        between = self.tokens[before.last + 1 : mention.first]
        at = mention.role_at
        comma = len(between) == 1 and between[0].text == ","
        if not comma or at is None or at.start > mention.at.start or not before.definite:
            return mention
        found.pop()
        if self.tokens[before.first].low in self.language.possessives:
            return mention  # "his neighbour, Councillor Oyston"
        both = Stretch(before.at.start, at.end)
        role = self.text[both.start : both.end]
        return mention._replace(
            first=before.first, role=role, role_at=both, governed=before.governed
        )

    # --- pronouns --------------------------------------------------------------------------------

    def _pronoun(self, at: int) -> Mention | None:
        token = self.tokens[at]
        if not token.is_word:
            return None
        if latter := self._latter(at):
            return latter
        gender = self.language.pronouns.get(token.low)
        if gender is None:
            return None
        return Mention(at, at, "pronoun", token.text, stretch(token, token), gender=gender)

    def _latter(self, at: int) -> Mention | None:
        """Who was named last, subject or not: "cette dernière", "quest’ultimo"."""
        table = self.language.latter
        for last in (at + 1, at):
            words = " ".join(token.low for token in self.tokens[at : last + 1])
            if words in table and (last > at or not self._begins_noun(last)):
                at_ = stretch(self.tokens[at], self.tokens[min(last, len(self.tokens) - 1)])
                name = self.text[at_.start : at_.end]
                return Mention(at, last, "pronoun", name, at_, gender=table[words], definite=True)
        return None

    def _begins_noun(self, last: int) -> bool:
        """Whether what may be a pronoun belongs to a noun: "este jueves", "dieser Mann"."""
        following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        if following is None or not following.is_word:
            return False
        known = self.language.cues.keys() | self.language.adverbs | self.language.objects
        verb = following.low in known or self.language.nouns_in_capitals
        return following.capital or not verb

    # --- names -----------------------------------------------------------------------------------

    def _named(self, at: int) -> Mention | None:
        """A run of capitals from here on, with the role before and after it."""
        if not self.runs.begins_name(at):
            return None
        last = self._without_speaker(at, self.runs.run(at))
        if at == last and self._is_no_name(at):
            return None
        return self._name(at, last)

    def _without_speaker(self, first: int, last: int) -> int:
        """Where an outlet ends that stands right before a name: "a Línea Noticias Luz Mosquera"."""
        if not self.language.inverts or not self.runs.is_governed(first):
            return last
        outlet = self.language.outlets
        ends = (at for at in range(first + 1, last - 1) if self.tokens[at].low in outlet)
        return next(ends, last)

    def _is_no_name(self, at: int) -> bool:
        """One capital alone: at a sentence's beginning, or a noun, it may be any word."""
        token = self.tokens[at]
        low = token.low
        if low in self.language.cues and self.runs.begins_sentence(at):
            return True
        if low in self.language.not_names:
            return True
        if self.language.nouns_in_capitals:
            before = self.tokens[at - 1].low if at else ""
            if before in self.language.articles or before in self.language.possessives:
                return True
        return False

    def _name(self, first: int, last: int) -> Mention | None:
        language = self.language
        start = self.roles.without_titles(first, last)
        if start > last:
            return self._title_alone(first, last)
        run = self.tokens[start : last + 1]
        name = self.runs.words(start, last)
        if is_possessive(run[-1]):  # a possessive
            cut = len(run[-1].text) - len(own(run[-1].text))
            name = name[: len(name) - cut] if cut else name
        gender, role, role_at, begin = self.roles.before(first, start)
        after = self.roles.after(last)
        kin = role.casefold().split()[-1:] if role and after else []
        if after and (not role or any(word in language.kin for word in kin)):
            role, role_at = self.text[after.start : after.end], after
        end = self._stretch_end(run[-1])
        places = all(token.low in language.places for token in run) or self._is_dateline(last)
        kind = (
            self._kind(run, places) if role or not self._is_named_thing(first) else "organisation"
        )
        if kind == "name":
            gender = (
                language.first_names.get(run[0].low, "") or gender or self.roles.gender_of(role)
            )
            if language.inflects_names and not language.first_names.get(run[0].low):
                gender = self._gender_by_ending(run[-1].low, gender)
        governed = self.runs.is_governed(begin) or (
            is_possessive(run[-1]) and last + 1 < len(self.tokens)
        )
        sure = bool(role or gender) or first != start or self._is_sure(start, last)
        at = Stretch(run[0].start, end)
        return Mention(begin, last, kind, name, at, role, role_at, gender, governed, False, sure)

    def _is_named_thing(self, first: int) -> bool:
        """The name of an institution or a street after its noun: "a escola Anísio Ramos"."""
        language = self.language
        near = self.tokens[max(first - 2, 0) : first]
        nouns = [t for t in near if t.is_word and t.text[0].islower()]
        if not near or len(nouns) < len(near) or not language.adjective_ends:
            return False
        adjective = nouns[-1].low.endswith(language.adjective_ends)
        return any(t.low in language.organisations for t in (nouns if adjective else nouns[-1:]))

    def _gender_by_ending(self, surname: str, gender: str) -> str:
        """A surname may tell it; the noun of a man's work is said of women too."""
        told = (g for end, g in self.language.surname_ends.items() if surname.endswith(end))
        return next(told, "" if gender == "m" else gender)

    def _is_sure(self, first: int, last: int) -> bool:
        """Whether capitals are a name for sure: several, or one where no other has to be."""
        language = self.language
        if self.tokens[first].low in language.first_names:
            return True
        beginning = self.runs.begins_sentence(first)
        if language.nouns_in_capitals:
            before = self.tokens[first - 1].low if first else ""
            small = language.articles | language.possessives
            return last > first and not beginning and before not in small
        return last > first or not beginning

    def _stretch_end(self, token: Token) -> int:
        return token.start + len(own(token.text))

    def _kind(self, run: Sequence[Token], places: bool) -> str:
        language = self.language
        lows = [token.low for token in run]
        if places or all(low in language.platforms for low in lows):
            return "place"
        acronym = len(run) == 1 and run[0].text.isupper() and len(run[0].text) > 1
        known = any(low in language.organisations or low in language.outlets for low in lows)
        return "organisation" if acronym or known else "name"

    def _is_dateline(self, last: int) -> bool:
        """Capitals throughout and a dash begin a report: "PORT AMITY — The governor …"."""
        begins = all(token.text.isupper() for token in self.tokens[: last + 1])
        return begins and last + 1 < len(self.tokens) and self.tokens[last + 1].text in "—–-"

    def _title_alone(self, first: int, last: int) -> Mention | None:
        """A title in capitals without a name: "the Prime Minister", "Bürgermeister"."""
        return self.described.at(first)
