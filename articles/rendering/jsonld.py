"""A story for machines: schema.org NewsArticle as JSON inside the page.

The one module that calls JSON safe: every character that could end the element or begin markup
is written as an escape.
"""

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from articles.document import derive
from articles.document.schema import Document, Index
from articles.rendering import addresses
from articles.rendering.blocks import Figure

_ESCAPES = {ord(c): f"\\u{ord(c):04x}" for c in "<>&\u2028\u2029"}


def article(
    document: Document,
    published: datetime,
    updated: datetime | None,
    url: str,
    lead: Figure | None,
) -> SafeString:
    """Return the structured data of a story's page."""
    records = Index(document.shared)
    section = records.sections.get(document.section) if document.section else None
    data = {
        "@context": "https://schema.org",
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
        "publisher": {
            "@type": "NewsMediaOrganization",
            "name": settings.SITE_NAME,
            "url": settings.SITE_URL,
        },
    }
    return script({key: value for key, value in data.items() if value})


def script(data: Mapping[str, Any]) -> SafeString:
    """Return JSON that may stand inside a script element."""
    text = json.dumps(data, ensure_ascii=False).translate(_ESCAPES)
    return mark_safe(text)  # noqa: S308 (nothing in it can end the element)


def _moment(moment: datetime) -> str:
    return timezone.localtime(moment).isoformat(timespec="seconds")
