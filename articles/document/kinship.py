"""Which stories belong beside one: by the people, topics, sources and words that they share.

What few stories have counts for much, what many have for little: a person who spoke in two stories
of a thousand ties them, the word “council” ties nothing. Stories that are far apart in time are
less akin. What nearly repeats the story, or one that is offered already, is left out, and so is
what has too little in common: nothing rather than nonsense.
"""

import math
from collections.abc import Iterable, Mapping, Set
from datetime import datetime
from typing import NamedTuple

from articles.document import likeness

#: What two stories may share: the kind, and which one ("topic", 12) or ("word", "ferri").
Trait = tuple[str, int | str]

#: How much a trait of each kind counts that is as rare as can be, and the same section.
WEIGHTS: Mapping[str, float] = {"person": 2.5, "topic": 4.0, "source": 1.0, "word": 1.5}
SECTION = 0.2
#: So much must be in common in a newsroom of GROWN stories; one with fewer has little else to show.
LEAST, GROWN = 1.0, 40
FLOOR = 0.25  # more than a section and a word that may be rare by chance
#: Rarity counts for more than in proportion: what many have ties nothing, even taken together.
STEEP = 3
#: Among FEWEST stories or fewer it is not known what is rare, and before PROVEN not well.
FEWEST, PROVEN = 100, 200
#: Years between two stories lower what they have in common towards this part of it.
FAR, YEAR = 0.6, 365.0
#: A word that one story in so many has is no sign of anything.
COMMON = 4

#: So much of the shorter headline or text in the longer one makes them the same story again.
SAME_HEADLINE, SAME_TEXT = 0.8, 0.5
SHORTEST_TEXT = 40  # words, from which two texts are compared


class Kin(NamedTuple):
    """A story, as it is compared: `traits` that it has, `listed_at` its place in lists."""

    id: int
    listed_at: datetime
    section: int | None
    traits: frozenset[Trait]


class Wording(NamedTuple):
    """What a story says, as far as it tells a repetition from another story."""

    headline: str
    text: str


def rarity(carriers: int, stories: int) -> float:
    """Return how telling a trait is that an editor gave: near 1 when few have it, near 0 when most.

    carriers  how many live stories have it
    stories   of how many
    """
    return _rarity(carriers, max(stories, FEWEST), stories)


def rarity_of_word(carriers: int, stories: int) -> float:
    """Return the same for a word, which is telling only where it is known to be rare.

    stories  how many there are in its language
    """
    return _rarity(carriers, stories, stories) if carriers * COMMON <= stories else 0.0


def ranked(
    story: Kin, others: Iterable[Kin], rarities: Mapping[Trait, float], stories: int
) -> list[int]:
    """Return the ids of stories that have enough in common with one, the most akin first.

    stories  how many are live
    Among equals the newer comes first. Never the story itself.
    """
    least = max(FLOOR, LEAST * min(1.0, stories / GROWN))
    scored = [(score(story, other, rarities), other) for other in others if other.id != story.id]
    scored = [pair for pair in scored if pair[0] >= least]
    scored.sort(key=lambda pair: (pair[0], pair[1].listed_at, pair[1].id), reverse=True)
    return [other.id for _, other in scored]


def score(story: Kin, other: Kin, rarities: Mapping[Trait, float]) -> float:
    """Return how much two stories have in common; 0 when nothing but the section."""
    shared = story.traits & other.traits
    common = sum(WEIGHTS[kind] * rarities.get((kind, which), 0.0) for kind, which in shared)
    if not common:
        return 0.0
    if story.section is not None and story.section == other.section:
        common += SECTION
    days = abs(story.listed_at - other.listed_at).total_seconds() / 86_400
    return common * (FAR + (1 - FAR) * math.exp(-days / YEAR))


def unlike(story: Wording, others: Iterable[tuple[int, Wording]], most: int) -> list[int]:
    """Return the first ids whose story repeats neither this one nor one before it in the list."""
    taken: list[tuple[int, _Print]] = []
    own = _printed(story)
    for id, wording in others:
        if len(taken) == most:
            break
        found = _printed(wording)
        if not any(_repeats(found, other) for other in [own, *(each for _, each in taken)]):
            taken.append((id, found))
    return [id for id, _ in taken]


class _Print(NamedTuple):
    headline: frozenset[str]
    runs: frozenset[int]


def _printed(wording: Wording) -> _Print:
    words = wording.text.split()[: likeness.MOST_WORDS]
    long = len(words) >= SHORTEST_TEXT
    return _Print(
        frozenset(likeness.plain(wording.headline).split()),
        likeness.runs(" ".join(words)) if long else frozenset(),
    )


def _repeats(one: _Print, other: _Print) -> bool:
    return (
        _overlap(one.headline, other.headline) >= SAME_HEADLINE
        or _within(one.runs, other.runs) >= SAME_TEXT
    )


def _rarity(carriers: int, among: int, stories: int) -> float:
    share = max(among / max(carriers, 1), 1.0)
    return float((math.log(share) / math.log(max(stories, PROVEN))) ** STEEP)


def _overlap(one: Set[str], other: Set[str]) -> float:
    """How much of all the words of two headlines stands in both."""
    return len(one & other) / len(one | other) if one and other else 0.0


def _within(one: Set[int], other: Set[int]) -> float:
    """How much of the shorter text stands in the longer one."""
    return len(one & other) / min(len(one), len(other)) if one and other else 0.0
