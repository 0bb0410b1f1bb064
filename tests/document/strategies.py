"""Hypothesis strategies for Documents: every block kind, every script, empty and huge fields."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from articles.document import prose, schema
from articles.document.text import tidy

#: Words that go wrong elsewhere: right-to-left, CJK, emoji, combining marks, bidi, markup.
HARD = [
    "",
    "قال الرئيس «سنعود»",
    "「平和」と首相は述べた",
    "👩‍👩‍👧 said 🏳️‍🌈",
    "e\u0301a\u0308 n\u0303",
    "\u202eevil\u202c \u2066x\u2069",
    "<b>&amp;</b> </script> ]]>",
    "a\u00a0b\u2009c",
    "x" * 5000,
    "“There was no time,” he said.",
]

text = st.one_of(
    st.sampled_from(HARD),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=40),
).map(tidy)


def line(size: int) -> st.SearchStrategy[str]:
    return text.map(lambda value: value.replace("\n", " ")[:size].strip())


paragraph = text.map(lambda value: f"<p>{value.replace('&', '&amp;').replace('<', '&lt;')}</p>")
html = st.lists(
    st.one_of(
        paragraph,
        st.sampled_from(
            [
                "<h2>Who will fly</h2>",
                "<ul><li>one</li><li><strong>two</strong></li></ul>",
                '<p>A <a href="https://example.org/?a=1&amp;b=2">link</a> and<br><em>more</em></p>',
                "<blockquote><p>set off</p></blockquote>",
            ]
        ),
    ),
    max_size=4,
).map(lambda parts: prose.clean("".join(parts)))

FROM, TO = (datetime(year, 1, 1, tzinfo=UTC).replace(tzinfo=None) for year in (2000, 2100))
moments = st.datetimes(FROM, TO, timezones=st.just(UTC))
ids = st.integers(1, 10_000)
maybe_id = st.one_of(st.none(), ids)
dates = st.one_of(st.none(), st.dates(date(1900, 1, 1), date(2100, 1, 1)))

blocks = st.one_of(
    st.builds(schema.Text, id=st.just(""), html=html),
    st.builds(schema.QuoteBlock, id=st.just(""), quote=maybe_id),
    st.builds(
        schema.Figure,
        id=st.just(""),
        photo=maybe_id,
        caption=line(2000),
        alt=line(1000),
        credit=line(200),
    ),
    st.builds(schema.ReadAlso, id=st.just(""), stories=st.lists(ids, max_size=3).map(tuple)),
    st.builds(
        schema.Update,
        id=st.just(""),
        at=st.one_of(st.none(), moments),
        headline=line(300),
        html=html,
    ),
    st.builds(
        schema.FactBox,
        id=st.just(""),
        title=line(200),
        facts=st.lists(
            st.builds(schema.Fact, term=line(100), words=text.map(lambda words: words[:500])),
            max_size=3,
        ).map(tuple),
    ),
    st.builds(
        schema.Embed,
        id=st.just(""),
        provider=st.just("youtube"),
        media=st.from_regex(r"[\w-]{11}", fullmatch=True, alphabet=st.characters(codec="ascii")),
        title=line(200),
        caption=line(2000),
    ),
)
