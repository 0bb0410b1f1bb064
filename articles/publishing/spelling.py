"""“Did you mean”: how what is live spells the word that a reader seems to look for.

The worker learns the words of a story after it went out. So publishing costs no more, and a word
may be known a moment later than it is live, or longer: whether it is live is asked of the search
index whenever one is to be shown, and what is not is never shown.

Words are found by what is left of their beginning when a letter or two are left out (after W.
Garbe's SymSpell): a slip and the word share one of these keys, so each lookup costs the same.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import batched, combinations

from articles.document import derive
from articles.document.schema import Document
from articles.document.spellings import LONG, distance
from articles.models import LiveStory, NameWord, Publication, Spelling, SpellingKey
from articles.publishing import house, search
from articles.publishing.asked import MAX_LENGTH, MAX_WORDS
from articles.publishing.terms import fold, is_unparted, places

SHORTEST, LONGEST = 4, 40  # letters of a word that may be suggested
BEGINNING = 6  # letters that keys are made of
MOST_WORDS = 3_000  # of a story
POOL = 300  # words that share a key and are compared
ASKED = 5  # of them are looked for in the index
CARRIERS = 50  # stories are counted so far: the commoner of two words is meant
AT_ONCE = 500
FIRST_RUN = 2_000  # stories that are learned after an upgrade

_WORD = re.compile(r"[^\W\d_]+")


def learn(story_id: int) -> None:
    """Learn the words of a story as it is live now; unlearn what nothing live holds any more."""
    live = LiveStory.objects.listed().filter(pk=story_id).select_related("version").first()
    now = _words(live.version.document) if live else {}
    _keep(now)
    out = Publication.objects.filter(story=story_id).select_related("version").order_by("-number")
    before = {word for row in out[:2] for word in _words(row.version.document)}
    language = house.current().language
    gone = [word for word in sorted(before - now.keys()) if not search.holds(word, language)]
    Spelling.objects.filter(word__in=gone).delete()


def catch_up() -> None:
    """Learn from the newest of what an earlier release published; else does nothing."""
    if Spelling.objects.exists():
        return
    newest = LiveStory.objects.listed().select_related("version").only("version__text")
    for live in newest[:FIRST_RUN]:
        _keep(_words(live.version.document))


def suggestion(text: str, language: str) -> str:
    """Return a question like this one that finds something, with its slips put right; "" if none.

    text      a question that finds nothing
    language  of the site
    """
    text = text[:MAX_LENGTH]
    better, at = "", 0
    for place in list(places(text, language))[:MAX_WORDS]:
        word = text[place.start : place.end]
        meant = word if search.holds(word, language) else _meant(fold(word), language)
        if not meant:
            return ""
        better += text[at : place.start] + meant
        at = place.end
    better += text[at:]
    return better if better != text and search.found(better, language).exists() else ""


def _meant(word: str, language: str) -> str:
    """Return the live word that is nearest to one, as it is written; the commoner among equals."""
    near: dict[tuple[int, bool], dict[str, str]] = defaultdict(dict)
    for known, written in _sharing_a_key(word):
        most = _steps(max(known, word, key=len))
        if (steps := distance(word, known, most)) <= most:
            near[steps, known[0] != word[0]][known] = written
    hidden = _private({known for alike in near.values() for known in alike})
    for _, alike in sorted(near.items()):
        open_to_all = [w for w in sorted(alike) if w not in hidden or alike[w].islower()]
        carriers = {known: _carriers(known, language) for known in open_to_all[:ASKED]}
        best = max(carriers, key=lambda known: carriers[known], default="")
        if carriers.get(best):
            return alike[best]
    return ""


def _carriers(word: str, language: str) -> int:
    """How many live stories hold a word, counted no further than tells a common one."""
    return search.found(word, language).order_by()[:CARRIERS].count()


def _sharing_a_key(word: str) -> list[tuple[str, str]]:
    if not SHORTEST - 1 <= len(word) <= LONGEST or not _WORD.fullmatch(word):
        return []
    found = Spelling.objects.filter(keys__key__in=_keys(word)).order_by("pk").distinct()
    return list(found.values_list("word", "written")[:POOL])


def _private(words: Iterable[str]) -> set[str]:
    """Those that are part of a private person's name and of no public figure's."""
    names = NameWord.objects.filter(word__in=words, person__isnull=False)
    public = names.filter(person__public_figure=True).values("word")
    return set(names.exclude(word__in=public).values_list("word", flat=True))


def _words(document: Document) -> dict[str, str]:
    """The words of a story, folded, and as they are written: in small letters where ever so."""
    found: dict[str, str] = {}
    text = derive.search_text(document)
    for match in _WORD.finditer(f"{text.headline}\n{text.body}"):
        written = match.group()
        word = fold(written)
        if not SHORTEST <= len(word) <= LONGEST or is_unparted(word):
            continue
        if word not in found or written.islower():
            found[word] = written
        if len(found) >= MOST_WORDS:
            break
    return found


def _keep(words: Mapping[str, str]) -> None:
    for some in batched(sorted(words), AT_ONCE):
        known = {known.word: known for known in Spelling.objects.filter(word__in=some)}
        better = [row for row in known.values() if words[row.word].islower() and _tall(row)]
        for row in better:
            row.written = words[row.word]
        Spelling.objects.bulk_update(better, ["written"])
        _add({word: words[word] for word in some if word not in known})


def _tall(row: Spelling) -> bool:
    return not row.written.islower()


def _add(words: Mapping[str, str]) -> None:
    Spelling.objects.bulk_create(
        (Spelling(word=word, written=written) for word, written in words.items()),
        ignore_conflicts=True,  # another worker may learn it at the same moment
    )
    rows = Spelling.objects.filter(word__in=list(words)).values_list("pk", "word")
    SpellingKey.objects.bulk_create(
        (SpellingKey(spelling_id=pk, key=key) for pk, word in rows for key in _keys(word)),
        ignore_conflicts=True,
    )


def _keys(word: str) -> set[str]:
    beginning = word[:BEGINNING]
    return set(_shortened(beginning, _steps(word)))


def _shortened(beginning: str, most: int) -> Iterator[str]:
    for left in range(max(len(beginning) - most, 1), len(beginning) + 1):
        for letters in combinations(beginning, left):
            yield "".join(letters)


def _steps(word: str) -> int:
    """So many letters may be wrong in it."""
    return 2 if len(word) >= LONG else 1
