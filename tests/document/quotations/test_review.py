"""What stands in the text beside what is recorded."""

import pytest

from articles.document import schema
from articles.document.quotations import State, review
from articles.document.schema import Document

TALKS = "<p>“There was no time to lose,” said Francois Hollande, the French president.</p>"


def a_document(*html: str, quotes: dict[int, str] | None = None, **fields: object) -> Document:
    quotes = quotes or {}
    return Document(
        blocks=tuple(schema.Text(id=f"b{n}", html=text) for n, text in enumerate(html, 1)),
        quotations=tuple(schema.Quotation(id=f"q{id}", quote=id) for id in quotes),
        shared=schema.Shared(
            quotes=tuple(schema.Quote(id=id, words=words) for id, words in quotes.items())
        ),
        **fields,
    )


def states(document: Document) -> list[str]:
    return [one.state.value for one in review(document).quotations]


def test_a_quotation_without_a_record_suggests_who_said_it() -> None:
    (one,) = review(a_document(TALKS)).quotations

    assert one.state == State.SUGGESTED
    assert (one.found.speaker, one.found.role) == ("Francois Hollande", "French president")
    assert one.words == "There was no time to lose"


def test_a_recorded_quotation_is_attributed() -> None:
    document = a_document(TALKS, quotes={1: "There was no time to lose."})

    (one,) = review(document).quotations

    assert (one.state, one.quotations) == (State.ATTRIBUTED, ("q1",))


def test_a_letter_that_was_changed_in_the_text_is_found_beside_its_record() -> None:
    document = a_document(TALKS, quotes={1: "There was no time to loose."})

    (one,) = review(document).quotations

    assert (one.state, one.quotations) == (State.DIFFERENT, ("q1",))
    assert one.comparison
    assert not one.comparison.same


def test_a_record_whose_words_left_the_text_is_gone() -> None:
    document = a_document("<p>Nobody spoke.</p>", quotes={1: "There was no time to lose."})

    assert review(document).gone == ("q1",)


def test_words_that_a_journalist_dismissed_stay_dismissed_wherever_they_stand() -> None:
    nobody = schema.NotSpeech(id="n1", words="There was no time to lose")

    assert states(a_document(TALKS, not_speech=(nobody,))) == ["dismissed"]
    assert states(a_document("<p>First.</p>", TALKS, not_speech=(nobody,))) == ["dismissed"]


def test_a_title_is_assumed_to_be_none() -> None:
    assert states(a_document("<p>She saw the film “The Third Man” twice.</p>")) == ["assumed"]


def test_a_quotation_that_an_attribution_breaks_is_one_with_its_record() -> None:
    html = "<p>“It is late,” she said. “We go home now.”</p>"
    whole = "It is late. We go home now."

    (one,) = review(a_document(html)).quotations

    assert one.words == whole
    assert states(a_document(html, quotes={1: whole})) == ["attributed"]


def test_a_record_that_is_printed_in_pieces_stands_in_all_of_them() -> None:
    html = "<p>“It is late,” she said. “We go home now.”</p>"
    pieces = ("It is late,", "We go home now.")
    document = a_document(html, quotes={1: "It is late. We go home now."})
    document = schema.structs.replace(
        document, quotations=(schema.Quotation(id="q1", quote=1, pieces=pieces),)
    )

    assert len(review(document).places["q1"]) == 2


def test_the_same_words_twice_have_two_keys_that_do_not_depend_on_what_is_around() -> None:
    twice = a_document(TALKS, TALKS)
    later = a_document("<p>Something before.</p>", TALKS, TALKS)

    keys = [one.key for one in review(twice).quotations]

    assert len(set(keys)) == 2
    assert [one.key for one in review(later).quotations] == keys


def test_an_unclosed_mark_is_a_mistake_where_it_stands() -> None:
    (mistake,) = review(a_document("<p>He said “it is late and left.</p>")).mistakes

    assert mistake.code == "unclosed"
    assert mistake.spans[0].block == "b1"


@pytest.mark.parametrize("html", ["", "<p></p>", "<p>“</p>", "<p>””“</p>"])
def test_what_is_hardly_a_text_is_reviewed(html: str) -> None:
    assert review(a_document(html)).gone == ()
