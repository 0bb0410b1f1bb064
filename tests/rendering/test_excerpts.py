"""The piece of a story that holds what a reader asked for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.document.schema import Document, Text
from articles.publishing import asked
from articles.rendering.excerpts import BEFORE, LENGTH, MOST, excerpt


def found(question: str, *paragraphs: str) -> str:
    html = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    document = Document(blocks=(Text(id="a", html=html),))
    return excerpt(document, asked.read(question, "en"))


def test_the_first_paragraph_with_a_word_is_shown() -> None:
    assert found("zebra ferry", "Nothing here.", "A zebra here.", "A ferry.") == "A zebra here."


def test_a_long_paragraph_is_cut_between_words() -> None:
    long = f"{'before ' * 60}zebra {'after ' * 60}"

    piece = found("zebra", long)

    assert piece.startswith("… before ")
    assert piece.endswith("after …")
    assert " zebra " in piece


def test_what_is_not_there_has_no_excerpt() -> None:
    assert found("zebra", "A ferry.") == ""


@pytest.mark.parametrize("between", [" ", "</p><p>"])
def test_no_more_of_a_text_is_looked_through_however_its_paragraphs_are_parted(
    between: str,
) -> None:
    before = between.join(["ferry"] * (MOST // len("ferry ")))

    assert found("zebra", f"{before[:-100]} zebra") != ""
    assert found("zebra", f"{before}{between}zebra") == ""


@given(words=st.lists(st.text("ab \n", max_size=90), max_size=12), at=st.integers(0, 12))
@settings(deadline=None)
def test_a_piece_is_short_and_holds_the_word(words: list[str], at: int) -> None:
    text = " ".join([*words[:at], "zebra", *words[at:]])

    piece = found("zebra", text)

    assert "zebra" in piece
    assert len(piece) <= LENGTH + BEFORE


@pytest.mark.parametrize("letters", ["é" * 5_000, "x" * 5_000])
def test_a_text_without_spaces_is_cut_too(letters: str) -> None:
    assert len(found("zebra", f"{letters} zebra {letters}")) <= LENGTH + BEFORE
