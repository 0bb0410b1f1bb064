"""Renditions and their public copies: put in place before a publication, removed after it.

A rendition's public copy is in one of three states, told by two columns:

    public_name  staged_at
    empty        empty      there is none
    a name       a moment   it is there; a publication asked for it then
    a name       empty      it is being removed; nobody may point at it any more

A publication stages outside its transaction, then asks `shown` inside it, which locks the rows.
Whoever removes locks them too, and looks only then for stories that show the picture. So either
the publication comes first and the copy stays, or the removal does and `shown` says so.
"""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from django.core.files.storage import storages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _

from articles.models import LivePhoto, Photo, Rendition
from articles.publishing import files
from articles.publishing.darkroom.orders import Developed
from articles.publishing.errors import PublishingError

#: How long a copy that no live story shows is left alone: a publication may be under way.
GRACE = timedelta(hours=1)
AT_ONCE = 200

EXTENSIONS = {"jpeg": "jpg", "webp": "webp", "avif": "avif"}


class NotStaged(Exception):
    """A public copy that a publication needs is not there; stage again, then try once more."""


class PictureLost(PublishingError):
    """A story uses a picture that we do not have any more."""


def stored(developed: Developed, folder: Path) -> list[Rendition]:
    """Store what the darkroom made, privately; return the rows, unsaved and without a photo."""
    return [
        Rendition(
            format=made.format,
            width=made.width,
            height=made.height,
            file=files.put(
                storages["default"],
                files.RENDITIONS,
                EXTENSIONS[made.format],
                files.chunks(folder / made.file),
            ),
        )
        for made in developed.renditions
    ]


def stage(photo_ids: Iterable[int], *, now: datetime) -> None:
    """Put a copy of each rendition into public storage, where nothing points at it yet.

    now  by the clock; copies that no live story shows are kept from here for GRACE

    Call it before the transaction that publishes. Raises PictureLost; PublishingError when there
    is no room.
    """
    ids = frozenset(photo_ids)
    rows = list(Rendition.objects.filter(photo__in=ids).order_by("pk"))
    _require_jpegs(ids, rows)
    _touch([row.pk for row in rows if _is_public(row)], now)
    for row in rows:
        if not _is_public(row):
            _copy(row, now)


def shown(photo_ids: Iterable[int]) -> dict[str, dict[str, Any]]:
    """Return what a page needs to show pictures, by photo id, for LiveStory.pictures.

    {"12": {"width": 1600, "height": 1067, "jpeg": [[480, 320, name], …], "webp": …, "avif": …}}
    with the largest rendition's size, widths ascending, names in public storage.

    Call it inside the transaction that publishes: it locks the rows. Raises NotStaged.
    """
    ids = frozenset(photo_ids)
    found: dict[str, dict[str, Any]] = {}
    for row in _locked(Rendition.objects.filter(photo__in=ids)):
        if not _is_public(row):
            raise NotStaged(f"Rendition {row.pk} has no public copy.")
        formats = found.setdefault(str(row.photo_id), {"jpeg": [], "webp": [], "avif": []})
        formats[row.format].append([row.width, row.height, row.public_name])
    for formats in found.values():
        for sizes in formats.values():
            sizes.sort()
        if formats["jpeg"]:
            formats["width"], formats["height"], _name = formats["jpeg"][-1]
    if any("width" not in found.get(str(id), {}) for id in ids):
        raise NotStaged("A picture has no JPEG rendition.")
    return found


def withdraw(photo_ids: Collection[int]) -> None:
    """Remove the public copies of pictures that no live story shows any more, at once.

    Call it after the transaction that took them out of what is live. What a crash leaves undone,
    the next sweep does.
    """
    _remove(_released(Q(photo__in=list(photo_ids))))


def sweep(now: datetime) -> int:
    """Remove public copies that no live story shows and no publication has asked for lately.

    Returns how many were removed.
    """
    removed = 0
    abandoned = Q(staged_at__lt=now - GRACE) | Q(staged_at=None)
    while rows := _released(abandoned):
        _remove(rows)
        removed += len(rows)
    return removed


def rows_locked(photo_id: int) -> list[Rendition]:
    """Return the renditions of a picture, locked: no publication decides on them meanwhile."""
    return _locked(Rendition.objects.filter(photo=photo_id))


# --- staging -------------------------------------------------------------------------------------


def _is_public(row: Rendition) -> bool:
    return bool(row.public_name) and row.staged_at is not None


def _locked(rows: QuerySet[Rendition]) -> list[Rendition]:
    """Lock in one order, so that two publications never wait for each other."""
    return list(rows.select_for_update(of=("self",)).order_by("pk"))


def _require_jpegs(ids: frozenset[int], rows: list[Rendition]) -> None:
    if lost := ids - {row.photo_id for row in rows if row.format == "jpeg"}:
        raise PictureLost(
            _("The picture “%(name)s” is not in our files any more. Choose another one.")
            % {"name": Photo.objects.filter(pk=min(lost)).first() or f"#{min(lost)}"}
        )


def _touch(pks: list[int], now: datetime) -> None:
    """Note that copies which are there are wanted, unless that was noted a short while ago."""
    stale = Q(staged_at__lt=now - GRACE / 2)
    with transaction.atomic():
        if rows := _locked(Rendition.objects.filter(stale, pk__in=pks)):
            Rendition.objects.filter(pk__in=[row.pk for row in rows]).update(staged_at=now)


def _copy(row: Rendition, now: datetime) -> None:
    """Copy first, then write the name down: a row never names a file that is not whole."""
    public = storages["public"]
    try:
        with storages["default"].open(row.file) as file:
            content = file.read()
    except FileNotFoundError as error:
        raise PictureLost(
            _("A file of the picture “%(name)s” is missing. Choose another one or upload it again.")
            % {"name": row.photo}
        ) from error
    try:
        name = files.put(public, files.COPIES, EXTENSIONS[row.format], [content])
    except OSError as error:
        raise PublishingError(
            _(
                "The pictures could not be put in place: the media folder is full or cannot be "
                "written. Tell those who run the server, then publish again."
            )
        ) from error
    as_read = Rendition.objects.filter(pk=row.pk, public_name=row.public_name, staged_at=None)
    if as_read.update(public_name=name, staged_at=now):
        if row.public_name:  # it was being removed; whoever did that knows the old name no more
            files.remove(public, row.public_name)
    else:  # somebody else was first
        files.remove(public, name)


# --- removing ------------------------------------------------------------------------------------


def _released(which: Q) -> list[Rendition]:
    """Mark copies that nothing live shows as being removed; return them."""
    uses = LivePhoto.objects.filter(photo=OuterRef("photo"))
    candidates = Rendition.objects.filter(which, ~Exists(uses)).exclude(public_name="")
    with transaction.atomic():
        pks = list(candidates.order_by("pk").values_list("pk", flat=True)[:AT_ONCE])
        rows = _locked(candidates.filter(pk__in=pks))
        # asked again now that the rows are locked: a publication may have been a moment quicker
        live = set(
            LivePhoto.objects.filter(photo__in={row.photo_id for row in rows}).values_list(
                "photo", flat=True
            )
        )
        free = [row for row in rows if row.photo_id not in live]
        Rendition.objects.filter(pk__in=[row.pk for row in free]).update(staged_at=None)
    return free


def _remove(rows: list[Rendition]) -> None:
    for row in rows:
        files.remove(storages["public"], row.public_name)
        Rendition.objects.filter(pk=row.pk, public_name=row.public_name, staged_at=None).update(
            public_name=""
        )
