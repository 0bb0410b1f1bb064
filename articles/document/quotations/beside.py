"""Stage 3b for languages without capitals: who is mentioned, by what stands where.

A role, a title or a common first name is somebody wherever it stands. Any other word is a name
only beside a cue, or where a clause begins that a cue goes on (`nominal.py` reads the phrase).
"""

from collections.abc import Sequence

from articles.document.quotations.cues import Cue, bare
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.quotations.nominal import Nouns
from articles.document.quotations.page import Token

FAR = 12  # tokens between a cue and its subject


def mentions(
    text: str, tokens: Sequence[Token], found: Sequence[Cue], language: Language
) -> list[Mention]:
    """Find who is mentioned in a sentence, in order."""
    return _Reader(text, tokens, found, language).read()


class _Reader:
    def __init__(
        self, text: str, tokens: Sequence[Token], found: Sequence[Cue], language: Language
    ) -> None:
        self.tokens, self.language = tokens, language
        self.nouns = Nouns(text, tokens, language)
        self.beside = {self._past_adverbs(cue.last + 1): cue for cue in found}
        self.firsts = {cue.first for cue in found}

    def read(self) -> list[Mention]:
        found: list[Mention] = []
        at = 0
        while at < len(self.tokens):
            mention = self.nouns.read(at) if self._may_begin(at) else None
            if mention and self._holds(mention, at):
                found.append(self._placed(mention))
                at = mention.last + 1
            else:
                at += 1
        return found

    def _may_begin(self, at: int) -> bool:
        if not self.tokens[at].is_word:
            return False
        if self.tokens[at].low in self.language.pronouns:
            return True
        if self.tokens[at].low in self.language.cues or at in self.firsts:
            return False
        nouns = self.nouns
        anchored = nouns.is_role(at) or nouns.is_body(at) or nouns.has(at, self.language.titles)
        if anchored or self.tokens[at].low in self.language.first_names:
            return True
        return (at in self.beside or self._begins_clause(at)) and not nouns.stops(at)

    def _begins_clause(self, at: int) -> bool:
        """Whether a clause begins here: after a sign, after “but”, after “that”."""
        if at == 0 or not self.tokens[at - 1].is_word:
            return True
        return self.tokens[at - 1].low in self.language.conjunctions

    def _holds(self, mention: Mention, at: int) -> bool:
        """Whether a phrase is a name, where nothing but its place says so."""
        nouns = self.nouns
        if mention.kind != "name" or mention.role or mention.gender:
            return True
        token = self.tokens[at]
        if token.low in self.language.first_names or nouns.has(at, self.language.titles):
            return True
        if token.low.endswith("ا") and self.language.verb_first and mention.first == mention.last:
            return False  # how somebody spoke: “مبتسما”
        after = mention.last + 1
        if at in self.beside:
            cue = self.beside[at]
            if cue.kind == "name" or bare(self.tokens[cue.last].low, self.language) in (
                self.language.subjectless
            ):
                return False
            return after >= len(self.tokens) or nouns.stops(after) or mention.first < mention.last
        return self._past_adverbs(after) in self.firsts

    def _past_adverbs(self, at: int) -> int:
        while at < len(self.tokens) and self.tokens[at].low in self.language.adverbs:
            at += 1
        return at

    def _placed(self, mention: Mention) -> Mention:
        """Say whether a preposition, or a noun that it belongs to, governs the phrase."""
        before = mention.first - 1
        governed = self.nouns.is_prefixed(mention.first) or self._governs(before)
        return mention._replace(governed=governed)

    def _governs(self, at: int) -> bool:
        if at < 0 or not self.tokens[at].is_word or at in self.firsts:
            return False
        low = self.tokens[at].low
        if low in self.language.conjunctions or low in self.language.adverbs:
            return False
        if low in self.language.prepositions:
            return True
        return (
            at > 0
            and self.tokens[at - 1].low in self.language.prepositions - (self.language.conjunctions)
            and not self.nouns.is_definite(at)
            and low not in self.language.places
        )


def right_of(
    tokens: Sequence[Token], cue: Cue, met: Sequence[Mention], stop: int, language: Language
) -> Mention | None:
    """Return the subject after a cue, past when, where and to whom it was said."""
    for mention in met:
        if mention.first <= cue.last or mention.governed:
            continue
        if mention.first >= min(stop, cue.last + FAR):
            return None
        between = tokens[cue.last + 1 : mention.first]
        return mention if _only_tells_where(between, language) else None
    return None


def _only_tells_where(between: Sequence[Token], language: Language) -> bool:
    """Whether nothing but adverbs and prepositions with their nouns stands between."""
    if any(not (t.is_word or t.text in "()") for t in between if t.quote < 0):
        return False
    if any(t.low in language.conjunctions or t.low in language.cues for t in between):
        return False
    words = [t.low for t in between if t.is_word and t.low not in language.adverbs]
    if not words:
        return True
    return words[0] in language.prepositions or bare(words[0], language) != words[0]
