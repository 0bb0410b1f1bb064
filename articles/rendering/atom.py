"""Atom (RFC 4287), with Media RSS for the credits of pictures."""

from datetime import datetime

from articles.rendering import feed_page
from articles.rendering.feed import By, Entry, Feed
from articles.rendering.xml import SHEET, Xml

SUFFIX = "atom"
MIME = "application/atom+xml"
NAMESPACES = {
    "xmlns": "http://www.w3.org/2005/Atom",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> str:
    xml = Xml(SHEET)
    with xml.inside("feed", {**NAMESPACES, "xml:lang": feed.language}):
        xml.element("id", feed.id)
        xml.element("title", feed.title)
        xml.element("subtitle", feed.description)
        xml.element("updated", _moment(feed.changed))
        xml.element("link", attributes={"rel": "alternate", "type": "text/html", "href": feed.url})
        itself = {"rel": "self", "type": MIME, "href": feed.itself(SUFFIX)}
        xml.element("link", attributes=itself)
        _author(xml, feed.publisher)
        feed_page.write(xml, feed, SUFFIX)  # whatever is not an entry stands before them
        for entry in feed.entries:
            with xml.inside("entry", {"xml:lang": entry.language}):
                _entry(xml, entry)
    return xml.text()


def _entry(xml: Xml, entry: Entry) -> None:
    xml.element("id", entry.id)
    xml.element("title", entry.title)
    xml.element("link", attributes={"rel": "alternate", "type": "text/html", "href": entry.url})
    xml.element("published", _moment(entry.published))
    xml.element("updated", _moment(entry.updated))
    for by in entry.by:
        _author(xml, by)
    for name in entry.tags:
        xml.element("category", attributes={"term": name})
    for image in entry.images:
        place = {"rel": "enclosure", "type": image.type, "href": image.url}
        xml.element("link", attributes=place | ({"title": image.alt} if image.alt else {}))
        with xml.inside("media:content", {"url": image.url, "medium": "image"}):
            xml.filled("media:description", image.caption, {"type": "plain"})
            xml.filled("media:credit", image.credit, {"role": "photographer"})
    xml.filled("summary", entry.summary)
    xml.element("content", entry.html, {"type": "html"})


def _author(xml: Xml, by: By) -> None:
    with xml.inside("author"):
        xml.element("name", by.name)
        xml.filled("uri", by.url)


def _moment(at: datetime) -> str:
    return at.isoformat(timespec="seconds")
