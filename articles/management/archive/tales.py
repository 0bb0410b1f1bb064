"""Generated stories as Documents, and the few records that they share."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from articles.document import schema
from articles.document.schema import Document, Shared
from articles.management.archive.words import Words

QUOTED = 3  # of so many stories one quotes somebody
CITING = 5  # of so many stories one names a source
PARAGRAPHS, SENTENCES = 3, 4


@dataclass(frozen=True, kw_only=True)
class Pools:
    """What generated stories share: each story takes some of these."""

    sections: Sequence[schema.Section]
    authors: Sequence[schema.Author]
    topics: Sequence[schema.Topic]
    people: Sequence[schema.Person]
    sources: Sequence[schema.Source]


def spoken(words: Words, pools: Pools, number: int) -> schema.Quote | None:
    """Return what somebody says in the story of this number, if anybody does; it has no id yet."""
    if number % QUOTED:
        return None
    return schema.Quote(
        id=0,
        words=words.sentence(),
        language="en",
        speaker=words.random.choice(pools.people).id,
        obtained="interview",
        provenance="to us",
    )


def tale(words: Words, pools: Pools, number: int, quote: schema.Quote | None) -> Document:
    """Write a story: headline, standfirst, a few paragraphs, here and there a quote or a source.

    number  of the story, which tells apart the addresses of equal headlines
    quote   what is said in it
    """
    pick = words.random.choice
    headline = words.headline()
    section, author = pick(pools.sections), pick(pools.authors)
    topics = sorted(words.random.sample(pools.topics, 2), key=lambda topic: topic.id)
    quotes = (quote,) if quote else ()
    citation, source = _cited(words, pools, number)
    return Document(
        headline=headline,
        standfirst=words.sentence(),
        slug=f"{headline.lower().replace(' ', '-')}-{number}",
        section=section.id,
        bylines=(schema.Byline(author=author.id),),
        topics=tuple(topic.id for topic in topics),
        blocks=tuple(_text(words, quotes, citation)),
        quotations=tuple(schema.Quotation(id=f"s{one.id}", quote=one.id) for one in quotes),
        citations=citation,
        shared=Shared(
            sections=(section,),
            authors=(author,),
            topics=tuple(topics),
            people=tuple(one for one in pools.people if quote and one.id == quote.speaker),
            sources=source,
            quotes=quotes,
        ),
    )


def _cited(
    words: Words, pools: Pools, number: int
) -> tuple[tuple[schema.Citation, ...], tuple[schema.Source, ...]]:
    if number % CITING:
        return (), ()
    source = words.random.choice(pools.sources)
    said = f"{number % 90 + 10} of {number % 900 + 100} wards"
    return (schema.Citation(id="c1", words=said, source=source.id),), (source,)


def _text(
    words: Words, quotes: Sequence[schema.Quote], citations: Sequence[schema.Citation]
) -> Iterator[schema.Text]:
    for paragraph in range(PARAGRAPHS):
        html = words.paragraph(SENTENCES)
        if not paragraph:
            html += "".join(f" “{quote.words}” it was said." for quote in quotes)
            html += "".join(f" It is {citation.words}." for citation in citations)
        yield schema.Text(id=f"t{paragraph}", html=f"<p>{html}</p>")
