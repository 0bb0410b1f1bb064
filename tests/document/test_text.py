"""What is kept of a text, and which texts count as equal."""

import time
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from articles.document.text import comparable, fold, number_sent, tidy

anything = st.text()


@given(anything)
def test_tidying_twice_changes_nothing(text: str) -> None:
    assert tidy(tidy(text)) == tidy(text)


@given(st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"])))
def test_legal_text_is_kept_as_typed(text: str) -> None:
    assert tidy(text) == text


def test_controls_go_and_lines_stay() -> None:
    assert tidy("a\x00b\r\nc\rd\te\x1b") == "ab\nc\nd\te"


@given(anything)
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)

    assert len(folded.offsets) == len(folded.text) + 1
    assert folded.offsets == sorted(folded.offsets)
    assert all(0 <= at <= len(text) for at in folded.offsets)


@example("\U0001112e")  # Chakma: composed of two signs of combining class 0
@given(anything)
def test_composed_and_decomposed_letters_are_equal(text: str) -> None:
    assert comparable(unicodedata.normalize("NFD", text)) == comparable(
        unicodedata.normalize("NFC", text)
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Iraq’s fight", "Iraq's fight"),
        ("«oui»", "“oui”"),
        ("20\u00a0000", "20 000"),
        ("a\n\n  b", "a b"),
        ("co\u00adoperate", "cooperate"),
        ("\u2066word\u2069", "word"),
    ],
)
def test_typographic_variants_are_equal(one: str, other: str) -> None:
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Talks", "talks"), ("resume", "résumé"), ("colour", "color"), ("a,b", "a.b")],
)
def test_letters_and_stops_are_never_equal(one: str, other: str) -> None:
    assert comparable(one) != comparable(other)


def test_marks_without_end_on_a_letter_take_no_longer() -> None:
    def seconds(marks: int) -> float:
        text = "a" + "\u0301\u0316" * marks
        start = time.perf_counter()
        fold(text)
        return time.perf_counter() - start

    assert seconds(40_000) < 12 * seconds(10_000) + 0.05


@given(st.text())
def test_a_number_that_was_sent_is_read_or_is_none(sent):
    number = number_sent(sent, digits=9)

    assert number == 0 or sent.lstrip("0") == str(number)


@given(st.integers(min_value=0, max_value=10**12))
def test_a_number_is_read_as_far_as_there_are_digits_for_it(number):
    assert number_sent(str(number), digits=9) == (number if number < 10**9 else 0)
