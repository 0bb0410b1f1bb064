"""A story's form as a browser sent it, saved or not, read as the Document that it would become.

For what is shown while somebody types: nothing is validated and nothing written. What cannot be
read (a date half typed, an id of nothing) is left out.
"""

from collections.abc import Iterator
from itertools import islice

from msgspec import structs

from articles.admin import picker, typed
from articles.admin.embeds import NOTHING
from articles.admin.fact_boxes import NUMBERS
from articles.admin.typed import Sheet, Values
from articles.document import embeds, schema
from articles.document.schema import AnyBlock, Document
from articles.document.text import tidy
from articles.models.blocks import MAX_BLOCKS
from articles.publishing import rows

PLAIN = ("kicker", "headline", "standfirst", "slug", "place", "ai_disclosure")
WORDS = ("caption", "alt", "credit")
LAST = 1_000_000
LONGEST = 10_000  # letters of a field that is not prose; what is longer is not saved either


def document(sheet: Sheet, saved: Document | None = None) -> Document:
    """Return what the form holds, with the public words of the records that it names.

    saved  the story as it was last saved; what a form does not send is taken from it
    """
    before = {q.id: q.pieces for q in saved.quotations} if saved else {}
    own = Document(
        **{name: _words(sheet.fields, name) for name in PLAIN},
        search_title=_words(sheet.fields, "search_title"),
        language=typed.first(sheet.fields, "language")[:12] or "en",
        key_points=_lines(sheet.fields, "key_points"),
        section=_id(sheet.fields, "section"),
        topics=tuple(
            int(id) for id in sheet.fields.get("topics", [])[:MAX_BLOCKS] if picker.is_key(id)
        ),
        bylines=tuple(
            schema.Byline(author=author)
            for _, row in _parts(sheet, "bylines")
            if (author := _id(row, "author"))
        ),
        lead=_lead(sheet.fields),
        blocks=tuple(block for _place, _kind, block in sorted(_blocks(sheet), key=lambda b: b[:2])),
        quotations=tuple(
            schema.Quotation(id=part, quote=quote, pieces=before.get(part, ()))
            for part, row in _parts(sheet, "quotations")
            if (quote := _id(row, "quote"))
        ),
        citations=tuple(
            schema.Citation(
                id=part,
                words=_words(row, "words"),
                source=_id(row, "source"),
                link=_words(row, "link"),
            )
            for part, row in _parts(sheet, "citations")
        ),
        not_speech=tuple(
            schema.NotSpeech(id=part, words=_words(row, "words"))
            for part, row in _parts(sheet, "not_speech")
        ),
    )
    return structs.replace(own, shared=rows.records(own))


def _lead(fields: Values) -> schema.Figure | None:
    values = {name: _words(fields, f"lead_{name}") for name in WORDS}
    photo = _id(fields, "lead_photo")
    return (
        schema.Figure(id=schema.LEAD, photo=photo, **values)
        if photo or any(values.values())
        else None
    )


def _blocks(sheet: Sheet) -> Iterator[tuple[int, int, AnyBlock]]:
    """Yield place, kind and block of all that are to stay."""
    for kind, prefix in enumerate(typed.BLOCKS):
        for part, row in _parts(sheet, prefix):
            place = typed.first(row, "ordering")
            number = int(place) if place.isdecimal() and len(place) < 7 else LAST
            yield number, kind, _block(prefix, part, row)


def _block(prefix: str, part: str, row: Values) -> AnyBlock:
    html = typed.closed_up(typed.first(row, "html"))
    match prefix:
        case "articles_text_set":
            return schema.Text(id=part, html=html)
        case "articles_quoteblock_set":
            return schema.QuoteBlock(id=part, quote=_id(row, "quote"))
        case "articles_figure_set":
            words = {name: _words(row, name) for name in WORDS}
            return schema.Figure(id=part, photo=_id(row, "photo"), **words)
        case "articles_readalso_set":
            chosen = (_id(row, name) for name in ("first", "second", "third"))
            return schema.ReadAlso(id=part, stories=tuple(id for id in chosen if id))
        case "articles_update_set":
            return schema.Update(id=part, headline=_words(row, "headline"), html=html)
        case "articles_factbox_set":
            return schema.FactBox(id=part, title=_words(row, "title"), facts=tuple(_facts(row)))
        case "articles_embed_set":
            provider, media = embeds.parse(_words(row, "link")) or NOTHING
            texts = {name: _words(row, name) for name in ("title", "caption")}
            return schema.Embed(id=part, provider=provider, media=media, **texts)
    raise ValueError(f"No block is sent as {prefix}")


def _facts(row: Values) -> Iterator[schema.Fact]:
    for number in NUMBERS:
        term, words = _words(row, f"term_{number}"), _words(row, f"words_{number}")
        if term:
            yield schema.Fact(term=term, words=words, source=_id(row, f"source_{number}"))


def _parts(sheet: Sheet, prefix: str) -> list[tuple[str, Values]]:
    """Return the parts of a kind that are to stay, by their ids; no more than a story may have."""
    standing = (
        (key[1], row)
        for key, row in sheet.parts.items()
        if key[0] == prefix and "DELETE" not in row
    )
    return list(islice(standing, MAX_BLOCKS))


def _words(values: Values, name: str) -> str:
    """Return what is typed in a field, as a form takes it."""
    return tidy(typed.first(values, name)[:LONGEST]).strip()


def _lines(values: Values, name: str) -> tuple[str, ...]:
    """Return the lines typed in a field, the empty ones left out."""
    return tuple(filter(None, (line.strip() for line in _words(values, name).splitlines())))


def _id(values: Values, name: str) -> int | None:
    value = typed.first(values, name)
    return int(value) if picker.is_key(value) else None
