"""Sitemaps (sitemaps.org 0.9): an index; a map for each month of stories, with their pictures;
maps of quotes, people, sources, topics and authors by their numbers; one of other pages; one of the
news of two days."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from articles.models import LiveStory
from articles.publishing import house
from articles.rendering import addresses
from articles.rendering.pictures import public
from articles.rendering.xml import Xml

CONTENT_TYPE = "application/xml; charset=utf-8"
NAMESPACE = {"xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"}
IMAGES = {"xmlns:image": "http://www.google.com/schemas/sitemap-image/1.1"}
NEWS = {"xmlns:news": "http://www.google.com/schemas/sitemap-news/0.9"}
MOST = 50_000  # addresses in one map, by the protocol
MOST_NEWS = 1_000  # by Google's rules
MOST_IMAGES = 1_000  # of one page, by Google's rules
NUMBERED = 10_000  # records in one map, by their numbers
HIGHEST = 2**63 - 1  # number of a record


class Entry(NamedTuple):
    """An address on this site, when what stands there changed, if that is known, and pictures."""

    url: str
    changed: datetime | None = None
    images: tuple[str, ...] = ()


def index(entries: Iterable[Entry]) -> str:
    xml = Xml()
    with xml.inside("sitemapindex", NAMESPACE):
        for entry in entries:
            with xml.inside("sitemap"):
                _place(xml, entry)
    return xml.text()


def urls(entries: Iterable[Entry]) -> str:
    xml = Xml()
    with xml.inside("urlset", NAMESPACE | IMAGES):
        for entry in entries:
            with xml.inside("url"):
                _place(xml, entry)
                for image in entry.images[:MOST_IMAGES]:
                    with xml.inside("image:image"):
                        xml.element("image:loc", addresses.absolute(image))
    return xml.text()


def news(stories: Iterable[LiveStory]) -> str:
    """Write the map of what is new, as Google News reads it; of the front page where nothing is.

    The protocol knows no map without an address, and an address that is no news is one without
    the tags of news.
    """
    xml, found = Xml(), list(stories)
    with xml.inside("urlset", NAMESPACE | NEWS):
        if not found:
            with xml.inside("url"):
                xml.element("loc", addresses.absolute(addresses.FRONT))
        for live in found:
            with xml.inside("url"):
                xml.element("loc", addresses.absolute(live.url))
                with xml.inside("news:news"):
                    with xml.inside("news:publication"):
                        xml.element("news:name", house.current().title)
                        xml.element("news:language", _language(live.language))
                    xml.element("news:publication_date", _moment(live.first_published_at))
                    xml.element("news:title", live.headline)
    return xml.text()


def story(live: LiveStory) -> Entry:
    return Entry(live.url, live.updated_at, tuple(_images(live.pictures)))


def month(first: date) -> str:
    """Return the address of a month's map."""
    return f"/sitemaps/{first:%Y-%m}.xml"


def numbered(kind: str, number: int) -> str:
    """Return the address of a map of records of a kind; the first is number 1."""
    return f"/sitemaps/{kind}-{number}.xml"


PAGES = "/sitemaps/pages.xml"
OF_NEWS = "/sitemap-news.xml"


def _place(xml: Xml, entry: Entry) -> None:
    xml.element("loc", addresses.absolute(entry.url))
    if entry.changed:
        xml.element("lastmod", _moment(entry.changed))


def _images(pictures: Mapping[str, Any]) -> Iterable[str]:
    """The widest JPEG of each picture that a story shows."""
    for shown in pictures.values():
        if shown.get("jpeg"):
            yield public(shown["jpeg"][-1][2])


def _language(code: str) -> str:
    """As the map takes it: ISO 639, and Chinese by its script."""
    if code.lower().startswith("zh"):
        return "zh-tw" if {"hant", "tw", "hk"} & set(code.lower().split("-")) else "zh-cn"
    return code.split("-")[0]


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
