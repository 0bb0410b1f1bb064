"""A story's form as plain values: what somebody typed, what is there now, where the two differ.

A save that comes too late is not written. Here what was typed is laid beside the story as it is
now, field by field and part by part (parts are told apart by their ids, never by their rows, so a
block that somebody removed meanwhile is still shown), and put together again by the choices of
the person who typed it.

Values are what a browser sends: a list of strings for each name.
"""

import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple

from django import forms

from articles.document import embeds, schema
from articles.document.prose import clean
from articles.document.schema import Document
from articles.document.text import tidy

Values = dict[str, list[str]]
Side = Literal["mine", "theirs"]
MINE: Side = "mine"
THEIRS: Side = "theirs"

#: Formset prefix → the field that tells its parts apart.
IDENTITY: Mapping[str, str] = {
    "articles_text_set": "part",
    "articles_quoteblock_set": "part",
    "articles_figure_set": "part",
    "articles_readalso_set": "part",
    "articles_update_set": "part",
    "articles_factbox_set": "part",
    "articles_embed_set": "part",
    "quotations": "part",
    "citations": "part",
    "not_speech": "part",
    "bylines": "author",
    "related": "other",
}
BLOCKS = tuple(prefix for prefix in IDENTITY if prefix.startswith("articles_"))
BOOKKEEPING = frozenset({"id", "parent", "story", "part", "region", "ordering", "DELETE"})
PROSE = frozenset({"html"})
CONTROLS = frozenset({"csrfmiddlewaretoken", "started_from", "unsaved"})
ORDER = "order"
#: What begins the names of a decision about a quotation: "q-", the quotation's key, "-", field.
DECISION = "q-"
#: Records that stand in the text by their words: one that somebody else added takes nothing away.
FOUND_BY_WORDS = frozenset({"quotations", "not_speech"})

_BETWEEN = re.compile(r"(</(?:p|h2|h3|li|ul|ol|blockquote)>|<(?:ul|ol|li|blockquote)>)\s+")

Key = tuple[str, str]  # formset prefix, identity


class Sheet(NamedTuple):
    """A form taken apart.

    decisions  what was decided about quotations and is not saved yet, by the prefix of its row
    """

    fields: Values
    parts: dict[Key, Values]
    decisions: Mapping[str, Values] = MappingProxyType({})


class Difference(NamedTuple):
    """One thing that reads differently: a field of the story ("headline") or a part.

    mine, theirs  its values; None where it is not there
    take          the side that is proposed: theirs where I changed nothing
    """

    at: str
    prefix: str
    mine: Values | None
    theirs: Values | None
    take: Side


def kept(sent: Mapping[str, list[str]]) -> Values:
    """Return what is worth keeping of a request: no token, no buttons."""
    return {
        name: values
        for name, values in sent.items()
        if name not in CONTROLS and not name.startswith("_")
    }


def sheet(values: Mapping[str, list[str]]) -> Sheet:
    """Take a sent form apart. A part without an id goes by its number."""
    fields: Values = {}
    rows: dict[tuple[str, str], Values] = {}
    decisions: dict[str, Values] = {}
    for name, value in values.items():
        prefix, number, field = _split(name)
        if name.startswith(DECISION):
            row, _dash, field = name.rpartition("-")
            decisions.setdefault(row, {})[field] = value
        elif not prefix:
            fields[name] = value
        elif number.isdecimal():
            rows.setdefault((prefix, number), {})[field] = value
    parts: dict[Key, Values] = {}
    for (prefix, number), row in rows.items():
        identity = first(row, IDENTITY[prefix])
        if identity or any(map(any, _content(row).values())):
            parts[prefix, identity or f"new {number}"] = row
    made = {row: values for row, values in decisions.items() if _is_decided(values)}
    return Sheet(fields, parts, made)


def _is_decided(values: Values) -> bool:
    """Whether somebody touched what was proposed for a quotation."""
    chosen, proposed = first(values, "who"), first(values, "proposed")
    return bool(first(values, "deed") or first(values, "touched") or chosen != proposed)


def _split(name: str) -> tuple[str, str, str]:
    """Return prefix, number and field of a part's value; three empty ones for the story's own."""
    prefix, dash, rest = name.partition("-")
    number, _, field = rest.partition("-")
    return (prefix, number, field) if dash and prefix in IDENTITY else ("", "", "")


def shown(form: forms.BaseForm) -> Values:
    """Return what a browser would send if this unbound form were sent untouched."""
    sent: Values = {}
    for bound in form:
        widget = getattr(bound.field.widget, "widget", bound.field.widget)
        value = bound.value()
        if isinstance(widget, forms.CheckboxInput):
            sent |= {bound.html_name: ["on"]} if value else {}
        elif isinstance(widget, forms.MultiWidget):
            for number, (part, piece) in enumerate(
                zip(widget.widgets, widget.decompress(value), strict=True)
            ):
                sent[f"{bound.html_name}_{number}"] = [str(part.format_value(piece) or "")]
        else:
            formatted = widget.format_value(value)
            many = formatted if isinstance(formatted, list) else [formatted]
            sent[bound.html_name] = ["" if entry is None else str(entry) for entry in many]
    return sent


# --- where two forms differ ----------------------------------------------------------------------


def differences(mine: Sheet, theirs: Sheet, base: Sheet) -> list[Difference]:
    """Return what reads differently, in the order of the form as it is now."""
    found: list[Difference] = []
    for name, value in mine.fields.items():
        other = theirs.fields.get(name)
        if other is not None and _plain(name, value) != _plain(name, other):
            touched = name not in base.fields or _plain(name, value) != _plain(
                name, base.fields[name]
            )
            take = MINE if touched else THEIRS
            found.append(Difference(name, "", {name: value}, {name: other}, take))
    for key in _keys(theirs, mine):
        found.extend(_part(key, mine, theirs, base))
    for row, values in mine.decisions.items():
        found.append(Difference(row, DECISION, values, None, MINE))
    if _order(mine, theirs) != _order(theirs, mine):
        moved = _order(mine, base) != _order(base, mine)
        found.append(Difference(ORDER, "", {}, {}, MINE if moved else THEIRS))
    return found


def _part(key: Key, mine: Sheet, theirs: Sheet, base: Sheet) -> Iterable[Difference]:
    here, there, before = (_standing(each, key) for each in (mine, theirs, base))
    if _read(here) == _read(there):
        return
    if key not in mine.parts and before is None and key[0] in FOUND_BY_WORDS:
        return
    touched = _read(here) != _read(before) if before is not None else key in mine.parts
    take = MINE if touched else THEIRS
    yield Difference("-".join(key), key[0], here, there, take)


def _standing(form: Sheet, key: Key) -> Values | None:
    values = form.parts.get(key)
    return None if values is None or "DELETE" in values else values


def _keys(*sheets: Sheet) -> list[Key]:
    return list(dict.fromkeys(key for each in sheets for key in each.parts))


def _order(one: Sheet, other: Sheet) -> list[Key]:
    """Return the blocks that stand in both, in the order of the first."""
    both = [
        key
        for key in one.parts
        if key[0] in BLOCKS and _standing(one, key) and _standing(other, key)
    ]
    return sorted(both, key=lambda key: _place(one.parts[key]))


def _place(values: Values) -> int:
    number = first(values, "ordering")
    return int(number[:9]) if number.isdecimal() else 0


def _content(values: Values) -> Values:
    return {name: value for name, value in values.items() if name not in BOOKKEEPING}


def _read(values: Values | None) -> dict[str, list[str]] | None:
    """Return the content of a part, comparable; empty fields are as good as none."""
    if values is None:
        return None
    read = {name: _plain(name, value) for name, value in _content(values).items()}
    return {name: value for name, value in read.items() if any(value)}


def _plain(name: str, values: list[str]) -> list[str]:
    if name in PROSE:
        return [closed_up(value) for value in values]
    return sorted(tidy(value).strip() for value in values)


def closed_up(html: str) -> str:
    """Return clean prose without the line ends between paragraphs, which editors come and go."""
    return _BETWEEN.sub(r"\1", clean(html)).strip()


def first(values: Values, name: str) -> str:
    """Return the one value of a name; "" for none."""
    return next(iter(values.get(name, [])), "")


# --- what the form started from ------------------------------------------------------------------


def from_document(document: Document) -> Sheet:
    """Return the values of a form that this Document would have filled, as far as they are text.

    Only what both name alike; what is missing here counts as touched, and so is never dropped.
    """
    names = ("kicker", "headline", "standfirst", "slug", "place", "language", "urgency")
    more = ("ai_disclosure", "search_title", "search_description", "section")
    more += ("translation_of", "related_automatic")
    fields = {name: [_text(getattr(document, name))] for name in (*names, *more)}
    fields["key_points"] = ["\n".join(document.key_points)]
    lead = document.lead or schema.Figure(id=schema.LEAD)
    fields |= {"lead_photo": [_text(lead.photo)]}
    fields |= {f"lead_{name}": [getattr(lead, name)] for name in ("caption", "alt", "credit")}
    fields["topics"] = [str(topic) for topic in document.topics]
    parts: dict[Key, Values] = {}
    for number, block in enumerate(document.blocks, 1):
        prefix, values = _block(block)
        parts[prefix, block.id] = {"part": [block.id], "ordering": [str(number * 10)]} | values
    for quotation in document.quotations:
        parts["quotations", quotation.id] = {"quote": [_text(quotation.quote)]}
    for citation in document.citations:
        names = ("words", "source", "statement", "link")
        values = {name: [_text(getattr(citation, name))] for name in names}
        parts["citations", citation.id] = values | {"read_on": [_text(citation.read_on)]}
    for words in document.not_speech:
        parts["not_speech", words.id] = {"words": [words.words]}
    for byline in document.bylines:
        parts["bylines", str(byline.author)] = {
            "author": [str(byline.author)],
            "place": [byline.place],
        }
    for other in document.related:
        parts["related", str(other)] = {"other": [str(other)]}
    return Sheet(fields, parts)


def _block(block: schema.AnyBlock) -> tuple[str, Values]:
    match block:
        case schema.Text():
            return "articles_text_set", {"html": [block.html]}
        case schema.QuoteBlock():
            return "articles_quoteblock_set", {"quote": [_text(block.quote)]}
        case schema.Figure():
            return "articles_figure_set", {
                "photo": [_text(block.photo)],
                "caption": [block.caption],
                "alt": [block.alt],
                "credit": [block.credit],
            }
        case schema.ReadAlso():
            names = ("first", "second", "third")
            chosen = [*map(str, block.stories), "", "", ""]
            return "articles_readalso_set", {
                name: [id] for name, id in zip(names, chosen, strict=False)
            }
        case schema.Update():
            return "articles_update_set", {"headline": [block.headline], "html": [block.html]}
        case schema.FactBox():
            return "articles_factbox_set", {"title": [block.title]} | _facts(block)
        case schema.Embed():
            return "articles_embed_set", {
                "link": [embeds.link(block.provider, block.media)],
                "title": [block.title],
                "caption": [block.caption],
            }
    raise TypeError(f"No form for {type(block).__name__}")


def _facts(block: schema.FactBox) -> Values:
    return {
        f"{name}_{number}": [_text(getattr(fact, name))]
        for number, fact in enumerate(block.facts, 1)
        for name in ("term", "words", "source")
    }


def _text(value: object) -> str:
    return "" if value is None else str(value)


# --- put together again --------------------------------------------------------------------------


def together(mine: Sheet, theirs: Sheet, take: Mapping[str, Side]) -> Values:
    """Return a form that holds, of each difference, the chosen side; as a browser would send it.

    Rows that are there keep their place; a part of mine that has lost its row becomes a new one.
    """
    sent = dict(theirs.fields)
    sent |= {
        name: value
        for name, value in mine.fields.items()
        if name in theirs.fields and take.get(name) == MINE
    }
    rows: dict[str, list[Values]] = {prefix: [] for prefix in IDENTITY}
    fresh: dict[str, list[Values]] = {prefix: [] for prefix in IDENTITY}
    for key in _keys(theirs, mine):
        row = _row(key, mine, theirs, take)
        if row is not None:
            (rows if key in theirs.parts else fresh)[key[0]].append(row)
    for prefix in IDENTITY:
        every = [*rows[prefix], *fresh[prefix]]
        sent[f"{prefix}-TOTAL_FORMS"] = [str(len(every))]
        sent[f"{prefix}-INITIAL_FORMS"] = [str(len(rows[prefix]))]
        for number, row in enumerate(every):
            sent |= {f"{prefix}-{number}-{name}": value for name, value in row.items()}
    for row, values in mine.decisions.items():
        if take.get(row) == MINE:
            sent |= {f"{row}-{name}": value for name, value in values.items()}
    return sent


def _row(key: Key, mine: Sheet, theirs: Sheet, take: Mapping[str, Side]) -> Values | None:
    chosen = take.get("-".join(key), THEIRS)
    here, there = mine.parts.get(key), theirs.parts.get(key)
    if there is None:
        gone = here is None or "DELETE" in here or chosen == THEIRS
        return None if gone else {**here, "id": [""]}
    row = dict(there)
    if chosen == MINE:
        row |= _content(here) if here else {}
        if here is None or "DELETE" in here:
            row["DELETE"] = ["on"]
    if here and take.get(ORDER) == MINE and "ordering" in here:
        row["ordering"] = here["ordering"]
    return row
