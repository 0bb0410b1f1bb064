"""The stories that the demo offers beside each other are those that a reader would accept."""

from collections.abc import Callable

import pytest

from articles.models import LiveStory
from tests.management.related_scores import halves, labels, offers, score

pytestmark = pytest.mark.django_db

WANTED = 0.8


def test_four_of_five_offers_would_be_accepted(
    demo: list[str], record_property: Callable[[str, object], None]
) -> None:
    labelled, offered = labels(), offers()
    scores = {name: score(offered, part) for name, part in halves().items()}
    scores["all"] = score(offered, labelled)

    for name, found in scores.items():
        record_property(f"related stories, precision of the first three, {name}", str(found))
        assert found.precision >= WANTED, name
    assert scores["all"].silent <= len(labelled) // 8


def test_every_live_story_of_the_demo_is_labelled(demo: list[str]) -> None:
    slugs = set(LiveStory.objects.listed().values_list("slug", flat=True))

    assert set(labels()) == slugs
    assert {other for others in labels().values() for other in others} <= slugs
