"""The feed of a public figure: the newest of what they said, each with its source and its story."""

from collections.abc import Sequence

from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from articles.models import Person
from articles.rendering import addresses
from articles.rendering.feed import By, Entry, Feed
from articles.rendering.said import Said

MOST_IN_A_TITLE = 120


def of_person(person: Person, said: Sequence[Said]) -> Feed:
    """Return the feed of somebody's words."""
    return Feed(
        name=person.name,
        title=_("%(name)s: in their words") % {"name": person.name},
        description=_("What %(name)s said, each with its source.") % {"name": person.name},
        page=addresses.person(person.slug),
        entries=tuple(_entry(quote) for quote in said),
    )


def _entry(said: Said) -> Entry:
    address = addresses.absolute(said.url)  # of a number, so it is a name for ever
    story = addresses.absolute(said.uses[0].url)
    return Entry(
        id=address,
        url=address,
        title=shortened(said.shown),
        language=said.language,
        published=said.at,
        updated=said.at,
        summary=said.shown,
        html=render_to_string("site/feed/quote.html", {"said": said, "story": story}),
        by=(By(said.who, addresses.absolute(said.who_url)),),
    )


def shortened(words: str) -> str:
    """Return words as a title holds them: one line, cut between two words."""
    line = " ".join(words.split())
    if len(line) <= MOST_IN_A_TITLE:
        return line
    return line[:MOST_IN_A_TITLE].rsplit(" ", 1)[0] + "…"
