"""Sitemaps (sitemaps.org 0.9): an index with one map for each month, some for quotes, one for other
pages."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import NamedTuple

from articles.rendering import addresses
from articles.rendering.xml import Xml

CONTENT_TYPE = "application/xml; charset=utf-8"
NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
MOST = 50_000  # addresses in one map, by the protocol
QUOTES = 10_000  # quotes in one map, by their numbers


class Entry(NamedTuple):
    """An address on this site, and when what stands there changed, if that is known."""

    url: str
    changed: datetime | None = None


def index(entries: Iterable[Entry]) -> str:
    return _write("sitemapindex", "sitemap", entries)


def urls(entries: Iterable[Entry]) -> str:
    return _write("urlset", "url", entries)


def month(first: date) -> str:
    """Return the address of a month's map."""
    return f"/sitemaps/{first:%Y-%m}.xml"


def quotes(number: int) -> str:
    """Return the address of a map of quotes."""
    return f"/sitemaps/quotes-{number}.xml"


PAGES = "/sitemaps/pages.xml"


def _write(root: str, element: str, entries: Iterable[Entry]) -> str:
    xml = Xml()
    with xml.inside(root, NAMESPACE):
        for entry in entries:
            with xml.inside(element):
                xml.element("loc", addresses.absolute(entry.url))
                if entry.changed:
                    xml.element("lastmod", entry.changed.isoformat(timespec="seconds"))
    return xml.text()
