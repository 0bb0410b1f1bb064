"""Every visible word of what is pasted is in what comes of it, in its order, and no other."""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from articles.document import prose
from articles.document.incoming import Incoming, article, fragment, from_html, from_text
from articles.document.text import tidy

SHOWN = (
    "<p>{}</p>",
    "<div>{}</div>",
    "<h1>{}</h1>",
    "<h3>{}</h3>",
    "<blockquote>{}</blockquote>",
    "<ul><li>{}</li><li>{}</li></ul>",
    '<p style="mso-list:l0 level1"><span style="mso-list:Ignore">·<i>&nbsp;</i></span>{}</p>',
    "<table><tr><td>{}</td><td><p>{}</p></td></tr></table>",
    "<figure><img src=x>{}<figcaption>{}</figcaption></figure>",
    '<b style="font-weight:normal">{}</b>',
    '<span style="font-weight:700; font-style:italic">{}</span>',
    "<strong>{}</strong>{}",
    '<a href="https://x.org/?utm_source=a">{}</a>',
    "<o:p>{}</o:p>",
    "<pre>{}</pre>",
    "{}<br>{}",
    "{}<br>&nbsp;<br>{}",
    "{}<!-- a note -->",
)
HIDDEN = (
    "<del>{}</del>",
    '<span style="display: none">{}</span>',
    "<p style='mso-hide:all'>{}</p>",
    "<div hidden>{}</div>",
    "<style>{}</style>",
    "<script>{}</script>",
    '<div style="mso-element:comment-list">{}</div>',
)


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """HTML, and its visible words in their order. Words are numbered, so each is itself."""
    shown: list[str] = []

    def part(depth: int) -> str:
        word = f"w{len(shown)}x"
        if depth > 3 or draw(st.booleans()):
            shown.append(word)
            return f" {word} "
        if draw(st.integers(0, 5)) == 0:
            return draw(st.sampled_from(HIDDEN)).format("hidden")
        shape = draw(st.sampled_from(SHOWN))
        return shape.format(*[part(depth + 1) for _ in range(shape.count("{}"))])

    return "".join(part(0) for _ in range(draw(st.integers(1, 6)))), shown


def taken(read: Incoming) -> str:
    """All words of what was read, in the order of the article but for what was left out."""
    words = [read.kicker, read.headline, read.standfirst]
    for piece in [*([read.lead] if read.lead else []), *read.pieces]:
        words += [piece.hint, piece.caption, piece.credit, prose.plain(prose.clean(piece.html))]
    return "\n".join([*words, *(left.words for left in read.left)])


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


@given(pages())
def test_every_visible_word_of_a_page_comes_along_in_its_order(page: tuple[str, list[str]]) -> None:
    html, shown = page

    assert letters(taken(fragment(from_html(html).paragraphs))) == "".join(shown)


@given(pages())
def test_finding_the_head_of_a_page_loses_no_word(page: tuple[str, list[str]]) -> None:
    read = from_html(page[0])

    assert Counter(letters(taken(article(*read[:2])))) == Counter("".join(page[1]))


LINES = st.one_of(
    st.text(st.characters(codec="utf-8"), max_size=60),
    st.sampled_from(["Photo: BBC", "TELL YOUR FRIENDS", "a-picture-of-it", "Six words. Photo: X"]),
    st.text("ab ", min_size=50, max_size=130),
)


@given(st.lists(LINES, max_size=12))
def test_no_letter_of_a_plain_text_is_lost_or_made_up(lines: list[str]) -> None:
    text = "\n".join(lines)

    read = taken(article(from_text(text)))

    assert Counter(letters(read)) == Counter(letters(tidy(text)))


@given(st.text(max_size=300))
def test_any_html_is_read_into_prose_that_cleaning_leaves_alone(html: str) -> None:
    for piece in fragment(from_html(html).paragraphs).pieces:
        assert prose.plain(prose.clean(piece.html)) == prose.plain(piece.html)
