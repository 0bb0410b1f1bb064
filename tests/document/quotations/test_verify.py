"""Recorded and printed words compared: letters are never equal, typography always is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document.diff import ADDED, REMOVED, SAME
from articles.document.quotations.verify import Tier, joined, letters, verify

RECORD = "There was no time to lose. Iraq's fight is also ours."


def test_the_same_letters_are_identical() -> None:
    assert verify(RECORD, [RECORD]).tier == Tier.IDENTICAL


@pytest.mark.parametrize(
    "printed",
    [
        "There was no time to lose. Iraq’s fight is also ours.",
        "There was no time\u00a0to lose.  Iraq's fight is also ours.",
        "There was no time to lose. Iraqʼs fight is also ours.".replace("ʼ", "‘"),
    ],
)
def test_marks_and_blanks_are_typography(printed: str) -> None:
    assert verify(RECORD, [printed]).tier == Tier.TYPOGRAPHY


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [
        (RECORD, ["There was no time to lose,", "Iraq's fight is also ours."]),
        ("We are ready.", ["We", "are ready"]),
        ("It is our neighbour, it assisted us.", ["It is our neighbour […]"]),
        ("to hit ISIS targets", ["to hit [IS] targets"]),
        ("the plan is sound", ["[T]he plan is sound"]),
        ("The plan is sound.", ["the plan is sound"]),
        ("We […] must pursue them", ["We have waited and must pursue them"]),
    ],
)
def test_marked_editing_is_recognised(recorded: str, printed: list[str]) -> None:
    assert verify(recorded, printed).tier == Tier.EDITED


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [
        ("nearly 40 countries", ["nearly 14 countries"]),
        ("We are ready", ["We are not ready"]),
        ("We are ready", ["We are"]),
        ("Let us eat, Grandma", ["Let us eat Grandpa"]),
        ("no time to lose", ["no time", "no lose"]),
        ("we must stop", ["we […] go"]),
    ],
)
def test_other_letters_are_different(recorded: str, printed: list[str]) -> None:
    assert verify(recorded, printed).tier == Tier.DIFFERENT


def test_the_difference_is_shown_letter_by_letter() -> None:
    pieces = letters("neither a state", "neither a statue")

    assert [(p.kind, p.text) for p in pieces] == [
        (SAME, "neither a stat"),
        (ADDED, "u"),
        (SAME, "e"),
    ]


def test_a_word_that_is_quite_another_one_is_shown_whole() -> None:
    kinds = {p.kind: p.text for p in letters("we go home", "we stay home")}

    assert (kinds[REMOVED], kinds[ADDED]) == ("go", "stay")


def test_fragments_are_joined_as_they_were_said() -> None:
    assert joined(["It is late,", "We go."], [True]) == "It is late. We go."
    assert joined(["We are,", "I think, ready"], [False]) == "We are I think, ready"
    assert joined(["Is it late?", "he asked,"], [True]) == "Is it late? he asked"


@given(st.text(max_size=200), st.lists(st.text(max_size=60), max_size=4))
def test_any_two_texts_compare(recorded: str, printed: list[str]) -> None:
    comparison = verify(recorded, printed)

    shown = "".join(p.text for p in comparison.pieces if p.kind != REMOVED)
    assert shown == joined(printed)


@given(st.text(min_size=1, max_size=200))
def test_a_text_is_itself(words: str) -> None:
    assert verify(words, [words]).same or not words.strip()
