"""What stops a publication, what is advice, and where each finding points."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec import structs

from articles.document import advice, checks
from articles.document.checks import Facts
from articles.document.schema import (
    Block,
    Byline,
    Citation,
    Document,
    Embed,
    Fact,
    FactBox,
    Figure,
    NotSpeech,
    Person,
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
        blocks=(Text(id="b1", html="<p>The talks opened at noon.</p>"),),
        shared=Shared(sections=(Section(id=1, name="World"),)),
    )
    return structs.replace(whole, **fields)


def codes(document: Document, **circumstances: object) -> dict[str, str]:
    """Code of each finding → where it points."""
    found = checks.findings(document, now=NOW, **circumstances)
    return {finding.code: finding.at for finding in found}


def shared(**records: tuple[object, ...]) -> Shared:
    return Shared(sections=(Section(id=1, name="World"),), **records)


SAID = Text(id="b1", html="<p>“It is ours,” a delegate said.</p>")
PHOTO = Photo(id=1, caption="The harbour.", credit="Photo: BBC", alt="A harbour.")
QUOTE = Quote(id=1, words="It is ours.", described_as="A delegate")


def with_photo(**fields: object) -> Document:
    photo = structs.replace(PHOTO, **fields)
    return a_document(lead=Figure(id="lead", photo=1), shared=shared(photos=(photo,)))


def with_quote(**fields: object) -> Document:
    quote = structs.replace(QUOTE, **fields)
    return a_document(
        blocks=(SAID,),
        quotations=(Quotation(id="q1", quote=1),),
        shared=shared(quotes=(quote,)),
    )


@pytest.mark.parametrize("whole", [a_document(), with_photo(), with_quote()])
def test_a_whole_story_has_no_finding(whole: Document) -> None:
    assert codes(whole) == {}


@pytest.mark.parametrize(
    ("document", "code", "at"),
    [
        (a_document(headline=" "), "headline-missing", "headline"),
        (a_document(section=None), "section-missing", "section"),
        (with_quote(words="It is yours."), "quotation-differs", "b1"),
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


@pytest.mark.parametrize(("zone", "ended"), [("Pacific/Auckland", True), ("UTC", False)])
def test_the_last_day_of_rights_ends_by_the_clock_of_the_house(zone: str, ended: bool) -> None:
    last_day = with_photo(rights_end=date(2026, 3, 4))  # it is the 5th in Auckland
    facts = Facts(zone=ZoneInfo(zone))

    assert ("photo-rights-ended" in codes(last_day, facts=facts)) == ended


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


def test_words_that_nobody_answers_for_block_and_may_be_waived() -> None:
    (finding,) = checks.blocking(a_document(blocks=(SAID,)), now=NOW)

    assert (finding.code, finding.at, finding.waivable) == ("quotation-unresolved", "b1", True)


def test_words_that_a_journalist_called_no_quotation_do_not_block() -> None:
    nobody = NotSpeech(id="n1", words="It is ours")

    assert codes(a_document(blocks=(SAID,), not_speech=(nobody,))) == {}


def test_a_letter_that_differs_blocks_and_is_shown() -> None:
    whole = with_quote(words="It was ours.")

    (finding,) = checks.blocking(whole, now=NOW)

    assert (finding.code, finding.waivable) == ("quotation-differs", False)
    assert {p.text.strip() for p in finding.pieces if p.kind != "same"} == {"was", "is"}


def test_a_record_whose_words_left_the_text_blocks() -> None:
    gone = structs.replace(with_quote(), blocks=(Text(id="b1", html="<p>Nobody spoke.</p>"),))

    assert codes(gone) == {"quotation-not-in-text": "q1"}


def test_a_mark_without_its_partner_is_advice() -> None:
    open_ended = a_document(blocks=(Text(id="b1", html="<p>The “talks opened at noon.</p>"),))

    assert "mark-unclosed" in codes(open_ended)


@pytest.mark.parametrize(
    ("html", "asked"),
    [
        ("<p>The US has carried out 162 airstrikes.</p>", True),
        ("<p>Some 31,000 fighters came.</p>", True),
        ("<p>It rose by 4%.</p>", True),
        ("<p>On 15 September 2014 they met at 14:30.</p>", False),
        ("<p>The three of them met.</p>", False),
    ],
)
def test_a_figure_without_a_source_is_advice(html: str, asked: bool) -> None:
    found = codes(a_document(blocks=(Text(id="b1", html=html),)))

    assert ("figure-uncited" in found) == asked


def test_a_cited_figure_asks_nothing() -> None:
    cited = a_document(
        blocks=(Text(id="b1", html="<p>It made 162 airstrikes.</p>"),),
        citations=(Citation(id="c1", words="162 airstrikes", source=1),),
        shared=shared(sources=(Source(id=1, name="BBC", kind="outlet"),)),
    )

    assert codes(cited) == {}


LONG = "Paris talks unite two dozen countries against the group and leave Iran outside"


@pytest.mark.parametrize(
    ("fields", "at", "shown"),
    [
        (
            {"headline": LONG},
            "headline",
            "Paris talks unite two dozen countries against the group and…",
        ),
        ({"headline": LONG + " the room for now"}, "headline", "and leave Iran outside the room…"),
        ({"search_title": LONG}, "search_title", "against the group and…"),
    ],
)
def test_a_headline_that_others_cut_is_shown_as_they_cut_it(
    fields: dict[str, str], at: str, shown: str
) -> None:
    (finding,) = checks.findings(a_document(**fields), now=NOW)

    assert (finding.code, finding.at) == ("headline-cut", at)
    assert shown in finding.text % finding.values


def test_a_short_title_for_search_stands_for_a_long_headline() -> None:
    assert codes(a_document(headline=LONG, search_title="Paris talks leave Iran outside")) == {}


def linked(html: str) -> Document:
    return a_document(blocks=(Text(id="b1", html=html),))


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("http://cms.local/story/4", "link-private"),
        ("http://[::1]/", "link-private"),
        ("https://bbc..com/", "link-malformed"),
        ("https://ana:pw@bbc.com/", "link-with-password"),
        ("https://bbc.com/?a=1&amp;b=2", None),
    ],
)
def test_a_link_that_readers_cannot_follow_is_advice(address: str, code: str | None) -> None:
    found = codes(linked(f'<p>As <a href="{address}">reported</a> at noon.</p>'))

    assert found == ({code: "b1"} if code else {})


def test_a_password_in_a_link_is_not_said_again() -> None:
    (finding,) = checks.findings(linked('<p><a href="https://a:pw@b.org/">It</a></p>'), now=NOW)

    assert "pw" not in finding.text % finding.values


def test_the_link_of_a_citation_is_looked_at_too() -> None:
    cited = structs.replace(
        linked("<p>They came at noon.</p>"),
        citations=(Citation(id="c1", words="at noon", source=1, link="http://10.0.0.1/"),),
    )

    assert codes(cited) == {"link-private": "c1"}


@pytest.mark.parametrize(
    ("html", "skipped"),
    [
        ("<h3>Small</h3><p>Text.</p>", True),
        ("<h2>Large</h2><p>Text.</p><h3>Small</h3><p>Text.</p>", False),
        ("<p>Text.</p>", False),
    ],
)
def test_a_small_heading_needs_a_large_one_above(html: str, skipped: bool) -> None:
    assert codes(linked(html)) == ({"heading-skipped": "b1"} if skipped else {})


def test_a_picture_by_ai_asks_for_words_to_readers() -> None:
    made = with_photo(digital_source_type="trainedAlgorithmicMedia")

    assert codes(made) == {"ai-undeclared": "lead"}
    assert codes(structs.replace(made, ai_disclosure="The drawing was made by a program.")) == {}


def test_read_also_to_what_is_not_live_is_advice() -> None:
    offering = a_document(blocks=(*a_document().blocks, ReadAlso(id="b2", stories=(4, 5))))

    assert codes(offering, facts=Facts(not_live=frozenset({5}))) == {"read-also-not-live": "b2"}
    assert codes(offering, facts=Facts(not_live=frozenset({6}))) == {}


def spelled(text: str) -> Document:
    return structs.replace(
        linked(f"<p>{text}</p>"),
        shared=shared(people=(Person(id=1, name="Fuad Masoum"),)),
    )


def test_a_name_spelled_unlike_its_person_is_advice() -> None:
    found = codes(spelled("President Masum arrived at noon."))

    assert found == {"name-spelled-unlike": "b1"}


def test_a_spelling_noted_under_people_asks_nothing() -> None:
    facts = Facts(also_known={1: ("Fuad Masum",)})

    assert codes(spelled("President Masum arrived at noon."), facts=facts) == {}


@pytest.mark.parametrize("code", ["photo-uncredited", "photo-without-alt"])
def test_a_picture_without_credit_or_alt_may_be_waived(code: str) -> None:
    found = {f.code: f for f in checks.blocking(with_photo(credit="", alt=""), now=NOW)}

    assert found[code].waivable


def test_a_house_makes_advice_block_and_nobody_waives_it() -> None:
    facts = Facts(blocking=frozenset({"byline-missing"}))

    (finding,) = checks.blocking(a_document(bylines=(), standfirst=""), now=NOW, facts=facts)

    assert (finding.code, finding.waivable) == ("byline-missing", False)


def test_every_advice_may_be_made_to_block() -> None:
    names = [*advice.TITLES]
    broken = [
        Document(),
        a_document(headline=LONG, bylines=(), blocks=(ReadAlso(id="b2"),)),
        with_photo(caption="", digital_source_type="trainedAlgorithmicMedia"),
        linked("<h3>He “came</h3><p>It was 162 times <a href='http://a'>here</a>”</p>"),
        linked(
            '<p>Some 31,000 <a href="http://wiki/">came</a>, <a href="http://a@b.org">x</a></p>'
        ),
        spelled("President Masum arrived."),
    ]
    found = {
        f.code for one in broken for f in checks.findings(one, now=NOW) if f.severity == "advice"
    }

    assert found <= set(names)
    assert len(found) >= 10


def test_our_unnamed_source_is_pointed_at_where_it_is_used() -> None:
    said = with_quote(provenance="reported", source=1)
    whole = structs.replace(said, shared=structs.replace(said.shared, sources=(UNNAMED,)))

    assert codes(whole) == {"source-unnamed-unapproved": "q1"}


def test_what_is_as_it_should_be_is_said_too() -> None:
    kept = checks.look(with_photo(), now=NOW).kept
    short = checks.look(with_photo(alt="", caption=""), now=NOW).kept

    picture = "Every picture has its credit, caption, alt text and rights"
    assert picture in kept
    assert picture not in short
    assert "Every citation stands in the text and names its source" not in kept


BOX = FactBox(id="b2", title="The fleet", facts=(Fact(term="24", words="boats", source=5),))
FILM = Embed(id="b3", provider="youtube", media="dQw4w9WgXcQ", title="The boat leaves")


def with_block(block: Block) -> Document:
    records = shared(sources=(Source(id=5, name="BBC", kind="outlet"),))
    return a_document(blocks=(*a_document().blocks, block), shared=records)


def test_a_fact_box_with_sources_and_an_embed_with_a_title_are_in_order():
    assert codes(with_block(BOX)) == {}
    assert codes(with_block(FILM)) == {}


def test_a_line_of_a_fact_box_without_a_source_is_advice_at_its_box():
    box = structs.replace(BOX, facts=(*BOX.facts, Fact(term="9", words="crews")))

    assert codes(with_block(box)) == {"fact-unsourced": "b2"}


def test_each_line_without_a_source_is_named():
    box = structs.replace(BOX, facts=(Fact(term="9"), Fact(term="10")))
    found = checks.findings(with_block(box), now=NOW)

    assert len({finding.key for finding in found}) == 2


def test_an_embed_without_a_title_says_so():
    assert codes(with_block(structs.replace(FILM, title=" "))) == {"embed-untitled": "b3"}


def test_an_embed_that_readers_get_as_a_link_says_so():
    facts = Facts(players=frozenset({"player.vimeo.com"}))

    assert codes(with_block(FILM), facts=facts) == {"embed-link-only": "b3"}


@pytest.mark.parametrize("block", [FactBox(id="b2", title="The fleet"), Embed(id="b2")])
def test_an_empty_box_and_an_embed_without_a_link_are_empty_blocks(block):
    assert codes(with_block(block)) == {"block-empty": "b2"}
