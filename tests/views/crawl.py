"""Walking the whole public site, link by link, as a reader or a robot would."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

from django.conf import settings
from django.test import Client

_ADDRESS = re.compile(r'(?:href|src)="([^"]*)"|<(?:loc|link)>([^<]*)<')
#: Where a walk begins: from here every other address can be reached.
STARTS = ["/", "/robots.txt", "/favicon.ico", "/.well-known/security.txt", "/feed.rss"]
STARTS += ["/sitemap-news.xml", "/api/ninjs/", "/api/ninjs/changes", "/api/ninjs/openapi.json"]
STARTS += ["/breaking.json", "/sitemap.xml", "/search/?q=paris", "/search/?q=", "/nowhere/"]


def walk(client: Client, *starts: str) -> Iterator[tuple[str, Any]]:
    """Yield every address of the site that can be reached, with its answer."""
    waiting = [*STARTS, *starts]
    seen = set(waiting)
    while waiting:
        address = waiting.pop()
        response = client.get(address)
        yield address, response
        for found in _links(address, response):
            if found not in seen:
                seen.add(found)
                waiting.append(found)


def _links(address: str, response: Any) -> Iterator[str]:
    if response.headers.get("Location"):
        yield response.headers["Location"]
    if "text" not in response.headers["Content-Type"] and "xml" not in response["Content-Type"]:
        return
    for match in _ADDRESS.finditer(response.content.decode()):
        link = (match[1] or match[2] or "").replace("&amp;", "&")
        link = urldefrag(urljoin(settings.SITE_URL + address, link)).url
        if link.startswith(settings.SITE_URL + "/"):
            parts = urlsplit(link)
            if not parts.path.startswith((settings.STATIC_URL, settings.MEDIA_URL)):
                yield parts.path + (f"?{parts.query}" if parts.query else "")
