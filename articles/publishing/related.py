"""Which live stories belong beside one: found when something is published, not when it is read.

What two stories have in common is judged by `document/kinship.py`. Here the few that may have
anything are gathered, by indexes: the newest that share one of the story's most telling traits. A
publication scores its own story; the worker then scores those that it may belong beside anew, each
in a transaction of its own, so that two neighbours published at once never wait for each other.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from itertools import batched
from typing import Any, NamedTuple

from django.db import models, transaction
from django.db.models import F, Q, QuerySet
from django.db.models.functions import Substr

from articles.document import kinship
from articles.document.kinship import Kin, Trait, Wording
from articles.models import (
    LiveAlone,
    LiveQuote,
    LiveSource,
    LiveStory,
    LiveTopic,
    LiveWord,
    SearchEntry,
    Status,
)
from articles.publishing import purge, together
from articles.publishing.terms import MAX_WORD, stem, words

MOST = 6
#: Looked at to fill these places, and scored anew when the story is published.
SHORTLIST = 24
#: So many of the most telling traits are followed, each to its newest stories.
TRAITS, EACH = 16, 40
MOST_WORDS = 60  # of a headline and standfirst
#: Carriers of a trait, and live stories, are counted as far as this and no further.
CARRIERS, CARRIERS_OF_WORDS, STORIES = 1_000, 400, 10_000
OPENING = 6_000  # characters of a text, by which repetitions are told
AT_ONCE = 200


class _Rows(NamedTuple):
    """The rows that tell which live stories have a trait of a kind."""

    model: type[models.Model]
    column: str
    counted: int

    def having(self, *which: int | str, language: str) -> QuerySet[Any]:
        """The rows of the stories that have one of these traits, words in this language."""
        rows = self.model._default_manager.filter(**{f"{self.column}__in": which}).order_by()
        return rows.filter(language=language) if self.model is LiveWord else rows


KINDS: Mapping[str, _Rows] = {
    "person": _Rows(LiveQuote, "speaker_id", CARRIERS),
    "topic": _Rows(LiveTopic, "topic_id", CARRIERS),
    "source": _Rows(LiveSource, "source_id", CARRIERS),
    "word": _Rows(LiveWord, "word", CARRIERS_OF_WORDS),
}


def note(live: LiveStory) -> None:
    """Write what a live story is compared by, and what belongs beside it. Called inside its
    publication, when everything else that is live of it is written."""
    _note(live)
    live.related = find(live)
    live.save(update_fields=["related"])


def forget(live: LiveStory) -> None:
    """Leave nothing of what a story was compared by. Called inside its withdrawal."""
    LiveWord.objects.filter(story=live).delete()
    LiveAlone.objects.filter(story=live).delete()


def catch_up() -> bool:
    """Note what an earlier release published; does nothing where all is noted.

    Returns whether anything was: then what stands beside live stories was chosen in another way.
    """
    unnoted = LiveStory.objects.listed().filter(telling_words=None).exclude(headline="")
    ids = list(unnoted.order_by("pk").values_list("pk", flat=True))
    for some in batched(ids, AT_ONCE):
        rows = LiveStory.objects.filter(pk__in=some).select_related("version")
        for live in rows.only("language", "headline", "standfirst", "listed_at", "version__text"):
            _note(live)
    return LiveWord.objects.filter(story__in=ids).exists()


def find(live: LiveStory) -> list[int]:
    """Return the ids of live stories that belong beside one, the most akin first.

    Never the story itself, a translation of it, what editors chose for it, what stands alone, or
    what repeats it or one that is offered; none for a story that stands alone.
    """
    document = live.version.document
    if not document.related_automatic:
        return []
    return _unlike(live, [id for id in shortlist(live) if id not in document.related])


def shortlist(live: LiveStory) -> list[int]:
    """Return the ids of those that have most in common with a story, the most akin first."""
    traits = _traits(live)
    stories = LiveStory.objects.listed().order_by()[:STORIES].count()
    rarities = _rarities(traits, _language(live), stories)
    telling = sorted(
        (trait for trait in rarities if rarities[trait] > 0),
        key=lambda trait: (kinship.WEIGHTS[trait[0]] * rarities[trait], str(trait)),
        reverse=True,
    )
    others = _kin(_newest(telling[:TRAITS], _language(live)), telling, live)
    story = Kin(live.pk, live.listed_at, live.section_id, frozenset(traits))
    return kinship.ranked(story, others, rarities, stories)[:SHORTLIST]


def refresh(story_ids: Iterable[int], *, now: datetime) -> int:
    """Score these live stories anew; return how many offer other stories than before."""
    changed = 0
    for story_id in story_ids:
        with transaction.atomic():
            rows = LiveStory.objects.select_for_update(of=("self",)).select_related("version")
            live = rows.filter(pk=story_id, status=Status.LIVE).first()
            if live and (best := find(live)) != live.related:
                LiveStory.objects.filter(pk=story_id).update(related=best)
                purge.refresh([f"story:{story_id}"], now=now)
                changed += 1
    return changed


def refresh_some(below: int | None, *, now: datetime) -> int | None:
    """Score some of the live stories anew, newest first; return where to go on, if anywhere.

    below  only stories with smaller ids
    """
    stories = LiveStory.objects.listed().order_by("-story_id")
    if below is not None:
        stories = stories.filter(pk__lt=below)
    ids = list(stories.values_list("pk", flat=True)[:AT_ONCE])
    refresh(ids, now=now)
    return ids[-1] if len(ids) == AT_ONCE else None


def touched(story_ids: Sequence[int]) -> list[int]:
    """Return these stories, and those that the first of them may belong beside."""
    found = LiveStory.objects.listed().filter(pk__in=story_ids[:1])
    akin = [id for live in found for id in shortlist(live)]
    return list(dict.fromkeys([*story_ids, *akin]))


def note_words(lives: Sequence[LiveStory]) -> None:
    """Write what new live stories are compared by; what belongs beside them is not looked for."""
    alone = [live for live in lives if not live.version.document.related_automatic]
    LiveWord.objects.bulk_create(word for live in lives for word in _words(live))
    LiveAlone.objects.bulk_create(LiveAlone(story=live) for live in alone)


def _note(live: LiveStory) -> None:
    forget(live)
    note_words([live])


def _words(live: LiveStory) -> Iterable[LiveWord]:
    language = _language(live)
    return (
        LiveWord(story=live, word=word, language=language, listed_at=live.listed_at)
        for word in _telling(live)
    )


def _telling(live: LiveStory) -> list[str]:
    """The words of headline and standfirst, stemmed; one or two letters say nothing."""
    folded = words(f"{live.headline}\n{live.standfirst}")
    stems = (stem(word, live.language) for word in folded if len(word) > 2 or not word.isascii())
    return sorted({found[:MAX_WORD] for found in stems if found})[:MOST_WORDS]


def _language(live: LiveStory) -> str:
    return live.language.partition("-")[0]


def _traits(live: LiveStory) -> set[Trait]:
    rows = {
        kind: of.model._default_manager.filter(story=live).order_by().values_list(of.column)
        for kind, of in KINDS.items()
    }
    return {(kind, row[0]) for kind in rows for row in rows[kind] if row[0] is not None}


def _rarities(traits: Iterable[Trait], language: str, stories: int) -> dict[Trait, float]:
    """How telling each trait is. The commonest of the words tells how many stories there are in
    the language, as far as words are counted."""
    ordered = sorted(traits, key=str)
    counted = together.counts(
        [
            KINDS[kind]
            .having(which, language=language)
            .values("story")
            .distinct()[: KINDS[kind].counted]
            for kind, which in ordered
        ]
    )
    carriers = dict(zip(ordered, counted, strict=True))
    written = max((carriers[trait] for trait in ordered if trait[0] == "word"), default=0)
    return {
        trait: (
            kinship.rarity_of_word(carriers[trait], written)
            if trait[0] == "word"
            else kinship.rarity(carriers[trait], stories)
        )
        for trait in ordered
    }


def _newest(traits: Iterable[Trait], language: str) -> set[int]:
    """The newest stories that have one of the traits."""
    rows = [
        KINDS[kind].having(which, language=language).order_by("-listed_at").values("story")[:EACH]
        for kind, which in traits
    ]
    return {row[0] for row in together.rows(rows)}


def _kin(ids: Iterable[int], traits: Iterable[Trait], live: LiveStory) -> list[Kin]:
    """Those of the stories that may be offered, with what they have of these traits."""
    rows = list(_others(live).filter(pk__in=ids).values_list("pk", "listed_at", "section"))
    wanted: dict[str, list[int | str]] = defaultdict(list)
    for kind, which in traits:
        wanted[kind].append(which)
    having: dict[int, set[Trait]] = defaultdict(set)
    for kind, these in wanted.items():
        found = KINDS[kind].having(*these, language=_language(live))
        found = found.filter(story__in=[row[0] for row in rows])
        for story, which in found.values_list("story_id", KINDS[kind].column):
            having[story].add((kind, which))
    return [Kin(pk, at, section, frozenset(having[pk])) for pk, at, section in rows]


def _others(live: LiveStory) -> QuerySet[LiveStory]:
    """What may be offered beside a story: neither itself, nor in another language, nor alone."""
    others = LiveStory.objects.listed().order_by().filter(stands_alone=None).exclude(pk=live.pk)
    others = others.exclude(translation_of=live.pk)
    if original := live.translation_of_id:
        others = others.exclude(Q(pk=original) | Q(translation_of=original))
    return others


def _unlike(live: LiveStory, ids: Sequence[int]) -> list[int]:
    entries = SearchEntry.objects.filter(pk__in=[live.pk, *ids]).annotate(
        printed=F("story__headline"), opening=Substr("body", 1, OPENING)
    )
    said = {
        pk: Wording(printed, opening)
        for pk, printed, opening in entries.values_list("pk", "printed", "opening")
    }
    own = said.pop(live.pk, Wording(live.headline, ""))
    return kinship.unlike(own, [(id, said[id]) for id in ids if id in said], MOST)
