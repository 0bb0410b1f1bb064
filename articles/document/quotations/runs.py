"""Runs of capitals, and where a word stands: what names, roles and descriptions are read from."""

import re
from collections.abc import Sequence

from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.page import Token

#: Join the parts of an organisation's name.
OF = frozenset({"of", "for", "de", "di", "du", "da", "do", "des", "dos", "del", "della", "für"})
#: Words of a role, a description, a name at most.
MOST = 12


class Runs:
    """The tokens of one sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], language: Language) -> None:
        self.text, self.tokens, self.language = text, tokens, language

    def begins_name(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.is_word:
            return False
        if token.text[-1] in "'’" and not (
            at + 1 < len(self.tokens) and self.tokens[at + 1].capital
        ):
            return False  # "L’imputato"
        if token.capital:
            return not (self.begins_sentence(at) and token.low in self.language.not_names)
        head, dash, rest = token.text.partition("-")
        return bool(dash and rest[:1].isupper() and head in self.language.particles)

    def begins_sentence(self, at: int) -> bool:
        return at == 0 or not self.tokens[at - 1].is_word

    def run(self, at: int) -> int:
        """The last token of the run of capitals that begins here."""
        last = at
        while last + 1 < len(self.tokens) and last - at < MOST:
            token, following = self.tokens[last], self.tokens[last + 1]
            possessive = is_possessive(token)
            if possessive and not self._role_follows(last + 1):
                break
            short = following.text == "." and self._is_short(token)
            if short and last + 2 < len(self.tokens) and self.is_part(last + 2):
                last += 2
            elif self.is_part(last + 1) and not (last == at and self._is_party(at)):
                last += 1
            elif self.language.suffixed and following.low in self.language.organisations:
                last += 1  # "Statens vegvesen", "Oslo kommune"
            elif self._is_of(at, last):
                last += 2 if self.is_part(last + 2) else 3
            elif self._is_particle(last + 1):
                last = self._after_particles(last + 1)
            else:
                break
        return last

    def _is_of(self, first: int, last: int) -> bool:
        """ "of" inside an organisation's name: "Association of Community Midwives"."""
        if last + 2 >= len(self.tokens) or self.tokens[last + 1].low not in OF:
            return False
        if not any(t.low in self.language.organisations for t in self.tokens[first : last + 1]):
            return False
        article = (
            last + 3 < len(self.tokens) and self.tokens[last + 2].low in self.language.articles
        )
        return self.is_part(last + 2) or (article and self.is_part(last + 3))

    def _is_party(self, at: int) -> bool:
        """An abbreviation that a name follows: "segretario del Pd Luca Moretti"."""
        token, name = self.tokens[at], self.tokens[at + 1]
        capitals = token.text.isupper() or token.low in self.language.organisations
        return capitals and 1 < len(token.text) < 6 and name.low in self.language.first_names

    def _is_short(self, token: Token) -> bool:
        """An initial, an abbreviated title: its full stop ends nothing."""
        table = self.language
        return len(token.text) == 1 or token.low in table.abbreviations | table.titles.keys()

    def is_part(self, at: int) -> bool:
        token = self.tokens[at]
        if not token.is_word or self.gap(at):
            return False
        head, dash, rest = re.sub("[’']", "-", token.text).partition("-")
        joined = bool(
            dash and rest[:1].isupper() and (head in self.language.particles or len(head) < 2)
        )
        if token.low in self.language.pronouns and len(token.text) > 1:
            return False
        return token.capital or joined

    def _is_particle(self, at: int) -> bool:
        return self.tokens[at].low in self.language.particles and self._after_particles(at) > at

    def _after_particles(self, at: int) -> int:
        here = at
        while here < len(self.tokens) and self.tokens[here].low in self.language.particles:
            here += 1
        return here if here < len(self.tokens) and here - at < 3 and self.is_part(here) else at - 1

    def gap(self, at: int) -> bool:
        """Whether more than one blank stands before a token."""
        return self.tokens[at].start - self.tokens[at - 1].end > 1

    def _role_follows(self, at: int) -> bool:
        return any(
            token.is_word and self.language.role(token.low) is not None
            for token in self.tokens[at : at + 3]
        )

    def is_governed(self, first: int) -> bool:
        at = first - 1
        joined = self.language.prepositions & self.language.articles - self.language.indefinite
        if at >= 0 and self.tokens[at].low in joined and len(self.tokens[at].low) > 1:
            return True  # "du", "al", "della"
        outlet = (
            self.tokens[first].text.isupper() or self.tokens[first].low in self.language.outlets
        )
        belongs = outlet and not self.language.articles and at >= 0  # "в интервью РБК"
        if belongs and self.tokens[at].low in self.language.documents:
            return True
        while at >= 0 and (
            self.tokens[at].low in self.language.articles
            or self.tokens[at].low in self.language.possessives
        ):
            at -= 1
        return at >= 0 and self.tokens[at].low in self.language.prepositions

    def words(self, first: int, last: int) -> str:
        return self.text[self.tokens[first].start : self.tokens[last].end]


def is_possessive(token: Token) -> bool:
    """ "Brandt’s"; what is elided is none: "D’Amico"."""
    return token.low != token.text.casefold().replace("'", "’")


def own(word: str) -> str:
    """The word without a possessive ending."""
    for ending in ("’s", "'s"):
        if word.endswith(ending):
            return word[: -len(ending)]
    return word[:-1] if word[-1:] in "'’" else word


def stretch(first: Token, last: Token) -> Stretch:
    return Stretch(first.start, last.end)
