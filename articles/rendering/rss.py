"""RSS 2.0, with Media RSS for pictures and their credits."""

from datetime import datetime
from email.utils import format_datetime

from articles.rendering import feed_page
from articles.rendering.feed import Entry, Feed
from articles.rendering.xml import SHEET, Xml

SUFFIX = "rss"
MIME = "application/rss+xml"
NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:media": "http://search.yahoo.com/mrss/",
}


def write(feed: Feed) -> str:
    xml = Xml(SHEET)
    with xml.inside("rss", NAMESPACES), xml.inside("channel"):
        xml.element("title", feed.title)
        xml.element("link", feed.url)
        xml.element("description", feed.description)
        xml.element("language", feed.language)
        itself = {"href": feed.itself(SUFFIX), "rel": "self", "type": MIME}
        xml.element("atom:link", attributes=itself)
        if feed.entries:
            xml.element("lastBuildDate", moment(feed.changed))
        for entry in feed.entries:
            with xml.inside("item"):
                _item(xml, entry)
        feed_page.write(xml, feed, SUFFIX)
    return xml.text()


def moment(at: datetime) -> str:
    """A moment as RSS writes it."""
    return format_datetime(at)


def _item(xml: Xml, entry: Entry) -> None:
    """`pubDate` is the first publication; when it was changed last, Atom's word says."""
    xml.element("title", entry.title)
    xml.element("link", entry.url)
    xml.element("guid", entry.id, {"isPermaLink": "false"})
    xml.element("pubDate", moment(entry.published))
    xml.element("atom:updated", entry.updated.isoformat(timespec="seconds"))
    for by in entry.by:
        xml.element("dc:creator", by.name)
    for name in entry.tags:
        xml.element("category", name)
    for image in entry.images:
        size = {"width": str(image.width), "height": str(image.height)}
        place = {"url": image.url, "medium": "image", "type": image.type}
        with xml.inside("media:content", place | size):
            xml.filled("media:description", image.caption, {"type": "plain"})
            xml.filled("media:credit", image.credit, {"role": "photographer"})
    xml.filled("description", entry.summary)
    xml.element("content:encoded", entry.html)
