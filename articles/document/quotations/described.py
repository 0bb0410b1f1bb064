"""People who are described: an article, adjectives, a noun of those who speak, and what is its."""

from articles.document.quotations.mention import Mention
from articles.document.quotations.runs import MOST, Runs, stretch


class Described:
    """The descriptions of one sentence."""

    def __init__(self, runs: Runs) -> None:
        self.runs, self.tokens, self.language = runs, runs.tokens, runs.language

    def at(self, at: int) -> Mention | None:
        """An article or none, adjectives, a noun of those who speak, and what belongs to it."""
        tokens, language = self.tokens, self.language
        token = tokens[at]
        if not token.is_word:
            return None
        article = token.low in language.articles or token.low in language.possessives
        head = self._head(at + 1 if article else at, article)
        if head is None or (not article and tokens[head].low in language.cues):
            return None
        run = (
            self.runs.run(head) if tokens[head].capital and not language.nouns_in_capitals else head
        )
        if run > head:
            return None  # a name: "Associação Comercial"
        kind = self._described_kind(tokens[head].low)
        if kind in ("document",) and not article and not self.runs.begins_sentence(at):
            return None
        last = self._tail(head)
        first = at + 1 if article and token.low in language.articles else at
        name = self.runs.words(first, last)
        gender = language.role(tokens[head].low) or language.article_genders.get(token.low, "")
        definite = article and token.low not in language.indefinite
        definite = definite or not (article or language.articles) or language.suffixed
        return Mention(
            at,
            last,
            kind,
            name,
            stretch(tokens[first], tokens[last]),
            gender=gender or ("n" if kind in ("organisation", "document") else ""),
            governed=self.runs.is_governed(at),
            definite=definite,
        )

    def _head(self, first: int, article: bool) -> int | None:
        """The noun of a description: within a few words of its article."""
        tokens, language = self.tokens, self.language
        found = None
        for at in range(first, min(first + (5 if article else 1), len(tokens))):
            token = tokens[at]
            if not token.is_word or (
                token.low in language.cues and language.role(token.low) is None
            ):
                break
            if token.low in language.prepositions or token.low in language.articles:
                break
            if self._speaks(token.low, article or self.runs.begins_sentence(first)):
                found = at
            elif found is not None and (token.capital or at > found + 1):
                break
        return found

    def _speaks(self, low: str, free: bool) -> bool:
        language = self.language
        if language.role(low) is not None or low in language.groups:
            return True
        return free and (low in language.organisations or low in language.documents)

    def _described_kind(self, low: str) -> str:
        language = self.language
        if language.role(low) is not None or low in language.groups:
            return "described"
        return "document" if low in language.documents else "organisation"

    def _tail(self, head: int) -> int:
        """What belongs to the noun: "of the ministry", "from Mosul", "for the union"."""
        tokens, language = self.tokens, self.language
        last = head
        if self._described_kind(tokens[head].low) != "described":
            named = bool(language.adjective_ends) and tokens[head].capital
            if not named or not self._is_adjective(head + 1):
                return head
        if not language.articles and (self._is_genitive(head + 1) or self._is_acronym(head + 1)):
            last = head + 1
        while last - head < 2 and self._is_adjective(last + 1):
            last += 1
        while last + 2 < len(tokens) and last - head < MOST:
            token = tokens[last + 1]
            joins = token.low in language.prepositions or token.low in language.genitives
            if not joins or token.quote >= 0 or self._passes_on(last + 1):
                break
            end = self._joined_until(last + 2)
            if end == last + 2:
                break
            last = end - 1
        return last

    def _joined_until(self, first: int) -> int:
        """Where what a preposition joins ends: at a sign, a cue, a small word, a person."""
        tokens, language = self.tokens, self.language
        small = language.prepositions | language.conjunctions | language.relatives
        end = first
        while end < len(tokens) and end - first < 4:
            word = tokens[end]
            if not word.is_word or word.low in language.cues:
                break
            if word.capital and not language.nouns_in_capitals and end == first:
                end = self.runs.run(end) + 1
                continue
            if word.low in small or word.low in language.adverbs:
                break
            if end > first and (self._begins_person(end) or self._is_verb(end)):
                break
            end += 1
        return end

    def _is_verb(self, at: int) -> bool:
        """What follows a noun and is no adjective: "conseiller de l’exécutif relativise"."""
        ends, token = self.language.adjective_ends, self.tokens[at]
        noun = self.tokens[at - 1].low not in self.language.articles
        return bool(ends) and noun and token.text[0].islower() and not token.low.endswith(ends)

    def _passes_on(self, at: int) -> bool:
        """Whether a preposition leads to where the words stand: "reżyser na Facebooku"."""
        if self.tokens[at].low in self.language.circumstances:
            return True
        if self.tokens[at].low not in self.language.within - self.language.likeness:
            return False
        after = [t.low for t in self.tokens[at + 1 : at + 4]]
        while after and after[0] in self.language.articles | self.language.possessives:
            after.pop(0)
        known = self.language.platforms | self.language.documents | self.language.outlets
        return bool(after) and after[0] in known

    def _is_adjective(self, at: int) -> bool:
        """An adjective that follows its noun: "un responsable local"."""
        ends = self.language.adjective_ends
        if not ends or at >= len(self.tokens):
            return False
        token = self.tokens[at]
        known = token.low in self.language.cues or token.low in self.language.adverbs
        return token.text[0].islower() and token.low.endswith(ends) and not known

    def _is_acronym(self, at: int) -> bool:
        """Whose a source is: "Источник ТАСС"."""
        if at >= len(self.tokens) or not self.tokens[at].is_word:
            return False
        token = self.tokens[at]
        return token.text.isupper() and (token.low in self.language.outlets or len(token.text) > 1)

    def _is_genitive(self, at: int) -> bool:
        """A noun in small letters that belongs to the one before: "Minister zdrowia"."""
        if at >= len(self.tokens):
            return False
        token, language = self.tokens[at], self.language
        small = language.prepositions | language.conjunctions | language.relatives
        small |= language.adverbs | language.cues.keys() | language.pronouns.keys()
        return token.is_word and token.text[0].islower() and token.low not in small

    def _begins_person(self, at: int) -> bool:
        """Whether a name begins here that what stands before describes."""
        token = self.tokens[at]
        if not token.capital:
            return False
        if token.low in self.language.first_names:
            return True
        several = at + 1 < len(self.tokens) and self.tokens[at + 1].capital
        small = self.tokens[at - 1].text[0].islower()
        after = self.runs.run(at) + 1
        comma = after + 1 < len(self.tokens) and self.tokens[after].text == ","
        named = comma and self.tokens[after + 1].capital
        return several and small and not named and not self.language.nouns_in_capitals
