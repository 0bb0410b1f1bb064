"""Whatever the text is: nothing raises, nothing is dropped, every offset is true."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document.quotations import SIEVES, Found, find

LANGUAGES = ("en", "fr", "de", "es", "it", "pl", "pt", "nb", "ru", "ar", "he", "zh", "ja", "xx")
SIGNS = """“ ” „ « » ‹ › ‘ ’ ‚ 「 」 『 』 " ' – — - : ： , ， . 。 ? ! ( ) […] 'n' d’ al- 90s"""
WORDS = """said told dit sagte сказал אמר قال 说 述べた と Ana Brandt the owner la directora she
    er он 他 le der Dr. Mr "לוי" according to The Guardian statement 12 👩‍👩‍👧 e\u0301 a\u00a0b"""

_pieces = st.sampled_from([*SIGNS.split(), *WORDS.split(" "), "\n"])
texts = st.lists(st.one_of(_pieces, st.text(max_size=4)), max_size=40).map(" ".join)
glued = st.lists(_pieces, max_size=30).map("".join)


@given(st.one_of(texts, glued), st.sampled_from(LANGUAGES))
def test_every_stretch_lies_in_the_text(text: str, language: str) -> None:
    for found in find(text, language).quotations:
        named = [found.speaker_at, found.role_at, found.cue_at, found.source_at]
        for at in [*found.fragments, *found.marks, *filter(None, named)]:
            assert 0 <= at.start <= at.end <= len(text)


@given(st.one_of(texts, glued), st.sampled_from(LANGUAGES))
def test_fragments_are_in_order_and_hold_no_mark_of_theirs(text: str, language: str) -> None:
    for found in find(text, language).quotations:
        ends = [0, *(at.end for at in found.fragments)]
        starts = [*(at.start for at in found.fragments), len(text)]
        assert all(end <= start for end, start in zip(ends, starts, strict=True))
        assert all(at.start < at.end for at in found.fragments)
        assert not any(_overlap(mark, at) for mark in found.marks for at in found.fragments)


@given(st.one_of(texts, glued), st.sampled_from(LANGUAGES))
def test_who_is_doubtful_is_offered_and_not_named(text: str, language: str) -> None:
    for found in find(text, language).quotations:
        assert not found.speaker or found.sieve in SIEVES
        assert bool(found.speaker) == (found.speaker_confidence >= 0.6)
        assert len(found.candidates) <= 3


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_quotation_is_found_in_every_language(language: str) -> None:
    opener, closer = ("「", "」") if language == "ja" else ("“", "”")
    text = f"{opener}אבג abc 中文字 где{closer}"

    (found,) = find(text, language).quotations

    assert _words(text, found) == ["אבג abc 中文字 где"]


def test_a_language_without_a_table_has_its_marks_found() -> None:
    (found,) = find("Ni alvenis. “Ĉio estas preta”, diris Ana.", "eo").quotations

    assert found.speaker == ""


def _words(text: str, found: Found) -> list[str]:
    return [text[at.start : at.end] for at in found.fragments]


def _overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return max(one[0], other[0]) < min(one[1], other[1])
