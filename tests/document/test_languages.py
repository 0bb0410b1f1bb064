"""Directions, quotation marks and lists of languages."""

import pytest

from articles.document.languages import comma, direction, in_marks, joints


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


@pytest.mark.parametrize(
    ("language", "listed"),
    [
        ("en", "A, B and C"),
        ("de-CH", "A, B und C"),
        ("fr", "A, B et C"),
        ("es", "A, B y C"),
        ("ar", "A، B وC"),
        ("pl", "A, B and C"),
    ],
)
def test_a_list_is_joined_as_its_language_joins_it(language, listed):
    names = ["A", "B", "C"]

    assert "".join(map("".join, zip(joints(names, language), names, strict=True))) == listed
    assert (joints([], language), joints(["A"], language)) == ([], [""])


@pytest.mark.parametrize("name", ["Isabel Ruiz", "Íñigo Sanz", "Hilario Paz", "Yvonne Sol"])
def test_and_is_e_in_spanish_before_its_own_sound(name):
    assert joints(["Ana", name], "es-MX") == ["", " e "]


@pytest.mark.parametrize("name", ["Yolanda Gil", "Hierro Paz", "Ian Ros", "Luis Gil"])
def test_and_is_y_in_spanish_before_any_other_sound(name):
    assert joints(["Ana", name], "es") == ["", " y "]


def test_a_comma_is_of_its_script():
    assert [comma(code) for code in ("en", "ar-EG", "fa", "ja", "")] == [
        ", ",
        "، ",
        "، ",
        "、",
        ", ",
    ]
