"""A reader's question: words in any order, phrases in theirs, found again in a text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from articles.publishing import asked, terms

ANY_TEXT = st.text(max_size=200)


def marked(question: str, text: str, language: str = "en") -> list[str]:
    spans = asked.read(question, "en").found_in(text, language)
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("question", "text", "language", "found"),
    [
        ("FERRY", "The ferries’ return", "en", ["ferries"]),
        ("elu président", "Le Président a été élu.", "fr", ["Président", "élu"]),
        (
            "“votes on ferries”",
            "He voted on the ferry, they vote on ferries",
            "en",
            ["vote on ferries"],
        ),
        ("cafe", "the cafe\u0301 on the quay", "en", ["cafe\u0301"]),
        ("strasse", "in der Straße", "de", ["Straße"]),
        ("平和", "首相は平和を述べた", "ja", ["平和"]),
        ("وقت", "لا وقت نضيعه", "ar", ["وقت"]),
        ("ﬁsh", "the ﬁsh and the fish", "en", ["ﬁsh", "fish"]),
        ("zebra", "the ferry", "en", []),
    ],
)
def test_words_asked_for_are_found_again_as_they_were_written(
    question: str, text: str, language: str, found: list[str]
) -> None:
    assert marked(question, text, language) == found


def test_a_phrase_that_is_not_closed_is_words() -> None:
    assert asked.read("“vote ferry", "en") == asked.read("vote ferry", "en")


def test_a_question_holds_so_many_words_and_no_more() -> None:
    question = asked.read("a b c d e f g “h i j k l m n o”", "en")

    assert sum(len(part[0]) for part in question.parts) == asked.MAX_WORDS


@given(question=ANY_TEXT, text=ANY_TEXT, language=st.sampled_from(["en", "ar", "ja", "xx", ""]))
@settings(deadline=None, max_examples=60)
def test_spans_stand_in_the_text_in_order(question: str, text: str, language: str) -> None:
    spans = asked.read(question, "en").found_in(text, language)

    ends = [end for span in spans for end in span]
    assert ends == sorted(ends)
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(text=ANY_TEXT, language=st.sampled_from(["en", "de", "ru", "zh"]))
@settings(deadline=None, max_examples=60)
def test_terms_are_the_same_with_and_without_their_places(text: str, language: str) -> None:
    assert [place.term for place in terms.places(text, language)] == list(
        terms.terms(text, language)
    )
