"""A story in the words of schema.org: an article, or a live blog where it has updates."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from django.utils.safestring import SafeString

from articles.document import derive, prose
from articles.document.schema import Update
from articles.rendering import addresses, jsonld, quotation
from articles.rendering.blocks import Case
from articles.rendering.images import Image, images
from articles.rendering.jsonld import Described, filled, moment
from articles.rendering.quotation import citation
from articles.rendering.social import Social

#: As long as a headline may be that is made of an entry which has none.
MOST_OF_AN_ENTRY = 110


class Righted(Protocol):
    """Something that was put right, as the story's page tells it."""

    @property
    def at(self) -> datetime: ...

    @property
    def note(self) -> str: ...


@dataclass(frozen=True, kw_only=True)
class Facts:
    """What a story's page knows beside its Document. `url` and `section_url` as they are linked."""

    url: str
    published: datetime
    updated: datetime | None
    section_url: str
    card: Social | None
    corrections: Sequence[Righted]


def article(case: Case, facts: Facts) -> SafeString:
    """Return the structured data of a story's page, with the way that leads to it."""
    document, records = case.document, case.records
    section = records.sections.get(document.section) if document.section else None
    notes = list(case.notes.values())
    entries = list(_entries(case, facts))
    data = {
        "@type": "LiveBlogPosting" if entries else "NewsArticle",
        "@id": facts.url,
        "url": facts.url,
        "mainEntityOfPage": facts.url,
        "headline": document.headline,
        "description": document.search_description or derive.summary(document),
        "inLanguage": document.language,
        "datePublished": moment(facts.published),
        "dateModified": moment(facts.updated or facts.published),
        "coverageStartTime": moment(facts.published) if entries else "",
        "isAccessibleForFree": True,
        "articleSection": section.name if section else None,
        "keywords": [topic.name for topic in document.shared.topics],
        "locationCreated": {"@type": "Place", "name": document.place} if document.place else None,
        "image": list(_images(case, facts.card)),
        "author": list(_authors(case)),
        "publisher": jsonld.publisher(),
        "correction": [_correction(righted) for righted in facts.corrections],
        "hasPart": [
            quotation.of_note(note, facts.url) for note in notes if note.provenance != "cited"
        ],
        "citation": [
            cited for note in notes if note.provenance == "cited" and (cited := citation(note))
        ],
        "liveBlogUpdate": entries,
    }
    way = [(section.name if section else "", facts.section_url), (document.headline, facts.url)]
    return jsonld.graph(filled(data), jsonld.breadcrumbs(way))


def _authors(case: Case) -> Iterator[Described]:
    """Everyone whose name stands over the story, by name alone and with their page."""
    for byline in case.document.bylines:
        if author := case.records.authors.get(byline.author):
            page = addresses.absolute(case.pages.author(author.id))
            yield filled({"@type": "Person", "name": author.name, "url": page})


def _images(case: Case, card: Social | None) -> Iterator[Described]:
    """The pictures of the story; the card that its link is shared with where it has none."""
    shown = images(case)
    yield from map(_image, shown)
    if card and not shown:
        yield {
            "@type": "ImageObject",
            "url": card.url,
            "contentUrl": card.url,
            "width": card.width,
            "height": card.height,
        }


def _image(image: Image) -> Described:
    return filled(
        {
            "@type": "ImageObject",
            "url": image.url,
            "contentUrl": image.url,
            "width": image.width,
            "height": image.height,
            "caption": image.caption or image.alt,
            "creditText": image.credit,
        }
    )


def _correction(righted: Righted) -> Described:
    return {
        "@type": "CorrectionComment",
        "text": righted.note,
        "datePublished": moment(righted.at),
    }


def _entries(case: Case, facts: Facts) -> Iterator[Described]:
    """The entries of a story that is followed live, the newest first."""
    updates: Iterable[Update] = [
        block
        for block in case.document.blocks
        if isinstance(block, Update) and block.at and (block.headline or block.html)
    ]
    for update in sorted(updates, key=lambda update: update.at or facts.published, reverse=True):
        address = f"{facts.url}#{update.id}"
        yield {
            "@type": "BlogPosting",
            "@id": address,
            "url": address,
            "headline": update.headline or _beginning(update.html),
            "datePublished": moment(update.at or facts.published),
        }


def _beginning(html: str) -> str:
    text = " ".join(prose.plain(html).split())
    if len(text) <= MOST_OF_AN_ENTRY:
        return text
    return text[:MOST_OF_AN_ENTRY].rsplit(" ", 1)[0] + "…"
