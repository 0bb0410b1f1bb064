"""The role beside a name: before it, in titles, or in an apposition behind it."""

from functools import cache

from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import language as table_of
from articles.document.quotations.languages import words
from articles.document.quotations.page import Token
from articles.document.quotations.runs import MOST, Runs, is_possessive

#: Titles that say nothing of what somebody does.
ACADEMIC = words("dr prof me pr mgr inż st jr sr dott dra d д-р")


@cache
def _no_parts(code: str) -> frozenset[str]:
    """The words that are no part of a role before a name."""
    table = table_of(code)
    small = table.possessives | table.objects | table.conjunctions | table.adverbs
    return small | table.cues.keys() | table.pronouns.keys()


class Roles:
    """The roles of one sentence."""

    def __init__(self, runs: Runs) -> None:
        self.runs, self.text, self.tokens = runs, runs.text, runs.tokens
        self.language = runs.language
        self.no_parts = _no_parts(runs.language.code)

    def without_titles(self, first: int, last: int) -> int:
        """Where the name itself begins, after titles and roles in capitals."""
        start = first
        for at in range(first, last + 1):
            token = self.tokens[at]
            low = token.low
            possessive = is_possessive(token)
            title = low in self.language.titles or self.language.role(low) is not None
            named = self.tokens[first].low in self.language.first_names
            surname = at == last > first == start and (named or self.language.role(low) is None)
            if title and not surname and low not in self.language.first_names:
                start = at + 1
                if start <= last and self.tokens[start].text == ".":
                    start += 1
            elif possessive and at < last:
                start = at + 1
        while start < last and self._is_place_or_party(self.tokens[start].low):
            start += 1
        given, inflects = self.language.first_names, self.language.inflects_names
        first_name = next((n for n in range(start, last) if self.tokens[n].low in given), start)
        after_role = start > first and self.is_role(start - 1)
        after_role = after_role or (first > 0 and self._role_further(first - 1, first) >= 0)
        noun = self.language.nouns_in_capitals or (inflects and after_role)
        if noun and first_name > start and len(self.tokens[start].text) > 1:
            start = first_name  # "мэр Старогорска Антон Белецкий"
        if start <= last and self.tokens[start].low in self.language.particles:
            start += self.tokens[start].text.islower()
        return start

    def _is_place_or_party(self, low: str) -> bool:
        """What stands before a name and tells where it belongs: "Høyres Linda Helleland"."""
        party = self.language.suffixed and low.endswith("s")
        return low in self.language.places or (party and low[:-1] in self.language.organisations)

    def is_role(self, at: int) -> bool:
        return at >= 0 and self.language.role(self.tokens[at].low) is not None

    def before(self, first: int, start: int) -> tuple[str, str, Stretch | None, int]:
        """Gender by title, and the role that stands before a name, and where it all begins."""
        titles = [t for t in self.tokens[first:start] if t.is_word]
        gender = next((g for t in titles if (g := self.language.titles.get(t.low, ""))), "")
        gender = gender or next((g for t in titles if (g := self.language.role(t.low) or "")), "")
        begin = self._role_begin(first)
        roles = self.tokens[begin:first] or [t for t in titles if t.low not in ACADEMIC]
        courtesy = all(self._is_courtesy(t) for t in roles if t.is_word)
        whole = [*self.tokens[begin:first], *titles] if self.tokens[begin:first] else roles
        whole = [t for t in whole if not self._is_courtesy(t)]
        if not whole or courtesy:
            return gender, "", None, begin
        at = Stretch(whole[0].start, whole[-1].end)
        role = self.text[at.start : at.end]
        gender = gender or self.gender_of(role)
        return gender, role, at, begin

    def _is_courtesy(self, token: Token) -> bool:
        return bool(self.language.titles.get(token.low)) and self.language.role(token.low) is None

    def _role_begin(self, first: int) -> int:
        """Where a role in small letters begins that ends right before a name."""
        language = self.language
        at = first - 1
        if at < 0 or not self.tokens[at].is_word or self.runs.gap(first):
            return first
        if language.role(self.tokens[at].low) is None:
            at = self._role_further(at, first)
            if at < 0:
                return self._unknown_role(first - 1, first)
        begin = at
        while begin - 1 >= 0 and first - begin < MOST and self._belongs_before(begin - 1):
            begin -= 1
        return begin

    def _belongs_before(self, at: int) -> bool:
        """Whether a word before a role is a part of it: an adjective, or a preposition in it."""
        token, language = self.tokens[at], self.language
        if not token.is_word or token.low in language.articles or self.runs.gap(at + 1):
            return False
        if language.agreeing_ends and not token.low.endswith(language.agreeing_ends):
            return False
        if token.low in self.no_parts or (token.capital and language.nouns_in_capitals):
            return False
        if token.low in language.prepositions:
            return at >= 1 and language.role(self.tokens[at - 1].low) is not None
        return True

    def _role_further(self, at: int, first: int) -> int:
        """The noun of a role with something between it and the name: "начальник управления"."""
        language = self.language
        joins = language.prepositions | language.genitives | language.articles
        small = language.conjunctions | language.relatives | language.pronouns.keys()
        if self.tokens[at].low in joins | small:
            return -1
        for here in range(at, max(at - 6, -1), -1):
            token = self.tokens[here]
            if not token.is_word or token.low in language.cues or self.runs.gap(here + 1):
                return -1
            if token.low in small:
                return -1
            before = self.tokens[here - 1].low if here else ""
            if token.capital and before not in joins and language.role(token.low) is None:
                return -1
            if language.role(token.low) is not None:
                return here
        return -1

    def _unknown_role(self, at: int, first: int) -> int:
        """An article, one word in small letters and a name: "a diarista Rosângela Teixeira"."""
        language = self.language
        token, before = self.tokens[at], self.tokens[at - 1] if at else None
        if before is None or before.low not in language.articles - language.indefinite:
            return first
        small = language.prepositions | language.conjunctions | language.cues.keys()
        several = first + 1 < len(self.tokens) and self.tokens[first + 1].capital
        plain = token.is_word and token.text[0].islower() and token.low not in small
        return at if plain and several and token.low not in language.places else first

    def after(self, last: int) -> Stretch | None:
        """The role in an apposition: between a comma and the next sign, or up to a cue."""
        tokens, language = self.tokens, self.language
        at = last + 1
        if at >= len(tokens) or tokens[at].text not in {",", "(", "،", "–", "—"}:
            return None
        first = end = self._past_age(at + 1)
        role = False
        while end < len(tokens) and end - first < MOST:
            token = tokens[end]
            if not token.is_word and token.text not in {"&", "'"}:
                break
            if token.low in language.cues and language.role(token.low) is None:
                break
            if token.low in language.relatives or token.low in language.pronouns:
                break
            role = role or (end - first < 6 and language.role(token.low) is not None)
            end += 1
        if not role or end == first or self._is_of_next(end):
            return None
        if not self.language.articles and end < len(tokens) and tokens[end].quote >= 0:
            return None  # "По словам Тарасовой, спасатели приехали «…»"
        return Stretch(tokens[first].start, tokens[end - 1].end)

    def _past_age(self, at: int) -> int:
        """Where an apposition goes on after an age and an article: ", 58, the owner"."""
        tokens = self.tokens
        for size in (1, 2, 3):  # "58", "34 ans", "de 71 años"
            here = tokens[at : at + size + 1]
            number = any(token.text.isdigit() for token in here[:size])
            words = len(here) > size and all(token.is_word for token in here[:size])
            if number and words and here[size].text == ",":
                at += size + 1
                break
        small = self.language.articles | self.language.possessives
        while at < len(tokens) and tokens[at].low in small:
            at += 1
        return at

    def _is_of_next(self, comma: int) -> bool:
        """Whether a name follows that the role is of: "to Ms Marsh, its director, Tom Aldous,"."""
        tokens = self.tokens
        if comma + 2 >= len(tokens) or tokens[comma].text != ",":
            return False
        if self.language.nouns_in_capitals or not tokens[comma + 1].capital:
            return False
        end = self.runs.run(comma + 1)
        return end > comma + 1 and end + 1 < len(tokens) and tokens[end + 1].text == ","

    def gender_of(self, role: str) -> str:
        for word in role.casefold().split():
            if gender := self.language.role(word.strip(",.")):
                return gender
        return ""
