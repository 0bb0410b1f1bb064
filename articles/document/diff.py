"""What differs between two Documents: field by field, and block by block by their ids.

`words` compares two texts by words. Its work is bounded: where two long texts have little in
common it compares by lines, and where even that is too much it says that all was replaced.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from articles.document import embeds, prose, schema
from articles.document.schema import Document, Index
from articles.document.text import gettext_noop

SAME: Literal["same"] = "same"
ADDED: Literal["added"] = "added"
REMOVED: Literal["removed"] = "removed"
CHANGED: Literal["changed"] = "changed"
MOVED: Literal["moved"] = "moved"
FORMATTED: Literal["formatted"] = "formatted"

#: Pairs of words that are compared at most, once equal beginnings and ends are set aside.
MOST_PAIRS = 250_000

_WORD = re.compile(r"\s+|\w+|[^\w\s]")
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Piece(NamedTuple):
    """A stretch of text that stands in both, in the new one only, or in the old one only."""

    kind: Literal["same", "added", "removed"]
    text: str


class Change(NamedTuple):
    """One thing that differs.

    at      a field of the story, or the id of a block
    label   what it is, to be translated
    state   what happened to it; "formatted" when the words are the same and the markup is not
    """

    at: str
    label: str
    state: Literal["added", "removed", "changed", "moved", "formatted"]
    pieces: tuple[Piece, ...]


def words(old: str, new: str) -> tuple[Piece, ...]:
    """Return the new text word by word, with what was removed where it stood."""
    return tuple(together(_compare(old, new, (_WORD, _LINE))))


def _compare(old: str, new: str, cuts: tuple[re.Pattern[str], ...]) -> Iterator[Piece]:
    """Compare by the finest cut that is affordable."""
    if old == new:
        yield Piece(SAME, new)
        return
    if not cuts:
        yield Piece(REMOVED, old)
        yield Piece(ADDED, new)
        return
    before, after = cuts[0].findall(old), cuts[0].findall(new)
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    stop_before, stop_after = len(before) - end, len(after) - end
    yield Piece(SAME, "".join(after[:start]))
    middle_before, middle_after = before[start:stop_before], after[start:stop_after]
    if len(middle_before) * len(middle_after) > MOST_PAIRS:
        yield from _compare("".join(middle_before), "".join(middle_after), cuts[1:])
    else:
        yield from _matched(middle_before, middle_after)
    yield Piece(SAME, "".join(after[stop_after:]))


def _shared(one: list[str], other: list[str]) -> int:
    """Return how many entries two lists have in common from their beginning."""
    count = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        count += 1
    return count


def _matched(before: list[str], after: list[str]) -> Iterator[Piece]:
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    for kind, i, j, k, m in matcher.get_opcodes():
        if kind == "equal":
            yield Piece(SAME, "".join(after[k:m]))
        else:
            yield Piece(REMOVED, "".join(before[i:j]))
            yield Piece(ADDED, "".join(after[k:m]))


def together(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Leave out what is empty, and take neighbours of one kind together."""
    last: Piece | None = None
    for piece in pieces:
        if not piece.text:
            continue
        if last and last.kind == piece.kind:
            last = Piece(last.kind, last.text + piece.text)
            continue
        if last:
            yield last
        last = piece
    if last:
        yield last


# --- two Documents -------------------------------------------------------------------------------


LABELS: Mapping[str, str] = {
    "section": gettext_noop("Section"),
    "kicker": gettext_noop("Kicker"),
    "headline": gettext_noop("Headline"),
    "standfirst": gettext_noop("Standfirst"),
    "key_points": gettext_noop("Key points"),
    "bylines": gettext_noop("Bylines"),
    "place": gettext_noop("Dateline place"),
    "language": gettext_noop("Language"),
    "lead": gettext_noop("Lead photo"),
    "topics": gettext_noop("Topics"),
    "related": gettext_noop("Related stories"),
    "related_automatic": gettext_noop("Related stories found by what they share"),
    "translation_of": gettext_noop("Translation of"),
    "breaking_until": gettext_noop("Breaking until"),
    "ai_disclosure": gettext_noop("Use of AI"),
    "search_title": gettext_noop("Headline for search and social"),
    "search_description": gettext_noop("Description for search and social"),
    "slug": gettext_noop("Slug"),
    "notice": gettext_noop("Notice"),
}
KINDS: Mapping[type, str] = {
    schema.Text: gettext_noop("Text"),
    schema.QuoteBlock: gettext_noop("Quote set apart"),
    schema.Figure: gettext_noop("Picture"),
    schema.ReadAlso: gettext_noop("Read also"),
    schema.Update: gettext_noop("Update"),
    schema.FactBox: gettext_noop("Fact box"),
    schema.Embed: gettext_noop("Embed"),
}
QUOTATION = gettext_noop("Quotation in the text")
CITATION = gettext_noop("Citation")
OPTED_OUT = gettext_noop("None")
NO_TITLES: Mapping[int, str] = {}


class Part(NamedTuple):
    """A part of a story as words; `form` tells apart what the words do not."""

    label: str
    text: str
    form: str = ""


def changes(old: Document, new: Document, *, titles: Mapping[int, str] = NO_TITLES) -> list[Change]:
    """Return what readers will see differ, in the order of the page.

    titles  headlines of the stories that either points at, by id
    """
    before, after = _fields(old, titles), _fields(new, titles)
    found = [
        Change(name, LABELS[name], CHANGED, words(before[name], after[name]))
        for name in LABELS
        if before[name] != after[name]
    ]
    return found + list(_parts(_body(old, titles), _body(new, titles)))


def _parts(before: Mapping[str, Part], after: Mapping[str, Part]) -> Iterator[Change]:
    moved = _moved([id for id in before if id in after], [id for id in after if id in before])
    for id, part in after.items():
        earlier = before.get(id)
        if earlier is None:
            yield Change(id, part.label, ADDED, (Piece(ADDED, part.text),))
        elif earlier.text != part.text:
            yield Change(id, part.label, CHANGED, words(earlier.text, part.text))
        elif earlier.form != part.form:
            yield Change(id, part.label, FORMATTED, (Piece(SAME, part.text),))
        elif id in moved:
            yield Change(id, part.label, MOVED, (Piece(SAME, part.text),))
    for id, part in before.items():
        if id not in after:
            yield Change(id, part.label, REMOVED, (Piece(REMOVED, part.text),))


def _moved(before: list[str], after: list[str]) -> set[str]:
    """Return the ids that were carried to another place, as few as explain the new order."""
    start = _shared(before, after)
    end = _shared(before[start:][::-1], after[start:][::-1])
    one, other = before[start : len(before) - end], after[start : len(after) - end]
    kept: set[str] = set()
    for match in SequenceMatcher(None, one, other, autojunk=False).get_matching_blocks():
        kept.update(one[match.a : match.a + match.size])
    return set(other) - kept


def _fields(document: Document, titles: Mapping[int, str]) -> dict[str, str]:
    index = Index(document.shared)
    section = index.sections.get(document.section) if document.section is not None else None
    names = {id: author.name for id, author in index.authors.items()}
    bylines = [f"{names.get(b.author, b.author)} {b.place}".strip() for b in document.bylines]
    topics = [index.topics[id].name for id in document.topics if id in index.topics]
    breaking = document.breaking_until
    plain = {name: getattr(document, name) for name in LABELS if name in _PLAIN}
    return plain | {
        "section": section.name if section else "",
        "bylines": ", ".join(bylines),
        "lead": _figure(document.lead, index) if document.lead else "",
        "topics": ", ".join(topics),
        "key_points": "\n".join(document.key_points),
        "related": "\n".join(_titles(document.related, titles)),
        "related_automatic": "" if document.related_automatic else OPTED_OUT,
        "translation_of": "\n".join(_titles(_one(document.translation_of), titles)),
        "breaking_until": f"{breaking:%Y-%m-%d %H:%M} UTC" if breaking else "",
        "notice": document.notice.text or document.notice.kind if document.notice else "",
    }


_PLAIN = frozenset(
    {
        "kicker",
        "headline",
        "standfirst",
        "place",
        "language",
        "ai_disclosure",
        "search_title",
        "search_description",
        "slug",
    }
)


def _body(document: Document, titles: Mapping[int, str]) -> dict[str, Part]:
    index = Index(document.shared)
    parts = {block.id: _block(block, index, titles) for block in document.blocks}
    for quotation in document.quotations:
        parts[quotation.id] = Part(QUOTATION, _quote(quotation.quote, index))
    for citation in document.citations:
        source = index.sources.get(citation.source) if citation.source is not None else None
        told = [citation.words, source.name if source else "", citation.statement]
        text = " · ".join(filter(None, told))
        parts[citation.id] = Part(CITATION, text, f"{citation.link} {citation.read_on}")
    return parts


def _block(block: schema.AnyBlock, index: Index, titles: Mapping[int, str]) -> Part:
    label = KINDS[type(block)]
    match block:
        case schema.Text():
            return Part(label, prose.plain(block.html), block.html)
        case schema.QuoteBlock():
            return Part(label, _quote(block.quote, index))
        case schema.Figure():
            return Part(label, _figure(block, index), f"{block.photo}")
        case schema.ReadAlso():
            return Part(label, "\n".join(_titles(block.stories, titles)))
        case schema.Update():
            when = f"{block.at:%Y-%m-%d %H:%M} UTC" if block.at else ""
            text = "\n".join(filter(None, [when, block.headline, prose.plain(block.html)]))
            return Part(label, text, block.html)
        case schema.FactBox():
            facts = [_fact(fact, index) for fact in block.facts]
            return Part(label, "\n".join(filter(None, [block.title, *facts])))
        case schema.Embed():
            texts = [block.title, block.caption, embeds.link(block.provider, block.media)]
            return Part(label, "\n".join(filter(None, texts)))
    raise TypeError(f"No words for {type(block).__name__}")


def _quote(id: int | None, index: Index) -> str:
    quote = index.quotes.get(id) if id is not None else None
    if quote is None:
        return ""
    source = index.sources.get(quote.source) if quote.source is not None else None
    said = [index.attribution(quote), quote.role, quote.occasion, source.name if source else ""]
    return "\n".join(filter(None, [f"“{quote.words}”", " · ".join(filter(None, said))]))


def _fact(fact: schema.Fact, index: Index) -> str:
    source = index.sources.get(fact.source) if fact.source is not None else None
    told = [fact.term, fact.words, source.name if source else ""]
    return " · ".join(filter(None, told))


def _figure(figure: schema.Figure, index: Index) -> str:
    texts = [index.caption(figure), index.credit(figure), index.alt(figure)]
    return "\n".join(filter(None, texts))


def _one(id: int | None) -> tuple[int, ...]:
    return () if id is None else (id,)


def _titles(ids: Iterable[int], titles: Mapping[int, str]) -> list[str]:
    return [titles.get(id, f"{id}") for id in ids]
