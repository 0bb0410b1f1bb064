"""What differs between two Documents, and what it costs to find out."""

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import structs

from articles.document import diff
from articles.document.diff import ADDED, CHANGED, FORMATTED, MOVED, REMOVED, SAME, Piece
from articles.document.schema import (
    Document,
    Fact,
    FactBox,
    Photo,
    Quote,
    QuoteBlock,
    Shared,
    Text,
)
from articles.document.schema import Figure as FigureBlock


def story(*texts: str, **fields: object) -> Document:
    blocks = tuple(Text(id=f"b{number}", html=f"<p>{t}</p>") for number, t in enumerate(texts))
    return Document(blocks=blocks, **fields)


def test_a_changed_word_is_shown_between_the_words_that_stayed():
    assert diff.words("He condemned it.", "He regretted it.") == (
        Piece(SAME, "He "),
        Piece(REMOVED, "condemned"),
        Piece(ADDED, "regretted"),
        Piece(SAME, " it."),
    )


@given(st.text(max_size=200), st.text(max_size=200))
def test_both_texts_can_be_read_out_of_the_pieces(old, new):
    pieces = diff.words(old, new)

    assert "".join(p.text for p in pieces if p.kind != REMOVED) == new
    assert "".join(p.text for p in pieces if p.kind != ADDED) == old


def test_equal_documents_have_no_changes():
    assert diff.changes(story("One.", headline="A"), story("One.", headline="A")) == []


def test_a_field_that_changed_is_named():
    (change,) = diff.changes(story(headline="Old words"), story(headline="New words"))

    assert (change.at, change.label, change.state) == ("headline", "Headline", CHANGED)


def test_blocks_are_matched_by_their_ids():
    old = story("One.", "Two.", "Three.")
    new = structs.replace(old, blocks=(old.blocks[2], Text(id="new", html="<p>Four.</p>")))

    states = {change.at: change.state for change in diff.changes(old, new)}

    assert states == {"new": ADDED, "b0": REMOVED, "b1": REMOVED}


def test_a_block_that_was_carried_elsewhere_is_the_only_one_that_moved():
    old = story("One.", "Two.", "Three.", "Four.")
    new = structs.replace(old, blocks=(*old.blocks[1:], old.blocks[0]))

    assert [(c.at, c.state) for c in diff.changes(old, new)] == [("b0", MOVED)]


def test_the_same_words_in_bold_are_a_change_of_form():
    old = story("Fine words.")
    new = story("Fine <strong>words</strong>.")

    assert [(c.at, c.state) for c in diff.changes(old, new)] == [("b0", FORMATTED)]


def test_a_quote_corrected_in_its_record_changes_the_story():
    block = QuoteBlock(id="q", quote=1)
    before = Shared(quotes=(Quote(id=1, words="There was time.", described_as="A neighbour"),))
    after = Shared(quotes=(Quote(id=1, words="There was no time.", described_as="A neighbour"),))

    (change,) = diff.changes(
        Document(blocks=(block,), shared=before), Document(blocks=(block,), shared=after)
    )

    assert Piece(ADDED, "no ") in change.pieces


def test_another_picture_with_the_same_words_is_a_change():
    photos = (Photo(id=1, caption="Rain", credit="A"), Photo(id=2, caption="Rain", credit="A"))
    old = Document(blocks=(FigureBlock(id="f", photo=1),), shared=Shared(photos=photos))
    new = Document(blocks=(FigureBlock(id="f", photo=2),), shared=Shared(photos=photos))

    assert [(c.at, c.state) for c in diff.changes(old, new)] == [("f", FORMATTED)]


def test_related_stories_are_shown_by_their_headlines():
    (change,) = diff.changes(
        Document(), Document(related=(7,)), titles={7: "A bridge closes for a week"}
    )

    assert change.pieces == (Piece(ADDED, "A bridge closes for a week"),)


@pytest.mark.parametrize("words", [10_000, 100_000])
def test_long_texts_with_little_in_common_are_compared_in_bounded_time(words):
    dice = random.Random(7)
    common = ["the", "of", "and", "to", "a", "in"]
    old, new = (" ".join(dice.choices(common, k=words)) for _ in range(2))

    began = time.perf_counter()
    diff.words(old, new)

    assert time.perf_counter() - began < 2


def test_what_boxes_hold_is_compared_in_words():
    old = Document(blocks=(FactBox(id="b1", title="Fleet", facts=(Fact(term="24"),)),))
    new = Document(blocks=(FactBox(id="b1", title="Fleet", facts=(Fact(term="25"),)),))

    (change,) = diff.changes(old, new)

    assert (change.at, change.label, change.state) == ("b1", "Fact box", CHANGED)
    assert Piece(ADDED, "25") in change.pieces


def test_who_translates_what_is_told_by_headline():
    (change,) = diff.changes(Document(), Document(translation_of=7), titles={7: "Talks open"})

    assert change.label == "Translation of"
    assert change.pieces == (Piece(ADDED, "Talks open"),)


def test_offering_no_others_is_a_change():
    (change,) = diff.changes(Document(), Document(related_automatic=False))

    assert change.at == "related_automatic"
