"""The card of a live story, a picture that others show where they share its link.

A card is drawn by the worker after a press, and its page is refreshed when it is there. It has a
random name in public storage and nowhere else. `LiveStory.card` names it; `card_mark` says what it
was made from, so that one which shows what was is known at once. A publication forgets such a card
in its own transaction, and what is forgotten is removed: a page without a card shows its lead
picture meanwhile.
"""

import hashlib
import logging
from datetime import datetime
from functools import partial
from typing import NamedTuple

import msgspec
from django.core.files.storage import storages
from django.db import transaction
from django.db.models import QuerySet
from django.utils import translation

from articles.document.languages import direction
from articles.document.schema import Document, Index
from articles.models import LiveStory, Photo, Rendition, Status
from articles.publishing import addresses, files, house, purge, versions
from articles.publishing.credits import credit
from articles.publishing.darkroom import bench
from articles.publishing.darkroom.orders import Card, Refused, Why

SIZE = 1200, 630
#: Changed with the look of cards, so that those which look otherwise are known as such.
LOOK = 1
#: The newest stories whose cards are looked at every hour.
LOOKED_AT = 200
AT_ONCE = 20
ENOUGH = 1200  # pixels: the width of the rendition that a card is made from
#: Refusals that say nothing of the picture: the worker tries again.
PASSING = frozenset({Why.BUSY, Why.NO_ROOM})

log = logging.getLogger("newsroom.pictures")


class Order(NamedTuple):
    """What is to be drawn. `mark` stands for all of it, the picture included."""

    card: Card
    photo: int | None
    mark: str


def draw(story_id: int, *, now: datetime) -> bool:
    """Draw the card of a live story unless it has the one that fits; return whether it got one.

    Raises darkroom's Refused when it could not be drawn now.
    """
    live = _live().filter(pk=story_id).first()
    if live is None:
        return False
    order = wanted(live, live.version.document, now)
    if order.mark == live.card_mark:
        return False
    name = _made(order)
    if _hang(story_id, name, order.mark, now):
        return bool(name)
    discard(name)  # the story changed meanwhile, or somebody else was quicker
    return False


def wanted(live: LiveStory, document: Document, now: datetime) -> Order:
    """Return what the card of a story shows at `now`; its live row need not be saved."""
    current = house.current()
    photo = _usable(live.lead_photo, now)
    language = live.language
    with translation.override(house.spoken(language, current.language)):
        card = Card(
            headline=live.headline,
            section=live.section.name if live.section else "",
            site=current.title,
            credit=_credit(document, photo),
            focus=(photo.focal_x, photo.focal_y) if photo else (0.5, 0.5),
            language=language,
            rtl=direction(language) == "rtl",
        )
    shown = photo.pk if photo else None
    mark = hashlib.sha256(msgspec.json.encode((LOOK, card, shown))).hexdigest()[:32]
    return Order(card, shown, mark)


def fits(live: LiveStory, document: Document, now: datetime) -> bool:
    """Whether the card that a story has is the one that it should have."""
    return wanted(live, document, now).mark == live.card_mark


def discard(name: str) -> None:
    """Remove a card that no live story has any more."""
    if name and not LiveStory.objects.filter(card=name).exists():
        files.remove(storages["public"], name)


def look_after(now: datetime) -> list[int]:
    """Return which of the newest stories need a card: those of which somebody changed the section,
    the picture's focal point or the name of the site."""
    return sorted(
        live.pk for live in _live()[:LOOKED_AT] if not fits(live, live.version.document, now)
    )


def drop(live: LiveStory) -> None:
    """Take away the card of a story whose picture may not be shown; whoever calls saves the row."""
    former, live.card, live.card_mark = live.card, "", ""
    if former:
        transaction.on_commit(partial(discard, former), robust=True)


def draw_some(section: int | None, below: int | None, *, now: datetime) -> int | None:
    """Draw the cards of some live stories anew, newest first; return where to go on, if anywhere.

    section  only those of this one
    below    only stories with smaller ids
    """
    stories = LiveStory.objects.filter(status=Status.LIVE).order_by("-story_id")
    if section is not None:
        stories = stories.filter(section=section)
    if below is not None:
        stories = stories.filter(pk__lt=below)
    ids = list(stories.values_list("pk", flat=True)[:AT_ONCE])
    for story_id in ids:
        try:
            draw(story_id, now=now)
        except Refused as refused:  # the others go on; the hourly look asks for this one again
            log.warning("The card of story %d was not drawn: %s", story_id, refused)
    return ids[-1] if len(ids) == AT_ONCE else None


def _live() -> QuerySet[LiveStory]:
    return LiveStory.objects.listed().select_related("version", "section")


def _usable(photo_id: int | None, now: datetime) -> Photo | None:
    """The picture that stands for a story, while we may show it."""
    if photo_id is None:
        return None
    ended = Photo.objects.ended(addresses.day(now)).values("pk")
    return Photo.objects.filter(pk=photo_id).exclude(pk__in=ended).first()


def _credit(document: Document, photo: Photo | None) -> str:
    """The credit as the story has it, where it uses the picture first."""
    figure = next((f for f in document.figures() if photo and f.photo == photo.pk), None)
    if figure is None or photo is None:
        return ""
    index = Index(document.shared)
    frozen = index.photos.get(photo.pk)
    return credit(index.credit(figure), frozen.digital_source_type if frozen else "")


def _made(order: Order) -> str:
    """Draw a card and store it; without its picture where that cannot be opened."""
    picture = _picture(order.photo)
    try:
        return _stored(order.card, picture)
    except Refused as refused:
        if picture is None or refused.why in PASSING:
            raise
        log.warning("Picture %s cannot be drawn on a card: %s", order.photo, refused)
        return _stored(order.card, None)


def _stored(card: Card, picture: bytes | None) -> str:
    with bench.drawn(card, [picture] if picture else None) as path:
        if path is None:
            return ""
        return files.put(storages["public"], files.COPIES, "jpg", files.chunks(path))


def _picture(photo_id: int | None) -> bytes | None:
    """The rendition to draw from: the smallest that is large enough."""
    jpegs = Rendition.objects.filter(photo=photo_id, format="jpeg").order_by("width")
    rows = list(jpegs) if photo_id else []
    row = next((row for row in rows if row.width >= ENOUGH), rows[-1] if rows else None)
    if row is None:
        return None
    try:
        with storages["default"].open(row.file) as file:
            return bytes(file.read())
    except FileNotFoundError:
        return None


def _hang(story_id: int, name: str, mark: str, now: datetime) -> bool:
    """Let a live story have a card, unless it should have another one by now, or has it."""
    with transaction.atomic():
        versions.lock(story_id)  # first, as a publication does
        live = _locked(story_id)
        if (
            live is None
            or live.card_mark == mark
            or wanted(live, live.version.document, now).mark != mark
        ):
            return False
        former, live.card, live.card_mark = live.card, name, mark
        _write(live, former, now)
    return True


def _locked(story_id: int) -> LiveStory | None:
    return _live().select_for_update(of=("self",)).filter(pk=story_id).first()


def _write(live: LiveStory, former: str, now: datetime) -> None:
    live.save(update_fields=["card", "card_mark"])
    if former != live.card:
        purge.refresh([f"story:{live.pk}"], now=now)
        transaction.on_commit(partial(discard, former), robust=True)
