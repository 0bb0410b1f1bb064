"""What others show of a headline."""

import pytest

from articles.document import lengths


@pytest.mark.parametrize(
    ("text", "room", "shown"),
    [
        ("Talks open", 10, "Talks open"),
        ("Talks open in Paris", 12, "Talks open"),
        ("Talks open, in Paris", 12, "Talks open"),
        ("Talks open in Paris", 8, "Talks"),
        ("Donaudampfschifffahrt", 8, "Donauda"),
        ("  Talks \n open  ", 10, "Talks open"),
        ("東京で会談が始まる", 10, "東京で会"),
        ("", 5, ""),
    ],
)
def test_a_headline_is_cut_at_the_end_of_a_word(text: str, room: int, shown: str) -> None:
    assert lengths.cut(text, room) == shown
    assert lengths.columns(shown) <= room


def test_wide_letters_count_twice_and_marks_on_letters_not_at_all() -> None:
    assert lengths.columns("東京") == 4
    assert lengths.columns("e\u0301") == 1
