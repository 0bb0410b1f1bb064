"""An article from elsewhere becomes a working copy: rows and a first Version, in one transaction.

Quotations are not attributed here: they are found in the saved text and wait in the Quotes panel.
A READ ALSO line is filled in where it clearly means one of our stories, and waits otherwise.
"""

import re
from datetime import date, datetime
from typing import NamedTuple
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import User
from django.db import transaction

from articles.document.incoming import Incoming, Left, Piece
from articles.document.text import gettext_noop
from articles.models import Figure, LiveStory, ReadAlso, Section, Stage, Story, Text, Version
from articles.publishing import versions

_ADDRESS = re.compile(r"^/(\d{4})/(\d\d)/(\d\d)/([a-z0-9-]{1,100})/?$")


class Imported(NamedTuple):
    """A story that was made of an article.

    pictures, read_also  how many blocks of each wait to be filled
    left                 words that stand nowhere in it, with why
    """

    story: Story
    version: Version
    pictures: int
    read_also: int
    left: tuple[Left, ...]


def draft(
    incoming: Incoming,
    *,
    by: User | None,
    language: str,
    section: Section | None,
    now: datetime,
) -> Imported:
    """Make a working copy of an article, in stage Writing."""
    lead = incoming.lead or Piece("figure")
    with transaction.atomic():
        story = Story.objects.create(
            kicker=incoming.kicker,
            headline=incoming.headline,
            standfirst=incoming.standfirst,
            language=language,
            section=section,
            stage=Stage.WRITING,
            created_by=by,
            lead_caption=lead.caption,
            lead_credit=lead.credit,
        )
        for number, piece in enumerate(incoming.pieces, 1):
            _block(story, piece, number * 10)
        version = versions.save(versions.lock(story.pk), by=by, now=now)
        unfilled = ReadAlso.objects.filter(parent=story, first=None).count()
    pictures = sum(piece.kind == "figure" for piece in incoming.pieces) + bool(incoming.lead)
    hints = [left for piece in (lead, *incoming.pieces) if (left := unplaced(piece))]
    return Imported(story, version, pictures, unfilled, (*hints, *incoming.left))


def _block(story: Story, piece: Piece, ordering: int) -> None:
    at = {"parent": story, "region": "main", "ordering": ordering}
    if piece.kind == "figure":
        Figure.objects.create(caption=piece.caption, credit=piece.credit, **at)
    elif piece.kind == "read-also":
        ReadAlso.objects.create(first_id=meant(piece), **at)
    else:
        Text.objects.create(html=piece.html, **at)


def unplaced(piece: Piece) -> Left | None:
    """The words of a piece that have no place in its block, and what to do with them."""
    if not piece.hint:
        return None
    if piece.kind == "figure":
        return Left(piece.hint, gettext_noop("The name of a picture: look for it."))
    if meant(piece) is None:
        return Left(piece.hint, gettext_noop("No story of ours is clearly meant: choose one."))
    return None


def meant(piece: Piece) -> int | None:
    """Return the live story that a READ ALSO line means, by its address or its exact headline."""
    if found := _ADDRESS.match(_path(piece.link)):
        *day, slug = found.groups()
        try:
            live = LiveStory.objects.listed().filter(date=date(*map(int, day)), slug=slug)
        except ValueError:  # there is no such day
            return None
        return live.values_list("story_id", flat=True).first()
    words = " ".join(piece.hint.split())
    if not words:
        return None
    named = LiveStory.objects.listed().filter(headline__iexact=words)
    same = list(named.values_list("story_id", flat=True)[:2])
    return same[0] if len(same) == 1 else None


def _path(link: str) -> str:
    """The path of a link to this site; "" for any other."""
    parts = urlsplit(link)
    ours = urlsplit(settings.SITE_URL).netloc
    return parts.path if parts.netloc == ours else ""
