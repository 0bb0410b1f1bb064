"""What the paragraphs of an article are: text, pictures to come, READ ALSO, its head."""

from pathlib import Path

import pytest

from articles.document.incoming import Incoming, Piece, article, fragment, from_html, from_text
from articles.document.incoming.paragraphs import TooLong
from articles.document.incoming.pieces import FULL_TEXT, MOST_PIECES

SAMPLE = Path(__file__).parents[2] / "data" / "paris-conference.txt"


def only(html: str) -> Piece:
    """The one piece of what was pasted."""
    (piece,) = fragment(from_html(html).paragraphs).pieces
    return piece


def whole(html: str) -> Incoming:
    page = from_html(html)
    return article(page.paragraphs, page.headings)


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("READ ALSO:", ""),
        ("READ ALSO", ""),
        ("READ ALSO The ferry is back", "The ferry is back"),
        ("Lire aussi\u00a0: Le ferry", "Le ferry"),
        ("► Lesen Sie auch: Die Fähre", "Die Fähre"),
        ("LEA TAMBIÉN: El ferry", "El ferry"),
        ("اقرأ أيضا: العبارة", "العبارة"),
    ],
)
def test_read_also_lines_become_blocks_to_be_filled(line: str, hint: str) -> None:
    assert only(f"<p>{line}</p>") == Piece("read-also", hint=hint)


def test_read_also_keeps_the_link_of_its_line() -> None:
    line = '<p>See also <a href="https://x.org/a?b=1&amp;c=2"><b>The ferry</b></a></p>'

    piece = only(line.replace("<b>", "").replace("</b>", ""))

    assert (piece.hint, piece.link) == ("The ferry", "https://x.org/a?b=1&c=2")


@pytest.mark.parametrize(
    ("line", "caption", "credit"),
    [
        ("Photo: BBC", "", "Photo: BBC"),
        ("(Photo: BBC)", "", "Photo: BBC"),
        ("© Reuters", "", "© Reuters"),
        ("Crédit photo : AFP", "", "Crédit photo : AFP"),
        ("Foto: Marta Ruiz", "", "Foto: Marta Ruiz"),
        ("Photo by Nell Okafor", "", "Photo by Nell Okafor"),
        ("The harbour at noon. Photo: Nell Okafor", "The harbour at noon.", "Photo: Nell Okafor"),
        ("The harbour (AP Photo/J. Smith)", "The harbour", "AP Photo/J. Smith"),
        ("The harbour | © U.S. Navy", "The harbour", "© U.S. Navy"),
        ("“We stay.” Credit: AP", "“We stay.”", "Credit: AP"),
    ],
)
def test_credit_lines_become_pictures_to_be_filled(line: str, caption: str, credit: str) -> None:
    assert only(f"<p>{line}</p>") == Piece("figure", caption=caption, credit=credit)


@pytest.mark.parametrize(
    "sentence",
    [
        "The photo shows the harbour, and the harbour alone.",
        "He spoke. Photos by the hundred were taken. Nobody minded that at all.",
        "See also the report that the ministers had on their table.",
        "Related work was done elsewhere.",
        "Partager le pouvoir, voilà la question.",
        "Share this view who will, she said.",
        "Twenty-five",
    ],
)
def test_a_sentence_that_only_begins_like_a_sign_stays_text(sentence: str) -> None:
    assert only(f"<p>{sentence} And so on.</p>").html == f"<p>{sentence} And so on.</p>"


@pytest.mark.parametrize(
    "lines",
    [
        ["Harbour-at-noon", "The harbour. Photo: BBC"],
        ["harbour_0815.jpg", "The harbour.", "Photo: BBC"],
    ],
)
def test_the_name_of_a_file_is_a_hint_to_its_picture(lines: list[str]) -> None:
    (piece,) = fragment(from_text("\n".join(lines))).pieces

    assert piece == Piece("figure", caption="The harbour.", credit="Photo: BBC", hint=lines[0])


def test_the_caption_of_a_picture_becomes_a_picture_to_be_filled() -> None:
    piece = only("<figure><img src=x><figcaption>The harbour. Photo: BBC</figcaption></figure>")

    assert piece == Piece("figure", caption="The harbour.", credit="Photo: BBC")


@pytest.mark.parametrize("line", ["TELL YOUR FRIENDS", "Share this article", "Partager", "Teilen"])
def test_lines_for_sharing_are_left_out_with_why(line: str) -> None:
    read = fragment(from_text(f"{line}\n\nThe ferry is back in port."))

    assert [left.words for left in read.left] == [line]
    assert read.left[0].why


def test_neighbours_are_one_list_and_one_quotation() -> None:
    html = "<ul><li>a</li><li>b</li></ul><blockquote><p>c</p><p>d</p></blockquote>"

    assert only(html).html == html


def test_the_sample_article_stands_where_it_belongs() -> None:
    read = article(from_text(SAMPLE.read_text("utf-8")))

    assert read.kicker == "Breaking News"
    assert read.headline == "Anti-ISIS Conference In Paris Ends With Controversial Results"
    assert read.lead == Piece(
        "figure",
        caption="The key players at Anti-ISIS Conference in Paris, France.",
        credit="Photo: BBC",
        hint="Anti-ISIS-Conference-Paris",
    )
    assert [p.kind for p in read.pieces] == ["text", "read-also", "text", "figure", "text"]
    assert read.pieces[3] == Piece(
        "figure", credit="Photo: BBC", hint="Iraq-Syria-Airstrikes-Against-ISIS"
    )
    assert [left.words for left in read.left] == ["TELL YOUR FRIENDS"]


@pytest.mark.parametrize(
    "below",
    ["<p><b>It was gone for a month.</b></p>", "<h2>It was gone for a month.</h2>"],
)
def test_kicker_headline_and_standfirst_are_found(below: str) -> None:
    read = whole(f"<p>Ferries</p><h1>The ferry is back</h1>{below}<p>It left at ten.</p>")

    assert (read.kicker, read.headline) == ("Ferries", "The ferry is back")
    assert read.standfirst == "It was gone for a month."
    assert [p.html for p in read.pieces] == ["<p>It left at ten.</p>"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>The ferry is back.</p><p>It left at ten.</p>",
        f"<h1>{'very ' * 100}long</h1><p>It left at ten.</p>",
        "<p>One.</p><p>Two.</p><p>Three.</p><h2>The ferry is back</h2>",
    ],
    ids=["a sentence", "too long", "too far down"],
)
def test_what_is_no_headline_stays_text(html: str) -> None:
    assert whole(html).headline == ""


@pytest.mark.parametrize(
    ("text", "paragraphs"),
    [
        ("“" + "said ISIS was neither a state or representative of " * 2 + "of\nIslam.”", 1),
        ("Anti-ISIS conference in Paris ends with controversial results\nOn Monday, in", 2),
        ("A short line\nand another", 2),
        ("> quoted in a mail", 1),
    ],
    ids=["cut", "a headline", "verse", "quoted"],
)
def test_lines_are_paragraphs_unless_a_program_cut_them(text: str, paragraphs: int) -> None:
    assert len(from_text(text)) == paragraphs


def test_a_long_text_goes_on_in_another_block() -> None:
    paragraph = f"<p>{'word ' * 1_000}end.</p>"

    pieces = fragment(from_html(paragraph * 50).paragraphs).pieces

    assert len(pieces) == 3
    assert max(len(piece.html) for piece in pieces) <= FULL_TEXT


def test_more_pictures_than_any_story_has_are_refused_kindly() -> None:
    with pytest.raises(TooLong, match="Divide it"):
        fragment(from_text("Photo: BBC\n" * (MOST_PIECES + 1)))
