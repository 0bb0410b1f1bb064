"""What stops a publication, what is advice, and where each finding points."""

from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec import structs

from articles.document import checks
from articles.document.schema import (
    Byline,
    Citation,
    Document,
    Figure,
    Photo,
    Quotation,
    Quote,
    QuoteBlock,
    ReadAlso,
    Section,
    Shared,
    Source,
    Text,
    Update,
)

NOW = datetime(2026, 3, 4, 12, tzinfo=UTC)


def a_document(**fields: object) -> Document:
    """A story without any finding, and what this test changes of it."""
    whole = Document(
        headline="Talks open in Paris",
        standfirst="Two dozen countries came.",
        section=1,
        bylines=(Byline(author=1),),
        blocks=(Text(id="b1", html="<p>“It is ours,” he said of 24 countries.</p>"),),
        shared=Shared(sections=(Section(id=1, name="World"),)),
    )
    return structs.replace(whole, **fields)


def codes(document: Document, **circumstances: object) -> dict[str, str]:
    """Code of each finding → where it points."""
    found = checks.findings(document, now=NOW, **circumstances)
    return {finding.code: finding.at for finding in found}


def shared(**records: tuple[object, ...]) -> Shared:
    return Shared(sections=(Section(id=1, name="World"),), **records)


PHOTO = Photo(id=1, caption="The harbour.", credit="Photo: BBC", alt="A harbour.")
QUOTE = Quote(id=1, words="It is ours.", described_as="A delegate")


def with_photo(**fields: object) -> Document:
    photo = structs.replace(PHOTO, **fields)
    return a_document(lead=Figure(id="lead", photo=1), shared=shared(photos=(photo,)))


def with_quote(**fields: object) -> Document:
    quote = structs.replace(QUOTE, **fields)
    return a_document(quotations=(Quotation(id="q1", quote=1),), shared=shared(quotes=(quote,)))


@pytest.mark.parametrize("whole", [a_document(), with_photo(), with_quote()])
def test_a_whole_story_has_no_finding(whole: Document) -> None:
    assert codes(whole) == {}


@pytest.mark.parametrize(
    ("document", "code", "at"),
    [
        (a_document(headline=" "), "headline-missing", "headline"),
        (a_document(section=None), "section-missing", "section"),
        (with_quote(words="It is yours."), "quotation-not-in-text", "q1"),
        (with_quote(described_as=""), "quote-without-speaker", "q1"),
        (with_quote(words=""), "quote-without-words", "q1"),
        (with_quote(provenance="reported"), "quote-without-source", "q1"),
        (a_document(blocks=(QuoteBlock(id="b2"),)), "quote-missing", "b2"),
        (a_document(blocks=(Figure(id="b2"),)), "photo-missing", "b2"),
        (with_photo(credit=" "), "photo-uncredited", "lead"),
        (with_photo(alt=""), "photo-without-alt", "lead"),
        (with_photo(rights_end=date(2026, 3, 3)), "photo-rights-ended", "lead"),
        (
            a_document(citations=(Citation(id="c1", words="25 countries", source=1),)),
            "citation-not-in-text",
            "c1",
        ),
        (
            a_document(citations=(Citation(id="c1", words="24 countries"),)),
            "citation-without-source",
            "c1",
        ),
    ],
)
def test_what_blocks(document: Document, code: str, at: str) -> None:
    blocking = {f.code: f.at for f in checks.blocking(document, now=NOW)}

    assert blocking[code] == at


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (a_document(bylines=()), "byline-missing"),
        (a_document(standfirst=""), "standfirst-missing"),
        (with_photo(caption=""), "photo-without-caption"),
        (a_document(blocks=()), "text-missing"),
        (a_document(blocks=(ReadAlso(id="b2"),)), "block-empty"),
        (a_document(blocks=(Update(id="b2"),)), "block-empty"),
    ],
)
def test_what_is_advice_does_not_block(document: Document, code: str) -> None:
    assert code in codes(document)
    assert checks.blocking(document, now=NOW) == []


def test_an_embargo_holds_until_its_minute() -> None:
    end = NOW + timedelta(minutes=1)

    assert "embargo-holds" in codes(a_document(), embargo_until=end)
    assert codes(a_document(), embargo_until=NOW) == {}


def test_rights_hold_on_their_last_day() -> None:
    assert codes(with_photo(rights_end=date(2026, 3, 4))) == {}


def test_a_caption_and_alt_of_the_story_stand_for_the_photo_s() -> None:
    figure = Figure(id="lead", photo=1, caption="Here.", alt="A ferry.")
    photo = structs.replace(PHOTO, caption="", alt="")

    assert codes(a_document(lead=figure, shared=shared(photos=(photo,)))) == {}


UNNAMED = Source(id=1, name="A senior western source", kind="unnamed", unnamed=True)


@pytest.mark.parametrize(
    "source",
    [
        structs.replace(UNNAMED, reason="The talks were private.", approved=True),
        structs.replace(UNNAMED, reported_by=2),
    ],
)
def test_an_unnamed_source_with_reason_and_approval_or_of_others_may_stand(source: Source) -> None:
    assert codes(a_document(shared=shared(sources=(source,)))) == {}


@pytest.mark.parametrize(
    "source",
    [
        UNNAMED,
        structs.replace(UNNAMED, approved=True),
        structs.replace(UNNAMED, reason="The talks were private."),
    ],
)
def test_an_unnamed_source_of_ours_needs_both(source: Source) -> None:
    blocking = checks.blocking(a_document(shared=shared(sources=(source,))), now=NOW)

    assert [finding.code for finding in blocking] == ["source-unnamed-unapproved"]


def test_every_sentence_can_be_filled_with_its_values() -> None:
    broken = a_document(
        headline="",
        quotations=(Quotation(id="q1", quote=1),),
        citations=(Citation(id="c1", words="100 % gone"),),
        shared=shared(quotes=(Quote(id=1, words="50 % of it"),), sources=(UNNAMED,)),
    )

    for finding in checks.findings(broken, now=NOW):
        assert "%(" not in finding.text % finding.values


def test_what_blocks_comes_first() -> None:
    found = checks.findings(Document(), now=NOW)

    assert [f.severity for f in found] == sorted((f.severity for f in found), reverse=True)
