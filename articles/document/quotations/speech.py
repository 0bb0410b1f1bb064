"""Stage 7: whether somebody said the words in marks, or they are a title, a nickname, a word."""

from collections.abc import Sequence

from articles.document.quotations.cues import Cue, bare
from articles.document.quotations.languages import Language
from articles.document.quotations.page import Token
from articles.document.quotations.sieves import ADJACENT, Attribution, Place, is_addressed
from articles.document.quotations.uncased import is_label

SHORT = 4  # words; as many stand in titles and so-called things
_ENDS = ".!?…。！？؟"
LETTERS_A_WORD = 2.5  # of a script that parts no words


def confidence(
    words: str, place: Place, answer: Attribution | None, carried: bool, language: Language
) -> float:
    """Return how sure it is that somebody said these words, 0–1.

    carried  the quotation goes on one that was said, or stands among such
    """
    size = count(words, language)
    cue = answer.cue if answer else None
    near = cue is not None and _distance(cue.first, cue.last, place) <= ADJACENT + 1
    if _is_title(place, answer, size, language):
        return 0.1
    if _is_thing(place, answer, size, language):
        return 0.3
    titled = _looks_like_title(words, size, language)
    if titled and (_after_place(place, language) or not (near or (cue and size > SHORT))):
        return 0.2
    if answer is not None:
        return _by_cue(words, size, answer, near)
    return _uncued(words, size, carried, place)


def _uncued(words: str, size: int, carried: bool, place: Place) -> float:
    """Nothing in the sentence says that somebody speaks."""
    whole = _alone(place)
    if whole and size > 2 and words[:1].isupper():
        return 0.85 if carried else 0.7  # a title is no sentence
    sentence_like = words.rstrip()[-1:] in _ENDS or words.rstrip()[-1:] in ",،"
    if carried and (whole or sentence_like) and size > 2:
        return 0.85
    if size > 7:
        return 0.75
    if sentence_like and size > 2:
        return 0.65
    if size > SHORT and carried:
        return 0.55
    return 0.35 if size > SHORT else 0.2


def _is_thing(place: Place, answer: Attribution | None, size: int, language: Language) -> bool:
    """What the sentence does something with, or what does something itself."""
    if answer is None:
        return False
    return _is_subject(place, answer, size) or _is_placed(place, answer.cue, size, language)


def _is_subject(place: Place, answer: Attribution, size: int) -> bool:
    """A title or so-called thing whose verb follows: « Les Heures blanches » raconte …"""
    cue = answer.cue
    follows = cue is not None and cue.first == place.number + 1
    ended = place.inner_end != "" and place.inner_end in _ENDS + ","
    return follows and answer.mention is None and not ended and size <= SHORT


def _is_placed(place: Place, cue: Cue | None, size: int, language: Language) -> bool:
    """What a second verb's preposition governs: "признаётся он и ставит в «буханку»"."""
    if cue is None or cue.last >= place.number or size > SHORT or language.uncased:
        return False
    between = [t.low for t in place.tokens[cue.last + 1 : place.number]]
    joined = not language.conjunctions.isdisjoint(between[1:-2])
    return joined and between[-1] in language.within and cue.kind != "write"


def _after_place(place: Place, language: Language) -> bool:
    """A preposition of place right before the marks: "Microsoft says on “The Countdown”"."""
    return place.number > 0 and place.tokens[place.number - 1].low in language.within


def _by_cue(words: str, size: int, answer: Attribution, near: bool) -> float:
    """A cue somewhere in the sentence: what is short may still be a so-called thing."""
    cue = answer.cue
    if cue is None:  # a colon
        return 0.9 if size > 2 else 0.55
    if near and cue.kind in ("say", "tell", "write"):
        return 0.97
    if cue.kind == "frame":
        return 0.85 if size > 2 else 0.6
    if answer.sieve == "same-sentence" and size <= 2 and words.rstrip()[-1:] not in _ENDS + ",":
        return 0.4
    return 0.9 if size > SHORT else 0.75


def count(words: str, language: Language) -> int:
    """How many words these are; by letters where none are parted."""
    if language.unparted:
        return int(sum(c.isalnum() for c in words) / LETTERS_A_WORD + 0.5)
    return len(words.split())


def _distance(first: int, last: int, place: Place) -> int:
    """Words between a cue and the quotation."""
    if last < place.number:
        between: Sequence[Token] = place.tokens[last + 1 : place.number]
    else:
        between = place.tokens[place.number + 1 : first]
    return sum(token.is_word for token in between)


def _alone(place: Place) -> bool:
    return not any(token.is_word for token in place.tokens)


def _is_title(place: Place, answer: Attribution | None, size: int, language: Language) -> bool:
    """What stands right before says that a name or a word comes, not that somebody speaks."""
    before = place.tokens[max(place.number - 4, 0) : place.number]
    if not before or before[-1].text in ":：":
        return False
    words = [t for t in before if t.is_word]
    if not words or size > 8:
        return False
    if before[-1].text == "-" and before[-1].end == place.tokens[place.number].start:
        return True  # "Im ZDF-«Morgenmagazin»"
    label = language.uncased and is_label(place, place.number, language)
    if size <= SHORT and (label or _is_outlet(place, language)):
        return True
    told = language.inflects_names and is_addressed(place, place.number, language)
    if told and size <= SHORT and place.words[:1].isupper() and place.words[-1:].isalnum():
        return True  # "ocenił w rozmowie z „Kurierem” poseł"
    frame = answer is not None and answer.cue is not None and answer.cue.kind == "frame"
    if frame and answer and answer.cue and answer.cue.last == place.number - 1 and size <= 3:
        return True  # "Laut „Spiegel“"
    last = _last(words, language)
    if last in language.meant and size <= 3:
        return True
    called = next(
        (c for c in place.cues if c.kind == "name" and 0 < place.number - c.last < 3), None
    )
    if called and size <= SHORT and _in_relative(place, called.first, language):
        return True
    return last in language.titled and not _reports(last, place, answer, language)


def _last(words: Sequence[Token], language: Language) -> str:
    """The word before the marks, past an article, or what is no noun."""
    if language.uncased:
        return _past_clitics([word.low for word in words], language)
    small = language.articles | language.likeness
    lows = [word.low for word in words]
    while len(lows) > 1 and lows[-1] in small:
        lows.pop()
    noun_first = bool(language.adjective_ends) or language.inflects_names
    if noun_first and len(lows) > 1 and lows[-2] in language.titled:
        adjective = words[len(lows) - 1].text[0].islower() and lows[-1] not in language.cues
        return lows[-2] if adjective and lows[-1] not in language.within else lows[-1]
    return lows[-1]


def _reports(last: str, place: Place, answer: Attribution | None, language: Language) -> bool:
    """Whether a word that may name is the verb of somebody who speaks."""
    cue = answer.cue if answer else None
    if cue is None or answer is None:
        return False
    if language.uncased and cue.kind == "name":
        return True  # “הגדיר את הספר”
    if place.tokens[cue.first].low != last:
        return False
    if cue.first and place.tokens[cue.first - 1].low in language.adverbs:
        return True  # "ha detto"
    mention = answer.mention  # "what he called “a disgrace”"
    if mention is None or not mention.name:
        return False
    return cue.first - mention.last <= 1 and not mention.governed


def _past_clitics(lows: Sequence[str], language: Language) -> str:
    """The noun that names, past adjectives and prepositions: “ספרה החדש”, “الملقب بـ”."""
    small = language.clitics | language.adverbs
    for low in reversed(lows):
        forms = {low, bare(low, language)}
        forms |= {f[len(a) :] for f in set(forms) for a in language.articles if f.startswith(a)}
        if forms & language.titled:
            return next(form for form in forms if form in language.titled)
        if low not in small and not forms & language.adjectives:
            return low
    return ""


def _in_relative(place: Place, at: int, language: Language) -> bool:
    """ "che i tifosi chiamano «il Doge»": what everybody calls somebody is a nickname."""
    before = place.tokens[max(at - 5, 0) : at]
    return any(token.low in language.relatives - {"which", "what"} for token in before)


def _is_outlet(place: Place, language: Language) -> bool:
    """The name of an outlet in marks: after what kind it is, or with such a word in it."""
    before = place.tokens[max(place.number - 2, 0) : place.number]
    kinds = [t.low for t in before if t.is_word and t.low not in language.articles]
    capital = place.words[:1].isupper() and not language.uncased
    if kinds and kinds[-1] in language.outlets:
        return True
    if kinds and (capital or language.uncased) and kinds[-1] in language.organisations:
        return True
    inner = [word.strip(",.!?").casefold() for word in place.words.split()]
    long = [word for word in language.outlets if len(word) > 4]
    named = any(w in language.outlets or any(w.endswith(o) for o in long) for w in inner)
    if language.inflects_names:
        named = named or any(w[:-1] in language.outlets for w in inner if len(w) > 5)
    return capital and named and place.words[-1:].isalnum()


def _looks_like_title(words: str, size: int, language: Language) -> bool:
    """Every word has a capital, or all letters are."""
    if language.uncased or language.unparted or size > 8:
        return False
    letters = [c for c in words if c.isalpha()]
    if len(letters) > 3 and all(c.isupper() for c in letters):
        return True
    long = [w for w in words.split() if len(w.strip(".,!?’'")) > 3]
    ends = words.rstrip()[-1:] in _ENDS or words.rstrip()[-1:] == ","
    if language.nouns_in_capitals or ends:
        return False
    return len(long) > 1 and all(w.lstrip("“‘'\"([")[:1].isupper() for w in long)
