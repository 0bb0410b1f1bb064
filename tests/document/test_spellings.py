"""Names in the text that are nearly, and not quite, those of the people it means."""

import time

import pytest

from articles.document.spellings import distance, slips


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Iraqi President Fuad Masum opened the talks.", "Masum"),
        ("“Come,” Maosum said.", "Maosum"),
        ("It was Masoum’s idea, and Masoom’s plan.", "Masoom"),
        ("Masoun came late.", "Masoun"),
    ],
)
def test_a_letter_more_less_other_or_swapped_is_told(text: str, word: str) -> None:
    found = list(slips(text, ["Fuad Masoum"]))

    assert [(slip.word, slip.name) for slip in found] == [(word, "Masoum")]
    assert text[found[0].start : found[0].end] == word


@pytest.mark.parametrize(
    "text",
    [
        "President Masoum spoke.",
        "MASOUM spoke.",
        "The Masoums came.",
        "Masoum’s idea.",
        "Fouad spoke.",  # "Fuad" is too short to be told from another name
        "A museum opened.",
        "Museum opened.",
    ],
)
def test_the_name_itself_and_other_words_are_not_told(text: str) -> None:
    assert list(slips(text, ["Fuad Masoum"])) == []


def test_a_spelling_that_is_known_is_right() -> None:
    assert list(slips("Masum spoke.", ["Fuad Masoum"], known=["Masum"])) == []


def test_a_word_that_the_text_also_uses_in_small_letters_is_no_name() -> None:
    assert list(slips("Water rose. The water fell.", ["Lena Waters"])) == []


def test_each_spelling_is_told_once() -> None:
    assert len(list(slips("Masum here, Masum there.", ["Masoum"]))) == 1


def test_a_longer_name_may_differ_by_two_steps() -> None:
    (slip,) = slips("Steinmayer spoke.", ["Frank-Walter Steinmeier"])

    assert slip.word == "Steinmayer"


@pytest.mark.parametrize(
    ("one", "other", "steps"),
    [("", "", 0), ("ab", "ba", 1), ("masum", "masoum", 1), ("abc", "xyz", 3), ("a", "abc", 2)],
)
def test_steps_are_counted_up_to_a_bound(one: str, other: str, steps: int) -> None:
    assert distance(one, other, 3) == steps
    assert distance(one, other, 1) == min(steps, 2)


def test_time_grows_with_the_length_of_the_text() -> None:
    names = [f"Person Masou{chr(97 + n)}{chr(97 + n)}" for n in range(20)]

    def seconds(words: int) -> float:
        letters = str.maketrans("0123456789", "abcdefghij")
        text = " ".join(f"Masou{number:05}".translate(letters) for number in range(words))
        begin = time.perf_counter()
        list(slips(text, names))
        return time.perf_counter() - begin

    assert seconds(8_000) < 12 * seconds(2_000)
