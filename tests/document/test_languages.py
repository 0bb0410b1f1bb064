"""Directions and quotation marks of languages."""

import pytest

from articles.document.languages import direction, in_marks


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", "ltr"),
        ("ar", "rtl"),
        ("ar-EG", "rtl"),
        ("fa", "rtl"),
        ("he", "rtl"),
        ("az-Arab", "rtl"),
        ("ar-Latn", "ltr"),
        ("uz", "ltr"),
        ("", "ltr"),
    ],
)
def test_direction(language, expected):
    assert direction(language) == expected


def test_words_stand_between_the_marks_of_their_language():
    assert in_marks("No time.", "en") == "“No time.”"
    assert in_marks("Keine Zeit.", "de") == "„Keine Zeit.“"
    assert in_marks("Pas le temps.", "fr-CH") == "«\xa0Pas le temps.\xa0»"
    assert in_marks("لا وقت", "ar") == "«لا وقت»"


def test_words_that_have_marks_keep_them():
    assert in_marks("«No time»", "en") == "«No time»"
    assert in_marks("", "en") == "“”"
