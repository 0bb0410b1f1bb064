"""Times off the wall: the hour that is not there, the hour that is there twice."""

# ruff: noqa: DTZ001 (a wall time has no zone: that is what these tests are about)

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import walltime

BERLIN = ZoneInfo("Europe/Berlin")


def test_most_times_are_one_instant_kept_with_the_words_and_the_zone():
    reading = walltime.read(datetime(2026, 7, 1, 14), BERLIN)

    assert reading.kind == "once"
    assert reading.chosen(None) == (
        datetime(2026, 7, 1, 12, tzinfo=UTC),
        "Europe/Berlin",
        "2026-07-01T14:00:00",
    )


def test_when_clocks_go_back_the_same_words_mean_two_instants():
    reading = walltime.read(datetime(2026, 10, 25, 2, 30), BERLIN)

    assert reading.kind == "twice"
    assert [choice.at.hour for choice in reading.choices] == [0, 1]
    assert reading.chosen(None) is None
    assert reading.chosen(reading.choices[1].at) == reading.choices[1]
    assert reading.chosen(datetime(2026, 10, 25, 5, tzinfo=UTC)) is None


def test_when_clocks_go_forward_the_words_mean_none_and_both_sides_are_offered():
    reading = walltime.read(datetime(2026, 3, 29, 2, 30), BERLIN)

    assert reading.kind == "never"
    there = [choice.at.astimezone(BERLIN) for choice in reading.choices]
    assert [f"{at:%H:%M}" for at in there] == ["01:30", "03:30"]


def test_half_an_hour_may_be_missing_too():
    lord_howe = ZoneInfo("Australia/Lord_Howe")

    assert walltime.read(datetime(2026, 10, 4, 2, 15), lord_howe).kind == "never"
    assert walltime.read(datetime(2026, 10, 4, 2, 30), lord_howe).kind == "once"


def test_a_time_with_a_zone_of_its_own_is_no_wall_time():
    with pytest.raises(ValueError, match="zone"):
        walltime.read(datetime(2026, 7, 1, tzinfo=UTC), BERLIN)


@given(
    wall=st.datetimes(datetime(1980, 1, 1), datetime(2100, 1, 1)),
    zone=st.sampled_from(
        ["Europe/Berlin", "America/New_York", "Asia/Tehran", "UTC", "Pacific/Apia"]
    ),
)
def test_each_instant_reads_as_the_wall_says_unless_that_time_never_was(wall, zone):
    place = ZoneInfo(zone)
    reading = walltime.read(wall, place)

    shown = {choice.at.astimezone(place).strftime(walltime.FORM) for choice in reading.choices}
    assert len(reading.choices) == (1 if reading.kind == "once" else 2)
    assert (shown == {wall.strftime(walltime.FORM)}) == (reading.kind != "never")
