"""Prose with its marks: well-formed whatever is marked, and the marks where the words are."""

from articles.document.derive import notes
from articles.document.schema import Citation, Document, Quotation, Quote, Shared, Text
from articles.rendering import markup
from articles.rendering.markup import Paragraph


def paragraphs(html: str, *quoted: str, cited: tuple[str, ...] = ()) -> list[Paragraph]:
    """The prose of one block whose words were said, or taken from a source."""
    quotes = tuple(Quote(id=n, words=words) for n, words in enumerate(quoted, 1))
    document = Document(
        blocks=(Text(id="b1", html=html),),
        quotations=tuple(Quotation(id=f"u{quote.id}", quote=quote.id) for quote in quotes),
        citations=tuple(Citation(id=f"c{n}", words=words) for n, words in enumerate(cited)),
        shared=Shared(quotes=quotes),
    )
    marking = markup.marking(notes(document), dict(document.prose()))
    return markup.paragraphs(html, "b1", marking)


def ref(number: int) -> str:
    return f'<a class="ref" href="#n{number}" aria-label="Note {number}">{number}</a>'


def test_marks_take_in_the_quotation_marks_and_the_link_follows_them():
    [paragraph] = paragraphs("<p>“No time,” he said.</p>", "No time.")
    assert paragraph.html == (
        f'<p><span class="said" data-n="1" id="q1">“No time,”</span>{ref(1)} he said.</p>'
    )
    assert paragraph.notes == (1,)


def test_a_comma_that_the_record_does_not_have_stays_inside_the_marks():
    [paragraph] = paragraphs("<p>“for inviting parties,” he added.</p>", "for inviting parties")
    assert "“for inviting parties,”</span>" in paragraph.html


def test_cited_words_take_nothing_in():
    [paragraph] = paragraphs("<p>The “big” count.</p>", cited=("big",))
    assert f'“<span class="cited" data-n="1" id="q1">big</span>{ref(1)}”' in paragraph.html


def test_a_quotation_in_pieces_is_marked_in_each_and_linked_once():
    html = "<p>“It is late,” she said. “We go home.”</p>"
    [paragraph] = paragraphs(html, "It is late. […] We go home.")
    assert paragraph.html.count('class="said" data-n="1"') == 2
    assert paragraph.html.count('id="q1"') == 1
    assert paragraph.html.count(ref(1)) == 1
    assert paragraph.html.endswith(f"“We go home.”</span>{ref(1)}</p>")


def test_a_note_belongs_after_the_paragraph_in_which_the_words_end():
    first, second = paragraphs("<p>“One</p><p>two,” he said.</p>", "One two.")
    assert (first.notes, second.notes) == ((), (1,))


def test_a_link_never_stands_inside_a_link():
    html = '<p>He said <a href="https://example.org/">“No time to lose.”</a> Then he left.</p>'
    [paragraph] = paragraphs(html, "No time to lose.")
    assert f"</span></a>{ref(1)} Then he left.</p>" in paragraph.html


def test_words_that_only_look_like_a_mark_move_no_link():
    html = '<p>data-n="1" and <a href="/x/">“No time.”</a> data-n="1" <a href="/y/">y</a></p>'
    [paragraph] = paragraphs(html, "No time.")
    assert paragraph.html.count("<a ") == paragraph.html.count("</a>") == 3
    assert "<a " not in paragraph.html.split(ref(1))[0].rsplit("</a>", 1)[1]


def test_prose_that_an_older_release_let_through_is_cleaned_and_not_marked():
    html = '<p onclick="x()">“No time,” he said.</p><script>x()</script>'
    [paragraph] = paragraphs(html, "No time.")
    assert paragraph.html == "<p>“No time,” he said.</p>"
    assert paragraph.notes == ()


def test_links_are_limited_when_they_are_shown():
    assert markup.plain('<p><a href="javascript:x()">go</a></p>') == "<p><a>go</a></p>"


def test_a_place_opens_a_paragraph_and_is_escaped():
    [paragraph] = paragraphs("<p>It rained.</p>")
    opened = markup.dateline(paragraph.html, "<Paris>")
    assert opened == '<p><span class="place">&lt;Paris&gt;</span> – It rained.</p>'


def test_a_place_stands_before_no_heading():
    [heading] = paragraphs("<h2>Rain</h2>")
    assert markup.dateline(heading.html, "Paris") == "<h2>Rain</h2>"


def test_a_sub_heading_without_a_heading_above_is_raised():
    [paragraph] = paragraphs("<h3>Rain</h3>")
    assert markup.raised(paragraph).html == "<h2>Rain</h2>"
