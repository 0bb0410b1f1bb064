"""Stage 9: fragments of one utterance, which only an attribution or a paragraph parts."""

from articles.document.quotations.languages import Language
from articles.document.quotations.sieves import Attribution, Place

SHORT = 40  # letters of a name in marks
BLANKS = 3  # between two sentences
FEW = 14  # words of an attribution between two fragments


def goes_on(
    one: Place, said: Attribution | None, other: Place, own: Attribution | None, language: Language
) -> bool:
    """Whether the second quotation goes on the first: `“…,” she said. “…”`

    Both stand in one paragraph with nothing but the first one's attribution between them, and
    the second has no cue of its own.
    """
    if one.sentence.paragraph != other.sentence.paragraph or said is None or said.cue is None:
        return False
    if said.cue.first < one.number and one.sentence is not other.sentence:
        return False  # the cue stood before: what follows is another quotation
    if own is not None and own.cue is not None and not _same_cue(said, own, one, other):
        return False
    if one.sentence is other.sentence:
        between = one.tokens[one.number + 1 : other.number]
        if is_label(one) and between and between[0].is_word and one.inner_end.isalnum():
            return False  # "Im «Morgenmagazin» sagte er: «…»"
        signed = between and between[-1].text in {",", "—", "–", "-", ";", ":", "،", "，"}
        attributed = said.cue.first > one.number
        return bool(attributed and signed and len(between) <= FEW)
    if other.tokens[0].start - one.tokens[-1].end > BLANKS:
        return False  # a sentence between them tells something else
    alone = not any(token.is_word for token in other.tokens)
    rest = [t for t in one.tokens[one.number + 1 :] if t.quote < 0]
    later = [at for at in range(one.number + 1, len(one.tokens)) if one.tokens[at].quote >= 0]
    last = all(is_label(one._replace(number=at)) for at in later)
    return alone and last and len(rest) <= 2 * FEW


def is_label(place: Place) -> bool:
    """Whether a name stands in marks: "titolare del bar “Al Traghetto”"."""
    token = place.tokens[place.number]
    short = token.end - token.start < SHORT
    before = place.tokens[place.number - 1] if place.number else None
    return short and before is not None and (before.is_word or before.end == token.start)


def _same_cue(said: Attribution, own: Attribution, one: Place, other: Place) -> bool:
    return one.sentence is other.sentence and said.cue == own.cue
