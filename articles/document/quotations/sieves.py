"""Stages 3 and 5: who spoke. Ordered rules, the most precise first; each answers with its name.

A rule names a mention of the quotation's own sentence, or somebody carried over from before. The
addressee of a cue and what depends on a preposition are never the speaker.
"""

from collections.abc import Sequence
from typing import NamedTuple

from articles.document.quotations.cues import Cue
from articles.document.quotations.found import Stretch
from articles.document.quotations.languages import Language
from articles.document.quotations.mention import Mention
from articles.document.quotations.page import Sentence, Token

NEAR = 16  # tokens between a quotation and its cue
ADJACENT = 2
_SIGNS_AFTER = frozenset(",،，—–-―")
_OPEN_ENDED = frozenset(",?!…،؟，？！")


class Place(NamedTuple):
    """A quotation in its sentence, with what was read of the sentence."""

    sentence: Sentence
    number: int  # of the quotation's token
    cues: Sequence[Cue]
    mentions: Sequence[Mention]
    inner_end: str  # the last sign inside the marks
    words: str = ""  # inside the marks

    @property
    def tokens(self) -> tuple[Token, ...]:
        return self.sentence.tokens


class Attribution(NamedTuple):
    """An answer: the rule, how sure it is, the mention it names (None: the last subject)."""

    sieve: str
    confidence: float
    mention: Mention | None = None
    cue: Cue | None = None
    cue_at: Stretch | None = None  # where there are no tokens to say it
    gender: str = ""  # of the subject, where the verb tells it


def attribute(place: Place, language: Language) -> Attribution | None:
    """Return what the quotation's own sentence says of who spoke."""
    answers = [
        answer
        for rule in (_after, _before, _cited, _frame, _colon, _goes_on)
        if (answer := rule(place, language)) is not None
    ]
    best = max(answers, key=lambda answer: answer.confidence, default=None)
    return best._replace(gender=_gender(best.cue, place, language)) if best else None


def _gender(cue: Cue | None, place: Place, language: Language) -> str:
    """The gender of a cue's subject, as far as its ending tells: "сказала", "dodał"."""
    if cue is None or cue.kind not in SPOKEN:
        return ""
    low = place.tokens[cue.first].low
    return next((g for end, g in language.verb_ends.items() if low.endswith(end)), "")


def _agrees(mention: Mention, cue: Cue, place: Place, language: Language) -> bool:
    gender = _gender(cue, place, language)
    person = mention.kind in ("name", "pronoun") and mention.gender in ("f", "m", "p")
    return not (gender and person) or gender == mention.gender


# --- a cue after the quotation -------------------------------------------------------------------


def _after(place: Place, language: Language) -> Attribution | None:
    start = place.number + 1
    stop = _next_quote(place, language)
    cue = next(
        (c for c in place.cues if start <= c.first < min(stop, start + NEAR) and c.kind in SPOKEN),
        None,
    )
    if cue is None:
        return _unknown_verb(place, start, stop, language)
    if _is_past(place, cue, language):
        return None
    if _is_passive(cue, place, language):
        return Attribution("passive", 0.9, None, cue)
    begin = start + (place.tokens[start].text in _SIGNS_AFTER)
    sieve, mention, gap = _beside(place, cue, begin, stop, language)
    if mention is None:
        return _without_name(place, cue, begin, language)
    ready = _is_ready(place, begin) or cue.first == start
    confidence = 0.97 if gap <= 1 else 0.9 if gap <= 4 else 0.75
    return Attribution(sieve, confidence if ready else confidence - 0.2, mention, cue)


def _is_ready(place: Place, begin: int) -> bool:
    """Whether the quotation's end, or a sign after it, awaits who said it."""
    return begin > place.number + 1 or place.inner_end in _OPEN_ENDED


def _is_past(place: Place, cue: Cue, language: Language) -> bool:
    """Whether a cue tells of something else: behind a relative, or a conjunction."""
    between = place.tokens[place.number + 1 : cue.first]
    if language.inverts and len(between) > 2 and _is_relative(between, language):
        return True  # "«La cargadora», un óleo que se creía perdido"
    first = place.tokens[place.number + 1]
    joined = first.is_word and first.low in language.conjunctions
    return joined and place.inner_end not in _OPEN_ENDED


def _beside(
    place: Place, cue: Cue, begin: int, stop: int, language: Language
) -> tuple[str, Mention | None, int]:
    """Who stands before or after a cue behind the quotation, by what rule, and how far off."""
    right = _right_of(cue, place, stop, language)
    left = _left_of(cue, place, begin, language)
    gap = cue.first - begin
    mention: Mention | None
    if left and left.first <= begin + 1 and cue.first - left.last <= ADJACENT:
        right = right if language.inverts else None  # "a customer asked Lena"
    if right and (gap <= ADJACENT or left is None):
        sieve, mention = "cue-name", right
    else:
        sieve, mention, gap = "name-cue", left, left.first - begin if left else gap
    return "pronoun" if mention and mention.kind == "pronoun" else sieve, mention, gap


def _without_name(place: Place, cue: Cue, begin: int, language: Language) -> Attribution | None:
    """A cue behind the quotation with nobody beside it whom a table or a capital tells."""
    gap = cue.first - begin
    ready = _is_ready(place, begin)
    unnamed = _unnamed(place, cue.last + 1, language) or _unnamed(place, begin, language)
    if ready and unnamed:
        return Attribution("cue-name", 0.75, unnamed, cue)
    if language.subject_in_verb or gap <= ADJACENT:
        sure = (ready or gap == 0) and gap <= 1
        return Attribution("verb-alone", 0.8 if sure else 0.6, None, cue)
    return None


def _unnamed(place: Place, first: int, language: Language) -> Mention | None:
    """An article and a noun that no table has: "Un docker, qui travaille là, soupire"."""
    tokens = place.tokens
    if first + 1 >= len(tokens) or tokens[first].low not in language.articles:
        return None
    if language.uncased or language.nouns_in_capitals:
        return None
    last = first
    while last + 1 < len(tokens) and last - first < 3 and _may_be_noun(tokens[last + 1], language):
        last += 1
    after = tokens[last + 1] if last + 1 < len(tokens) else None
    if last == first or after is None or (after.is_word and after.low not in language.cues):
        return None
    article, at = tokens[first].low, Stretch(tokens[first + 1].start, tokens[last].end)
    name = " ".join(token.text for token in tokens[first + 1 : last + 1])
    gender = language.article_genders.get(article, "")
    definite = article not in language.indefinite
    return Mention(first, last, "described", name, at, gender=gender, definite=definite)


def _may_be_noun(token: Token, language: Language) -> bool:
    known = token.low in language.cues or token.low in language.pronouns
    return not known and _may_be_verb(token, language) and token.low not in language.documents


def _is_relative(between: Sequence[Token], language: Language) -> bool:
    low = [token.low for token in between]
    return low[-1] in language.relatives or low[-2] in language.relatives


def _unknown_verb(place: Place, start: int, stop: int, language: Language) -> Attribution | None:
    """What stands where a reporting word stands is one: "“…”, acusa Etelvina Pardal"."""
    signed = start < stop and place.tokens[start].text in _SIGNS_AFTER
    if language.uncased or not (signed or place.inner_end == ","):
        return None
    at = start + signed
    while at < stop and place.tokens[at].low in language.objects | language.adverbs:
        at += 1
    if at + 1 >= stop or not place.tokens[at].is_word:
        return None
    if language.inverts:
        verb, cue = place.tokens[at], Cue(at, at, "say")
        mention = _right_of(cue, place, stop, language)
        if _may_be_verb(verb, language) and mention and mention.sure and mention.first <= at + 2:
            return Attribution("cue-name", 0.82, mention, cue)
        dash = signed and place.tokens[start].text in "–—-"
        if dash and _may_be_verb(verb, language) and language.subject_in_verb:
            return Attribution("verb-alone", 0.7, None, cue)
        return None
    here = next((m for m in place.mentions if m.first == at and m.sure), None)
    if here and here.last + 1 < stop and _may_be_verb(place.tokens[here.last + 1], language):
        cue = Cue(here.last + 1, here.last + 1, "say")
        return Attribution("name-cue", 0.82, here, cue)
    return None


def _may_be_verb(token: Token, language: Language) -> bool:
    small = language.prepositions | language.conjunctions | language.articles
    small |= language.relatives | language.possessives | language.not_names
    small |= language.objects | language.adverbs
    long = len(token.text) > 2
    return long and token.is_word and token.text[0].islower() and token.low not in small


SPOKEN = frozenset({"say", "tell", "write", "name"})


def _next_quote(place: Place, language: Language) -> int:
    for at in range(place.number + 1, len(place.tokens)):
        if place.tokens[at].quote >= 0 and not is_addressed(place, at, language):
            return at
    return len(place.tokens)


def _previous_quote(place: Place, language: Language) -> int:
    for at in range(place.number - 1, -1, -1):
        if place.tokens[at].quote >= 0 and not is_addressed(place, at, language):
            return at
    return -1


def is_addressed(place: Place, at: int, language: Language) -> bool:
    """An outlet's name in marks: сказал «Вестнику», disse ao jornal «A Planície»."""
    token = place.tokens[at]
    if token.end - token.start > 40 or at == 0 or place.tokens[at - 1].text in ":：":
        return False
    before = place.tokens[at - 1].low
    kind = before in language.outlets or before in language.titled | language.meant
    follows = at + 1 < len(place.tokens) and place.tokens[at + 1].is_word
    if kind or not (follows and language.inflects_names):
        return kind
    begin = at - 6 if before in language.within else at - 1  # "ocenił w rozmowie z „Kurierem”"
    return any(begin <= cue.last < at and cue.kind in ("say", "tell") for cue in place.cues)


def _right_of(cue: Cue, place: Place, stop: int, language: Language) -> Mention | None:
    """The subject right after a cue: "said Joe Sternlieb", "sagte die Sprecherin"."""
    if cue.kind == "tell" and not (language.inverts or language.verb_first):
        return None
    at = cue.last + 1
    while at < stop and place.tokens[at].low in language.adverbs:
        at += 1
    for mention in place.mentions:
        if mention.first < at or mention.governed or _is_addressee(mention, place, language):
            continue
        if not _agrees(mention, cue, place, language):
            continue
        if mention.first >= min(stop, at + REACH):
            return None
        return mention if _only_describes(place, at, mention.first, language) else None
    return None


def _is_addressee(mention: Mention, place: Place, language: Language) -> bool:
    """An outlet between the cue and who spoke: "powiedziała PAP rzeczniczka"."""
    if mention.kind != "organisation":
        return False
    lows = [token.low for token in place.tokens[mention.first : mention.last + 1]]
    follows = any(m.first in (mention.last + 1, mention.last + 2) for m in place.mentions)
    return follows and any(low in language.outlets for low in lows)


REACH = 9  # "sagte der 34-jährige Sascha", "ha detto in aula l'imputato"


def _only_describes(place: Place, first: int, end: int, language: Language) -> bool:
    """Whether nothing but an article, adjectives, or where it was said stands here."""
    tokens = [
        place.tokens[at]
        for at in range(first, end)
        if place.tokens[at].quote < 0 or not is_addressed(place, at, language)
    ]
    tokens = [token for token in tokens if token.low not in language.objects]
    small = language.conjunctions | language.relatives | language.pronouns.keys()
    if any(token.low in small or token.low in language.cues for token in tokens):
        return False
    signs = [token for token in tokens if not token.is_word and token.text not in "()"]
    placed = bool(tokens) and tokens[0].low in language.prepositions
    return not signs and (placed or len(tokens) < 4)


def _left_of(cue: Cue, place: Place, begin: int, language: Language) -> Mention | None:
    """The subject before a cue, past appositions and what depends on prepositions."""
    before = [m for m in place.mentions if begin <= m.first and m.last < cue.first]
    before = [m for m in before if _agrees(m, cue, place, language)]
    if not before:
        return None
    ends = language.gerund_ends
    if ends and place.tokens[cue.first].low.endswith(ends):  # "…, calling it": the main subject
        main = [m for m in before if not m.governed and m.sure and m.kind in ("name", "pronoun")]
        if main:
            return main[0]
    before = list(_outside_relatives(before, place, cue, language))
    nearest = before[-1]
    if nearest.kind == "pronoun" and cue.first - nearest.last <= 4:
        return nearest
    free = [m for m in before if not m.governed and m.kind != "place"]
    free = [m for m in free if m.sure or cue.first - m.last <= ADJACENT + 1] or []
    clause = _clause_begin(place, begin, cue.first, language)
    inside = [m for m in free if m.first >= clause] or free
    if not inside:
        places = [m for m in before if m.kind == "place" and not m.governed]
        return places[-1] if places else None
    if _is_joined(cue, place, language):  # "X thanked Y and said"
        people = [m for m in free if m.sure and m.kind in ("name", "pronoun", "described")]
        return people[0] if people else free[0]
    return _head_of_apposition(inside, place)


def _is_joined(cue: Cue, place: Place, language: Language) -> bool:
    """Whether a conjunction joins the cue to a verb before it: "y lo acusó"."""
    at = cue.first - 1
    while at > 0 and place.tokens[at].low in language.objects:
        at -= 1
    return place.tokens[at].low in language.conjunctions


def _outside_relatives(
    before: Sequence[Mention], place: Place, cue: Cue, language: Language
) -> Sequence[Mention]:
    """Leave out who stands in a relative clause: "Zanotti, che i tifosi chiamano …, ha detto"."""
    begin, inside = -1, []
    for at in range(before[0].last + 1, cue.first):
        token = place.tokens[at]
        if begin < 0 and token.low in language.relatives and place.tokens[at - 1].text == ",":
            begin = at
        elif begin >= 0 and token.text == ",":
            inside.append((begin, at))
            begin = -1
    free = [m for m in before if not any(start <= m.first < end for start, end in inside)]
    return free or before


def _clause_begin(place: Place, begin: int, end: int, language: Language) -> int:
    """Where the clause of a cue begins: after the last conjunction."""
    for at in range(end - 1, begin, -1):
        token = place.tokens[at]
        if token.low in language.conjunctions and place.tokens[at - 1].text in ",;،":
            return at
    return begin


def _head_of_apposition(free: Sequence[Mention], place: Place) -> Mention:
    """Of "Mr Jaafari, Foreign Minister of Iraq, said" the name, not what is said of it."""
    chosen = free[-1]
    for earlier in reversed(free[:-1]):
        between = place.tokens[earlier.last + 1 : chosen.first]
        signs = sum(token.text in {",", "،", "(", "–", "—"} for token in between)
        apposed = signs and len(between) <= 3
        if apposed and earlier.kind == "name" and chosen.kind != "name":
            return earlier
        if earlier.kind in ("name", "described", "organisation") and not signs:
            break
    return chosen


# --- a cue before the quotation ------------------------------------------------------------------


def _before(place: Place, language: Language) -> Attribution | None:
    begin = _previous_quote(place, language) + 1
    found = [c for c in place.cues if begin <= c.first < place.number and c.kind in SPOKEN]
    if not found:
        return None
    cue = found[-1]
    gap = _gap(cue, place, language)
    if _is_passive(cue, place, language):
        return Attribution("passive", 0.9, None, cue)
    right = _right_of(cue, place, place.number, language) if language.verb_first else None
    left = _left_of(cue, place, begin, language)
    if not (left or right) and not language.uncased:
        right = _right_of(cue, place, place.number, language)
    if document := _read_in(cue, place, begin, language):
        return Attribution("name-cue", 0.82, document, cue)
    mention = right or left or (_left_of(cue, place, 0, language) if begin else None)
    if mention is None:
        if begin:
            return Attribution("same-sentence", 0.8, None, cue)
        if unnamed := _unnamed(place, begin, language):
            return Attribution("name-cue", 0.75, unnamed, cue)
        return Attribution("verb-alone", 0.8 if gap <= ADJACENT else 0.65, None, cue)
    sieve = "pronoun" if mention.kind == "pronoun" else "name-cue"
    confidence = 0.95 if gap <= ADJACENT else 0.88 if gap <= 8 else 0.82
    return Attribution(sieve, confidence, mention, cue)


def _read_in(cue: Cue, place: Place, begin: int, language: Language) -> Mention | None:
    """The document that speaks itself: "In einem internen Papier heißt es"."""
    tokens = place.tokens
    said = " ".join(token.low for token in tokens[cue.first : cue.last + 1])
    if said not in language.reads:
        return None
    for at in range(begin + 1, cue.first):
        low = tokens[at].low
        if low not in language.documents:
            continue
        first = at
        while first > begin and tokens[first - 1].low not in language.within and at - first < 3:
            first -= 1
        if tokens[first - 1].low in language.within:
            first += tokens[first].low in language.articles and first < at
            stretch = Stretch(tokens[first].start, tokens[at].end)
            name = " ".join(token.text for token in tokens[first : at + 1])
            return Mention(first, at, "document", name, stretch, gender="n")
    return None


def _is_passive(cue: Cue, place: Place, language: Language) -> bool:
    """ "Ministers have been accused of": the subject is not who spoke."""
    before = place.tokens[cue.first - 1].low if cue.first else ""
    ends = language.participle_ends
    return before in language.auxiliaries and place.tokens[cue.first].low.endswith(ends)


def _gap(cue: Cue, place: Place, language: Language) -> int:
    """Words between a cue and the quotation that are more than "that" and a sign."""
    between = place.tokens[cue.last + 1 : place.number]
    if between and between[-1].text in ":：":
        return 0
    small = language.conjunctions | language.adverbs | language.relatives | language.articles
    return sum(token.is_word and token.low not in small for token in between)


def _cited(place: Place, language: Language) -> Attribution | None:
    """ "The Herald quoted the minister as saying": the object spoke, the subject passed it on."""
    begin = _previous_quote(place, language) + 1
    for cue in place.cues:
        near = begin <= cue.first < place.number or place.number < cue.first < place.number + 4
        if cue.kind != "cite" or not near:
            continue
        objects = [m for m in place.mentions if m.first > cue.last]
        if objects and cue.first > place.number:
            objects = objects[-1:]  # „…“, zitiert das Blatt einen leitenden Angestellten
        if objects:
            return Attribution("cited", 0.96, objects[0], cue)
    return None


# --- frames, colons ------------------------------------------------------------------------------


def _frame(place: Place, language: Language) -> Attribution | None:
    """According to somebody: before or after the words, in their sentence."""
    for cue in place.cues:
        if cue.kind != "frame":
            continue
        if cue.after_speaker:
            named = [m for m in place.mentions if m.last < cue.first and cue.first - m.last <= 2]
            mention = named[-1] if named else None
        else:
            mention = _after_frame(cue, place, language)
        if mention and _is_frame(cue, place, mention):
            return Attribution("according-to", 0.86, mention, cue)
    return None


def _after_frame(cue: Cue, place: Place, language: Language) -> Mention | None:
    """Whom it is according to: a pronoun of its own case, or who is mentioned next."""
    at = cue.last + 1
    token = place.tokens[at] if at < len(place.tokens) else None
    if token and token.low in language.oblique:
        gender, here = language.oblique[token.low], Stretch(token.start, token.end)
        return Mention(at, at, "pronoun", token.text, here, gender=gender)
    return next((m for m in place.mentions if cue.last < m.first <= cue.last + 3), None)


PLAIN = frozenset({"für", "para", "per", "pour"})


def _is_frame(cue: Cue, place: Place, mention: Mention) -> bool:
    """A mere preposition ("für", "para") is a frame only before a person, where a clause begins."""
    if cue.first != cue.last or place.tokens[cue.first].low not in PLAIN or cue.after_speaker:
        return True
    begins = cue.first == 0 or not place.tokens[cue.first - 1].is_word
    return begins and mention.sure and mention.kind in ("name", "described", "pronoun")


def _colon(place: Place, language: Language) -> Attribution | None:
    """A sentence that ends in a colon: its subject speaks."""
    before = place.number - 1
    if before < 0 or place.tokens[before].text not in ":：":
        return None
    begin = _previous_quote(place, language) + 1
    subjects = [
        m
        for m in place.mentions
        if begin <= m.first < before
        and not m.governed
        and m.kind not in ("place", "document")
        and m.sure
        and not _is_object(m, place, begin, language)
    ]
    if not subjects:
        return None
    subjects = [m for m in subjects if not (m.kind == "pronoun" and m.gender == "n")]
    people = [m for m in subjects if m.kind in ("name", "pronoun", "described")] or subjects
    if not people:
        return None
    return Attribution("colon", 0.82 if len(people) == 1 else 0.7, people[0], None)


def _is_object(mention: Mention, place: Place, begin: int, language: Language) -> bool:
    """Somebody described without an article, later than the sentence's beginning."""
    if mention.kind != "described" or not language.articles or mention.first == begin:
        return False
    small = language.articles | language.possessives
    return not language.suffixed and place.tokens[mention.first].low not in small


def _goes_on(place: Place, language: Language) -> Attribution | None:
    """A second quotation of a sentence: "said it was neither “a state”, nor “a people”"."""
    if _next_quote(place, language) < place.number or place.number == 0:
        return None
    first = _previous_quote(place, language)
    spoken = [c for c in place.cues if c.first < first and c.kind in SPOKEN - {"name"}]
    if first < 0 or not spoken or place.number - first > NEAR:
        return None
    cue = spoken[-1]
    mention = _left_of(cue, place, 0, language) or _right_of(cue, place, first, language)
    return Attribution("same-sentence", 0.66, mention, cue)
