"""What lists go by: the places of topics, authors and sources, the days, what was put right."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.management import call_command

from articles.models import (
    Kind,
    LiveAuthor,
    LiveCorrection,
    LiveDay,
    LiveSource,
    LiveStory,
    LiveTopic,
    Purge,
    Version,
)
from articles.publishing import publish
from tests import builders as a

THE_DAY = a.NOON.date()


def a_listed_story(headline: str, author: Any, source: Any, **fields: Any) -> LiveStory:
    story = a.a_story(headline, text="<p>There came nearly 40 countries.</p>", topics=["Ferries"])
    a.a_byline(story, author)
    a.a_citation(story, "nearly 40 countries", source=source)
    return a.published(story, **{"now": a.NOON} | fields)


def lists(author: Any, source: Any) -> list[list[str]]:
    live = LiveStory.objects
    rows = (
        live.of_topic(a.a_topic("Ferries").pk),
        live.by_author(author.pk),
        live.from_source(source.pk),
    )
    return [list(some.values_list("headline", flat=True)) for some in rows]


def changed(story: Any, **fields: Any) -> Any:
    type(story).objects.filter(pk=story.pk).update(**fields)
    story.refresh_from_db()
    return story


@pytest.mark.django_db
class TestPlaces:
    def test_lists_are_newest_first_and_an_update_comes_to_the_top(self) -> None:
        author, source = a.an_author(), a.a_source()
        first = a_listed_story("First", author, source)
        a_listed_story("Second", author, source, now=a.NOON + timedelta(hours=1))
        assert lists(author, source) == [["Second", "First"]] * 3

        a.published(changed(first.story, headline="First again"), now=a.NOON + timedelta(hours=2))

        assert lists(author, source) == [["First again", "Second"]] * 3

    def test_what_puts_right_moves_no_place(self) -> None:
        author, source = a.an_author(), a.a_source()
        first = a_listed_story("First", author, source)
        a_listed_story("Second", author, source, now=a.NOON + timedelta(hours=1))

        later = a.NOON + timedelta(hours=2)
        publish.correct(first.pk, **a.press(first.story, note="It is 41.", now=later))

        assert lists(author, source) == [["Second", "First"]] * 3

    def test_what_is_withdrawn_leaves_no_row(self) -> None:
        author, source = a.an_author(), a.a_source()
        live = a_listed_story("First", author, source)

        publish.retract(live.pk, **a.press(live.story, note="Wrong."))

        assert lists(author, source) == [[]] * 3
        assert not any(rows.objects.exists() for rows in (LiveAuthor, LiveSource, LiveTopic))

    def test_a_row_has_the_place_of_its_story(self) -> None:
        live = a_listed_story("First", a.an_author(), a.a_source())

        places = [rows.objects.get().listed_at for rows in (LiveAuthor, LiveSource, LiveTopic)]
        assert places == [live.listed_at] * 3


def days() -> dict[date, int]:
    return dict(LiveDay.objects.filled().values_list("date", "stories"))


def purged(since: int) -> set[str]:
    keys = Purge.objects.filter(position__gt=since).values_list("key", flat=True)
    return {key for key in keys if key.startswith(("day", "month", "year", "archive"))}


def purged_by(deed: Callable[[], object]) -> set[str]:
    last = Purge.objects.order_by("position").values_list("position", flat=True).last()
    deed()
    return purged(last or 0)


@pytest.mark.django_db
class TestDays:
    def test_a_day_counts_what_is_live_of_it(self) -> None:
        kept, gone = a.a_live_story(), a.a_live_story()
        a.a_live_story(now=a.NOON + timedelta(days=1))
        assert days() == {THE_DAY: 2, THE_DAY + timedelta(days=1): 1}

        publish.take_down(gone.pk, **a.press(gone.story))
        assert days()[THE_DAY] == 1
        publish.take_down(kept.pk, **a.press(kept.story))
        assert THE_DAY not in days()

        number = Version.objects.filter(story=kept.pk).earliest("number").number
        publish.republish(kept.pk, number, **a.press(kept.story))
        assert days()[THE_DAY] == 1

    def test_a_day_knows_when_one_of_its_stories_changed_last(self) -> None:
        live = a.a_live_story()
        later = a.NOON + timedelta(days=3)

        a.published(live.story, now=later)

        assert LiveDay.objects.get().changed_at == later

    def test_pages_of_the_archive_are_told_what_changed_of_them(self) -> None:
        counting = {"day:20260304", "month:202603", "year:2026", "archive"}
        assert purged_by(lambda: a.a_live_story(slug="one")) == counting | {"days"}
        assert purged_by(lambda: a.a_live_story(slug="two")) == counting

        one, two = LiveStory.objects.order_by("pk")
        assert purged_by(lambda: a.published(one.story)) == {"day:20260304"}
        assert purged_by(lambda: publish.take_down(two.pk, **a.press(two.story))) == counting
        last = purged_by(lambda: publish.take_down(one.pk, **a.press(one.story)))
        assert last == counting | {"days"}


def put_right() -> list[tuple[str, str]]:
    return list(LiveCorrection.objects.order_by("at", "pk").values_list("kind", "note"))


@pytest.mark.django_db
class TestCorrections:
    def test_every_correction_and_clarification_is_kept(self) -> None:
        live = a.a_live_story()
        publish.correct(live.pk, **a.press(live.story, note="It is 162."))
        clear = a.press(live.story, note="Not the primary schools.", kind=Kind.CLARIFICATION)
        publish.correct(live.pk, **clear)
        a.published(live.story)

        assert put_right() == [
            ("correction", "It is 162."),
            ("clarification", "Not the primary schools."),
        ]

    def test_a_retraction_keeps_its_notice_and_nothing_from_before(self) -> None:
        live = a.a_live_story()
        publish.correct(live.pk, **a.press(live.story, note="It is 162."))

        publish.retract(live.pk, **a.press(live.story, note="It rested on a forged paper."))

        assert put_right() == [("retraction", "It rested on a forged paper.")]

    def test_a_take_down_leaves_nothing(self) -> None:
        live = a.a_live_story()
        publish.correct(live.pk, **a.press(live.story, note="It is 162."))

        publish.take_down(live.pk, **a.press(live.story))

        assert put_right() == []

    def test_the_page_of_corrections_is_told(self) -> None:
        live = a.a_live_story()
        assert not Purge.objects.filter(key="corrections").exists()

        publish.correct(live.pk, **a.press(live.story, note="It is 162."))
        assert Purge.objects.filter(key="corrections", mode="refresh").exists()

        publish.take_down(live.pk, **a.press(live.story))
        assert Purge.objects.filter(key="corrections", mode="withdraw").exists()


BEFORE = "0015_boxes_and_translations"
ROWS = (LiveAuthor, LiveCorrection, LiveDay, LiveSource, LiveTopic)


@pytest.fixture
def upgrading() -> Iterator[None]:
    """Whatever happens, the next test finds today's tables."""
    yield
    call_command("migrate", verbosity=0)


@pytest.mark.django_db(transaction=True)
def test_an_upgrade_writes_what_a_publication_writes(upgrading: None) -> None:
    author, source = a.an_author(), a.a_source()
    first = a_listed_story("First", author, source)
    publish.correct(first.pk, **a.press(first.story, note="It is 41."))
    wrong = a_listed_story("Wrong", author, source)
    publish.correct(wrong.pk, **a.press(wrong.story, note="It is 42."))
    publish.retract(wrong.pk, **a.press(wrong.story, note="All wrong."))
    gone = a_listed_story("Gone", author, source)
    publish.correct(gone.pk, **a.press(gone.story, note="It is 43."))
    publish.take_down(gone.pk, **a.press(gone.story))
    before = [list(rows.objects.order_by("pk").values()) for rows in ROWS]

    call_command("migrate", "articles", BEFORE, verbosity=0)
    call_command("migrate", verbosity=0)

    after = [list(rows.objects.order_by("pk").values()) for rows in ROWS]
    for rows in (*before, *after):
        for row in rows:
            row.pop("id", None)
    assert after == before
    assert [len(rows) for rows in after] == [1, 2, 1, 1, 1]
