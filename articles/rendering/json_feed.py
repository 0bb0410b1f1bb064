"""JSON Feed 1.1 (jsonfeed.org)."""

import json
from collections.abc import Mapping
from typing import Any

from articles.rendering.feed import By, Entry, Feed

SUFFIX = "json"
MIME = "application/feed+json"
VERSION = "https://jsonfeed.org/version/1.1"


def write(feed: Feed) -> str:
    described = {
        "version": VERSION,
        "title": feed.title,
        "description": feed.description,
        "user_comment": feed.hint,
        "home_page_url": feed.url,
        "feed_url": feed.itself(SUFFIX),
        "language": feed.language,
        "authors": [_author(feed.publisher)],
        "items": [_filled(_item(entry)) for entry in feed.entries],
    }
    return json.dumps(described, ensure_ascii=False)


def _item(entry: Entry) -> Mapping[str, Any]:
    image = entry.images[0].url if entry.images else ""
    return {
        "id": entry.id,
        "url": entry.url,
        "title": entry.title,
        "content_html": entry.html,
        "summary": entry.summary,
        "image": image,
        "date_published": entry.published.isoformat(timespec="seconds"),
        "date_modified": entry.updated.isoformat(timespec="seconds"),
        "language": entry.language,
        "authors": [_author(by) for by in entry.by],
        "tags": list(entry.tags),
        "attachments": [
            _filled(
                {
                    "url": image.url,
                    "mime_type": image.type,
                    "title": _credited(image.alt, image.credit),
                }
            )
            for image in entry.images
        ],
    }


def _credited(alt: str, credit: str) -> str:
    return " ".join(part for part in (alt, credit) if part)


def _author(by: By) -> Mapping[str, str]:
    return _filled({"name": by.name, "url": by.url})


def _filled(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value}
