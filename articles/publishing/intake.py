"""Taking pictures in: what people upload becomes a Photo, or a sentence that says why not.

The original goes to private storage under a name of ours. JPEG renditions are made while the
upload waits, because publishing needs them; AVIF and WebP follow in the worker.
"""

import logging
from pathlib import Path, PurePath
from typing import Any

from django.core.files import File
from django.core.files.storage import storages
from django.db import transaction
from django.utils.translation import gettext as _

from articles.document.text import gettext_noop, tidy
from articles.models import Photo, Rendition
from articles.models.photos import DigitalSourceType
from articles.publishing import files, house, tasks
from articles.publishing.darkroom import bench, orders
from articles.publishing.darkroom.orders import Developed, Embedded, Refused, Why
from articles.publishing.errors import PublishingError
from articles.publishing.renditions import EXTENSIONS, stored

log = logging.getLogger("newsroom.pictures")


class PictureRefused(PublishingError):
    """A file was not taken in; `why` is for programs, `str()` for people."""

    def __init__(self, why: Why, name: str, values: dict[str, int]) -> None:
        self.why = why
        super().__init__(_(SENTENCES[why]) % {"name": name or _("Picture"), **values})


def take_in(upload: File, *, title: str = "", photo: Photo | None = None) -> Photo:
    """Take a picture in and return its Photo, saved.

    upload  what somebody sent; only its content decides what it is
    title   working title
    photo   an unsaved Photo with the words that somebody has typed; what is embedded in the file
            fills only those that are empty

    Raises PictureRefused.
    """
    photo = photo or Photo()
    photo.title = title or photo.title
    order = orders.Order(formats=("jpeg",), language=house.current().language)
    name = _shown_name(upload)
    try:
        with bench.developed(upload.chunks(), order) as (developed, folder):
            return _keep(photo, developed, folder)
    except Refused as refused:
        raise PictureRefused(refused.why, name, refused.values) from refused
    except OSError as error:
        log.warning("A picture could not be stored: %s", error)
        raise PictureRefused(Why.NO_ROOM, name, {}) from error


def _shown_name(upload: Any) -> str:
    """Return the name that somebody's file has, fit to be repeated to them."""
    name = PurePath(str(getattr(upload, "name", "") or "").replace("\\", "/")).name
    return tidy(name).replace("\n", " ")[:80]


def _keep(photo: Photo, developed: Developed, folder: Path) -> Photo:
    """Files first, then rows: what a failure leaves behind is swept."""
    photo.width, photo.height = developed.width, developed.height
    fill(photo, developed.embedded)
    private = storages["default"]
    extension = EXTENSIONS.get(developed.kind, developed.kind)
    photo.file = files.put(
        private, files.ORIGINALS, extension, files.chunks(folder / orders.ORIGINAL)
    )
    rows = stored(developed, folder)
    with transaction.atomic():
        photo.save()
        for row in rows:
            row.photo = photo
        Rendition.objects.bulk_create(rows)
        tasks.refine.enqueue(photo.pk)
    return photo


def fill(photo: Photo, words: Embedded) -> None:
    """Fill what is empty with the words that came inside the picture, and keep all of them."""
    photo.title = photo.title or _line(words.text("headline") or words.text("title"))
    photo.caption = photo.caption or words.text("description")[:2000]
    photo.credit = photo.credit or _line(credit(words))
    photo.alt = photo.alt or words.text("altText")[:1000]
    rights = [words.text("copyrightNotice"), words.text("usageTerms")]
    photo.rights = photo.rights or "\n".join(filter(None, rights))[:1000]
    photo.digital_source_type = photo.digital_source_type or source_type(words)
    photo.metadata = {
        "fields": words.fields,
        "languages": words.languages,
        "raw": words.raw,
    }


def credit(words: Embedded) -> str:
    """Return whom to name beside the picture: as the credit line asks, else who took it."""
    return words.text("creditLine") or words.text("creator") or words.text("source")


#: IPTC's retired and narrower terms, by the nearest one that a desk chooses from.
NEAREST = {
    "compositeSynthetic": DigitalSourceType.AI_EDITED,
    "compositeCapture": DigitalSourceType.COMPOSITE,
    "digitalArt": DigitalSourceType.ART,
    "minorHumanEdits": DigitalSourceType.EDITED,
    "softwareImage": DigitalSourceType.ART,
}


def source_type(words: Embedded) -> str:
    """Return the embedded digital source type as we call it; "" for one that we do not know."""
    term = words.text("digitalSourceType").rstrip("/").rpartition("/")[2]
    return term if term in DigitalSourceType.values else NEAREST.get(term, "")


def _line(text: str) -> str:
    return " ".join(text.split())[:200]


SENTENCES = {
    Why.EMPTY: gettext_noop(
        "“%(name)s” was not taken in: it holds nothing. Choose the file again, or have it sent "
        "again."
    ),
    Why.UNKNOWN: gettext_noop(
        "“%(name)s” was not taken in: it is not a picture that we can open. Save it as JPEG, PNG, "
        "TIFF, WebP or AVIF, then upload that."
    ),
    Why.VECTOR: gettext_noop(
        "“%(name)s” was not taken in: drawings in SVG and pages can carry programs. Export it as "
        "PNG, then upload that."
    ),
    Why.HEIC: gettext_noop(
        "“%(name)s” was not taken in: it is a HEIC picture, which most readers’ browsers cannot "
        "show. Export it as JPEG, then upload that."
    ),
    Why.GIF: gettext_noop(
        "“%(name)s” was not taken in: GIF pictures have too few colours and may move. Save it as "
        "PNG or JPEG, then upload that."
    ),
    Why.PDF: gettext_noop(
        "“%(name)s” was not taken in: it is a document, not a picture. Export the page as PNG or "
        "JPEG, then upload that."
    ),
    Why.BYTES: gettext_noop(
        "“%(name)s” was not taken in: it is larger than %(megabytes)d MB. Save it as JPEG or make "
        "it smaller, then upload that."
    ),
    Why.PIXELS: gettext_noop(
        "“%(name)s” was not taken in: with %(width)d × %(height)d pixels it is too large; up to "
        "%(megapixels)d million are taken. Make it smaller, then upload that."
    ),
    Why.CUT_OFF: gettext_noop(
        "“%(name)s” was not taken in: the file ends in the middle of the picture. Upload it again, "
        "or have it sent again."
    ),
    Why.DAMAGED: gettext_noop(
        "“%(name)s” was not taken in: the file is damaged. Have it sent again, or open it in an "
        "image program and save it as JPEG, then upload that."
    ),
    Why.DEPTH: gettext_noop(
        "“%(name)s” was not taken in: its kind of colours cannot be shown on the web. Save it with "
        "8 bits a channel, then upload that."
    ),
    Why.TOO_HARD: gettext_noop(
        "“%(name)s” was not taken in: opening it takes too long or too much memory. Open it in an "
        "image program and save it as JPEG, then upload that."
    ),
    Why.BUSY: gettext_noop(
        "“%(name)s” was not taken in: too many pictures are coming in at this moment. Wait a "
        "minute, then upload it again."
    ),
    Why.NO_ROOM: gettext_noop(
        "“%(name)s” was not taken in: it could not be stored, because the server’s disk is full "
        "or cannot be written. Tell those who run the server, then upload it again."
    ),
}
