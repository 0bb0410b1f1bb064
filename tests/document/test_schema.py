"""A Document is written canonically, read strictly, and brought up from older forms."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.document import schema
from articles.document.schema import Document, DocumentError
from tests.document import strategies as ours

documents = st.builds(
    Document,
    headline=ours.text,
    blocks=st.lists(ours.blocks, max_size=6).map(tuple),
    breaking_until=st.one_of(st.none(), ours.moments),
)


@given(documents)
def test_what_is_written_reads_back_the_same(document: Document) -> None:
    assert schema.read(schema.write(document)) == document


@given(documents)
def test_the_same_document_is_the_same_text_byte_for_byte(document: Document) -> None:
    text = schema.write(document)

    assert schema.write(schema.read(text)) == text
    assert schema.digest(text) == schema.digest(schema.write(document))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[]",
        "{}",
        '{"schema": 1, "headlin": "a field that does not exist"}',
        '{"schema": 1, "blocks": [{"type": "unknown", "id": "b1"}]}',
        '{"schema": 1, "urgency": "4"}',
        '{"schema": "1"}',
    ],
)
def test_what_is_no_document_is_refused(text: str) -> None:
    with pytest.raises(DocumentError):
        schema.read(text)


def test_a_document_of_a_newer_release_says_so() -> None:
    with pytest.raises(DocumentError, match=f"reads up to {schema.SCHEMA}"):
        schema.read(f'{{"schema": {schema.SCHEMA + 1}}}')


def rename_title(raw: dict) -> dict:
    headline = raw.pop("title")
    return {**raw, "headline": headline}


def drop_mood(raw: dict) -> dict:
    return {name: value for name, value in raw.items() if name != "mood"}


def test_an_older_document_is_brought_up_step_by_step() -> None:
    old = '{"schema": -1, "title": "Talks open", "mood": "calm"}'
    upgrades = {-1: rename_title, 0: drop_mood}

    document = schema.read(old, upgrades={**schema.UPGRADES, **upgrades})

    assert document.headline == "Talks open"
    assert document.schema == schema.SCHEMA


def test_a_document_from_before_words_that_nobody_said_reads_as_having_none() -> None:
    old = '{"schema":1,"headline":"Talks open","citations":[{"id":"c1","words":"24 countries"}]}'

    document = schema.read(old)

    assert document.not_speech == ()
    assert document.citations[0].statement == ""


def test_a_document_from_before_translations_is_offered_related_stories_as_it_was() -> None:
    document = schema.read('{"schema":2,"headline":"Talks open"}')

    assert document.related_automatic
    assert document.translation_of is None
    assert document.key_points == ()


def test_a_gap_in_the_way_up_is_named() -> None:
    with pytest.raises(DocumentError, match="0 is missing"):
        schema.read('{"schema": 0}')


def test_every_kind_of_block_has_a_name_of_its_own() -> None:
    assert set(schema.BLOCKS) == {
        "text",
        "quote",
        "figure",
        "read-also",
        "update",
        "fact-box",
        "embed",
    }
