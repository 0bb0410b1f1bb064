"""How good the related stories of the demo newsroom are, judged by labels: `make related`.

The labels are tests/data/related.toml: for each live story, which others a reader would accept.
Half of them served for tuning the weights, the rest were kept back. Counted are the first three
stories that readers are offered automatically; where less is offered, as many.
"""

import tomllib
from collections.abc import Collection, Mapping
from pathlib import Path
from typing import NamedTuple

from articles.models import LiveStory
from articles.publishing import related

LABELS = Path(__file__).parent.parent / "data" / "related.toml"
FIRST = 3

type Labels = Mapping[str, Collection[str]]


class Score(NamedTuple):
    """Of so many offers so many were accepted; `silent` stories offer none."""

    accepted: int
    offered: int
    stories: int
    silent: int

    @property
    def precision(self) -> float:
        return self.accepted / self.offered

    def __str__(self) -> str:
        return (
            f"{self.precision:.2f} ({self.accepted} of {self.offered} offers, "
            f"{self.stories} stories, {self.silent} without any)"
        )


def halves() -> dict[str, Labels]:
    """The stories that served for tuning and those that were kept back."""
    return tomllib.loads(LABELS.read_text(encoding="utf-8"))


def labels() -> Labels:
    return {slug: others for half in halves().values() for slug, others in half.items()}


def offers() -> dict[str, list[str]]:
    """The first stories that each live one offers, by slug, found anew."""
    lives = list(LiveStory.objects.listed().select_related("version"))
    slugs = {live.pk: live.slug for live in lives}
    return {live.slug: [slugs[id] for id in related.find(live)[:FIRST]] for live in lives}


def score(offered: Mapping[str, list[str]], labelled: Labels) -> Score:
    hits = [other in labelled[slug] for slug in labelled for other in offered[slug]]
    silent = sum(not offered[slug] for slug in labelled)
    return Score(sum(hits), len(hits), len(labelled), silent)
