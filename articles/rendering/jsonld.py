"""Pages for machines: a story, a quote, somebody's record in the words of schema.org, as JSON.

The one module that calls JSON safe: every character that could end the element or begin markup
is written as an escape.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.document import derive
from articles.document.schema import Document, Index
from articles.publishing import house
from articles.rendering import addresses, quotation
from articles.rendering.blocks import Figure
from articles.rendering.notes import Note
from articles.rendering.people import Record
from articles.rendering.quotation import citation
from articles.rendering.said import Said

CONTEXT = "https://schema.org"
_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def article(
    document: Document,
    published: datetime,
    updated: datetime | None,
    url: str,
    lead: Figure | None,
    notes: Iterable[Note],
) -> SafeString:
    """Return the structured data of a story's page."""
    notes = list(notes)
    records = Index(document.shared)
    section = records.sections.get(document.section) if document.section else None
    data = {
        "@context": CONTEXT,
        "@type": "NewsArticle",
        "mainEntityOfPage": url,
        "headline": document.headline,
        "description": document.search_description or derive.summary(document),
        "inLanguage": document.language,
        "datePublished": _moment(published),
        "dateModified": _moment(updated or published),
        "articleSection": section.name if section else None,
        "keywords": [topic.name for topic in document.shared.topics],
        "image": [addresses.absolute(lead.picture.largest)] if lead else [],
        "author": [
            {"@type": "Person", "name": records.authors[byline.author].name}
            for byline in document.bylines
            if byline.author in records.authors
        ],
        "publisher": _publisher(),
        "hasPart": [quotation.of_note(note, url) for note in notes if note.provenance != "cited"],
        "citation": [
            cited for note in notes if note.provenance == "cited" and (cited := citation(note))
        ],
    }
    return script({key: value for key, value in data.items() if value})


def quote(said: Said) -> SafeString:
    """Return the structured data of a quote's page."""
    return script(
        {
            "@context": CONTEXT,
            "@type": "WebPage",
            "url": addresses.absolute(said.url),
            "inLanguage": said.language,
            "publisher": _publisher(),
            "mainEntity": {
                **quotation.of_said(said),
                "datePublished": _moment(said.at),
                "isPartOf": [
                    {
                        "@type": "NewsArticle",
                        "headline": use.headline,
                        "url": addresses.absolute(use.url),
                    }
                    for use in said.uses
                ],
            },
        }
    )


def record(person: Record, said: Iterable[Said]) -> SafeString:
    """Return the structured data of a page of somebody's record."""
    figure = {
        "@type": "Person",
        "name": person.name,
        "url": addresses.absolute(person.url),
        "jobTitle": person.role,
        "affiliation": {"@type": "Organization", "name": person.organisation}
        if person.organisation
        else None,
    }
    return script(
        {
            "@context": CONTEXT,
            "@type": "ProfilePage",
            "url": person.canonical,
            "publisher": _publisher(),
            "mainEntity": {key: value for key, value in figure.items() if value},
            "hasPart": [quotation.of_said(quote) for quote in said],
        }
    )


def _publisher() -> Mapping[str, str]:
    return {
        "@type": "NewsMediaOrganization",
        "name": house.current().title,
        "url": settings.SITE_URL,
    }


def script(data: Mapping[str, Any]) -> SafeString:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 (nothing in it can end the element)


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
