"""RSS 2.0: the newest stories in full, as feed readers show them."""

import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.utils import format_datetime

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.document import schema
from articles.models import LiveStory
from articles.publishing import house
from articles.rendering import addresses, blocks, markup
from articles.rendering.blocks import Case
from articles.rendering.pages import NONE
from articles.rendering.pictures import public
from articles.rendering.xml import Xml

CONTENT_TYPE = "application/rss+xml; charset=utf-8"
NAMESPACES = {
    "version": "2.0",
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
}
# In cleaned prose attribute values are in double quotes; a path on this site, or a place on a page.
_LOCAL = re.compile(r'href="(?=[/#])')


def rss(stories: Iterable[LiveStory]) -> str:
    """Write the feed of these stories, each with its Document."""
    stories = list(stories)
    channel = Channel(
        title=house.current().title,
        description=_("The newest stories of %(site)s.") % {"site": house.current().title},
        page=addresses.FRONT,
        feed=addresses.FEED,
        changed=max((live.updated_at for live in stories), default=None),
    )
    xml = Xml()
    with channel.inside(xml):
        for live in stories:
            _item(xml, live)
    return xml.text()


@dataclass(frozen=True, kw_only=True)
class Channel:
    """What a feed says of itself. `page` is the address it is the feed of, `feed` its own."""

    title: str
    description: str
    page: str
    feed: str
    changed: datetime | None

    @contextmanager
    def inside(self, xml: Xml) -> Iterator[None]:
        """Write the feed around the items that are written in the block."""
        with xml.inside("rss", NAMESPACES), xml.inside("channel"):
            xml.element("title", self.title)
            xml.element("link", addresses.absolute(self.page))
            xml.element("description", self.description)
            xml.element("language", house.current().language)
            itself = {
                "href": addresses.absolute(self.feed),
                "rel": "self",
                "type": "application/rss+xml",
            }
            xml.element("atom:link", attributes=itself)
            if self.changed:
                xml.element("lastBuildDate", moment(self.changed))
            yield


def moment(at: datetime) -> str:
    """A moment as RSS writes it."""
    return format_datetime(at)


def body(live: LiveStory) -> str:
    """Return the whole story as HTML that stands on its own, every address absolute."""
    document = live.document
    case = Case(document=document, pages=NONE, cards={}, pictures=live.pictures, address=_absolute)
    context = {
        "standfirst": document.standfirst,
        "lead": blocks.figure(case, document.lead) if document.lead else None,
        "parts": [part for block in document.blocks if (part := _part(case, block))],
    }
    return render_to_string("site/feed/story.html", context)


def _item(xml: Xml, live: LiveStory) -> None:
    document, address = live.document, addresses.absolute(live.url)
    with xml.inside("item"):
        xml.element("title", live.headline)
        xml.element("link", address)
        xml.element("guid", f"{settings.SITE_URL}/#story-{live.pk}", {"isPermaLink": "false"})
        xml.element("pubDate", moment(live.listed_at))
        if live.byline:
            xml.element("dc:creator", live.byline)
        if live.section:
            xml.element("category", live.section.name)
        for topic in document.shared.topics:
            xml.element("category", topic.name)
        xml.element("description", live.standfirst)
        xml.element("content:encoded", _local_links(body(live), address))


def _part(case: Case, block: schema.Block) -> dict[str, object] | None:
    """What the feed shows of a block; boxes that lead to other stories stay on the site."""
    if isinstance(block, schema.Text):
        return {"prose": markup.plain(block.html)}
    if isinstance(block, schema.Update):
        return {"at": block.at, "headline": block.headline, "prose": markup.plain(block.html)}
    if isinstance(block, schema.Figure) and (figure := blocks.figure(case, block)):
        return {"figure": figure}
    if isinstance(block, schema.QuoteBlock) and block.id in case.set_apart:
        return {"note": case.notes[case.set_apart[block.id]]}
    return None


def _absolute(name: str) -> str:
    return addresses.absolute(public(name))


def _local_links(html: str, page: str) -> str:
    def absolute(match: re.Match[str]) -> str:
        following = html[match.end()]
        return match.group() + (settings.SITE_URL if following == "/" else page)

    return _LOCAL.sub(absolute, html)
