"""What a browser shows of a feed: XHTML in it, which a style sheet sets in the site's look.

Feed readers pass over elements of a namespace that they do not know. XSL would make a page of the
feed itself; browsers that still know it warn of it (decision 0167).
"""

from django.utils import timezone

from articles.document.languages import direction
from articles.publishing import house, moments
from articles.rendering.feed import Entry, Feed
from articles.rendering.xml import Xml

XHTML = "http://www.w3.org/1999/xhtml"


def write(xml: Xml, feed: Feed, suffix: str) -> None:
    """Write the page as an element of a feed."""
    spoken = house.spoken(feed.language)
    with xml.inside("div", {"xmlns": XHTML, "lang": spoken, "dir": direction(spoken)}):
        xml.element("title", feed.title)
        with xml.inside("header", {"class": "top wrap"}):
            xml.element("a", feed.publisher.name, {"class": "wordmark", "href": feed.publisher.url})
        with xml.inside("main", {"class": "wrap"}):
            _head(xml, feed, suffix)
            with xml.inside("ol"):
                for entry in feed.entries:
                    _line(xml, entry)


def _head(xml: Xml, feed: Feed, suffix: str) -> None:
    with xml.inside("header", {"class": "page"}):
        with xml.inside("h1", {"dir": "auto"}):
            xml.element("a", feed.name, {"href": feed.url})
        xml.element("p", feed.hint, {"class": "standfirst"})
        xml.element("p", feed.itself(suffix), {"class": "meta", "dir": "ltr"})


def _line(xml: Xml, entry: Entry) -> None:
    with xml.inside("li"):
        with xml.inside("h2", {"lang": entry.language, "dir": direction(entry.language)}):
            xml.element("a", entry.title, {"href": entry.url})
        if entry.summary:
            told = {"class": "sum", "lang": entry.language, "dir": direction(entry.language)}
            xml.element("p", entry.summary, told)
        with xml.inside("p", {"class": "meta"}):
            for by in entry.by:
                xml.element("bdi", by.name)
                xml.characters(" · ")
            at = timezone.localtime(entry.published)
            xml.element("time", moments.full(at), {"datetime": at.isoformat(timespec="seconds")})
