"""The picture that others show where they share the link of a story."""

from typing import NamedTuple

from articles.publishing.social_cards import SIZE
from articles.rendering import addresses, pictures
from articles.rendering.blocks import Figure


class Social(NamedTuple):
    """Where it is, with scheme and host, its size, and what it shows in words."""

    url: str
    width: int
    height: int
    alt: str


def social(card: str, headline: str, lead: Figure | None) -> Social | None:
    """Return a story's card; its lead picture until there is one.

    card  its name in public storage, or ""
    """
    if card:
        return Social(addresses.absolute(pictures.public(card)), *SIZE, headline)
    if lead is None:
        return None
    picture = lead.picture
    return Social(addresses.absolute(picture.largest), *picture.largest_size, lead.alt)
