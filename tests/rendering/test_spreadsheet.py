"""CSV that a spreadsheet opens as text."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.rendering import spreadsheet

PARTS = (",", ";", "|")


def begins_a_formula(text: str) -> bool:
    return text.lstrip(" \"“”‘’`'").startswith(("=", "+", "-", "@"))


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "  =1",
        '"=1',
        "'=1",
        '" "=1',
        "＝1",
        "\x00=1",
        "\x85=1",
    ],
)
def test_an_apostrophe_stands_where_a_formula_could_begin(text: str) -> None:
    assert spreadsheet.cell(text).startswith("'")


@pytest.mark.parametrize("text", ["\tx", "\rx", "\nx", "x\ty", "x\r\ny", "x\u2028y"])
def test_tabs_and_line_breaks_are_blanks(text: str) -> None:
    assert not set(spreadsheet.cell(text)) & set("\t\r\n\u2028")


@pytest.mark.parametrize("text", ["x;=1", 'x;"=1"', "x, =1", "x|@y"])
def test_neither_does_a_program_that_parts_cells_elsewhere_find_one(text: str) -> None:
    first, rest = spreadsheet.cell(text)[:2], spreadsheet.cell(text)[2:]

    assert first == text[:2]
    assert rest.startswith("'")


@pytest.mark.parametrize("text", ["", "update, version 3", "a = b", "Ana-Lena", "192.0.2.0/24"])
def test_other_text_stays_as_it_is(text: str) -> None:
    assert spreadsheet.cell(text) == text


@given(st.lists(st.text(alphabet="=+-@,;|\"' \tax\r\n＝"), min_size=1, max_size=4))
def test_no_cell_of_a_file_is_a_formula_and_none_is_lost(row: list[str]) -> None:
    file = "".join(spreadsheet.lines([row]))

    assert file.startswith("\ufeff")
    [read] = csv.reader(StringIO(file.removeprefix("\ufeff")))
    assert len(read) == len(row)
    for cell in read:
        for sign in PARTS:
            assert not any(
                begins_a_formula(part) and not part.startswith("'") for part in cell.split(sign)
            )


def test_a_long_cell_takes_no_longer_than_its_length() -> None:
    assert spreadsheet.cell("\"' ," * 250_000 + "x").endswith("x")
