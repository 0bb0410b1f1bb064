"""The prose in a story's form, as a Document that holds what the quotation finder needs.

Either the form shows what is saved, and its rows are in memory; or a browser sent it, saved or
not, and it is taken from the values.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from django.db.models import QuerySet

from articles.admin import picker, typed
from articles.admin.typed import Sheet, Values
from articles.document import schema
from articles.document.schema import Document
from articles.models import Author, Byline, NotSpeech, Quotation, Quote, Text, Update

#: Formset prefix → the kind of block; what else has prose belongs here.
PROSE = {"articles_text_set": Text, "articles_update_set": Update}
LAST = 1_000_000


class Written(NamedTuple):
    """
    records  the story's quotations by their ids: what each was recorded as
    authors  of its bylines, in their order
    """

    document: Document
    records: dict[str, Quote]
    authors: list[Author]


class _Block(NamedTuple):
    place: int
    kind: int
    id: str
    html: str


def in_rows(language: str, formsets: Iterable[Any]) -> Written:
    """Read the rows of a form that shows what is saved; no query is needed for it."""
    rows: dict[type, list[Any]] = {
        formset.model: [form.instance for form in formset.initial_forms] for formset in formsets
    }
    blocks = [
        _Block(row.ordering, kind, row.key, row.html)
        for kind, model in enumerate(PROSE.values())
        for row in rows.get(model, [])
    ]
    quotations = rows.get(Quotation, [])
    records = {row.key: row.quote for row in quotations}
    words = [row.words for row in rows.get(NotSpeech, [])]
    pieces = {row.key: row.pieces for row in quotations}
    document = _document(language, blocks, records, words, pieces)
    return Written(document, records, [row.author for row in rows.get(Byline, [])])


def in_values(
    sent: Mapping[str, list[str]], quotes: QuerySet[Quote], authors: QuerySet[Author]
) -> Written:
    """Read a sent form.

    quotes, authors  among which the sent ids are looked up
    """
    sheet = typed.sheet(sent)
    language = typed.first(sheet.fields, "language") or "en"
    blocks = list(_blocks(sheet))
    chosen = {part: typed.first(row, "quote") for part, row in _parts(sheet, "quotations")}
    found = _by_id(quotes, chosen.values())
    records = {part: found[int(id)] for part, id in chosen.items() if _is_in(id, found)}
    bylines = [typed.first(row, "author") for _part, row in _parts(sheet, "bylines")]
    signed = _by_id(authors, bylines)
    words = [typed.first(row, "words") for _part, row in _parts(sheet, "not_speech")]
    document = _document(language[:12], blocks, records, words)
    return Written(document, records, [signed[int(id)] for id in bylines if _is_in(id, signed)])


def _blocks(sheet: Sheet) -> Iterable[_Block]:
    for kind, prefix in enumerate(PROSE):
        for part, row in _parts(sheet, prefix):
            place = typed.first(row, "ordering")
            number = int(place) if place.isdecimal() and len(place) < 7 else LAST
            yield _Block(number, kind, part, typed.first(row, "html"))


def _parts(sheet: Sheet, prefix: str) -> list[tuple[str, Values]]:
    """Return the parts of a kind that are to stay, by their ids."""
    return [
        (key[1], row)
        for key, row in sheet.parts.items()
        if key[0] == prefix and "DELETE" not in row
    ]


def _by_id(rows: QuerySet[Any], ids: Iterable[str]) -> dict[int, Any]:
    wanted = {int(id) for id in ids if picker.is_key(id)}
    return rows.in_bulk(wanted) if wanted else {}


def _is_in(id: str, found: Mapping[int, Any]) -> bool:
    return picker.is_key(id) and int(id) in found


def _document(
    language: str,
    blocks: Sequence[_Block],
    records: Mapping[str, Quote],
    not_speech: Sequence[str],
    pieces: Mapping[str, list[str]] = MappingProxyType({}),
) -> Document:
    """Put together what a review reads; line ends between paragraphs are left out.

    The editor does not show them, and what is found has to be shown in the editor.
    """
    unique = {quote.pk: quote for quote in records.values()}
    return Document(
        language=language,
        blocks=tuple(
            schema.Text(id=block.id, html=typed.closed_up(block.html)) for block in sorted(blocks)
        ),
        quotations=tuple(
            schema.Quotation(id=part, quote=quote.pk, pieces=tuple(pieces.get(part, ())))
            for part, quote in records.items()
        ),
        not_speech=tuple(
            schema.NotSpeech(id=f"n{number}", words=words)
            for number, words in enumerate(not_speech)
        ),
        shared=schema.Shared(
            quotes=tuple(schema.Quote(id=quote.pk, words=quote.words) for quote in unique.values())
        ),
    )
