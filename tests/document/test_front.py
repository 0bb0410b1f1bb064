"""The arrangement of the front page as a value, and the rule by which the page is filled."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import front
from articles.document.front import Arrangement, Band, Pin, Story, fill
from articles.document.schema import DocumentError

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)
SECTIONS = (1, 2, 3)

stories = st.builds(
    Story,
    id=st.integers(1, 40),
    at=st.integers(0, 5000).map(lambda minutes: NOW - timedelta(minutes=minutes)),
    section=st.sampled_from(SECTIONS),
    urgency=st.integers(1, 8),
    breaking=st.sampled_from([False, False, False, True]),
    pictured=st.booleans(),
)
#: Newest first, each once: as the database gives them.
lists = st.lists(stories, max_size=40, unique_by=lambda story: story.id).map(
    lambda found: sorted(found, key=lambda story: (story.at, story.id), reverse=True)
)
pins = st.builds(
    Pin,
    story=st.integers(1, 50),
    until=st.sampled_from([None, NOW - timedelta(hours=1), NOW, NOW + timedelta(hours=1)]),
)
maybe_pin = st.one_of(st.none(), pins)
arrangements = st.builds(
    Arrangement,
    lead=maybe_pin,
    besides=st.lists(maybe_pin, max_size=front.BESIDES).map(tuple),
    bands=st.lists(
        st.builds(Band, section=st.integers(1, 4), shown=st.booleans(), first=maybe_pin),
        max_size=4,
        unique_by=lambda band: band.section,
    ).map(tuple),
    quotes=st.lists(st.integers(1, 9), max_size=3, unique=True).map(tuple),
)


def a_list(*ids: int, **fields) -> list[Story]:
    """Stories a minute apart, newest first, of the first section unless told."""
    fields = {"section": 1} | fields
    return [
        Story(id=id, at=NOW - timedelta(minutes=place), **fields) for place, id in enumerate(ids)
    ]


def filled(arrangement: Arrangement, live: list[Story]) -> front.Filled:
    return fill(arrangement, live, SECTIONS, NOW)


def placed(page: front.Filled) -> list[int]:
    lead = [page.lead] if page.lead is not None else []
    return [*lead, *page.besides, *(id for band in page.bands for id in band.stories)]


# --- whatever is arranged ------------------------------------------------------------------------


@given(arrangements, lists)
def test_a_story_stands_once_outside_most_recent(arrangement, live):
    ids = placed(filled(arrangement, live))
    assert len(ids) == len(set(ids))


@given(arrangements, lists)
def test_nothing_stands_there_that_is_not_live(arrangement, live):
    page = filled(arrangement, live)
    assert {*placed(page), *page.river} <= {story.id for story in live}


@given(arrangements, lists)
def test_there_is_a_lead_as_soon_as_anything_is_live(arrangement, live):
    assert (filled(arrangement, live).lead is None) == (not live)


@given(arrangements, lists)
def test_most_recent_is_the_newest_whatever_is_pinned(arrangement, live):
    assert filled(arrangement, live).river == tuple(story.id for story in live[: front.RIVER])


@given(arrangements, lists)
def test_pinned_stories_keep_their_order(arrangement, live):
    page, there = filled(arrangement, live), {story.id for story in live}
    asked = [pin for pin in (arrangement.lead, *arrangement.besides) if pin]
    held = [pin.story for pin in asked if pin.holds(NOW) and pin.story in there]
    held = list(dict.fromkeys(held))
    above = [id for id in (page.lead, *page.besides) if id in held]
    assert above == held


@given(arrangements, lists)
def test_what_is_breaking_stands_on_top_newest_first(arrangement, live):
    page = filled(arrangement, live)
    pinned = {pin.story for pin in (arrangement.lead, *arrangement.besides) if pin}
    breaking = [story.id for story in live if story.breaking]
    above = [id for id in (page.lead, *page.besides) if id in breaking]
    assert set(above) == set(breaking)
    assert [id for id in above if id not in pinned] == [id for id in breaking if id not in pinned]


@given(arrangements, lists)
def test_a_band_holds_stories_of_its_section_alone(arrangement, live):
    of = {story.id: story.section for story in live}
    for band in filled(arrangement, live).bands:
        assert {of[id] for id in band.stories} == {band.section}
        assert len(band.stories) <= front.IN_A_BAND


@given(arrangements, lists)
def test_pins_that_ended_are_as_none(arrangement, live):
    def kept(pin):
        return pin if pin and pin.holds(NOW) else None

    without = Arrangement(
        lead=kept(arrangement.lead),
        besides=tuple(map(kept, arrangement.besides)),
        bands=tuple(
            Band(section=band.section, shown=band.shown, first=kept(band.first))
            for band in arrangement.bands
        ),
    )
    assert filled(without, live) == filled(arrangement, live)


# --- what fills itself ---------------------------------------------------------------------------


def test_nothing_arranged_is_a_front_page_too():
    page = filled(Arrangement(), a_list(9, 8, 7, 6, 5, 4, 3))
    assert (page.lead, page.besides) == (9, (8, 7, 6, 5))
    assert page.bands == (front.FilledBand(1, (4, 3)),)


def test_the_most_urgent_of_the_day_leads():
    live = [*a_list(1, 2), *a_list(3, urgency=1)]
    assert filled(Arrangement(), live).lead == 3


def test_the_newest_that_is_breaking_leads_and_the_other_stands_first_beside_it():
    live = [*a_list(1, urgency=1), *a_list(2, 3, breaking=True)]
    page = filled(Arrangement(), live)
    assert (page.lead, page.besides) == (2, (3, 1))


def test_two_that_are_breaking_stand_before_what_is_pinned():
    live = [*a_list(1, 2, breaking=True), *a_list(3, 4, 5, 6, 7)]
    pinned = Arrangement(lead=Pin(story=3), besides=tuple(Pin(story=n) for n in (4, 5, 6, 7)))
    page = filled(pinned, live)
    assert (page.lead, page.besides) == (3, (1, 2, 4, 5, 6, 7))


def test_a_pin_keeps_its_place_and_the_places_around_it_fill():
    page = filled(Arrangement(besides=(None, None, Pin(story=2))), a_list(9, 8, 7, 6, 2))
    assert page.besides == (8, 7, 2, 6)


def test_a_pin_ends_at_its_time():
    def lead(until):
        return filled(Arrangement(lead=Pin(story=1, until=until)), a_list(9, 1)).lead

    assert lead(NOW + timedelta(seconds=1)) == 1
    assert lead(NOW) == 9


def test_a_story_on_top_of_its_band_is_taken_by_no_place_above():
    live = [*a_list(9, urgency=1), *a_list(8, 7)]
    page = filled(Arrangement(bands=(Band(section=1, first=Pin(story=9)),)), live)
    assert (page.lead, page.besides) == (8, (7,))
    assert page.bands == (front.FilledBand(1, (9,)),)


def test_bands_stand_as_arranged_and_new_sections_follow():
    live = [story for n in SECTIONS for story in a_list(*range(n * 10, n * 10 + 8), section=n)]
    arranged = Arrangement(bands=(Band(section=3), Band(section=1, shown=False)))
    page = fill(arranged, live, [*SECTIONS], NOW)
    assert [band.section for band in page.bands] == [3, 2]


# --- a small change ------------------------------------------------------------------------------


def test_a_new_lead_stands_nowhere_else():
    before = Arrangement(
        lead=Pin(story=1),
        besides=(Pin(story=2), Pin(story=3)),
        bands=(Band(section=1, first=Pin(story=3)),),
        quotes=(5,),
    )
    after = before.with_lead(3)
    assert after.lead == Pin(story=3)
    assert after.besides == (Pin(story=2),)
    assert after.bands == (Band(section=1),)
    assert after.quotes == (5,)


@given(arrangements)
def test_nothing_differs_from_itself(arrangement):
    assert front.changes(arrangement, arrangement, SECTIONS) == []


@given(arrangements, arrangements)
def test_what_reads_differently_is_told(one, other):
    told = front.changes(one, other, [1, 2, 3, 4])
    assert all(change.before != change.after for change in told)
    if (one.lead, one.quotes) != (other.lead, other.quotes):
        assert told


# --- stored form ---------------------------------------------------------------------------------


@given(arrangements)
def test_what_is_written_is_read_again(arrangement):
    assert front.read(front.write(arrangement)) == arrangement


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        '{"schema":2}',
        '{"schema":1,"unknown":0}',
        '{"schema":1,"lead":{"story":"7"}}',
        b"\xff",
    ],
)
def test_what_is_no_arrangement_is_refused(text):
    with pytest.raises(DocumentError):
        front.read(text)


def test_the_text_of_an_arrangement_never_changes_its_form():
    """Migration 0020 wrote it by hand: a new form needs a new schema."""
    assert front.write(Arrangement(lead=Pin(story=7))) == (
        '{"schema":1,"lead":{"story":7,"until":null},"besides":[],"bands":[],"quotes":[]}'
    )
