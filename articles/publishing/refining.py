"""AVIF and WebP, made by the worker; the pages that show the picture learn of them.

Safe to run again at any point: what is there is not made twice.
"""

from collections.abc import Iterable
from datetime import datetime

from django.core.files.storage import storages
from django.db import transaction
from django.utils import timezone

from articles.document import derive
from articles.models import LivePhoto, LiveStory, Photo, Rendition, Status
from articles.publishing import files, house, purge, renditions, versions
from articles.publishing.darkroom import bench, orders

MODERN = ("webp", "avif")
ATTEMPTS = 3


def refine(photo_id: int) -> None:
    """Make the modern renditions of a picture, then refresh what shows it."""
    photo = Photo.objects.filter(pk=photo_id).first()
    if photo is None:  # deleted meanwhile
        return
    if missing := _missing(photo.renditions.all()):
        _make(photo, missing)
    for story_id in LivePhoto.objects.filter(photo=photo_id).values_list("story", flat=True):
        show_anew(story_id, photo_id, now=timezone.now())


def show_anew(story_id: int, photo_id: int, *, now: datetime) -> None:
    """Let a live story show the renditions that a picture has by now."""
    for _attempt in range(ATTEMPTS):
        renditions.stage([photo_id], now=timezone.now())
        try:
            return _write(story_id, photo_id, now)
        except renditions.NotStaged:
            continue
    raise renditions.NotStaged(f"Picture {photo_id} could not be put in place.")


def _missing(rows: Iterable[Rendition]) -> tuple[str, ...]:
    """Return the formats that do not have every width that JPEG has."""
    widths: dict[str, set[int]] = {}
    for row in rows:
        widths.setdefault(row.format, set()).add(row.width)
    wanted = widths.get("jpeg", set())
    return tuple(name for name in MODERN if wanted - widths.get(name, set()))


def _make(photo: Photo, formats: tuple[str, ...]) -> None:
    order = orders.Order(formats=formats, language=house.current().language)
    with (
        storages["default"].open(str(photo.file.name)) as original,
        bench.developed(original.chunks(), order) as (developed, folder),
    ):
        made = renditions.stored(developed, folder)
    with transaction.atomic():
        present = {(row.format, row.width) for row in renditions.rows_locked(photo.pk)}
        surplus = [row for row in made if (row.format, row.width) in present]
        new = [row for row in made if (row.format, row.width) not in present]
        for row in new:
            row.photo = photo
        Rendition.objects.bulk_create(new)
    for row in surplus:
        files.remove(storages["default"], row.file)


def _write(story_id: int, photo_id: int, now: datetime) -> None:
    with transaction.atomic():
        versions.lock(story_id)  # first, as a publication does
        live = (
            LiveStory.objects.select_for_update(of=("self",))
            .select_related("version")
            .filter(pk=story_id, status=Status.LIVE)
            .first()
        )
        if live is None or str(photo_id) not in live.pictures:
            return
        seen = renditions.shown([photo_id])
        if live.pictures[str(photo_id)] == seen[str(photo_id)]:
            return
        live.pictures |= seen
        live.position = purge.refresh(derive.keys(live.version.document, live.pk), now=now)
        live.save(update_fields=["pictures", "position"])
