"""The time a story takes: words or signs, at the speed of their script."""

import pytest

from articles.document.reading import minutes
from articles.document.schema import Document, Fact, FactBox, Figure, Text


def a_text(words: str) -> Document:
    return Document(blocks=(Text(id="b1", html=f"<p>{words}</p>"),))


@pytest.mark.parametrize(
    ("word", "a_minute"),
    [("ferry ", 193), ("паром ", 184), ("מעבורת ", 187), ("العبّارة ", 138), ("船", 255)],
)
def test_a_script_is_read_at_its_own_speed(word, a_minute):
    assert minutes(a_text(word * (5 * a_minute))) == 5
    assert minutes(a_text(word * (6 * a_minute))) == 6


def test_japanese_is_read_by_signs_kana_among_them():
    assert minutes(a_text("船が出る" * 357)) == 4


def test_a_text_in_two_scripts_takes_the_time_of_both():
    assert minutes(a_text("ferry " * 386 + "العبّارة " * 276)) == 4


def test_the_shortest_text_takes_a_minute_and_no_text_none():
    assert minutes(a_text("The ferry is back.")) == 1
    assert minutes(Document()) == 0


def test_where_nobody_measured_a_script_without_spaces_nothing_is_said():
    assert minutes(a_text("เรือข้ามฟากกลับมาแล้ว")) == 0


def test_what_is_not_read_from_top_to_bottom_does_not_count():
    box = FactBox(id="b2", facts=(Fact(term="24", words="countries " * 193),))
    picture = Figure(id="b3", caption="harbour " * 1930)

    assert minutes(Document(blocks=(box, picture))) == 1


def test_a_word_with_a_hyphen_or_an_apostrophe_is_one():
    assert minutes(a_text("night-ferry’s " * (193 * 3))) == 3
