"""Who is named or described in a language without capitals: one noun phrase, read from its head.

A phrase is a role with what belongs to it, then a name: “وزيرة البيئة الأردنية هالة الزعبي”,
“מנהלת בית החולים, ד"ר יעל בן-דרור”. Where the role ends is told by definiteness: a noun without an
article wants another one after it; once that is definite, what follows is a name.
"""

from collections.abc import Mapping, Sequence, Set
from typing import NamedTuple

from articles.document.quotations import lexicon
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.quotations.page import Token

COMMAS = frozenset(",،")
MOST = 10  # tokens of a role
PARTS = 4  # of a name
LABEL = 40  # letters of a name in marks


class _Read(NamedTuple):
    """How far a role was read.

    closed  its last noun is definite: a name may follow
    plain   a noun with an adjective and no article: somebody new
    """

    at: int
    closed: bool
    plain: bool

    def past(self, *, closed: bool) -> "_Read":
        return _Read(self.at + 1, closed, self.plain)


class Nouns:
    """Reads the noun phrases of one sentence."""

    def __init__(self, text: str, tokens: Sequence[Token], language: Language) -> None:
        self.text, self.tokens, self.language = text, tokens, language
        self.code, self.sets = language.code, lexicon.sets_of(language.code)

    # --- words -----------------------------------------------------------------------------------

    def has(self, at: int, table: Set[str] | Mapping[str, str]) -> bool:
        """Whether a word, however it is put together, is in a table."""
        if not self.is_word(at):
            return False
        return any(form in table for form in lexicon.forms(self.code, self.tokens[at].low))

    def is_word(self, at: int) -> bool:
        return 0 <= at < len(self.tokens) and self.tokens[at].is_word

    def is_definite(self, at: int) -> bool:
        """Whether a noun has its article, or says whose it is: “زميلته”."""
        return lexicon.is_definite(self.code, self.tokens[at].low)

    def is_role(self, at: int) -> bool:
        return self.is_word(at) and lexicon.is_role(self.code, self.tokens[at].low)

    def is_body(self, at: int) -> bool:
        """Whether an organisation or a document begins here."""
        return self.has(at, self.sets.bodies) and not self._is_given(at)

    def is_prefixed(self, at: int) -> bool:
        """A preposition written together with its noun: “للمجلس”, “במחלקה”."""
        return lexicon.is_prefixed(self.code, self.tokens[at].low)

    def stops(self, at: int) -> bool:
        """Whether no noun phrase goes on over this token."""
        if not self.is_word(at):
            return True
        token = self.tokens[at]
        if token.low in self.language.cues and not lexicon.ends_phrase(self.code, token.low):
            known = token.low in self.language.first_names or token.low in self.language.titles
            return not known and not self.is_spelt_like_a_verb(at)
        adverb = token.text.endswith("\u064b") and not self._is_given(at)
        return adverb or lexicon.ends_phrase(self.code, token.low)

    def is_spelt_like_a_verb(self, at: int) -> bool:
        """A noun with its article after the one that it belongs to: “ראש העיר”."""
        head = self.is_role(at - 1) or self.is_body(at - 1)
        return head and self.is_definite(at) and self.has(at, self.sets.belonging)

    # --- phrases ---------------------------------------------------------------------------------

    def read(self, at: int) -> Mention | None:
        """Return who is named or described by the phrase that begins here."""
        if not self.is_word(at):
            return None
        token = self.tokens[at]
        if token.low in self.language.pronouns:
            gender = self.language.pronouns[token.low]
            return Mention(at, at, "pronoun", token.text, self._at(at, at), gender=gender)
        if self.has(at, self.language.titles):
            return self._named(at, at, None)
        if self.is_role(at):
            return self._with_role(at)
        if self.is_body(at):
            return self._body(at)
        return self._named(at, at, None)

    def _with_role(self, first: int) -> Mention | None:
        end, definite = self._role_end(first)
        after = end
        if after < len(self.tokens) and self.tokens[after].text in COMMAS:
            if self._begins_given(after + 1) or (
                definite and (self._begins_name(after + 1) or self._titled(after + 1))
            ):
                return self._named(first, after + 1, (first, end - 1))
        elif (definite or self._is_given(after)) and self._begins_name(after):
            named = self._named(first, after, (first, end - 1))
            if named:
                return named
        far = self._apposed(end)
        if far:
            return self._named(first, far + 1, (first, far - 1))
        at = self._at(first, end - 1)
        return Mention(
            first,
            end - 1,
            "described",
            self._shown(first, end - 1),
            at,
            gender=self.gender(first),
            definite=self.is_definite(first),
        )

    def _titled(self, at: int) -> bool:
        """A second role right before the name: “منسق الطوارئ، الطبيب يوسف ولد أحمد”."""
        return self.is_role(at) and self.is_definite(at) and self._begins_name(at + 1)

    def _apposed(self, at: int) -> int:
        """The comma before a name, past names that are part of the role; 0 without one.

        “מאמן הפועל עמק חפר, רונן ביטון”
        """
        far = at
        while far < at + 4 and not self.stops(far) and not self._begins_given(far):
            far += 1
        if far == at or far >= len(self.tokens) or self.tokens[far].text not in COMMAS:
            return 0
        return far if self._begins_given(far + 1) else 0

    def _role_end(self, first: int) -> tuple[int, bool]:
        """Where a role ends, and whether it is of one certain person."""
        read = _Read(first + 1, self.is_definite(first), plain=False)
        while read.at < len(self.tokens) and read.at - first < MOST:
            after = self._past_joint(read) or self._past_noun(read)
            if after is None:
                break
            read = after
        return read.at, read.closed and not read.plain

    def _past_joint(self, read: "_Read") -> "_Read | None":
        """Past a name in marks, or what joins the next noun."""
        at, language = read.at, self.language
        token = self.tokens[at]
        if token.quote >= 0:
            return read.past(closed=True) if self._is_label(at) else None
        if token.low in language.prepositions:
            return read.past(closed=False) if self._belongs(at) else None
        if token.low in language.genitives:
            return read.past(closed=read.closed)
        joined = self.is_prefixed(at) and not self.stops(at)
        if joined and self.has(at, self.sets.belonging):
            return read.past(closed=self._closes(at))
        return None

    def _past_noun(self, read: "_Read") -> "_Read | None":
        """Past a noun or an adjective that belongs to the role."""
        at, closed, plain = read
        given = closed and self._begins_given(at)
        if self.stops(at) or self._relates(at) or given or self.is_prefixed(at):
            return None
        low = self.tokens[at].low
        if not closed and self.has(at, self.language.titles) and self.is_body(at - 1):
            return _Read(self._name_end(at + 1), True, plain)  # “جامعة الملك عبد الله”
        definite = self.is_definite(at)
        if self._is_adjective(at):
            closed = closed or definite
            return _Read(at + 1, closed, plain or not closed)
        if plain or (closed and not definite and not self.is_body(at - 1)):
            return None
        acronym = '"' in low or "״" in low
        open_ended = self.is_body(at) or self.is_role(at) or self._defined_next(at)
        return read.past(closed=definite or acronym or not open_ended)

    def _defined_next(self, at: int) -> bool:
        """The next noun goes on a chain: “مدرب شباب الوادي”."""
        after = at + 1
        if not self.is_word(after) or self.stops(after) or self._begins_given(after):
            return False
        return self.is_definite(after) and not self._begins_given(at)

    def _closes(self, at: int) -> bool:
        return self.is_definite(at) or not self.language.verb_first

    def _relates(self, at: int) -> bool:
        """A relative word written together with its verb: “שפורסם”."""
        low = self.tokens[at].low
        short = tuple(word for word in self.language.relatives if len(word) == 1)
        known = lexicon.is_exactly(self.code, low) or low in self.language.adjectives
        return low.startswith(short) and not known if short else False

    def _belongs(self, at: int) -> bool:
        """Whether a preposition goes on a role: “باسم”, “في المنظمة”, not “في بيان”."""
        low = self.tokens[at].low
        if low in self.language.genitives:
            return True
        after = at + 1
        if not self.is_word(after) or low not in self.language.within:
            return False
        if self.has(after, self.language.documents | self.language.outlets):
            return False
        where = self.is_word(after) and self.tokens[after].low in self.language.places
        apposed = after + 1 < len(self.tokens) and self.tokens[after + 1].text in COMMAS
        if where and apposed and self._begins_name(after + 2):
            return True  # “مديرة المنظمة في القاهرة، نعيمة القصير”
        return self.has(after, self.sets.belonging)

    def _is_adjective(self, at: int) -> bool:
        language = self.language
        low = self.tokens[at].low
        if low in language.first_names:
            return False
        if not language.adjectives.isdisjoint(lexicon.forms(self.code, low)):
            return True
        if self.is_role(at) or self.is_body(at):
            return False
        ends = ("ي", "ية") if language.verb_first else ("ית",)
        return len(low) > 4 and low.endswith(ends) and not self._ends_name(at)

    def _ends_name(self, at: int) -> bool:
        """A name of two words may end like an adjective: “مثنى الراوي”."""
        return at > 0 and self.tokens[at - 1].low in self.language.first_names

    def _is_label(self, at: int) -> bool:
        """Whether the name of a body stands in marks here: “بنك الاستثمار «دلتا»”."""
        token = self.tokens[at]
        if token.end - token.start > LABEL:
            return False
        head = at - 2 if self.is_word(at - 2) and self.is_definite(at - 1) else at - 1
        return self.has(head, self.sets.named) and not self.is_definite(head)

    # --- names -----------------------------------------------------------------------------------

    def _is_given(self, at: int) -> bool:
        return self.is_word(at) and self.tokens[at].low in self.language.first_names

    def _begins_given(self, at: int) -> bool:
        return self._is_given(at) or (
            self.is_word(at) and self.has(at, self.language.titles) and not self.is_body(at)
        )

    def _begins_name(self, at: int) -> bool:
        if self._begins_given(at):
            return True
        if not self.is_word(at) or self.stops(at) or self.is_role(at) or self.is_body(at):
            return False
        return not self.is_definite(at) and not self._suffixed(at) and self._name_end(at) - at > 1

    def _named(self, first: int, at: int, role: tuple[int, int] | None) -> Mention | None:
        title = at
        while self.is_word(at) and self.has(at, self.language.titles):
            at += 1
        if role is not None and at == title and self.is_role(at):
            at += 1  # “منسق الطوارئ، الطبيب يوسف ولد أحمد”
        end = self._name_end(at)
        if end == at:
            return None
        last = end - 1
        given = self.language.first_names.get(self.tokens[at].low, "")
        gender = (self.gender(title) if at > title else "") or self.gender(first) or given
        if role is None and at > title and self.has(title, self.sets.people):
            role = (title, at - 1)
        role_at = self._at(*role) if role else None
        said = self._shown(*role) if role else ""
        after = self._role_after(end) if role is None else None
        if after:
            role_at, said = self._at(*after), self._shown(*after)
            last = after[1]
        return Mention(
            first,
            last,
            "name",
            self._shown(at, end - 1),
            self._at(at, end - 1),
            role=said,
            role_at=role_at,
            gender=gender or (self.gender(after[0]) if after else ""),
        )

    def _name_end(self, at: int) -> int:
        """Where a name ends: units of one word, or of two that a particle joins."""
        units = 0
        language = self.language
        while units < PARTS and not self.stops(at):
            if units and self._ends_before(at, units):
                break
            joined = self.tokens[at].low in language.particles
            at += 2 if joined and not self.stops(at + 1) else 1
            units += 1
        return at

    def _ends_before(self, at: int, units: int) -> bool:
        low = self.tokens[at].low
        language = self.language
        if low in language.particles:
            return False
        surname = units == 1 and not self.is_definite(at)  # “غسان حداد” is no smith
        if (self.is_role(at) and not surname) or self._suffixed(at) or self.is_prefixed(at):
            return True
        if units < 2 and not self.is_definite(at - 1):
            return False
        if low in language.first_names:
            return False
        if units < 2 and self.is_definite(at) and language.verb_first:
            return False
        after = at + 1
        hard = after >= len(self.tokens) or self.stops(after)
        return self.is_definite(at - 1) or units > 2 or not hard or language.gershayim

    def _suffixed(self, at: int) -> bool:
        """A noun with its possessive is no part of a name: “انسحابه”."""
        low = self.tokens[at].low
        long = (end for end in self.language.possessives if len(low) > 3 + len(end))
        return self.language.verb_first and low.endswith(tuple(long))

    def _role_after(self, end: int) -> tuple[int, int] | None:
        """The role that follows a name and a comma."""
        if end >= len(self.tokens) or self.tokens[end].text not in COMMAS:
            return None
        if not self.is_role(end + 1):
            return None
        last, _ = self._role_end(end + 1)
        closed = last >= len(self.tokens) or not self.tokens[last].is_word or self.stops(last)
        return (end + 1, last - 1) if closed else None

    # --- bodies ----------------------------------------------------------------------------------

    def _body(self, first: int) -> Mention:
        end, _ = self._role_end(first)
        documents = self.language.documents
        kind = (
            "document"
            if self.has(first, documents) and not self.has(first, self.sets.named)
            else ""
        )
        return Mention(
            first,
            end - 1,
            kind or "organisation",
            self._shown(first, end - 1),
            self._at(first, end - 1),
            definite=end - first == 1 and self.is_definite(first),
        )

    # --- values ----------------------------------------------------------------------------------

    def gender(self, at: int) -> str:
        tables = (self.language.titles, self.language.roles, self.language.kin)
        for form in lexicon.forms(self.code, self.tokens[at].low):
            for table in tables:
                if form in table:
                    return table[form]
        stem = lexicon.whose(self.code, self.tokens[at].low)
        return "" if stem is None else "f" if stem.endswith(("ת", "ت")) else "m"

    def _at(self, first: int, last: int) -> Stretch:
        return Stretch(self.tokens[first].start, self.tokens[last].end)

    def _shown(self, first: int, last: int) -> str:
        """The words, without the marks around a name among them, and without a preposition."""
        tokens = self.tokens[first : last + 1]
        if any(token.quote >= 0 for token in tokens):
            inner = [self.text[t.start + 1 : t.end - 1] if t.quote >= 0 else t.text for t in tokens]
            return " ".join(inner)
        shown = self.text[tokens[0].start : tokens[-1].end]
        if not self.is_prefixed(first):
            return shown
        whole = self.language.verb_first and tokens[0].low.startswith("لل")
        return "ال" + shown[2:] if whole else shown[1:]
