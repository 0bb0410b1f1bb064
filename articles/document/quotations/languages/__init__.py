"""Tables of the finder: one file a language, data only.

To add a language, write `languages/<code>.py` with `TABLE = Language(code=…, …)`; nothing else
changes. Words are given in lower case as they are printed; several may be written in one string,
parted by blanks (`words("said says told")`), phrases as tuples of strings. What a language does
not have is left out. A language without a file has its marks found and nothing else.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import MappingProxyType

NOTHING: frozenset[str] = frozenset()
SOFT = "аяьйaeiouyęą"  # last letters that a case replaces
NO_WORDS: Mapping[str, str] = MappingProxyType({})


#: Arabic vowel signs and the filler go; an alef is an alef, with or without its hamza; casefold
#: makes two letters of ß.
_PLAIN = {
    **str.maketrans("أإآٱ", "اااا", "\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652\u0670\u0640"),
    ord("ß"): "ss",
}


def plain(word: str) -> str:
    """Return a word as the tables hold it, however carefully it was spelt."""
    return word if word.isascii() else word.translate(_PLAIN)


def words(*lists: str) -> frozenset[str]:
    """Return the words of blank-separated lists."""
    return frozenset(plain(word) for text in lists for word in text.split())


def agreeing(*lists: str) -> frozenset[str]:
    """Return words, French participles in every gender and number: "félicitée"."""
    forms = words(*lists)
    return forms | {form + end for form in forms if form.endswith("é") for end in ("e", "s", "es")}


def gendered(
    female: str = "", male: str = "", neuter: str = "", plural: str = ""
) -> dict[str, str]:
    """Return word → "f", "m", "n" or "p"."""
    lists = {"f": female, "m": male, "n": neuter, "p": plural}
    return {plain(word): gender for gender, text in lists.items() for word in text.split()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Language:
    """What the rules need to know of a language.

    Cues, every inflected form that news prints, by class:
    say        says that somebody spoke: "said", "added"
    tell       takes whom it was said to: "told"
    write      takes where it stands: "wrote", "posted", "published"
    name       licenses a word or two: "called", "described"
    cite       passes on what another one said: "quoted"
    nouns      nouns that stand for speaking, before a colon or quote: "statement", "verdict"

    no_cues      words that are only spelt with a cue, where none are parted: "小说", "名称"
    reads        cues of what stands in a document: "heißt es", "si legge"
    cue_genders  cue → gender of its subject, where the verb tells: "قالت"
    verb_ends    endings of cues that tell the gender of their subject: "ла" → "f"
    objects      whom or what, between the words and their cue: "le espetó", "s’agace"
    oblique      pronouns after a frame → gender: "selon lui"
    subjectless  cues that have no subject beside them, and go back: "مضيفا", "לדבריו"
    passives     cues that hide who spoke: "قيل", "נמסר"

    Frames:
    according  before who spoke: "according to"
    said_by    after who spoke: "によると", "zufolge"
    quoted_by  before an outlet that passed words on: "quoted by"
    agents     before who spoke, after a passive: "מ"
    within     before a document or platform: "in a statement", "on"; prepositions only

    Names and roles:
    titles         courtesy and official titles before a name → gender or ""
    after_titles   stand after a name: 氏, 市长
    roles          nouns of those who speak, every form: "minister", "spokeswoman" → gender or ""
    role_ends      endings of compound roles: "sprecherin" → gender or ""
    particles      join the parts of a name: "de", "von", "al"
    latter         whoever was named last → gender: "cette dernière", "quest’ultimo"
    pronouns       subject pronouns → gender; "p" plural, "n" a thing or an organisation
    groups         nouns of many people who speak as one: "residents", "police"
    organisations  nouns and endings of organisations: "ministry", "council", "GmbH"
    documents      what speaks on paper: "statement", "report"
    outlet_frames  what stands after an outlet that was told, where no words are parted: "の取材に"
    outlets        words in the names of outlets: "Times", "Zeitung", "TV"
    platforms      where people post: "twitter", "facebook"
    kin            "mother" → gender
    first_names    → gender; common ones only
    surnames       where a name is known by them: "王", "欧阳"

    adjectives     of somebody described, where no capital parts a role from a name: "رفيع", "בכיר"

    Small words:
    elided      small words that lose their end before an apostrophe: "l", "dell"
    indefinite  the articles that say that somebody is new: "a", "one"
    genitives  articles that join what belongs to a noun: "des"
    articles, prepositions, conjunctions, relatives ("who"), adverbs (between a cue and a name),
    circumstances  prepositions that say when, where or before whom: "during", "devant"
    not_names      words that begin sentences in capitals and are no names
    times          that open a clause, where no words are parted: "昨天", "日前"
    places         countries, cities, demonyms, days, months: capitals that do not speak
    abbreviations  end with a full stop and end no sentence

    Words in marks that nobody said:
    titled     what stands before a title or a name: "film", "entitled", "so-called"
    named_things  what stands after the name of something: "计划", "と呼ばれ"
    likeness   between such a noun and the marks: "known as", "el estreno de"
    meant      what stands before a word as a word: "the word", "the term"

    How the language is printed:
    nouns_in_capitals  every noun has a capital (German)
    uncased            there are no capitals; a name is what stands beside the cue (Arabic, Hebrew)
    unparted           no blanks between words (Chinese, Japanese)
    verb_first         a cue before the quotation stands before its subject (Arabic)
    suffixed           the article is an ending, and nouns are compounds ("kommunedirektøren")
    auxiliaries        before a cue that hides who spoke: "been", "was"
    participle_ends    of such a cue: "accused"
    gerund_ends        of a cue that goes with the main subject: "calling it"
    inverts            a cue after the quotation stands before its subject
    subject_in_verb    a cue without subject means the last one ("dijo que", "وأضاف")
    adjective_ends     of adjectives that follow their noun ("un responsable local")
    case_ends          of nouns, in every case but the first ("главы", "rzecznika")
    article_genders    article → gender of whom it describes: "la"
    surname_ends       of names that tell a gender: "ская" → "f"
    agreeing_ends      of adjectives before their noun, in every case ("местный житель")
    inflects_names     names have case endings (Russian, Polish)
    dash_speech        a dash at a paragraph's beginning begins speech
    incise_ends        after a dash, a comma or stop ends who speaks, and speech goes on (French)
    low_opens          “ closes („…“)
    gershayim          a straight mark between two letters belongs to the word
    clitics            short words written together with the next one or with a mark
    """

    code: str
    say: frozenset[str] = NOTHING
    tell: frozenset[str] = NOTHING
    write: frozenset[str] = NOTHING
    name: frozenset[str] = NOTHING
    cite: frozenset[str] = NOTHING
    nouns: frozenset[str] = NOTHING
    no_cues: frozenset[str] = NOTHING
    cue_genders: Mapping[str, str] = NO_WORDS
    verb_ends: Mapping[str, str] = NO_WORDS
    objects: frozenset[str] = NOTHING
    oblique: Mapping[str, str] = NO_WORDS
    subjectless: frozenset[str] = NOTHING
    passives: frozenset[str] = NOTHING
    reads: frozenset[str] = NOTHING
    phrases: tuple[str, ...] = ()  # cues of several words: "pointed out"
    according: tuple[str, ...] = ()
    said_by: tuple[str, ...] = ()
    quoted_by: tuple[str, ...] = ()
    agents: frozenset[str] = NOTHING
    within: frozenset[str] = NOTHING
    titles: Mapping[str, str] = NO_WORDS
    after_titles: tuple[str, ...] = ()
    roles: Mapping[str, str] = NO_WORDS
    role_ends: Mapping[str, str] = NO_WORDS
    particles: frozenset[str] = NOTHING
    latter: Mapping[str, str] = NO_WORDS
    pronouns: Mapping[str, str] = NO_WORDS
    groups: frozenset[str] = NOTHING
    organisations: frozenset[str] = NOTHING
    documents: frozenset[str] = NOTHING
    outlets: frozenset[str] = NOTHING
    platforms: frozenset[str] = NOTHING
    kin: Mapping[str, str] = NO_WORDS
    first_names: Mapping[str, str] = NO_WORDS
    surnames: frozenset[str] = NOTHING
    outlet_frames: frozenset[str] = NOTHING
    times: frozenset[str] = NOTHING
    named_things: frozenset[str] = NOTHING
    adjectives: frozenset[str] = NOTHING
    articles: frozenset[str] = NOTHING
    prepositions: frozenset[str] = NOTHING
    conjunctions: frozenset[str] = NOTHING
    relatives: frozenset[str] = NOTHING
    circumstances: frozenset[str] = NOTHING
    adverbs: frozenset[str] = NOTHING
    possessives: frozenset[str] = NOTHING
    elided: frozenset[str] = NOTHING
    indefinite: frozenset[str] = NOTHING
    genitives: frozenset[str] = NOTHING
    not_names: frozenset[str] = NOTHING
    places: frozenset[str] = NOTHING
    abbreviations: frozenset[str] = NOTHING
    titled: frozenset[str] = NOTHING
    likeness: frozenset[str] = NOTHING
    meant: frozenset[str] = NOTHING
    nouns_in_capitals: bool = False
    uncased: bool = False
    unparted: bool = False
    verb_first: bool = False
    suffixed: bool = False
    auxiliaries: frozenset[str] = NOTHING
    participle_ends: tuple[str, ...] = ()
    gerund_ends: tuple[str, ...] = ()
    inverts: bool = False
    subject_in_verb: bool = False
    inflects_names: bool = False
    case_ends: frozenset[str] = NOTHING
    article_genders: Mapping[str, str] = NO_WORDS
    surname_ends: Mapping[str, str] = NO_WORDS
    agreeing_ends: tuple[str, ...] = ()
    adjective_ends: tuple[str, ...] = ()
    dash_speech: bool = False
    incise_ends: bool = False
    low_opens: bool = False
    gershayim: bool = False
    clitics: frozenset[str] = NOTHING
    cues: Mapping[str, str] = field(init=False)  # every cue of one word → its class
    role_stems: Mapping[str, str] = field(init=False)  # roles without the ending of their case
    end_sizes: tuple[int, ...] = field(init=False)  # letters of the endings of roles, most first

    def __post_init__(self) -> None:
        classes = {"say": self.say, "tell": self.tell, "write": self.write, "name": self.name}
        classes["cite"] = self.cite
        cues = {word: kind for kind, forms in reversed(classes.items()) for word in forms}
        object.__setattr__(self, "cues", MappingProxyType(cues))
        sizes = sorted({len(end) for end in self.role_ends}, reverse=True)
        object.__setattr__(self, "end_sizes", tuple(sizes))
        if self.article_genders:
            object.__setattr__(self, "roles", MappingProxyType(_paired(self.roles)))
        stems = {w[:-1] if w[-1] in SOFT else w: g for w, g in self.roles.items()}
        object.__setattr__(self, "role_stems", MappingProxyType(stems if self.case_ends else {}))

    def _stem(self, word: str) -> str:
        """The stem of a role noun in another case: "главы", "rzecznika"."""
        for size in (1, 2, 3):
            stem = word[:-size]
            if len(stem) > 3 and word[-size:] in self.case_ends and stem in self.role_stems:
                return stem
        return ""

    def role(self, word: str) -> str | None:
        """Return the gender of a role noun ("" when it tells none), or None if it is none."""
        for table in (self.roles, self.kin):
            if word in table:
                return table[word]
        if word in self.documents or word in self.outlets:
            return None  # "entrevista", "revista" end like "artista"
        if self.case_ends and (stem := self._stem(word)):
            return self.role_stems[stem]
        if "-" in word and (heads := [self.role(part) for part in word.split("-")[:3] if part]):
            return next((gender for gender in heads if gender is not None), None)
        ends = (word[-size:] for size in self.end_sizes)
        return next((self.role_ends[end] for end in ends if end in self.role_ends), None)


#: Endings of men's and women's words, in languages that form pairs.
PAIRS = (("o", "a"), ("", "a"), ("", "e"), ("er", "ère"), ("eur", "euse"), ("eur", "rice"))


def _paired(roles: Mapping[str, str]) -> dict[str, str]:
    """Give the two words of a pair their gender: "maestro", "maestra"."""
    told = dict(roles)
    for male, female in PAIRS:
        for word in roles:
            other = word.removesuffix(male) + female if word.endswith(male) else ""
            if other in roles and other != word:
                told[word], told[other] = roles[word] or "m", roles[other] or "f"
    return told


@cache
def language(code: str) -> Language:
    """Return the table of a language by its code ("pt-br" is Portuguese); marks alone if none."""
    base = code.partition("-")[0].casefold()
    base = SAME.get(base, base)
    name = f"{__name__}.{base}"
    if base.isascii() and base.isalpha() and find_spec(name):
        table: Language = import_module(name).TABLE
        return table
    return Language(code=base)


#: Codes of languages that share a table.
SAME: Mapping[str, str] = {"no": "nb", "nn": "nb", "iw": "he"}
