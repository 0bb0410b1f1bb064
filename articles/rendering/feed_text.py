"""A story's whole text as HTML that stands on its own, as feed readers and the API hand it on.

Every address is absolute, every picture has its credit and every quote who said it; boxes that
lead to other stories stay on the site.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.dateparse import parse_datetime

from articles.document import embeds, schema
from articles.document.languages import direction
from articles.models import LiveStory
from articles.publishing import house
from articles.rendering import addresses, blocks, know, markup, words
from articles.rendering.blocks import Case
from articles.rendering.pages import NONE
from articles.rendering.pictures import public

TEMPLATE = "site/feed/story.html"
# In cleaned prose attribute values are in double quotes; a path on this site, or a place on a page.
_LOCAL = re.compile(r'href="(?=[/#])')

Part = Mapping[str, Any]


def case(live: LiveStory) -> Case:
    """Return what the text of a live story is made from: no page of anybody is looked up."""
    return Case(
        document=live.document, pages=NONE, cards={}, pictures=live.pictures, address=_absolute
    )


def whole(live: LiveStory, case: Case) -> str:
    """Return all that readers get of a story, without its headline, in the story's language."""
    with house.speaking(case.document.language):
        html = render_to_string(TEMPLATE, _context(live, case))
    return _local_links(html, addresses.absolute(live.url))


def _context(live: LiveStory, case: Case) -> dict[str, Any]:
    document = case.document
    return {
        "language": document.language,
        "direction": direction(document.language),
        "standfirst": document.standfirst,
        "points": document.key_points,
        "lead": blocks.figure(case, document.lead) if document.lead else None,
        "parts": [part for block in document.blocks for part in _parts(case, block)],
        "sources": know.sources(case),
        "corrections": list(corrections(live)),
        "ai_disclosure": document.ai_disclosure,
    }


def corrections(live: LiveStory) -> Iterator[Part]:
    """Yield what was put right: its kind in words, when, and the note."""
    for entry in live.corrections:
        if at := parse_datetime(entry["at"]):
            yield {"kind": words.righted(entry["kind"]), "at": at, "note": entry["note"]}


def _parts(case: Case, block: schema.Block) -> Iterator[Part]:
    """Yield what is shown of a block."""
    show = SHOW.get(type(block))
    if show and (part := show(case, block)):
        yield part


def _text(case: Case, block: schema.Text) -> Part:
    return {"prose": markup.plain(block.html)}


def _update(case: Case, block: schema.Update) -> Part:
    return {"at": block.at, "headline": block.headline, "prose": markup.plain(block.html)}


def _figure(case: Case, block: schema.Figure) -> Part | None:
    figure = blocks.figure(case, block)
    return {"figure": figure} if figure else None


def _quote(case: Case, block: schema.QuoteBlock) -> Part | None:
    number = case.set_apart.get(block.id)
    return {"note": case.notes[number]} if number else None


def _facts(case: Case, block: schema.FactBox) -> Part:
    facts = [
        {"term": fact.term, "words": fact.words, "source": _name(case, fact.source)}
        for fact in block.facts
    ]
    return {"title": block.title, "facts": facts}


def _embed(case: Case, block: schema.Embed) -> Part | None:
    link = embeds.link(block.provider, block.media)
    return {"link": link, "title": block.title, "caption": block.caption} if link else None


#: How each kind of block is handed on; the others are not.
SHOW: Mapping[type[schema.Block], Callable[[Case, Any], Part | None]] = {
    schema.Text: _text,
    schema.Update: _update,
    schema.Figure: _figure,
    schema.QuoteBlock: _quote,
    schema.FactBox: _facts,
    schema.Embed: _embed,
}


def _name(case: Case, source: int | None) -> str:
    found = case.records.sources.get(source) if source else None
    return found.name if found else ""


def _absolute(name: str) -> str:
    return addresses.absolute(public(name))


def _local_links(html: str, page: str) -> str:
    def absolute(match: re.Match[str]) -> str:
        following = html[match.end()]
        return match.group() + (settings.SITE_URL if following == "/" else page)

    return _LOCAL.sub(absolute, html)
