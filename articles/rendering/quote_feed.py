"""RSS 2.0: the newest of what a public figure said, each with its source and its story."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.models import Person
from articles.rendering import addresses
from articles.rendering.feed import Channel, moment
from articles.rendering.said import Said
from articles.rendering.xml import Xml

MOST_IN_A_TITLE = 120


def rss(person: Person, said: Sequence[Said]) -> str:
    """Write the feed of somebody's words."""
    channel = Channel(
        title=_("%(name)s: in their words") % {"name": person.name},
        description=_("What %(name)s said, each with its source.") % {"name": person.name},
        page=addresses.person(person.slug),
        feed=addresses.person_feed(person.slug),
        changed=max((quote.uses[0].at for quote in said), default=None),
    )
    xml = Xml()
    with channel.inside(xml):
        for quote in said:
            _item(xml, quote)
    return xml.text()


def _item(xml: Xml, said: Said) -> None:
    address = addresses.absolute(said.url)
    with xml.inside("item"):
        xml.element("title", shortened(said.shown))
        xml.element("link", address)
        xml.element("guid", address, {"isPermaLink": "true"})
        xml.element("pubDate", moment(said.at))
        html = render_to_string(
            "site/feed/quote.html", {"said": said, "story": addresses.absolute(said.uses[0].url)}
        )
        xml.element("description", html)


def shortened(words: str) -> str:
    """Return words as a title holds them: one line, cut between two words."""
    line = " ".join(words.split())
    if len(line) <= MOST_IN_A_TITLE:
        return line
    return line[:MOST_IN_A_TITLE].rsplit(" ", 1)[0] + "…"
