"""Records are found in the prose by their words, and not found when a letter differs."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import prose, quotations, schema
from articles.document.schema import Citation, Document, Quotation, Quote, Shared, Text


def a_document(html: str | list[str], *records: str, citations: tuple[str, ...] = ()) -> Document:
    """A story with these blocks of prose and these quotes, ids q1, q2 …; citations c1, c2 …"""
    blocks = [html] if isinstance(html, str) else html
    return Document(
        blocks=tuple(Text(id=f"b{n}", html=text) for n, text in enumerate(blocks, 1)),
        quotations=tuple(Quotation(id=f"q{n}", quote=n) for n in range(1, len(records) + 1)),
        citations=tuple(Citation(id=f"c{n}", words=w) for n, w in enumerate(citations, 1)),
        shared=Shared(quotes=tuple(Quote(id=n, words=w) for n, w in enumerate(records, 1))),
    )


def printed(document: Document, id: str = "q1") -> list[str]:
    """The words that a record was found at, as they are printed."""
    texts = {block: prose.read(html).text for block, html in document.prose()}
    spans = quotations.anchored(document)[id]
    return [texts[span.block][span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "record", "words"),
    [
        ("<p>“It is ours,” he said.</p>", "It is ours.", "It is ours,"),
        ("<p>“It is ours.”</p>", "It is ours.", "It is ours."),
        ("<p>„Das ist unser“, sagte er.</p>", "Das ist unser.", "Das ist unser"),
        ("<p>« Iraq’s fight »</p>", "Iraq's fight", "Iraq’s fight"),
        ("<p>“loyally\u00a0and strongly”</p>", "loyally and strongly", "loyally\u00a0and strongly"),
        (
            "<p>“We <em>must</em> pursue &amp; win”</p>",
            "We must pursue & win",
            "We must pursue & win",
        ),
        ("<p>「平和は続く」と述べた。</p>", "平和は続く", "平和は続く"),
        ("<p>قال «سنعود غدا».</p>", "سنعود غدا", "سنعود غدا"),
        ("<p>“cafe\u0301 life”</p>", "café life", "cafe\u0301 life"),
        ("<p>“Is it ours?” he asked.</p>", "“Is it ours?”", "Is it ours?"),
    ],
)
def test_the_same_words_are_found(text: str, record: str, words: str) -> None:
    assert printed(a_document(text, record)) == [words]


@pytest.mark.parametrize(
    ("text", "record"),
    [
        ("<p>“It is yours,” he said.</p>", "It is ours."),
        ("<p>“it is ours,” he said.</p>", "It is ours."),
        ("<p>“It is oürs”</p>", "It is ours"),
        ("<p>“throat-cutters”</p>", "throat-cutter"),
        ("<p>“unfinished”</p>", "finished"),
        ("<p>“Is it ours?”</p>", "Is it ours!"),
        ("<p>nothing was said</p>", "It is ours."),
        ("<p>“It is ours”</p>", ""),
    ],
)
def test_other_words_are_not(text: str, record: str) -> None:
    assert printed(a_document(text, record)) == []


def test_a_record_with_a_gap_stands_in_several_pieces() -> None:
    text = "<p>“There was no time,” he said. “Iraq’s fight is ours.”</p>"

    found = printed(a_document(text, "There was no time. […] Iraq's fight is ours."))

    assert found == ["There was no time,", "Iraq’s fight is ours."]


def test_pieces_stand_in_their_order() -> None:
    assert printed(a_document("<p>“two” and “one”</p>", "one […] two")) == []


def test_pieces_may_stand_in_two_blocks() -> None:
    document = a_document(
        ["<p>“We came,” she said.</p>", "<p>“We saw.”</p>"], "We came. […] We saw."
    )

    assert [span.block for span in quotations.anchored(document)["q1"]] == ["b1", "b2"]


def test_words_in_marks_come_before_the_same_words_told() -> None:
    document = a_document(
        "<p>A global threat, all agreed. “A global threat,” he said.</p>", "A global threat."
    )

    span = quotations.anchored(document)["q1"][0]

    assert span.start > 20


def test_the_same_sentence_by_two_people_is_found_twice() -> None:
    document = a_document("<p>“No,” said one. “No,” said the other.</p>", "No.", "No.")
    found = quotations.anchored(document)

    assert found["q1"][0].start < found["q2"][0].start


def test_a_citation_is_found_outside_quotation_marks() -> None:
    document = a_document(
        "<p>It has 20,000 to 31,000 fighters.</p>", citations=("20,000 to 31,000",)
    )

    assert printed(document, "c1") == ["20,000 to 31,000"]


@given(st.text(), st.text(max_size=30))
def test_nothing_raises_and_every_span_lies_in_its_block(text: str, words: str) -> None:
    html = prose.clean(f"<p>{text.replace('<', '')}</p>")
    document = a_document(html, words, citations=(words,))
    length = len(prose.read(html).text)

    for spans in quotations.anchored(document).values():
        assert all(0 <= span.start < span.end <= length + 1 for span in spans)


@given(st.text(st.characters(categories=["L"]), min_size=1, max_size=20))
def test_any_word_is_found_where_it_is_quoted(word: str) -> None:
    html = prose.clean(f"<p>He said “{word}” and left.</p>")

    assert "".join(printed(a_document(html, word))) != ""


def test_looking_up_is_linear() -> None:
    def seconds(size: int) -> float:
        document = a_document(f"<p>{'“a ' * size}</p>", "a" * 50, "a […] a […] b", "a")
        start = time.perf_counter()
        quotations.anchored(document)
        return time.perf_counter() - start

    assert seconds(40_000) < 12 * seconds(10_000) + 0.1


def test_a_document_keeps_its_form_while_it_is_searched() -> None:
    document = a_document("<p>“It is ours”</p>", "It is ours")
    before = schema.write(document)

    quotations.anchored(document)

    assert schema.write(document) == before
