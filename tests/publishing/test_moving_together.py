"""What else moves with a publication: the quote index, the purge log."""

import pytest

from articles.models import (
    LiveQuote,
    Purge,
    Story,
    Transition,
)
from articles.publishing import purge
from tests import builders as a
from tests.publishing.deeds import HOUR, edit, take_down

pytestmark = pytest.mark.django_db


def test_the_quote_index_holds_the_words_as_they_stand_in_the_live_story() -> None:
    person = a.a_person("Lena Brandt")
    story = a.a_story(text="<p>“It is ours,” she said.</p>")
    a.a_quotation(story, a.a_quote("It is ours.", speaker=person, role="owner"))

    live = a.published(story)

    quote = LiveQuote.objects.get()
    assert (quote.words, quote.attribution, quote.role) == ("It is ours.", "Lena Brandt", "owner")
    assert (quote.anchor, quote.speaker, quote.story) == ("q1", person, live)


def test_every_page_that_showed_it_and_that_shows_it_now_is_told() -> None:
    live = a.a_live_story(section=a.a_section("World"))
    sport = a.a_section("Sport")
    before = purge.position()
    edit(live.story, section=sport)

    old_section = live.section_id
    a.published(live.story)

    keys = set(Purge.objects.filter(position__gt=before).values_list("key", flat=True))
    assert {f"section:{old_section}", f"section:{sport.pk}", f"story:{live.pk}", "front"} <= keys


def test_purges_are_numbered_without_a_gap() -> None:
    for _ in range(3):
        a.a_live_story()

    positions = list(Purge.objects.values_list("position", flat=True))
    assert positions == list(range(1, len(positions) + 1))
    assert purge.position() == positions[-1]


def test_no_stage_is_changed_by_publishing() -> None:
    live = a.a_live_story()

    assert Story.objects.get().stage == live.story.stage
    assert not Transition.objects.exists()


def told(since: int) -> set[str]:
    return set(Purge.objects.filter(position__gt=since).values_list("key", flat=True))


def test_every_page_is_told_when_a_section_gets_its_first_story_or_loses_its_last() -> None:
    empty = purge.position()
    live = a.a_live_story(section=a.a_section("Sport"))
    assert "sections" in told(empty)

    held = purge.position()
    another = a.a_live_story(section=a.a_section("Sport"))
    assert "sections" not in told(held)

    take_down(another.story)
    assert "sections" not in told(held)
    take_down(live.story)
    assert "sections" in told(held)


def test_every_page_is_told_of_what_is_breaking() -> None:
    live = a.a_live_story()
    assert "breaking" not in told(0)

    edit(live.story, breaking_until=a.NOON + HOUR)
    a.published(live.story)
    assert "breaking" in told(0)
