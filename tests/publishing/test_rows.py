"""Rows → Document → rows → Document is the identity while shared records are unchanged."""

from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec import structs

from articles.document import schema
from articles.document.schema import Document
from articles.models import Person, Quote, Source, Story
from articles.models.fields import part_id
from articles.publishing import rows
from tests import builders as a
from tests.document import strategies as ours

pytestmark = pytest.mark.django_db


@dataclass(frozen=True)
class Desk:
    """Shared records that generated stories choose from, by id."""

    sections: list[int]
    authors: list[int]
    topics: list[int]
    sources: list[int]
    photos: list[int]
    quotes: list[int]
    stories: list[int]


@pytest.fixture
def desk() -> Desk:
    guardian = a.a_source("The Guardian")
    western = a.a_source("A senior western source", kind="unnamed", reported_by=guardian)
    return Desk(
        sections=[a.a_section("World").pk, a.a_section("Sport").pk],
        authors=[a.an_author(name).pk for name in ("Mara", "Tomas", "Ines")],
        topics=[a.a_topic(name).pk for name in ("Iraq", "Iran", "Ferries")],
        sources=[guardian.pk, western.pk, a.a_source("BBC").pk],
        photos=[a.a_photo(source=guardian).pk, a.a_photo(caption="").pk],
        quotes=[
            a.a_quote("It is ours.").pk,
            a.a_quote("قال", language="ar", described_as="مصدر").pk,
            a.a_quote("No.", source=western, role="President").pk,
        ],
        stories=[a.a_story().pk, a.a_story().pk, a.a_story().pk],
    )


def some(ids: list[int], **limits: Any) -> st.SearchStrategy[tuple[int, ...]]:
    return st.lists(st.sampled_from(ids), unique=True, **limits).map(tuple)


def maybe(ids: list[int]) -> st.SearchStrategy[int | None]:
    return st.one_of(st.none(), st.sampled_from(ids))


@st.composite
def stories(draw: st.DrawFn, desk: Desk) -> Document:
    """Any story that a desk could write, with records of this desk."""
    blocks = [_belonging(block, draw, desk) for block in draw(st.lists(ours.blocks, max_size=6))]
    return Document(
        language=draw(st.sampled_from(["en", "ar", "zh", "pt-br"])),
        kicker=draw(ours.line(100)),
        headline=draw(ours.line(300)),
        standfirst=draw(ours.text.map(lambda text: text[:1000])),
        slug=draw(st.sampled_from(["", "paris-talks"])),
        section=draw(maybe(desk.sections)),
        bylines=tuple(
            schema.Byline(author=author, place=draw(ours.line(100)))
            for author in draw(some(desk.authors))
        ),
        place=draw(ours.line(100)),
        urgency=draw(st.integers(1, 8)),
        topics=tuple(sorted(draw(some(desk.topics)))),
        lead=draw(
            st.one_of(
                st.none(),
                st.builds(
                    schema.Figure,
                    id=st.just(schema.LEAD),
                    photo=st.sampled_from(desk.photos),
                    caption=ours.text.map(lambda text: text[:2000]),
                    alt=ours.text.map(lambda text: text[:1000]),
                    credit=ours.line(200),
                ),
            )
        ),
        blocks=tuple(blocks),
        quotations=tuple(
            schema.Quotation(
                id=part_id(),
                quote=quote,
                pieces=tuple(draw(st.lists(ours.text, max_size=2))),
            )
            for quote in draw(some(desk.quotes))
        ),
        citations=tuple(
            schema.Citation(
                id=part_id(),
                words=draw(ours.line(1000)),
                source=draw(maybe(desk.sources)),
                statement=draw(ours.text.map(lambda text: text[:1000])),
                link=draw(st.sampled_from(["", "https://example.org/a?b=c"])),
                read_on=draw(ours.dates),
            )
            for _ in range(draw(st.integers(0, 3)))
        ),
        not_speech=tuple(
            schema.NotSpeech(id=part_id(), words=words)
            for words in draw(st.lists(ours.text, max_size=2))
        ),
        key_points=tuple(draw(st.lists(ours.line(200).filter(bool), max_size=6))),
        related=draw(some(desk.stories)),
        related_automatic=draw(st.booleans()),
        translation_of=draw(maybe(desk.stories)),
        breaking_until=draw(st.one_of(st.none(), ours.moments)),
        ai_disclosure=draw(ours.line(500)),
        search_title=draw(ours.line(200)),
    )


def _belonging(block: schema.AnyBlock, draw: st.DrawFn, desk: Desk) -> schema.AnyBlock:
    block = structs.replace(block, id=part_id())
    match block:
        case schema.QuoteBlock():
            return structs.replace(block, quote=draw(maybe(desk.quotes)))
        case schema.Figure():
            return structs.replace(block, photo=draw(maybe(desk.photos)))
        case schema.ReadAlso():
            return structs.replace(block, stories=draw(some(desk.stories, max_size=3)))
        case schema.FactBox():
            facts = (structs.replace(f, source=draw(maybe(desk.sources))) for f in block.facts)
            return structs.replace(block, facts=tuple(facts))
    return block


@given(data=st.data())
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_freezing_what_was_thawed_gives_the_same_document(desk: Desk, data: st.DataObject) -> None:
    wanted = data.draw(stories(desk))
    with transaction.atomic():
        story = Story.objects.create(headline="before")

        assert rows.thaw(wanted, story) == []
        first = rows.freeze(Story.objects.get(pk=story.pk))
        assert schema.owned(first) == wanted

        assert rows.thaw(first, story) == []
        again = rows.freeze(Story.objects.get(pk=story.pk))
        assert schema.write(again) == schema.write(first)
        transaction.set_rollback(True)


def test_thawing_an_earlier_version_keeps_the_ids_of_blocks() -> None:
    story = a.a_story(text="<p>one</p>")
    before = rows.freeze(story)
    story.articles_text_set.update(html="<p>two</p>")

    rows.thaw(before, story)

    assert rows.freeze(story) == before


def test_a_shared_record_that_changed_is_a_finding_and_is_not_overwritten() -> None:
    story = a.a_story(text="<p>“It is ours,” he said.</p>")
    a.a_quotation(story, a.a_quote("It is ours."))
    document = rows.freeze(story)
    Quote.objects.update(words="It is yours.")

    found = rows.thaw(document, story)

    assert [finding.code for finding in found] == ["record-changed"]
    assert Quote.objects.get().words == "It is yours."


@pytest.mark.parametrize("field", ["name", "description", "reason", "kind"])
def test_each_public_word_of_a_source_counts(field: str) -> None:
    story = a.a_story()
    source = a.a_source()
    a.a_citation(story, "nine to six", source=source)
    document = rows.freeze(story)
    Source.objects.update(**{field: "document"})

    assert [finding.code for finding in rows.thaw(document, story)] == ["record-changed"]


def test_what_the_desk_keeps_to_itself_is_no_difference() -> None:
    story = a.a_story()
    a.a_quotation(story, a.a_quote(speaker=a.a_person()))
    document = rows.freeze(story)
    Person.objects.update(notes="met her in May", public_figure=True)

    assert rows.thaw(document, story) == []


def test_a_record_that_is_gone_is_left_out_and_named() -> None:
    story = a.a_story()
    quotation = a.a_quotation(story, a.a_quote("Gone."))
    document = rows.freeze(story)
    quotation.delete()
    Quote.objects.all().delete()

    found = rows.thaw(document, story)

    assert "record-gone" in [finding.code for finding in found]
    assert rows.freeze(story).quotations == ()


def test_a_story_of_any_length_is_frozen_in_as_many_queries() -> None:
    def queries(blocks: int) -> int:
        story = a.a_story()
        for number in range(blocks):
            a.a_block(story, a.Text, number, html="<p>text</p>")
            a.a_block(story, a.QuoteBlock, number, quote=a.a_quote())
            a.a_block(story, a.Figure, number, photo=a.a_photo())
            a.a_quotation(story, a.a_quote())
            a.a_fact_box(story, ("24", "countries"), source=a.a_source())
        with CaptureQueriesContext(connection) as captured:
            rows.freeze(Story.objects.get(pk=story.pk))
        return len(captured)

    assert queries(1) == queries(8)
