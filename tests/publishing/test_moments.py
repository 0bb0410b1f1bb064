"""Days, times and numbers as each language writes them."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.utils.formats import get_format
from django.utils.translation import override

from articles.publishing import moments

PARIS = datetime(2014, 9, 15, 19, 5, tzinfo=ZoneInfo("Europe/Paris"))
NAMES = (
    "CLOCK SHORT_CLOCK DAY DAY_OF_YEAR SHORT_DAY SHORT_DAY_OF_YEAR WEEKDAY MOMENT MONTH FIRST"
    " SHORT_MONTHS ZONES ZONE_AT"
)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "15 September 2014, 19:05 CEST"),
        ("en-gb", "15 September 2014, 19:05 CEST"),
        ("de", "15. September 2014, 19:05 Uhr MESZ"),
        ("de-at", "15. September 2014, 19:05 Uhr MESZ"),
        ("es", "15 de septiembre de 2014, 19:05 CEST"),
        ("fr", "15 septembre 2014 à 19h05 CEST"),
        ("ar", "15 سبتمبر 2014، 19:05 بتوقيت وسط أوروبا الصيفي"),
    ],
)
def test_a_moment_is_told_as_its_language_tells_it(language, said):
    with override(language):
        assert moments.full(PARIS) == said


@pytest.mark.parametrize(
    ("language", "january", "september"),
    [
        ("en", "1 Jan 2014", "15 Sep 2014"),
        ("de", "01.01.2014", "15.09.2014"),
        ("es", "1 ene 2014", "15 sept 2014"),
        ("fr", "1er janv. 2014", "15 sept. 2014"),
    ],
)
def test_a_short_date_has_the_month_as_dailies_shorten_it(language, january, september):
    with override(language):
        assert moments.short_day(date(2014, 1, 1)) == january
        assert moments.short_day(PARIS) == september


def test_a_column_of_times_has_no_word_beside_each():
    with override("de"):
        assert (moments.short_time(PARIS), moments.time(PARIS)) == ("19:05", "19:05 Uhr")


def test_the_first_of_a_month_is_not_a_number_in_french():
    with override("fr"):
        assert moments.weekday(date(2014, 9, 1)) == "Lundi 1er septembre 2014"
        assert moments.weekday(date(2014, 9, 2)) == "Mardi 2 septembre 2014"


@pytest.mark.parametrize(
    ("language", "day", "month"),
    [
        ("en", "Monday 15 September 2014", "September 2014"),
        ("fr", "lundi 15 septembre 2014", "septembre 2014"),
        ("es", "lunes, 15 de septiembre de 2014", "septiembre de 2014"),
    ],
)
def test_within_a_sentence_days_and_months_are_small_where_the_language_has_them_small(
    language, day, month
):
    with override(language):
        assert (moments.weekday_within(PARIS), moments.month_within(PARIS)) == (day, month)
        assert (moments.weekday(PARIS)[1:], moments.month(PARIS)[1:]) == (day[1:], month[1:])


def test_a_zone_without_a_name_is_told_by_its_distance():
    riyadh, kathmandu = ZoneInfo("Asia/Riyadh"), ZoneInfo("Asia/Kathmandu")

    assert moments.zone(PARIS.astimezone(riyadh)) == "UTC+3"
    assert moments.zone(PARIS.astimezone(kathmandu)) == "UTC+5:45"
    assert moments.zone(PARIS.astimezone(UTC)) == "UTC"
    with override("ar"):
        assert moments.zone(PARIS.astimezone(riyadh)) == "بتوقيت غرينتش \u200e+3"


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "31,000"), ("de", "31.000"), ("es", "31.000"), ("fr", "31\u202f000"), ("ar", "31,000")],
)
def test_thousands_are_parted_as_the_language_does(language, said):
    with override(language):
        assert moments.number(31000) == said


@pytest.mark.parametrize("language", dict(settings.LANGUAGES))
def test_every_language_of_the_site_says_how_it_writes(language):
    with override(language):
        assert [name for name in NAMES.split() if get_format(name) == name] == []
