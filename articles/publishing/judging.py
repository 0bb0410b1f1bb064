"""What the desk's own decisions say of the finder's rules.

Each record that was made from a suggestion notes which rule suggested it and whether the
journalist took it. A rule that is corrected too often in a language does not fill in names any
more: its suggestion becomes the first candidate, to be chosen with a press.
"""

from datetime import datetime

from articles.document.quotations import Review, Reviewed, State
from articles.models import Judgement, Quote

#: So many of the newest judgements count, and so many are needed to count at all.
MEMORY = 200
ENOUGH = 20
#: The share of suggestions that has to be taken as they were.
TRUST = 0.8


def note(one: Reviewed, quote: Quote, *, language: str, now: datetime) -> None:
    """Keep whether a suggested speaker was taken. Call it in the transaction of the record."""
    if one.state != State.SUGGESTED:
        return
    chosen = quote.speaker_id if one.found.person else quote.attribution
    suggested = one.found.person or one.found.speaker
    Judgement.objects.create(
        sieve=one.found.sieve, language=language, taken=chosen == suggested, at=now
    )


def distrusted(language: str) -> frozenset[str]:
    """Return the rules that are corrected too often in a language to fill in a name."""
    newest = Judgement.objects.filter(language=language).order_by("-at", "-pk")
    verdicts: dict[str, list[bool]] = {}
    for sieve, taken in newest.values_list("sieve", "taken")[: MEMORY * 10]:
        verdicts.setdefault(sieve, []).append(taken)
    return frozenset(
        sieve
        for sieve, taken in verdicts.items()
        if len(taken) >= ENOUGH and sum(taken[:MEMORY]) / len(taken[:MEMORY]) < TRUST
    )


def sobered(review: Review, language: str) -> Review:
    """Return the review without names filled in by rules that are not trusted."""
    if not any(one.state == State.SUGGESTED for one in review.quotations):
        return review
    rules = distrusted(language)
    return review._replace(
        quotations=tuple(
            _asked(one) if one.state == State.SUGGESTED and one.found.sieve in rules else one
            for one in review.quotations
        )
    )


def _asked(one: Reviewed) -> Reviewed:
    found = one.found
    first = found.suggested
    others = [other for other in found.candidates if other.name != first.name]
    return one._replace(
        state=State.UNRESOLVED,
        found=found._replace(
            speaker="", person=None, speaker_confidence=0.0, candidates=(first, *others[:2])
        ),
    )
