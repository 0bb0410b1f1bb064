"""What readers' lists and indexes hold follows from the Document alone."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from articles.document import derive, schema
from articles.document.schema import (
    Author,
    Byline,
    Citation,
    Document,
    Embed,
    Fact,
    FactBox,
    Figure,
    Person,
    Photo,
    Quotation,
    Quote,
    QuoteBlock,
    Section,
    Shared,
    Source,
    Text,
)
from tests.document import strategies as ours

STORY = Document(
    headline="Talks open",
    section=3,
    bylines=(Byline(author=2, place="Paris"), Byline(author=1)),
    blocks=(
        Text(id="b1", html="<p>It has 24 countries. “We must win,” she said.</p>"),
        QuoteBlock(id="b2", quote=2),
        Text(id="b3", html="<p>“No,” said he.</p>"),
        Figure(id="b4", photo=7),
    ),
    quotations=(Quotation(id="q9", quote=3), Quotation(id="q8", quote=1)),
    citations=(Citation(id="c1", words="24 countries", source=5),),
    shared=Shared(
        sections=(Section(id=3, name="World"),),
        authors=(Author(id=1, name="Tomas Varga"), Author(id=2, name="Mara Ellison")),
        people=(Person(id=4, name="Lena Brandt"),),
        sources=(Source(id=5, name="BBC", kind="outlet"),),
        photos=(Photo(id=7, credit="Photo: BBC"),),
        quotes=(
            Quote(id=1, words="We must win.", speaker=4),
            Quote(id=2, words="Set apart."),
            Quote(id=3, words="No."),
        ),
    ),
)


def test_notes_are_numbered_as_they_are_read() -> None:
    numbered = [(note.anchor, note.kind, note.id) for note in derive.notes(STORY)]

    assert numbered == [
        ("q1", "cited", "c1"),
        ("q2", "said", "q8"),
        ("q3", "said", "b2"),
        ("q4", "said", "q9"),
    ]


def test_authors_stand_in_the_order_of_the_byline() -> None:
    assert derive.byline(STORY) == "Mara Ellison, Tomas Varga"
    assert derive.byline(replace(STORY, language="ar")) == "Mara Ellison، Tomas Varga"


def test_the_first_picture_stands_for_a_story_without_a_lead() -> None:
    assert derive.lead(STORY) == Figure(id="b4", photo=7)


def test_the_text_begins_the_summary_of_a_story_without_standfirst() -> None:
    assert derive.summary(STORY, 25) == "It has 24 countries. “We…"


def test_the_keys_name_every_page_that_shows_the_story() -> None:
    assert derive.keys(STORY, 12) == {
        "story:12",
        "front",
        "feed",
        "sitemap",
        "section:3",
        "author:1",
        "author:2",
        "person:4",
        "source:5",
        "quote:1",
        "quote:2",
        "quote:3",
        "quotes",
    }


def test_search_finds_what_is_printed_and_nothing_else() -> None:
    text = derive.search_text(STORY)

    assert text.headline == "Talks open"
    assert "Set apart." in text.body
    assert "Lena Brandt" in text.body


@given(st.builds(Document, blocks=st.lists(ours.blocks, max_size=5).map(tuple)))
def test_any_draft_can_be_derived_from(document: schema.Document) -> None:
    derive.notes(document)
    derive.search_text(document)
    derive.keys(document, 1)

    assert len(derive.summary(document)) <= 201


def test_key_points_fact_boxes_and_embeds_are_found_by_their_words():
    box = FactBox(id="b1", title="The fleet", facts=(Fact(term="24", words="trawlers"),))
    film = Embed(id="b2", title="Leaving harbour", caption="Filmed at dawn.")
    found = derive.search_text(Document(key_points=("Nobody was hurt",), blocks=(box, film)))

    for words in ("Nobody was hurt", "The fleet", "24", "trawlers", "Leaving harbour", "at dawn"):
        assert words in found.body


def test_a_translation_changes_the_pages_of_all_that_say_the_same():
    assert derive.keys(Document(translation_of=7), 12) >= {"story:7", "story:12"}
